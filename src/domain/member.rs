//! A member of a group.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Stamp, UserId};
use crate::text::SafeText;

/// Rank in a group, highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// One at most.
    Owner,
    /// May mute and remove ordinary members.
    Admin,
    /// Everyone else.
    Member,
    /// Only in answers about roles.
    NotMember,
}

impl Role {
    /// Reads the wire's name; one sample of the vendor's carries a trailing blank.
    pub fn from_wire(name: &str) -> Option<Self> {
        Some(match name.trim() {
            "Owner" => Self::Owner,
            "Admin" => Self::Admin,
            "Member" => Self::Member,
            "NotMember" => Self::NotMember,
            _ => return None,
        })
    }

    /// The wire's name.
    pub const fn wire_name(self) -> &'static str {
        match self {
            Self::Owner => "Owner",
            Self::Admin => "Admin",
            Self::Member => "Member",
            Self::NotMember => "NotMember",
        }
    }
}

/// Until when somebody may not speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MuteEnd {
    /// A point in time, which may have passed.
    At(Stamp),
    /// Without end.
    Never,
}

impl MuteEnd {
    /// Reads `MuteUntil`: 0 is no mute. What a mute without end shows is not documented; the largest `u32` and anything
    /// more than fifty years after `now` is read as one.
    pub fn from_wire(seconds: u64, now: Stamp) -> Option<Self> {
        const FIFTY_YEARS: i64 = 50 * 365 * 86_400;
        let far = now.as_second().saturating_add(FIFTY_YEARS);
        match i64::try_from(seconds) {
            Ok(0) => None,
            Ok(at) if at < far && at < i64::from(u32::MAX) => Stamp::from_second(at).ok().map(Self::At),
            _ => Some(Self::Never),
        }
    }

    /// How long it still lasts; `None` when it is over, [`Duration::MAX`] when it has no end.
    pub fn left(self, now: Stamp) -> Option<Duration> {
        match self {
            Self::Never => Some(Duration::MAX),
            Self::At(end) => Duration::try_from(end.duration_since(now)).ok().filter(|left| !left.is_zero()),
        }
    }
}

/// A member's profile in a group. Kept small: a group may have 100,000.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Identity.
    pub id: UserId,
    /// Rank.
    pub role: Role,
    /// Name card, chosen per group. Not identity. May be empty.
    pub name_card: SafeText,
    /// Nickname of the account, once a profile was read.
    pub nick: Option<SafeText>,
    /// `None`: may speak.
    pub mute: Option<MuteEnd>,
    /// When the member joined.
    pub joined: Option<Stamp>,
    /// `None`: never.
    pub last_spoke: Option<Stamp>,
    /// The answer as it came, for the raw view. Untrusted: clean before drawing.
    pub raw: Arc<str>,
}

impl Member {
    /// The name to show beside the ID: card, else nickname, else nothing.
    pub fn label(&self) -> &SafeText {
        match &self.nick {
            // A card of blanks only is no name.
            Some(nick) if self.name_card.as_str().trim().is_empty() => nick,
            _ => &self.name_card,
        }
    }

    /// Whether the mute still holds.
    pub fn is_muted(&self, now: Stamp) -> bool {
        self.mute.is_some_and(|mute| mute.left(now).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mute_without_end_is_told_from_a_long_one() {
        let now = Stamp::from_second(1_760_000_000).unwrap();
        assert_eq!(MuteEnd::from_wire(0, now), None);
        assert_eq!(MuteEnd::from_wire(u64::from(u32::MAX), now), Some(MuteEnd::Never));
        assert_eq!(MuteEnd::from_wire(1_760_000_000 + u64::from(u32::MAX), now), Some(MuteEnd::Never));
        let year = 1_760_000_000 + 365 * 86_400;
        assert_eq!(
            MuteEnd::from_wire(year, now),
            Some(MuteEnd::At(Stamp::from_second(year.cast_signed()).unwrap()))
        );
    }

    #[test]
    fn a_mute_that_ended_is_no_mute() {
        let now = Stamp::from_second(100).unwrap();
        assert_eq!(MuteEnd::At(now).left(now), None);
        assert_eq!(MuteEnd::At(Stamp::from_second(101).unwrap()).left(now), Some(Duration::from_secs(1)));
    }
}
