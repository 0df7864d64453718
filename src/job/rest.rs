//! What is left of a plan that did not come to its end, or came to it with faults.

use super::{Fault, FaultKind, TargetResult, Verdict};
use crate::domain::{Plan, Subject};
use crate::wire::Retry;

/// Whether a target with this result may be gone on with: it was not begun, it is known not to be done, or nobody knows
/// and doing it once more changes nothing. What the service refused for good is not tried again.
pub fn may_go_on(plan: &Plan, verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Done => false,
        Verdict::NotStarted => true,
        Verdict::Failed(fault) => is_passing(fault),
        Verdict::Unknown(_) => plan.action.kind().command().row().retry == Retry::SafeToRepeat,
    }
}

/// Whether a fault says "not now" rather than "no".
fn is_passing(fault: &Fault) -> bool {
    match fault.kind {
        FaultKind::Denied | FaultKind::DroppedByService => false,
        FaultKind::Refused => fault.leaves_unknown(),
        _ => true,
    }
}

/// The targets that may be gone on with, in the order of the plan.
pub fn rest(plan: &Plan, results: &[TargetResult]) -> Vec<Subject> {
    let left = results.iter().filter(|result| may_go_on(plan, &result.verdict));
    left.map(|result| result.subject.clone()).collect()
}
