//! The keys of a sheet: its choices, and how it is confirmed or left.

use std::time::Duration;

use super::questions::cancel_focused;
use crate::app::model::{FieldId, Sheet, SheetKind};
use crate::domain::{Action, MuteTime, Risk};
use crate::i18n::Phrase;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::Line;
use crate::view::words::{self, Words};

/// Mutes by digit, `1` first.
const PRESETS: [MuteTime; 9] = [
    MuteTime::For(Duration::from_mins(10)),
    MuteTime::For(Duration::from_mins(30)),
    MuteTime::For(Duration::from_hours(1)),
    MuteTime::For(Duration::from_hours(6)),
    MuteTime::For(Duration::from_hours(24)),
    MuteTime::For(Duration::from_hours(3 * 24)),
    MuteTime::For(Duration::from_hours(7 * 24)),
    MuteTime::For(Duration::from_hours(30 * 24)),
    MuteTime::Forever,
];
const DIGITS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Keys that choose, and for reversible actions confirm at once.
pub(super) fn presets(sheet: &Sheet, skin: &Skin, width: usize) -> Vec<Line> {
    let pairs: Vec<(&'static str, Words)> = match &sheet.kind {
        SheetKind::Mute { typing: false } => DIGITS
            .into_iter()
            .zip(PRESETS.iter().map(|time| preset(*time, skin)))
            .chain([("t", skin.text("choice-other-time")), ("u", skin.text("choice-unmute"))])
            .collect(),
        SheetKind::Remove => {
            let silent = matches!(sheet.plan.action, Action::Remove { silent: true, .. });
            let on = Phrase::new(if silent { "choice-silent-on" } else { "choice-silent-off" });
            vec![("s", skin.say(&on))]
        }
        SheetKind::Role => vec![
            ("a", skin.text("choice-admin")),
            ("m", skin.text("choice-member")),
            ("t", skin.text("choice-transfer")),
            ("c", skin.text("choice-name-card")),
        ],
        SheetKind::MuteAll => vec![("o", skin.text("choice-on")), ("f", skin.text("choice-off"))],
        _ => Vec::new(),
    };
    flow(pairs, width)
}

fn preset(time: MuteTime, skin: &Skin) -> Words {
    match time {
        MuteTime::For(time) => words::left(skin, time),
        MuteTime::Forever => skin.text("choice-forever"),
    }
}

/// Keys side by side, as many to a line as fit.
fn flow(pairs: Vec<(&'static str, Words)>, width: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (key, does) in pairs {
        let alone = Line::new().key(key, does.clone());
        match lines.last_mut() {
            Some(line) if line.width() + 2 + alone.width() <= width => {
                *line = std::mem::take(line).key(key, does);
            }
            _ => lines.push(alone),
        }
    }
    lines
}

/// How to confirm and how to leave.
pub(super) fn keys(sheet: &Sheet, skin: &Skin, width: usize) -> Vec<Line> {
    let confirms = skin.text(&format!("action-{}", sheet.plan.action.kind().code()));
    let reversible = sheet.plan.risk() == Risk::Reversible;
    if sheet.focus == FieldId::Cancel {
        let line = cancel_focused(skin);
        return match sheet.kind {
            SheetKind::Mute { .. } | SheetKind::Role | SheetKind::MuteAll => vec![line],
            _ => vec![line.key("y", confirms).key("tab", skin.text("key-fields"))],
        };
    }
    let enter = if reversible { confirms.clone() } else { skin.text("key-next-field") };
    let mut pairs = vec![("enter", enter), ("esc", skin.text("key-cancel"))];
    if !reversible {
        pairs.push(("tab", skin.text("key-fields")));
    }
    let mut lines = flow(pairs, width);
    if !reversible {
        let then = skin
            .say(&Phrase::new("sheet-then-y").with("action", crate::text::SafeText::new(confirms.as_str())));
        lines.push(Line::of(then, Tone::Dim));
    }
    lines
}
