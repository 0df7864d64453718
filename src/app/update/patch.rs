//! What an ended plan changes in the lists. Only targets that are done change; what is unknown is read back.

use std::collections::HashSet;

use jiff::SignedDuration;

use crate::app::Step;
use crate::app::model::{MemberSort, Model};
use crate::domain::{Action, Group, GroupId, MuteEnd, MuteTime, Plan, Role, Slot, Stamp, Subject, UserId};
use crate::job::{Ending, JobId, Read, Verdict};
use crate::text::SafeText;

use super::{groups, jobs, members, messages};

/// Applies results.
pub(super) fn apply(model: &mut Model, step: &mut Step, plan: &Plan, ending: &Ending) {
    let done = ending.done() > 0;
    if done {
        patch_group(model, plan, ending);
    }
    if model.open.as_ref() == Some(&plan.group) {
        if done {
            patch_rows(model, plan, ending);
        }
        read_back(model, step, plan, ending);
    } else if ending.count(|verdict| matches!(verdict, Verdict::Unknown(_))) > 0 {
        groups::ask_again(model, step, &plan.group);
    }
}

fn users_done(ending: &Ending) -> Vec<UserId> {
    let done = ending.results.iter().filter(|result| result.verdict == Verdict::Done);
    done.filter_map(|result| match &result.subject {
        Subject::User(user) => Some(user.clone()),
        _ => None,
    })
    .collect()
}

/// The group's own row.
fn patch_group(model: &mut Model, plan: &Plan, ending: &Ending) {
    let moved = users_done(ending).len() as u64;
    let Some(group) = model.groups.get_mut(&plan.group).and_then(|row| row.profile.as_mut()) else { return };
    let patch = |group: &mut Group| match &plan.action {
        Action::MuteAll { on } => group.mute_all = *on,
        Action::TransferOwner { to } => group.owner = Some(to.clone()),
        Action::Remove { .. } => {
            group.members = group.members.map(|members| members.saturating_sub(moved));
        }
        Action::Add { .. } => group.members = group.members.map(|members| members + moved),
        _ => {}
    };
    patch(group);
}

/// Rows of members and messages.
fn patch_rows(model: &mut Model, plan: &Plan, ending: &Ending) {
    let users = users_done(ending);
    match &plan.action {
        Action::Mute { time, .. } => {
            let until = plan.undoes.as_ref().and_then(|undoes| undoes.until);
            let end = until.map_or_else(|| mute_end(*time, ending.at), MuteEnd::At);
            set_mutes(model, &users, Some(end));
        }
        Action::Unmute { .. } => set_mutes(model, &users, None),
        Action::Remove { .. } => members::take_out(model, &users.into_iter().collect()),
        Action::Recall { .. } => {
            let done = ending.results.iter().filter(|result| result.verdict == Verdict::Done);
            for result in done {
                if let Subject::Message(seq) = result.subject {
                    model.messages.marks.remove(&seq);
                    if let Some(message) = model.messages.rows.get_mut(&seq) {
                        message.slot = Slot::Recalled;
                    }
                }
            }
        }
        Action::RecallBySender { sender } => recall_by_sender(model, sender),
        Action::SetRole { user, role } => set_role(model, user, *role),
        Action::TransferOwner { to } => {
            // That the old owner becomes an ordinary member is unverified; the list is read again.
            if let Some(before) = plan.before.owner.clone() {
                set_role(model, &before, Role::Member);
            }
            set_role(model, to, Role::Owner);
        }
        Action::SetNameCard { user, name_card } => {
            if let Some(index) = model.members.by_id.get(user).copied()
                && let Some(member) = model.members.rows.get_mut(index)
            {
                member.name_card = SafeText::new(name_card);
                members::reorder(model);
            }
        }
        // Who was added is in no list yet; it is read again.
        Action::Notify { .. } | Action::Send { .. } | Action::MuteAll { .. } | Action::Add { .. } => {}
    }
}

