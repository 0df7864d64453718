//! Keys: who gets them, what they mean, and when they are swallowed.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::model::{Dialog, Level, Model, Pane};
use crate::app::{Effect, Step, available};
use crate::i18n::{Arg, Phrase};
use crate::input::{Chord, Intent, Pending, Resolved, Scope};

use super::{dialog, groups, hint, marks, members, messages, movement, prompt, search, sheet, undo};

/// A row that changed under the cursor less than this ago is not acted on.
const RESTING: Duration = Duration::from_millis(300);
/// A failure stays at least this long, whatever is typed.
const READABLE: Duration = Duration::from_millis(1_500);
/// Ctrl-C twice within this asks to quit.
const TWICE: Duration = Duration::from_secs(2);

/// Takes a key.
pub(super) fn press(model: &mut Model, step: &mut Step, key: &KeyEvent) {
    let chord = Chord::of(key);
    let stopped = messages::stop_seeking(model);
    clear_notice(model, step);
    if stopped && key.code == KeyCode::Esc {
        hint(model, step, Phrase::new("notice-seeking-stopped"));
    } else if chord == (Chord { code: KeyCode::Char('c'), modifiers: KeyModifiers::CONTROL }) {
        interrupt(model, step);
    } else if chord == (Chord { code: KeyCode::Char('l'), modifiers: KeyModifiers::CONTROL }) {
        step.redraw = true;
        step.effects.push(Effect::Redraw);
    } else if model.prompt.is_some() {
        prompt::press(model, step, key);
    } else if !model.dialogs.is_empty() {
        dialog::press(model, step, key);
    } else {
        resolve(model, step, key, chord);
    }
}

fn clear_notice(model: &mut Model, step: &mut Step) {
    let old = model.now.mono.saturating_sub(model.notices.since) >= READABLE;
    let gone = match model.notices.current.as_ref().map(|notice| notice.level) {
        Some(Level::Failed | Level::Unknown) => old,
        Some(Level::Hint) => true,
        Some(Level::Done) | None => false,
    };
    if gone {
        model.notices.current = None;
        step.redraw = true;
    }
}

/// Scopes that hold where the focus is, narrow ones first.
pub(super) fn scopes(focus: Pane) -> &'static [Scope] {
    match focus {
        Pane::Groups => &[Scope::Groups, Scope::List, Scope::Anywhere],
        Pane::Messages => &[Scope::Messages, Scope::Person, Scope::List, Scope::Anywhere],
        Pane::Members => &[Scope::Members, Scope::Person, Scope::List, Scope::Anywhere],
    }
}

fn resolve(model: &mut Model, step: &mut Step, key: &KeyEvent, chord: Chord) {
    let had = !model.pending.keys.is_empty() || model.pending.count > 0;
    match model.keymap.resolve(&model.pending, chord, scopes(model.focus)) {
        Resolved::Pending(pending) => {
            model.pending = pending;
            step.redraw = true;
        }
        Resolved::Intent { intent, count } => {
            step.redraw |= had;
            model.pending = Pending::default();
            if key.kind == KeyEventKind::Repeat && !is_movement(intent) {
                return;
            }
            perform(model, step, intent, count, Some(chord));
        }
        Resolved::Nothing => {
            step.redraw |= had;
            model.pending = Pending::default();
            if !had {
                elsewhere(model, step, chord);
            }
        }
    }
}

fn is_movement(intent: Intent) -> bool {
    use Intent as I;
    matches!(
        intent,
        I::Down
            | I::Up
            | I::HalfDown
            | I::HalfUp
            | I::PageDown
            | I::PageUp
            | I::SearchNext
            | I::SearchPrevious
    )
}

/// A key that means something in another pane says so.
fn elsewhere(model: &mut Model, step: &mut Step, chord: Chord) {
    let all = [Scope::Members, Scope::Messages, Scope::Groups, Scope::Person, Scope::List, Scope::Anywhere];
    match model.keymap.resolve(&Pending::default(), chord, &all) {
        Resolved::Intent { intent, .. } => say_elsewhere(model, step, intent),
        _ => hint(model, step, Phrase::new("notice-unbound")),
    }
}

/// Says where an intent works.
pub(super) fn say_elsewhere(model: &mut Model, step: &mut Step, intent: Intent) {
    let place = match intent.row().scope {
        Scope::Members => "place-members",
        Scope::Messages => "place-messages",
        Scope::Groups => "place-groups",
        Scope::Person | Scope::List | Scope::Anywhere => "place-person",
    };
    let phrase = Phrase::new("notice-elsewhere")
        .with("what", Arg::Key(format!("intent-{}", intent.row().id)))
        .with("place", Arg::Key(place.to_owned()));
    hint(model, step, phrase);
}

