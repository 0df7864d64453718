//! The history of the open group. Only messages on screen are laid out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::members::name_of;
use super::parts::body_lines;
use super::{groups, rows};
use crate::app::layout::{Inside, MESSAGE_INDENT};
use crate::app::model::{Model, Pane};
use crate::domain::{Message, Priority, Slot};
use crate::i18n::Phrase;
use crate::text::SafeText;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Frame, Line, highlight};
use crate::view::words::{self, Words};

/// A line with the message it belongs to, if any, and whether it is the message's first.
struct Row {
    line: Line,
    of: Option<(u64, bool)>,
}

pub(crate) fn draw(model: &Model, skin: &Skin, area: Rect, inside: Inside, buf: &mut Buffer) {
    let messages = &model.messages;
    rows::border(&frame(model, skin, area.width), Pane::Messages, model, skin, area, buf);
    rows::banner(messages.fault.as_ref(), inside.banner, skin, buf);
    if let Some(status) = inside.status {
        frozen(model, skin).draw(status, skin, buf);
    }
    let live = model.open_group().is_some_and(|group| group.kind.is_live());
    if messages.order.is_empty() {
        let keys: &[&str] = match () {
            () if live => &["messages-live", "messages-live-works"],
            () if model.open.is_none() => &["pane-nothing-open"],
            () if messages.newer.is_some() || messages.older.is_some() => &["pane-loading"],
            () if messages.fault.is_some() => &["messages-failed"],
            () if !messages.search.is_empty() => &[],
            () => &["messages-none"],
        };
        let why = rows::why(messages.fault.as_ref(), skin);
        let unmatched = keys.is_empty().then(|| no_match(model, skin));
        let told = keys.iter().map(|key| skin.text(key)).chain(unmatched);
        let notes: Vec<Words> = why.into_iter().chain(told).collect();
        rows::notes(&notes, inside.body, skin, buf);
        return;
    }
    let mut place = Rect { height: 1, ..inside.body };
    for row in visible(model, skin, inside.body) {
        row.line.draw(place, skin, buf);
        if let Some((seq, first)) = row.of
            && first
            && messages.cursor == Some(seq)
            && let Some(tone) = rows::row_tone(model, Pane::Messages, true)
        {
            highlight(place, tone, skin, buf);
        }
        place.y += 1;
    }
}

fn frame(model: &Model, skin: &Skin, width: u16) -> Frame {
    let messages = &model.messages;
    let mut title = rows::name("messages-title", Pane::Messages, model, skin);
    let found = found(model, skin);
    if let Some(open) = &model.open {
        let id = Words::from(open.safe());
        let name = model.open_group().map(|group| &group.name).filter(|name| !words::is_blank(name));
        let name = name.map(Words::from).unwrap_or_default();
        if let Some(group) = model.open_group() {
            let (letters, tone) = groups::badge_of(&group.kind);
            title = title.gap(1).with(letters, tone);
            if group.mute_all && found.is_empty() {
                title = title.gap(1).with(skin.text("group-mute-all"), Tone::Muted);
            }
        }
        let left = usize::from(width).saturating_sub(title.width() + found.width() + 6);
        let beside = left.saturating_sub(id.width() + 2);
        // What is searched for stands nowhere else: beside it the ID gives way, and then the name.
        let with_id = found.is_empty() || beside >= 4;
        let room = if with_id { beside } else { left };
        if room >= 4 {
            title = title.gap(1).with(name.cut(room, skin.glyphs.ellipsis), Tone::Strong);
        }
        if with_id {
            title = title.gap(1).with(id, Tone::Dim);
        }
    }
    Frame {
        title: title.then(found),
        corner: if messages.older.is_some() || messages.newer.is_some() {
            Line::of(skin.text("pane-loading"), Tone::Dim)
        } else {
            Line::new()
        },
        left: rows::separated(
            vec![
                rows::marked(messages.marks.len(), skin),
                if messages.range.is_some() {
                    Line::of(skin.text("pane-range"), Tone::Marked)
                } else {
                    Line::new()
                },
                rows::age(messages.at, model, skin),
            ],
            skin,
        ),
        right: Line::new(),
    }
}

