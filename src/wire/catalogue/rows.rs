//! The rows. Order: the 24 of the group manual, then what moderators need beside them.

use super::{CommandRow, Effect, Retry, Support};

const GROUP: &str = "group_open_http_svc";
const ATTRIBUTES: &str = "group_open_attr_http_svc";
const LIVE: &str = "group_open_avchatroom_http_svc";
const TOPICS: &str = "million_group_open_http_svc";
const MESSAGES: &str = "openim";
const ACCOUNTS: &str = "im_open_login_svc";
const PROFILE: &str = "profile";
const CONFIG: &str = "openconfigsvr";
const ADDRESSES: &str = "ConfigSvc";

const ALL: [Support; 5] = [Support::Yes; 5];
const NO_LIVE: [Support; 5] = [Yes, Yes, Yes, No(10007), Yes];
const LIVE_ONLY: [Support; 5] = [No(10007), No(10007), No(10007), Yes, No(10007)];
const NO_COMMUNITY: [Support; 5] = [Yes, Yes, Yes, Yes, No(10007)];
const RECEIPTS: [Support; 5] = [Yes, Yes, Yes, NoUnverified(10007), NoUnverified(10007)];
const COMMUNITY_ONLY: [Support; 5] =
    [NoUnverified(10007), NoUnverified(10007), NoUnverified(10007), NoUnverified(10007), Yes];

macro_rules! catalogue {
    ($($variant:ident, $service:ident, $name:literal, $doc:literal, $max:literal..$largest:literal, $rate:literal,
        $retry:ident, $effect:ident, $support:expr, $note:literal;)*) => {
        /// A command of the REST API.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command {
            $(#[doc = concat!("`", $name, "` (official doc ", $doc, ").")] $variant,)*
        }

        /// Every command that imwarden speaks.
        pub static CATALOGUE: &[CommandRow] = &[
            $(CommandRow {
                command: Command::$variant,
                service: $service,
                name: $name,
                doc: $doc,
                max_items: $max,
                largest: $largest,
                per_second: $rate,
                retry: Retry::$retry,
                effect: Effect::$effect,
                support: $support,
                note: $note,
            },)*
        ];
    };
}

use Support::{No, NoEffect, NoUnverified, Yes};

