//! What can be copied from a row.

use crate::app::model::CopyItem;
use crate::text::SafeText;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page};
use crate::view::words::Words;

/// Of a long text, only the beginning is shown.
const SHOWN: usize = 200;

pub(super) fn page(items: &[CopyItem], skin: &Skin) -> Page<'static> {
    let lines = items
        .iter()
        .map(|item| {
            let beginning: String = item.text.chars().take(SHOWN).collect();
            Line::of(letter(item.key), Tone::Key)
                .gap(2)
                .with(skin.text(item.name).padded(12, skin.glyphs.ellipsis), Tone::Plain)
                .gap(1)
                .with(SafeText::new(&beginning), Tone::Dim)
        })
        .collect();
    Page {
        title: Line::of(skin.text("copy-title"), Tone::Strong),
        tone: Tone::Focus,
        width: super::READING,
        head: Vec::new(),
        body: Body::lines(lines, 0),
        foot: vec![Line::new()],
    }
}

fn letter(key: char) -> Words {
    SafeText::new(&key.to_string()).into()
}
