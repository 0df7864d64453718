//! From recorded actions and what is so now to the plans that restore what was there before.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use jiff::SignedDuration;

use super::present::{card, in_force};
use super::{CLOCKS, Done, Outlook, PastAction, Present, Undo, Undoes};
use crate::domain::{
    Action, ActionKind, Caveat, Denial, Group, MuteEnd, MuteTime, Plan, PlanError, Policy, Refused, Role,
    Stamp, Subject, Target, UserId,
};
use crate::wire::MemberInfo;

/// What one target is given back.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Inverse {
    Mute(MuteEnd),
    Unmute,
    Role(UserId, Role),
    Card(UserId, String),
    MuteAll(bool),
    Owner(UserId),
    Add,
    Remove,
}

/// Takes back several actions of one group, the newest first; `records` come in that order.
///
/// An undo among them whose action is among them too is left out, since that action counts as taken back already.
/// More targets together than the policy allows in one action are refused as a whole.
pub fn invert_all(
    records: Vec<PastAction>,
    present: &Present,
    policy: &Policy,
    now: Stamp,
    together: u64,
) -> Result<Vec<Undo>, Denial> {
    let among: HashSet<u64> = records.iter().map(|record| record.entry).collect();
    let of_another =
        |record: &PastAction| record.plan.undoes.as_ref().is_some_and(|undoes| among.contains(&undoes.entry));
    // A single one is told of, so that somebody learns why.
    let spent = |record: &PastAction| among.len() > 1 && record.done.is_empty() && record.undone_by.is_some();
    let mut present = present.clone();
    let mut undos = Vec::new();
    for record in records {
        if !of_another(&record) && !spent(&record) {
            undos.push(invert(record, &mut present, policy, now, together));
        }
    }
    policy.within_cap(undos.iter().map(Undo::targets).sum())?;
    Ok(undos)
}

/// Takes back one action. `present` is changed as the undo will change it, for the undo of an older one.
pub fn invert(of: PastAction, present: &mut Present, policy: &Policy, now: Stamp, together: u64) -> Undo {
    let outlook = of.outlook();
    let nothing = |of, refused| Undo { of, outlook, plans: Vec::new(), refused };
    if matches!(outlook, Outlook::Impossible(_)) {
        return nothing(of, Vec::new());
    }
    let Some(mut group) = present.group.clone() else {
        let refused = refuse_all(&of, &Denial::NotLoaded);
        return nothing(of, refused);
    };
    let mut refused = Vec::new();
    let mut parts: Vec<(Inverse, Vec<Target>)> = Vec::new();
    let mut places: HashMap<Inverse, usize> = HashMap::new();
    for (target, done) in done_targets(&of) {
        match inverse(&of.plan, target, done, &group, present, now) {
            Ok(inverse) => {
                let given = shown(&inverse, target, present, now);
                let at = *places.entry(inverse.clone()).or_insert_with(|| {
                    parts.push((inverse, Vec::new()));
                    parts.len() - 1
                });
                if let Some((_, targets)) = parts.get_mut(at) {
                    targets.push(given);
                }
            }
            Err(why) => refused.push(Refused { target: target.clone(), why }),
        }
    }
    let mut plans = Vec::with_capacity(parts.len());
    for (inverse, targets) in parts {
        let undoes = Undoes { entry: of.entry, until: until(&inverse), together };
        match plan(&inverse, &targets, &group, present, policy, now) {
            Ok(plan) => {
                present.foresee(&inverse, &plan, &mut group);
                let caveats = caveats(&of.plan, &plan);
                plans.push(Plan { undoes: Some(undoes), caveats, ..plan });
            }
            Err(PlanError::AllRefused(all)) => refused.extend(all),
            Err(PlanError::Denied(why)) => {
                refused.extend(targets.into_iter().map(|target| Refused { target, why: why.clone() }));
            }
        }
    }
    match plans.first_mut() {
        Some(first) => first.refused.extend(std::mem::take(&mut refused)),
        None => return nothing(of, refused),
    }
    Undo { of, outlook, plans, refused }
}

/// Targets that are to be restored, in the order of the plan.
fn done_targets(of: &PastAction) -> impl Iterator<Item = (&Target, &Done)> {
    let done: HashMap<&Subject, &Done> = of.done.iter().map(|done| (&done.subject, done)).collect();
    of.plan.targets.iter().filter_map(move |target| Some((target, *done.get(&target.subject)?)))
}

fn refuse_all(of: &PastAction, why: &Denial) -> Vec<Refused> {
    done_targets(of).map(|(target, _)| Refused { target: target.clone(), why: why.clone() }).collect()
}

