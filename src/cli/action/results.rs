//! What became of each target: a row on standard output, and a summary of all on standard error.

use std::io;

use serde_json::{Value, json};

use super::parts::Part;
use super::{json, words};
use crate::cli::args::OutputKind;
use crate::cli::rows::Rows;
use crate::cli::status;
use crate::domain::{ActionKind, Denial, GroupId, Plan, Refused, Subject};
use crate::i18n::{Arg, Phrase, Texts, grouped};
use crate::job::{Ending, Fault, FaultKind, Verdict};

const COLUMNS: [&str; 7] = ["group", "action", "target", "result", "code", "journal", "detail"];

/// How many ended how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) done: usize,
    pub(super) failed: usize,
    pub(super) unknown: usize,
    pub(super) not_started: usize,
    /// By the policy.
    pub(super) refused: usize,
}

impl Counts {
    /// The exit status. `stopped`: by a signal.
    pub(super) fn status(&self, stopped: bool) -> u8 {
        if self.unknown > 0 {
            status::UNKNOWN
        } else if self.failed + self.not_started + self.refused == 0 && self.done > 0 {
            status::DONE
        } else if self.done > 0 || stopped {
            status::PARTLY
        } else if self.failed > 0 {
            status::FAILED
        } else {
            status::REFUSED
        }
    }
}

/// Takes results as they come.
pub(super) struct Results<'a> {
    texts: &'a Texts,
    kind: ActionKind,
    rows: Rows,
    counts: Counts,
    entries: Vec<u64>,
    fault: Option<io::Error>,
}

/// One row.
struct Row<'a> {
    group: &'a GroupId,
    subject: &'a Subject,
    /// Ends the key of the word; the word itself in JSON.
    verdict: &'static str,
    /// Of the service.
    code: Option<i64>,
    /// A word that is never translated.
    why: Value,
    detail: Option<Phrase>,
    entry: Option<u64>,
}

impl<'a> Results<'a> {
    pub(super) fn new(kind: ActionKind, output: Option<OutputKind>, texts: &'a Texts) -> Self {
        let rows = Rows::new(output, &COLUMNS, texts);
        Self { texts, kind, rows, counts: Counts::default(), entries: Vec::new(), fault: None }
    }

    /// The results of a plan that was carried out, and those whom the policy had left out.
    pub(super) fn ending(&mut self, plan: &Plan, ending: &Ending) {
        self.entries.extend(ending.entry);
        self.kind = plan.action.kind();
        for result in &ending.results {
            if let Some(why) = denied(&result.verdict) {
                self.refusal(&plan.group, &result.subject, &why, ending.entry);
                continue;
            }
            let (verdict, fault) = match &result.verdict {
                Verdict::Done => ("done", None),
                Verdict::Failed(fault) => ("failed", Some(fault)),
                Verdict::Unknown(fault) => ("unknown", Some(fault)),
                Verdict::NotStarted => ("not_started", None),
            };
            let count = match &result.verdict {
                Verdict::Done => &mut self.counts.done,
                Verdict::Failed(_) => &mut self.counts.failed,
                Verdict::Unknown(_) => &mut self.counts.unknown,
                Verdict::NotStarted => &mut self.counts.not_started,
            };
            *count += 1;
            self.row(&Row {
                code: fault.map_or((verdict == "done").then_some(0), |fault| fault.code),
                why: fault.map_or(Value::Null, |fault| json::fault_code(fault.kind)),
                detail: fault.map(Phrase::from),
                ..Row::of(&plan.group, &result.subject, verdict, ending.entry)
            });
        }
        self.refused(&plan.group, &plan.refused);
    }

    /// Groups in which nothing could be done.
    pub(super) fn part(&mut self, part: &Part) {
        match part {
            Part::Planned(_) => {}
            Part::Refused { group, targets, .. } => self.refused(group, targets),
            Part::Unread { group, targets, fault } => {
                for target in targets {
                    self.counts.failed += 1;
                    self.row(&Row {
                        code: fault.code,
                        why: json::fault_code(fault.kind),
                        detail: Some(Phrase::from(fault)),
                        ..Row::of(group, &target.subject, "failed", None)
                    });
                }
            }
        }
    }

    /// So many targets of an action that cannot be taken back.
    pub(super) fn cannot(&mut self, targets: usize) {
        self.counts.refused += targets.max(1);
    }

    pub(super) fn refused(&mut self, group: &GroupId, refused: &[Refused]) {
        for Refused { target, why } in refused {
            self.refusal(group, &target.subject, why, None);
        }
    }

    fn refusal(&mut self, group: &GroupId, subject: &Subject, why: &Denial, entry: Option<u64>) {
        self.counts.refused += 1;
        self.row(&Row {
            code: json::code_of(why),
            why: json::denial_code(why),
            detail: Some(words::denial(why, self.texts)),
            ..Row::of(group, subject, "not_started", entry)
        });
    }

