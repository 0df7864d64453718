//! What the practice server knows: plain data, changed by handlers and by the activity, seen by both under one lock.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::wire::{AppData, GroupType, MsgBody};

/// Everything of one application.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// By ID, oldest first.
    pub groups: IndexMap<String, Group>,
    /// Accounts that exist, with their nicknames. Members of groups are always here too.
    pub accounts: HashMap<String, Account>,
    /// IDs of dissolved groups: they answer 10010, and may not be made again with 10021's wording.
    pub dissolved: Vec<String>,
}

/// A user of the application.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// Chosen by the user: anything.
    pub nick: String,
}

/// A group.
#[derive(Debug, Clone)]
pub struct Group {
    /// `@TGS#…` or one of the customer's own.
    pub id: String,
    /// Decides nearly every rule.
    pub kind: GroupType,
    /// At most 30 bytes.
    pub name: String,
    /// At most 240 bytes.
    pub introduction: String,
    /// The announcement, at most 300 bytes.
    pub notification: String,
    /// At most 100 bytes.
    pub face_url: String,
    /// Work groups may lose theirs.
    pub owner: Option<String>,
    /// Unix seconds.
    pub create_time: u64,
    /// Grows with every change of the profile.
    pub info_seq: u64,
    /// Unix seconds.
    pub last_info_time: u64,
    /// Unix seconds, 0 without messages.
    pub last_msg_time: u64,
    /// The most members.
    pub max_member_num: u64,
    /// `FreeAccess`, `NeedPermission`, `DisableApply`.
    pub apply_join_option: String,
    /// `FreeAccess`, `NeedPermission`, `DisableInvite`.
    pub invite_join_option: String,
    /// Only owner and admins may speak.
    pub mute_all: bool,
    /// Custom fields.
    pub app_data: Vec<AppData>,
    /// In joining order. Live rooms keep none but owner and admins here.
    pub members: IndexMap<String, Member>,
    /// End of each mute, Unix seconds, `u64::from(u32::MAX)` for no end; survives leaving (official doc 269/1627).
    pub mutes: HashMap<String, u64>,
    /// Slots of the history by sequence, from 1 without gaps; recalled and expired ones stay as slots. Of live rooms
    /// nobody reads them, but a message can be recalled for an hour.
    pub messages: Vec<Message>,
    /// Live rooms: people online now; what callers see moves in steps of 10 s.
    pub online: u64,
}

impl Group {
    /// The sequence that the next stored message gets.
    pub fn next_msg_seq(&self) -> u64 {
        self.messages.len() as u64 + 1
    }
}

/// Rank in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// May leave only work groups.
    Owner,
    /// At most a handful.
    Admin,
    /// Everyone else.
    Member,
}

/// A member's place in a group.
#[derive(Debug, Clone)]
pub struct Member {
    /// Rank.
    pub role: Role,
    /// Unix seconds.
    pub join_time: u64,
    /// Read position.
    pub msg_seq: u64,
    /// `AcceptAndNotify`, `AcceptNotNotify`, `Discard`, `AcceptNotNotifyExceptAt`.
    pub msg_flag: &'static str,
    /// Unix seconds, 0 for never.
    pub last_send_msg_time: u64,
    /// At most 50 bytes.
    pub name_card: String,
    /// Custom fields.
    pub app_data: Vec<AppData>,
}

/// What a slot of the history holds now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// A message.
    Kept,
    /// Recalled; listed only on request.
    Recalled,
    /// Older than the history reaches, or deleted.
    Expired,
}

/// A message, or the place where one was.
#[derive(Debug, Clone)]
pub struct Message {
    /// The sender; `@TIM#SYSTEM` for tips.
    pub from: String,
    /// Unix seconds.
    pub time: u64,
    /// The sender's random number.
    pub random: u32,
    /// 1 High, 2 Normal, 3 Low, 4 Lowest.
    pub priority: u64,
    /// As it was sent.
    pub body: MsgBody,
    /// `CloudCustomData`.
    pub custom_data: Option<String>,
    /// A tip of the service (join, leave …).
    pub system: bool,
    /// See [`Slot`].
    pub slot: Slot,
}
