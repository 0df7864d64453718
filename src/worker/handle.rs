//! The handle that the runtime holds.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot, watch};

use super::context::Context;
use super::dispatch::{Dispatcher, Order};
use crate::client::Client;
use crate::domain::Policy;
use crate::job::{Job, JobId, Outcome};
use crate::journal::Journal;

/// A running worker. Dropping it stops everything at once, as a crash would; see [`finish`](Self::finish).
#[derive(Debug)]
pub struct Worker {
    orders: mpsc::UnboundedSender<Order>,
    policy: watch::Sender<Policy>,
}

/// Starts a worker on the current tokio runtime. Outcomes go to `outcomes`; when nobody receives them, writes are
/// still carried out and journaled.
pub fn spawn(
    client: Client,
    journal: Journal,
    policy: Policy,
    outcomes: mpsc::UnboundedSender<Outcome>,
) -> Worker {
    let (sender, orders) = mpsc::unbounded_channel();
    let (policy, asked) = watch::channel(policy);
    let context = Arc::new(Context::new(client, journal, asked, outcomes));
    tokio::spawn(Dispatcher::new(context).run(orders));
    Worker { orders: sender, policy }
}

impl Worker {
    /// Takes a job. Never waits. After [`finish`](Self::finish) nothing is taken.
    pub fn submit(&self, job: Job) {
        self.order(Order::Submit(job));
    }

    /// Stops a job: a read at once, a write after the batch that is on its way. What it had not begun is "not
    /// started". Unknown and finished jobs are ignored.
    pub fn cancel(&self, job: JobId) {
        self.order(Order::Cancel(job));
    }

    /// Pauses a write after the batch that is on its way. Others of its group go on meanwhile. Unknown and finished jobs
    /// are ignored.
    pub fn pause(&self, job: JobId) {
        self.order(Order::Pause(job));
    }

    /// Lets a paused write go on, behind whatever its group is busy with. The policy is asked again.
    pub fn go_on(&self, job: JobId) {
        self.order(Order::GoOn(job));
    }

    /// Replaces the policy that every plan is held against right before its first call: read-only (`:ro`), the cap on
    /// targets and what the type of group supports. Learned refusals and protected people are not asked about again:
    /// they are settled when the plan is made. Plans under way go on.
    pub fn set_policy(&self, policy: Policy) {
        self.policy.send_replace(policy);
    }

    /// Ends everything in order: reads are dropped, queued plans are not started, running ones stop after the batch
    /// that is on its way. What they had not begun stays open in the journal, for the next start to go on with, and so
    /// does what is not over after `grace`. The journal is closed at the end.
    pub async fn finish(self, grace: Duration) {
        let (done, waiting) = oneshot::channel();
        self.order(Order::Finish { grace, done });
        // An error means that the dispatcher is gone already.
        let _ = waiting.await;
    }

    fn order(&self, order: Order) {
        // An error means that the dispatcher is gone: the runtime is shutting down.
        let _ = self.orders.send(order);
    }
}
