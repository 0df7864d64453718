//! Keys in a sheet: filling it in, and the one way to confirm it.
//!
//! Keys of the first 250 ms and key repeats are swallowed. In a line, letters are text; they are choices only while
//! Cancel has the focus. Enter goes to the next line and, on Cancel, closes.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use crate::app::model::{Dialog, Field, FieldId, Model, Sheet, SheetKind};
use crate::app::{Step, sheets};
use crate::domain::{Action, ActionKind, MuteTime, Plan, PlanError, Role, Target};
use crate::i18n::Phrase;
use crate::input::{Chord, Intent, Pending, Resolved, Scope};

use super::{dialog, jobs, left_open, sheet, undo};

/// Nothing is confirmed by a key that was already on its way when the sheet opened.
pub(super) const SETTLING: Duration = Duration::from_millis(250);
/// Bytes that a line holds; what comes after is not taken.
const MAX_BYTES: usize = 16_000;
/// Bytes of a pasted list: more IDs than an action may have.
const LIST_BYTES: usize = 500_000;

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

/// One key into a line.
pub(super) fn type_key(field: &mut Field, key: &KeyEvent) {
    let full = field.value().len() >= MAX_BYTES && matches!(key.code, KeyCode::Char(_));
    if !full {
        field.0.handle_event(&Event::Key(*key));
    }
}

/// A pasted list into a line, without its comments; false if it is too long, and then nothing of it is taken.
pub(super) fn type_list(field: &mut Field, text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let text = match lines.as_slice() {
        [_, _, ..] => {
            let without_comment = |line: &&str| {
                let mut before = ' ';
                let comment = line.char_indices().find(|(_, c)| {
                    let begins = *c == '#' && before.is_whitespace();
                    before = *c;
                    begins
                });
                line[..comment.map_or(line.len(), |(at, _)| at)].to_owned()
            };
            lines.iter().map(without_comment).collect::<Vec<_>>().join("\n")
        }
        _ => text.to_owned(),
    };
    let fits = field.value().len() + text.len() <= LIST_BYTES;
    if fits {
        take_text(field, &text, LIST_BYTES);
    }
    fits
}

/// Pasted text into a line: characters only, line breaks as spaces.
pub(super) fn type_text(field: &mut Field, text: &str) {
    take_text(field, text, MAX_BYTES);
}

fn take_text(field: &mut Field, text: &str, most: usize) {
    // At once, not character by character: somebody may paste a whole log.
    let room = most.saturating_sub(field.value().len());
    let mut pasted = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        let c = if c == '\n' || c == '\r' || c == '\t' { ' ' } else { c };
        if pasted.len() + c.len_utf8() > room {
            break;
        }
        if !c.is_control() {
            pasted.push(c);
        }
    }
    let at = field.0.cursor();
    let mut value: String = field.value().chars().take(at).collect();
    value.push_str(&pasted);
    value.extend(field.value().chars().skip(at));
    field.0 = Input::new(value).with_cursor(at + pasted.chars().count());
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
    sheet.plan = Plan { evidence, ..plan };
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
    let allowed = match model.dialogs.last() {
        Some(Dialog::Sheet(sheet)) => {
            let plan = &sheet.plan;
            match &sheet.kind {
                SheetKind::Undo(about) => undo::allowed(model, about),
                _ => model.policy.on_frozen(plan.action.kind(), plan.kind, plan.targets.len()),
            }
        }
        _ => return,
    };
    if let Err(denial) = allowed {
        set_error(model, Phrase::from(&denial));
        return;
    }
    let Some(Dialog::Sheet(sheet)) = model.dialogs.pop() else { return };
    if let SheetKind::GoOn(open) = &sheet.kind {
        left_open::confirmed(model, step, &sheet, open);
        return;
    }
    let Sheet { kind, mut plan, content, reason, .. } = *sheet;
    if let SheetKind::Undo(about) = kind {
        undo::send(model, step, *about, reason.value().trim());
        return;
    }
    reason.value().trim().clone_into(&mut plan.reason);
    match &mut plan.action {
        Action::Notify { content: text, .. } | Action::Send { content: text } => {
            content.value().clone_into(text);
        }
        Action::SetNameCard { name_card, .. } => content.value().clone_into(name_card),
        _ => {}
    }
    if let Some(Dialog::Card { .. }) = model.dialogs.last() {
        // The sheet came from this card; what became of it is said under the lists.
        model.dialogs.pop();
    }
    clear_marks(model, &plan);
    jobs::act(model, step, plan);
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
