//! The list of groups: IDs first, profiles of visible rows next, the rest in the background; and opening one.

use crate::app::Step;
use crate::app::layout::pane_rows;
use crate::app::model::{Dialog, GroupRow, GroupSort, Groups, Members, Messages, Model, Online, Pane};
use crate::app::{filter, layout};
use crate::domain::{Group, GroupId};
use crate::job::{Fault, JobId, Read};
use crate::wire::Command;

use super::{jobs, members, messages};

/// Loads the list of IDs, anew if it is there. A list that is there stays until the new one is whole.
pub(super) fn reload(model: &mut Model, step: &mut Step) {
    let job = jobs::read(model, step, Read::GroupIds);
    let groups = &mut model.groups;
    groups.loading = Some(job);
    groups.incoming = (!groups.rows.is_empty()).then(Vec::new);
    groups.retry.at = None;
    for row in &mut groups.rows {
        row.fault = None;
    }
    step.redraw = true;
}

/// Takes a page of IDs.
pub(super) fn take_ids(
    model: &mut Model,
    step: &mut Step,
    job: JobId,
    ids: Vec<GroupId>,
    total: u64,
    done: bool,
) {
    if model.groups.loading != Some(job) {
        return;
    }
    let now = model.now.wall;
    let groups = &mut model.groups;
    groups.total = Some(total);
    match &mut groups.incoming {
        Some(incoming) => incoming.extend(ids),
        None => ids.into_iter().for_each(|id| add(groups, id)),
    }
    if done {
        groups.loading = None;
        groups.at = Some(now);
        groups.fault = None;
        groups.retry.succeeded();
        if let Some(incoming) = groups.incoming.take() {
            replace(groups, incoming);
        }
    }
    reorder(model);
    if model.open.is_none() && model.wanted.is_none() {
        model.wanted = model.groups.current().map(|row| row.id.clone());
    }
    step.redraw = true;
}

/// Adds a row at the end, if the group is not there yet.
pub(super) fn add(groups: &mut Groups, id: GroupId) {
    if !groups.by_id.contains_key(&id) {
        groups.by_id.insert(id.clone(), groups.rows.len());
        groups.rows.push(GroupRow {
            id,
            profile: None,
            fault: None,
            asking: None,
            online: Online::default(),
        });
    }
}

fn replace(groups: &mut Groups, ids: Vec<GroupId>) {
    let held = groups.current().map(|row| row.id.clone());
    let mut old: std::collections::HashMap<GroupId, GroupRow> =
        std::mem::take(&mut groups.rows).into_iter().map(|row| (row.id.clone(), row)).collect();
    groups.by_id.clear();
    groups.order.clear();
    for id in ids {
        let row = old.remove(&id);
        add(groups, id);
        if let (Some(row), Some(last)) = (row, groups.rows.last_mut()) {
            *last = row;
        }
    }
    groups.marks.retain(|id| groups.by_id.contains_key(id));
    let held = held.and_then(|id| groups.by_id.get(&id).copied());
    groups.order = (0..groups.rows.len()).collect();
    if let Some(index) = held {
        groups.cursor = index;
    }
}

/// Takes profiles. Each row is known by its ID, so no answer is ever too late.
pub(super) fn take_profiles(
    model: &mut Model,
    step: &mut Step,
    job: JobId,
    profiles: Vec<Group>,
    failed: Vec<(GroupId, Fault)>,
    done: bool,
) {
    model.groups.profiles_retry.succeeded();
    for group in profiles {
        if let Some(row) = model.groups.get_mut(&group.id) {
            row.asking = None;
            row.fault = None;
            row.profile = Some(group);
        }
    }
    for (id, fault) in failed {
        if let Some(row) = model.groups.get_mut(&id) {
            row.asking = None;
            row.fault = Some(fault);
        }
    }
    if done {
        release(model, job);
    }
    if model.groups.sort != GroupSort::Service || !model.groups.filter.is_empty() {
        reorder(model);
    }
    step.redraw = true;
}

