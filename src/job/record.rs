//! What the journal tells the console.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Fault, FaultKind, TargetResult, Verdict};
use crate::domain::{ActionKind, GroupId, MuteTime, Outlook, Plan, Stamp, Subject};
use crate::text::SafeText;

/// How a recorded action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Under way, or left open by a crash.
    Open,
    /// Every target done.
    Done,
    /// Some done, some not.
    Partly,
    /// None done.
    Failed,
    /// Some results are not known.
    Unknown,
}

impl Standing {
    /// A stable word: in the journal, for text keys, and for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Partly => "partly",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// An action of the console or of the command line.
    Action(ActionKind),
    /// A request written by hand.
    Call,
}

impl Deed {
    /// A stable word, for text keys, filters and programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Action(kind) => kind.code(),
            Self::Call => "call",
        }
    }

    /// The deed with this [`code`](Self::code).
    pub fn by_code(code: &str) -> Option<Self> {
        let kinds = ActionKind::ALL.into_iter().map(Self::Action);
        kinds.chain([Self::Call]).find(|deed| deed.code() == code)
    }
}

impl From<ActionKind> for Deed {
    fn from(kind: ActionKind) -> Self {
        Self::Action(kind)
    }
}

/// One recorded action, as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryRow {
    /// Number of the intent.
    pub number: u64,
    /// When it was written.
    pub at: Stamp,
    /// Who sat at the keyboard.
    pub operator: SafeText,
    /// Which profile.
    pub profile: SafeText,
    /// What.
    pub action: Deed,
    /// Where.
    pub group: GroupId,
    /// As it was called then.
    pub group_name: SafeText,
    /// The targets, shortened for a line (`u_77, u_78 +3`).
    pub targets: SafeText,
    /// How many targets.
    pub count: usize,
    /// Of these, done.
    pub done: usize,
    /// How it stands.
    pub standing: Standing,
    /// Why it was done.
    pub reason: SafeText,
    /// Of a mute: how long.
    pub time: Option<MuteTime>,
    /// Of what was sent or set: the text, on one line; the role by its name on the wire. Of a request written by hand: its
    /// path.
    pub content: SafeText,
    /// The entry that it takes back, when it is an undo.
    pub undoes: Option<u64>,
    /// The newest undo that took some of it back and still holds.
    pub undone_by: Option<u64>,
    /// Targets that are done and not taken back.
    pub left: usize,
    /// What an undo of it comes to.
    pub outlook: Outlook,
}

/// A plan whose end is not in the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenIntent {
    /// Number of its entry.
    pub entry: u64,
    /// When it was written.
    pub at: Stamp,
    /// The plan.
    pub plan: Plan,
    /// Targets whose result is known.
    pub known: Vec<TargetResult>,
    /// Targets whose call had gone out without a result, with the number of that call's entry.
    pub in_flight: Vec<(u64, crate::domain::Subject)>,
}

impl OpenIntent {
    /// What is known without asking the service, in the order of the plan; what was on its way is unknown.
    pub fn results(&self) -> Vec<TargetResult> {
        let cut = Fault::new(FaultKind::Dropped, self.plan.action.kind().command().name(), "");
        let known: HashMap<&Subject, &Verdict> =
            self.known.iter().map(|result| (&result.subject, &result.verdict)).collect();
        let in_flight: HashSet<&Subject> = self.in_flight.iter().map(|(_, subject)| subject).collect();
        let verdict = |subject: &Subject| match known.get(subject) {
            Some(verdict) => (*verdict).clone(),
            None if in_flight.contains(subject) => Verdict::Unknown(cut.clone()),
            None => Verdict::NotStarted,
        };
        let subjects = self.plan.targets.iter().map(|target| target.subject.clone());
        subjects.map(|subject| TargetResult { verdict: verdict(&subject), subject }).collect()
    }
}
