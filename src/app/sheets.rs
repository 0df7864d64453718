//! What a sheet asks for: its lines, its presets, and what still keeps it from being confirmed. Read by the view, so
//! that what is shown and what is taken never differ.
//!
//! A reason is required for everything serious and red; for what is reversible it may be left out.

use std::time::Duration;

use super::model::{FieldId, Sheet, SheetKind};
use crate::domain::{Action, ActionKind, MuteTime, Plan, Risk, parse_duration};
use crate::i18n::Phrase;

/// Bytes that a name card may have (official doc 269/1623).
pub const NAME_CARD_BYTES: usize = 50;
/// Bytes that a message may have with all its elements: 12 KB, less some for the JSON around the text. No limit is
/// documented for notifications, so they get the same.
pub const TEXT_BYTES: usize = 12 * 1024 - 256;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Mute times by digit, `1` first, with the keys of their names.
pub const PRESETS: [(MuteTime, &str); 9] = [
    (MuteTime::For(Duration::from_secs(10 * MINUTE)), "preset-10m"),
    (MuteTime::For(Duration::from_secs(30 * MINUTE)), "preset-30m"),
    (MuteTime::For(Duration::from_secs(HOUR)), "preset-1h"),
    (MuteTime::For(Duration::from_secs(6 * HOUR)), "preset-6h"),
    (MuteTime::For(Duration::from_secs(DAY)), "preset-1d"),
    (MuteTime::For(Duration::from_secs(3 * DAY)), "preset-3d"),
    (MuteTime::For(Duration::from_secs(7 * DAY)), "preset-7d"),
    (MuteTime::For(Duration::from_secs(30 * DAY)), "preset-30d"),
    (MuteTime::Forever, "preset-forever"),
];

/// Reads a mute time as typed: a duration, or one of the words for "without end".
pub fn parse_mute(text: &str) -> Option<MuteTime> {
    match text.trim().to_lowercase().as_str() {
        "forever" | "permanent" | "永久" => Some(MuteTime::Forever),
        text => parse_duration(text).map(MuteTime::For),
    }
}

/// The lines of a sheet, in the order that Enter and Tab go through. The last one is always Cancel.
pub fn fields(sheet: &Sheet) -> Vec<FieldId> {
    let mut fields = Vec::with_capacity(4);
    match sheet.kind {
        SheetKind::Mute { typing: true } | SheetKind::Notify | SheetKind::Send | SheetKind::NameCard => {
            fields.push(FieldId::Content);
        }
        _ => {}
    }
    // Of a rest, the reason is the one of the whole.
    if !matches!(sheet.kind, SheetKind::GoOn(_)) {
        fields.push(FieldId::Reason);
    }
    if sheet.plan.risk() == Risk::Red {
        fields.push(FieldId::Challenge);
    }
    fields.push(FieldId::Cancel);
    fields
}

/// Where the focus begins: what must be filled in, else Cancel.
pub fn first_focus(sheet: &Sheet) -> FieldId {
    match sheet.kind {
        SheetKind::Notify | SheetKind::Send | SheetKind::NameCard => FieldId::Content,
        SheetKind::GoOn(_) if sheet.plan.risk() == Risk::Red => FieldId::Challenge,
        SheetKind::GoOn(_) => FieldId::Cancel,
        _ if needs_reason(sheet.plan.action.kind()) => FieldId::Reason,
        _ => FieldId::Cancel,
    }
}

/// Whether an action must be given a reason.
pub fn needs_reason(action: ActionKind) -> bool {
    action.risk(1) > Risk::Reversible
}

/// With more targets than this a digit or letter only chooses, and `y` confirms.
pub const ONE_KEY_TARGETS: usize = 10;

/// Whether a choice has to be confirmed by `y`: one slip must not hit many people.
pub fn asks_twice(sheet: &Sheet) -> bool {
    sheet.plan.targets.len() > ONE_KEY_TARGETS
}

/// Whether the sheet is confirmed by `y` from Cancel; the others have a letter for each choice.
pub fn confirms_by_y(sheet: &Sheet) -> bool {
    match sheet.kind {
        SheetKind::Role | SheetKind::MuteAll => sheet.chosen,
        SheetKind::Mute { .. } => mute_is_chosen(sheet),
        _ => true,
    }
}

/// A mute sheet in which `y` has something to confirm: a time that was chosen or typed, or an unmute.
pub fn mute_is_chosen(sheet: &Sheet) -> bool {
    sheet.chosen
        || matches!(sheet.plan.action, Action::Unmute { .. })
        || !sheet.content.value().trim().is_empty()
}

/// How many messages a sheet quotes.
pub const QUOTED: usize = 3;
/// Lines that a quote takes at most.
pub const QUOTE_LINES: usize = 2;

/// Lines of the list in a sheet.
pub fn lines(sheet: &Sheet) -> usize {
    match &sheet.kind {
        SheetKind::Undo(about) => about.lines().len(),
        _ => target_lines(&sheet.plan),
    }
}

/// Lines that the targets take, below them at most what they wrote, and the refused ones with their reasons.
pub fn target_lines(plan: &Plan) -> usize {
    // A single refused one is told of above the list.
    let refused = if plan.refused.len() > 1 { 1 + plan.refused.len() } else { 0 };
    let quoted = plan.evidence.len().min(QUOTED) * QUOTE_LINES + usize::from(plan.evidence.len() > QUOTED);
    // Of a recall the messages are the targets.
    let quoted = if plan.action.kind() == ActionKind::Recall { 0 } else { quoted };
    plan.targets.len() + quoted + refused
}

/// What keeps the sheet from being confirmed, and the line to go to.
pub fn blocker(sheet: &Sheet) -> Option<(FieldId, Phrase)> {
    let content = sheet.content.value();
    let too_long = |limit: usize| {
        let phrase = Phrase::new("sheet-too-long").with("bytes", content.len()).with("limit", limit);
        (content.len() > limit).then_some((FieldId::Content, phrase))
    };
    let empty = || content.trim().is_empty().then(|| (FieldId::Content, Phrase::new("sheet-needs-text")));
    let content_problem = match sheet.kind {
        SheetKind::Notify | SheetKind::Send => empty().or_else(|| too_long(TEXT_BYTES)),
        SheetKind::NameCard => too_long(NAME_CARD_BYTES),
        SheetKind::Mute { .. } if !mute_is_chosen(sheet) => {
            Some((FieldId::Cancel, Phrase::new("sheet-needs-time")))
        }
        _ => None,
    };
    let reason = || {
        let missing = needs_reason(sheet.plan.action.kind()) && sheet.reason.value().trim().is_empty();
        missing.then(|| (FieldId::Reason, Phrase::new("sheet-needs-reason")))
    };
    let challenge = || {
        let wrong =
            sheet.plan.risk() == Risk::Red && sheet.challenge.value().trim() != sheet.plan.challenge().trim();
        wrong.then(|| {
            let expected = crate::text::SafeText::new(&sheet.plan.challenge());
            (FieldId::Challenge, Phrase::new("sheet-needs-challenge").with("expected", expected))
        })
    };
    content_problem.or_else(reason).or_else(challenge)
}
