//! Settling what is unknown by reading back.

use std::collections::HashMap;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use super::context::{Context, now};
use super::proof::{self, Case, Shown};
use super::tally::Tally;
use super::wheel::{Stop, Wheel};
use crate::domain::{Plan, Subject};
use crate::job::{Ending, FaultKind, OpenIntent, Outcome, TargetResult, Verdict, rest};
use crate::journal::Filter;

/// Before each look. The service gives up on a call after 3 s (official doc 269/1519), so that what has not shown after
/// these did not happen, unless the call itself may still be on its way: see [`unseen`].
const PAUSES: [Duration; 4] =
    [Duration::ZERO, Duration::from_millis(400), Duration::from_millis(1200), Duration::from_millis(2400)];

/// What reading back brought.
struct Told {
    /// Done or failed, no longer unknown.
    settled: Vec<TargetResult>,
    /// The service could not be asked: somebody should ask again.
    unheard: bool,
}

/// What becomes of a plan that has targets left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// It is over; a rest can be gone on with by its number.
    Ends,
    /// Somebody is asked whether to go on.
    StaysOpen,
}

/// Settles an intent that a crash left open.
pub(super) async fn run(context: &Context, open: &OpenIntent, wheel: &Wheel) {
    let started = Instant::now();
    let mut tally = tally(open);
    // Only where there is something to write: whoever looks takes nothing out of anybody's hands.
    let writes = !tally.unknown().is_empty() || rest(&open.plan, tally.results()).is_empty();
    if writes && let Err(error) = context.journal.take_over(open.entry, 0).await {
        tracing::warn!(%error, entry = open.entry, "an intent cannot be settled");
    } else if writes {
        let case = Case { since: open.at, random: sent_random(context, open).await };
        close(context, &open.plan, open.entry, &case, &mut tally, wheel, Left::StaysOpen).await;
    }
    report(context, open, tally, wheel, started);
}

/// Ends an intent that nobody goes on with.
pub(super) async fn give_up(context: &Context, open: &OpenIntent, wheel: &Wheel) {
    let started = Instant::now();
    let tally = tally(open);
    let taken = context.journal.take_over(open.entry, 0).await;
    let ended = match taken {
        Ok(()) => context.journal.end(open.entry, tally.results()).await,
        Err(error) => Err(error),
    };
    if let Err(error) = ended {
        tracing::warn!(%error, entry = open.entry, "an intent cannot be ended");
    }
    report(context, open, tally, wheel, started);
}

fn report(context: &Context, open: &OpenIntent, tally: Tally, wheel: &Wheel, started: Instant) {
    let results = tally.into_results();
    let ending = Ending { results, entry: Some(open.entry), at: now(), took: started.elapsed() };
    context.tell(Outcome::Acted { job: wheel.job, group: open.plan.group.clone(), ending });
}

/// What is known of an intent; what was on its way is unknown.
pub(super) fn tally(open: &OpenIntent) -> Tally {
    let mut tally = Tally::new(&open.plan);
    tally.put(&open.results());
    tally
}

/// The `Random` of a message that was on its way, from the request in the journal.
pub(super) async fn sent_random(context: &Context, open: &OpenIntent) -> Option<u64> {
    let (call, _) = open.in_flight.first()?;
    let entries = context.journal.raw(call.checked_sub(1)?, 1, &Filter::default()).await.ok()?;
    let body: serde_json::Value = serde_json::from_str(&entries.first()?.body).ok()?;
    body["request"]["Random"].as_u64()
}

