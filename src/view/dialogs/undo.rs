//! What can be undone: what was done, and how much of it would come back.

use super::journal;
use crate::app::model::{Model, UndoView};
use crate::domain::Outlook;
use crate::i18n::Phrase;
use crate::job::EntryRow;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page, paragraph};
use crate::view::words::Words;

/// Keys of the first rows.
const DIGITS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

pub(super) fn page<'a>(view: &'a UndoView, model: &'a Model, skin: &'a Skin, screen: u16) -> Page<'a> {
    let width = super::text_width(super::LIST, screen);
    let mut head = Vec::new();
    if let Some(fault) = &view.fault {
        head.extend(paragraph("! ", &skin.say(&Phrase::from(fault)), Tone::Bad, width));
    }
    let current = view.rows.get(view.cursor);
    let mut foot = vec![Line::new()];
    foot.extend(journal::detail(current, skin, width));
    foot.push(current.map(|entry| means(entry, skin)).unwrap_or_default());
    Page {
        title: Line::of(skin.text("undo-title"), Tone::Strong),
        tone: Tone::Focus,
        width: super::LIST,
        head,
        body: Body {
            total: view.rows.len() + 1,
            line: Box::new(move |at, width| match view.rows.get(at) {
                Some(entry) => row(at, entry, width, model, skin),
                None => Line::of(skin.text(end(view)), Tone::Dim),
            }),
            scroll: 0,
            cursor: (!view.rows.is_empty()).then_some(view.cursor.min(view.rows.len().saturating_sub(1))),
        },
        foot,
    }
}

fn end(view: &UndoView) -> &'static str {
    match () {
        () if view.loading.is_some() => "pane-loading",
        () if view.rows.is_empty() => "undo-none",
        () if view.at_first => "journal-first",
        () => "journal-more",
    }
}

fn row(at: usize, entry: &EntryRow, width: usize, model: &Model, skin: &Skin) -> Line {
    let digit = Line::of(DIGITS.get(at).copied().unwrap_or(" "), Tone::Key).gap(1);
    let room = width.saturating_sub(digit.width());
    digit.then(journal::row(entry, label(entry, skin), room, model, skin))
}

/// `full`, `partly`, `cannot`.
fn label(entry: &EntryRow, skin: &Skin) -> (Words, Tone) {
    let tone = match entry.outlook {
        Outlook::Full => Tone::Good,
        Outlook::Partial => Tone::Warn,
        Outlook::Impossible(_) => Tone::Dim,
    };
    (skin.text(&format!("undo-label-{}", entry.outlook.code())), tone)
}

/// The label in words; of what cannot be undone, why.
fn means(entry: &EntryRow, skin: &Skin) -> Line {
    let (phrase, tone) = match entry.outlook {
        Outlook::Full => (Phrase::new("undo-means-full"), Tone::Good),
        Outlook::Partial => (Phrase::new("undo-means-partial"), Tone::Warn),
        Outlook::Impossible(why) => {
            (Phrase::new("undo-line-impossible").with("why", Phrase::from(why)), Tone::Dim)
        }
    };
    Line::of(skin.say(&phrase), tone)
}
