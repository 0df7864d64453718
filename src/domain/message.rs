//! A message, or the place where one was.

use std::sync::Arc;

use super::{Stamp, UserId};
use crate::text::SafeText;

/// What a slot of the history holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// A message.
    Kept,
    /// Recalled. The body may still come with it: shown to moderators, marked as recalled.
    Recalled,
    /// Deleted, expired or never stored.
    Hole,
}

/// How hard the service tries to deliver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Priority {
    /// Gifts, red packets.
    High,
    /// The default.
    Normal,
    /// Likes.
    Low,
    /// Only in history.
    Lowest,
}

/// A slot of a group's history.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Identity within the group.
    pub seq: u64,
    /// The server's clock.
    pub time: Stamp,
    /// Who sent it.
    pub sender: UserId,
    /// What the slot holds.
    pub slot: Slot,
    /// Shown when it is not normal.
    pub priority: Priority,
    /// A tip of the service, not somebody's words.
    pub system: bool,
    /// The content.
    pub body: Body,
    /// The answer as it came, for the raw view. Untrusted: clean before drawing.
    pub raw: Arc<str>,
}

/// A message's content.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Elements in order; empty in holes.
    Parts(Vec<Part>),
    /// A tip of the service whose keys look like those of the client SDKs.
    Tip(Tip),
    /// JSON that is neither a list of elements nor a tip that is understood.
    Raw(SafeText),
}

/// What a tip tells. Its form is not documented for REST; this is the form of the client SDKs (unverified), so whatever
/// looks different stays raw, and the raw view shows the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    /// `OpType`.
    pub kind: TipKind,
    /// `Operator_Account`.
    pub operator: UserId,
    /// The first of `List_Account`.
    pub users: Vec<UserId>,
    /// How many there are.
    pub count: usize,
}

impl Tip {
    /// How many people a tip names.
    pub const NAMED: usize = 3;
}

/// `OpType` of the client SDKs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TipKind {
    /// Joined, or was added.
    Joined,
    /// Left.
    Left,
    /// Was removed.
    Removed,
    /// Became an admin.
    AdminSet,
    /// Is no longer an admin.
    AdminUnset,
    /// The group's profile changed.
    GroupChanged,
    /// A member's profile changed, a mute for instance.
    MemberChanged,
}

impl TipKind {
    /// Reads `OpType`; `None` for numbers that are not known.
    pub fn from_wire(op_type: u64) -> Option<Self> {
        Some(match op_type {
            1 => Self::Joined,
            2 => Self::Left,
            3 => Self::Removed,
            4 => Self::AdminSet,
            5 => Self::AdminUnset,
            6 => Self::GroupChanged,
            7 => Self::MemberChanged,
            _ => return None,
        })
    }

    /// A stable word, for text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::Left => "left",
            Self::Removed => "removed",
            Self::AdminSet => "admin-set",
            Self::AdminUnset => "admin-unset",
            Self::GroupChanged => "group-changed",
            Self::MemberChanged => "member-changed",
        }
    }
}

/// One element (official doc 269/2720).
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Text; may have several lines.
    Text(SafeText),
    /// An emoji of the application's own set.
    Face {
        /// Its number.
        index: u64,
        /// Its name, if the application gave one.
        data: SafeText,
    },
    /// A picture, never fetched.
    Image {
        /// Of the original, pixels, 0 when unknown.
        width: u64,
        /// See `width`.
        height: u64,
        /// Bytes.
        size: u64,
        /// Where it is.
        url: SafeText,
    },
    /// Voice.
    Sound {
        /// Seconds.
        seconds: u64,
        /// Bytes.
        size: u64,
        /// Where it is.
        url: SafeText,
    },
    /// A clip.
    Video {
        /// Seconds; 0 from web senders.
        seconds: u64,
        /// Bytes.
        size: u64,
        /// Where it is.
        url: SafeText,
    },
    /// A file.
    File {
        /// Its name.
        name: SafeText,
        /// Bytes.
        size: u64,
        /// Where it is.
        url: SafeText,
    },
    /// A place.
    Location {
        /// Description.
        desc: SafeText,
        /// Degrees, as written.
        latitude: SafeText,
        /// Degrees, as written.
        longitude: SafeText,
    },
    /// The application's own.
    Custom {
        /// Description, may be empty.
        desc: SafeText,
        /// The payload.
        data: SafeText,
    },
    /// Forwarded messages.
    Relay {
        /// Title of the bundle.
        title: SafeText,
        /// How many messages.
        count: u64,
        /// Digest lines.
        digest: Vec<SafeText>,
    },
    /// A type that this version does not know.
    Other {
        /// `MsgType`.
        kind: SafeText,
        /// `MsgContent` as JSON.
        raw: SafeText,
    },
}

impl Message {
    /// The first text of it on one line, for sheets and results; empty when there is none.
    pub fn excerpt(&self) -> SafeText {
        match &self.body {
            Body::Raw(raw) => raw.to_one_line(),
            Body::Tip(_) => SafeText::default(),
            Body::Parts(parts) => parts
                .iter()
                .find_map(|part| match part {
                    Part::Text(text) => Some(text.to_one_line()),
                    Part::File { name, .. } => Some(name.clone()),
                    Part::Custom { desc, data } => {
                        Some(if desc.is_empty() { data.to_one_line() } else { desc.clone() })
                    }
                    Part::Location { desc, .. } => Some(desc.clone()),
                    Part::Relay { title, .. } => Some(title.clone()),
                    _ => None,
                })
                .unwrap_or_default(),
        }
    }
}
