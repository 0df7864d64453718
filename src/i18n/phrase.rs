//! A text as data, and as words.

use std::fmt;

use crate::domain::Denial;
use crate::job::Fault;
use crate::text::SafeText;

/// A value inside a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Text from strangers, made safe.
    Safe(SafeText),
    /// A number, written plainly and used to choose between singular and plural.
    Number(i64),
    /// Another text, by its key.
    Key(String),
    /// Another text with values of its own.
    Phrase(Box<Phrase>),
}

/// A text as data: what a model, a toast or a denial holds until somebody draws it in the language of the moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// Key of the text.
    pub key: String,
    /// Its values.
    pub args: Vec<(&'static str, Arg)>,
}

impl Phrase {
    /// A text without values.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<SafeText> for Arg {
    fn from(text: SafeText) -> Self {
        Self::Safe(text)
    }
}

impl From<&SafeText> for Arg {
    fn from(text: &SafeText) -> Self {
        Self::Safe(text.clone())
    }
}

impl From<Phrase> for Arg {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(Box::new(phrase))
    }
}

macro_rules! from_number {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}
from_number!(u16, u32, u64, usize, i64);

impl From<&Denial> for Phrase {
    /// Says why an action is not allowed and, where there is one, what works instead.
    fn from(denial: &Denial) -> Self {
        match denial {
            Denial::ReadOnly => Self::new("deny-read-only"),
            Denial::Unsupported { action, kind, code } => {
                Self::new(format!("deny-unsupported-{}", action.code()))
                    .with("kind", Self::new(format!("kind-{}", kind.wire_name())))
                    .with("code", *code)
            }
            Denial::NoEffect { action, kind } => Self::new(format!("deny-no-effect-{}", action.code()))
                .with("kind", Self::new(format!("kind-{}", kind.wire_name()))),
            Denial::UnknownKind => Self::new("deny-unknown-kind"),
            Denial::NotLoaded => Self::new("deny-not-loaded"),
            Denial::Learned { code } => Self::new("deny-learned").with("code", *code),
            Denial::Protected { by } => Self::new(match by {
                crate::domain::Protection::Administrator => "deny-protected-administrator",
                crate::domain::Protection::Owner => "deny-protected-owner",
                crate::domain::Protection::Listed => "deny-protected-listed",
            }),
            Denial::TooMany { limit } => Self::new("deny-too-many").with("limit", *limit),
            Denial::NoTarget => Self::new("deny-no-target"),
            Denial::OwnerRole => Self::new("deny-owner-role"),
            Denial::Already => Self::new("deny-already"),
            Denial::NotRecallable => Self::new("deny-not-recallable"),
            Denial::LiveToAllOnly => Self::new("deny-live-to-all-only"),
            Denial::SystemAccount => Self::new("deny-system-account"),
            Denial::NoHistory => Self::new("deny-no-history"),
            Denial::ChangedSince => Self::new("deny-changed-since"),
            Denial::NotRecorded => Self::new("deny-not-recorded"),
            Denial::NotAMember => Self::new("deny-not-a-member"),
        }
    }
}

impl From<&Fault> for Phrase {
    /// What happened, to which call, and what to do about it. The service's codes are put into words.
    fn from(fault: &Fault) -> Self {
        use crate::job::FaultKind as Kind;
        let key = match fault.kind {
            Kind::Dns => "fault-dns",
            Kind::Connect => "fault-connect",
            Kind::Tls => "fault-tls",
            Kind::Timeout => "fault-timeout",
            Kind::Dropped => "fault-dropped",
            Kind::HttpStatus => "fault-http-status",
            Kind::BadBody => "fault-bad-body",
            Kind::TooLarge => "fault-too-large",
            Kind::Refused => "fault-refused",
            Kind::RateLimited => "fault-rate-limited",
            Kind::Credentials => "fault-credentials",
            Kind::Journal => "fault-journal",
            Kind::Denied => "fault-denied",
            Kind::NotAdded => "fault-not-added",
            Kind::DroppedByService => "fault-dropped-by-service",
            Kind::Internal => "fault-internal",
        };
        if let (Kind::Denied, Ok(denial)) =
            (fault.kind, serde_json::from_str::<Denial>(fault.detail.as_str()))
        {
            return Self::new("fault-denied-why").with("why", Self::from(&denial));
        }
        let code = fault.code.unwrap_or_default();
        Self::new(key)
            .with("request", SafeText::new(&fault.request))
            .with("code", code)
            .with("meaning", Self::new("code-meaning").with("code", code))
            .with("detail", super::journal::reason(fault))
    }
}

/// Words in a language, ready to be drawn: translated text with safe values in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text(pub(super) String);

impl Text {
    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
