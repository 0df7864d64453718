//! The rows. Order: the 24 of the group manual, then what moderators need beside them.
//!
//! A row is handed to a macro, so that the methods of the client and their documentation are made of the same figures.

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

/// Hands every row to a macro: variant, method and request; service, name and the vendor's page; what it does, in both languages; items a
/// call (what the client sends, what the practice server takes) and calls per second; retry class, effect and support by
/// group type; the refusals that the page lists; where sources disagree.
macro_rules! for_each_command {
    ($callback:ident) => {
        $callback! {
            GetAppidGroupList get_appid_group_list GetAppidGroupListRequest, GROUP "get_appid_group_list" "269/1614",
                "Lists the group IDs of the application, page by page" "分页列出应用的全部群 ID",
                10000..10000, 1, Read Reads ALL, [10002 10004 10007 10018],
                "the only one of the group manual with 1 call per second";
            CreateGroup create_group CreateGroupRequest, GROUP "create_group" "269/1615",
                "Makes a group" "创建群",
                100..100, 200, Never Writes ALL, [10002 10003 10004 10005 10006 10007 10008 10016 10021 10025 10036 10037 10038 10058 80001],
                "members at the start: 100, 500 before 2021; live rooms take none (10007); without a GroupId of its own a repeat makes a second group";
            GetGroupInfo get_group_info GetGroupInfoRequest, GROUP "get_group_info" "269/1616",
                "Reads profiles of groups" "查询群资料",
                50..50, 200, Read Reads ALL, [10002 10003 10004 10007 10010 10015 10018],
                "live rooms: no member count and no member list since 2025-12";
            GetGroupMemberInfo get_group_member_info GetGroupMemberInfoRequest, GROUP "get_group_member_info" "269/1617",
                "Reads the members of a group, page by page" "分页查询群成员",
                100..6000, 200, Read Reads [Yes, Yes, Yes, NoUnverified(10007), Yes], [10002 10003 10004 10007 10010 10015 10018],
                "the page says at most 200 in its prose, advises 100, and says 6000 in its table; communities 100 by cursor";
            ModifyGroupBaseInfo modify_group_base_info ModifyGroupBaseInfoRequest, GROUP "modify_group_base_info" "269/1620",
                "Changes a group's profile, mutes everyone in it" "修改群资料、全员禁言",
                1..1, 200, SafeToRepeat Writes ALL, [10002 10003 10004 10007 10010 10015 10026 80001],
                "";
            AddGroupMember add_group_member AddGroupMemberRequest, GROUP "add_group_member" "269/1621",
                "Adds people to a group" "添加群成员",
                20..300, 200, SafeToRepeat Writes NO_LIVE, [10002 10003 10004 10005 10007 10010 10014 10015 10016 10019 10026 10037],
                "20 on the page of 2026-02, 100 on the limits page, 300 before";
            DeleteGroupMember delete_group_member DeleteGroupMemberRequest, GROUP "delete_group_member" "269/1622",
                "Removes people from a group" "移出群成员",
                100..100, 200, SafeToRepeat Destroys [Yes, Yes, Yes, No(10004), Yes], [10002 10003 10004 10007 10010 10015],
                "the limits page says 500, the command's page 100";
            ModifyGroupMemberInfo modify_group_member_info ModifyGroupMemberInfoRequest, GROUP "modify_group_member_info" "269/1623",
                "Changes one member's role, name card, mute or custom fields" "修改某个成员的身份、群名片、禁言或自定义字段",
                1..1, 200, SafeToRepeat Writes [Yes, Yes, Yes, NoUnverified(10007), Yes], [10002 10003 10004 10007 10010 10015 80001],
                "work groups have neither mutes nor admins; older pages let live rooms change owner and admins only";
            DestroyGroup destroy_group DestroyGroupRequest, GROUP "destroy_group" "269/1624",
                "Dissolves a group" "解散群",
                1..1, 200, SafeToRepeat Destroys ALL, [10002 10003 10004 10007 10010 10015],
                "a repeat is answered with 10010";
            GetJoinedGroupList get_joined_group_list GetJoinedGroupListRequest, GROUP "get_joined_group_list" "269/1625",
                "Lists the groups of an account" "列出用户加入的群",
                5000..5000, 200, Read Reads ALL, [10002 10003 10004 10018],
                "live rooms and work groups that are not active come with a flag only";
            GetRoleInGroup get_role_in_group GetRoleInGroupRequest, GROUP "get_role_in_group" "269/1626",
                "Reads roles of people in a group" "查询用户在群中的身份",
                500..500, 200, Read Reads NO_LIVE, [10002 10003 10004 10007 10010 10015],
                "";
            ForbidSendMsg forbid_send_msg ForbidSendMsgRequest, GROUP "forbid_send_msg" "269/1627",
                "Mutes or unmutes people in a group" "禁言或解除禁言",
                500..500, 200, SafeToRepeat Writes [NoUnverified(10007), Yes, Yes, Yes, Yes], [10002 10003 10004 10007 10010 10015],
                "the end of a mute moves when the call is repeated";
            GetGroupMutedAccount get_group_muted_account GetGroupMutedAccountRequest, GROUP "get_group_muted_account" "269/2925",
                "Lists who is muted in a group" "列出被禁言的成员",
                1..1, 200, Read Reads ALL, [10002 10003 10004 10007 10010 10015],
                "";
            GetGroupShuttedUin get_group_shutted_uin GetGroupShuttedUinRequest, GROUP "get_group_shutted_uin" "269/2925",
                "Lists who is muted in a group, by the old names" "列出被禁言的成员（旧名称）",
                1..1, 200, Read Reads ALL, [10002 10003 10004 10007 10010 10015],
                "the name until mid-2022; answers with the old field names";
            SendGroupMsg send_group_msg SendGroupMsgRequest, GROUP "send_group_msg" "269/1629",
                "Sends a message into a group" "在群中发消息",
                1..1, 200, SameRandom Writes ALL, [10002 10004 10007 10010 10015 10016 10017 10023 80001 80002],
                "and 40 messages per second and group";
            SendGroupSystemNotification send_group_system_notification SendGroupSystemNotificationRequest, GROUP "send_group_system_notification" "269/1630",
                "Sends a system notification to members online" "向在线成员发系统通知",
                50..500, 200, Never Writes ALL, [10002 10003 10004 10007 10010 10015],
                "receivers: 500 in the field table, 50 in a newer sample; live rooms only to all; closed to new customers since 2026-01";
            ChangeGroupOwner change_group_owner ChangeGroupOwnerRequest, GROUP "change_group_owner" "269/1633",
                "Hands a group to another owner" "转让群主",
                1..1, 200, SafeToRepeat Writes NO_LIVE, [10002 10004 10007 10010 10015],
                "";
            GroupMsgRecall group_msg_recall GroupMsgRecallRequest, GROUP "group_msg_recall" "269/12341",
                "Recalls messages of a group, visibly" "撤回群消息（成员可见）",
                10..10, 200, SafeToRepeat Destroys ALL, [10002 10003 10004 10007 10010 10015 10030 10031 10032 10033 10041],
                "live rooms: refused with 10033 up to 2023, since then for an hour and for members online";
            ImportGroup import_group ImportGroupRequest, GROUP "import_group" "269/1634",
                "Makes a group of another system's data" "导入其他系统的群",
                1..1, 200, Never Writes NO_LIVE, [10002 10003 10004 10007 10021 80001],
                "without a GroupId of its own a repeat makes a second group";
            ImportGroupMsg import_group_msg ImportGroupMsgRequest, GROUP "import_group_msg" "269/1635",
                "Imports old messages into a group" "导入历史消息",
                7..7, 200, Never Destroys NO_LIVE, [10004 10007 10010 10015 10020],
                "the limits page says 20, the command's page 7; sets everybody's unread count to 0";
            ImportGroupMember import_group_member ImportGroupMemberRequest, GROUP "import_group_member" "269/1636",
                "Imports members into a group" "导入群成员",
                20..300, 200, SafeToRepeat Writes NO_LIVE, [10002 10003 10004 10005 10006 10007 10010 10015],
                "20 on the page of 2026-01, 100 before, 300 in 2023";
            SetUnreadMsgNum set_unread_msg_num SetUnreadMsgNumRequest, GROUP "set_unread_msg_num" "269/1637",
                "Sets a member's unread count" "设置成员的未读数",
                1..1, 200, SafeToRepeat Writes [Yes, Yes, NoEffect, NoEffect, Yes], [10002 10003 10004 10007 10010 10015],
                "meetings and live rooms answer OK and do nothing";
            DeleteGroupMsgBySender delete_group_msg_by_sender DeleteGroupMsgBySenderRequest, GROUP "delete_group_msg_by_sender" "269/2359",
                "Recalls a sender's newest messages, silently" "撤回某人最近的消息（不提示）",
                1..1, 200, SafeToRepeat Destroys [Yes, Yes, Yes, NoEffect, Yes], [10002 10003 10004 10007 10010 10015],
                "among the newest 1000 messages of the group";
            GroupMsgGetSimple group_msg_get_simple GroupMsgGetSimpleRequest, GROUP "group_msg_get_simple" "269/2738",
                "Reads the history of a group, newest first" "拉取群历史消息，最新的在前",
                20..20, 200, Read Reads [Yes, Yes, Yes, NoUnverified(10044), Yes], [10002 10003 10004 10007 10010 10015],
                "";
            GetOnlineMemberNum get_online_member_num GetOnlineMemberNumRequest, GROUP "get_online_member_num" "269/49180",
                "Counts who is online in a live room" "查询直播群在线人数",
                1..1, 200, Read Reads LIVE_ONLY, [10002 10003 10004 10007 10010 10015],
                "other types since 2025-11, with a high edition and a console switch; the older reading is used";
            BanGroupMember ban_group_member BanGroupMemberRequest, GROUP "ban_group_member" "269/79249",
                "Bans people from a group for a time" "封禁一段时间",
                20..20, 200, SafeToRepeat Writes ALL, [10002 10003 10004 10005 10007],
                "live rooms only on the pages of 2023 and 2024; the end of a ban moves when the call is repeated";
            UnbanGroupMember unban_group_member UnbanGroupMemberRequest, GROUP "unban_group_member" "1047/50297",
                "Lifts bans" "解除封禁",
                20..20, 200, SafeToRepeat Writes ALL, [10002 10003 10004 10005 10007],
                "the only page at hand is of 2023 and says live rooms only; as ban_group_member";
            GetGroupBanMember get_group_ban_member GetGroupBanMemberRequest, GROUP "get_group_ban_member" "1047/50295",
                "Lists who is banned, page by page" "分页列出被封禁的成员",
                100..100, 200, Read Reads ALL, [10002 10003 10004 10005 10007],
                "the only page at hand is of 2023 and says live rooms only; as ban_group_member";
            GetMembers get_members GetMembersRequest, LIVE "get_members" "1047/50293",
                "Lists who is online in a live room, page by page" "分页列出直播群在线成员",
                250..500, 200, Read Reads LIVE_ONLY, [10001 10002 10003 10004 10007 10010 10015],
                "a page is 500 in 2023, 250 in the newer text, 30 without the console switch; communities since 2024 in one language only";
            ModifyUserInfo modify_user_info ModifyUserInfoRequest, LIVE "modify_user_info" "live-room marks",
                "Marks people in a live room" "给直播群成员打标记",
                500..500, 200, SafeToRepeat Writes LIVE_ONLY, [10001 10002 10003 10004 10007 10010 10015],
                "";
            ModifyAdmin modify_admin ModifyAdminRequest, LIVE "modify_admin" "269/102857",
                "Makes or unmakes admins of a live room" "设置或取消直播群管理员",
                5..5, 200, SafeToRepeat Writes LIVE_ONLY, [10001 10002 10003 10004 10007 10010 10015],
                "5 admins a room, by any number of calls";
            GetAdminList get_admin_list GetAdminListRequest, LIVE "get_admin_list" "269/102858",
                "Lists the admins of a live room" "列出直播群管理员",
                1..1, 200, Read Reads LIVE_ONLY, [10001 10002 10003 10004 10007 10010 10015],
                "";
            CheckMembers check_members CheckMembersRequest, LIVE "check_members" "269/95618",
                "Tells who of some people is in a live room" "查询哪些用户在直播群中",
                500..500, 200, Read Reads LIVE_ONLY, [10001 10002 10003 10004 10007 10010 10015],
                "no figure is documented; that of the sibling commands";
            SendBroadcastMsg send_broadcast_msg SendBroadcastMsgRequest, GROUP "send_broadcast_msg" "1047/49440",
                "Sends a message into every live room" "向所有直播群发消息",
                1..1, 1, SameRandom Writes ALL, [10002 10003 10004 10007 10023],
                "to every live room of the application; up to 5 calls per second can be bought";
            GetGroupAttr get_group_attr GetGroupAttrRequest, ATTRIBUTES "get_group_attr" "1047/44187",
                "Reads the attributes of a group" "查询群自定义属性",
                1..1, 200, Read Reads ALL, [10002 10004 10007 10010 10015],
                "the only attribute command under this service";
            ModifyGroupAttr modify_group_attr ModifyGroupAttrRequest, GROUP "modify_group_attr" "1047/44188",
                "Adds and overwrites attributes" "添加或修改群自定义属性",
                16..16, 200, SafeToRepeat Writes ALL, [10002 10004 10007 10010 10015 10045 10046 10047 10048 10049 10056],
                "5 attribute writes per second and group";
            SetGroupAttr set_group_attr SetGroupAttrRequest, GROUP "set_group_attr" "1047/44190",
                "Replaces all attributes" "重置全部群自定义属性",
                16..16, 200, SafeToRepeat Destroys ALL, [10002 10004 10007 10010 10015 10045 10046 10047 10048 10049 10056],
                "5 attribute writes per second and group; keys that are not named are gone";
            ClearGroupAttr clear_group_attr ClearGroupAttrRequest, GROUP "clear_group_attr" "1047/44189",
                "Removes all attributes" "清空群自定义属性",
                1..1, 200, SafeToRepeat Destroys NO_COMMUNITY, [10002 10004 10007 10010 10015 10045 10046 10047 10048 10049 10056],
                "communities: no on this page of 2023, yes on those of its siblings; the careful reading is used";
            DeleteGroupAttr delete_group_attr DeleteGroupAttrRequest, GROUP "delete_group_attr" "269/104440",
                "Removes some attributes" "删除部分群自定义属性",
                16..16, 200, SafeToRepeat Destroys ALL, [10002 10004 10007 10010 10015 10045 10049 10050],
                "5 attribute writes per second and group; a repeat is answered with 10050";
            GetGroupCounter get_group_counter GetGroupCounterRequest, GROUP "get_group_counter" "269/85953",
                "Reads counters of a group" "查询群计数器",
                20..20, 200, Read Reads NO_COMMUNITY, [10002 10004 10007 10010 10015 10059],
                "";
            UpdateGroupCounter update_group_counter UpdateGroupCounterRequest, GROUP "update_group_counter" "1047/53428",
                "Sets, raises or lowers counters" "设置、增加或减少群计数器",
                20..20, 200, Never Writes NO_COMMUNITY, [10002 10004 10007 10010 10015 10059 10063],
                "a repeat of Increase or Decrease counts twice";
            DeleteGroupCounter delete_group_counter DeleteGroupCounterRequest, GROUP "delete_group_counter" "1047/53429",
                "Deletes counters" "删除群计数器",
                20..20, 200, SafeToRepeat Destroys NO_COMMUNITY, [10002 10004 10007 10010 10015 10059],
                "without keys all counters";
            ModifyGroupMsg modify_group_msg ModifyGroupMsgRequest, MESSAGES "modify_group_msg" "1047/47948",
                "Overwrites a stored message" "改写一条已存储的消息",
                1..1, 200, SafeToRepeat Destroys [Yes, Yes, Yes, NoUnverified(20001), Yes], [20001 20002 20004 20005 20027 20028 90001 90002 90003 90007 90009 90010 90992 91000],
                "the code for live rooms is not documented: `invalid request`";
            ClearGroupMsg clear_group_msg ClearGroupMsgRequest, GROUP "clear_group_msg" "269/95617",
                "Hides a group's history from clients" "对客户端隐藏群历史消息",
                1..1, 200, SafeToRepeat Destroys [Yes, Yes, Yes, NoUnverified(10007), Yes], [10002 10003 10004 10010 10015],
                "the page was not at hand: by an SDK; live rooms have no history";
            GetGroupMsgReceipt get_group_msg_receipt GetGroupMsgReceiptRequest, GROUP "get_group_msg_receipt" "269/77694",
                "Counts who has read messages" "查询消息的已读人数",
                20..20, 200, Read Reads RECEIPTS, [10002 10003 10004 10007 10010 10015 10060 10062],
                "no figure is documented; that of a page of history";
            GetGroupMsgReceiptDetail get_group_msg_receipt_detail GetGroupMsgReceiptDetailRequest, GROUP "get_group_msg_receipt_detail" "1047/49438",
                "Lists who has read a message, or has not" "列出消息的已读或未读成员",
                200..200, 200, Read Reads RECEIPTS, [10002 10003 10004 10007 10010 10015 10060 10062],
                "";
            SetNoSpeaking set_no_speaking SetNoSpeakingRequest, CONFIG "setnospeaking" "269/4230",
                "Mutes an account in all groups or one-to-one chats" "在所有群或单聊中全局禁言",
                1..1, 200, SafeToRepeat Writes ALL, [130001 130004 130005 130008 130014],
                "";
            GetNoSpeaking get_no_speaking GetNoSpeakingRequest, CONFIG "getnospeaking" "269/4229",
                "Reads what is left of an account's global mutes" "查询全局禁言的剩余时间",
                1..1, 200, Read Reads ALL, [130001 130002 130003 130014],
                "";
            GetAppInfo get_app_info GetAppInfoRequest, CONFIG "getappinfo" "269/4193",
                "Reads the application's daily figures" "查询应用的每日运营数据",
                1..1, 200, Read Reads ALL, [130001 130009 130010 130011 130012],
                "";
            AccountCheck account_check AccountCheckRequest, ACCOUNTS "account_check" "269/38417",
                "Tells whether accounts are imported" "查询账号是否已导入",
                100..100, 100, Read Reads ALL, [70169 70202 70402 70403 70500],
                "";
            AccountImport account_import AccountImportRequest, ACCOUNTS "account_import" "269/1608",
                "Imports an account" "导入单个账号",
                1..1, 200, SafeToRepeat Writes ALL, [40006 40601 70169 70398 70399 70402 70403 70500],
                "";
            MultiaccountImport multiaccount_import MultiaccountImportRequest, ACCOUNTS "multiaccount_import" "269/4919",
                "Imports many accounts" "批量导入账号",
                100..100, 100, SafeToRepeat Writes ALL, [70169 70202 70398 70402 70403 70500],
                "";
            AccountDelete account_delete AccountDeleteRequest, ACCOUNTS "account_delete" "269/36443",
                "Deletes accounts" "删除账号",
                100..100, 100, SafeToRepeat Destroys ALL, [30006 30007 30008 40006 70107 70169 70202 70402 70403 70500 71000],
                "trial applications only, until 2025";
            Kick kick KickRequest, ACCOUNTS "kick" "269/3853",
                "Ends an account's login" "使账号的登录状态失效",
                1..1, 200, Never Destroys ALL, [70107 70169 70402 70403 70500],
                "a repeat would also end a login made in between";
            QueryOnlineStatus query_online_status QueryOnlineStatusRequest, MESSAGES "query_online_status" "269/2566",
                "Tells who is logged in" "查询登录状态",
                500..500, 200, Read Reads ALL, [70107 70169 90001 90003 90009 90011 90992 90994 90995 91000],
                "";
            PortraitGet portrait_get PortraitGetRequest, PROFILE "portrait_get" "269/1639",
                "Reads profiles of users" "查询用户资料",
                100..100, 200, Read Reads ALL, [40001 40002 40003 40004 40006 40007 40009],
                "100 is advised; no limit is documented";
            PortraitSet portrait_set PortraitSetRequest, PROFILE "portrait_set" "269/1640",
                "Changes the profile of a user" "修改用户资料",
                1..1, 200, SafeToRepeat Writes ALL, [40001 40003 40004 40006 40008 40009 40601 40605 40610],
                "";
            CreateTopic create_topic CreateTopicRequest, TOPICS "create_topic" "1047/49471",
                "Makes a topic in a community" "在社群中创建话题",
                1..1, 200, Never Writes COMMUNITY_ONLY, [10002 10003 10004 10006 10007 10008 10010 10015 10016 10025 10036 10037 11000 80001],
                "communities with topics; without a TopicId of its own a repeat makes a second topic";
            GetTopic get_topic GetTopicRequest, TOPICS "get_topic" "beside 1047/49471",
                "Reads topics of a community" "查询社群的话题",
                200..200, 200, Read Reads COMMUNITY_ONLY, [10002 10003 10004 10006 10007 10008 10010 11000 110003],
                "no figure is documented; a community has at most 200 topics";
            ModifyTopic modify_topic ModifyTopicRequest, TOPICS "modify_topic" "beside 1047/49471",
                "Changes a topic, mutes everyone in it" "修改话题、话题全员禁言",
                1..1, 200, SafeToRepeat Writes COMMUNITY_ONLY, [10002 10003 10004 10006 10007 10008 10010 10015 10016 11000 80001],
                "";
            DestroyTopic destroy_topic DestroyTopicRequest, TOPICS "destroy_topic" "1047/49470",
                "Deletes topics" "删除话题",
                200..200, 200, SafeToRepeat Destroys COMMUNITY_ONLY, [10002 10003 10004 10006 10007 10008 10015 10021 10025 11000 110002 110003],
                "no figure is documented; a community has at most 200 topics";
            ImportTopic import_topic ImportTopicRequest, GROUP "import_topic" "beside 1047/49471",
                "Makes a topic of another system's data" "导入其他系统的话题",
                1..1, 200, Never Writes COMMUNITY_ONLY, [10002 10003 10004 10007 10010 10015 10021 10037 11000 80001 80005],
                "the only topic command under this service";
            GetIpList get_ip_list GetIpListRequest, ADDRESSES "GetIPList" "1047/36742",
                "Lists the service's addresses" "列出服务的 IP 地址",
                1..1, 200, Read Reads ALL, [],
                "";
        }
    };
}

pub(crate) use for_each_command;

macro_rules! catalogue {
    ($($variant:ident $method:ident $request:ident, $service:ident $name:literal $doc:literal, $what:literal $what_zh:literal,
        $max:literal..$largest:literal, $rate:literal, $retry:ident $effect:ident $support:expr, [$($error:literal)*],
        $note:literal;)*) => {
        /// A command of the REST API.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command {
            $(#[doc = concat!("`", $name, "` (official doc ", $doc, "). ", $what, ".")] $variant,)*
        }

        /// Every command that imwarden speaks.
        pub static CATALOGUE: &[CommandRow] = &[
            $(CommandRow {
                command: Command::$variant,
                service: $service,
                name: $name,
                doc: $doc,
                what: $what,
                what_zh: $what_zh,
                max_items: $max,
                largest: $largest,
                per_second: $rate,
                retry: Retry::$retry,
                effect: Effect::$effect,
                support: $support,
                refusals: &[$($error),*],
                note: $note,
            },)*
        ];
    };
}

use Support::{No, NoEffect, NoUnverified, Yes};

for_each_command!(catalogue);
