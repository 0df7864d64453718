//! Work under way, and what became of it.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use crate::domain::Plan;
use crate::job::{Ending, JobId};

/// A confirmed plan on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct ActJob {
    /// Its name.
    pub id: JobId,
    /// What was confirmed.
    pub plan: Arc<Plan>,
    /// When it was confirmed.
    pub since: Duration,
    /// Number of its entry in the journal.
    pub entry: Option<u64>,
    /// Targets that have a result.
    pub done: usize,
    /// Of these, how many failed or are unknown.
    pub failed: usize,
    /// Of these, how many are unknown.
    pub unknown: usize,
    /// How long the rest takes at the pace so far; `None` before the first call is over.
    pub left: Option<Duration>,
    /// Somebody asked it to wait.
    pub pausing: bool,
    /// It waits.
    pub paused: bool,
    /// How it ended.
    pub ending: Option<Ending>,
}

/// The job board.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Jobs {
    /// The next job's name.
    pub next: u64,
    /// Plans, newest first; ended ones are kept up to a cap.
    pub acts: VecDeque<ActJob>,
    /// Reads under way, with the time they were asked for.
    pub reads: Vec<(JobId, Duration)>,
}

impl ActJob {
    /// An action that was just given out.
    pub fn new(id: JobId, plan: Arc<Plan>, since: Duration) -> Self {
        Self {
            id,
            plan,
            since,
            entry: None,
            done: 0,
            failed: 0,
            unknown: 0,
            left: None,
            pausing: false,
            paused: false,
            ending: None,
        }
    }
}

impl Jobs {
    /// Plans without an end.
    pub fn running(&self) -> impl Iterator<Item = &ActJob> {
        self.acts.iter().filter(|act| act.ending.is_none())
    }
}
