//! What an operator can tell a write that is under way, and how the write hears it.

use tokio::sync::{mpsc, watch};

use super::context::Context;
use crate::job::{JobId, Outcome};

/// Told to a write that is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    Not,
    /// The operator looks at something else first.
    Pause,
    /// The operator does not want the rest.
    Rest,
    /// The program ends: no waiting.
    Quit,
}

/// Held by a write; between two calls it asks whether to go on.
#[derive(Debug)]
pub(super) struct Wheel {
    pub(super) job: JobId,
    pub(super) stop: watch::Receiver<Stop>,
    /// Tells the dispatcher that the write waits, so that others of its group need not.
    pub(super) parked: mpsc::UnboundedSender<JobId>,
}

/// Whether the next call may go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Go,
    /// After a pause: what was asked before may not hold any more.
    GoOn,
    No,
}

impl Wheel {
    /// Waits while the write is paused. A paused write holds neither its group's lane nor anything of the budget.
    pub(super) async fn turn(&mut self, context: &Context) -> Turn {
        let mut turn = Turn::Go;
        loop {
            match *self.stop.borrow_and_update() {
                Stop::Not => return turn,
                Stop::Rest | Stop::Quit => return Turn::No,
                Stop::Pause => {}
            }
            turn = Turn::GoOn;
            context.tell(Outcome::Paused { job: self.job, paused: true });
            // An error means that the dispatcher is gone, which is the end as well.
            if self.parked.send(self.job).is_err() || self.stop.changed().await.is_err() {
                return Turn::No;
            }
            if *self.stop.borrow() == Stop::Not {
                context.tell(Outcome::Paused { job: self.job, paused: false });
            }
        }
    }

    /// The program is about to end.
    pub(super) fn quits(&self) -> bool {
        *self.stop.borrow() == Stop::Quit
    }
}
