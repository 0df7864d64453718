//! One recorded action whole, for whoever wants to know everything about it.

use std::time::Duration;

use super::{Fault, Standing, TargetResult};
use crate::domain::{Denial, GroupId, Plan, Stamp, Subject};
use crate::text::SafeText;

/// What an entry of the journal belongs to.
#[derive(Debug, Clone, PartialEq)]
pub enum Recorded {
    /// An action, with everything that is recorded of it.
    Action(Box<RecordedAction>),
    /// A request written by hand.
    Call(Box<RecordedCall>),
    /// The record of a pruning.
    Pruning(RecordedPruning),
    /// An entry whose content was taken away.
    Pruned {
        /// The entry.
        entry: u64,
        /// The record of it; `None`: there is none.
        by: Option<u64>,
        /// What is left.
        seal: EntrySeal,
    },
}

/// An action, with everything that is recorded of it.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedAction {
    /// Number of the intent.
    pub number: u64,
    /// When it was written.
    pub at: Stamp,
    /// Who sat at the keyboard.
    pub operator: SafeText,
    /// Which profile.
    pub profile: SafeText,
    /// Everything that was known and meant.
    pub plan: Plan,
    /// Why the policy stopped it.
    pub denial: Option<Denial>,
    /// How it stands.
    pub standing: Standing,
    /// Per target, in the order of the plan, as far as it is known.
    pub results: Vec<TargetResult>,
    /// What followed, in the order of the entries.
    pub steps: Vec<RecordedStep>,
    /// Of each entry, the intent's first.
    pub seals: Vec<EntrySeal>,
}

/// A request written by hand, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedCall {
    /// Number of its entry.
    pub number: u64,
    /// When it was written.
    pub at: Stamp,
    /// Who sat at the keyboard.
    pub operator: SafeText,
    /// Which profile.
    pub profile: SafeText,
    /// Of the URL: `v4/service/command`.
    pub path: SafeText,
    /// The group that the request names.
    pub group: Option<GroupId>,
    /// Why.
    pub reason: String,
    /// As it went out, as JSON, which holds no signature.
    pub request: String,
    /// How it stands.
    pub standing: Standing,
    /// What went wrong.
    pub fault: Option<Fault>,
    /// From call to answer; `None`: there is no record of an answer.
    pub took: Option<Duration>,
    /// Of both entries.
    pub seals: Vec<EntrySeal>,
}

/// An entry that followed an intent.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedStep {
    /// Its number.
    pub entry: u64,
    /// When it was written.
    pub at: Stamp,
    /// Who sat at the keyboard; another person may have settled it.
    pub operator: SafeText,
    /// What it tells.
    pub what: StepKind,
}

/// What an entry that followed an intent tells.
#[derive(Debug, Clone, PartialEq)]
pub enum StepKind {
    /// A call was about to go out.
    Call {
        /// Which of the plan's, from 0.
        batch: usize,
        /// What it was about.
        subjects: Vec<Subject>,
        /// Its body as JSON, which holds no signature.
        request: String,
    },
    /// A call was over.
    Result {
        /// Which.
        call: u64,
        /// 0, or the first code that is not.
        code: i64,
        /// From call to answer.
        took: Duration,
        /// Per target.
        results: Vec<TargetResult>,
    },
    /// What reading back told.
    Settled(Vec<TargetResult>),
    /// Another program took it over.
    Resumed {
        /// Targets that it went on with; 0 when it only settled.
        targets: usize,
    },
    /// The plan was over.
    End(Vec<TargetResult>),
    /// An entry that this program cannot read.
    Unreadable,
}

/// How an entry is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntrySeal {
    /// Its number.
    pub number: u64,
    /// Its kind, as stored.
    pub kind: SafeText,
    /// Its hash.
    pub hash: SafeText,
    /// Whether its content fits the hash. Whether the chain around it is whole is another question.
    pub fits: bool,
}

/// The record of a pruning.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedPruning {
    /// Its number.
    pub number: u64,
    /// When it was written.
    pub at: Stamp,
    /// Who did it.
    pub operator: SafeText,
    /// Entries before this were pruned.
    pub before: Stamp,
    /// Number of the first entry that was pruned.
    pub first: u64,
    /// Number of the last.
    pub last: u64,
    /// How many entries.
    pub entries: u64,
    /// Of how many actions.
    pub actions: u64,
    /// Why.
    pub reason: SafeText,
    /// How the record itself is sealed.
    pub seal: EntrySeal,
}