/// Does what an intent says, or says why not. `chord` is the key, when it was one: such an action is bound to the row
/// that rests under the cursor.
pub(super) fn perform(
    model: &mut Model,
    step: &mut Step,
    intent: Intent,
    count: Option<u32>,
    chord: Option<Chord>,
) {
    use Intent as I;
    if let Err(why) = available(model, intent) {
        hint(model, step, why);
        return;
    }
    if chord.is_some() && is_bound(intent) && has_just_changed(model, step) {
        return;
    }
    match intent {
        I::Down | I::Up | I::First | I::Last | I::HalfDown | I::HalfUp | I::PageDown | I::PageUp => {
            movement::go(model, step, intent, count);
        }
        I::PaneLeft | I::PaneRight | I::PaneNext | I::PanePrevious => movement::pane(model, step, intent),
        I::Mark => marks::toggle(model, step),
        I::MarkRange => marks::range(model, step),
        I::MarkAll => marks::all(model, step),
        I::ClearMarks => {
            marks::clear(model, step);
        }
        I::Filter => search::ask(model, step),
        I::SearchNext | I::SearchPrevious => search::jump(model, step, intent, count),
        I::Sort => search::sort_next(model, step),
        I::Notify | I::Send | I::MuteAll if model.focus == Pane::Groups && !model.groups.marks.is_empty() => {
            let count = model.groups.marks.len();
            hint(model, step, Phrase::new("notice-one-group").with("count", count));
        }
        I::Mute | I::Remove | I::Recall | I::Notify | I::Send | I::Role | I::MuteAll => {
            marks::commit(model);
            if model.focus == Pane::Messages && intent.row().scope != Scope::Anywhere {
                // Whoever acts on a message has chosen it: the view stays where it is.
                model.messages.following = false;
            }
            sheet::open(model, step, intent);
        }
        I::Card | I::UserCard | I::Raw | I::Copy | I::Jobs | I::Journal | I::Help => {
            dialog::open(model, step, intent);
        }
        _ => rest(model, step, intent),
    }
}

/// The row under the cursor is not the one that somebody looked at; says so.
pub(super) fn has_just_changed(model: &mut Model, step: &mut Step) -> bool {
    let changed = model.shifted.is_some_and(|at| model.now.mono.saturating_sub(at) < RESTING);
    if changed {
        hint(model, step, Phrase::new("notice-row-changed"));
    }
    changed
}

/// Keys that look at or act on the row under the cursor.
fn is_bound(intent: Intent) -> bool {
    intent.row().action.is_some() || matches!(intent, Intent::Mark | Intent::Open | Intent::Copy)
}

fn rest(model: &mut Model, step: &mut Step, intent: Intent) {
    match intent {
        Intent::Open if model.focus == Pane::Groups => movement::open(model, step),
        Intent::Open => dialog::open(model, step, Intent::Card),
        Intent::Back => back(model, step),
        Intent::Zoom => {
            model.zoom = !model.zoom;
            step.redraw = true;
        }
        Intent::Follow => {
            if model.messages.following {
                model.messages.following = false;
                step.redraw = true;
            } else {
                messages::resume(model, step);
                step.redraw = true;
            }
        }
        Intent::Undo => undo::list(model, step),
        Intent::Redo => undo::redo(model, step),
        Intent::Refresh => refresh(model, step),
        Intent::Command => prompt::ask(model, step),
        Intent::Redraw => {
            step.redraw = true;
            step.effects.push(Effect::Redraw);
        }
        Intent::Interrupt => interrupt(model, step),
        _ => {}
    }
}

/// Marks, then the filter, then the zoom, then the list of groups; there the question whether to leave.
fn back(model: &mut Model, step: &mut Step) {
    if marks::clear(model, step) || search::clear(model, step) {
        return;
    }
    step.redraw = true;
    if model.zoom {
        model.zoom = false;
        return;
    }
    if model.focus != Pane::Groups {
        model.focus = Pane::Groups;
        return;
    }
    ask_quit(model);
}

pub(super) fn ask_quit(model: &mut Model) {
    model.dialogs.push(Dialog::Quit { opened: model.now.mono });
}

/// Ctrl-C: takes back what is being typed or asked; twice, it asks to quit; in that question, it quits.
fn interrupt(model: &mut Model, step: &mut Step) {
    step.redraw = true;
    if let Some(Dialog::Quit { .. }) = model.dialogs.last() {
        step.effects.push(Effect::Quit);
        return;
    }
    let twice = model.interrupted.is_some_and(|before| model.now.mono.saturating_sub(before) <= TWICE);
    if model.prompt.is_some() {
        prompt::cancel(model, step);
    } else if !dialog::close(model) && twice {
        model.interrupted = None;
        ask_quit(model);
        return;
    } else {
        model.pending = Pending::default();
    }
    model.interrupted = Some(model.now.mono);
    hint(model, step, Phrase::new("notice-interrupt"));
}

/// Loads what the focused pane shows anew, at once, whatever it was waiting for.
pub(super) fn refresh(model: &mut Model, step: &mut Step) {
    step.redraw = true;
    let open = model.open.clone();
    match model.focus {
        Pane::Groups => {
            groups::reload(model, step);
            model.groups.profiles_retry.at = None;
            groups::ask_visible_again(model, step);
        }
        Pane::Members => members::reload(model, step),
        Pane::Messages => {
            model.messages.quiet = 0;
            messages::reload(model, step);
        }
    }
    if let Some(open) = open {
        if model.focus != Pane::Groups {
            groups::ask_again(model, step, &open);
        }
        if let Some(row) = model.groups.get_mut(&open) {
            row.online.due = None;
        }
    }
    hint(model, step, Phrase::new("notice-refreshing"));
}
