//! Windows over the panes.

use std::sync::Arc;
use std::time::Duration;

use super::{Sheet, UndoView};
use crate::domain::{GroupId, Plan, Subject, UserId};
use crate::job::{Chain, Ending, EntryFilter, EntryRow, Fault, JobId, OpenIntent, Recorded, rest};
use crate::text::SafeText;

/// How far a window is scrolled, in lines. Clamped by `update`, which knows the length.
pub type Scroll = usize;

/// A window over the panes.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// The keys that are valid here, with reasons for the others.
    Help {
        /// Lines above the edge.
        scroll: Scroll,
    },
    /// An order in the making.
    Sheet(Box<Sheet>),
    /// `r` on a message: `m` the marked, `a` all by the sender.
    RecallMenu {
        /// When it opened.
        opened: Duration,
        /// Marked messages, or the one under the cursor: at key-down.
        seqs: Vec<u64>,
        /// The sender of the one under the cursor.
        sender: UserId,
    },
    /// Everything about the row under the cursor.
    Card {
        /// Lines above the edge.
        scroll: Scroll,
        /// What it is about.
        of: super::Pane,
        /// The group, when it is about one; else the open group.
        group: Option<GroupId>,
        /// The user, when it is about one.
        user: Option<UserId>,
        /// The message, when it is about one.
        seq: Option<u64>,
    },
    /// The row as it came, as JSON.
    Raw(RawView),
    /// The journal.
    Journal(JournalView),
    /// What can be undone.
    Undo(UndoView),
    /// One action of the journal whole.
    Recorded(RecordedView),
    /// Work under way and done.
    Jobs {
        /// The row under the cursor.
        cursor: usize,
    },
    /// A result per target.
    Results(ResultsView),
    /// What can be copied from the row.
    CopyMenu {
        /// Items; the letter picks.
        items: Vec<CopyItem>,
    },
    /// Intents that a crash left open.
    Open(OpenView),
    /// Really leave read-only mode?
    LeaveReadOnly {
        /// When it opened.
        opened: Duration,
    },
    /// Really quit? Names work under way.
    Quit {
        /// When it opened.
        opened: Duration,
    },
}

/// A row as JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct RawView {
    /// Pretty lines, made safe.
    pub lines: Vec<SafeText>,
    /// Lines above the edge.
    pub scroll: Scroll,
}

/// The journal.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JournalView {
    /// Newest first.
    pub rows: Vec<EntryRow>,
    /// What is shown, as it was typed; empty for everything.
    pub filter_text: String,
    /// The same, understood.
    pub filter: Box<EntryFilter>,
    /// The row under the cursor.
    pub cursor: usize,
    /// Nothing older exists.
    pub at_first: bool,
    /// A page is on its way.
    pub loading: Option<JobId>,
    /// The chain is being checked.
    pub verifying: Option<JobId>,
    /// What the check of the chain said.
    pub chain: Option<Chain>,
    /// Why it cannot be read.
    pub fault: Option<Fault>,
}

/// One action of the journal whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RecordedView {
    /// The entry that was asked for.
    pub entry: u64,
    /// It is on its way.
    pub loading: Option<JobId>,
    /// What it belongs to.
    pub recorded: Option<Box<Recorded>>,
    /// Why it cannot be read.
    pub fault: Option<Fault>,
    /// Lines above the edge.
    pub scroll: Scroll,
}

/// A result per target.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultsView {
    /// What was done.
    pub plan: Arc<Plan>,
    /// How it ended.
    pub ending: Ending,
    /// Lines above the edge.
    pub scroll: Scroll,
}

/// Something to copy.
#[derive(Debug, Clone, PartialEq)]
pub struct CopyItem {
    /// The letter.
    pub key: char,
    /// Key of its name (`copy-id` …).
    pub name: &'static str,
    /// The exact text.
    pub text: String,
}

/// Intents that a crash left open.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OpenView {
    /// Oldest first.
    pub open: Vec<Arc<OpenIntent>>,
    /// The row under the cursor.
    pub cursor: usize,
    /// Those being settled now, by entry.
    pub settling: Vec<(u64, JobId)>,
    /// What reading back told, by entry: nothing is unknown any more.
    pub settled: Vec<(u64, Ending)>,
    /// What reading back told last, by entry.
    pub told: Vec<(u64, Ending)>,
}

impl OpenView {
    /// The results so far of an intent, where reading back told any.
    pub fn told(&self, entry: u64) -> Option<&Ending> {
        self.told.iter().find(|(told, _)| *told == entry).map(|(_, ending)| ending)
    }

    /// The targets that can be gone on with.
    pub fn left(&self, open: &OpenIntent) -> Vec<Subject> {
        match self.told(open.entry) {
            Some(ending) => rest(&open.plan, &ending.results),
            None => rest(&open.plan, &open.results()),
        }
    }

    /// Nothing is left, and nothing unknown.
    pub fn is_over(&self, open: &OpenIntent) -> bool {
        self.settled.iter().any(|(entry, _)| *entry == open.entry) && self.left(open).is_empty()
    }
}
