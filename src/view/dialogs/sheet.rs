//! A sheet: what will be done, to whom, at what price, and the keys that do it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{sheet_keys, targets, undo_sheet};
use crate::app::model::{Field, FieldId, Model, Sheet, SheetKind, UndoSheet};
use crate::app::sheets;
use crate::domain::{Action, Plan, Risk};
use crate::i18n::Phrase;
use crate::text::SafeText;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Foot, Line, Page, field, paragraph};
use crate::view::words::{self, Words};

/// From this many rows on, there are empty lines between the parts.
const ROOMY: u16 = 24;
/// Below this many rows, one line of keys has to do.
const TIGHT: u16 = 14;

pub(super) fn draw(
    sheet: &Sheet,
    model: &Model,
    skin: &Skin,
    screen: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let plan = &sheet.plan;
    let width = super::text_width(super::READING, screen.width);
    let roomy = screen.height >= ROOMY;
    let fields = fields(sheet, skin);
    let names = fields.iter().map(|row| row.name.width()).max().unwrap_or(0).min(width / 2);
    let undo = match &sheet.kind {
        SheetKind::Undo(about) => Some(about.as_ref()),
        _ => None,
    };
    let mut foot = match undo {
        Some(about) => undo_sheet::price(about, model, skin, width, roomy),
        None => price(plan, model, skin, width, roomy),
    };
    foot.extend(sheet_keys::choices(sheet, skin, width));
    let first_field = foot.len();
    for row in &fields {
        let here = sheet.focus == row.id;
        let sign = if here { skin.glyphs.cursor } else { " " };
        let tone = if here { Tone::Focus } else { Tone::Plain };
        foot.push(Line::of(sign, Tone::Focus).with(row.name.padded(names, skin.glyphs.ellipsis), tone));
    }
    let error = sheet.error.as_ref().map(|why| skin.say(why));
    foot.extend(error.iter().flat_map(|why| paragraph("! ", why, Tone::Bad, width)));
    if roomy {
        foot.push(Line::new());
    }
    let mut keys = sheet_keys::keys(sheet, skin, width);
    if screen.height < TIGHT {
        // The fields and the keys that leave must stay on screen.
        if sheet.focus == FieldId::Cancel {
            keys.reverse();
        }
        keys.truncate(1);
    }
    foot.extend(keys);
    let (title, tone) = title(plan, undo, skin);
    let notes = match undo {
        Some(about) => undo_sheet::notes(about, width, model, skin),
        None => targets::notes(sheet, width, skin),
    };
    let head = head(plan, notes, screen.height, skin);
    let list = targets::List::of(sheet, width, model, skin);
    let undo_lines = undo.map(UndoSheet::lines);
    let page = Page {
        title,
        tone,
        width: super::READING,
        head,
        body: Body {
            total: undo_lines.as_ref().map_or_else(|| list.total(), Vec::len),
            line: Box::new(|at, width| match &undo_lines {
                Some(lines) => undo_sheet::line(lines.get(at).copied(), width, model, skin),
                None => list.line(at, width, model, skin),
            }),
            scroll: sheet.scroll,
            cursor: None,
        },
        foot,
    };
    let foot = page.draw(screen, skin, buf);
    draw_fields(&fields, sheet, &foot, first_field, names, skin, buf)
}

/// The group, and what must not be missed.
fn head(plan: &Plan, notes: Vec<Line>, rows: u16, skin: &Skin) -> Vec<Line> {
    let mut head = vec![targets::group_line(plan, skin)];
    head.extend(notes.into_iter().take(if rows < TIGHT { 2 } else { usize::MAX }));
    if rows >= ROOMY {
        head.push(Line::new());
    }
    head
}

/// A line to type into.
struct FieldRow<'a> {
    id: FieldId,
    name: Words,
    field: &'a Field,
}

