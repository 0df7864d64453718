//! Tells a group what was done in it: a system message, where the group's type stores such a thing.
//!
//! Which types store what, and the undocumented form of the message, are [`world::Tip`](crate::sandbox::world::Tip)'s.
//! What changed is added under keys that are borrowed from the clients' group tips, and unverified.

use serde_json::{Map, Value, json};

use crate::wire::{GroupType, MsgBody};

use super::state::Group;
use super::world::Tip;

/// What was done.
#[derive(Debug, Clone, Copy)]
pub(super) enum Deed<'a> {
    /// These were added.
    Joined(&'a [String]),
    /// These were removed.
    Removed(&'a [String]),
    /// This one became admin.
    AdminSet(&'a str),
    /// This one is no longer admin.
    AdminUnset(&'a str),
    /// This one is the owner now.
    OwnerChanged(&'a str),
    /// Name, announcement, introduction or avatar, by the names of the fields.
    InfoChanged(&'a [(&'static str, String)]),
    /// These may not speak until then, or may again (0).
    Muted(&'a [String], u64),
}

impl Deed<'_> {
    fn tip(self) -> Tip {
        match self {
            Self::Joined(_) => Tip::Join,
            Self::Removed(_) => Tip::Removed,
            Self::AdminSet(_) => Tip::AdminSet,
            Self::AdminUnset(_) => Tip::AdminUnset,
            Self::OwnerChanged(_) | Self::InfoChanged(_) => Tip::GroupChanged,
            Self::Muted(..) => Tip::MemberChanged,
        }
    }

    fn users(&self) -> Vec<&str> {
        match *self {
            Self::Joined(accounts) | Self::Removed(accounts) | Self::Muted(accounts, _) => {
                accounts.iter().map(String::as_str).collect()
            }
            Self::AdminSet(account) | Self::AdminUnset(account) | Self::OwnerChanged(account) => {
                vec![account]
            }
            Self::InfoChanged(_) => Vec::new(),
        }
    }

    /// What the list of users does not say.
    fn change(self) -> Option<(&'static str, Value)> {
        match self {
            Self::Joined(_) | Self::Removed(_) | Self::AdminSet(_) | Self::AdminUnset(_) => None,
            Self::OwnerChanged(account) => Some(("NewGroupProfile", json!({"Owner_Account": account}))),
            Self::InfoChanged(fields) => {
                let profile: Map<String, Value> =
                    fields.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
                Some(("NewGroupProfile", Value::Object(profile)))
            }
            Self::Muted(_, until) => Some(("MuteUntil", json!(until))),
        }
    }
}

/// Tells the group. A work group without a first message is not told of removals, and here of nothing else
/// either: it is not active yet.
pub(super) fn tell(group: &mut Group, deed: Deed<'_>, operator: &str, now: u64) {
    let inactive = group.kind == GroupType::Work && group.messages.is_empty();
    let tip = deed.tip();
    if inactive || !tip.stored_in(group.kind) {
        return;
    }
    let mut message = tip.message(operator, &deed.users(), group.members.len(), now);
    if let (MsgBody::Raw(Value::Object(keys)), Some((key, change))) = (&mut message.body, deed.change()) {
        keys.insert(key.to_owned(), change);
    }
    group.messages.push(message);
    group.last_msg_time = now;
}
