//! One row per command: the only place where a path, a batch limit, a rate or a refusal is written.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::GroupType;

/// A request together with the command it belongs to and the answer it gets.
pub trait Call: Serialize {
    /// The command that takes this request.
    const COMMAND: Command;
    /// What a successful answer carries beside the envelope.
    type Response: DeserializeOwned;
}

/// May a call be sent again after a time-out? The vendor has no such table: this is our reading of the documented
/// behaviour, and the careful one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Reads: always.
    Read,
    /// Sets a state: a repeat leaves the same state (a relative mute restarts).
    SafeToRepeat,
    /// Within 5 minutes with the same `Random` and the same body, the later one is dropped as a duplicate.
    SameRandom,
    /// A repeat would do it twice.
    Never,
}

/// Does a command work on a type of group?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// Documented as supported.
    Yes,
    /// Refused with this code, which the command's page states.
    No(i64),
    /// Refused; the page names no code, this one is what sibling commands answer (unverified).
    NoUnverified(i64),
    /// Answers OK and does nothing. A trap: never sent.
    NoEffect,
}

/// What the documents say about one command.
#[derive(Debug)]
pub struct CommandRow {
    /// The command.
    pub command: Command,
    /// First segment of the path after `v4`.
    pub service: &'static str,
    /// Last segment of the path.
    pub name: &'static str,
    /// The vendor's page, product/number.
    pub doc: &'static str,
    /// Items (accounts, sequences, groups, rows of a page) per request. Where sources disagree, the smallest figure;
    /// see `note`.
    pub max_items: u32,
    /// Calls per second and application.
    pub per_second: u32,
    /// See [`Retry`].
    pub retry: Retry,
    /// By group type, in the order of [`GroupType::ALL`].
    pub support: [Support; 5],
    /// Where sources disagree or are silent, and what was chosen.
    pub note: &'static str,
}

impl CommandRow {
    /// Whether the command works on groups of this type.
    pub const fn supports(&self, kind: GroupType) -> Support {
        self.support[kind.index()]
    }

    /// Whether the vendor allows one call per second only, so that a share of it is one call in several seconds.
    pub const fn is_rare(&self) -> bool {
        self.per_second <= 1
    }
}

const GROUP: &str = "group_open_http_svc";
const ALL: [Support; 5] = [Support::Yes; 5];
const ON_LIVE_7: [Support; 5] = [Support::Yes, Support::Yes, Support::Yes, Support::No(10007), Support::Yes];

macro_rules! catalogue {
    ($($variant:ident, $name:literal, $doc:literal, $max:literal, $rate:literal, $retry:ident, $support:expr, $note:literal;)*) => {
        /// A command of the REST API.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command {
            $(#[doc = concat!("`", $name, "` (official doc ", $doc, ").")] $variant,)*
        }

        /// Every command that imwarden speaks.
        pub static CATALOGUE: &[CommandRow] = &[
            $(CommandRow {
                command: Command::$variant,
                service: GROUP,
                name: $name,
                doc: $doc,
                max_items: $max,
                per_second: $rate,
                retry: Retry::$retry,
                support: $support,
                note: $note,
            },)*
        ];
    };
}

use Support::{No, NoEffect, NoUnverified, Yes};

catalogue! {
    GetAppidGroupList, "get_appid_group_list", "269/1614", 10000, 1, Read, ALL, "the only one with 1 call per second";
    GetGroupInfo, "get_group_info", "269/1616", 50, 200, Read, ALL,
        "live rooms: no member count and no member list since 2025-12";
    GetGroupMemberInfo, "get_group_member_info", "269/1617", 100, 200, Read,
        [Yes, Yes, Yes, NoUnverified(10007), Yes],
        "the page says at most 200 in its prose, advises 100, and says 6000 in its table; communities 100 by cursor";
    ModifyGroupBaseInfo, "modify_group_base_info", "269/1620", 1, 200, SafeToRepeat, ALL, "";
    DeleteGroupMember, "delete_group_member", "269/1622", 100, 200, SafeToRepeat, [Yes, Yes, Yes, No(10004), Yes],
        "the limits page says 500, the command's page 100";
    ModifyGroupMemberInfo, "modify_group_member_info", "269/1623", 1, 200, SafeToRepeat,
        [Yes, Yes, Yes, NoUnverified(10007), Yes],
        "work groups have neither mutes nor admins; older pages let live rooms change owner and admins only";
    GetRoleInGroup, "get_role_in_group", "269/1626", 500, 200, Read, ON_LIVE_7, "";
    ForbidSendMsg, "forbid_send_msg", "269/1627", 500, 200, SafeToRepeat,
        [NoUnverified(10007), Yes, Yes, Yes, Yes], "the end of a mute moves when the call is repeated";
    GetGroupMutedAccount, "get_group_muted_account", "269/2925", 1, 200, Read, ALL, "";
    GetGroupShuttedUin, "get_group_shutted_uin", "269/2925", 1, 200, Read, ALL,
        "the name until mid-2022; answers with the old field names";
    SendGroupMsg, "send_group_msg", "269/1629", 1, 200, SameRandom, ALL, "and 40 messages per second and group";
    SendGroupSystemNotification, "send_group_system_notification", "269/1630", 50, 200, Never, ALL,
        "receivers: 500 in the field table, 50 in a newer sample; live rooms only to all; closed to new customers since 2026-01";
    ChangeGroupOwner, "change_group_owner", "269/1633", 1, 200, SafeToRepeat, ON_LIVE_7, "";
    GroupMsgRecall, "group_msg_recall", "269/12341", 10, 200, SafeToRepeat, ALL,
        "live rooms: refused with 10033 up to 2023, since then for an hour and for members online";
    DeleteGroupMsgBySender, "delete_group_msg_by_sender", "269/2359", 1, 200, SafeToRepeat,
        [Yes, Yes, Yes, NoEffect, Yes], "among the newest 1000 messages of the group";
    GroupMsgGetSimple, "group_msg_get_simple", "269/2738", 20, 200, Read, [Yes, Yes, Yes, NoUnverified(10044), Yes], "";
    GetOnlineMemberNum, "get_online_member_num", "269/49180", 1, 200, Read,
        [No(10007), No(10007), No(10007), Yes, No(10007)],
        "other types since 2025-11, with a high edition and a console switch; the older reading is used";
}

/// How many messages of a group `delete_group_msg_by_sender` looks back (official doc 269/2359).
pub const BY_SENDER_WINDOW: u32 = 1000;

impl Command {
    /// This command's row of the catalogue.
    pub fn row(self) -> &'static CommandRow {
        &CATALOGUE[self as usize]
    }

    /// The last segment of the path.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Finds a command by the two segments of its path. Case-sensitive, as the service is.
    pub fn find(service: &str, name: &str) -> Option<Self> {
        CATALOGUE.iter().find(|row| row.service == service && row.name == name).map(|row| row.command)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_where_their_command_points() {
        for row in CATALOGUE {
            assert_eq!(row.command.row().name, row.name);
            assert_eq!(Command::find(row.service, row.name), Some(row.command));
        }
    }

    #[test]
    fn paths_are_case_sensitive() {
        assert_eq!(Command::find("group_open_http_svc", "Get_Group_Info"), None);
    }
}
