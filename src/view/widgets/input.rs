//! A line that is typed into.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::{Line, highlight};
use crate::app::model::Field;
use crate::text::{self, SafeText};
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::words::Words;

/// Draws a field into the first row of `area` and tells where its caret is, which always lies inside. What was typed is
/// shown as safe text too: it may have been pasted.
pub(crate) fn field(field: &Field, area: Rect, skin: &Skin, buf: &mut Buffer) -> Position {
    let room = usize::from(area.width);
    let (before, after) = split(field);
    let before = tail(&before, room.saturating_sub(1));
    let caret = before.width().min(room.saturating_sub(1));
    Line::new().with(&before, Tone::Plain).with(&after, Tone::Plain).draw(area, skin, buf);
    highlight(area, Tone::Field, skin, buf);
    Position { x: area.x + caret as u16, y: area.y }
}

fn split(field: &Field) -> (SafeText, SafeText) {
    let value = field.value();
    let at = value.char_indices().nth(field.0.cursor()).map_or(value.len(), |(at, _)| at);
    (SafeText::new(&value[..at]), SafeText::new(&value[at..]))
}

/// The end of `text` that fits, between graphemes.
fn tail(text: &SafeText, room: usize) -> SafeText {
    let mut rest = text.as_str();
    while text::width(rest) > room {
        let Some(first) = rest.graphemes(true).next() else { break };
        rest = &rest[first.len()..];
    }
    SafeText::new(rest)
}

/// What was typed, as words without a caret.
pub(crate) fn typed(value: &str) -> Words {
    SafeText::new(value).into()
}
