//! What every job needs.

use tokio::sync::{Notify, mpsc, watch};

use crate::client::Client;
use crate::domain::{Policy, Stamp};
use crate::job::Outcome;
use crate::journal::Journal;

/// Shared by all jobs of one worker.
#[derive(Debug)]
pub(super) struct Context {
    client: Client,
    pub(super) journal: Journal,
    policy: watch::Receiver<Policy>,
    outcomes: mpsc::UnboundedSender<Outcome>,
    /// Told when a call is about to go out, so that nobody must tick while none does.
    pub(super) called: Notify,
}

impl Context {
    pub(super) fn new(
        client: Client,
        journal: Journal,
        policy: watch::Receiver<Policy>,
        outcomes: mpsc::UnboundedSender<Outcome>,
    ) -> Self {
        Self { client, journal, policy, outcomes, called: Notify::new() }
    }

    /// The client, for a call that follows at once.
    pub(super) fn calling(&self) -> &Client {
        self.called.notify_one();
        &self.client
    }

    /// The client, for a question that costs no call.
    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    /// As it is now.
    pub(super) fn policy(&self) -> Policy {
        self.policy.borrow().clone()
    }

    pub(super) fn tell(&self, outcome: Outcome) {
        // Nobody listens any more while the program ends; the journal still has everything.
        let _ = self.outcomes.send(outcome);
    }
}

/// The calendar's time.
#[expect(clippy::disallowed_methods, reason = "the worker dates what it reports")]
pub(super) fn now() -> Stamp {
    jiff::Timestamp::now()
}