fn mute_end(time: MuteTime, from: Stamp) -> MuteEnd {
    match time {
        MuteTime::Forever => MuteEnd::Never,
        MuteTime::For(time) => {
            let end = SignedDuration::try_from(time).ok().and_then(|time| from.checked_add(time).ok());
            end.map_or(MuteEnd::Never, MuteEnd::At)
        }
    }
}

fn set_mutes(model: &mut Model, users: &[UserId], end: Option<MuteEnd>) {
    let live = model.open_group().is_some_and(|group| group.kind.is_live());
    let members = &mut model.members;
    let changed: HashSet<UserId> = users.iter().cloned().collect();
    members.muted.retain(|(user, _)| !changed.contains(user));
    let mut unlisted = Vec::new();
    for user in users {
        members.muted.extend(end.map(|end| (user.clone(), end)));
        match members.by_id.get(user).copied().and_then(|index| members.rows.get_mut(index)) {
            Some(member) => member.mute = end,
            None => unlisted.push(user),
        }
    }
    if live && let Some(end) = end {
        members::add_muted(model, &unlisted, end);
    }
    if live && end.is_none() {
        members::take_out(model, &changed);
    } else if model.members.sort == MemberSort::Mute || model.members.filter.muted {
        members::reorder(model);
    }
}

fn set_role(model: &mut Model, user: &UserId, role: Role) {
    if let Some(index) = model.members.by_id.get(user).copied()
        && let Some(member) = model.members.rows.get_mut(index)
        && member.role != role
    {
        member.role = role;
        members::reorder(model);
    }
}

/// The service looks at the newest messages of the group only.
fn recall_by_sender(model: &mut Model, sender: &UserId) {
    let window = crate::wire::BY_SENDER_WINDOW as usize;
    let rows = model.messages.rows.values_mut().rev().take(window);
    for message in rows.filter(|message| message.sender == *sender && message.slot == Slot::Kept) {
        message.slot = Slot::Recalled;
    }
}

/// Asks for what nobody knows, or for what the exact value matters of.
fn read_back(model: &mut Model, step: &mut Step, plan: &Plan, ending: &Ending) {
    let unknown = ending.count(|verdict| matches!(verdict, Verdict::Unknown(_))) > 0;
    let done = ending.done() > 0;
    if !unknown && !done {
        return;
    }
    match &plan.action {
        Action::Mute { .. } | Action::Unmute { .. } => members::ask_muted(model, step, &plan.group),
        Action::Send { .. } => messages::reload(model, step),
        Action::TransferOwner { .. } | Action::Add { .. } => members::reload(model, step),
        Action::Remove { .. } | Action::SetNameCard { .. } if unknown => members::reload(model, step),
        Action::SetRole { user, .. } if unknown => {
            let users = vec![user.clone()];
            let job = jobs::read(model, step, Read::Roles { group: plan.group.clone(), users });
            model.members.asking_roles = Some(job);
        }
        Action::Recall { .. } | Action::RecallBySender { .. } if unknown => messages::reload(model, step),
        Action::MuteAll { .. } if unknown => groups::ask_again(model, step, &plan.group),
        _ => {}
    }
}

/// Takes roles that were read back.
pub(super) fn take_roles(
    model: &mut Model,
    step: &mut Step,
    job: JobId,
    group: &GroupId,
    roles: &[(UserId, Role)],
) {
    if model.members.asking_roles != Some(job) || model.members.group.as_ref() != Some(group) {
        return;
    }
    model.members.asking_roles = None;
    step.redraw = true;
    let left = |(user, role): &(UserId, Role)| (*role == Role::NotMember).then(|| user.clone());
    let gone: HashSet<UserId> = roles.iter().filter_map(left).collect();
    for (user, role) in roles.iter().filter(|(_, role)| *role != Role::NotMember) {
        set_role(model, user, *role);
    }
    if !gone.is_empty() {
        members::take_out(model, &gone);
    }
}
