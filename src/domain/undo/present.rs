//! What is so now, as far as an undo must know it.

use std::collections::HashMap;

use super::{CLOCKS, PastAction};
use crate::domain::{Action, Group, MuteEnd, Plan, Role, Stamp, Subject, Target, UserId};
use crate::wire::MemberInfo;

/// What has to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needs {
    /// The group's profile: owner, mute-all.
    pub group: bool,
    /// Who is muted.
    pub mutes: bool,
    /// Whose role.
    pub roles: Vec<UserId>,
    /// Whose name card.
    pub cards: Vec<UserId>,
}

impl Needs {
    /// To make the plans of these undos.
    pub fn of_undos<'a>(records: impl IntoIterator<Item = &'a PastAction>) -> Self {
        let mut needs = Self { group: true, ..Self::default() };
        for record in records {
            if record.outlook().why_not().is_some() {
                continue;
            }
            let users = record.done.iter().filter_map(|done| match &done.subject {
                Subject::User(user) => Some(user.clone()),
                Subject::Group | Subject::Message(_) => None,
            });
            match &record.plan.action {
                Action::Mute { .. } | Action::Unmute { .. } => needs.mutes = true,
                Action::SetNameCard { user, .. } => needs.cards.push(user.clone()),
                Action::TransferOwner { .. } => needs.roles.extend(record.plan.before.owner.clone()),
                Action::SetRole { .. } | Action::Remove { .. } | Action::Add { .. } => {
                    needs.roles.extend(users);
                }
                Action::MuteAll { .. }
                | Action::Recall { .. }
                | Action::RecallBySender { .. }
                | Action::Notify { .. }
                | Action::Send { .. } => {}
            }
        }
        for list in [&mut needs.roles, &mut needs.cards] {
            list.sort_unstable();
            list.dedup();
        }
        needs
    }

    /// To see whether a plan still holds for some of its targets.
    pub fn of_plan(plan: &Plan, targets: &[Target]) -> Self {
        let users = || targets.iter().filter_map(|target| target.user().cloned()).collect();
        let none = Self::default();
        match &plan.action {
            Action::Mute { .. } | Action::Unmute { .. } => Self { mutes: true, ..none },
            Action::SetRole { .. } | Action::Remove { .. } | Action::Add { .. } => {
                Self { roles: users(), ..none }
            }
            Action::TransferOwner { .. } => Self { group: true, roles: users(), ..none },
            Action::SetNameCard { user, .. } => Self { cards: vec![user.clone()], ..none },
            Action::MuteAll { .. } => Self { group: true, ..none },
            Action::Recall { .. }
            | Action::RecallBySender { .. }
            | Action::Notify { .. }
            | Action::Send { .. } => none,
        }
    }
}

/// What is so now. Only what was asked for is in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Present {
    /// The group's profile.
    pub group: Option<Group>,
    /// Everybody who is muted.
    pub muted: HashMap<UserId, MuteEnd>,
    /// Roles.
    pub roles: HashMap<UserId, Role>,
    /// Members' profiles as they came.
    pub profiles: HashMap<UserId, String>,
}

/// The exact name card of a profile as it came; empty where there is none.
pub(super) fn card(profile: &str) -> Option<String> {
    let info: MemberInfo = serde_json::from_str(profile).ok()?;
    Some(info.name_card.unwrap_or_default())
}

impl Present {
    /// Until when somebody is muted; nothing when that is over.
    pub(super) fn mute(&self, user: &UserId, now: Stamp) -> Option<MuteEnd> {
        in_force(self.muted.get(user).copied(), now)
    }

    pub(super) fn role(&self, user: &UserId) -> Option<Role> {
        self.roles.get(user).copied()
    }

    pub(super) fn card(&self, user: &UserId) -> Option<String> {
        self.profiles.get(user).and_then(|profile| card(profile))
    }

    /// Whether everything is still as it was when an undo was planned. Asked right before its call.
    pub fn holds(&self, plan: &Plan, target: &Target, now: Stamp) -> bool {
        let role = || target.user().and_then(|user| self.role(user));
        let group = self.group.as_ref();
        match &plan.action {
            Action::Mute { .. } | Action::Unmute { .. } => {
                target.user().is_some_and(|user| same_mute(in_force(target.mute, now), self.mute(user, now)))
            }
            Action::SetRole { .. } | Action::Remove { .. } | Action::Add { .. } => {
                role().is_some() && role() == target.role
            }
            Action::SetNameCard { user, .. } => {
                let shown = plan.before.profile.as_deref().and_then(card);
                shown.is_some() && shown == self.card(user)
            }
            Action::MuteAll { .. } => group.is_some_and(|it| Some(it.mute_all) == plan.before.mute_all),
            Action::TransferOwner { .. } => {
                group.is_some_and(|it| it.owner == plan.before.owner)
                    && role().is_some_and(|role| role != Role::NotMember)
            }
            Action::Recall { .. }
            | Action::RecallBySender { .. }
            | Action::Notify { .. }
            | Action::Send { .. } => true,
        }
    }
}

pub(super) fn in_force(mute: Option<MuteEnd>, now: Stamp) -> Option<MuteEnd> {
    mute.filter(|mute| mute.left(now).is_some())
}

fn same_mute(one: Option<MuteEnd>, other: Option<MuteEnd>) -> bool {
    match (one, other) {
        (Some(MuteEnd::At(one)), Some(MuteEnd::At(other))) => {
            (one.as_second() - other.as_second()).abs() <= CLOCKS
        }
        (one, other) => one == other,
    }
}
