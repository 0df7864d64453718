//! The members of the open group: pages that stream in, the order they are shown in, and mutes. For a live room, which
//! has no list of members, the list of those who are muted.

use std::cmp::{Ordering, Reverse};
use std::collections::{HashMap, HashSet};

use crate::app::Step;
use crate::app::filter::fold;
use crate::app::layout::pane_rows;
use crate::app::model::{Level, MemberSort, Members, Model, Pane};
use crate::domain::{ActionKind, GroupId, Member, MuteEnd, Role, Stamp, Subject, UserId};
use crate::i18n::Phrase;
use crate::job::{JobId, Read, Verdict};
use crate::text::SafeText;

use super::{jobs, notables, say};

/// Loads the members of the open group, anew if they are there. What is there stays until the new list is whole.
pub(super) fn reload(model: &mut Model, step: &mut Step) {
    let Some(group) = model.open_group() else { return };
    let (id, live) = (group.id.clone(), group.kind.is_live());
    let community = group.kind.known() == Some(crate::wire::GroupType::Community);
    model.members.retry.at = None;
    step.redraw = true;
    if live {
        ask_muted(model, step, &id);
        return;
    }
    let job = jobs::read(model, step, Read::Members { group: id, community });
    model.members.loading = Some(job);
    model.members.incoming = (!model.members.rows.is_empty()).then(Vec::new);
}

/// Asks who is muted.
pub(super) fn ask_muted(model: &mut Model, step: &mut Step, group: &GroupId) {
    let job = jobs::read(model, step, Read::Muted(group.clone()));
    model.members.asking_muted = Some(job);
}

/// One page of members.
pub(super) struct Page {
    pub(super) job: JobId,
    pub(super) members: Vec<Member>,
    pub(super) total: u64,
    pub(super) at: Stamp,
    pub(super) done: bool,
}

/// Takes a page. A first load shows it at once; a refresh collects pages and swaps when it is whole.
pub(super) fn take_page(model: &mut Model, step: &mut Step, page: Page) {
    if model.members.loading != Some(page.job) {
        return;
    }
    step.redraw = true;
    let now = model.now.wall;
    let pointed = model.focus == Pane::Members;
    notables::note(model, &page.members);
    let members = &mut model.members;
    members.total = Some(page.total);
    if let Some(incoming) = &mut members.incoming {
        incoming.extend(page.members);
    } else {
        members.at.get_or_insert(page.at);
        append(members, page.members, now, pointed);
    }
    if !page.done {
        return;
    }
    members.loading = None;
    members.fault = None;
    members.retry.succeeded();
    if let Some(incoming) = members.incoming.take() {
        members.at = Some(page.at);
        replace(members, incoming, now);
        notables::rebuild(model);
    }
}

/// Adds rows where they belong in the order. By role most go to the end, so a page costs what the page is long.
fn append(members: &mut Members, page: Vec<Member>, now: Stamp, pointed: bool) {
    let at_top = members.cursor == 0 && !pointed;
    for member in page {
        if let Some(index) = members.by_id.get(&member.id).copied() {
            // Pages of a list that changes meanwhile overlap.
            members.rows[index] = member;
            continue;
        }
        let index = members.rows.len();
        let shown = members.filter.is_empty() || members.filter.passes(&member, now);
        members.by_id.insert(member.id.clone(), index);
        members.rows.push(member);
        if shown {
            insert(members, index, at_top);
        }
    }
}

fn insert(members: &mut Members, index: usize, at_top: bool) {
    let (rows, sort, reversed) = (&members.rows, members.sort, members.reversed);
    let at = members.order.partition_point(|other| ordering(rows, sort, reversed, *other, index).is_lt());
    members.order.insert(at, index);
    if at <= members.cursor && members.order.len() > 1 && !at_top {
        members.cursor += 1;
        members.top += 1;
    }
}

fn ordering(rows: &[Member], sort: MemberSort, reversed: bool, a: usize, b: usize) -> Ordering {
    let (Some(x), Some(y)) = (rows.get(a), rows.get(b)) else { return Ordering::Equal };
    let by = compare(sort, x, y);
    // Rows that are equal stay in the order of the service, either way round.
    (if reversed { by.reverse() } else { by }).then(a.cmp(&b))
}