/// Reads back what is unknown, and ends the plan in the journal. A plan whose unknown targets could not be asked about
/// is not ended, so that the next start finds it open; nor is one that has a rest when the program ends.
pub(super) async fn close(
    context: &Context,
    plan: &Plan,
    entry: u64,
    case: &Case,
    tally: &mut Tally,
    wheel: &Wheel,
    left: Left,
) {
    if !ask(context, plan, entry, case, tally, wheel).await {
        return;
    }
    let stays = match left {
        Left::StaysOpen => !rest(plan, tally.results()).is_empty(),
        Left::Ends => {
            let idle = |result: &TargetResult| result.verdict == Verdict::NotStarted;
            wheel.quits() && tally.results().iter().any(idle)
        }
    };
    if stays {
        return;
    }
    if let Err(error) = context.journal.end(entry, tally.results()).await {
        tracing::warn!(%error, entry, "the end of a plan is not in the journal");
    }
}

/// Reads back what is unknown. False if somebody should ask again.
pub(super) async fn ask(
    context: &Context,
    plan: &Plan,
    entry: u64,
    case: &Case,
    tally: &mut Tally,
    wheel: &Wheel,
) -> bool {
    let unknown = tally.unknown();
    if unknown.is_empty() {
        return true;
    }
    let told = read_back(context, plan, &unknown, case, &wheel.stop).await;
    tally.put(&told.settled);
    if !told.settled.is_empty()
        && let Err(error) = context.journal.settled(entry, &told.settled).await
    {
        tracing::warn!(%error, entry, "what was read back is not in the journal");
    }
    !told.unheard
}

async fn read_back(
    context: &Context,
    plan: &Plan,
    unknown: &[TargetResult],
    case: &Case,
    stop: &watch::Receiver<Stop>,
) -> Told {
    let mut left: Vec<&TargetResult> = unknown.iter().collect();
    let mut settled = Vec::new();
    // Whether the last look at those that are left brought an answer.
    let mut heard = false;
    for pause in PAUSES {
        if left.is_empty() || hurried(stop, pause).await {
            break;
        }
        let subjects: Vec<Subject> = left.iter().map(|result| result.subject.clone()).collect();
        match proof::look(context, plan, &subjects, case).await {
            Ok(shown) => {
                heard = true;
                left = sift(left, &shown, &mut settled);
            }
            Err(fault) => {
                heard = false;
                tracing::info!(?fault, "reading back failed");
            }
        }
    }
    let unheard = !left.is_empty() && (!heard || *stop.borrow() == Stop::Quit);
    if !unheard {
        settled.extend(left.into_iter().filter_map(unseen));
    }
    Told { settled, unheard }
}

/// The verdict on what does not show. A call that was never answered may sit somewhere between here and the service and
/// land after we stopped looking, so it stays unknown; every other call has come to its end.
fn unseen(result: &TargetResult) -> Option<TargetResult> {
    let verdict = match &result.verdict {
        Verdict::Unknown(fault) if fault.kind == FaultKind::Timeout => return None,
        Verdict::Unknown(fault) => Verdict::Failed(fault.clone()),
        other => other.clone(),
    };
    Some(TargetResult { subject: result.subject.clone(), verdict })
}

/// Moves what shows into `settled`, drops what can never show, and gives back what may show later.
fn sift<'a>(
    left: Vec<&'a TargetResult>,
    shown: &HashMap<Subject, Shown>,
    settled: &mut Vec<TargetResult>,
) -> Vec<&'a TargetResult> {
    left.into_iter()
        .filter(|result| match shown.get(&result.subject) {
            Some(Shown::Yes) => {
                settled.push(TargetResult { subject: result.subject.clone(), verdict: Verdict::Done });
                false
            }
            Some(Shown::No) => true,
            Some(Shown::Nothing) | None => false,
        })
        .collect()
}

/// Waits; says whether there is no time for it any more.
async fn hurried(stop: &watch::Receiver<Stop>, pause: Duration) -> bool {
    if pause.is_zero() {
        return false;
    }
    let mut stop = stop.clone();
    tokio::select! {
        () = tokio::time::sleep(pause) => false,
        // An error means that the dispatcher is gone, which is the end as well.
        _ = stop.wait_for(|stop| *stop == Stop::Quit) => true,
    }
}