/// A call for profiles has ended: rows that it left out may be asked for again.
pub(super) fn release(model: &mut Model, job: JobId) {
    if model.groups.batch == Some(job) {
        model.groups.batch = None;
    }
    for row in &mut model.groups.rows {
        if row.asking == Some(job) {
            row.asking = None;
        }
    }
}

/// Filters and sorts anew; the cursor stays on its group.
pub(super) fn reorder(model: &mut Model) {
    let groups = &mut model.groups;
    let held = groups.order.get(groups.cursor).copied();
    let words = filter::words(&groups.filter);
    let mut order: Vec<usize> = (0..groups.rows.len())
        .filter(|index| groups.rows.get(*index).is_some_and(|row| filter::group_passes(row, &words)))
        .collect();
    let rows = &groups.rows;
    let sort = groups.sort;
    order.sort_by(|a, b| compare(sort, &rows[*a], &rows[*b]));
    if groups.reversed {
        order.reverse();
    }
    groups.order = order;
    if let Some(held) = held
        && let Some(at) = groups.order.iter().position(|index| *index == held)
    {
        groups.top = (groups.top + at).saturating_sub(groups.cursor);
        groups.cursor = at;
    }
    groups.cursor = groups.cursor.min(groups.order.len().saturating_sub(1));
}

fn compare(sort: GroupSort, a: &GroupRow, b: &GroupRow) -> std::cmp::Ordering {
    use std::cmp::Reverse;
    let people = |row: &GroupRow| {
        let online = row.online.samples.back().copied();
        online.or_else(|| row.profile.as_ref().and_then(|group| group.members)).unwrap_or_default()
    };
    match (sort, &a.profile, &b.profile) {
        (GroupSort::Service, _, _) | (_, None, None) => std::cmp::Ordering::Equal,
        // Rows without a profile go last.
        (_, Some(_), None) => std::cmp::Ordering::Less,
        (_, None, Some(_)) => std::cmp::Ordering::Greater,
        (GroupSort::Kind, Some(x), Some(y)) => {
            let rank = |group: &Group| (!group.kind.is_live(), group.kind.known());
            rank(x).cmp(&rank(y))
        }
        (GroupSort::Name, Some(x), Some(y)) => {
            filter::fold(x.name.as_str()).cmp(&filter::fold(y.name.as_str()))
        }
        (GroupSort::Size, Some(_), Some(_)) => Reverse(people(a)).cmp(&Reverse(people(b))),
        (GroupSort::LastMessage, Some(x), Some(y)) => Reverse(x.last_message).cmp(&Reverse(y.last_message)),
    }
}

/// Keeps the cursor in view, asks for profiles, opens what waits for its profile.
pub(super) fn settle(model: &mut Model, step: &mut Step) {
    let rows = pane_rows(model, Pane::Groups);
    let groups = &mut model.groups;
    groups.cursor = groups.cursor.min(groups.order.len().saturating_sub(1));
    groups.top = super::movement::top(groups.top, groups.cursor, rows, groups.order.len());
    if groups.loading.is_none()
        && groups.retry.at.is_some()
        && groups.retry.is_due(model.now.mono)
        && model.awake
    {
        reload(model, step);
    }
    ask_visible(model, step);
    ask_rest(model, step);
    open_wanted(model, step);
}

fn needs_profile(row: &GroupRow) -> bool {
    row.profile.is_none() && row.fault.is_none() && row.asking.is_none()
}

fn ask_visible(model: &mut Model, step: &mut Step) {
    if !model.groups.profiles_retry.is_due(model.now.mono) {
        return;
    }
    let rows = pane_rows(model, Pane::Groups);
    let groups = &model.groups;
    let wanted = model.wanted.as_ref().and_then(|id| groups.get(id)).filter(|row| needs_profile(row));
    let on_screen = layout::areas(model).groups.is_some();
    let visible = groups.order.iter().skip(groups.top).take(if on_screen { rows } else { 0 });
    let mut ids: Vec<GroupId> = visible
        .filter_map(|index| groups.rows.get(*index))
        .filter(|row| needs_profile(row))
        .map(|row| row.id.clone())
        .collect();
    if let Some(row) = wanted
        && !ids.contains(&row.id)
    {
        ids.push(row.id.clone());
    }
    if !ids.is_empty() {
        ask(model, step, &ids);
    }
}

