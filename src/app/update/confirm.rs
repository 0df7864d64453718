//! Keys in a sheet: filling it in, and the one way to confirm it.
//!
//! Keys of the first 250 ms and key repeats are swallowed. In a line, letters are text; they are choices only while
//! Cancel has the focus. Enter goes to the next line and, on Cancel, closes.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::model::{Dialog, Field, FieldId, Model, Sheet, SheetKind};
use crate::app::{Step, sheets};
use crate::domain::{Action, ActionKind, MuteTime, Plan, PlanError, Role, Target};
use crate::i18n::Phrase;
use crate::input::{Chord, Intent, Pending, Resolved, Scope};

use super::typing::type_key;
use super::{dialog, jobs, left_open, reasons, sheet, undo};

/// Nothing is confirmed by a key that was already on its way when the sheet opened.
pub(super) const SETTLING: Duration = Duration::from_millis(250);

/// Takes a key for the sheet on top.
pub(super) fn press(model: &mut Model, step: &mut Step, key: &KeyEvent) {
    let now = model.now.mono;
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { return };
    let editing = matches!(
        key.code,
        KeyCode::Backspace | KeyCode::Delete | KeyCode::Left | KeyCode::Right | KeyCode::Up | KeyCode::Down
    );
    if now.saturating_sub(sheet.opened) < SETTLING || (key.kind == KeyEventKind::Repeat && !editing) {
        return;
    }
    step.redraw = true;
    match key.code {
        KeyCode::Esc => {
            model.dialogs.pop();
        }
        KeyCode::Tab | KeyCode::BackTab => {
            let back = key.code == KeyCode::BackTab || key.modifiers.contains(KeyModifiers::SHIFT);
            move_focus(sheet, !back);
        }
        KeyCode::Enter => enter(model),
        KeyCode::Up => dialog::scroll(model, step, Intent::Up),
        KeyCode::Down => dialog::scroll(model, step, Intent::Down),
        KeyCode::PageUp => dialog::scroll(model, step, Intent::PageUp),
        KeyCode::PageDown => dialog::scroll(model, step, Intent::PageDown),
        KeyCode::Char('s') if key.modifiers == KeyModifiers::ALT => toggle_silent(sheet),
        KeyCode::Char('1'..='9') if reasons::press(model, key) => {}
        _ => letters(model, step, key),
    }
}

/// Keys that are text in a line and choices beside it.
fn letters(model: &mut Model, step: &mut Step, key: &KeyEvent) {
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { return };
    match key.code {
        _ if sheet.focus != FieldId::Cancel => edit(sheet, key),
        KeyCode::Char(letter) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => {
            let taken = choose(model, step, letter) || scroll_by_key(model, step, key);
            if !taken {
                set_error(model, Phrase::new("sheet-no-such-choice"));
            }
        }
        _ => {
            scroll_by_key(model, step, key);
        }
    }
}

/// A key of lists moves the targets; tells whether it is one. `gg` has no place for its first half here, so `g` alone
/// goes to the top.
fn scroll_by_key(model: &mut Model, step: &mut Step, key: &KeyEvent) -> bool {
    use Intent as I;
    let intent = match model.keymap.resolve(&Pending::default(), Chord::of(key), &[Scope::List]) {
        Resolved::Intent { intent, .. } => intent,
        Resolved::Pending(pending) if !pending.keys.is_empty() => I::First,
        Resolved::Pending(_) | Resolved::Nothing => return false,
    };
    let moves = matches!(
        intent,
        I::Down | I::Up | I::HalfDown | I::HalfUp | I::PageDown | I::PageUp | I::First | I::Last
    );
    if moves {
        dialog::scroll(model, step, intent);
    }
    moves
}

/// The line that typing goes to.
pub(super) fn field(sheet: &mut Sheet) -> Option<&mut Field> {
    match sheet.focus {
        FieldId::Content => Some(&mut sheet.content),
        FieldId::Reason => Some(&mut sheet.reason),
        FieldId::Challenge => Some(&mut sheet.challenge),
        FieldId::Cancel => None,
    }
}

fn edit(sheet: &mut Sheet, key: &KeyEvent) {
    sheet.error = None;
    if let Some(field) = field(sheet) {
        type_key(field, key);
    }
}

