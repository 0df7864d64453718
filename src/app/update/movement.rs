//! Moving in lists and between panes.

use crate::app::Step;
use crate::app::layout::{message_lines, message_width, pane_rows};
use crate::app::model::{Model, Pane};
use crate::input::Intent;

use super::{groups, hint, messages};
use crate::i18n::Phrase;

/// The first row on screen, so that the cursor is on it.
pub(super) fn top(top: usize, cursor: usize, rows: usize, len: usize) -> usize {
    let rows = rows.max(1);
    // Never an empty half when the rows above would fill it.
    let lowest = (cursor + 1).saturating_sub(rows);
    top.min(len.saturating_sub(rows)).clamp(lowest, cursor.max(lowest))
}

/// Moves as an intent says. `count` repeats, or names a row for first and last.
pub(super) fn go(model: &mut Model, step: &mut Step, intent: Intent, count: Option<u32>) {
    let times = count.map_or(1, |count| count as usize);
    step.redraw = true;
    let rows = pane_rows(model, model.focus);
    let target = match intent {
        Intent::Down => Move::Down(times),
        Intent::Up => Move::Up(times),
        Intent::HalfDown => Move::PageDown((rows / 2).max(1) * times),
        Intent::HalfUp => Move::PageUp((rows / 2).max(1) * times),
        Intent::PageDown => Move::PageDown(rows * times),
        Intent::PageUp => Move::PageUp(rows * times),
        Intent::First => Move::To(count.map_or(0, |row| (row as usize).saturating_sub(1))),
        _ => count.map_or(Move::Last, |row| Move::To((row as usize).saturating_sub(1))),
    };
    shift(model, step, model.focus, target);
    if model.focus == Pane::Messages && intent == Intent::First && count.is_none() {
        messages::seek_first(model);
    }
}

/// Where to, in rows; pages count in lines of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Down(usize),
    Up(usize),
    PageDown(usize),
    PageUp(usize),
    To(usize),
    Last,
}

/// Moves the cursor of a pane.
pub(super) fn shift(model: &mut Model, step: &mut Step, pane: Pane, by: Move) {
    match pane {
        Pane::Groups => {
            let groups = &mut model.groups;
            groups.cursor = moved(groups.cursor, groups.order.len(), by);
        }
        Pane::Members => {
            let members = &mut model.members;
            members.cursor = moved(members.cursor, members.order.len(), by);
        }
        Pane::Messages => shift_messages(model, step, by),
    }
}

fn moved(from: usize, len: usize, by: Move) -> usize {
    let last = len.saturating_sub(1);
    match by {
        Move::Down(n) | Move::PageDown(n) => from.saturating_add(n).min(last),
        Move::Up(n) | Move::PageUp(n) => from.saturating_sub(n),
        Move::To(n) => n.min(last),
        Move::Last => last,
    }
}

fn shift_messages(model: &mut Model, step: &mut Step, by: Move) {
    if by == Move::Last {
        messages::resume(model, step);
        return;
    }
    let order = &model.messages.order;
    let Some(cursor) = model.messages.cursor.or(order.last().copied()) else { return };
    let from = order.partition_point(|seq| *seq < cursor);
    let to = match by {
        Move::PageDown(lines) => from + messages_in(model, from, lines, true),
        Move::PageUp(lines) => from.saturating_sub(messages_in(model, from, lines, false)),
        by => moved(from, order.len(), by),
    };
    let to = to.min(order.len().saturating_sub(1));
    let up = matches!(by, Move::Up(_) | Move::PageUp(_) | Move::To(_));
    let messages = &mut model.messages;
    messages.further = up && to == 0;
    messages.cursor = messages.order.get(to).copied();
    // Following goes on when somebody presses j on the newest message, and stops with any other move.
    if up || to + 1 < messages.order.len() {
        messages.following = false;
    }
}

/// How many messages fill so many lines, from one position up or down; at least one.
fn messages_in(model: &Model, from: usize, lines: usize, down: bool) -> usize {
    let width = message_width(model);
    let order = &model.messages.order;
    let height = |at: usize| {
        let message = order.get(at).and_then(|seq| model.messages.rows.get(seq));
        message.map_or(1, |message| message_lines(message, width))
    };
    let (mut filled, mut count) = (0, 0);
    while filled < lines {
        let at = if down { from.checked_add(count) } else { from.checked_sub(count) };
        let Some(at) = at.filter(|at| *at < order.len()) else { break };
        filled += height(at);
        count += 1;
    }
    count.max(1)
}

/// Moves between panes. Going right from a group that is not open opens it.
pub(super) fn pane(model: &mut Model, step: &mut Step, intent: Intent) {
    step.redraw = true;
    let at = Pane::ALL.iter().position(|pane| *pane == model.focus).unwrap_or_default();
    let to = match intent {
        Intent::PaneLeft => at.saturating_sub(1),
        Intent::PaneRight => {
            if model.focus == Pane::Groups && !is_open(model) {
                open(model, step);
                return;
            }
            (at + 1).min(2)
        }
        Intent::PaneNext => (at + 1) % 3,
        _ => (at + 2) % 3,
    };
    model.focus = Pane::ALL.get(to).copied().unwrap_or(model.focus);
}

fn is_open(model: &Model) -> bool {
    model.groups.current().is_none_or(|row| model.open.as_ref() == Some(&row.id))
}

/// Opens the group under the cursor and goes there; a live room has no history, so to those who are muted.
pub(super) fn open(model: &mut Model, step: &mut Step) {
    let Some(row) = model.groups.current() else {
        hint(model, step, Phrase::new("avail-no-row"));
        return;
    };
    if let Some(fault) = &row.fault {
        let phrase = Phrase::new("notice-no-profile").with("why", Phrase::from(fault));
        hint(model, step, phrase);
        return;
    }
    let id = row.id.clone();
    let live = row.profile.as_ref().is_some_and(|group| group.kind.is_live());
    if row.profile.is_none() {
        hint(model, step, Phrase::new("notice-opens-soon"));
    }
    groups::open(model, step, &id);
    model.focus = if live { Pane::Members } else { Pane::Messages };
    step.redraw = true;
}
