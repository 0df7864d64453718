//! What the entries say.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::stored::StoredEntry;
use crate::domain::{Denial, Plan, Subject};
use crate::job::{Span, Standing, TargetResult, Verdict};

/// What an entry tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A plan is about to be carried out.
    Intent,
    /// A call is about to go out.
    Call,
    /// A call is over.
    Result,
    /// What reading back told.
    Settled,
    /// Another program took an intent over that was left open.
    Resumed,
    /// The plan is over.
    End,
    /// The policy stopped a plan.
    Denied,
    /// The content of old entries is taken away.
    Prune,
    /// What is left of such an entry: number, links and hash.
    Pruned,
    /// A request written by hand is about to go out.
    Raw,
    /// It is over.
    RawResult,
}

impl Kind {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Intent => "intent",
            Self::Call => "call",
            Self::Result => "result",
            Self::Settled => "settled",
            Self::Resumed => "resumed",
            Self::End => "end",
            Self::Denied => "denied",
            Self::Prune => "prune",
            Self::Pruned => "pruned",
            Self::Raw => "raw",
            Self::RawResult => "raw-result",
        }
    }
}

/// An entry exactly as stored, for exports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RawEntry {
    /// From 1.
    pub number: u64,
    /// Unix milliseconds.
    pub time: i64,
    /// See [`Kind::code`].
    pub kind: String,
    /// Exact, uncleaned.
    pub operator: String,
    /// Exact, uncleaned.
    pub profile: String,
    /// JSON as it was hashed; parsing and writing it again may change it.
    pub body: String,
    /// How it was hashed, see the module's page.
    pub format: i64,
    /// Of the entry before.
    pub prev_hash: String,
    /// Of this one.
    pub hash: String,
}

impl RawEntry {
    /// The same, as it is while it is being read.
    pub fn stored(&self) -> StoredEntry<'_> {
        StoredEntry {
            number: self.number,
            time: self.time,
            kind: (&self.kind).into(),
            operator: (&self.operator).into(),
            profile: (&self.profile).into(),
            body: (&self.body).into(),
            format: self.format,
            prev_hash: (&self.prev_hash).into(),
            hash: (&self.hash).into(),
        }
    }
}

impl From<&StoredEntry<'_>> for RawEntry {
    fn from(entry: &StoredEntry<'_>) -> Self {
        let owned = |text: &str| text.to_owned();
        Self {
            number: entry.number,
            time: entry.time,
            kind: owned(&entry.kind),
            operator: owned(&entry.operator),
            profile: owned(&entry.profile),
            body: owned(&entry.body),
            format: entry.format,
            prev_hash: owned(&entry.prev_hash),
            hash: owned(&entry.hash),
        }
    }
}

/// Body of [`Kind::Intent`] and [`Kind::Denied`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct IntentBody {
    /// The action's code, so that a reader need not know the shapes of all actions.
    pub(super) action: String,
    /// Tells whether its console still runs.
    pub(super) session: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) denial: Option<Denial>,
    pub(super) plan: Plan,
}

/// Body of [`Kind::Call`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct CallBody {
    pub(super) intent: u64,
    pub(super) batch: usize,
    pub(super) subjects: Vec<Subject>,
    pub(super) request: Value,
}

/// Body of [`Kind::Result`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ResultBody {
    pub(super) intent: u64,
    pub(super) call: u64,
    /// 0, or the first that is not.
    pub(super) code: i64,
    pub(super) took_ms: u64,
    pub(super) results: Vec<TargetResult>,
}

/// Body of [`Kind::Resumed`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ResumedBody {
    pub(super) intent: u64,
    /// Tells whether the program that took the intent over still runs.
    pub(super) session: String,
    /// Targets that are gone on with; nothing while it is only settled.
    pub(super) targets: usize,
}

/// Body of [`Kind::Settled`] and [`Kind::End`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ClosingBody {
    pub(super) intent: u64,
    pub(super) standing: Standing,
    pub(super) counts: Counts,
    pub(super) results: Vec<TargetResult>,
}

