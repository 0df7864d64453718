//! The list of groups.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::rows;
use crate::app::layout::Inside;
use crate::app::model::{GroupRow, GroupSort, Model, Pane};
use crate::domain::Kind;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Frame, Line, highlight, sparkline};
use crate::view::words::{self, Words};
use crate::wire::{GroupType, NO_SUCH_GROUP};

/// An online count older than this shows its age: the service counts in steps of 10 s.
const COUNT_GRAIN: u64 = 20;
/// From this width on, the ID stands beside the name.
const WITH_ID: usize = 44;

pub(crate) fn draw(model: &Model, skin: &Skin, area: Rect, inside: Inside, buf: &mut Buffer) {
    let groups = &model.groups;
    rows::border(&frame(model, skin), Pane::Groups, model, skin, area, buf);
    rows::banner(groups.fault.as_ref(), inside.banner, skin, buf);
    let height = usize::from(inside.body.height);
    if groups.order.is_empty() {
        let key = match () {
            () if groups.loading.is_some() => "pane-loading",
            () if groups.fault.is_some() => "groups-failed",
            () if !groups.filter.is_empty() => "pane-no-match",
            () if groups.at.is_none() => "pane-loading",
            () => "groups-none",
        };
        let notes: Vec<Words> =
            rows::why(groups.fault.as_ref(), skin).into_iter().chain([skin.text(key)]).collect();
        rows::notes(&notes, inside.body, skin, buf);
        return;
    }
    let shown = rows::window(groups.top, groups.cursor, height, groups.order.len());
    let mut line = Rect { height: 1, ..inside.body };
    for at in shown {
        let Some(row) = groups.order.get(at).and_then(|index| groups.rows.get(*index)) else { continue };
        draw_row(row, at == groups.cursor, model, skin, line, buf);
        line.y += 1;
    }
}

fn frame(model: &Model, skin: &Skin) -> Frame {
    let groups = &model.groups;
    let (shown, loaded) = (groups.order.len(), groups.rows.len() as u64);
    let total = groups.total.unwrap_or(loaded).max(loaded);
    let count =
        if groups.at.is_none() && loaded == 0 { Words::default() } else { rows::tally(shown, total, skin) };
    let sort = match groups.sort {
        GroupSort::Service => None,
        GroupSort::Kind => Some("sort-kind"),
        GroupSort::Name => Some("sort-name"),
        GroupSort::Size => Some("sort-size"),
        GroupSort::LastMessage => Some("sort-last-message"),
    };
    let loading =
        if groups.loading.is_some() { Line::of(skin.text("pane-loading"), Tone::Warn) } else { Line::new() };
    Frame {
        title: rows::name("groups-title", Pane::Groups, model, skin)
            .gap(1)
            .with(count, Tone::Plain)
            .then(rows::filter(&groups.filter)),
        corner: loading,
        left: rows::separated(
            vec![rows::marked(groups.marks.len(), skin), rows::age(groups.at, model, skin)],
            skin,
        ),
        right: sorted(sort, groups.reversed, skin),
    }
}

/// `by size, reversed`.
pub(crate) fn sorted(key: Option<&str>, reversed: bool, skin: &Skin) -> Line {
    let mut line = Line::new();
    if let Some(key) = key {
        line.push(skin.text(key), Tone::Dim);
    }
    if reversed {
        line.push(skin.text(if key.is_some() { "sort-reversed" } else { "sort-only-reversed" }), Tone::Dim);
    }
    line
}

fn draw_row(row: &GroupRow, here: bool, model: &Model, skin: &Skin, area: Rect, buf: &mut Buffer) {
    let open = model.open.as_ref() == Some(&row.id);
    let left = rows::gutter(here, model.groups.marks.contains(&row.id), skin)
        .with(if open { skin.glyphs.open } else { " " }, Tone::Strong)
        .then(badge(row))
        .gap(1);
    let width = usize::from(area.width);
    let right = right(row, width, model, skin);
    let room = width.saturating_sub(left.width() + right.width() + usize::from(!right.is_empty()));
    let name = name(row, open, room, skin);
    left.then(name).draw(area, skin, buf);
    right.draw_right(area, skin, buf);
    if let Some(tone) = rows::row_tone(model, Pane::Groups, here) {
        highlight(area, tone, skin, buf);
    }
}

