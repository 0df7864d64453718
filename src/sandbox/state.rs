//! What the practice server knows: plain data, changed by handlers and by the activity, seen by both under one lock.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::audience::Viewer;
use super::topic::Topic;
use crate::wire::{AppData, GroupType, MsgBody, ProfileItem};

/// Everything of one application.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// By ID, oldest first.
    pub groups: IndexMap<String, Group>,
    /// Accounts that exist, with their nicknames. Members of groups are always here too.
    pub accounts: HashMap<String, Account>,
    /// IDs of dissolved groups: they answer 10010 like unknown ones, and are free again.
    pub dissolved: Vec<String>,
    /// How many groups and topics the server gave an ID of its own.
    pub ids_given: u64,
    /// How many messages went to all live rooms.
    pub broadcasts: u64,
}

/// A user of the application.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// Chosen by the user: anything.
    pub nick: String,
    /// URL of the avatar.
    pub face_url: String,
    /// The rest of the profile, in the order it was set.
    pub profile: Vec<ProfileItem>,
    /// End of the mute in one-to-one chats, Unix seconds, 0 for none.
    pub c2c_muted_until: u64,
    /// End of the mute in all groups, Unix seconds, 0 for none.
    pub groups_muted_until: u64,
    /// Logins by platform: `true` for a connection, `false` for one that only push reaches.
    pub logins: Vec<(&'static str, bool)>,
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
    /// Live rooms: the newest of them by name, oldest first.
    pub viewers: IndexMap<String, Viewer>,
    /// End of each ban, Unix seconds, oldest ban first.
    pub bans: IndexMap<String, u64>,
    /// `key` to `value`.
    pub attributes: IndexMap<String, String>,
    /// By key.
    pub counters: IndexMap<String, i64>,
    /// `None`: no community with topics.
    pub topics: Option<IndexMap<String, Topic>>,
    /// Clients see messages behind this sequence only; nothing is deleted by it.
    pub cleared_to: u64,
}

/// Where messages go: a group's own history or that of a topic.
pub struct Thread<'a> {
    /// Of the group.
    pub kind: GroupType,
    /// See [`Group::messages`].
    pub messages: &'a mut Vec<Message>,
    /// See [`Group::mutes`].
    pub mutes: &'a mut HashMap<String, u64>,
    /// See [`Group::last_msg_time`].
    pub last_msg_time: &'a mut u64,
    /// See [`Group::mute_all`].
    pub mute_all: bool,
}

impl Group {
    /// A group without members, messages and words.
    pub fn new(id: &str, kind: GroupType, create_time: u64) -> Self {
        Self {
            id: id.to_owned(),
            kind,
            name: String::new(),
            introduction: String::new(),
            notification: String::new(),
            face_url: String::new(),
            owner: None,
            create_time,
            info_seq: 1,
            last_info_time: create_time,
            last_msg_time: 0,
            max_member_num: 0,
            apply_join_option: String::new(),
            invite_join_option: String::new(),
            mute_all: false,
            app_data: Vec::new(),
            members: IndexMap::new(),
            mutes: HashMap::new(),
            messages: Vec::new(),
            online: 0,
            viewers: IndexMap::new(),
            bans: IndexMap::new(),
            attributes: IndexMap::new(),
            counters: IndexMap::new(),
            topics: None,
            cleared_to: 0,
        }
    }

    /// The group's own history, or that of one of its topics; `None` for a topic that it does not have.
    pub fn thread(&mut self, topic: Option<&str>) -> Option<Thread<'_>> {
        let kind = self.kind;
        Some(match topic {
            None => Thread {
                kind,
                messages: &mut self.messages,
                mutes: &mut self.mutes,
                last_msg_time: &mut self.last_msg_time,
                mute_all: self.mute_all,
            },
            Some(id) => {
                let topic = self.topics.as_mut()?.get_mut(id)?;
                Thread {
                    kind,
                    messages: &mut topic.messages,
                    mutes: &mut topic.mutes,
                    last_msg_time: &mut topic.last_msg_time,
                    mute_all: topic.mute_all,
                }
            }
        })
    }

    /// Whether an account is kept out at `now`, Unix seconds.
    pub fn is_banned(&self, account: &str, now: u64) -> bool {
        self.bans.get(account).is_some_and(|until| *until > now)
    }

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

impl Role {
    /// The wire's word for a rank.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Owner => "Owner",
            Self::Admin => "Admin",
            Self::Member => "Member",
        }
    }
}

/// What a new member of such a group is told of new messages (official doc 269/1502).
pub const fn default_flag(kind: GroupType) -> &'static str {
    match kind {
        GroupType::Work | GroupType::Public | GroupType::Community => "AcceptAndNotify",
        GroupType::Meeting | GroupType::Live => "AcceptNotNotify",
    }
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

impl Member {
    /// Somebody who comes now and has read everything.
    pub fn new(role: Role, group: &Group, now: u64) -> Self {
        Self {
            role,
            join_time: now,
            msg_seq: group.messages.len() as u64,
            msg_flag: default_flag(group.kind),
            last_send_msg_time: 0,
            name_card: String::new(),
            app_data: Vec::new(),
        }
    }
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
    /// Read receipts were asked for.
    pub receipt: bool,
    /// See [`Slot`].
    pub slot: Slot,
}
