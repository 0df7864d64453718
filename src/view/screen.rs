//! The whole screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::theme::Tone;
use super::widgets::Line;
use super::{Skin, bottom, dialogs, header, panes};
use crate::app::layout::{self, areas};
use crate::app::model::{Model, Pane};
use crate::i18n::Phrase;

/// From this many rows on, windows do not cover the top line.
const SPARE_ROWS: u16 = 20;

/// Draws the model, which must be as large as `buf`. Returns where the terminal's cursor belongs: at the caret of the
/// text field that has the focus, where input methods open; `None` hides it.
pub fn draw(model: &Model, skin: &Skin, buf: &mut Buffer) -> Option<Position> {
    let areas = areas(model);
    if areas.too_small {
        too_small(skin, buf);
        return None;
    }
    header::draw(model, skin, areas.header, buf);
    for pane in Pane::ALL {
        let (Some(area), Some(inside)) = (areas.pane(pane), layout::inside(model, pane)) else { continue };
        match pane {
            Pane::Groups => panes::groups::draw(model, skin, area, inside, buf),
            Pane::Messages => panes::messages::draw(model, skin, area, inside, buf),
            Pane::Members => panes::members::draw(model, skin, area, inside, buf),
        }
    }
    let mut caret = bottom::draw(model, skin, areas.bottom, buf);
    let screen = room_for_windows(areas.header, areas.bottom, buf.area);
    for (at, dialog) in model.dialogs.iter().enumerate() {
        // While a line is typed into at the bottom, no window takes keys.
        let on_top = at + 1 == model.dialogs.len() && model.prompt.is_none();
        let inside = dialogs::draw(dialog, on_top, model, skin, screen, buf);
        if model.prompt.is_none() {
            caret = inside.filter(|_| on_top);
        }
    }
    caret
}

/// Windows leave the lines at the bottom free, and the top line too where there are rows to spare.
fn room_for_windows(header: Rect, bottom: Rect, screen: Rect) -> Rect {
    let y = if screen.height >= SPARE_ROWS { header.bottom() } else { header.y };
    Rect { y, height: bottom.y.saturating_sub(y), ..screen }
}

fn too_small(skin: &Skin, buf: &mut Buffer) {
    let phrase =
        Phrase::new("screen-too-small").with("columns", layout::MIN_COLUMNS).with("rows", layout::MIN_ROWS);
    let mut row = Rect { height: 1, ..buf.area };
    for words in skin.say(&phrase).wrap(usize::from(buf.area.width)) {
        if row.y < buf.area.bottom() {
            Line::of(words, Tone::Plain).draw(row, skin, buf);
        }
        row.y += 1;
    }
}
