//! What a moderator can order.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Role, UserId};
use crate::wire::{Command, MUTE_FOREVER};

/// How long a mute lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MuteTime {
    /// From the moment the service takes the call; at least a second.
    For(Duration),
    /// Without end.
    Forever,
}

impl MuteTime {
    /// `MuteTime` on the wire, seconds. A duration that does not fit below "for ever" is one second short of it.
    pub fn wire_seconds(self) -> u32 {
        match self {
            Self::Forever => MUTE_FOREVER,
            Self::For(time) => {
                u32::try_from(time.as_secs()).unwrap_or(MUTE_FOREVER - 1).clamp(1, MUTE_FOREVER - 1)
            }
        }
    }
}

/// A complete order for one group. Names are not in it: a plan binds to IDs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// May read, not speak.
    Mute {
        /// Whom.
        users: Vec<UserId>,
        /// How long.
        time: MuteTime,
    },
    /// May speak again.
    Unmute {
        /// Whom.
        users: Vec<UserId>,
    },
    /// Out of the group; may come back.
    Remove {
        /// Whom.
        users: Vec<UserId>,
        /// The group is not told.
        silent: bool,
    },
    /// Messages vanish for everybody, visibly.
    Recall {
        /// Which.
        seqs: Vec<u64>,
    },
    /// All that one sender wrote among the newest 1000 messages vanishes, silently.
    RecallBySender {
        /// Whose.
        sender: UserId,
    },
    /// Another owner.
    TransferOwner {
        /// To whom; a member.
        to: UserId,
    },
    /// A system notification to members online; not stored.
    Notify {
        /// Empty for everybody.
        to: Vec<UserId>,
        /// What it says.
        content: String,
    },
    /// An ordinary message from the administrator.
    Send {
        /// What it says.
        content: String,
    },
    /// Makes or unmakes an admin.
    SetRole {
        /// Whom.
        user: UserId,
        /// `Admin` or `Member`.
        role: Role,
    },
    /// Sets a member's name card.
    SetNameCard {
        /// Whose.
        user: UserId,
        /// At most 50 bytes; empty clears it.
        name_card: String,
    },
    /// Only owner and admins may speak, or everybody again.
    MuteAll {
        /// On or off.
        on: bool,
    },
    /// Into the group, as ordinary members.
    Add {
        /// Whom.
        users: Vec<UserId>,
    },
}

/// An action without its particulars, for tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the variants are those of Action")]
pub enum ActionKind {
    Mute,
    Unmute,
    Remove,
    Recall,
    RecallBySender,
    TransferOwner,
    Notify,
    Send,
    SetRole,
    SetNameCard,
    MuteAll,
    Add,
}

/// How much friction an action deserves (console page, rule 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// A sheet, then one digit or letter.
    Reversible,
    /// A sheet, a reason, then `y`; Cancel has the focus.
    Serious,
    /// A plan, a reason, then typed characters.
    Red,
}

impl ActionKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Mute,
        Self::Unmute,
        Self::Remove,
        Self::Recall,
        Self::RecallBySender,
        Self::TransferOwner,
        Self::Notify,
        Self::Send,
        Self::SetRole,
        Self::SetNameCard,
        Self::MuteAll,
        Self::Add,
    ];

    /// The command that carries it out.
    pub const fn command(self) -> Command {
        match self {
            Self::Mute | Self::Unmute => Command::ForbidSendMsg,
            Self::Remove => Command::DeleteGroupMember,
            Self::Recall => Command::GroupMsgRecall,
            Self::RecallBySender => Command::DeleteGroupMsgBySender,
            Self::TransferOwner => Command::ChangeGroupOwner,
            Self::Notify => Command::SendGroupSystemNotification,
            Self::Send => Command::SendGroupMsg,
            Self::SetRole | Self::SetNameCard => Command::ModifyGroupMemberInfo,
            Self::MuteAll => Command::ModifyGroupBaseInfo,
            Self::Add => Command::AddGroupMember,
        }
    }

    /// A stable word for the journal and for text keys; never translated, never changed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mute => "mute",
            Self::Unmute => "unmute",
            Self::Remove => "remove",
            Self::Recall => "recall",
            Self::RecallBySender => "recall-by-sender",
            Self::TransferOwner => "transfer-owner",
            Self::Notify => "notify",
            Self::Send => "send",
            Self::SetRole => "role",
            Self::SetNameCard => "name-card",
            Self::MuteAll => "mute-all",
            Self::Add => "add",
        }
    }

    /// The friction for this many targets.
    pub const fn risk(self, targets: usize) -> Risk {
        match self {
            Self::TransferOwner | Self::RecallBySender => Risk::Red,
            Self::Remove | Self::Recall if targets > RED_ABOVE => Risk::Red,
            Self::Remove | Self::Recall | Self::Notify | Self::Send => Risk::Serious,
            Self::Mute | Self::Unmute | Self::SetRole | Self::SetNameCard | Self::MuteAll | Self::Add => {
                Risk::Reversible
            }
        }
    }
}

/// Removing or recalling more than this many is irreversible at scale.
pub const RED_ABOVE: usize = 100;

impl Action {
    /// Its kind.
    pub const fn kind(&self) -> ActionKind {
        match self {
            Self::Mute { .. } => ActionKind::Mute,
            Self::Unmute { .. } => ActionKind::Unmute,
            Self::Remove { .. } => ActionKind::Remove,
            Self::Recall { .. } => ActionKind::Recall,
            Self::RecallBySender { .. } => ActionKind::RecallBySender,
            Self::TransferOwner { .. } => ActionKind::TransferOwner,
            Self::Notify { .. } => ActionKind::Notify,
            Self::Send { .. } => ActionKind::Send,
            Self::SetRole { .. } => ActionKind::SetRole,
            Self::SetNameCard { .. } => ActionKind::SetNameCard,
            Self::MuteAll { .. } => ActionKind::MuteAll,
            Self::Add { .. } => ActionKind::Add,
        }
    }
}
