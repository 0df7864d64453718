//! Windows over the panes: opening them, their keys, and what the worker brings for them.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};

use crate::app::layout::pane_rows;
use crate::app::model::{Dialog, Model, Pane, ResultsView};
use crate::app::{Effect, Step, rows, sheets};
use crate::domain::UserId;
use crate::i18n::Phrase;
use crate::input::{Chord, Intent, Pending, Resolved, Scope};
use crate::job::EntryFilter;

use super::confirm::SETTLING;
use super::{confirm, hint, journal, left_open, pace, sheet, undo};

/// Opens a window that only shows.
pub(super) fn open(model: &mut Model, step: &mut Step, intent: Intent) {
    step.redraw = true;
    let dialog = match intent {
        Intent::Help => Dialog::Help { scroll: 0 },
        Intent::Jobs => Dialog::Jobs { cursor: 0 },
        Intent::Card => rows::card(model),
        Intent::UserCard => match rows::user(model) {
            Some(user) => user_card(model, user),
            None => return,
        },
        Intent::Raw => Dialog::Raw(rows::raw(model)),
        Intent::Copy => Dialog::CopyMenu { items: rows::copies(model) },
        Intent::Journal => Dialog::Journal(journal::open(model, step, EntryFilter::default(), String::new())),
        _ => return,
    };
    model.dialogs.push(dialog);
}

/// The card of a person.
pub(super) fn user_card(model: &Model, user: UserId) -> Dialog {
    Dialog::Card { scroll: 0, of: Pane::Members, group: model.open.clone(), user: Some(user), seq: None }
}

/// Closes the window on top; tells whether there was one. Open intents are put off, not forgotten.
pub(super) fn close(model: &mut Model) -> bool {
    match model.dialogs.pop() {
        Some(Dialog::Open(view)) => {
            model.put_off = view.open.iter().any(|open| !view.is_over(open)).then_some(view);
            true
        }
        Some(_) => true,
        None => false,
    }
}

/// Takes a key for the window on top.
pub(super) fn press(model: &mut Model, step: &mut Step, key: &KeyEvent) {
    match model.dialogs.last() {
        Some(Dialog::Sheet(_)) => return confirm::press(model, step, key),
        Some(
            Dialog::RecallMenu { opened, .. } | Dialog::LeaveReadOnly { opened } | Dialog::Quit { opened },
        ) => {
            let settling = model.now.mono.saturating_sub(*opened) < SETTLING;
            if settling || key.kind == KeyEventKind::Repeat {
                return;
            }
        }
        _ => {}
    }
    step.redraw = true;
    let chord = Chord::of(key);
    if let (KeyCode::Char(letter), true) = (chord.code, chord.modifiers.is_empty())
        && (undo::choose(model, step, letter) || choose(model, step, letter))
    {
        return;
    }
    match model.keymap.resolve(&Pending::default(), chord, &[Scope::List, Scope::Anywhere]) {
        Resolved::Intent { intent: Intent::Filter, .. } if journal::ask_filter(model, step) => {}
        Resolved::Intent { intent: Intent::Back, .. } if journal::clear_filter(model, step) => {}
        Resolved::Intent { intent: Intent::Back, .. } => {
            let open = matches!(model.dialogs.last(), Some(Dialog::Open(_)));
            close(model);
            if open && model.put_off.is_some() {
                hint(model, step, Phrase::new("notice-put-off"));
            }
        }
        Resolved::Intent { intent: Intent::Open, .. } => enter(model, step),
        Resolved::Intent { intent, .. } => scroll(model, step, intent),
        // `gg` has no place for its first half here, so `g` alone goes to the top.
        Resolved::Pending(pending) if !pending.keys.is_empty() => scroll(model, step, Intent::First),
        Resolved::Pending(_) | Resolved::Nothing => {}
    }
}

/// A letter that means something in this window; tells whether it was taken.
fn choose(model: &mut Model, step: &mut Step, letter: char) -> bool {
    match (model.dialogs.last_mut(), letter) {
        (Some(Dialog::RecallMenu { seqs, sender, .. }), 'm' | 'a') => {
            let (seqs, sender) = (seqs.clone(), sender.clone());
            recall(model, step, letter, &seqs, &sender);
        }
        (Some(Dialog::Quit { .. }), 'y') => step.effects.push(Effect::Quit),
        (Some(Dialog::LeaveReadOnly { .. }), 'y') => {
            model.dialogs.pop();
            model.policy.read_only = false;
            hint(model, step, Phrase::new("notice-read-write"));
        }
        (Some(Dialog::Quit { .. } | Dialog::LeaveReadOnly { .. }), 'n') => {
            model.dialogs.pop();
        }
        (Some(Dialog::CopyMenu { items }), _) => {
            let Some(item) = items.iter().find(|item| item.key == letter) else { return false };
            let text = item.text.clone();
            let what = Phrase::new(item.name);
            step.effects.push(Effect::Copy(text));
            model.dialogs.pop();
            hint(model, step, Phrase::new("notice-copied").with("what", what));
        }
        (Some(Dialog::Card { of, user, group, .. }), 'm' | 'x' | 'o' | 'e') if *of != Pane::Groups => {
            let (Some(user), Some(group)) = (user.clone(), group.clone()) else { return false };
            let person = crate::app::targets::person(model, &user);
            // The card stays below: Esc in the sheet comes back to it.
            match letter {
                'm' => sheet::mute(model, step, Some((group, vec![person])), ""),
                'x' => sheet::remove(model, step, Some((group, vec![person]))),
                'o' => sheet::role(model, step, Some(&group), person),
                _ => sheet::name_card(model, step, Some(&group), Some(person), None),
            }
        }
        (Some(Dialog::Journal(_)), 'v') => journal::verify(model, step),
        (Some(Dialog::Journal(_)), 'R') => journal::reload(model, step),
        (Some(Dialog::Jobs { cursor }), 'x') => {
            let cursor = *cursor;
            pace::stop(model, step, cursor);
        }
        (Some(Dialog::Jobs { cursor }), 'p') => {
            let cursor = *cursor;
            pace::toggle(model, step, cursor);
        }
        (Some(Dialog::Open(_)), letter) => return left_open::choose(model, step, letter),
        _ => return false,
    }
    true
}