fn compare(sort: MemberSort, a: &Member, b: &Member) -> Ordering {
    let mute = |member: &Member| match member.mute {
        None => (0, None),
        Some(MuteEnd::At(end)) => (1, Some(end)),
        Some(MuteEnd::Never) => (2, None),
    };
    match sort {
        MemberSort::Role => a.role.cmp(&b.role),
        MemberSort::Mute => mute(b).cmp(&mute(a)),
        MemberSort::Name => fold(a.label().as_str()).cmp(&fold(b.label().as_str())),
        MemberSort::Id => a.id.cmp(&b.id),
        MemberSort::LastSpoke => Reverse(a.last_spoke).cmp(&Reverse(b.last_spoke)),
        MemberSort::Joined => Reverse(a.joined).cmp(&Reverse(b.joined)),
    }
}

/// Puts a whole new list in place; the cursor stays on its ID, or where it was if that is gone.
fn replace(members: &mut Members, rows: Vec<Member>, now: Stamp) {
    let held = members.current().map(|member| member.id.clone());
    members.rows.clear();
    members.by_id.clear();
    for member in rows {
        if let Some(index) = members.by_id.get(&member.id).copied() {
            members.rows[index] = member;
        } else {
            members.by_id.insert(member.id.clone(), members.rows.len());
            members.rows.push(member);
        }
    }
    let by_id = &members.by_id;
    members.marks.retain(|id| by_id.contains_key(id));
    rebuild(members, now, held.as_ref());
}

/// Filters and sorts anew; the cursor stays on its ID.
pub(super) fn reorder(model: &mut Model) {
    let held = model.members.current().map(|member| member.id.clone());
    rebuild(&mut model.members, model.now.wall, held.as_ref());
}

fn rebuild(members: &mut Members, now: Stamp, held: Option<&UserId>) {
    let everything = members.filter.is_empty();
    let (rows, sort, reversed) = (&members.rows, members.sort, members.reversed);
    let mut order: Vec<usize> =
        (0..rows.len()).filter(|index| everything || members.filter.passes(&rows[*index], now)).collect();
    order.sort_unstable_by(|a, b| ordering(rows, sort, reversed, *a, *b));
    members.order = order;
    let index = held.and_then(|id| members.by_id.get(id).copied());
    let at = index.and_then(|index| members.order.iter().position(|other| *other == index));
    if let Some(at) = at {
        members.top = (members.top + at).saturating_sub(members.cursor);
        members.cursor = at;
    } else if held.is_some() {
        // Whoever was chosen is not shown: nobody else is chosen in their place, so it begins at the first.
        (members.cursor, members.top) = (0, 0);
    }
    members.cursor = members.cursor.min(members.order.len().saturating_sub(1));
}

/// The service answers OK for accounts that it does not know (official doc 269/1627 has no result per account). Who was
/// just muted and is not in the list is named, so that a mistyped ID does not pass for done.
fn doubt(model: &mut Model, step: &mut Step, group: &GroupId, muted: &[(UserId, MuteEnd)], at: Stamp) {
    const JUST_NOW: i64 = 15;
    // The newest only: an unmute after it takes people off the list.
    let newest = model.jobs.acts.iter().find(|act| act.plan.group == *group);
    let just_muted = newest.filter(|act| act.plan.action.kind() == ActionKind::Mute).and_then(|act| {
        let ending = act.ending.as_ref()?;
        (0..JUST_NOW).contains(&at.duration_since(ending.at).as_secs()).then_some(ending)
    });
    let listed: HashSet<&UserId> = muted.iter().map(|(user, _)| user).collect();
    let missing = just_muted.and_then(|ending| {
        ending.results.iter().find_map(|result| match (&result.subject, &result.verdict) {
            (Subject::User(user), Verdict::Done) if !listed.contains(user) => Some(user),
            _ => None,
        })
    });
    if let Some(user) = missing {
        let phrase = Phrase::new("notice-not-muted").with("who", user.safe());
        say(model, step, Level::Unknown, phrase);
    }
}

