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
    /// JSON that is no list of elements: tips have undocumented keys.
    Raw(SafeText),
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
