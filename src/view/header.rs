//! The top line: where am I, what may I do, how is the connection, how busy is it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::theme::Tone;
use super::widgets::Line;
use super::{Skin, words};
use crate::app::model::{Link, Model};
use crate::i18n::Phrase;

/// A part of the line. The least important ones go first when the line is too short.
struct Item {
    weight: u8,
    line: Line,
}

pub(crate) fn draw(model: &Model, skin: &Skin, area: Rect, buf: &mut Buffer) {
    let mut left = vec![
        Item { weight: 3, line: Line::of(" imwarden ", Tone::Dim) },
        Item { weight: 8, line: place(model, skin) },
        Item { weight: 9, line: rights(model, skin) },
    ];
    left.extend(trouble(model, skin));
    let mut right = vec![
        Item { weight: 4, line: budget(model, skin) },
        Item { weight: if model.jobs.running().next().is_some() { 6 } else { 1 }, line: jobs(model, skin) },
        Item { weight: 5, line: Line::of(words::clock(skin, model.now.wall), Tone::Plain) },
        Item { weight: 2, line: Line::of(model.lang.code(), Tone::Dim) },
    ];
    let room = usize::from(area.width);
    while width(&left) + width(&right) > room {
        let Some(least) = left.iter().chain(&right).map(|item| item.weight).min() else { break };
        if left.len() + right.len() <= 1 {
            break;
        }
        left.retain(|item| item.weight != least);
        right.retain(|item| item.weight != least);
    }
    joined(&left).draw(area, skin, buf);
    joined(&right).gap(1).draw_right(area, skin, buf);
}

fn width(items: &[Item]) -> usize {
    items.iter().map(|item| item.line.width() + 2).sum()
}

fn joined(items: &[Item]) -> Line {
    items.iter().fold(Line::new(), |line, item| {
        let gap = if line.is_empty() { usize::from(item.weight != 3) } else { 2 };
        line.gap(gap).then(item.line.clone())
    })
}

fn place(model: &Model, skin: &Skin) -> Line {
    let session = &model.session;
    let line = Line::of(&session.profile, Tone::Strong).gap(1).with(skin.glyphs.cursor, Tone::Dim).gap(1);
    if session.sandbox {
        line.with(skin.text("header-sandbox"), Tone::Good)
    } else {
        line.with(&session.host, Tone::Strong)
    }
}

fn rights(model: &Model, skin: &Skin) -> Line {
    if model.policy.read_only {
        Line::of(skin.text("header-read-only"), Tone::Warn)
    } else {
        Line::of(skin.text("header-read-write"), Tone::Plain)
    }
}

fn trouble(model: &Model, skin: &Skin) -> Vec<Item> {
    let mut items = Vec::new();
    match &model.session.link {
        Link::Up => {}
        Link::Waiting => {
            items.push(Item { weight: 6, line: Line::of(skin.text("header-waiting"), Tone::Dim) });
        }
        Link::Down { since, .. } => {
            let phrase = Phrase::new("header-down").with("since", clock_arg(model, skin, *since));
            items.push(Item { weight: 10, line: Line::of(skin.say(&phrase), Tone::Bad) });
        }
    }
    if model.session.journal_fault.is_some() {
        items.push(Item { weight: 11, line: Line::of(skin.text("header-journal-fault"), Tone::Bad) });
    }
    items
}

fn clock_arg(model: &Model, skin: &Skin, at: crate::domain::Stamp) -> crate::text::SafeText {
    crate::text::SafeText::new(words::moment(skin, at, model.now.wall).as_str())
}

fn budget(model: &Model, skin: &Skin) -> Line {
    let (used, limit) = model.session.budget;
    let phrase = Phrase::new("header-quota").with("used", used).with("limit", limit);
    let tone = if limit > 0 && u64::from(used) * 10 >= u64::from(limit) * 8 { Tone::Warn } else { Tone::Dim };
    Line::of(skin.say(&phrase), tone)
}

fn jobs(model: &Model, skin: &Skin) -> Line {
    let running = model.jobs.running().count();
    let tone = if running > 0 { Tone::Warn } else { Tone::Dim };
    let line = Line::of(skin.say(&Phrase::new("header-jobs").with("n", running)), tone);
    // How far the newest one is that takes more than a call.
    let Some(act) = model.jobs.running().find(|act| act.plan.calls() > 1) else { return line };
    let total = act.plan.targets.len();
    let key = if act.paused { "header-jobs-paused" } else { "header-jobs-done" };
    let phrase =
        Phrase::new(key).with("done", words::count_arg(act.done)).with("total", words::count_arg(total));
    let line = line.gap(1).with(skin.say(&phrase), tone);
    match act.left.filter(|left| !act.paused && !left.is_zero()) {
        Some(left) => line.gap(1).with(words::span(skin, left.as_secs().max(1)), Tone::Dim),
        None => line,
    }
}
