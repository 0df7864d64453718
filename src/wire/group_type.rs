//! The five kinds of group.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A group's `Type` (official doc 269/1502).
///
/// On the wire the old names are used (`Private` for Work, `ChatRoom` for Meeting). The vendor's SDK also knows the
/// new ones; no document says which spelling an answer uses, so both are read and the old one is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GroupType {
    /// `Private`: by invitation, no admins, no muting.
    Work,
    /// `Public`: by application.
    Public,
    /// `ChatRoom`: free to join.
    Meeting,
    /// `AVChatRoom`: a live room without members, history or size limit.
    Live,
    /// `Community`: up to a million members, pages by cursor.
    Community,
}

impl GroupType {
    /// All five, in the order of the vendor's tables and of every support list in the catalogue.
    pub const ALL: [Self; 5] = [Self::Work, Self::Public, Self::Meeting, Self::Live, Self::Community];

    /// The old name, which the documents use in requests and answers.
    pub const fn wire_name(self) -> &'static str {
        match self {
            Self::Work => "Private",
            Self::Public => "Public",
            Self::Meeting => "ChatRoom",
            Self::Live => "AVChatRoom",
            Self::Community => "Community",
        }
    }

    /// Reads both spellings; `None` for any other (`BChatRoom`, say).
    pub fn from_wire(name: &str) -> Option<Self> {
        Some(match name.trim() {
            "Private" | "Work" => Self::Work,
            "Public" => Self::Public,
            "ChatRoom" | "Meeting" => Self::Meeting,
            "AVChatRoom" => Self::Live,
            "Community" => Self::Community,
            _ => return None,
        })
    }

    /// Position in [`GroupType::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl Serialize for GroupType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.wire_name())
    }
}

impl<'de> Deserialize<'de> for GroupType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_wire(&name).ok_or_else(|| serde::de::Error::custom("unknown group type"))
    }
}
