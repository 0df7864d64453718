//! What the worker reports.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Chain, EntryRow, Fault, JobId, OpenIntent, Recorded, Undone};
use crate::domain::{Group, GroupId, Member, Message, MuteEnd, Role, Stamp, Subject, UserId};

/// What became of one target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The service said yes.
    Done,
    /// It said no, or the call never reached it.
    Failed(Fault),
    /// Nobody knows; reading back may tell.
    Unknown(Fault),
    /// Cancelled, or stopped before its turn.
    NotStarted,
}

impl Verdict {
    /// What went wrong, where something did.
    pub fn fault(&self) -> Option<&Fault> {
        match self {
            Self::Failed(fault) | Self::Unknown(fault) => Some(fault),
            Self::Done | Self::NotStarted => None,
        }
    }

    /// Of a write that ended with a fault.
    pub fn of(fault: Fault) -> Self {
        if fault.leaves_unknown() { Self::Unknown(fault) } else { Self::Failed(fault) }
    }
}

/// One target's result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetResult {
    /// Who or what.
    pub subject: Subject,
    /// What became of it.
    pub verdict: Verdict,
}

/// How a plan ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// Per target, in the order of the plan.
    pub results: Vec<TargetResult>,
    /// Number of the plan's entry in the journal; `None` when that could not be written (then nothing was sent).
    pub entry: Option<u64>,
    /// When the service took the last call.
    pub at: Stamp,
    /// How long it all took.
    pub took: Duration,
}

impl Ending {
    /// How many ended as `test` says.
    pub fn count(&self, test: impl Fn(&Verdict) -> bool) -> usize {
        self.results.iter().filter(|result| test(&result.verdict)).count()
    }

    /// How many are done.
    pub fn done(&self) -> usize {
        self.count(|verdict| matches!(verdict, Verdict::Done))
    }

    /// The first fault, for a line on the screen.
    pub fn first_fault(&self) -> Option<&Fault> {
        self.results.iter().find_map(|result| result.verdict.fault())
    }
}

/// What the worker reports. Pages of one job come in order; `Finished`-like outcomes end a job.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// A job left its queue.
    Started(JobId),
    /// A page of group IDs; `done` with the last.
    GroupIds {
        /// The job.
        job: JobId,
        /// The page.
        ids: Vec<GroupId>,
        /// All groups of the application.
        total: u64,
        /// Nothing comes after this.
        done: bool,
    },
    /// Profiles; groups that failed are in `failed`.
    Groups {
        /// The job.
        job: JobId,
        /// Profiles that came.
        groups: Vec<Group>,
        /// Groups that have no profile, with the reason (10010: dissolved).
        failed: Vec<(GroupId, Fault)>,
        /// Nothing comes after this.
        done: bool,
    },
    /// A page of members; `done` with the last.
    Members {
        /// The job.
        job: JobId,
        /// The group.
        group: GroupId,
        /// The page.
        members: Vec<Member>,
        /// All members, as the service says.
        total: u64,
        /// When it was asked.
        at: Stamp,
        /// Nothing comes after this.
        done: bool,
    },
    /// Everyone who is muted now.
    Muted {
        /// The job.
        job: JobId,
        /// The group.
        group: GroupId,
        /// With the end of each mute.
        muted: Vec<(UserId, MuteEnd)>,
        /// When it was asked.
        at: Stamp,
    },
    /// A page of history, newest first.
    History {
        /// The job.
        job: JobId,
        /// The group.
        group: GroupId,
        /// As asked for.
        up_to: Option<u64>,
        /// The page; may be shorter than asked, or empty.
        messages: Vec<Message>,
        /// Nothing older exists.
        first: bool,
        /// When it was asked.
        at: Stamp,
    },
    /// An online count.
    Online {
        /// The job.
        job: JobId,
        /// The group.
        group: GroupId,
        /// People online.
        count: u64,
        /// When it was asked.
        at: Stamp,
    },
    /// Roles.
    Roles {
        /// The job.
        job: JobId,
        /// The group.
        group: GroupId,
        /// Per account.
        roles: Vec<(UserId, Role)>,
    },
    /// Entries of the journal, newest first.
    Journal {
        /// The job.
        job: JobId,
        /// The page.
        entries: Vec<EntryRow>,
        /// Nothing older exists.
        first: bool,
    },
    /// Entries of this profile, newest first, with what an undo of each comes to.
    UndoList {
        /// The job.
        job: JobId,
        /// The page.
        entries: Vec<EntryRow>,
        /// Nothing older exists.
        first: bool,
    },
    /// What an undo comes to.
    Undo {
        /// The job.
        job: JobId,
        /// The plans, to be shown before anything is sent.
        undone: Undone,
    },
    /// What an entry of the journal belongs to, whole.
    Recorded {
        /// The job.
        job: JobId,
        /// `None`: there is no such entry.
        recorded: Option<Box<Recorded>>,
    },
    /// Whether the journal can be written.
    JournalState {
        /// The job.
        job: JobId,
        /// Why not.
        fault: Option<Fault>,
    },
    /// What the check of the journal said.
    JournalVerified {
        /// The job.
        job: JobId,
        /// The verdict.
        chain: Chain,
    },
    /// Intents that have no outcome.
    OpenIntents {
        /// The job.
        job: JobId,
        /// Oldest first.
        open: Vec<OpenIntent>,
    },
    /// A plan is under way.
    Progress {
        /// The job.
        job: JobId,
        /// Number of its entry in the journal.
        entry: u64,
        /// Targets that have a result.
        done: usize,
        /// Of these, how many failed or are unknown.
        failed: usize,
        /// Of these, how many are unknown.
        unknown: usize,
        /// All targets.
        total: usize,
        /// How long the rest takes at the pace so far.
        left: Duration,
    },
    /// A plan came to a halt between two calls, or goes on.
    Paused {
        /// The job.
        job: JobId,
        /// Whether it waits.
        paused: bool,
    },
    /// A plan ended (also a settled one, with what reading back told).
    Acted {
        /// The job.
        job: JobId,
        /// The group.
        group: GroupId,
        /// Result per target.
        ending: Ending,
    },
    /// A read failed; what was there stays, and is stale.
    ReadFailed {
        /// The job.
        job: JobId,
        /// What happened.
        fault: Fault,
    },
    /// A read was replaced or cancelled.
    Dropped(JobId),
    /// How many calls went out in the last second, and how many may.
    Budget {
        /// Calls in the last second.
        used: u32,
        /// The share of the vendor's limit.
        limit: u32,
    },
}