/// What a target is given back, or why nothing: it was changed since, it is so already, or nobody wrote down what was.
fn inverse(
    plan: &Plan,
    target: &Target,
    done: &Done,
    group: &Group,
    present: &Present,
    now: Stamp,
) -> Result<Inverse, Denial> {
    let user = || target.user().cloned().ok_or(Denial::NotRecorded);
    let unchanged = |holds: bool| if holds { Ok(()) } else { Err(Denial::ChangedSince) };
    let other = |inverse: Inverse, same: bool| if same { Err(Denial::Already) } else { Ok(inverse) };
    match &plan.action {
        Action::Mute { time, .. } => {
            let is = present.mute(&user()?, now);
            unchanged(is_as_set(plan, *time, done, is, now))?;
            match in_force(target.mute, now) {
                Some(end) => other(Inverse::Mute(end), is == Some(end)),
                None => other(Inverse::Unmute, is.is_none()),
            }
        }
        Action::Unmute { .. } => {
            unchanged(present.mute(&user()?, now).is_none())?;
            in_force(target.mute, now).map(Inverse::Mute).ok_or(Denial::Already)
        }
        Action::SetRole { user, role } => {
            unchanged(present.role(user) == Some(*role))?;
            match target.role {
                Some(before @ (Role::Admin | Role::Member)) => {
                    other(Inverse::Role(user.clone(), before), before == *role)
                }
                _ => Err(Denial::NotRecorded),
            }
        }
        Action::SetNameCard { user, name_card } => {
            unchanged(present.card(user).as_ref() == Some(name_card))?;
            let before = plan.before.profile.as_deref().and_then(card).ok_or(Denial::NotRecorded)?;
            other(Inverse::Card(user.clone(), before.clone()), before == *name_card)
        }
        Action::MuteAll { on } => {
            unchanged(group.mute_all == *on)?;
            let before = plan.before.mute_all.ok_or(Denial::NotRecorded)?;
            other(Inverse::MuteAll(before), before == *on)
        }
        Action::TransferOwner { to } => {
            unchanged(group.owner.as_ref() == Some(to))?;
            let before = plan.before.owner.clone().ok_or(Denial::NotRecorded)?;
            match present.role(&before) {
                None | Some(Role::NotMember) => Err(Denial::NotAMember),
                Some(_) => other(Inverse::Owner(before.clone()), before == *to),
            }
        }
        Action::Remove { .. } => other(Inverse::Add, present.role(&user()?) != Some(Role::NotMember)),
        Action::Add { .. } => match present.role(&user()?) {
            Some(Role::Member) => Ok(Inverse::Remove),
            Some(Role::NotMember) => Err(Denial::Already),
            _ => Err(Denial::ChangedSince),
        },
        Action::Recall { .. }
        | Action::RecallBySender { .. }
        | Action::Notify { .. }
        | Action::Send { .. } => Err(Denial::NotRecorded),
    }
}

/// Whether a mute is the one that we set, or has run out by itself since.
fn is_as_set(plan: &Plan, time: MuteTime, done: &Done, is: Option<MuteEnd>, now: Stamp) -> bool {
    let time = match time {
        MuteTime::Forever => return is == Some(MuteEnd::Never),
        MuteTime::For(time) => i64::try_from(time.as_secs().max(1)).unwrap_or(i64::MAX),
    };
    let until = plan.undoes.as_ref().and_then(|undoes| undoes.until).map(Stamp::as_second);
    let earliest = until.unwrap_or(done.since.as_second().saturating_add(time));
    let latest = until.unwrap_or(done.until.as_second().saturating_add(time));
    match is {
        Some(MuteEnd::At(end)) => {
            (earliest.saturating_sub(CLOCKS)..=latest.saturating_add(CLOCKS)).contains(&end.as_second())
        }
        Some(MuteEnd::Never) => false,
        None => now.as_second() >= latest,
    }
}

/// The target of the undo, with what is so now as its role and mute.
fn shown(inverse: &Inverse, target: &Target, present: &Present, now: Stamp) -> Target {
    let user = match inverse {
        Inverse::Owner(owner) => {
            return Target { role: present.role(owner), ..Target::stranger(owner) };
        }
        _ => target.user(),
    };
    let Some(user) = user else { return target.clone() };
    let role = present.role(user).or(target.role);
    let mute = match inverse {
        Inverse::Mute(_) | Inverse::Unmute => present.mute(user, now),
        _ => None,
    };
    Target { role, mute, sender: None, ..target.clone() }
}

fn until(inverse: &Inverse) -> Option<Stamp> {
    match inverse {
        Inverse::Mute(MuteEnd::At(end)) => Some(*end),
        _ => None,
    }
}

