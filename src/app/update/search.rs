//! Filters, search and sorting.

use crate::app::Step;
use crate::app::model::{Field, GroupSort, MemberFilter, MemberSort, Model, Pane, Prompt};
use crate::i18n::Phrase;
use crate::input::Intent;

use super::movement::{Move, shift};
use super::{groups, hint, members, messages};

/// What the filter of a pane says.
pub(super) fn current(model: &Model, pane: Pane) -> &str {
    match pane {
        Pane::Groups => &model.groups.filter,
        Pane::Members => &model.members.filter.text,
        Pane::Messages => &model.messages.search,
    }
}

/// Opens the line for a filter.
pub(super) fn ask(model: &mut Model, step: &mut Step) {
    let pane = model.focus;
    let before = current(model, pane).to_owned();
    model.prompt = Some(Prompt::Filter { pane, input: Field::with(&before), before });
    step.redraw = true;
}

/// Filters a pane; the cursor stays on its ID while that passes.
pub(super) fn apply(model: &mut Model, step: &mut Step, pane: Pane, text: &str) {
    step.redraw = true;
    if current(model, pane) == text {
        return;
    }
    match pane {
        Pane::Groups => {
            text.clone_into(&mut model.groups.filter);
            groups::reorder(model);
        }
        Pane::Members => {
            model.members.filter = MemberFilter::parse(text);
            members::reorder(model);
        }
        Pane::Messages => {
            text.clone_into(&mut model.messages.search);
            messages::reorder(model);
        }
    }
}

/// Takes the filter of the focused pane away; tells whether there was one.
pub(super) fn clear(model: &mut Model, step: &mut Step) -> bool {
    let had = !current(model, model.focus).is_empty();
    if had {
        apply(model, step, model.focus, "");
    }
    had
}

/// To the next match (newer) or the one before. The list shows matches only, so this moves by rows.
pub(super) fn jump(model: &mut Model, step: &mut Step, intent: Intent, count: Option<u32>) {
    if model.messages.search.is_empty() {
        hint(model, step, Phrase::new("avail-no-search"));
        return;
    }
    step.redraw = true;
    let times = count.unwrap_or(1) as usize;
    let by = if intent == Intent::SearchNext { Move::Down(times) } else { Move::Up(times) };
    shift(model, step, Pane::Messages, by);
}

/// Columns by which members are sorted, with the names that `:sort` takes.
pub(super) const MEMBER_SORTS: [(&str, MemberSort); 6] = [
    ("role", MemberSort::Role),
    ("mute", MemberSort::Mute),
    ("name", MemberSort::Name),
    ("id", MemberSort::Id),
    ("spoke", MemberSort::LastSpoke),
    ("joined", MemberSort::Joined),
];

/// Columns by which groups are sorted, with the names that `:sort` takes.
pub(super) const GROUP_SORTS: [(&str, GroupSort); 5] = [
    ("service", GroupSort::Service),
    ("type", GroupSort::Kind),
    ("name", GroupSort::Name),
    ("size", GroupSort::Size),
    ("spoke", GroupSort::LastMessage),
];

/// Sorts by the next column: each one forwards, then backwards.
pub(super) fn sort_next(model: &mut Model, step: &mut Step) {
    match model.focus {
        Pane::Messages => {
            hint(model, step, Phrase::new("avail-no-sort"));
            return;
        }
        Pane::Groups => {
            let groups = &mut model.groups;
            if groups.reversed {
                groups.sort = following(&GROUP_SORTS, groups.sort);
            }
            groups.reversed = !groups.reversed;
            groups::reorder(model);
        }
        Pane::Members => {
            let members = &mut model.members;
            if members.reversed {
                members.sort = following(&MEMBER_SORTS, members.sort);
            }
            members.reversed = !members.reversed;
            members::reorder(model);
        }
    }
    said(model, step);
}

fn following<S: Copy + PartialEq>(all: &[(&str, S)], sort: S) -> S {
    let at = all.iter().position(|(_, other)| *other == sort).map_or(0, |at| at + 1);
    all.get(at).or(all.first()).map_or(sort, |(_, next)| *next)
}

/// Sorts by a named column; the same one again turns it round. Tells whether there is such a column.
pub(super) fn sort_by(model: &mut Model, step: &mut Step, column: &str) -> bool {
    let known = match model.focus {
        Pane::Groups => {
            let found = GROUP_SORTS.iter().find(|(name, _)| *name == column);
            found.is_some_and(|(_, sort)| {
                let groups = &mut model.groups;
                groups.reversed = groups.sort == *sort && !groups.reversed;
                groups.sort = *sort;
                true
            })
        }
        Pane::Members | Pane::Messages => {
            let found = MEMBER_SORTS.iter().find(|(name, _)| *name == column);
            found.is_some_and(|(_, sort)| {
                let members = &mut model.members;
                members.reversed = members.sort == *sort && !members.reversed;
                members.sort = *sort;
                true
            })
        }
    };
    if known {
        if model.focus == Pane::Groups {
            groups::reorder(model);
        } else {
            members::reorder(model);
        }
        said(model, step);
    }
    known
}

fn said(model: &mut Model, step: &mut Step) {
    let (name, reversed) = if model.focus == Pane::Groups {
        let sort = model.groups.sort;
        (GROUP_SORTS.iter().find(|row| row.1 == sort).map(|row| row.0), model.groups.reversed)
    } else {
        let sort = model.members.sort;
        (MEMBER_SORTS.iter().find(|row| row.1 == sort).map(|row| row.0), model.members.reversed)
    };
    let key = if reversed { "notice-sorted-backwards" } else { "notice-sorted" };
    let column = Phrase::new(format!("column-{}", name.unwrap_or("service")));
    hint(model, step, Phrase::new(key).with("column", column));
}
