//! Opening sheets. The plan is frozen here, at key-down, with the IDs of that moment.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::app::model::{Dialog, Field, Level, Model, Pane, Sheet, SheetKind};
use crate::app::{Step, rows, sheets, targets};
use crate::domain::{
    Action, ActionKind, Denial, Evidence, GroupId, Plan, PlanError, Role, Stamp, Subject, Target, UserId,
};
use crate::i18n::Phrase;
use crate::input::Intent;
use crate::job::{OpenIntent, Read};

use super::{hint, jobs, say};

/// Opens the sheet of an action, or says why it cannot be opened.
pub(super) fn open(model: &mut Model, step: &mut Step, intent: Intent) {
    match intent {
        Intent::Mute => mute(model, step, None, ""),
        Intent::Remove => remove(model, step, None),
        Intent::Recall => recall_menu(model, step),
        Intent::Notify => notify(model, step, ""),
        Intent::Send => send(model, step, ""),
        Intent::Role => {
            if let Some(person) = single(model, step) {
                role(model, step, None, person);
            }
        }
        Intent::MuteAll => mute_all(model, step, None),
        _ => {}
    }
}

/// The sheet for the rest of an intent that was left open.
pub(super) fn go_on(model: &mut Model, step: &mut Step, open: &Arc<OpenIntent>, plan: Plan) {
    let reason = plan.reason.clone();
    show(model, step, SheetKind::GoOn(Arc::clone(open)), Ok(plan), "");
    if let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() {
        sheet.reason = Field::with(&reason);
        (sheet.marked, sheet.beside) = (false, false);
    }
}

/// Puts a sheet on top, or says why there is no plan.
fn show(model: &mut Model, step: &mut Step, kind: SheetKind, plan: Result<Plan, PlanError>, content: &str) {
    let plan = match plan {
        Ok(plan) => plan,
        Err(error) => {
            hint(model, step, refusal(&error));
            return;
        }
    };
    let mut sheet = Sheet {
        kind,
        plan,
        opened: model.now.mono,
        focus: crate::app::model::FieldId::Cancel,
        content: Field::with(content),
        reason: Field::default(),
        challenge: Field::default(),
        error: None,
        scroll: 0,
        chosen: false,
        marked: false,
        beside: false,
        audience: None,
    };
    sheet.audience = audience(model, &sheet.plan);
    (sheet.marked, sheet.beside) = from_marks(model, &sheet.plan);
    sheet.focus = sheets::first_focus(&sheet);
    model.dialogs.push(Dialog::Sheet(Box::new(sheet)));
    step.redraw = true;
}

/// Members of the group, when the plan is about all of them.
fn audience(model: &Model, plan: &Plan) -> Option<u64> {
    let everybody = plan.targets.iter().all(|target| target.subject == Subject::Group);
    let group = model.groups.get(&plan.group)?.profile.as_ref()?;
    group.members.filter(|_| everybody && !group.kind.is_live())
}

/// Whether a plan is about the marked rows, and whether the row under the cursor is none of them.
fn from_marks(model: &Model, plan: &Plan) -> (bool, bool) {
    if model.open.as_ref() != Some(&plan.group) || plan.action.kind() == ActionKind::RecallBySender {
        return (false, false);
    }
    let targets = || plan.targets.iter().chain(plan.refused.iter().map(|refused| &refused.target));
    let seqs: HashSet<u64> = targets().filter_map(Target::seq).collect();
    let users: HashSet<&UserId> = targets().filter_map(Target::user).collect();
    let (members, messages) = (&model.members, &model.messages);
    if !seqs.is_empty() {
        let marked = seqs == messages.marks;
        let beside = messages.cursor.is_some_and(|cursor| !seqs.contains(&cursor));
        return (marked, marked && beside);
    }
    let marks: HashSet<&UserId> = if model.focus == Pane::Messages && plan.action.kind() != ActionKind::Notify
    {
        messages.marks.iter().filter_map(|seq| Some(&messages.rows.get(seq)?.sender)).collect()
    } else {
        members.marks.iter().collect()
    };
    let marked = !users.is_empty() && users == marks;
    let beside = rows::user(model).is_some_and(|user| !users.contains(&user));
    (marked, marked && beside)
}

/// Why there is no plan. When everybody was refused, the first reason stands for all.
pub(super) fn refusal(error: &PlanError) -> Phrase {
    match error {
        PlanError::Denied(denial) => Phrase::from(denial),
        PlanError::AllRefused(refused) => match refused.first() {
            Some(first) => {
                let who = first.target.user().map(UserId::safe).unwrap_or_default();
                Phrase::new(if refused.len() == 1 { "notice-refused" } else { "notice-all-refused" })
                    .with("count", refused.len())
                    .with("who", who)
                    .with("why", Phrase::from(&first.why))
            }
            None => Phrase::from(&Denial::NoTarget),
        },
    }
}

