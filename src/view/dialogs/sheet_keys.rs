//! The keys of a sheet: its choices, and how it is confirmed or left.

use super::questions::cancel_focused;
use super::undo_sheet;
use crate::app::model::{FieldId, Model, Sheet, SheetKind};
use crate::app::sheets;
use crate::domain::{Action, MuteTime};
use crate::i18n::Phrase;
use crate::text::SafeText;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Line, paragraph};
use crate::view::words::{self, Words};

/// Columns of a reason to choose from; the whole of it is in the line once it is chosen.
const REASON: usize = 24;

const DIGITS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// Keys that choose; some of them confirm at once. Dim while a line has the focus and takes the letters.
pub(super) fn choices(sheet: &Sheet, skin: &Skin, width: usize) -> Vec<Line> {
    let pairs: Vec<(&'static str, Words)> = match &sheet.kind {
        SheetKind::Mute { typing: false } => DIGITS
            .into_iter()
            .zip(sheets::PRESETS.iter().map(|(_, name)| skin.text(name)))
            .chain([("t", skin.text("choice-other-time")), ("u", skin.text("choice-unmute"))])
            .collect(),
        SheetKind::Remove => {
            let silent = matches!(sheet.plan.action, Action::Remove { silent: true, .. });
            let key = if sheet.focus == FieldId::Cancel { "s" } else { "Alt-s" };
            vec![(key, skin.text(if silent { "choice-silent-on" } else { "choice-silent-off" }))]
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
    let works = sheet.focus == FieldId::Cancel || sheet.kind == SheetKind::Remove;
    let mut lines = flow(pairs, works, width);
    if !lines.is_empty() && sheets::asks_twice(sheet) && !sheets::confirms_by_y(sheet) {
        let phrase = if sheet.plan.overridden.is_empty() {
            Phrase::new("sheet-asks-twice").with("n", sheets::ONE_KEY_TARGETS)
        } else {
            Phrase::new("sheet-asks-twice-protected")
        };
        lines.extend(paragraph("", &skin.say(&phrase), Tone::Warn, width));
    }
    if let (Action::Mute { time, .. }, true) = (&sheet.plan.action, sheets::mute_is_chosen(sheet))
        && sheet.kind == (SheetKind::Mute { typing: false })
    {
        let time = match time {
            MuteTime::For(time) => words::exact(skin, *time),
            MuteTime::Forever => skin.text("preset-forever"),
        };
        let phrase = Phrase::new("sheet-chosen-time").with("time", SafeText::new(time.as_str()));
        lines.push(Line::of(skin.say(&phrase), Tone::Strong));
    }
    lines
}

/// Reasons to choose from, while a digit or Alt with a digit means one and none is there yet.
pub(super) fn reasons(sheet: &Sheet, model: &Model, skin: &Skin, width: usize) -> Vec<Line> {
    const WITH_ALT: [&str; 9] =
        ["Alt-1", "Alt-2", "Alt-3", "Alt-4", "Alt-5", "Alt-6", "Alt-7", "Alt-8", "Alt-9"];
    let keys = match sheet.focus {
        FieldId::Reason => DIGITS,
        FieldId::Cancel if !sheet.plan.needs_reason() => return Vec::new(),
        FieldId::Cancel if sheets::digits_are_free(sheet) => DIGITS,
        FieldId::Cancel => WITH_ALT,
        _ => return Vec::new(),
    };
    if !sheet.reason.value().is_empty() {
        return Vec::new();
    }
    let words: Vec<Words> = match model.reasons.as_slice() {
        [] => sheets::REASONS.iter().map(|name| skin.text(name)).collect(),
        own => own
            .iter()
            .map(|reason| Words::from(SafeText::new(reason)).cut(REASON, skin.glyphs.ellipsis))
            .collect(),
    };
    let mut lines = flow(keys.into_iter().zip(words).collect(), true, width);
    if let Some(first) = lines.first_mut() {
        let name = Line::of(skin.text("sheet-reasons"), Tone::Dim).gap(1);
        if name.width() + first.width() <= width {
            *first = name.then(std::mem::take(first));
        }
    }
    lines
}

/// Keys side by side, as many to a line as fit.
fn flow(pairs: Vec<(&'static str, Words)>, works: bool, width: usize) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (key, does) in pairs {
        let alone = if works {
            Line::new().key(key, does)
        } else {
            Line::of(key, Tone::Dim).gap(1).with(does, Tone::Dim)
        };
        match lines.last_mut() {
            Some(line) if line.width() + 2 + alone.width() <= width => {
                *line = std::mem::take(line).gap(2).then(alone);
            }
            _ => lines.push(alone),
        }
    }
    lines
}

/// How to confirm and how to leave. `y` is shown as a key only where it confirms.
pub(super) fn keys(sheet: &Sheet, skin: &Skin, width: usize) -> Vec<Line> {
    let confirms = match &sheet.kind {
        SheetKind::Undo(about) => undo_sheet::does(about, skin),
        _ => skin.text(&format!("do-{}", sheet.plan.action.kind().code())),
    };
    let other_fields = sheets::fields(sheet).len() > 1;
    if sheet.focus == FieldId::Cancel {
        let mut line = cancel_focused(skin);
        let mut lines = Vec::new();
        if sheets::confirms_by_y(sheet) {
            if let Some((_, why)) = sheets::blocker(sheet) {
                line = line.gap(2).with("(y ", Tone::Dim).with(confirms, Tone::Dim).with(")", Tone::Dim);
                if sheet.error.is_none() {
                    lines.push(Line::of(skin.say(&why), Tone::Warn));
                }
            } else {
                line = line.key("y", confirms);
            }
        }
        if other_fields {
            let with_tab = line.clone().key("Tab", skin.text("key-fields"));
            line = if with_tab.width() <= width { with_tab } else { line };
        }
        lines.push(line);
        return lines;
    }
    let typing_time = sheet.kind == (SheetKind::Mute { typing: true }) && sheet.focus == FieldId::Content;
    let enter = skin.text(if typing_time { "key-take-time" } else { "key-next-field" });
    let mut lines = flow(
        vec![("Enter", enter), ("Tab", skin.text("key-fields")), ("Esc", skin.text("key-cancel"))],
        true,
        width,
    );
    let then = match sheet.kind {
        SheetKind::Role | SheetKind::MuteAll | SheetKind::Mute { typing: false }
            if !sheets::confirms_by_y(sheet) =>
        {
            Phrase::new("sheet-then-choose")
        }
        _ => Phrase::new("sheet-then-y").with("action", SafeText::new(confirms.as_str())),
    };
    lines.extend(paragraph("", &skin.say(&then), Tone::Dim, width));
    lines
}