/// Enter: looks closer, settles; in questions it means no.
fn enter(model: &mut Model, step: &mut Step) {
    match model.dialogs.last() {
        Some(Dialog::Jobs { cursor }) => match model.jobs.acts.get(*cursor) {
            Some(act) => match &act.ending {
                Some(ending) => {
                    let view = ResultsView { plan: Arc::clone(&act.plan), ending: ending.clone(), scroll: 0 };
                    model.dialogs.push(Dialog::Results(view));
                }
                None => hint(model, step, Phrase::new("notice-still-running")),
            },
            None => hint(model, step, Phrase::new("avail-no-row")),
        },
        Some(Dialog::Open(_)) => left_open::settle(model, step),
        Some(Dialog::Undo(view)) => {
            let row = view.rows.get(view.cursor).cloned();
            undo::preview(model, step, row);
        }
        Some(Dialog::Journal(_)) => journal::open_row(model, step),
        Some(_) => {
            close(model);
        }
        None => {}
    }
}

/// Moves in the window on top. What has rows moves a cursor, what has lines moves its edge.
pub(super) fn scroll(model: &mut Model, step: &mut Step, intent: Intent) {
    let page = pane_rows(model, model.focus);
    let acts = model.jobs.acts.len();
    let lines = rows::lines_of_top(model);
    let Some(dialog) = model.dialogs.last_mut() else { return };
    match dialog {
        Dialog::Help { scroll } | Dialog::Card { scroll, .. } => {
            *scroll = moved(*scroll, lines, page, intent);
        }
        Dialog::Recorded(view) => view.scroll = moved(view.scroll, lines, page, intent),
        Dialog::Raw(view) => view.scroll = moved(view.scroll, view.lines.len(), page, intent),
        Dialog::Results(view) => view.scroll = moved(view.scroll, view.ending.results.len(), page, intent),
        Dialog::Jobs { cursor } => *cursor = moved(*cursor, acts, page, intent),
        Dialog::Open(view) => view.cursor = moved(view.cursor, view.open.len(), page, intent),
        Dialog::Journal(view) => {
            view.cursor = moved(view.cursor, view.rows.len(), page, intent);
            journal::load_older(model, step, page);
        }
        Dialog::Undo(view) => {
            view.cursor = moved(view.cursor, view.rows.len(), page, intent);
            undo::load_older(model, step, page);
        }
        Dialog::Sheet(sheet) => {
            // A sheet leaves about a third of the screen to its targets.
            let page = (page / 3).max(2);
            sheet.scroll = moved(sheet.scroll, sheets::lines(sheet), page, intent);
        }
        Dialog::RecallMenu { .. }
        | Dialog::CopyMenu { .. }
        | Dialog::LeaveReadOnly { .. }
        | Dialog::Quit { .. } => {}
    }
}

/// From the menu to one of the recall sheets.
fn recall(model: &mut Model, step: &mut Step, letter: char, seqs: &[u64], sender: &UserId) {
    let rows = &model.messages.rows;
    let others = seqs.iter().filter_map(|seq| rows.get(seq)).any(|message| message.sender != *sender);
    if letter == 'a' && others {
        hint(model, step, Phrase::new("notice-many-senders"));
        return;
    }
    model.dialogs.pop();
    if letter == 'm' {
        sheet::recall(model, step, seqs);
    } else {
        sheet::recall_by_sender(model, step, sender);
    }
}

fn moved(from: usize, len: usize, page: usize, intent: Intent) -> usize {
    let last = len.saturating_sub(1);
    match intent {
        Intent::Down => (from + 1).min(last),
        Intent::Up => from.saturating_sub(1),
        Intent::HalfDown => (from + page / 2).min(last),
        Intent::HalfUp => from.saturating_sub(page / 2),
        Intent::PageDown => (from + page).min(last),
        Intent::PageUp => from.saturating_sub(page),
        Intent::First => 0,
        Intent::Last => last,
        _ => from,
    }
}