#[derive(Debug, Default, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Counts {
    pub(super) done: usize,
    pub(super) failed: usize,
    pub(super) unknown: usize,
    pub(super) not_started: usize,
}

impl Counts {
    pub(super) fn of(results: &[TargetResult]) -> Self {
        results.iter().fold(Self::default(), |mut counts, result| {
            match result.verdict {
                Verdict::Done => counts.done += 1,
                Verdict::Failed(_) => counts.failed += 1,
                Verdict::Unknown(_) => counts.unknown += 1,
                Verdict::NotStarted => counts.not_started += 1,
            }
            counts
        })
    }

    pub(super) fn standing(self) -> Standing {
        if self.unknown > 0 {
            Standing::Unknown
        } else if self.failed + self.not_started == 0 {
            Standing::Done
        } else if self.done > 0 {
            Standing::Partly
        } else {
            Standing::Failed
        }
    }
}

impl ClosingBody {
    pub(super) fn new(intent: u64, results: &[TargetResult]) -> Self {
        let counts = Counts::of(results);
        Self { intent, standing: counts.standing(), counts, results: results.to_vec() }
    }
}

impl ResultBody {
    pub(super) fn code_of(results: &[TargetResult]) -> i64 {
        results
            .iter()
            .find_map(|result| match &result.verdict {
                Verdict::Failed(fault) | Verdict::Unknown(fault) => fault.code,
                Verdict::Done | Verdict::NotStarted => None,
            })
            .unwrap_or(0)
    }
}

/// Body of [`Kind::Prune`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PruneBody {
    /// Entries before this were pruned, Unix milliseconds.
    pub(super) before: i64,
    /// Which: first and last of each run.
    pub(super) spans: Vec<(u64, u64)>,
    pub(super) entries: u64,
    pub(super) actions: u64,
    pub(super) reason: String,
    /// SHA-256 over the hashes of these entries, in their order.
    pub(super) seal: String,
}

/// A recorded pruning.
#[derive(Debug, Clone)]
pub(super) struct Pruning {
    /// Number of its entry.
    pub(super) entry: u64,
    pub(super) spans: Vec<Span>,
    pub(super) seal: String,
}

impl Pruning {
    pub(super) fn new(entry: u64, body: PruneBody) -> Self {
        let spans = body.spans.into_iter().map(|(first, last)| Span { first, last }).collect();
        Self { entry, spans, seal: body.seal }
    }

    /// Whether it took this entry's content. What it says of later ones cannot be.
    pub(super) fn covers(&self, number: u64) -> bool {
        let at = self.spans.partition_point(|span| span.last < number);
        number < self.entry && self.spans.get(at).is_some_and(|span| span.first <= number)
    }
}

/// What is known of a plan's targets from the entries after its intent.
#[derive(Debug, Default)]
pub(super) struct Trail {
    known: HashMap<Subject, TargetResult>,
    /// Sent, without a result that says yes or no; with the number of the call.
    sent: HashMap<Subject, u64>,
}

impl Trail {
    pub(super) fn sent(&mut self, number: u64, subjects: Vec<Subject>) {
        for subject in subjects {
            // What an earlier call brought says nothing about this one.
            self.known.remove(&subject);
            self.sent.insert(subject, number);
        }
    }

    pub(super) fn results(&mut self, results: Vec<TargetResult>) {
        for result in results {
            if !matches!(result.verdict, Verdict::Unknown(_)) {
                self.sent.remove(&result.subject);
                self.known.insert(result.subject.clone(), result);
            }
        }
    }

    /// In the order of the plan.
    pub(super) fn split(mut self, plan: &Plan) -> (Vec<TargetResult>, Vec<(u64, Subject)>) {
        let mut known = Vec::new();
        let mut in_flight = Vec::new();
        for target in &plan.targets {
            if let Some(result) = self.known.remove(&target.subject) {
                known.push(result);
            } else if let Some(call) = self.sent.remove(&target.subject) {
                in_flight.push((call, target.subject.clone()));
            }
        }
        (known, in_flight)
    }
}
