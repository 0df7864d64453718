//! Mutes that the service took and that show nowhere: it says yes to IDs that nobody has.

use std::collections::HashSet;
use std::sync::Arc;

use super::ids::unique;
use crate::client::{Client, Urgency};
use crate::domain::{ActionKind, Plan, Role, Subject, Target, UserId};
use crate::job::{Ending, Verdict};

/// Of those who are no members as far as is known: who was muted, by the service's answer, and is not in its list. A
/// list that cannot be read tells nothing.
pub(super) async fn not_muted(client: &Client, plans: &[Arc<Plan>], endings: &[Ending]) -> Vec<UserId> {
    let mut missing = Vec::new();
    for (plan, ending) in plans.iter().zip(endings) {
        let doubtful = doubtful(plan, ending);
        if doubtful.is_empty() {
            continue;
        }
        let Ok(muted) = client.muted(&plan.group, Urgency::Person).await else { continue };
        let muted: HashSet<UserId> = muted.into_iter().map(|(user, _)| user).collect();
        missing.extend(doubtful.into_iter().filter(|user| !muted.contains(user)));
    }
    unique(missing)
}

fn doubtful(plan: &Plan, ending: &Ending) -> Vec<UserId> {
    if plan.action.kind() != ActionKind::Mute {
        return Vec::new();
    }
    let outside = |target: &&Target| matches!(target.role, None | Some(Role::NotMember));
    let unseen: HashSet<&Subject> =
        plan.targets.iter().filter(outside).map(|target| &target.subject).collect();
    let done = ending.results.iter().filter(|result| result.verdict == Verdict::Done);
    let user = |subject: &Subject| match subject {
        Subject::User(user) => Some(user.clone()),
        Subject::Group | Subject::Message(_) => None,
    };
    done.filter(|result| unseen.contains(&result.subject))
        .filter_map(|result| user(&result.subject))
        .collect()
}
