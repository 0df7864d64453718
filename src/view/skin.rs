//! What drawing needs beside the model: words, signs, colours, time zone.

use jiff::tz::TimeZone;
use ratatui::style::Style;

use super::theme::{self, Tone};
use super::words::Words;
use crate::i18n::{Lang, Phrase, Texts};
use crate::text::{Glyphs, WidthPolicy};

/// Made once for each language, width policy and colour choice; costs a few milliseconds, so not per frame.
pub struct Skin {
    texts: Texts,
    /// Signs of the program.
    pub(crate) glyphs: &'static Glyphs,
    /// Where the clock on the wall hangs.
    pub(crate) zone: TimeZone,
    monochrome: bool,
}

impl Skin {
    /// For a terminal in the system's time zone. `monochrome` (`NO_COLOR`) leaves bold, reverse, dim and underline.
    pub fn new(lang: Lang, width: WidthPolicy, monochrome: bool) -> Self {
        Self { texts: Texts::new(lang), glyphs: Glyphs::of(width), zone: TimeZone::system(), monochrome }
    }

    /// The same with another time zone.
    #[must_use]
    pub fn with_zone(self, zone: TimeZone) -> Self {
        Self { zone, ..self }
    }

    /// Which language it speaks.
    pub fn lang(&self) -> Lang {
        self.texts.lang()
    }

    pub(crate) fn text(&self, key: &str) -> Words {
        self.texts.get(key).into()
    }

    pub(crate) fn say(&self, phrase: &Phrase) -> Words {
        self.texts.say(phrase).into()
    }

    pub(crate) fn style(&self, tone: Tone) -> Style {
        theme::style(tone, self.monochrome)
    }
}
