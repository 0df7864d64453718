//! The two lines at the bottom: the keys that work here and now, and the last result or the line being typed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Skin;
use super::hints;
use super::theme::Tone;
use super::widgets::{Line, field};
use super::words::Words;
use crate::app;
use crate::app::model::{Level, Link, Model, Prompt};
use crate::i18n::Phrase;

/// Draws both; returns the caret when something is typed here.
pub(crate) fn draw(model: &Model, skin: &Skin, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let upper = Rect { height: 1, ..area };
    let lower = Rect { y: area.y + 1, height: area.height.saturating_sub(1).min(1), ..area };
    // The keys of a window stand in the window.
    if model.dialogs.is_empty() || model.prompt.is_some() {
        draw_hints(model, skin, upper, buf);
    }
    if lower.is_empty() {
        return None;
    }
    if let Some(prompt) = &model.prompt {
        return Some(draw_prompt(prompt, skin, lower, buf));
    }
    draw_result(model, skin, lower, buf);
    None
}

/// As many as fit whole; help, the last, is always there, at the right.
fn draw_hints(model: &Model, skin: &Skin, area: Rect, buf: &mut Buffer) {
    let mut lines: Vec<Line> = app::hints(model).iter().map(|hint| hints::one(hint, skin)).collect();
    let help = if model.prompt.is_none() { lines.pop().unwrap_or_default() } else { Line::new() };
    let mut room = usize::from(area.width).saturating_sub(help.width() + 2);
    let mut line = Line::new().gap(1);
    for next in lines {
        let Some(rest) = room.checked_sub(next.width() + 2) else { continue };
        room = rest;
        line = line.then(next).gap(2);
    }
    line.draw(area, skin, buf);
    help.gap(1).draw_right(area, skin, buf);
}

fn draw_prompt(prompt: &Prompt, skin: &Skin, area: Rect, buf: &mut Buffer) -> Position {
    let (sign, input, help): (_, _, &[&str]) = match prompt {
        Prompt::Command { input, .. } => (":", input, &["prompt-command"]),
        Prompt::Journal { input, .. } => ("/", input, &["prompt-journal", "prompt-journal-short"]),
        Prompt::Filter { input, pane, .. } => (
            "/",
            input,
            match pane {
                crate::app::model::Pane::Groups => &["prompt-groups"],
                crate::app::model::Pane::Messages => &["prompt-messages"],
                crate::app::model::Pane::Members => &["prompt-members", "prompt-members-short"],
            },
        ),
    };
    let used = Line::of(sign, Tone::Key).draw(area, skin, buf);
    let wrong = match prompt {
        Prompt::Journal { wrong: Some(word), .. } => {
            Some(Line::of(skin.say(&Phrase::new("prompt-journal-word").with("word", word)), Tone::Bad))
        }
        _ => None,
    };
    // The typed text keeps at least half of the line.
    let fits = |help: &&str| 2 * (skin.text(help).width() + 1) <= usize::from(area.width);
    let help = help.iter().find(|help| fits(help)).map(|help| Line::of(skin.text(help), Tone::Dim));
    let help = wrong.or(help).map_or_else(Line::new, |help| help.gap(1));
    let aside = help.width() as u16;
    if aside > 0 {
        help.draw_right(area, skin, buf);
    }
    let place = Rect { x: area.x + used, width: area.width.saturating_sub(used + aside + 1), ..area };
    field(input, place, skin, buf)
}

fn draw_result(model: &Model, skin: &Skin, area: Rect, buf: &mut Buffer) {
    let pending = pending(model);
    let room = Rect { width: area.width.saturating_sub(pending.width() as u16 + 1), ..area };
    result(model, skin).draw(room, skin, buf);
    pending.gap(1).draw_right(area, skin, buf);
}

fn result(model: &Model, skin: &Skin) -> Line {
    if let Some(notice) = &model.notices.current {
        let (key, tone) = match notice.level {
            Level::Done => ("level-done", Tone::Good),
            Level::Hint => ("level-hint", Tone::Warn),
            Level::Unknown => ("level-unknown", Tone::Warn),
            Level::Failed => ("level-failed", Tone::Bad),
        };
        return Line::new()
            .gap(1)
            .with(skin.text(key), tone)
            .gap(1)
            .with(skin.say(&notice.phrase), Tone::Plain);
    }
    if let Some(fault) = &model.session.journal_fault {
        let phrase = Phrase::new("result-journal-fault").with("detail", Phrase::journal_reason(fault));
        return Line::new().gap(1).with(skin.say(&phrase), Tone::Bad);
    }
    match &model.session.link {
        Link::Down { fault, failures, .. } => {
            let line = Line::new().gap(1).with(skin.say(&Phrase::from(fault)), Tone::Bad);
            let phrase = Phrase::new("result-failures").with("n", *failures);
            if *failures > 1 { line.gap(1).with(skin.say(&phrase), Tone::Dim) } else { line }
        }
        _ => Line::new(),
    }
}

/// A count or the beginning of a chord, as vi shows them.
fn pending(model: &Model) -> Line {
    let mut line = Line::new();
    if model.pending.count > 0 {
        line.push(super::words::plain(model.pending.count), Tone::Key);
    }
    for chord in &model.pending.keys {
        line.push(Words::from(crate::text::SafeText::new(&chord.to_string())), Tone::Key);
    }
    line
}
