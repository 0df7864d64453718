//! What is on screen now, and so worth asking the service for again.

use super::layout::{areas, pane_rows};
use super::model::{Model, Pane};
use crate::domain::GroupId;

/// Whether the history is on screen.
pub(super) fn history(model: &Model) -> bool {
    areas(model).messages.is_some()
}

/// Live rooms that are on screen or open.
pub(super) fn live_rooms(model: &Model) -> Vec<&GroupId> {
    let shown = if areas(model).groups.is_some() { pane_rows(model, Pane::Groups) } else { 0 };
    let groups = &model.groups;
    let rows = groups.order.iter().skip(groups.top).take(shown).filter_map(|index| groups.rows.get(*index));
    let open = model.open.as_ref().and_then(|id| groups.get(id));
    let mut found: Vec<&GroupId> = Vec::new();
    for row in rows.chain(open) {
        if row.profile.as_ref().is_some_and(|group| group.kind.is_live()) && !found.contains(&&row.id) {
            found.push(&row.id);
        }
    }
    found
}
