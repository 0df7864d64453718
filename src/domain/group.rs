//! A group as the console knows it.

use std::sync::Arc;

use super::{GroupId, Stamp, UserId};
use crate::text::SafeText;
use crate::wire::GroupType;

/// A group's type, which may be one that this version does not know (`BChatRoom`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One of the five.
    Known(GroupType),
    /// Anything else: shown, and refused for every write.
    Other(SafeText),
}

impl Kind {
    /// One of the five, if it is.
    pub fn known(&self) -> Option<GroupType> {
        match self {
            Self::Known(kind) => Some(*kind),
            Self::Other(_) => None,
        }
    }

    /// A live room: no members, no history, online counts instead.
    pub fn is_live(&self) -> bool {
        matches!(self, Self::Known(GroupType::Live))
    }
}

/// A group's profile.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Identity.
    pub id: GroupId,
    /// Decides what can be done.
    pub kind: Kind,
    /// Not identity.
    pub name: SafeText,
    /// `Introduction`.
    pub introduction: SafeText,
    /// `Notification`, the announcement.
    pub announcement: SafeText,
    /// Work groups may have none; `None` also when the answer left it out.
    pub owner: Option<UserId>,
    /// Members now; live rooms have no such number.
    pub members: Option<u64>,
    /// The most members.
    pub max_members: Option<u64>,
    /// When it was made.
    pub created: Option<Stamp>,
    /// When somebody last spoke.
    pub last_message: Option<Stamp>,
    /// Only owner and admins may speak.
    pub mute_all: bool,
    /// The sequence of the next message, so history reaches back from one less.
    pub next_seq: Option<u64>,
    /// The answer as it came, for the raw view. Untrusted: clean before drawing.
    pub raw: Arc<str>,
}