/// Takes the list of muted people. It is complete: whoever is not in it may speak.
pub(super) fn take_muted(
    model: &mut Model,
    step: &mut Step,
    group: &GroupId,
    muted: Vec<(UserId, MuteEnd)>,
    at: Stamp,
) {
    if model.members.group.as_ref() != Some(group) {
        return;
    }
    step.redraw = true;
    doubt(model, step, group, &muted, at);
    let now = model.now.wall;
    let live = model.open_group().is_some_and(|open| open.kind.is_live());
    let members = &mut model.members;
    members.asking_muted = None;
    if live {
        members.at = Some(at);
        members.total = Some(muted.len() as u64);
        members.fault = None;
        members.retry.succeeded();
        replace(members, muted.iter().map(|(user, end)| muted_row(user, *end)).collect(), now);
    } else {
        let ends: HashMap<&UserId, MuteEnd> = muted.iter().map(|(user, end)| (user, *end)).collect();
        for member in &mut members.rows {
            member.mute = ends.get(&member.id).copied();
        }
        if members.sort == MemberSort::Mute || members.filter.muted {
            let held = members.current().map(|member| member.id.clone());
            rebuild(members, now, held.as_ref());
        }
    }
    members.muted = muted;
}

/// All that is known of somebody who is muted in a live room.
pub(super) fn muted_row(user: &UserId, end: MuteEnd) -> Member {
    Member {
        id: user.clone(),
        role: Role::Member,
        name_card: SafeText::default(),
        nick: None,
        mute: Some(end),
        joined: None,
        last_spoke: None,
        raw: "{}".into(),
    }
}

/// Adds somebody who was just muted in a live room.
pub(super) fn add_muted(model: &mut Model, users: &[&UserId], end: MuteEnd) {
    let now = model.now.wall;
    append(&mut model.members, users.iter().map(|user| muted_row(user, end)).collect(), now, true);
}

/// Takes members out; the cursor goes to the next one that stays.
pub(super) fn take_out(model: &mut Model, gone: &HashSet<UserId>) {
    let members = &mut model.members;
    let stays = |index: &&usize| members.rows.get(**index).is_some_and(|member| !gone.contains(&member.id));
    let after = members.order.iter().skip(members.cursor).find(stays);
    let next = after.or_else(|| members.order.iter().take(members.cursor).rev().find(stays));
    let held = next.and_then(|index| members.rows.get(*index)).map(|member| member.id.clone());
    let before = members.rows.len();
    members.rows.retain(|member| !gone.contains(&member.id));
    members.by_id =
        members.rows.iter().enumerate().map(|(index, member)| (member.id.clone(), index)).collect();
    members.marks.retain(|id| !gone.contains(id));
    if members.range.as_ref().is_some_and(|id| gone.contains(id)) {
        members.range = None;
    }
    if let Some(incoming) = &mut members.incoming {
        incoming.retain(|member| !gone.contains(&member.id));
    }
    let removed = (before - members.rows.len()) as u64;
    members.total = members.total.map(|total| total.saturating_sub(removed));
    let cursor = held.as_ref().and_then(|id| members.by_id.get(id)).copied();
    members.order.clear();
    let now = model.now.wall;
    let top = members.top;
    rebuild(members, now, None);
    if let Some(index) = cursor
        && let Some(at) = members.order.iter().position(|other| *other == index)
    {
        members.cursor = at;
    }
    members.top = top;
}

/// Keeps the cursor in view and tries a failed load again.
pub(super) fn settle(model: &mut Model, step: &mut Step) {
    let rows = pane_rows(model, Pane::Members);
    let now = model.now.mono;
    let members = &mut model.members;
    members.cursor = members.cursor.min(members.order.len().saturating_sub(1));
    members.top = super::movement::top(members.top, members.cursor, rows, members.order.len());
    let idle = members.loading.is_none() && members.asking_muted.is_none();
    if idle && members.retry.at.is_some() && members.retry.is_due(now) && model.awake {
        reload(model, step);
    }
}
