//! The history of the open group: a window by sequence.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::domain::{GroupId, Message, Stamp};
use crate::job::{Fault, JobId};

/// The history of the open group.
#[derive(Debug, Clone, Default, PartialEq)]
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
}

impl Messages {
    /// The message under the cursor.
    pub fn current(&self) -> Option<&Message> {
        self.rows.get(&self.cursor?)
    }
}