/// `/buy  3 of 120 loaded`, when something is searched for.
fn found(model: &Model, skin: &Skin) -> Line {
    let messages = &model.messages;
    if messages.search.is_empty() {
        return Line::new();
    }
    let phrase = Phrase::new("messages-found")
        .with("shown", words::count_arg(messages.order.len()))
        .with("total", words::count_arg(messages.rows.len()));
    rows::filter(&messages.search).gap(2).with(skin.say(&phrase), Tone::Plain)
}

/// How much was searched in vain: a search looks through what is loaded.
fn no_match(model: &Model, skin: &Skin) -> Words {
    let messages = &model.messages;
    let key = if messages.at_first { "messages-no-match-all" } else { "messages-no-match" };
    skin.say(&Phrase::new(key).with("n", words::count_arg(messages.rows.len())))
}

fn frozen(model: &Model, skin: &Skin) -> Line {
    let new = model.messages.unseen;
    let line = Line::of(skin.glyphs.freeze, Tone::Warn).gap(1);
    let phrase = if new == 0 {
        Phrase::new("messages-frozen")
    } else {
        Phrase::new("messages-frozen-new").with("n", words::count_arg(new))
    };
    line.with(skin.say(&phrase), Tone::Warn)
}

fn visible(model: &Model, skin: &Skin, area: Rect) -> Vec<Row> {
    let messages = &model.messages;
    let height = usize::from(area.height);
    let last = messages.order.len() - 1;
    if messages.following {
        return upwards(model, skin, area, last);
    }
    let (seq, above) = messages.top;
    let start = messages.order.partition_point(|at| *at < seq).min(last);
    let above = if messages.order[start] == seq { above } else { 0 };
    let rows = downwards(model, skin, area, start, above);
    let Some(cursor) = messages.cursor else { return rows };
    let drawn = rows.iter().any(|row| row.of.is_some_and(|(seq, _)| seq == cursor));
    match messages.order.binary_search(&cursor) {
        // The anchor and the cursor disagree (the window was made smaller, say): the cursor counts.
        Ok(at) if !drawn && at < start => downwards(model, skin, area, at, 0),
        Ok(at) if !drawn && height > 0 => upwards(model, skin, area, at),
        _ => rows,
    }
}

fn downwards(model: &Model, skin: &Skin, area: Rect, start: usize, above: usize) -> Vec<Row> {
    let height = usize::from(area.height);
    let mut rows = Vec::with_capacity(height);
    if start == 0 && above == 0 {
        rows.extend(beginning(model, skin));
    }
    let mut above = above;
    for seq in &model.messages.order[start..] {
        if rows.len() >= height {
            break;
        }
        rows.extend(lay_out(*seq, model, skin, area.width).into_iter().skip(above));
        above = 0;
    }
    rows.truncate(height);
    rows
}

/// Fills the area from its end, which `end` takes.
fn upwards(model: &Model, skin: &Skin, area: Rect, end: usize) -> Vec<Row> {
    let height = usize::from(area.height);
    let mut reversed = Vec::with_capacity(height);
    let mut reached = end;
    for (at, seq) in model.messages.order[..=end].iter().enumerate().rev() {
        if reversed.len() >= height {
            break;
        }
        reversed.extend(lay_out(*seq, model, skin, area.width).into_iter().rev());
        reached = at;
    }
    if reached == 0 {
        reversed.extend(beginning(model, skin));
    }
    reversed.truncate(height);
    reversed.reverse();
    reversed
}

/// What stands before the oldest message that is loaded.
fn beginning(model: &Model, skin: &Skin) -> Option<Row> {
    let messages = &model.messages;
    let key = match () {
        () if !messages.search.is_empty() => return None,
        // Sequences begin at 1; what is older than the oldest here has expired.
        () if messages.at_first && messages.rows.keys().next().is_some_and(|seq| *seq > 1) => {
            "messages-expired"
        }
        () if messages.at_first => "messages-first",
        () if messages.older.is_some() => "messages-older",
        () => return None,
    };
    Some(Row { line: Line::new().gap(2).with(skin.text(key), Tone::Dim), of: None })
}

