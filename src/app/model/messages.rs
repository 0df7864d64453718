//! The history of the open group: a window by sequence.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

use crate::domain::{GroupId, Message, Stamp};
use crate::job::{Fault, JobId};

use super::Retry;

/// The history of the open group.
#[derive(Debug, Clone, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one independent fact about the window")]
pub struct Messages {
    /// Of which group.
    pub group: Option<GroupId>,
    /// By sequence; at most a few thousand, far from the cursor they are let go.
    pub rows: BTreeMap<u64, Message>,
    /// Sequences that pass the search, ascending. Rebuilt in `update`, never while drawing.
    pub order: Vec<u64>,
    /// The sequence under the cursor.
    pub cursor: Option<u64>,
    /// The first row on screen: sequence, and how many of its lines are above the edge.
    pub top: (u64, usize),
    /// The newest is kept in view; off as soon as somebody scrolls.
    pub following: bool,
    /// Messages that came while not following.
    pub unseen: usize,
    /// Survive searches.
    pub marks: HashSet<u64>,
    /// Where a range mark began.
    pub range: Option<u64>,
    /// What `/` searches for; empty shows everything.
    pub search: String,
    /// The first message of the group is loaded.
    pub at_first: bool,
    /// A page of older messages is on its way.
    pub older: Option<JobId>,
    /// The newest page is on its way.
    pub newer: Option<JobId>,
    /// When the newest page was last asked for.
    pub at: Option<Stamp>,
    /// Why the last load failed; what was there stays.
    pub fault: Option<Fault>,
    /// Messages with a recall under way.
    pub pending: HashMap<u64, JobId>,
    /// When the newest page is asked for again.
    pub due: Option<Duration>,
    /// How often in a row the newest page brought nothing new; the pause grows with it.
    pub quiet: u32,
    /// More came than fits one page: the highest sequence that was known before, and how many pages were read since.
    pub gap: Option<(u64, u32)>,
    /// Newer messages were let go for older ones; following loads them again.
    pub cut: bool,
    /// Somebody went up from the first match of a search: look further back once.
    pub further: bool,
    /// On the way to the very first message: pages are loaded until it is there, or until a key.
    pub seeking_first: bool,
    /// When a failed load is tried again.
    pub retry: Retry,
}

impl Messages {
    /// The message under the cursor.
    pub fn current(&self) -> Option<&Message> {
        self.rows.get(&self.cursor?)
    }
}