fn fields<'a>(sheet: &'a Sheet, skin: &Skin) -> Vec<FieldRow<'a>> {
    let row = |id: FieldId| {
        let (name, field) = match id {
            FieldId::Content => (skin.text(content_name(&sheet.kind)), &sheet.content),
            FieldId::Reason => (skin.text(reason_name(&sheet.plan.action)), &sheet.reason),
            FieldId::Challenge => {
                let challenge = SafeText::new(&sheet.plan.challenge());
                (skin.say(&Phrase::new("field-challenge").with("challenge", challenge)), &sheet.challenge)
            }
            FieldId::Cancel => return None,
        };
        Some(FieldRow { id, name, field })
    };
    sheets::fields(sheet).into_iter().filter_map(row).collect()
}

/// Says who will read it: with some actions the service shows the reason to the group.
fn reason_name(action: &Action) -> &'static str {
    match action {
        Action::Remove { silent: false, .. } | Action::Recall { .. } => "field-reason-shown",
        action if sheets::needs_reason(action.kind()) => "field-reason",
        _ => "field-reason-optional",
    }
}

fn content_name(kind: &SheetKind) -> &'static str {
    match kind {
        SheetKind::Mute { .. } => "field-time",
        SheetKind::Notify => "field-notification",
        SheetKind::NameCard => "field-name-card",
        _ => "field-message",
    }
}

fn draw_fields(
    fields: &[FieldRow<'_>],
    sheet: &Sheet,
    foot: &Foot,
    first: usize,
    names: usize,
    skin: &Skin,
    buf: &mut Buffer,
) -> Option<Position> {
    let mut caret = None;
    let before = names as u16 + 2;
    for (at, row) in fields.iter().enumerate() {
        let Some(area) = foot.line(first + at, before) else { continue };
        let place = field(row.field, area, skin, buf);
        if row.id == sheet.focus {
            caret = Some(place);
        }
    }
    caret
}

/// `Remove 2 members · serious`.
fn title(plan: &Plan, undo: Option<&UndoSheet>, skin: &Skin) -> (Line, Tone) {
    let (key, tone) = match plan.risk() {
        Risk::Reversible => ("risk-reversible", Tone::Good),
        Risk::Serious => ("risk-serious", Tone::Warn),
        Risk::Red => ("risk-red", Tone::Red),
    };
    let border = if tone == Tone::Good { Tone::Focus } else { tone };
    let name = match undo {
        Some(about) => undo_sheet::title(about, skin),
        None => targets::title(plan, skin),
    };
    let line = name.gap(1).with(skin.glyphs.separator, Tone::Dim).gap(1);
    (line.with(skin.text(key), tone), border)
}

/// What follows from it, what cannot be undone, and how many calls it takes.
fn price(plan: &Plan, model: &Model, skin: &Skin, width: usize, roomy: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    if roomy {
        lines.push(Line::new());
    }
    let means = skin.text(&format!("sheet-means-{}", plan.action.kind().code()));
    lines.extend(paragraph("", &means, Tone::Plain, width));
    for caveat in &plan.caveats {
        lines.extend(paragraph("! ", &skin.say(&Phrase::caveat(*caveat, plan)), Tone::Warn, width));
    }
    lines.push(calls(plan.calls(), model, skin));
    if roomy {
        lines.push(Line::new());
    }
    lines
}

/// How many calls, and how long they take at today's budget.
pub(super) fn calls(calls: usize, model: &Model, skin: &Skin) -> Line {
    let limit = model.session.budget.1;
    let seconds = calls as f64 / f64::from(limit).max(0.1);
    let time = words::long_left(skin, std::time::Duration::from_secs_f64(seconds));
    let phrase = Phrase::new(if seconds < 1.0 { "sheet-calls-quick" } else { "sheet-calls" })
        .with("n", calls)
        .with("count", words::count_arg(calls))
        .with("time", SafeText::new(time.as_str()))
        .with("limit", limit);
    Line::of(skin.say(&phrase), Tone::Dim)
}