fn move_focus(sheet: &mut Sheet, forward: bool) {
    sheet.error = None;
    let fields = sheets::fields(sheet);
    let at = fields.iter().position(|field| *field == sheet.focus).unwrap_or_default();
    let to = if forward { at + 1 } else { at + fields.len() - 1 };
    sheet.focus = fields.get(to % fields.len()).copied().unwrap_or(FieldId::Cancel);
}

fn enter(model: &mut Model) {
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { return };
    if sheet.focus == FieldId::Cancel {
        model.dialogs.pop();
        return;
    }
    if (SheetKind::Mute { typing: true }) == sheet.kind && sheet.focus == FieldId::Content {
        apply_time(sheet);
        return;
    }
    move_focus(sheet, true);
}

/// A typed time goes into the plan and is shown there; `y` confirms it.
fn apply_time(sheet: &mut Sheet) {
    match (sheets::parse_mute(sheet.content.value()), &mut sheet.plan.action) {
        (Some(chosen), Action::Mute { time, .. }) => {
            *time = chosen;
            sheet.kind = SheetKind::Mute { typing: false };
            sheet.focus = FieldId::Cancel;
            sheet.chosen = true;
            sheet.error = None;
        }
        _ => sheet.error = Some(Phrase::new("sheet-bad-time")),
    }
}

fn toggle_silent(sheet: &mut Sheet) {
    if let Action::Remove { silent, .. } = &mut sheet.plan.action {
        *silent = !*silent;
    }
}

/// A letter while Cancel has the focus; tells whether it means anything here.
fn choose(model: &mut Model, step: &mut Step, letter: char) -> bool {
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { return false };
    match (&sheet.kind, letter) {
        (_, 'q' | 'n') => {
            model.dialogs.pop();
        }
        (SheetKind::Mute { .. }, '1'..='9') => {
            let digit = letter.to_digit(10).unwrap_or(1) as usize;
            if let Some((time, _)) = sheets::PRESETS.get(digit - 1) {
                replan_mute(model, step, Some(*time));
            }
        }
        (SheetKind::Mute { .. }, 't') => {
            sheet.kind = SheetKind::Mute { typing: true };
            sheet.focus = FieldId::Content;
            sheet.error = None;
        }
        (SheetKind::Mute { .. }, 'u') => replan_mute(model, step, None),
        (SheetKind::Remove, 's') => toggle_silent(sheet),
        (SheetKind::Role, 'a') => replan_role(model, step, Role::Admin),
        (SheetKind::Role, 'm') => replan_role(model, step, Role::Member),
        (SheetKind::Role, 't' | 'c') => {
            let person = sheet.plan.targets.first().cloned();
            let group = Some(sheet.plan.group.clone());
            model.dialogs.pop();
            if letter == 't' {
                sheet::transfer(model, step, group.as_ref(), person);
            } else {
                sheet::name_card(model, step, group.as_ref(), person, None);
            }
        }
        (SheetKind::MuteAll, 'o' | 'f') => {
            let plan = Plan { action: Action::MuteAll { on: letter == 'o' }, ..sheet.plan.clone() };
            take_choice(model, step, Ok(plan));
        }
        (_, 'y') if sheets::confirms_by_y(sheet) => confirm(model, step),
        (SheetKind::Mute { .. }, 'y') => sheet.error = Some(Phrase::new("sheet-needs-time")),
        _ => return false,
    }
    true
}

/// Everybody the sheet was opened for, those whom the policy took out included: another action has other rules.
fn everybody(plan: &Plan) -> Vec<Target> {
    plan.targets.iter().chain(plan.refused.iter().map(|refused| &refused.target)).cloned().collect()
}

fn replan_mute(model: &mut Model, step: &mut Step, time: Option<MuteTime>) {
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last() else { return };
    let (group, people) = (sheet.plan.group.clone(), everybody(&sheet.plan));
    let plan = match time {
        Some(time) => sheet::plan_people(model, Some(&group), ActionKind::Mute, people, |users| {
            Action::Mute { users, time }
        }),
        None => sheet::plan_people(model, Some(&group), ActionKind::Unmute, people, |users| Action::Unmute {
            users,
        }),
    };
    take_choice(model, step, plan);
}

