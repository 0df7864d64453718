//! Who runs when.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::task::{AbortHandle, Id, JoinError, JoinSet};

use super::budget::Budget;
use super::context::{Context, now};
use super::lanes::{Lanes, Next};
use super::tally::every;
use super::wheel::Wheel;
use super::{act, go_on, reads, settle};
use crate::domain::GroupId;
use crate::job::{Ending, Fault, FaultKind, Job, JobId, Outcome, Read, ReadKey, Task, Verdict};

#[derive(Debug)]
pub(super) enum Order {
    Submit(Job),
    Cancel(JobId),
    Pause(JobId),
    GoOn(JobId),
    Finish { grace: Duration, done: oneshot::Sender<()> },
}

/// Runs in a task of its own and is the only one that knows what is under way.
#[derive(Debug)]
pub(super) struct Dispatcher {
    context: Arc<Context>,
    tasks: JoinSet<()>,
    running: HashMap<Id, Running>,
    /// The newest read of each key.
    newest: HashMap<ReadKey, (JobId, AbortHandle)>,
    lanes: Lanes,
    /// Writes that came to a halt because they are paused.
    parked: mpsc::UnboundedReceiver<JobId>,
    parking: mpsc::UnboundedSender<JobId>,
    budget: Budget,
}

#[derive(Debug)]
enum Running {
    Read { job: JobId, key: ReadKey },
    Write { job: Job, lane: GroupId },
}

impl Dispatcher {
    pub(super) fn new(context: Arc<Context>) -> Self {
        let (parking, parked) = mpsc::unbounded_channel();
        Self {
            context,
            tasks: JoinSet::new(),
            running: HashMap::new(),
            newest: HashMap::new(),
            lanes: Lanes::default(),
            parked,
            parking,
            budget: Budget::default(),
        }
    }

    pub(super) async fn run(mut self, mut orders: mpsc::UnboundedReceiver<Order>) {
        loop {
            tokio::select! {
                order = orders.recv() => match order {
                    Some(Order::Submit(job)) => self.submit(job),
                    Some(Order::Cancel(job)) => self.cancel(job),
                    Some(Order::Pause(job)) => {
                        let unstarted = self.lanes.pause(job);
                        self.tell_paused(unstarted, job, true);
                    }
                    Some(Order::GoOn(job)) => {
                        let unstarted = self.lanes.go_on(job);
                        self.tell_paused(unstarted, job, false);
                    }
                    Some(Order::Finish { grace, done }) => {
                        self.finish(grace).await;
                        // An error means that nobody waits for it any more.
                        let _ = done.send(());
                        return;
                    }
                    None => return,
                },
                Some(ended) = self.tasks.join_next_with_id() => self.ended(ended),
                Some(job) = self.parked.recv() => {
                    let next = self.lanes.park(job);
                    self.write(next);
                }
                () = self.context.called.notified() => self.budget.wake(),
                () = self.budget.due() => {
                    if let Some(outcome) = self.budget.tick(self.context.client().usage()) {
                        self.context.tell(outcome);
                    }
                }
            }
        }
    }

    fn submit(&mut self, job: Job) {
        match &job.task {
            Task::Read(read) => {
                if let Some(key) = job.read_key() {
                    self.read(job.id, key, read.clone());
                }
            }
            Task::Act(_) | Task::Settle(_) | Task::GoOn(_) | Task::Close(_) => {
                let Some(group) = job.write_lane().cloned() else { return };
                let next = self.lanes.enter(group, job);
                self.write(next);
            }
        }
    }

    fn read(&mut self, job: JobId, key: ReadKey, read: Read) {
        // The old one is reported as dropped when its task is gone, so that nothing of it comes after that.
        if let Some((_, older)) = self.newest.remove(&key) {
            older.abort();
        }
        self.context.tell(Outcome::Started(job));
        let context = Arc::clone(&self.context);
        let task = self.tasks.spawn(async move { reads::run(&context, job, read).await });
        self.running.insert(task.id(), Running::Read { job, key: key.clone() });
        self.newest.insert(key, (job, task));
    }