/// Freezes an action on people.
pub(super) fn plan_people(
    model: &Model,
    group: Option<&GroupId>,
    kind: ActionKind,
    people: Vec<Target>,
    build: impl FnOnce(Vec<UserId>) -> Action,
) -> Result<Plan, PlanError> {
    let group = match group {
        Some(id) => model.groups.get(id).and_then(|row| row.profile.as_ref()),
        None => targets::group(model),
    };
    let group = group.ok_or(PlanError::Denied(Denial::NotLoaded))?;
    let plan = Plan::for_users(&model.policy, group, kind, people, build)?;
    let at_hand = model.members.group.as_ref() == Some(&plan.group);
    // By the list of members and by the messages at hand, which may be newer. The last of a sender stays in the map.
    let messages = model.messages.rows.values().filter(|message| at_hand && !message.system);
    let heard: HashMap<&UserId, Stamp> = messages.map(|message| (&message.sender, message.time)).collect();
    let listed = |user: &UserId| model.members.get(user).filter(|_| at_hand)?.last_spoke;
    Ok(plan.recent_speakers_first(|user| listed(user).max(heard.get(user).copied())))
}

/// Messages that a plan on people quotes at most.
const QUOTED: usize = 100;

/// Puts the messages that a plan on people was opened from into it: why it is done, and for the journal.
fn quote(model: &Model, plan: Plan) -> Plan {
    if model.focus != Pane::Messages || model.open.as_ref() != Some(&plan.group) {
        return plan;
    }
    let users: HashSet<&UserId> = plan.targets.iter().filter_map(Target::user).collect();
    let theirs = targets::messages(model).into_iter().filter(|message| users.contains(&message.sender));
    let evidence = theirs.take(QUOTED).map(Evidence::of).collect();
    Plan { evidence, ..plan }
}

/// The mute sheet; `typed` is a time that was given on the command line. Without `people`: the marked, else whoever is
/// under the cursor.
pub(super) fn mute(model: &mut Model, step: &mut Step, people: Option<Named>, typed: &str) {
    let time = sheets::parse_mute(typed).unwrap_or(sheets::PRESETS[0].0);
    let (group, people) = named(model, people);
    let plan =
        plan_people(model, group.as_ref(), ActionKind::Mute, people, |users| Action::Mute { users, time });
    let plan = plan.map(|plan| quote(model, plan));
    show(model, step, SheetKind::Mute { typing: false }, plan, typed);
}

/// The same sheet for an unmute, confirmed by `y`.
pub(super) fn unmute(model: &mut Model, step: &mut Step, people: Option<Named>) {
    let (group, people) = named(model, people);
    let plan =
        plan_people(model, group.as_ref(), ActionKind::Unmute, people, |users| Action::Unmute { users });
    show(model, step, SheetKind::Mute { typing: false }, plan, "");
}

/// The sheet for a removal.
pub(super) fn remove(model: &mut Model, step: &mut Step, people: Option<Named>) {
    let (group, people) = named(model, people);
    let plan = plan_people(model, group.as_ref(), ActionKind::Remove, people, |users| Action::Remove {
        users,
        silent: false,
    });
    let plan = plan.map(|plan| quote(model, plan));
    show(model, step, SheetKind::Remove, plan, "");
}

/// People who were named by their IDs, and the group they were named for.
pub(super) type Named = (GroupId, Vec<Target>);

fn named(model: &Model, people: Option<Named>) -> (Option<GroupId>, Vec<Target>) {
    match people {
        Some((group, people)) => (Some(group), people),
        None => (None, targets::people(model)),
    }
}

fn recall_menu(model: &mut Model, step: &mut Step) {
    let seqs: Vec<u64> = targets::messages(model).iter().map(|message| message.seq).collect();
    let sender = model.messages.current().map(|message| message.sender.clone());
    let Some(sender) = sender.filter(|_| !seqs.is_empty()) else {
        hint(model, step, Phrase::from(&Denial::NoTarget));
        return;
    };
    model.dialogs.push(Dialog::RecallMenu { opened: model.now.mono, seqs, sender });
    step.redraw = true;
}

/// The recall sheet for messages chosen when the menu opened.
pub(super) fn recall(model: &mut Model, step: &mut Step, seqs: &[u64]) {
    let plan = match model.open_group() {
        None => Err(PlanError::Denied(Denial::NotLoaded)),
        Some(group) => {
            let messages: Vec<_> = seqs.iter().filter_map(|seq| model.messages.rows.get(seq)).collect();
            Plan::for_messages(&model.policy, group, &messages)
        }
    };
    show(model, step, SheetKind::Recall, plan, "");
}

/// The sheet for everything by one sender. What is loaded of it goes into the journal.
pub(super) fn recall_by_sender(model: &mut Model, step: &mut Step, sender: &UserId) {
    let people = vec![targets::person(model, sender)];
    let action = Action::RecallBySender { sender: sender.clone() };
    let plan = plan_people(model, None, ActionKind::RecallBySender, people, |_| action).map(|mut plan| {
        let window = crate::wire::BY_SENDER_WINDOW as usize;
        let newest = model.messages.rows.values().rev().take(window);
        let theirs = newest.filter(|message| message.sender == *sender && message.is_recallable());
        plan.evidence = theirs.map(Evidence::of).collect();
        plan.evidence.reverse();
        plan
    });
    show(model, step, SheetKind::RecallBySender, plan, "");
}

