//! What is to be taken back, and what that comes to.

use crate::domain::{Denial, GroupId, Stamp, Undo};

/// Which recorded actions are to be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undoing {
    /// One, by the number of its entry.
    Entry(u64),
    /// Everything that was done in a group since then, the newest first.
    Window {
        /// Where.
        group: GroupId,
        /// From then on.
        since: Stamp,
    },
    /// The newest undo that still holds, with what was confirmed together with it: a redo.
    Last,
}

/// What an undo comes to, by what the service says now.
#[derive(Debug, Clone, PartialEq)]
pub struct Undone {
    /// What was asked for.
    pub what: Undoing,
    /// One for each action, in the order of the calls. Empty: there is nothing that could be taken back.
    pub undos: Vec<Undo>,
    /// Why nothing at all may be done.
    pub denied: Option<Denial>,
}
