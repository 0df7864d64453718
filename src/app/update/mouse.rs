//! The mouse, when it is on: a click selects, the wheel scrolls, a double click opens. It never acts.

use std::time::Duration;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use crate::app::Step;
use crate::app::layout::{areas, inside, message_lines, message_width};
use crate::app::model::{Model, Pane};
use crate::input::Intent;

use super::movement::{Move, shift};
use super::{dialog, keys, messages};

/// Two clicks at one place within this are a double click.
const DOUBLE: Duration = Duration::from_millis(400);
/// Rows per notch of the wheel.
const NOTCH: usize = 3;

/// Takes an event.
pub(super) fn event(model: &mut Model, step: &mut Step, event: MouseEvent) {
    if !model.mouse {
        return;
    }
    if !matches!(event.kind, MouseEventKind::Moved) {
        messages::stop_seeking(model);
    }
    match event.kind {
        MouseEventKind::ScrollDown => wheel(model, step, event, true),
        MouseEventKind::ScrollUp => wheel(model, step, event, false),
        MouseEventKind::Down(MouseButton::Left) => click(model, step, event),
        _ => {}
    }
}

fn wheel(model: &mut Model, step: &mut Step, event: MouseEvent, down: bool) {
    if !model.dialogs.is_empty() {
        let intent = if down { Intent::Down } else { Intent::Up };
        for _ in 0..NOTCH {
            dialog::scroll(model, step, intent);
        }
        step.redraw = true;
        return;
    }
    if let Some(pane) = areas(model).at(event.column, event.row) {
        shift(model, step, pane, if down { Move::Down(NOTCH) } else { Move::Up(NOTCH) });
        step.redraw = true;
    }
}

fn click(model: &mut Model, step: &mut Step, event: MouseEvent) {
    if !model.dialogs.is_empty() || model.prompt.is_some() {
        return;
    }
    let Some(pane) = areas(model).at(event.column, event.row) else { return };
    let here = (event.column, event.row);
    let now = model.now.mono;
    let double = model
        .clicked
        .is_some_and(|(at, column, row)| (column, row) == here && now.saturating_sub(at) <= DOUBLE);
    model.clicked = (!double).then_some((now, event.column, event.row));
    step.redraw = true;
    // Where the row is depends on the areas, and these on the focus: look before it moves.
    let line = inside(model, pane).and_then(|inside| event.row.checked_sub(inside.body.y));
    model.focus = pane;
    let Some(line) = line.map(usize::from) else { return };
    match pane {
        Pane::Groups => {
            let at = model.groups.top + line;
            if at < model.groups.order.len() {
                model.groups.cursor = at;
            }
        }
        Pane::Members => {
            let at = model.members.top + line;
            if at < model.members.order.len() {
                model.members.cursor = at;
            }
        }
        Pane::Messages => select_message(model, line),
    }
    if double {
        keys::perform(model, step, Intent::Open, None, None);
    }
}

fn select_message(model: &mut Model, line: usize) {
    let width = message_width(model);
    let messages = &mut model.messages;
    let (top, hidden) = messages.top;
    let first = messages.order.partition_point(|seq| *seq < top);
    let mut passed = 0;
    for seq in messages.order.iter().skip(first) {
        passed += messages.rows.get(seq).map_or(1, |message| message_lines(message, width));
        if passed > line + hidden {
            messages.cursor = Some(*seq);
            messages.following = false;
            return;
        }
    }
}