/// To marked members of the open group, whatever pane has the focus; else, and when another group is under the cursor,
/// to everybody.
pub(super) fn notify(model: &mut Model, step: &mut Step, content: &str) {
    let people = targets::marked_members(model);
    let group = targets::group(model).map(|group| group.id.clone());
    let plan = if !people.is_empty() && group == model.open {
        plan_people(model, group.as_ref(), ActionKind::Notify, people, |to| Action::Notify {
            to,
            content: content.to_owned(),
        })
    } else {
        let action = Action::Notify { to: Vec::new(), content: content.to_owned() };
        plan_group(model, action)
    };
    show(model, step, SheetKind::Notify, plan, content);
}

/// A message to the group.
pub(super) fn send(model: &mut Model, step: &mut Step, content: &str) {
    let plan = plan_group(model, Action::Send { content: content.to_owned() });
    show(model, step, SheetKind::Send, plan, content);
}

fn plan_group(model: &Model, action: Action) -> Result<Plan, PlanError> {
    let group = targets::group(model).ok_or(PlanError::Denied(Denial::NotLoaded))?;
    Plan::for_group(&model.policy, group, action)
}

/// One person, for actions that take one.
fn single(model: &mut Model, step: &mut Step) -> Option<Target> {
    let people = targets::people(model);
    if people.len() > 1 {
        hint(model, step, Phrase::new("notice-one-only").with("count", people.len()));
        return None;
    }
    let one = people.into_iter().next();
    if one.is_none() {
        hint(model, step, Phrase::from(&Denial::NoTarget));
    }
    one
}

/// The sheet for a rank.
pub(super) fn role(model: &mut Model, step: &mut Step, group: Option<&GroupId>, person: Target) {
    // The letter in the sheet decides; until then the plan holds the other one of the two ranks.
    let role = if person.role == Some(Role::Admin) { Role::Member } else { Role::Admin };
    let plan = plan_role(model, group, person, role);
    show(model, step, SheetKind::Role, plan, "");
}

/// Freezes a change of rank.
pub(super) fn plan_role(
    model: &Model,
    group: Option<&GroupId>,
    person: Target,
    role: Role,
) -> Result<Plan, PlanError> {
    let Some(user) = person.user().cloned() else { return Err(PlanError::Denied(Denial::NoTarget)) };
    plan_people(model, group, ActionKind::SetRole, vec![person], |_| Action::SetRole { user, role })
}

/// The sheet for another owner, of the open group unless told otherwise.
pub(super) fn transfer(model: &mut Model, step: &mut Step, group: Option<&GroupId>, person: Option<Target>) {
    let Some(person) = person.or_else(|| single(model, step)) else { return };
    let Some(to) = person.user().cloned() else { return };
    let action = Action::TransferOwner { to };
    let plan = plan_people(model, group, ActionKind::TransferOwner, vec![person], |_| action);
    show(model, step, SheetKind::TransferOwner, plan, "");
}

/// The sheet for a name card; begins with the present one, or with `typed`.
pub(super) fn name_card(
    model: &mut Model,
    step: &mut Step,
    group: Option<&GroupId>,
    person: Option<Target>,
    typed: Option<&str>,
) {
    let Some(person) = person.or_else(|| single(model, step)) else { return };
    let Some(user) = person.user().cloned() else { return };
    let member = model.members.get(&user);
    let raw = member.map(|member| member.raw.to_string());
    let present = member.map(|member| member.name_card.as_str().to_owned()).unwrap_or_default();
    let content = typed.map_or(present, str::to_owned);
    let action = Action::SetNameCard { user, name_card: content.clone() };
    let plan =
        plan_people(model, group, ActionKind::SetNameCard, vec![person], |_| action).map(|mut plan| {
            plan.before.profile = raw;
            plan
        });
    show(model, step, SheetKind::NameCard, plan, &content);
}

/// The sheet for muting everyone; shows the other state than the present one, or the one that was asked for.
pub(super) fn mute_all(model: &mut Model, step: &mut Step, on: Option<bool>) {
    let on = on.unwrap_or_else(|| targets::group(model).is_none_or(|group| !group.mute_all));
    let plan = plan_group(model, Action::MuteAll { on });
    show(model, step, SheetKind::MuteAll, plan, "");
}

/// Says in the bottom line that nothing can be written down, so nothing will be sent.
pub(super) fn journal_is_down(model: &mut Model, step: &mut Step) -> bool {
    let Some(fault) = &model.session.journal_fault else { return false };
    let phrase = Phrase::from(fault);
    say(model, step, Level::Failed, phrase);
    // It may work again by now; then the next try goes out.
    jobs::read(model, step, Read::JournalState);
    true
}
