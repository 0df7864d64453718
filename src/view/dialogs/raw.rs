//! A row as it came, as JSON.

use crate::app::model::RawView;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page};

pub(super) fn page<'a>(view: &'a RawView, skin: &Skin) -> Page<'a> {
    Page {
        title: Line::of(skin.text("raw-title"), Tone::Strong),
        tone: Tone::Focus,
        width: super::LIST,
        head: Vec::new(),
        body: Body {
            total: view.lines.len(),
            line: Box::new(|at, _| {
                view.lines.get(at).map(|line| Line::of(line, Tone::Plain)).unwrap_or_default()
            }),
            scroll: view.scroll,
            cursor: None,
        },
        foot: Vec::new(),
    }
}