/// What is left until `end`, in whole seconds and at least one: a mute of a second is as good as none.
pub(super) fn left(end: Stamp, now: Stamp) -> MuteTime {
    let left = Duration::try_from(end.duration_since(now) + SignedDuration::from_nanos(999_999_999));
    MuteTime::For(Duration::from_secs(left.unwrap_or_default().as_secs().max(1)))
}

fn plan(
    inverse: &Inverse,
    targets: &[Target],
    group: &Group,
    present: &Present,
    policy: &Policy,
    now: Stamp,
) -> Result<Plan, PlanError> {
    let people = |kind: ActionKind, build: &dyn Fn(Vec<UserId>) -> Action| {
        Plan::for_users(policy, group, kind, targets.to_vec(), build)
    };
    match inverse {
        Inverse::Mute(end) => {
            let time = match end {
                MuteEnd::Never => MuteTime::Forever,
                MuteEnd::At(end) => left(*end, now),
            };
            people(ActionKind::Mute, &|users| Action::Mute { users, time })
        }
        Inverse::Unmute => people(ActionKind::Unmute, &|users| Action::Unmute { users }),
        Inverse::Role(user, role) => {
            let action = Action::SetRole { user: user.clone(), role: *role };
            people(ActionKind::SetRole, &|_| action.clone())
        }
        Inverse::Card(user, card) => {
            let action = Action::SetNameCard { user: user.clone(), name_card: card.clone() };
            let mut plan = people(ActionKind::SetNameCard, &|_| action.clone())?;
            plan.before.profile = present.profiles.get(user).cloned();
            Ok(plan)
        }
        Inverse::MuteAll(on) => Plan::for_group(policy, group, Action::MuteAll { on: *on }),
        Inverse::Owner(to) => {
            let action = Action::TransferOwner { to: to.clone() };
            people(ActionKind::TransferOwner, &|_| action.clone())
        }
        Inverse::Add => people(ActionKind::Add, &|users| Action::Add { users }),
        Inverse::Remove => people(ActionKind::Remove, &|users| Action::Remove { users, silent: false }),
    }
}

/// What the undo does not bring back. That a mute replaces another one is what it is for.
fn caveats(of: &Plan, undo: &Plan) -> Vec<Caveat> {
    let mut caveats: Vec<Caveat> =
        undo.caveats.iter().copied().filter(|it| !matches!(it, Caveat::ReplacesMutes(_))).collect();
    let restored: HashSet<&Subject> = undo.targets.iter().map(|target| &target.subject).collect();
    let admin = |target: &&Target| target.role == Some(Role::Admin);
    let admins = match &undo.action {
        Action::Add { .. } => {
            caveats.retain(|it| !matches!(it, Caveat::KnownByIdOnly(_)));
            caveats.push(Caveat::ComesBackBare);
            of.targets.iter().filter(|target| restored.contains(&target.subject)).filter(admin).count()
        }
        Action::TransferOwner { .. } => of.targets.iter().filter(admin).count(),
        _ => 0,
    };
    if admins > 0 {
        caveats.push(Caveat::WereAdmins(admins));
    }
    caveats
}

impl Present {
    /// Changes it as a plan will.
    fn foresee(&mut self, inverse: &Inverse, plan: &Plan, group: &mut Group) {
        let users: Vec<UserId> = plan.targets.iter().filter_map(|target| target.user().cloned()).collect();
        match inverse {
            Inverse::Mute(end) => self.muted.extend(users.into_iter().map(|user| (user, *end))),
            Inverse::Unmute => {
                for user in &users {
                    self.muted.remove(user);
                }
            }
            Inverse::Role(user, role) => {
                self.roles.insert(user.clone(), *role);
            }
            Inverse::Card(user, card) => {
                if let Some(profile) = self.profiles.get_mut(user) {
                    *profile = with_card(profile, card);
                }
            }
            Inverse::MuteAll(on) => group.mute_all = *on,
            Inverse::Owner(owner) => {
                if let Some(before) = group.owner.replace(owner.clone()) {
                    self.roles.insert(before, Role::Member);
                }
                self.roles.insert(owner.clone(), Role::Owner);
            }
            Inverse::Add => self.roles.extend(users.into_iter().map(|user| (user, Role::Member))),
            Inverse::Remove => self.roles.extend(users.into_iter().map(|user| (user, Role::NotMember))),
        }
        self.group = Some(group.clone());
    }
}

fn with_card(profile: &str, card: &str) -> String {
    let read = serde_json::from_str::<MemberInfo>(profile);
    let changed = read.map(|info| MemberInfo { name_card: Some(card.to_owned()), ..info });
    changed.ok().and_then(|info| serde_json::to_string(&info).ok()).unwrap_or_else(|| profile.to_owned())
}
