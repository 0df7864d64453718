//! What the panes have in common: which rows are on screen, the border, the banner, the notes in an empty pane.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::model::{Model, Pane};
use crate::domain::Stamp;
use crate::i18n::Phrase;
use crate::job::Fault;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Frame, Line, paragraph};
use crate::view::words::{self, Words};

/// Positions on screen: from `top`, but never without the cursor.
pub(crate) fn window(top: usize, cursor: usize, height: usize, total: usize) -> Range<usize> {
    let cursor = cursor.min(total.saturating_sub(1));
    let top = top.min(cursor).max((cursor + 1).saturating_sub(height));
    top..(top + height).min(total)
}

/// The border, strong when keys go to this pane.
pub(crate) fn border(frame: &Frame, pane: Pane, model: &Model, skin: &Skin, area: Rect, buf: &mut Buffer) {
    frame.draw(area, if has_focus(model, pane) { Tone::Focus } else { Tone::Border }, skin, buf);
}

/// Whether keys go to this pane, or would if no window were open.
pub(crate) fn has_focus(model: &Model, pane: Pane) -> bool {
    model.focus == pane
}

/// The title's name.
pub(crate) fn name(key: &str, pane: Pane, model: &Model, skin: &Skin) -> Line {
    Line::of(skin.text(key), if has_focus(model, pane) { Tone::Focus } else { Tone::Strong })
}

/// `1,204`, or `12 of 1,204` when not all are shown.
pub(crate) fn tally(shown: usize, total: u64, skin: &Skin) -> Words {
    if shown as u64 == total {
        return words::count(total);
    }
    let phrase =
        Phrase::new("pane-of").with("shown", words::count_arg(shown)).with("total", words::count_arg(total));
    skin.say(&phrase)
}

/// Why the rows below are not fresh. The rows stay.
pub(crate) fn banner(fault: Option<&Fault>, area: Option<Rect>, skin: &Skin, buf: &mut Buffer) {
    if let (Some(fault), Some(area)) = (fault, area) {
        let words = skin.say(&Phrase::from(fault));
        Line::of("! ", Tone::Bad).with(words, Tone::Bad).draw(area, skin, buf);
    }
}

/// The same at full length, where there is nothing else to show.
pub(crate) fn why(fault: Option<&Fault>, skin: &Skin) -> Option<Words> {
    fault.map(|fault| skin.say(&Phrase::from(fault)))
}

/// A cursor bar or mark over a row.
pub(crate) fn row_tone(model: &Model, pane: Pane, here: bool) -> Option<Tone> {
    here.then(|| if has_focus(model, pane) { Tone::Current } else { Tone::Resting })
}

/// The two columns at the left of every row.
pub(crate) fn gutter(here: bool, marked: bool, skin: &Skin) -> Line {
    let sign = |on: bool, sign: &'static str| if on { sign } else { " " };
    Line::of(sign(here, skin.glyphs.cursor), Tone::Strong).with(sign(marked, skin.glyphs.mark), Tone::Marked)
}

/// Sentences in the upper part of a pane.
pub(crate) fn notes(notes: &[Words], area: Rect, skin: &Skin, buf: &mut Buffer) -> u16 {
    let mut row = Rect { x: area.x + 1, width: area.width.saturating_sub(2), height: 1, ..area };
    for note in notes {
        for line in paragraph("", note, Tone::Plain, usize::from(row.width)) {
            if row.y < area.bottom() {
                line.draw(row, skin, buf);
                row.y += 1;
            }
        }
    }
    row.y - area.y
}

/// `as of 3m ago`, once a list is older than a minute.
pub(crate) fn age(at: Option<Stamp>, model: &Model, skin: &Skin) -> Line {
    match at.map(|at| words::seconds_ago(model.now.wall, at)) {
        Some(seconds) if seconds >= 60 => {
            let age = words::long_span(skin, seconds);
            let phrase = Phrase::new("pane-age").with("age", crate::text::SafeText::new(age.as_str()));
            Line::of(skin.say(&phrase), Tone::Warn)
        }
        _ => Line::new(),
    }
}

/// `3 marked`, when there are any.
pub(crate) fn marked(count: usize, skin: &Skin) -> Line {
    if count == 0 {
        return Line::new();
    }
    let phrase = Phrase::new("pane-marked").with("n", words::count_arg(count));
    Line::of(skin.say(&phrase), Tone::Marked)
}

/// `/live`, when something is filtered.
pub(crate) fn filter(text: &str) -> Line {
    if text.is_empty() {
        return Line::new();
    }
    Line::of("  /", Tone::Warn).with(crate::view::widgets::typed(text), Tone::Warn)
}

/// Puts a separator between lines that are there.
pub(crate) fn separated(parts: Vec<Line>, skin: &Skin) -> Line {
    parts.into_iter().filter(|part| !part.is_empty()).fold(Line::new(), |line, part| {
        if line.is_empty() {
            part
        } else {
            line.gap(1).with(skin.glyphs.separator, Tone::Dim).gap(1).then(part)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn the_cursor_is_on_screen_wherever_the_top_is() {
        assert_eq!(window(0, 0, 10, 100), 0..10);
        assert_eq!(window(95, 99, 10, 100), 95..100);
        assert_eq!(window(0, 50, 10, 100), 41..51);
        assert_eq!(window(60, 50, 10, 100), 50..60);
        assert_eq!(window(7, 900, 10, 3), 2..3);
        assert_eq!(window(7, 3, 10, 0), 0..0);
    }
}