fn ask_rest(model: &mut Model, step: &mut Step) {
    let groups = &model.groups;
    let quiet = groups.batch.is_none() && groups.rows.iter().all(|row| row.asking.is_none());
    if !quiet || !groups.profiles_retry.is_due(model.now.mono) {
        return;
    }
    // One call at a time, so that what a person does need not wait behind the rest.
    let batch = Command::GetGroupInfo.row().max_items as usize;
    let ids: Vec<GroupId> =
        groups.rows.iter().filter(|row| needs_profile(row)).take(batch).map(|row| row.id.clone()).collect();
    if !ids.is_empty() {
        let job = ask(model, step, &ids);
        model.groups.batch = Some(job);
    }
}

fn ask(model: &mut Model, step: &mut Step, ids: &[GroupId]) -> JobId {
    let job = jobs::read(model, step, Read::Groups(ids.to_vec()));
    for id in ids {
        if let Some(row) = model.groups.get_mut(id) {
            row.asking = Some(job);
        }
    }
    model.groups.profiles_retry.at = None;
    job
}

/// Asks for the profiles on screen again.
pub(super) fn ask_visible_again(model: &mut Model, step: &mut Step) {
    let rows = pane_rows(model, Pane::Groups);
    let groups = &model.groups;
    let visible = groups.order.iter().skip(groups.top).take(rows);
    let ids: Vec<GroupId> =
        visible.filter_map(|index| groups.rows.get(*index)).map(|row| row.id.clone()).collect();
    if !ids.is_empty() {
        ask(model, step, &ids);
    }
}

/// Asks for one profile again, after something about the group changed.
pub(super) fn ask_again(model: &mut Model, step: &mut Step, id: &GroupId) {
    if model.groups.get(id).is_some() {
        ask(model, step, std::slice::from_ref(id));
    }
}

fn open_wanted(model: &mut Model, step: &mut Step) {
    // A window about a row of the open group keeps that group open.
    let looks_on = |dialog: &Dialog| {
        matches!(
            dialog,
            Dialog::Open(_)
                | Dialog::Help { .. }
                | Dialog::Jobs { .. }
                | Dialog::Journal(_)
                | Dialog::Undo(_)
        )
    };
    if model.prompt.is_some() || !model.dialogs.iter().all(looks_on) {
        return;
    }
    let Some(id) = model.wanted.clone() else { return };
    match model.groups.get(&id).map(|row| (row.profile.is_some(), row.fault.is_some())) {
        Some((true, _)) => {
            model.wanted = None;
            open(model, step, &id);
        }
        Some((false, true)) => model.wanted = None,
        _ => {}
    }
}

/// Opens a group in the other two panes. Its profile must be there; otherwise it is opened once it is.
pub(super) fn open(model: &mut Model, step: &mut Step, id: &GroupId) {
    let Some(live) =
        model.groups.get(id).and_then(|row| row.profile.as_ref()).map(|group| group.kind.is_live())
    else {
        model.wanted = Some(id.clone());
        return;
    };
    model.wanted = None;
    if model.open.as_ref() == Some(id) {
        return;
    }
    let (members, messages) = (&model.members, &model.messages);
    let stopped =
        [members.loading, members.asking_muted, members.asking_roles, messages.older, messages.newer];
    jobs::cancel(model, step, stopped);
    model.open = Some(id.clone());
    model.members = Members {
        group: Some(id.clone()),
        sort: model.members.sort,
        reversed: model.members.reversed,
        ..Members::default()
    };
    model.messages = Messages { group: (!live).then(|| id.clone()), following: true, ..Messages::default() };
    jobs::restore_pending(model);
    members::reload(model, step);
    messages::reload(model, step);
    step.redraw = true;
}
