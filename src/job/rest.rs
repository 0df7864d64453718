//! What is left of a plan that did not come to its end, or came to it with faults.

use std::collections::HashSet;

use super::{Fault, FaultKind, TargetResult, Verdict};
use crate::domain::{Action, Plan, Subject, Target};
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

/// The plan with these of its targets only: what is confirmed before the rest goes out.
#[must_use]
pub fn cut_down(plan: &Plan, subjects: &[Subject]) -> Plan {
    let kept: HashSet<&Subject> = subjects.iter().collect();
    let targets: Vec<Target> =
        plan.targets.iter().filter(|target| kept.contains(&target.subject)).cloned().collect();
    let users = || targets.iter().filter_map(|target| target.user().cloned()).collect();
    let action = match &plan.action {
        Action::Mute { time, .. } => Action::Mute { users: users(), time: *time },
        Action::Unmute { .. } => Action::Unmute { users: users() },
        Action::Remove { silent, .. } => Action::Remove { users: users(), silent: *silent },
        Action::Notify { content, .. } => Action::Notify { to: users(), content: content.clone() },
        Action::Recall { .. } => {
            Action::Recall { seqs: targets.iter().filter_map(Target::seq).collect() }
        }
        other => other.clone(),
    };
    let evidence = plan.evidence.iter().filter(|it| kept.contains(&Subject::Message(it.seq))).cloned();
    let evidence = if matches!(action, Action::Recall { .. }) {
        evidence.collect()
    } else {
        plan.evidence.clone()
    };
    Plan { action, targets, evidence, refused: Vec::new(), ..plan.clone() }
}
