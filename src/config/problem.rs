//! What is wrong, as data: told in both languages by whoever shows it. `Display` is for logs and for the time before
//! a language is known.

use std::fmt;
use std::path::PathBuf;

use super::keyring::NoKey;
use crate::text::SafeText;

/// Where something is wrong. In one file, ordered by place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// In a file; line and column count from 1, columns in characters.
    File {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// In a file or folder as a whole.
    Path(PathBuf),
    /// In a variable of the environment.
    Variable(&'static str),
    /// In an argument of the command line.
    Argument(&'static str),
}

/// What is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Not TOML; in the words of the parser.
    #[error("{words}")]
    Syntax {
        /// In English.
        words: SafeText,
    },
    /// No such setting.
    #[error("there is no setting {key}{}", nearest.map(|name| format!("; did you mean {name}?")).unwrap_or_default())]
    UnknownKey {
        /// As written.
        key: SafeText,
        /// One that is spelt nearly so.
        nearest: Option<&'static str>,
    },
    /// A secret does not belong into the settings file.
    #[error("{key} does not belong into this file; use key_file or signer")]
    SecretHere {
        /// As written.
        key: SafeText,
    },
    /// A value that does not fit.
    #[error("{key} must be {expected}")]
    Value {
        /// The setting.
        key: &'static str,
        /// A word for what fits, see [`Trouble::code`].
        expected: Expected,
    },
    /// Needed and not there.
    #[error("{key} is missing (or the variable {variable})")]
    Missing {
        /// The setting.
        key: &'static str,
        /// The variable that would do as well.
        variable: &'static str,
    },
    /// Two that exclude each other.
    #[error("{first} and {second} exclude each other")]
    Conflict {
        /// One.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
    /// A profile that the settings file does not have.
    #[error("there is no profile {name}{}", if known.is_empty() { String::new() } else { format!("; there are {}", known.join(", ")) })]
    NoSuchProfile {
        /// As asked for.
        name: SafeText,
        /// Those there are.
        known: Vec<String>,
    },
    /// A base URL that cannot be used.
    #[error("{why}")]
    Endpoint {
        /// In English.
        why: String,
    },
    /// A file that cannot be read.
    #[error("cannot be read: {why}")]
    Unreadable {
        /// The system's words.
        why: String,
    },
    /// A key file that others can read.
    #[error("others may read this key file (mode {mode:04o}); make it 0600")]
    TooOpen {
        /// Its permissions.
        mode: u32,
    },
    /// A key file without a key.
    #[error("this key file holds no key")]
    NoKey,
    /// A keyring without a key, and no other source.
    #[error("{why}")]
    Keyring {
        /// Why.
        why: NoKey,
    },
    /// The system names no folder for settings or data.
    #[error("the system names no home folder; set IMWARDEN_CONFIG_DIR and IMWARDEN_DATA_DIR")]
    NoHome,
}

/// What fits a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A table.
    Table,
    /// Text that is not empty.
    Text,
    /// A whole number above 0.
    Number,
    /// Above 0, at most 1.
    Share,
    /// `true` or `false`.
    Switch,
    /// A list of texts.
    Texts,
    /// A list of texts, program first.
    CommandLine,
    /// A list of at most nine texts.
    Reasons,
    /// A list of codes of actions, see [`ActionKind::code`](crate::domain::ActionKind::code).
    Actions,
    /// `zh` or `en`.
    Language,
    /// `narrow` or `wide`.
    Width,
    /// A name of [`DATA_CENTERS`](super::DATA_CENTERS).
    DataCenter,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Table => "a table",
            Self::Text => "a text that is not empty",
            Self::Number => "a whole number above 0",
            Self::Share => "a number above 0 and at most 1",
            Self::Switch => "true or false",
            Self::Texts => "a list of texts",
            Self::CommandLine => "a list of texts, program first",
            Self::Reasons => "a list of at most nine texts",
            Self::Actions => "a list of actions",
            Self::Language => "zh or en",
            Self::Width => "narrow or wide",
            Self::DataCenter => "one of the data centres",
        })
    }
}

impl Expected {
    /// A stable word, for text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Text => "text",
            Self::Number => "number",
            Self::Share => "share",
            Self::Switch => "switch",
            Self::Texts => "texts",
            Self::CommandLine => "command-line",
            Self::Reasons => "reasons",
            Self::Actions => "actions",
            Self::Language => "language",
            Self::Width => "width",
            Self::DataCenter => "data-center",
        }
    }
}

impl Trouble {
    /// A stable word, for text keys.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "syntax",
            Self::UnknownKey { .. } => "unknown-key",
            Self::SecretHere { .. } => "secret-here",
            Self::Value { .. } => "value",
            Self::Missing { .. } => "missing",
            Self::Conflict { .. } => "conflict",
            Self::NoSuchProfile { .. } => "no-such-profile",
            Self::Endpoint { .. } => "endpoint",
            Self::Unreadable { .. } => "unreadable",
            Self::TooOpen { .. } => "too-open",
            Self::NoKey => "no-key",
            Self::Keyring { why: NoKey::NotBuilt } => "keyring-not-built",
            Self::Keyring { why: NoKey::Absent { .. } } => "keyring-absent",
            Self::Keyring { why: NoKey::Empty { .. } } => "keyring-empty",
            Self::NoHome => "no-home",
        }
    }
}

/// Something that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub source: Source,
    /// What.
    pub trouble: Trouble,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, line, column } => {
                write!(f, "{}:{line}:{column}", SafeText::new(&path.to_string_lossy()))
            }
            Self::Path(path) => write!(f, "{}", SafeText::new(&path.to_string_lossy())),
            Self::Variable(name) | Self::Argument(name) => f.write_str(name),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.source, self.trouble)
    }
}

/// What works, but should be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// Other programs of this account can read the environment.
    #[error("the secret key comes from IMWARDEN_SECRET_KEY, which other programs of this account can read")]
    KeyInEnvironment,
    /// The profile names another source.
    #[error("the key or signature of the environment is used instead of the profile's")]
    KeyOverridden,
    /// The profile's own source goes first.
    #[error(
        "the key or signature of the environment is not used, since the profile names a source of its own"
    )]
    KeyIgnored,
    /// The next source is used.
    #[error("the keyring gave no key, so the next source is used")]
    NoKeyring,
    /// It expires, and then the console stops working.
    #[error("a ready-made signature cannot be renewed when it expires")]
    FixedSignature,
}
