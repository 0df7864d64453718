//! Windows over the panes: at most 76 columns for reading and deciding, wider for lists.

mod card;
mod copy;
mod facts;
mod help;
mod jobs;
mod journal;
mod open;
mod questions;
mod quotes;
mod raw;
mod recorded;
mod results;
mod sheet;
mod sheet_keys;
mod targets;
mod undo;
mod undo_sheet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::widgets::Line;
use super::{Skin, hints};
use crate::app::model::{Dialog, Model};

pub(crate) use recorded::lines as recorded_lines;

/// Columns of windows for reading and deciding, border included.
const READING: u16 = 76;
/// Columns of windows for lists.
const LIST: u16 = 116;

/// Draws one window inside `screen`; returns the caret when something is typed there. Only the one on top shows its
/// keys: they work nowhere else.
pub(crate) fn draw(
    dialog: &Dialog,
    on_top: bool,
    model: &Model,
    skin: &Skin,
    screen: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let mut page = match dialog {
        Dialog::Sheet(sheet) => return sheet::draw(sheet, model, skin, screen, buf),
        Dialog::Help { scroll } => help::page(*scroll, model, skin, screen.width),
        Dialog::RecallMenu { seqs, sender, .. } => questions::recall_menu(seqs, sender, model, skin),
        Dialog::Card { scroll, of, group, user, seq } => {
            let about = card::About { of: *of, group: group.as_ref(), user: user.as_ref(), seq: *seq };
            card::page(&about, *scroll, model, skin, screen.width)
        }
        Dialog::Raw(view) => raw::page(view, skin),
        Dialog::Recorded(view) => recorded::page(view, skin, screen.width),
        Dialog::Journal(view) => journal::page(view, model, skin, screen.width),
        Dialog::Undo(view) => undo::page(view, model, skin, screen.width),
        Dialog::Jobs { cursor } => jobs::page(*cursor, model, skin),
        Dialog::Results(view) => results::page(view, skin, screen.width),
        Dialog::CopyMenu { items } => copy::page(items, skin),
        Dialog::Open(view) => open::page(view, model, skin, screen.width),
        Dialog::LeaveReadOnly { .. } => {
            questions::leave_read_only(model, skin, screen.width).draw(screen, skin, buf);
            return None;
        }
        Dialog::Quit { .. } => {
            questions::quit(model, skin, screen.width).draw(screen, skin, buf);
            return None;
        }
    };
    let width = text_width(page.width, screen.width);
    page.foot.push(if on_top { hints::of_window(model, skin, width) } else { Line::new() });
    page.draw(screen, skin, buf);
    None
}

/// Columns for text inside a window of at most `width` columns.
fn text_width(width: u16, screen: u16) -> usize {
    usize::from(width.min(screen).saturating_sub(4)).max(1)
}
