//! Marks: one, a range, all shown. They are IDs, so filters and refreshes do not lose them.

use crate::app::Step;
use crate::app::model::{Model, Pane};
use crate::domain::{GroupId, UserId};
use crate::i18n::Phrase;

use super::hint;
use super::movement::{Move, shift};

/// Marks the row under the cursor or takes the mark away, and goes on to the next row.
pub(super) fn toggle(model: &mut Model, step: &mut Step) {
    step.redraw = true;
    if ranging(model) {
        commit(model);
        return;
    }
    match model.focus {
        Pane::Groups => {
            let Some(id) = model.groups.current().map(|row| row.id.clone()) else { return };
            if !model.groups.marks.remove(&id) {
                model.groups.marks.insert(id);
            }
        }
        Pane::Members => {
            let Some(id) = model.members.current().map(|row| row.id.clone()) else { return };
            if !model.members.marks.remove(&id) {
                model.members.marks.insert(id);
            }
        }
        Pane::Messages => {
            let Some(seq) = model.messages.cursor else { return };
            if !model.messages.marks.remove(&seq) {
                model.messages.marks.insert(seq);
            }
            model.messages.following = false;
        }
    }
    shift(model, step, model.focus, Move::Down(1));
}

/// Begins a range at the cursor, or ends it there.
pub(super) fn range(model: &mut Model, step: &mut Step) {
    step.redraw = true;
    if ranging(model) {
        commit(model);
        return;
    }
    match model.focus {
        Pane::Groups => model.groups.range = model.groups.current().map(|row| row.id.clone()),
        Pane::Members => model.members.range = model.members.current().map(|row| row.id.clone()),
        Pane::Messages => {
            model.messages.range = model.messages.cursor;
            model.messages.following = false;
        }
    }
    hint(model, step, Phrase::new("notice-range"));
}

fn ranging(model: &Model) -> bool {
    match model.focus {
        Pane::Groups => model.groups.range.is_some(),
        Pane::Members => model.members.range.is_some(),
        Pane::Messages => model.messages.range.is_some(),
    }
}

/// Turns an open range into marks, before something is done with them.
pub(super) fn commit(model: &mut Model) {
    match model.focus {
        Pane::Groups => {
            let groups = &mut model.groups;
            let anchor = groups.range.take().and_then(|id| groups.by_id.get(&id).copied());
            let anchor = anchor.and_then(|index| groups.order.iter().position(|other| *other == index));
            let ids: Vec<GroupId> = between(&groups.order, anchor, groups.cursor)
                .iter()
                .filter_map(|index| groups.rows.get(*index).map(|row| row.id.clone()))
                .collect();
            groups.marks.extend(ids);
        }
        Pane::Members => {
            let members = &mut model.members;
            let anchor = members.range.take().and_then(|id| members.by_id.get(&id).copied());
            let anchor = anchor.and_then(|index| members.order.iter().position(|other| *other == index));
            let ids: Vec<UserId> = between(&members.order, anchor, members.cursor)
                .iter()
                .filter_map(|index| members.rows.get(*index).map(|row| row.id.clone()))
                .collect();
            members.marks.extend(ids);
        }
        Pane::Messages => {
            let messages = &mut model.messages;
            let (Some(anchor), Some(cursor)) = (messages.range.take(), messages.cursor) else { return };
            let (low, high) = (anchor.min(cursor), anchor.max(cursor));
            let seqs = messages.order.iter().filter(|seq| (low..=high).contains(*seq));
            messages.marks.extend(seqs);
        }
    }
}

fn between(order: &[usize], anchor: Option<usize>, cursor: usize) -> &[usize] {
    anchor.and_then(|anchor| order.get(anchor.min(cursor)..=anchor.max(cursor))).unwrap_or_default()
}

/// Marks every row that is shown.
pub(super) fn all(model: &mut Model, step: &mut Step) {
    step.redraw = true;
    match model.focus {
        Pane::Groups => {
            let groups = &mut model.groups;
            let shown = groups.order.iter().filter_map(|index| groups.rows.get(*index));
            groups.marks.extend(shown.map(|row| row.id.clone()));
        }
        Pane::Members => {
            let members = &mut model.members;
            let shown = members.order.iter().filter_map(|index| members.rows.get(*index));
            members.marks.extend(shown.map(|row| row.id.clone()));
        }
        Pane::Messages => {
            let messages = &mut model.messages;
            messages.marks.extend(messages.order.iter().copied());
            messages.following = false;
        }
    }
}

/// Takes all marks of the focused pane away; tells whether there were any.
pub(super) fn clear(model: &mut Model, step: &mut Step) -> bool {
    let had = match model.focus {
        Pane::Groups => {
            let had = !model.groups.marks.is_empty() || model.groups.range.is_some();
            model.groups.marks.clear();
            model.groups.range = None;
            had
        }
        Pane::Members => {
            let had = !model.members.marks.is_empty() || model.members.range.is_some();
            model.members.marks.clear();
            model.members.range = None;
            had
        }
        Pane::Messages => {
            let had = !model.messages.marks.is_empty() || model.messages.range.is_some();
            model.messages.marks.clear();
            model.messages.range = None;
            had
        }
    };
    step.redraw |= had;
    had
}
