//! A window over the panes.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget as _};

use super::{Frame, Line};
use crate::i18n::Phrase;
use crate::text::{self, SafeText};
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::words::{self, Words};

/// The part of a window that scrolls. Only the lines on screen are asked for.
pub(crate) struct Body<'a> {
    /// How many lines there are.
    pub(crate) total: usize,
    /// Makes one of them; the second value is the width.
    pub(crate) line: Box<dyn Fn(usize, usize) -> Line + 'a>,
    /// The first line on screen, as far as there are enough below it.
    pub(crate) scroll: usize,
    /// The line under the cursor, kept on screen.
    pub(crate) cursor: Option<usize>,
}

impl Body<'_> {
    /// Lines that are there already.
    pub(crate) fn lines(lines: Vec<Line>, scroll: usize) -> Self {
        let total = lines.len();
        Body {
            total,
            line: Box::new(move |at, _| lines.get(at).cloned().unwrap_or_default()),
            scroll,
            cursor: None,
        }
    }
}

/// A window: a head that stays, a body that scrolls, a foot that stays.
pub(crate) struct Page<'a> {
    /// In the border.
    pub(crate) title: Line,
    /// Of the border.
    pub(crate) tone: Tone,
    /// At most this wide, border included.
    pub(crate) width: u16,
    /// Stays above.
    pub(crate) head: Vec<Line>,
    /// Scrolls.
    pub(crate) body: Body<'a>,
    /// Stays below.
    pub(crate) foot: Vec<Line>,
}

/// Where the foot of a window was drawn.
pub(crate) struct Foot {
    /// Its lines.
    area: Rect,
    /// How many lines at its beginning were left out.
    skipped: usize,
}

impl Foot {
    /// The place of one of its lines, by its number in [`Page::foot`], from a column on.
    pub(crate) fn line(&self, at: usize, column: u16) -> Option<Rect> {
        let row = u16::try_from(at.checked_sub(self.skipped)?).ok()?;
        (row < self.area.height && column < self.area.width).then(|| Rect {
            x: self.area.x + column,
            y: self.area.y + row,
            width: self.area.width - column,
            height: 1,
        })
    }
}

impl Page<'_> {
    /// Draws the window in the middle of `screen`, and returns where the lines of the foot are, from the first that fits.
    pub(crate) fn draw(&self, screen: Rect, skin: &Skin, buf: &mut Buffer) -> Foot {
        // The end of the foot holds fields and keys: on a small screen its beginning is left out.
        let room = usize::from(screen.height).saturating_sub(2 + self.head.len() + self.body.total.min(2));
        let skipped = self.foot.len().saturating_sub(room);
        let foot_lines = &self.foot[skipped..];
        let around = self.head.len() + foot_lines.len() + 2;
        let height = (around + self.body.total).min(usize::from(screen.height)) as u16;
        let area = centred(screen, self.width, height);
        let room = usize::from(area.height).saturating_sub(around);
        let top = self.top(room);
        let frame = Frame {
            title: self.title.clone(),
            right: position(top, room, self.body.total, skin),
            ..Frame::default()
        };
        clear(area, buf);
        let inside = frame.draw(area, self.tone, skin, buf);
        let inside = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        let width = usize::from(inside.width);
        let shown = room.min(self.body.total.saturating_sub(top));
        let body = (top..top + shown).map(|at| (at, (self.body.line)(at, width)));
        let mut row = Rect { height: 1, ..inside };
        let mut draw = |line: &Line, current: bool, buf: &mut Buffer| {
            if row.y < inside.bottom() {
                line.draw(row, skin, buf);
                if current {
                    super::highlight(row, Tone::Current, skin, buf);
                }
            }
            row.y += 1;
        };
        self.head.iter().for_each(|line| draw(line, false, buf));
        body.for_each(|(at, line)| draw(&line, self.body.cursor == Some(at), buf));
        let foot_y = inside.bottom().saturating_sub(foot_lines.len() as u16).max(inside.y);
        let mut row = Rect { y: foot_y, height: 1, ..inside };
        for line in foot_lines.iter().take(usize::from(inside.bottom() - foot_y)) {
            line.draw(row, skin, buf);
            row.y += 1;
        }
        Foot { area: Rect { y: foot_y, height: inside.bottom() - foot_y, ..inside }, skipped }
    }

    fn top(&self, room: usize) -> usize {
        let top = self.body.scroll.min(self.body.total.saturating_sub(room));
        match self.body.cursor {
            Some(cursor) if cursor < top => cursor,
            Some(cursor) if cursor >= top + room => (cursor + 1).saturating_sub(room),
            _ => top,
        }
    }
}

/// `4-10 of 23, ↓ more`, when not everything fits.
fn position(top: usize, room: usize, total: usize, skin: &Skin) -> Line {
    if total <= room || room == 0 {
        return Line::new();
    }
    let last = (top + room).min(total);
    let phrase = if last < total {
        Phrase::new("window-position-more").with("down", SafeText::new(skin.glyphs.down))
    } else {
        Phrase::new("window-position")
    };
    let phrase = phrase
        .with("first", words::count_arg(top + 1))
        .with("last", words::count_arg(last))
        .with("total", words::count_arg(total));
    Line::of(skin.say(&phrase), Tone::Dim)
}

fn centred(screen: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(screen.width);
    let height = height.min(screen.height);
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    }
}

/// Empties a rectangle. A wide character that reaches into it from the left is blanked as a whole: terminals would
/// draw its second half over the border (ratatui issue 2526). One that reaches out of it loses both halves as well,
/// since its first half is inside.
fn clear(area: Rect, buf: &mut Buffer) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        if area.x > buf.area.x {
            let cell = &mut buf[(area.x - 1, y)];
            if text::width(cell.symbol()) > 1 {
                cell.set_symbol(" ");
            }
        }
    }
    Clear.render(area, buf);
}

/// A line of text, wrapped, with something before its first line and spaces before the others.
pub(crate) fn paragraph(mark: &'static str, words: &Words, tone: Tone, width: usize) -> Vec<Line> {
    let indent = text::width(mark);
    words
        .wrap(width.saturating_sub(indent).max(1))
        .into_iter()
        .enumerate()
        .map(|(at, line)| {
            let before = if at == 0 { Words::from(mark) } else { Words::repeat(" ", indent) };
            Line::of(before, tone).with(line, tone)
        })
        .collect()
}
