//! A border with a title.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Line;
use crate::view::Skin;
use crate::view::theme::Tone;

/// A border with texts in its upper and lower edge.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frame {
    /// At the upper left.
    pub(crate) title: Line,
    /// At the upper right, when there is room beside the title.
    pub(crate) corner: Line,
    /// At the lower left.
    pub(crate) left: Line,
    /// At the lower right, when there is room.
    pub(crate) right: Line,
}

impl Frame {
    /// Draws the border just inside `area`, and returns what is inside.
    pub(crate) fn draw(&self, area: Rect, tone: Tone, skin: &Skin, buf: &mut Buffer) -> Rect {
        let area = area.intersection(buf.area);
        if area.width < 2 || area.height < 2 {
            return Rect::default();
        }
        let (glyphs, style) = (skin.glyphs, skin.style(tone));
        let (right, bottom) = (area.right() - 1, area.bottom() - 1);
        for x in area.x..=right {
            let (top_sign, bottom_sign) = match x {
                x if x == area.x => (glyphs.top_left, glyphs.bottom_left),
                x if x == right => (glyphs.top_right, glyphs.bottom_right),
                _ => (glyphs.horizontal, glyphs.horizontal),
            };
            buf.set_stringn(x, area.y, top_sign, 1, style);
            buf.set_stringn(x, bottom, bottom_sign, 1, style);
        }
        for y in area.y + 1..bottom {
            buf.set_stringn(area.x, y, glyphs.vertical, 1, style);
            buf.set_stringn(right, y, glyphs.vertical, 1, style);
        }
        let edge = Rect { x: area.x + 1, width: area.width - 2, height: 1, ..area };
        edge_texts(&self.title, &self.corner, edge, skin, buf);
        edge_texts(&self.left, &self.right, Rect { y: bottom, ..edge }, skin, buf);
        Rect { x: area.x + 1, y: area.y + 1, width: area.width - 2, height: area.height - 2 }
    }
}

fn edge_texts(left: &Line, right: &Line, edge: Rect, skin: &Skin, buf: &mut Buffer) {
    let spaced = |line: &Line| {
        if line.is_empty() { Line::new() } else { Line::new().gap(1).then(line.clone()).gap(1) }
    };
    let (left, right) = (spaced(left), spaced(right));
    let room = usize::from(edge.width);
    let both = left.width() + right.width() < room;
    left.draw(edge, skin, buf);
    if both || left.is_empty() {
        right.draw_right(edge, skin, buf);
    }
}