catalogue! {
    GetAppidGroupList, GROUP, "get_appid_group_list", "269/1614", 10000..10000, 1, Read, Reads, ALL,
        "the only one of the group manual with 1 call per second";
    CreateGroup, GROUP, "create_group", "269/1615", 100..100, 200, Never, Writes, ALL,
        "members at the start: 100, 500 before 2021; live rooms take none (10007); without a GroupId of its own a repeat makes a second group";
    GetGroupInfo, GROUP, "get_group_info", "269/1616", 50..50, 200, Read, Reads, ALL,
        "live rooms: no member count and no member list since 2025-12";
    GetGroupMemberInfo, GROUP, "get_group_member_info", "269/1617", 100..6000, 200, Read, Reads,
        [Yes, Yes, Yes, NoUnverified(10007), Yes],
        "the page says at most 200 in its prose, advises 100, and says 6000 in its table; communities 100 by cursor";
    ModifyGroupBaseInfo, GROUP, "modify_group_base_info", "269/1620", 1..1, 200, SafeToRepeat, Writes, ALL, "";
    AddGroupMember, GROUP, "add_group_member", "269/1621", 20..300, 200, SafeToRepeat, Writes, NO_LIVE,
        "20 on the page of 2026-02, 100 on the limits page, 300 before";
    DeleteGroupMember, GROUP, "delete_group_member", "269/1622", 100..100, 200, SafeToRepeat, Destroys,
        [Yes, Yes, Yes, No(10004), Yes], "the limits page says 500, the command's page 100";
    ModifyGroupMemberInfo, GROUP, "modify_group_member_info", "269/1623", 1..1, 200, SafeToRepeat, Writes,
        [Yes, Yes, Yes, NoUnverified(10007), Yes],
        "work groups have neither mutes nor admins; older pages let live rooms change owner and admins only";
    DestroyGroup, GROUP, "destroy_group", "269/1624", 1..1, 200, SafeToRepeat, Destroys, ALL,
        "a repeat is answered with 10010";
    GetJoinedGroupList, GROUP, "get_joined_group_list", "269/1625", 5000..5000, 200, Read, Reads, ALL,
        "live rooms and work groups that are not active come with a flag only";
    GetRoleInGroup, GROUP, "get_role_in_group", "269/1626", 500..500, 200, Read, Reads, NO_LIVE, "";
    ForbidSendMsg, GROUP, "forbid_send_msg", "269/1627", 500..500, 200, SafeToRepeat, Writes,
        [NoUnverified(10007), Yes, Yes, Yes, Yes], "the end of a mute moves when the call is repeated";
    GetGroupMutedAccount, GROUP, "get_group_muted_account", "269/2925", 1..1, 200, Read, Reads, ALL, "";
    GetGroupShuttedUin, GROUP, "get_group_shutted_uin", "269/2925", 1..1, 200, Read, Reads, ALL,
        "the name until mid-2022; answers with the old field names";
    SendGroupMsg, GROUP, "send_group_msg", "269/1629", 1..1, 200, SameRandom, Writes, ALL,
        "and 40 messages per second and group";
    SendGroupSystemNotification, GROUP, "send_group_system_notification", "269/1630", 50..500, 200, Never, Writes, ALL,
        "receivers: 500 in the field table, 50 in a newer sample; live rooms only to all; closed to new customers since 2026-01";
    ChangeGroupOwner, GROUP, "change_group_owner", "269/1633", 1..1, 200, SafeToRepeat, Writes, NO_LIVE, "";
    GroupMsgRecall, GROUP, "group_msg_recall", "269/12341", 10..10, 200, SafeToRepeat, Destroys, ALL,
        "live rooms: refused with 10033 up to 2023, since then for an hour and for members online";
    ImportGroup, GROUP, "import_group", "269/1634", 1..1, 200, Never, Writes, NO_LIVE,
        "without a GroupId of its own a repeat makes a second group";
    ImportGroupMsg, GROUP, "import_group_msg", "269/1635", 7..7, 200, Never, Destroys, NO_LIVE,
        "the limits page says 20, the command's page 7; sets everybody's unread count to 0";
    ImportGroupMember, GROUP, "import_group_member", "269/1636", 20..300, 200, SafeToRepeat, Writes, NO_LIVE,
        "20 on the page of 2026-01, 100 before, 300 in 2023";
    SetUnreadMsgNum, GROUP, "set_unread_msg_num", "269/1637", 1..1, 200, SafeToRepeat, Writes,
        [Yes, Yes, NoEffect, NoEffect, Yes], "meetings and live rooms answer OK and do nothing";
    DeleteGroupMsgBySender, GROUP, "delete_group_msg_by_sender", "269/2359", 1..1, 200, SafeToRepeat, Destroys,
        [Yes, Yes, Yes, NoEffect, Yes], "among the newest 1000 messages of the group";
    GroupMsgGetSimple, GROUP, "group_msg_get_simple", "269/2738", 20..20, 200, Read, Reads,
        [Yes, Yes, Yes, NoUnverified(10044), Yes], "";
    GetOnlineMemberNum, GROUP, "get_online_member_num", "269/49180", 1..1, 200, Read, Reads, LIVE_ONLY,
        "other types since 2025-11, with a high edition and a console switch; the older reading is used";

    BanGroupMember, GROUP, "ban_group_member", "269/79249", 20..20, 200, SafeToRepeat, Writes, ALL,
        "live rooms only on the pages of 2023 and 2024; the end of a ban moves when the call is repeated";
    UnbanGroupMember, GROUP, "unban_group_member", "1047/50297", 20..20, 200, SafeToRepeat, Writes, ALL,
        "the only page at hand is of 2023 and says live rooms only; as ban_group_member";
    GetGroupBanMember, GROUP, "get_group_ban_member", "1047/50295", 100..100, 200, Read, Reads, ALL,
        "the only page at hand is of 2023 and says live rooms only; as ban_group_member";
    GetMembers, LIVE, "get_members", "1047/50293", 250..500, 200, Read, Reads, LIVE_ONLY,
        "a page is 500 in 2023, 250 in the newer text, 30 without the console switch; communities since 2024 in one language only";
    ModifyUserInfo, LIVE, "modify_user_info", "live-room marks", 500..500, 200, SafeToRepeat, Writes, LIVE_ONLY, "";
    ModifyAdmin, LIVE, "modify_admin", "269/102857", 5..5, 200, SafeToRepeat, Writes, LIVE_ONLY,
        "5 admins a room, by any number of calls";
    GetAdminList, LIVE, "get_admin_list", "269/102858", 1..1, 200, Read, Reads, LIVE_ONLY, "";
    CheckMembers, LIVE, "check_members", "269/95618", 500..500, 200, Read, Reads, LIVE_ONLY,
        "no figure is documented; that of the sibling commands";
    SendBroadcastMsg, GROUP, "send_broadcast_msg", "1047/49440", 1..1, 1, SameRandom, Writes, ALL,
        "to every live room of the application; up to 5 calls per second can be bought";
    GetGroupAttr, ATTRIBUTES, "get_group_attr", "1047/44187", 1..1, 200, Read, Reads, ALL,
        "the only attribute command under this service";
    ModifyGroupAttr, GROUP, "modify_group_attr", "1047/44188", 16..16, 200, SafeToRepeat, Writes, ALL,
        "5 attribute writes per second and group";
    SetGroupAttr, GROUP, "set_group_attr", "1047/44190", 16..16, 200, SafeToRepeat, Destroys, ALL,
        "5 attribute writes per second and group; keys that are not named are gone";
    ClearGroupAttr, GROUP, "clear_group_attr", "1047/44189", 1..1, 200, SafeToRepeat, Destroys, NO_COMMUNITY,
        "communities: no on this page of 2023, yes on those of its siblings; the careful reading is used";
    DeleteGroupAttr, GROUP, "delete_group_attr", "269/104440", 16..16, 200, SafeToRepeat, Destroys, ALL,
        "5 attribute writes per second and group; a repeat is answered with 10050";
    GetGroupCounter, GROUP, "get_group_counter", "269/85953", 20..20, 200, Read, Reads, NO_COMMUNITY, "";
    UpdateGroupCounter, GROUP, "update_group_counter", "1047/53428", 20..20, 200, Never, Writes, NO_COMMUNITY,
        "a repeat of Increase or Decrease counts twice";
    DeleteGroupCounter, GROUP, "delete_group_counter", "1047/53429", 20..20, 200, SafeToRepeat, Destroys, NO_COMMUNITY,
        "without keys all counters";
    ModifyGroupMsg, MESSAGES, "modify_group_msg", "1047/47948", 1..1, 200, SafeToRepeat, Destroys,
        [Yes, Yes, Yes, NoUnverified(20001), Yes], "the code for live rooms is not documented: `invalid request`";
    ClearGroupMsg, GROUP, "clear_group_msg", "269/95617", 1..1, 200, SafeToRepeat, Destroys,
        [Yes, Yes, Yes, NoUnverified(10007), Yes], "the page was not at hand: by an SDK; live rooms have no history";
    GetGroupMsgReceipt, GROUP, "get_group_msg_receipt", "269/77694", 20..20, 200, Read, Reads, RECEIPTS,
        "no figure is documented; that of a page of history";
    GetGroupMsgReceiptDetail, GROUP, "get_group_msg_receipt_detail", "1047/49438", 200..200, 200, Read, Reads, RECEIPTS,
        "";
    SetNoSpeaking, CONFIG, "setnospeaking", "269/4230", 1..1, 200, SafeToRepeat, Writes, ALL, "";
    GetNoSpeaking, CONFIG, "getnospeaking", "269/4229", 1..1, 200, Read, Reads, ALL, "";
    GetAppInfo, CONFIG, "getappinfo", "269/4193", 1..1, 200, Read, Reads, ALL, "";
    AccountCheck, ACCOUNTS, "account_check", "269/38417", 100..100, 100, Read, Reads, ALL, "";
    AccountImport, ACCOUNTS, "account_import", "269/1608", 1..1, 200, SafeToRepeat, Writes, ALL, "";
    MultiaccountImport, ACCOUNTS, "multiaccount_import", "269/4919", 100..100, 100, SafeToRepeat, Writes, ALL, "";
    AccountDelete, ACCOUNTS, "account_delete", "269/36443", 100..100, 100, SafeToRepeat, Destroys, ALL,
        "trial applications only, until 2025";
    Kick, ACCOUNTS, "kick", "269/3853", 1..1, 200, Never, Destroys, ALL,
        "a repeat would also end a login made in between";
    QueryOnlineStatus, MESSAGES, "query_online_status", "269/2566", 500..500, 200, Read, Reads, ALL, "";
    PortraitGet, PROFILE, "portrait_get", "269/1639", 100..100, 200, Read, Reads, ALL,
        "100 is advised; no limit is documented";
    PortraitSet, PROFILE, "portrait_set", "269/1640", 1..1, 200, SafeToRepeat, Writes, ALL, "";
    CreateTopic, TOPICS, "create_topic", "1047/49471", 1..1, 200, Never, Writes, COMMUNITY_ONLY,
        "communities with topics; without a TopicId of its own a repeat makes a second topic";
    GetTopic, TOPICS, "get_topic", "beside 1047/49471", 200..200, 200, Read, Reads, COMMUNITY_ONLY,
        "no figure is documented; a community has at most 200 topics";
    ModifyTopic, TOPICS, "modify_topic", "beside 1047/49471", 1..1, 200, SafeToRepeat, Writes, COMMUNITY_ONLY, "";
    DestroyTopic, TOPICS, "destroy_topic", "1047/49470", 200..200, 200, SafeToRepeat, Destroys, COMMUNITY_ONLY,
        "no figure is documented; a community has at most 200 topics";
    ImportTopic, GROUP, "import_topic", "beside 1047/49471", 1..1, 200, Never, Writes, COMMUNITY_ONLY,
        "the only topic command under this service";
    GetIpList, ADDRESSES, "GetIPList", "1047/36742", 1..1, 200, Read, Reads, ALL, "";
}