    fn row(&mut self, row: &Row<'_>) {
        let (texts, kind) = (self.texts, self.kind);
        let detail = row.detail.as_ref().map(|detail| texts.say(detail).into_string()).unwrap_or_default();
        let object = || {
            json!({
                "group": row.group.raw(),
                "action": kind.code(),
                "target": json::target(row.subject, row.group),
                "verdict": row.verdict,
                "code": row.code,
                "why": row.why,
                "detail": detail,
                "journal": row.entry,
            })
        };
        let cells = || {
            vec![
                row.group.safe().to_string(),
                texts.get(&format!("action-{}", kind.code())).into_string(),
                words::subject(row.subject, texts),
                texts.get(&format!("verdict-{}", row.verdict.replace('_', "-"))).into_string(),
                row.code.map(|code| code.to_string()).unwrap_or_default(),
                row.entry.map(|entry| format!("#{entry}")).unwrap_or_default(),
                detail.clone(),
            ]
        };
        if let Err(error) = self.rows.row(object, cells) {
            // Nobody learns the results here, but the action goes on and the journal has them.
            self.fault.get_or_insert(error);
        }
    }

    /// Writes what is not written yet. The counts, and a line that tells them.
    pub(super) fn finish(self) -> io::Result<(Counts, Phrase)> {
        let action = format!("action-{}", self.kind.code());
        self.finish_as(action)
    }

    /// The same, with this key as the name of the whole.
    pub(super) fn finish_as(self, action: String) -> io::Result<(Counts, Phrase)> {
        let summary = summary(action, &self.counts, &self.entries);
        self.rows.finish()?;
        match self.fault {
            Some(error) => Err(error),
            None => Ok((self.counts, summary)),
        }
    }
}

/// What the worker refused right before the call: nothing was sent.
fn denied(verdict: &Verdict) -> Option<Denial> {
    match verdict {
        Verdict::Failed(fault) if fault.kind == FaultKind::Denied => {
            serde_json::from_str(fault.detail.as_str()).ok()
        }
        _ => None,
    }
}

impl<'a> Row<'a> {
    fn of(group: &'a GroupId, subject: &'a Subject, verdict: &'static str, entry: Option<u64>) -> Self {
        Self { group, subject, verdict, code: None, why: Value::Null, detail: None, entry }
    }
}

fn summary(action: String, counts: &Counts, entries: &[u64]) -> Phrase {
    let parts = [
        ("results-done", counts.done),
        ("results-failed", counts.failed),
        ("results-unknown", counts.unknown),
        ("results-not-started", counts.not_started),
        ("cli-results-refused", counts.refused),
    ];
    let said = parts.into_iter().filter(|(key, count)| *count > 0 || *key == "results-done");
    let said = said.map(|(key, count)| Phrase::new(key).with("n", grouped(count)));
    let said = said.reduce(|before, next| Phrase::new("cli-and").with("before", before).with("next", next));
    let entries = match entries {
        [] => Phrase::new("notice-no-entry"),
        [entry] => Phrase::new("notice-entry").with("entry", *entry),
        [first, .., last] => Phrase::new("cli-entries").with("first", *first).with("last", *last),
    };
    Phrase::new("cli-summary")
        .with("action", Arg::Key(action))
        .with("counts", said.unwrap_or_else(|| Phrase::new("results-done").with("n", 0_u32)))
        .with("entry", entries)
}

/// Of what is unknown: the first fault, to be told in words.
pub(super) fn first_fault(endings: &[Ending]) -> Option<&Fault> {
    endings.iter().find_map(Ending::first_fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_tells_the_worst() {
        let counts = |done, failed, unknown, not_started, refused| Counts {
            done,
            failed,
            unknown,
            not_started,
            refused,
        };
        for (counts, stopped, expected) in [
            (counts(2, 0, 0, 0, 0), false, 0),
            (counts(0, 2, 0, 0, 0), false, 1),
            (counts(0, 1, 0, 3, 0), false, 1),
            (counts(1, 1, 0, 0, 0), false, 3),
            (counts(1, 0, 0, 0, 1), false, 3),
            (counts(1, 0, 0, 1, 0), true, 3),
            (counts(0, 0, 0, 2, 0), true, 3),
            (counts(0, 0, 0, 0, 2), false, 4),
            (counts(0, 1, 0, 0, 1), false, 1),
            (counts(5, 1, 1, 0, 0), true, 5),
            (counts(0, 0, 0, 0, 0), false, 4),
        ] {
            assert_eq!(counts.status(stopped), expected, "{counts:?}");
        }
    }
}
