//! How much happens.

use std::fmt;
use std::str::FromStr;

/// How busy the practice world is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Level {
    /// Nothing changes by itself.
    Off,
    /// Something every few seconds.
    #[default]
    Calm,
    /// Something every second.
    Busy,
    /// Busy, and waves of new accounts flood the first Public group.
    Raid,
}

impl Level {
    /// All of them, in the order of the help text.
    pub const ALL: [Self; 4] = [Self::Off, Self::Calm, Self::Busy, Self::Raid];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Calm => "calm",
            Self::Busy => "busy",
            Self::Raid => "raid",
        }
    }
}

/// A name that no level has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such activity: {0:?} (one of off, calm, busy, raid)")]
pub struct UnknownLevel(pub String);

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(name: &str) -> Result<Self, UnknownLevel> {
        Self::ALL
            .into_iter()
            .find(|level| level.name().eq_ignore_ascii_case(name.trim()))
            .ok_or_else(|| UnknownLevel(name.to_owned()))
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