fn replan_role(model: &mut Model, step: &mut Step, role: Role) {
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last() else { return };
    let Some(person) = sheet.plan.targets.first().cloned() else { return };
    let group = sheet.plan.group.clone();
    if person.role == Some(role) {
        set_error(model, Phrase::from(&crate::domain::Denial::Already));
        return;
    }
    let plan = sheet::plan_role(model, Some(&group), person, role);
    take_choice(model, step, plan);
}

fn set_error(model: &mut Model, error: Phrase) {
    if let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() {
        sheet.error = Some(error);
    }
}

/// A choice made by its key: goes out at once, or with many targets is shown and waits for `y`.
fn take_choice(model: &mut Model, step: &mut Step, plan: Result<Plan, PlanError>) {
    let plan = match plan {
        Ok(plan) => plan,
        Err(error) => {
            set_error(model, sheet::refusal(&error));
            return;
        }
    };
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { return };
    let evidence = std::mem::take(&mut sheet.plan.evidence);
    let lookalikes = std::mem::take(&mut sheet.plan.lookalikes);
    sheet.plan = Plan { lookalikes, evidence, ..plan };
    sheet.content = Field::default();
    sheet.error = None;
    sheet.chosen = true;
    if matches!(sheet.kind, SheetKind::Mute { .. }) {
        // The time is in the plan, nothing was typed.
        sheet.kind = SheetKind::Mute { typing: false };
    }
    if !sheets::asks_twice(sheet) {
        send(model, step);
    }
}

/// `y`: sends the plan off if nothing is missing.
fn confirm(model: &mut Model, step: &mut Step) {
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { return };
    if sheet.kind == (SheetKind::Mute { typing: true }) {
        // What was typed is shown in the plan before anything is confirmed.
        apply_time(sheet);
        return;
    }
    if let Some((field, why)) = sheets::blocker(sheet) {
        sheet.error = Some(why);
        sheet.focus = field;
        return;
    }
    send(model, step);
}

fn send(model: &mut Model, step: &mut Step) {
    if sheet::journal_is_down(model, step) {
        return;
    }
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last() else { return };
    let plan = filled_in(sheet);
    let (allowed, more) = match &sheet.kind {
        SheetKind::Undo(about) => (undo::allowed(model, about), about.plans().count()),
        _ => (model.policy.on_plan(&plan), 1),
    };
    let allowed = allowed.and_then(|()| model.policy.within_pace(&model.jobs.begun, more, model.now.wall));
    if let Err(denial) = allowed {
        set_error(model, Phrase::from(&denial));
        return;
    }
    let Some(Dialog::Sheet(sheet)) = model.dialogs.pop() else { return };
    if let SheetKind::GoOn(open) = &sheet.kind {
        left_open::confirmed(model, step, &sheet, open);
        return;
    }
    if let Sheet { kind: SheetKind::Undo(about), reason, .. } = *sheet {
        undo::send(model, step, *about, reason.value().trim());
        return;
    }
    if let Some(Dialog::Card { .. }) = model.dialogs.last() {
        // The sheet came from this card; what became of it is said under the lists.
        model.dialogs.pop();
    }
    clear_marks(model, &plan);
    jobs::act(model, step, plan);
}

/// The plan with what was typed. Of a rest, nothing is: the reason is the one of the whole.
fn filled_in(sheet: &Sheet) -> Plan {
    let Sheet { plan, content, reason, .. } = sheet;
    if matches!(sheet.kind, SheetKind::GoOn(_)) {
        return plan.clone();
    }
    let mut plan = Plan { reason: reason.value().trim().to_owned(), ..plan.clone() };
    match &mut plan.action {
        Action::Notify { content: text, .. } | Action::Send { content: text } => {
            content.value().clone_into(text);
        }
        Action::SetNameCard { name_card, .. } => content.value().clone_into(name_card),
        _ => {}
    }
    plan
}

/// The marks have done their work.
fn clear_marks(model: &mut Model, plan: &Plan) {
    if model.open.as_ref() != Some(&plan.group) {
        return;
    }
    for target in &plan.targets {
        if let Some(user) = target.user() {
            model.members.marks.remove(user);
        }
        if let Some(seq) = target.seq() {
            model.messages.marks.remove(&seq);
        }
    }
}
