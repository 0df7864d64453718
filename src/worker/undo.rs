//! What an undo comes to, and whether it still holds right before its call.

use std::collections::{HashMap, HashSet};

use super::context::{Context, now};
use crate::client::{MemberCursor, Urgency};
use crate::domain::{Denial, GroupId, Needs, PastAction, Plan, Present, Target, UserId, invert_all};
use crate::job::{Fault, FaultKind, JobId, Outcome, Undoing, Undone};
use crate::wire::{Command, GroupType};

/// Pages of members that are searched for a name card: 2000 people, as when a write is settled.
const CARD_PAGES: usize = 20;

/// Looks up what was there before and what is so now, and reports the plans.
pub(super) async fn fetch(context: &Context, job: JobId, what: Undoing) -> Result<(), Fault> {
    let records = context.journal.past_actions(&what).await.map_err(|error| Fault::from(&error))?;
    let Some(group) = records.first().map(|record| record.plan.group.clone()) else {
        context.tell(Outcome::Undo { job, undone: Undone { what, undos: Vec::new(), denied: None } });
        return Ok(());
    };
    let kind = records.first().map_or(GroupType::Public, |record| record.plan.kind);
    let of_group = |record: &PastAction| record.plan.group == group;
    let records: Vec<PastAction> = records.into_iter().filter(of_group).collect();
    let present = present(context, &group, kind, &Needs::of_undos(&records)).await?;
    let now = now();
    // Names what is confirmed together; no two sheets are opened in the same millisecond.
    let together = now.as_millisecond().unsigned_abs();
    let undone = match invert_all(records, &present, &context.policy(), now, together) {
        Ok(undos) => Undone { what, undos, denied: None },
        Err(denial) => Undone { what, undos: Vec::new(), denied: Some(denial) },
    };
    context.tell(Outcome::Undo { job, undone });
    Ok(())
}

/// Targets of a batch that must not be touched, each with the reason: somebody changed them since the undo was planned.
/// An error means that nobody could tell, so nothing may be sent.
pub(super) async fn changed(
    context: &Context,
    plan: &Plan,
    targets: &[Target],
) -> Result<HashMap<crate::domain::Subject, Denial>, Fault> {
    let present = present(context, &plan.group, plan.kind, &Needs::of_plan(plan, targets)).await?;
    let now = now();
    let moved = targets.iter().filter(|target| !present.holds(plan, target, now));
    Ok(moved.map(|target| (target.subject.clone(), Denial::ChangedSince)).collect())
}

async fn present(
    context: &Context,
    group: &GroupId,
    kind: GroupType,
    needs: &Needs,
) -> Result<Present, Fault> {
    let mut present = Present::default();
    if needs.group {
        let (groups, failed) = context.calling().groups(std::slice::from_ref(group), Urgency::Person).await?;
        present.group = groups.into_iter().next();
        if let (None, Some((_, fault))) = (&present.group, failed.into_iter().next()) {
            return Err(fault);
        }
    }
    if needs.mutes {
        present.muted = context.calling().muted(group, Urgency::Person).await?.into_iter().collect();
    }
    for part in needs.roles.chunks(Command::GetRoleInGroup.row().max_items as usize) {
        present.roles.extend(context.calling().roles(group, part, Urgency::Person).await?);
    }
    if !needs.cards.is_empty() {
        present.profiles = profiles(context, group, kind, &needs.cards).await?;
    }
    Ok(present)
}

/// Profiles of some members: the service has no question for single ones.
async fn profiles(
    context: &Context,
    group: &GroupId,
    kind: GroupType,
    users: &[UserId],
) -> Result<HashMap<UserId, String>, Fault> {
    let mut missing: HashSet<&UserId> = users.iter().collect();
    let mut found = HashMap::new();
    let mut cursor = Some(MemberCursor::first(kind == GroupType::Community));
    for _ in 0..CARD_PAGES {
        let Some(from) = cursor.filter(|_| !missing.is_empty()) else { return Ok(found) };
        let page = context.calling().members_page(group, &from, Urgency::Person).await?;
        for member in page.members {
            if missing.remove(&member.id) {
                found.insert(member.id, member.raw.to_string());
            }
        }
        cursor = page.next;
    }
    if missing.is_empty() || cursor.is_none() {
        return Ok(found);
    }
    let words = "the group is too large to look up a name card";
    Err(Fault::new(FaultKind::TooLarge, Command::GetGroupMemberInfo.name(), words))
}
