//! One plan from policy to outcome.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::ControlFlow;
use std::time::Duration;

use tokio::time::Instant;

use super::context::{Context, now};
use super::proof::Case;
use super::settle::{self, Left};
use super::tally::{Tally, every};
use super::undo;
use super::wheel::{Turn, Wheel};
use crate::client::requests;
use crate::domain::{Denial, Plan, Stamp, Subject, Target};
use crate::job::{Ending, Fault, FaultKind, Outcome, TargetResult, Verdict};

/// Carries out a plan and reports it.
pub(super) async fn run(context: &Context, plan: &Plan, wheel: &mut Wheel) {
    let started = Instant::now();
    let (results, entry, at) = carry_out(context, plan, wheel).await;
    let ending = Ending { results, entry, at, took: started.elapsed() };
    context.tell(Outcome::Acted { job: wheel.job, group: plan.group.clone(), ending });
}

async fn carry_out(
    context: &Context,
    plan: &Plan,
    wheel: &mut Wheel,
) -> (Vec<TargetResult>, Option<u64>, Stamp) {
    if let Err(denial) = allowed(context, plan) {
        let entry = context.journal.denied(plan, &denial).await;
        if let Err(error) = &entry {
            tracing::warn!(%error, "a denied plan is not in the journal");
        }
        return (every(plan, &Verdict::Failed(denied(plan, &denial))), entry.ok(), now());
    }
    let entry = match context.journal.begin(plan).await {
        Ok(entry) => entry,
        Err(error) => return (every(plan, &Verdict::Failed(Fault::from(&error))), None, now()),
    };
    let since = now();
    let random = fastrand::u32(..);
    let mut run = Run { context, plan, entry, random, tally: Tally::new(plan), at: since };
    run.batches(&plan.targets, wheel).await;
    let case = Case { since, random: Some(u64::from(random)) };
    settle::close(context, plan, entry, &case, &mut run.tally, wheel, Left::Ends).await;
    (run.tally.into_results(), Some(entry), run.at)
}

fn allowed(context: &Context, plan: &Plan) -> Result<(), Denial> {
    context.policy().on_frozen(plan.action.kind(), plan.kind, plan.targets.len())
}

/// The denial as data, since the words are the console's.
pub(super) fn denied(plan: &Plan, denial: &Denial) -> Fault {
    let code = match denial {
        Denial::Unsupported { code, .. } | Denial::Learned { code } => Some(*code),
        _ => None,
    };
    let detail = serde_json::to_string(denial).unwrap_or_default();
    let request = plan.action.kind().command().name();
    Fault { code, ..Fault::new(FaultKind::Denied, request, &detail) }
}

/// The calls of an intent.
pub(super) struct Run<'a> {
    pub(super) context: &'a Context,
    pub(super) plan: &'a Plan,
    pub(super) entry: u64,
    /// The same for all tries of a message, so that the service can drop a repetition.
    pub(super) random: u32,
    pub(super) tally: Tally,
    /// When the last answer came.
    pub(super) at: Stamp,
}

impl Run<'_> {
    /// Sends these targets of the plan, batch by batch, as long as nobody stops it.
    pub(super) async fn batches(&mut self, targets: &[Target], wheel: &mut Wheel) {
        let size = self.plan.action.kind().command().row().max_items as usize;
        let count = targets.chunks(size).len();
        // Pauses are not counted.
        let mut spent = Duration::ZERO;
        for (index, batch) in targets.chunks(size).enumerate() {
            match wheel.turn(self.context).await {
                Turn::No => return,
                Turn::GoOn if allowed(self.context, self.plan).is_err() => return,
                Turn::Go | Turn::GoOn => {}
            }
            let began = Instant::now();
            let flow = self.batch(index, batch).await;
            spent += began.elapsed();
            let over = u32::try_from(index + 1).unwrap_or(u32::MAX);
            let left = u32::try_from(count - index - 1).unwrap_or(u32::MAX);
            self.context.tell(self.tally.progress(wheel.job, self.entry, spent / over * left));
            if flow.is_break() {
                return;
            }
        }
    }

    /// Of an undo: those whose value is still what it was when the undo was planned. The others are not touched.
    async fn unchanged<'t>(&mut self, targets: &'t [Target]) -> Cow<'t, [Target]> {
        if self.plan.undoes.is_none() {
            return Cow::Borrowed(targets);
        }
        let refused: Vec<TargetResult> = match undo::changed(self.context, self.plan, targets).await {
            Ok(changed) if changed.is_empty() => return Cow::Borrowed(targets),
            Ok(changed) => {
                let fault = |(subject, denial): (Subject, Denial)| TargetResult {
                    subject,
                    verdict: Verdict::Failed(denied(self.plan, &denial)),
                };
                changed.into_iter().map(fault).collect()
            }
            // Nobody knows whether it was changed. The call did not go out, whatever the fault says.
            Err(fault) => {
                let result = |target: &Target| TargetResult {
                    subject: target.subject.clone(),
                    verdict: Verdict::Failed(fault.clone()),
                };
                targets.iter().map(result).collect()
            }
        };
        self.tally.put(&refused);
        let gone: HashSet<Subject> = refused.into_iter().map(|result| result.subject).collect();
        targets.iter().filter(|target| !gone.contains(&target.subject)).cloned().collect()
    }

    /// Journal, call, journal. Breaks where going on cannot help or cannot be recorded.
    async fn batch(&mut self, index: usize, targets: &[Target]) -> ControlFlow<()> {
        let kind = self.plan.action.kind();
        let targets = &self.unchanged(targets).await;
        if targets.is_empty() {
            return ControlFlow::Continue(());
        }
        let subjects: Vec<Subject> = targets.iter().map(|target| target.subject.clone()).collect();
        let body = requests::for_batch(&self.plan.at(now()), targets, self.random);
        let call = match self.context.journal.call(self.entry, index, &subjects, &body).await {
            Ok(call) => call,
            Err(error) => {
                // The intent is there, this call is not: it must not go out.
                let fault = Fault::from(&error);
                self.tally.put(&results(&subjects, |_| Verdict::Failed(fault.clone())));
                return ControlFlow::Break(());
            }
        };
        let started = Instant::now();
        let answer = self.context.calling().send_batch(kind, &body).await;
        let took = started.elapsed();
        let results = match &answer {
            Ok(answer) => {
                self.at = answer.at;
                results(&subjects, |subject| answer.verdict(subject))
            }
            Err(fault) => {
                self.at = now();
                results(&subjects, |_| Verdict::of(fault.clone()))
            }
        };
        self.tally.put(&results);
        let journaled = self.context.journal.result(call, &results, took).await;
        if let Err(error) = &journaled {
            tracing::warn!(%error, call, "the result of a call is not in the journal");
        }
        match answer {
            Err(fault) if fault.kind == FaultKind::Credentials => ControlFlow::Break(()),
            _ if journaled.is_err() => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }
}

fn results(subjects: &[Subject], verdict: impl Fn(&Subject) -> Verdict) -> Vec<TargetResult> {
    subjects
        .iter()
        .map(|subject| TargetResult { subject: subject.clone(), verdict: verdict(subject) })
        .collect()
}
