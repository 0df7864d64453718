//! Carries plans out, one group after the other. After a signal nothing more is begun and what has gone out is waited
//! for; after a second one nothing is waited for.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use super::abandon;
use super::progress::Progress;
use crate::cli::session::{Session, now};
use crate::domain::Plan;
use crate::job::{Ending, JobId, Outcome, TargetResult, Task, Verdict};
use crate::runtime::Signals;

/// What became of an order.
pub(super) struct Carried {
    /// In the order of the plans.
    pub(super) endings: Vec<Ending>,
    /// Somebody asked to stop.
    pub(super) stopped: bool,
    /// And not to wait for what had gone out.
    pub(super) abandoned: bool,
}

/// Carries out all of them; `done` gets each ending as it comes. A plan comes with the task that carries it out.
pub(super) async fn all(
    session: Session,
    orders: Vec<(Arc<Plan>, Task)>,
    progress: &mut Progress<'_>,
    mut done: impl FnMut(&Plan, &Ending),
) -> io::Result<Carried> {
    let mut run = Run { signals: Signals::listen()?, stops: 0 };
    let mut session = Some(session);
    let mut endings = Vec::with_capacity(orders.len());
    let mut abandoned = false;
    for (plan, task) in orders {
        let plan = &plan;
        let begun = match &task {
            Task::GoOn(rest) => Some(rest.open.entry),
            _ => None,
        };
        let ending = match session.as_mut().filter(|_| run.stops == 0) {
            None => every(plan, &Verdict::NotStarted),
            Some(live) => match run.one(live, task, progress).await {
                Ok(ending) => ending,
                Err(job) => {
                    abandoned = true;
                    match session.take() {
                        Some(session) => abandon::ending(session, job, plan, begun).await,
                        None => every(plan, &Verdict::NotStarted),
                    }
                }
            },
        };
        progress.ended(plan);
        done(plan, &ending);
        endings.push(ending);
    }
    if let Some(session) = session {
        session.finish().await;
    }
    Ok(Carried { endings, stopped: run.stops > 0, abandoned })
}

struct Run {
    signals: Signals,
    stops: u32,
}

impl Run {
    /// One plan to its end; its job when somebody does not want to wait for that.
    async fn one(
        &mut self,
        session: &mut Session,
        task: Task,
        progress: &mut Progress<'_>,
    ) -> Result<Ending, JobId> {
        let job = session.submit(task);
        loop {
            tokio::select! {
                biased;
                () = self.signals.next() => {
                    self.stops += 1;
                    if self.stops > 1 {
                        return Err(job);
                    }
                    progress.stopping();
                    session.cancel(job);
                }
                outcome = session.next() => match outcome {
                    Some(Outcome::Acted { job: ended, ending, .. }) if ended == job => return Ok(ending),
                    Some(Outcome::Progress { done, .. }) => progress.show(done),
                    Some(_) => {}
                    None => return Err(job),
                },
            }
        }
    }
}

/// The same for every target.
pub(super) fn every(plan: &Plan, verdict: &Verdict) -> Ending {
    let result = |subject| TargetResult { subject, verdict: verdict.clone() };
    let results = plan.targets.iter().map(|target| result(target.subject.clone())).collect();
    Ending { results, entry: None, at: now(), took: Duration::ZERO }
}
