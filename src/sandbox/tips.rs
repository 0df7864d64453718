//! Tips: system messages about what happened in a group. Which of them are stored and take a sequence is a table of the
//! reference (official doc 269/1502, 1047/33529, "by default").
//!
//! Their content is not documented for REST: an object, whose keys and numbers are borrowed from the clients' group tips.

use serde_json::{Value, json};

use crate::wire::{GroupType, MsgBody};

use super::state::{Group, Message, Slot};

/// The sender of tips; not documented.
pub(super) const SYSTEM_ACCOUNT: &str = "@TIM#SYSTEM";

/// What happened.
#[derive(Debug, Clone, Copy)]
pub(super) enum Tip<'a> {
    /// These were removed.
    Kicked(&'a [String]),
    /// This one became admin.
    AdminSet(&'a str),
    /// This one is no longer admin.
    AdminRemoved(&'a str),
    /// This one is the owner now.
    OwnerChanged(&'a str),
    /// Name, announcement, introduction or avatar, by the names of the fields.
    InfoChanged(&'a [(&'static str, String)]),
    /// These may not speak until then, or may again (0).
    Muted(&'a [String], u64),
}

impl Tip<'_> {
    /// Live rooms store nothing. Meetings only what concerns the group's profile.
    fn stored_in(self, kind: GroupType) -> bool {
        match kind {
            GroupType::Live => false,
            GroupType::Meeting => matches!(self, Self::OwnerChanged(_) | Self::InfoChanged(_)),
            GroupType::Work | GroupType::Public | GroupType::Community => true,
        }
    }

    fn content(self, operator: &str, member_num: usize) -> Value {
        match self {
            Self::Kicked(accounts) => json!({
                "OpType": 3, "Operator_Account": operator, "List_Account": accounts, "MemberNum": member_num
            }),
            Self::AdminSet(account) => {
                json!({"OpType": 4, "Operator_Account": operator, "List_Account": [account]})
            }
            Self::AdminRemoved(account) => {
                json!({"OpType": 5, "Operator_Account": operator, "List_Account": [account]})
            }
            Self::OwnerChanged(account) => json!({
                "OpType": 6, "Operator_Account": operator, "NewGroupProfile": {"Owner_Account": account}
            }),
            Self::InfoChanged(fields) => {
                let profile: serde_json::Map<String, Value> =
                    fields.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
                json!({"OpType": 6, "Operator_Account": operator, "NewGroupProfile": profile})
            }
            Self::Muted(accounts, until) => {
                let members: Vec<Value> = accounts
                    .iter()
                    .map(|account| json!({"Member_Account": account, "MuteUntil": until}))
                    .collect();
                json!({"OpType": 7, "Operator_Account": operator, "MemberList": members})
            }
        }
    }
}

/// Tells the group, where its type stores such a tip. A work group without a first message is not told of removals, and here
/// of nothing else either: it is not active yet.
pub(super) fn tell(group: &mut Group, tip: Tip<'_>, operator: &str, now: u64) {
    let inactive = group.kind == GroupType::Work && group.messages.is_empty();
    if inactive || !tip.stored_in(group.kind) {
        return;
    }
    let content = tip.content(operator, group.members.len());
    group.messages.push(Message {
        from: SYSTEM_ACCOUNT.to_owned(),
        time: now,
        random: 0,
        priority: 2,
        body: MsgBody::Raw(content),
        custom_data: None,
        system: true,
        slot: Slot::Kept,
    });
    group.last_msg_time = now;
}
