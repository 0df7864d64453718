//! One line of the screen, built from pieces that are safe to draw.

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use crate::text;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::words::Words;

const SELECTOR: char = '\u{fe0f}';
const FLAG_A: char = '\u{1f1e6}';
const FLAG_Z: char = '\u{1f1ff}';

/// Pieces of text with their tones.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pieces: Vec<(Words, Tone)>,
}

impl Line {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A line of one piece.
    pub(crate) fn of(words: impl Into<Words>, tone: Tone) -> Self {
        Self::new().with(words, tone)
    }

    /// Adds a piece.
    #[must_use]
    pub(crate) fn with(mut self, words: impl Into<Words>, tone: Tone) -> Self {
        self.push(words, tone);
        self
    }

    /// Adds a piece.
    pub(crate) fn push(&mut self, words: impl Into<Words>, tone: Tone) {
        let words = words.into();
        if !words.is_empty() {
            self.pieces.push((words, tone));
        }
    }

    /// Adds spaces.
    #[must_use]
    pub(crate) fn gap(self, columns: usize) -> Self {
        self.with(Words::repeat(" ", columns), Tone::Plain)
    }

    /// Adds another line's pieces.
    #[must_use]
    pub(crate) fn then(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// Adds a key and what it does, with a gap before it when it is not the first.
    #[must_use]
    pub(crate) fn key(self, key: impl Into<Words>, does: impl Into<Words>) -> Self {
        let gap = if self.pieces.is_empty() { 0 } else { 2 };
        self.gap(gap).with(key, Tone::Key).gap(1).with(does, Tone::Plain)
    }

    /// Its words alone.
    pub(crate) fn text(&self) -> String {
        self.pieces.iter().map(|(words, _)| words.as_str()).collect()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    pub(crate) fn width(&self) -> usize {
        self.pieces.iter().map(|(words, _)| words.width()).sum()
    }

    /// Draws it into the first row of `area`, cut with an ellipsis where it does not fit. Returns the columns used.
    pub(crate) fn draw(&self, area: Rect, skin: &Skin, buf: &mut Buffer) -> u16 {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return 0;
        }
        let mut room = usize::from(area.width);
        let mut x = area.x;
        let mut whole = self.width();
        for (words, tone) in &self.pieces {
            let width = words.width();
            let fits = whole <= room || width + text::width(skin.glyphs.ellipsis) <= room;
            let shown = if fits { words.clone() } else { cut(words, room, skin.glyphs.ellipsis) };
            // Nothing of what was there before shines through.
            let style = Style::reset().patch(skin.style(*tone));
            let (end, _) = buf.set_stringn(x, area.y, shown.as_str(), room, style);
            settle(x, end, area.y, shown.as_str(), buf);
            room -= usize::from(end - x);
            x = end;
            if shows_on_blanks(style) {
                refresh(x, area.y, buf);
            }
            whole -= width;
            if !fits {
                break;
            }
        }
        x - area.x
    }

    /// Draws it at the right end of `area`.
    pub(crate) fn draw_right(&self, area: Rect, skin: &Skin, buf: &mut Buffer) -> u16 {
        let width = (self.width().min(usize::from(area.width))) as u16;
        self.draw(Rect { x: area.right() - width, width, ..area }, skin, buf)
    }
}

/// Cuts so that the ellipsis shows even when `words` alone would have fitted.
fn cut(words: &Words, room: usize, ellipsis: &'static str) -> Words {
    let mark = text::width(ellipsis);
    if words.width() > room {
        return words.cut(room, ellipsis);
    }
    let kept = words.cut(room.saturating_sub(mark), "");
    if mark <= room { Words::join(&[kept, Words::from(ellipsis)], "") } else { kept }
}

/// Shows a row as the current one. Reverse is drawn on plain text, so that it is one bar and not a patchwork.
pub(crate) fn highlight(area: Rect, tone: Tone, skin: &Skin, buf: &mut Buffer) {
    if tone == Tone::Current {
        let plain = Style::new().fg(Color::Reset).bg(Color::Reset).remove_modifier(Modifier::DIM);
        buf.set_style(area, plain);
    }
    let style = skin.style(tone);
    buf.set_style(area, style);
    if shows_on_blanks(style) {
        refresh(area.right(), area.y, buf);
    }
}

/// Prepares characters that are made of several for terminals that do not join them.
///
/// - The selector "draw as emoji" (U+FE0F) is taken out: ratatui writes the second column of such a character without
///   moving the cursor there, and terminals that draw two columns would shift the rest of the line by one.
/// - The two letters of a flag get a column each, so that both are replaced when the flag goes.
/// - What a family or a skin tone may overflow when it is drawn in parts is written again in every frame.
fn settle(from: u16, to: u16, y: u16, shown: &str, buf: &mut Buffer) {
    if shown.is_ascii() {
        return;
    }
    for x in from..to {
        let symbol = buf[(x, y)].symbol();
        if symbol.len() <= 4 || symbol.chars().count() < 2 {
            continue;
        }
        let plain = symbol.replace(SELECTOR, "");
        let letters: Vec<char> = plain.chars().collect();
        if let [first @ FLAG_A..=FLAG_Z, second @ FLAG_A..=FLAG_Z] = letters[..]
            && x + 1 < to
        {
            let style = buf[(x, y)].style();
            buf[(x, y)].set_char(first);
            buf[(x + 1, y)].set_char(second).set_style(style);
            continue;
        }
        let apart: usize = letters.iter().map(|c| text::width(c.encode_utf8(&mut [0; 4]))).sum();
        buf[(x, y)].set_symbol(&plain);
        let joined = text::width(&plain);
        for over in joined..apart {
            refresh(x + over as u16, y, buf);
        }
    }
}

fn shows_on_blanks(style: Style) -> bool {
    style.add_modifier.intersects(Modifier::REVERSED | Modifier::UNDERLINED)
}

/// Has a cell written in every frame. Where the first half of a wide character is replaced by something reversed or
/// underlined, some terminals give that look to the second half too, and the difference of two frames does not know.
fn refresh(x: u16, y: u16, buf: &mut Buffer) {
    if let Some(cell) = buf.cell_mut((x, y)) {
        cell.set_diff_option(CellDiffOption::AlwaysUpdate);
    }
}
