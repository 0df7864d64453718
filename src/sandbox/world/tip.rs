//! Tips: the messages that the service writes into a history when people come and go.
//!
//! Their content is not documented for REST; users of the vendor's Java SDK report an object instead of a list (its
//! issue 190). The keys and numbers here are those of the client SDKs, and unverified.

use serde_json::json;

use crate::sandbox::state::{Message, Slot};
use crate::wire::{GroupType, MsgBody};

/// The sender of every tip.
pub const SYSTEM_ACCOUNT: &str = "@TIM#SYSTEM";

/// What a tip tells: `OpType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tip {
    /// Someone joined or was added.
    Join = 1,
    /// Someone left.
    Leave = 2,
    /// Someone was removed.
    Removed = 3,
    /// Someone became an admin.
    AdminSet = 4,
    /// Someone is no longer an admin.
    AdminUnset = 5,
    /// Name, notice, owner …
    GroupChanged = 6,
    /// A member's mute …
    MemberChanged = 7,
}

impl Tip {
    /// Whether groups of this type keep it in their history (official doc 269/1502): meetings only keep changes of
    /// the group, live rooms nothing.
    pub const fn stored_in(self, kind: GroupType) -> bool {
        match kind {
            GroupType::Work | GroupType::Public | GroupType::Community => true,
            GroupType::Meeting => matches!(self, Self::GroupChanged),
            GroupType::Live => false,
        }
    }

    /// The body: who did it to whom, and how many members there are afterwards.
    pub fn body(self, operator: &str, users: &[&str], member_num: usize) -> MsgBody {
        MsgBody::Raw(json!({
            "OpType": self as u8,
            "Operator_Account": operator,
            "List_Account": users,
            "MemberNum": member_num,
        }))
    }

    /// The message, ready to be appended.
    pub fn message(self, operator: &str, users: &[&str], member_num: usize, time: u64) -> Message {
        Message {
            from: SYSTEM_ACCOUNT.to_owned(),
            time,
            random: 0,
            priority: 2,
            body: self.body(operator, users, member_num),
            custom_data: None,
            system: true,
            receipt: false,
            slot: Slot::Kept,
        }
    }
}
