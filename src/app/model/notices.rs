//! What the bottom line says.

use std::time::Duration;

use crate::i18n::Phrase;

/// How loud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Something went as asked.
    Done,
    /// A hint or a refusal.
    Hint,
    /// Nobody knows whether it happened; stays until the next key.
    Unknown,
    /// Something went wrong; stays until the next key.
    Failed,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// How loud.
    pub level: Level,
    /// What it says.
    pub phrase: Phrase,
    /// When it goes away; `None`: with the next result or key.
    pub until: Option<Duration>,
}

/// The last line, and those before it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Notices {
    /// On screen.
    pub current: Option<Notice>,
    /// When it came: a key pressed in the same breath does not take a failure away.
    pub since: Duration,
}
