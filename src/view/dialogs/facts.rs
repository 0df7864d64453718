//! Lines of a name and a value.

use crate::i18n::Phrase;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::Line;
use crate::view::words::{self, Words};

/// Columns of the names.
const NAMES: usize = 16;

/// Collects lines of a name and a value.
pub(super) struct Facts<'a> {
    pub(super) lines: Vec<Line>,
    skin: &'a Skin,
    width: usize,
}

impl<'a> Facts<'a> {
    /// For a window with `width` columns for text.
    pub(super) fn new(skin: &'a Skin, width: usize) -> Self {
        Self { lines: Vec::new(), skin, width }
    }

    pub(super) fn skin(&self) -> &'a Skin {
        self.skin
    }

    /// A value; nothing is shown when it is empty.
    pub(super) fn add(&mut self, key: &str, value: impl Into<Words>) {
        self.add_toned(key, value, Tone::Plain);
    }

    /// A value with a tone.
    pub(super) fn add_toned(&mut self, key: &str, value: impl Into<Words>, tone: Tone) {
        let value = value.into();
        if !value.is_empty() {
            let lines = value.wrap(self.width.saturating_sub(NAMES).max(8));
            self.add_lines(key, lines.into_iter().map(|line| Line::of(line, tone)));
        }
    }

    /// Lines beside one name.
    pub(super) fn add_lines(&mut self, key: &str, lines: impl IntoIterator<Item = Line>) {
        let name = self.skin.text(key).padded(NAMES - 1, self.skin.glyphs.ellipsis);
        for (at, line) in lines.into_iter().enumerate() {
            let name = if at == 0 { name.clone() } else { Words::repeat(" ", NAMES - 1) };
            self.lines.push(Line::of(name, Tone::Dim).gap(1).then(line));
        }
    }

    /// A heading with a count in it.
    pub(super) fn counted(&mut self, key: &str, count: usize) {
        let phrase = Phrase::new(key).with("n", words::count_arg(count));
        self.lines.push(Line::new());
        self.lines.push(Line::of(self.skin.say(&phrase), Tone::Strong));
    }

    /// A heading, with an empty line before it.
    pub(super) fn heading(&mut self, key: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::new());
        }
        self.lines.push(Line::of(self.skin.text(key), Tone::Strong));
    }
}
