//! The contract between the console and its worker: jobs go in, outcomes come out. Pure data, so that both sides can
//! be tested without the other, compared and replayed.

mod chain;
mod fault;
mod filter;
mod outcome;
mod record;
mod recorded;
mod rest;
mod trouble;
mod undo;

pub use chain::{Break, Chain, Head, Span};
pub use fault::{Fault, FaultKind};
pub use filter::EntryFilter;
pub use outcome::{Ending, Outcome, TargetResult, Verdict};
pub use record::{Deed, EntryRow, OpenIntent, Standing};
pub use recorded::{
    EntrySeal, Recorded, RecordedAction, RecordedCall, RecordedPruning, RecordedStep, StepKind,
};
pub use rest::{may_go_on, rest};
pub use trouble::JournalTrouble;
pub use undo::{Undoing, Undone};

use std::sync::Arc;

use crate::domain::{GroupId, Plan, Subject, UserId};

/// Names a job; given by the console, counting up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(pub u64);

/// An order to the worker.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Its name.
    pub id: JobId,
    /// What to do.
    pub task: Task,
}

/// What to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Task {
    /// Fetch something. A newer read with the same [`ReadKey`] replaces an older one that is still running.
    Read(Read),
    /// Carry out a confirmed plan: journal, call, journal. First in, first out per group.
    Act(Arc<Plan>),
    /// Settle an intent that a crash or a time-out left open, by reading back. It stays open while there is a
    /// [`rest`] to go on with.
    Settle(Arc<OpenIntent>),
    /// Settle an intent, and go on with what is left of it.
    GoOn(Arc<GoOn>),
    /// Note that nobody goes on with an intent that was left open.
    Close(Arc<OpenIntent>),
}

/// The rest of an intent, as it was confirmed. It keeps the number of its entry, so that the journal tells one story.
#[derive(Debug, Clone, PartialEq)]
pub struct GoOn {
    /// The intent.
    pub open: OpenIntent,
    /// The targets that were shown. Those that turn out to be done by now are left out, others are not added.
    pub chosen: Vec<Subject>,
}

/// Something to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// IDs of all groups, page by page.
    GroupIds,
    /// Profiles of groups; split by the batch size.
    Groups(Vec<GroupId>),
    /// All members of a group, page by page. The first page comes at once.
    Members {
        /// The group.
        group: GroupId,
        /// Communities page by cursor, all others by offset.
        community: bool,
    },
    /// Roles and mutes of some members again, after an action.
    Muted(GroupId),
    /// One page of history.
    History {
        /// The group.
        group: GroupId,
        /// Messages with a sequence up to this; `None` for the newest.
        up_to: Option<u64>,
    },
    /// The online count of a live room.
    Online(GroupId),
    /// Roles of people.
    Roles {
        /// The group.
        group: GroupId,
        /// At most 500 a call; split by the worker.
        users: Vec<UserId>,
    },
    /// Recorded actions, newest first.
    Journal {
        /// Actions with a number below this; `None` for the newest.
        before: Option<u64>,
        /// Which.
        filter: EntryFilter,
    },
    /// The newest entries of this profile, to choose what to undo.
    UndoList {
        /// Entries with a number below this; `None` for the newest.
        before: Option<u64>,
    },
    /// What an undo comes to: looks up what was there before and what is so now.
    Undo(Undoing),
    /// What an entry of the journal belongs to, whole.
    Recorded(u64),
    /// Whether the journal can be written.
    JournalState,
    /// Whether the journal's chain is whole.
    VerifyJournal,
    /// Intents without outcome, asked for once at start.
    OpenIntents,
}

/// Reads with the same key replace each other.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ReadKey {
    /// The list of groups.
    GroupIds,
    /// Profiles never replace each other: each asks for other groups.
    Groups(JobId),
    /// The member list; another group's replaces it.
    Members,
    /// Mutes of one group.
    Muted(GroupId),
    /// The newest page, or an older one, of the one history on screen.
    History {
        /// An older page.
        older: bool,
    },
    /// One room's count.
    Online(GroupId),
    /// Roles of one group.
    Roles(GroupId),
    /// The journal's list.
    Journal,
    /// The list of what can be undone.
    UndoList,
    /// What an undo comes to.
    Undo,
    /// One action of the journal.
    Recorded,
    /// The journal's state.
    JournalState,
    /// The journal's check.
    VerifyJournal,
    /// Open intents.
    OpenIntents,
}

impl Job {
    /// What a read replaces; `None` for writes.
    pub fn read_key(&self) -> Option<ReadKey> {
        let Task::Read(read) = &self.task else { return None };
        Some(match read {
            Read::GroupIds => ReadKey::GroupIds,
            Read::Groups(_) => ReadKey::Groups(self.id),
            Read::Members { .. } => ReadKey::Members,
            Read::Muted(group) => ReadKey::Muted(group.clone()),
            Read::History { up_to, .. } => ReadKey::History { older: up_to.is_some() },
            Read::Online(group) => ReadKey::Online(group.clone()),
            Read::Roles { group, .. } => ReadKey::Roles(group.clone()),
            Read::Journal { .. } => ReadKey::Journal,
            Read::UndoList { .. } => ReadKey::UndoList,
            Read::Undo(_) => ReadKey::Undo,
            Read::Recorded(_) => ReadKey::Recorded,
            Read::JournalState => ReadKey::JournalState,
            Read::VerifyJournal => ReadKey::VerifyJournal,
            Read::OpenIntents => ReadKey::OpenIntents,
        })
    }

    /// The group whose lane a write takes.
    pub fn write_lane(&self) -> Option<&GroupId> {
        match &self.task {
            Task::Act(plan) => Some(&plan.group),
            Task::Settle(open) | Task::Close(open) => Some(&open.plan.group),
            Task::GoOn(it) => Some(&it.open.plan.group),
            Task::Read(_) => None,
        }
    }
}