/// The first letters of the type, by its SDK name: `AVChatRoom`, `Public`, `Meeting`, `Work`, `Community`.
pub(crate) fn badge_of(kind: &Kind) -> (&'static str, Tone) {
    match kind {
        Kind::Known(GroupType::Live) => ("AV", Tone::Live),
        Kind::Known(GroupType::Public) => ("PU", Tone::Dim),
        Kind::Known(GroupType::Meeting) => ("ME", Tone::Dim),
        Kind::Known(GroupType::Work) => ("WO", Tone::Dim),
        Kind::Known(GroupType::Community) => ("CO", Tone::Dim),
        Kind::Other(_) => ("??", Tone::Warn),
    }
}

fn badge(row: &GroupRow) -> Line {
    let (letters, tone) = row.profile.as_ref().map_or(("--", Tone::Dim), |group| badge_of(&group.kind));
    Line::of(letters, tone)
}

fn name(row: &GroupRow, open: bool, room: usize, skin: &Skin) -> Line {
    let ellipsis = skin.glyphs.ellipsis;
    let id = Words::from(row.id.safe());
    let Some(group) = &row.profile else {
        return Line::of(id.cut(room, ellipsis), Tone::Dim);
    };
    let tone = if open { Tone::Strong } else { Tone::Plain };
    let name = Words::from(&group.name);
    if words::is_blank(&group.name) {
        return Line::of(id.cut(room, ellipsis), tone);
    }
    if room < WITH_ID {
        return Line::of(name.cut(room, ellipsis), tone);
    }
    let for_id = (room * 2 / 5).min(34);
    Line::of(name.padded(room - for_id - 1, ellipsis), tone)
        .gap(1)
        .with(id.padded(for_id, ellipsis), Tone::Dim)
}

fn right(row: &GroupRow, width: usize, model: &Model, skin: &Skin) -> Line {
    if let Some(fault) = &row.fault {
        let key = if fault.code == Some(NO_SUCH_GROUP) { "group-dissolved" } else { "group-failed" };
        return Line::of(skin.text(key), Tone::Bad);
    }
    let Some(group) = &row.profile else { return Line::new() };
    let mut line = Line::new();
    if group.mute_all {
        line = line.with(skin.text("group-mute-all"), Tone::Muted).gap(1);
    }
    if !group.kind.is_live() {
        let count = group.members.map_or(Words::from("-"), |members| match width {
            0..WITH_ID => words::short_count(members),
            _ => words::count(members),
        });
        return line.with(count.padded_left(if width < WITH_ID { 5 } else { 9 }, ""), Tone::Plain);
    }
    line.then(online(row, width, model, skin))
}

/// The course of the count and the count. A stale one is dim and says how old it is.
fn online(row: &GroupRow, width: usize, model: &Model, skin: &Skin) -> Line {
    let online = &row.online;
    let trend = match width {
        0..24 => 0,
        24..36 => 5,
        36..60 => 8,
        _ => 16,
    };
    let age = online.at.map(|at| words::seconds_ago(model.now.wall, at)).filter(|age| *age > COUNT_GRAIN);
    let stale = age.is_some() || online.fault.is_some();
    let tone = if stale { Tone::Dim } else { Tone::Live };
    let age = match age {
        Some(age) => words::span(skin, age),
        None if online.fault.is_some() => Words::from("!"),
        None => Words::default(),
    };
    let aged = if age.is_empty() { 0 } else { age.width() + 1 };
    let count = online.samples.back().map_or(Words::from("-"), |count| words::short_count(*count));
    let mut line = Line::of(sparkline(&online.samples, trend.max(aged) - aged, skin.glyphs), tone);
    if !age.is_empty() {
        line = line.gap(1).with(age, Tone::Warn);
    }
    line.with(count.padded_left(if width < WITH_ID { 6 } else { 10 }, ""), tone)
}
