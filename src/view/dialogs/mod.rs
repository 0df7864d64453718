//! Windows over the panes.
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::model::{Dialog, Model};
use crate::view::Skin;

pub(crate) fn draw(
    _dialog: &Dialog,
    _model: &Model,
    _skin: &Skin,
    _screen: Rect,
    _buf: &mut Buffer,
) -> Option<Position> {
    None
}