fn lay_out(seq: u64, model: &Model, skin: &Skin, width: u16) -> Vec<Row> {
    let Some(message) = model.messages.rows.get(&seq) else { return Vec::new() };
    let width = usize::from(width);
    let indent = usize::from(MESSAGE_INDENT);
    let head = Row { line: head(message, model, skin, width), of: Some((seq, true)) };
    let body = body_lines(message, width.saturating_sub(indent).max(1), skin);
    let body =
        body.into_iter().map(|line| Row { line: Line::new().gap(indent).then(line), of: Some((seq, false)) });
    std::iter::once(head).chain(body).collect()
}

/// Sequence, time, name with ID, and at the right what is unusual about it.
fn head(message: &Message, model: &Model, skin: &Skin, width: usize) -> Line {
    let messages = &model.messages;
    let here = messages.cursor == Some(message.seq);
    let digits = messages.order.last().map_or(1, |last| words::plain(*last).width());
    let left = rows::gutter(here, messages.marks.contains(&message.seq), skin)
        .with(words::plain(message.seq).padded_left(digits, ""), Tone::Dim)
        .gap(1)
        .with(words::moment(skin, message.time, model.now.wall), Tone::Dim)
        .gap(1);
    let flags = flags(message, model, skin);
    let room = width.saturating_sub(left.width() + flags.width());
    let sender = sender(message, model, room.saturating_sub(usize::from(!flags.is_empty())), skin);
    let fill = room.saturating_sub(sender.width());
    left.then(sender).gap(if flags.is_empty() { 0 } else { fill }).then(flags)
}

/// `alice (u_1042)`: the name gives way, the ID does not.
fn sender(message: &Message, model: &Model, room: usize, skin: &Skin) -> Line {
    let ellipsis = skin.glyphs.ellipsis;
    let id = Words::from(message.sender.safe());
    let name = sender_name(message, model);
    let tone = if message.slot == Slot::Kept { Tone::Strong } else { Tone::Dim };
    match name {
        Some(name) if room >= id.width() + 7 => {
            Line::of(Words::from(name).cut(room - id.width() - 3, ellipsis), tone)
                .with(" (", Tone::Dim)
                .with(id, Tone::Dim)
                .with(")", Tone::Dim)
        }
        _ => Line::of(id.cut(room, ellipsis), tone),
    }
}

/// The name card of the sender, as far as the member is loaded.
pub(crate) fn sender_name<'a>(message: &Message, model: &'a Model) -> Option<&'a SafeText> {
    let same = model.members.group == model.messages.group;
    model.members.get(&message.sender).filter(|_| same).and_then(name_of)
}

fn flags(message: &Message, model: &Model, skin: &Skin) -> Line {
    let mut keys = Vec::new();
    if model.messages.pending.contains_key(&message.seq) {
        keys.push(("row-pending", Tone::Warn));
    }
    match message.slot {
        Slot::Recalled => keys.push(("slot-recalled", Tone::Warn)),
        Slot::Hole => keys.push(("slot-hole", Tone::Dim)),
        Slot::Kept => {}
    }
    if message.system {
        keys.push(("message-tip", Tone::Dim));
    }
    if let Some(key) = priority_key(message.priority) {
        keys.push((key, Tone::Dim));
    }
    keys.into_iter().fold(Line::new(), |line, (key, tone)| {
        let gap = usize::from(!line.is_empty());
        line.gap(gap).with(skin.text(key), tone)
    })
}

/// The word for a priority that is not the normal one.
pub(crate) fn priority_key(priority: Priority) -> Option<&'static str> {
    match priority {
        Priority::High => Some("priority-high"),
        Priority::Normal => None,
        Priority::Low => Some("priority-low"),
        Priority::Lowest => Some("priority-lowest"),
    }
}
