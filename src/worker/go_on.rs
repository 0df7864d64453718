//! Going on with the rest of an intent.

use std::collections::HashSet;

use tokio::time::Instant;

use super::act::{Run, denied};
use super::context::{Context, now};
use super::proof::Case;
use super::settle::{self, Left};
use super::tally::Tally;
use super::wheel::Wheel;
use crate::domain::{Stamp, Subject};
use crate::job::{Ending, Fault, GoOn, Outcome, TargetResult, Verdict, rest};

/// Settles what is not known, sends what is left of what was confirmed, and reports all targets of the intent.
pub(super) async fn run(context: &Context, order: &GoOn, wheel: &mut Wheel) {
    let started = Instant::now();
    let plan = &order.open.plan;
    let (tally, at) = carry_out(context, order, wheel).await;
    let ending =
        Ending { results: tally.into_results(), entry: Some(order.open.entry), at, took: started.elapsed() };
    context.tell(Outcome::Acted { job: wheel.job, group: plan.group.clone(), ending });
}

async fn carry_out(context: &Context, order: &GoOn, wheel: &mut Wheel) -> (Tally, Stamp) {
    let GoOn { open, chosen } = order;
    let plan = &open.plan;
    let mut tally = settle::tally(open);
    let mut refuse = |verdict: &Verdict| {
        let refused = chosen.iter().map(|it| TargetResult { subject: it.clone(), verdict: verdict.clone() });
        tally.put(&refused.collect::<Vec<_>>());
    };
    let policy = context.policy();
    if let Err(denial) = policy.on_frozen(plan.action.kind(), plan.kind, chosen.len()) {
        if let Err(error) = context.journal.denied(&plan.only(chosen), &denial).await {
            tracing::warn!(%error, "a denied plan is not in the journal");
        }
        refuse(&Verdict::Failed(denied(plan, &denial)));
        return (tally, now());
    }
    if let Err(error) = context.journal.take_over(open.entry, chosen.len()).await {
        refuse(&Verdict::Failed(Fault::from(&error)));
        return (tally, now());
    }
    let sent = settle::sent_random(context, open).await;
    let case = Case { since: open.at, random: sent };
    settle::ask(context, plan, open.entry, &case, &mut tally, wheel).await;
    let chosen: HashSet<&Subject> = chosen.iter().collect();
    let left: Vec<Subject> =
        rest(plan, tally.results()).into_iter().filter(|subject| chosen.contains(subject)).collect();
    let targets = plan.only(&left).targets;
    // A message that is sent once more is the same message: the service drops it if the first one did arrive.
    let random = sent.and_then(|random| u32::try_from(random).ok()).unwrap_or_else(|| fastrand::u32(..));
    let mut run = Run { context, plan, entry: open.entry, random, tally, at: now() };
    run.batches(&targets, wheel).await;
    let case = Case { since: open.at, random: Some(u64::from(random)) };
    settle::close(context, plan, open.entry, &case, &mut run.tally, wheel, Left::Ends).await;
    (run.tally, run.at)
}
