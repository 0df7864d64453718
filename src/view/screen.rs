//! The whole screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::theme::Tone;
use super::widgets::Line;
use super::{Skin, bottom, dialogs, header, panes};
use crate::app::layout::{self, areas};
use crate::app::model::{Model, Pane};
use crate::i18n::Phrase;

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
    let screen = Rect { height: buf.area.height.saturating_sub(areas.bottom.height), ..buf.area };
    for dialog in &model.dialogs {
        caret = dialogs::draw(dialog, model, skin, screen, buf).or(caret.filter(|_| model.prompt.is_some()));
    }
    caret
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
