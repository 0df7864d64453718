//! The one type for text that strangers wrote.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::clean::{Lines, clean};
use super::width;

/// Text from outside, cleaned: safe to draw, log and print.
///
/// What could trick a reader or a terminal is shown as a short mark such as `<U+202E>`, `<ESC[31m>` or
/// `<OSC 52 +9>` (nine characters of payload not shown). Letters of every script, CJK and emoji stay.
///
/// Known weakness: a stranger may type `<U+202E>` in plain letters; a mark proves nothing. ZWJ and ZWNJ are marked
/// in the scripts that spell with them (Persian, several Indic ones) as well.
///
/// Clones are cheap. The text is at most [`MAX_CHARS`](super::MAX_CHARS) characters long.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SafeText(Arc<str>);

impl SafeText {
    /// Cleans `raw` into one line; a line break is shown as [`NEWLINE_MARK`](super::NEWLINE_MARK), a tab as `<TAB>`.
    ///
    /// Takes any input, in time linear to its length. Cleaning twice changes nothing.
    pub fn new(raw: &str) -> Self {
        Self::cleaned(raw, Lines::One)
    }

    /// Cleans `raw` and keeps its lines: `\n`, `\r\n` and `\r` become `\n`, a tab becomes four spaces.
    pub fn new_multiline(raw: &str) -> Self {
        Self::cleaned(raw, Lines::Many)
    }

    fn cleaned(raw: &str, lines: Lines) -> Self {
        Self(clean(raw, lines).map_or_else(|| Arc::from(raw), Arc::from))
    }

    /// The cleaned text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Columns it takes on one line of a terminal. Meant for text without line breaks.
    pub fn width(&self) -> usize {
        width::width(&self.0)
    }

    /// Whether nothing is there at all. Text of spaces is not empty.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines, without their breaks. Empty text has none.
    pub fn lines(&self) -> std::str::Lines<'_> {
        self.0.lines()
    }

    /// The same text as [`SafeText::new`] gives: line breaks become marks.
    #[must_use]
    pub fn to_one_line(&self) -> Self {
        if self.0.contains('\n') { Self::new(&self.0) } else { self.clone() }
    }

    /// For `#[serde(deserialize_with = "SafeText::deserialize_multiline")]`: cleans as
    /// [`SafeText::new_multiline`], where the plain `Deserialize` cleans as [`SafeText::new`].
    pub fn deserialize_multiline<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|raw| Self::new_multiline(&raw))
    }
}

impl Default for SafeText {
    fn default() -> Self {
        Self(Arc::from(""))
    }
}

impl fmt::Debug for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

/// Writes the text as it is. Width and fill are ignored, since Rust counts characters there; see [`pad`](super::pad).
impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for SafeText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for SafeText {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

impl From<String> for SafeText {
    fn from(raw: String) -> Self {
        Self::new(&raw)
    }
}

impl From<&String> for SafeText {
    fn from(raw: &String) -> Self {
        Self::new(raw)
    }
}

impl PartialEq<str> for SafeText {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for SafeText {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl Serialize for SafeText {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for SafeText {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|raw| Self::new(&raw))
    }
}