    fn write(&mut self, next: Option<Next>) {
        let Some(Next { job, group, stop }) = next else { return };
        self.context.tell(Outcome::Started(job.id));
        let mut wheel = Wheel { job: job.id, stop, parked: self.parking.clone() };
        let (context, task) = (Arc::clone(&self.context), job.task.clone());
        let handle = self.tasks.spawn(async move {
            match task {
                Task::Act(plan) => act::run(&context, &plan, &mut wheel).await,
                Task::GoOn(rest) => go_on::run(&context, &rest, &mut wheel).await,
                Task::Settle(open) => settle::run(&context, &open, &wheel).await,
                Task::Close(open) => settle::give_up(&context, &open, &wheel).await,
                Task::Read(_) => {}
            }
        });
        self.running.insert(handle.id(), Running::Write { job, lane: group });
    }

    fn cancel(&mut self, id: JobId) {
        if let Some((_, task)) = self.newest.values().find(|(job, _)| *job == id) {
            task.abort();
        }
        if let Some(job) = self.lanes.cancel(id) {
            self.never_started(&job);
        }
    }

    /// Of a write that is under way, it tells itself.
    fn tell_paused(&self, unstarted: bool, job: JobId, paused: bool) {
        if unstarted {
            self.context.tell(Outcome::Paused { job, paused });
        }
    }

    fn never_started(&self, job: &Job) {
        let outcome = match &job.task {
            Task::Act(plan) => {
                let results = every(plan, &Verdict::NotStarted);
                let ending = Ending { results, entry: None, at: now(), took: Duration::ZERO };
                Outcome::Acted { job: job.id, group: plan.group.clone(), ending }
            }
            Task::Settle(_) | Task::GoOn(_) | Task::Close(_) | Task::Read(_) => Outcome::Dropped(job.id),
        };
        self.context.tell(outcome);
    }

    fn ended(&mut self, ended: Result<(Id, ()), JoinError>) {
        let (id, fault) = match ended {
            Ok((id, ())) => (id, None),
            Err(error) => (error.id(), Some(error)),
        };
        match self.running.remove(&id) {
            Some(Running::Read { job, key }) => {
                if self.newest.get(&key).is_some_and(|(newest, _)| *newest == job) {
                    self.newest.remove(&key);
                }
                match fault {
                    None => {}
                    Some(error) if error.is_cancelled() => self.context.tell(Outcome::Dropped(job)),
                    Some(error) => {
                        let fault = Fault::new(FaultKind::Internal, "worker", &error.to_string());
                        self.context.tell(Outcome::ReadFailed { job, fault });
                    }
                }
            }
            Some(Running::Write { job, lane }) => {
                if let Some(error) = fault.filter(JoinError::is_panic) {
                    self.broke(&job, &error);
                }
                let next = self.lanes.leave(&lane, job.id);
                self.write(next);
            }
            None => {}
        }
    }

    /// A write that panicked: nobody knows how far it came. Its intent stays open.
    fn broke(&self, job: &Job, error: &JoinError) {
        let plan = match &job.task {
            Task::Act(plan) => plan,
            Task::Settle(open) | Task::Close(open) => &open.plan,
            Task::GoOn(rest) => &rest.open.plan,
            Task::Read(_) => return,
        };
        let fault = Fault::new(FaultKind::Internal, "worker", &error.to_string());
        let results = every(plan, &Verdict::Unknown(fault));
        let ending = Ending { results, entry: None, at: now(), took: Duration::ZERO };
        self.context.tell(Outcome::Acted { job: job.id, group: plan.group.clone(), ending });
    }

    async fn finish(&mut self, grace: Duration) {
        for (_, read) in self.newest.values() {
            read.abort();
        }
        for job in self.lanes.quit() {
            self.never_started(&job);
        }
        let all = async {
            while let Some(ended) = self.tasks.join_next_with_id().await {
                self.ended(ended);
            }
        };
        // What is late stays an open intent.
        let _ = tokio::time::timeout(grace, all).await;
        self.tasks.shutdown().await;
        self.context.journal.clone().close().await;
    }
}
