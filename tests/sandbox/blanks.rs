//! Clients in languages without a word for "absent" send `""`, 0, `null` and `[]`: it is as if the field were not there.
//! Optional fields are written down here from the vendor's pages.

use imwarden::wire::{CATALOGUE, Effect};
use serde_json::{Value, json};

use crate::catalogue::{CASES, Case, furnish};
use crate::support::{Bench, COMMUNITY, GROUPS, PUBLIC, start};

/// By command: texts, numbers, lists and objects that may be left out.
struct Optional {
    command: &'static str,
    texts: &'static str,
    numbers: &'static str,
    lists: &'static str,
    objects: &'static str,
}

const fn optional(
    command: &'static str,
    texts: &'static str,
    numbers: &'static str,
    lists: &'static str,
) -> Optional {
    Optional { command, texts, numbers, lists, objects: "" }
}

const TABLE: &[Optional] = &[
    optional("get_appid_group_list", "GroupType", "Limit Next", ""),
    optional(
        "create_group",
        "Owner_Account GroupId Introduction Notification FaceUrl ApplyJoinOption InviteJoinOption",
        "MaxMemberCount SupportTopic EnablePermission DefaultPermission",
        "AppDefinedData MemberList",
    ),
    Optional { objects: "ResponseFilter", ..optional("get_group_info", "", "", "") },
    optional(
        "get_group_member_info",
        "Next",
        "Limit Offset",
        "MemberInfoFilter MemberRoleFilter AppDefinedDataFilter_GroupMember",
    ),
    optional(
        "modify_group_base_info",
        "Name Introduction Notification FaceUrl ApplyJoinOption InviteJoinOption MuteAllMember ShutUpAllMember From_Account \
         HistoryMsgBeforeJoin",
        "MaxMemberNum EnablePermission DefaultPermission",
        "AppDefinedData",
    ),
    optional("add_group_member", "", "Silence", ""),
    optional("delete_group_member", "Reason", "Silence", ""),
    optional(
        "modify_group_member_info",
        "Role MsgFlag NameCard",
        "MuteTime ShutUpTime",
        "AppMemberDefinedData",
    ),
    Optional {
        objects: "ResponseFilter",
        ..optional(
            "get_joined_group_list",
            "GroupType Type",
            "WithHugeGroups WithNoActiveGroups Limit Offset SupportTopic",
            "",
        )
    },
    optional("get_role_in_group", "TopicId", "", ""),
    optional("forbid_send_msg", "TopicId", "", ""),
    optional("get_group_muted_account", "TopicId", "", ""),
    Optional {
        objects: "OfflinePushInfo",
        ..optional(
            "send_group_msg",
            "MsgPriority From_Account CloudCustomData TopicId",
            "OnlineOnlyFlag MsgOnlineOnlyFlag SupportMessageExtension NeedReadReceipt",
            "ForbidCallbackControl SendMsgControl To_Account GroupAtInfo",
        )
    },
    optional("send_group_system_notification", "TopicId", "", "ToMembers_Account"),
    optional("change_group_owner", "From_Account", "", ""),
    optional("group_msg_recall", "TopicId Reason", "", ""),
    optional(
        "import_group",
        "Owner_Account GroupId Introduction Notification FaceUrl ApplyJoinOption",
        "MaxMemberCount SupportTopic CreateTime",
        "AppDefinedData",
    ),
    optional("import_group_msg", "TopicId", "RecentContactFlag MsgList.Random", ""),
    optional("import_group_member", "MemberList.Role", "MemberList.JoinTime MemberList.UnreadMsgNum", ""),
    optional("delete_group_msg_by_sender", "TopicId", "", ""),
    optional("group_msg_get_simple", "TopicId", "ReqMsgSeq WithRecalledMsg", ""),
    optional("ban_group_member", "Description", "", ""),
    optional("get_group_ban_member", "", "Limit", ""),
    optional("get_members", "", "Mark", ""),
    optional("send_broadcast_msg", "From_Account CloudCustomData", "", ""),
    optional("update_group_counter", "Mode", "", ""),
    optional("get_group_counter", "", "", "GroupCounterKeys"),
    optional("delete_group_counter", "", "", "GroupCounterKeys"),
    optional("modify_group_msg", "CloudCustomData TopicId", "", ""),
    optional("clear_group_msg", "", "MsgSeq", ""),
    optional("setnospeaking", "", "C2CmsgNospeakingTime", ""),
    optional("getappinfo", "", "", ""),
    optional("account_import", "Nick FaceUrl", "", ""),
    optional("multiaccount_import", "", "", "AccountList"),
    optional("query_online_status", "", "IsNeedDetail", ""),
    optional("create_topic", "TopicId From_Account FaceUrl Notification Introduction CustomString", "", ""),
    optional("get_topic", "", "", "TopicIdList ResponseFilter"),
    optional(
        "modify_topic",
        "TopicName From_Account FaceUrl Notification Introduction CustomString MuteAllMember",
        "",
        "",
    ),
    optional(
        "import_topic",
        "Type TopicId From_Account FaceUrl Notification Introduction CustomString",
        "CreateTime",
        "",
    ),
];

/// Every field with every blank that it may come as.
fn blanks(row: &Optional) -> Vec<(&'static str, Value)> {
    let of = |fields: &'static str, blanks: &[Value]| {
        let blanks = blanks.to_vec();
        fields
            .split_whitespace()
            .flat_map(move |field| blanks.clone().into_iter().map(move |blank| (field, blank)))
    };
    of(row.texts, &[json!(""), json!(null)])
        .chain(of(row.numbers, &[json!(0), json!(null)]))
        .chain(of(row.lists, &[json!([]), json!(null)]))
        .chain(of(row.objects, &[json!({}), json!([]), json!(null)]))
        .collect()
}

fn put(body: &mut Value, path: &str, value: Value) {
    match path.split_once('.') {
        None => body[path] = value,
        Some((list, key)) => body[list][0][key] = value,
    }
}

/// Communities are paged by cursor: there it is no blank.
fn says_something(group: &str, command: &str, field: &str) -> bool {
    (group, command, field) == (COMMUNITY, "get_group_member_info", "Next")
}

async fn check(bench: &Bench, case: &Case, group: &str, row: &Optional) {
    let reads = CATALOGUE.iter().any(|row| row.name == case.name && row.effect == Effect::Reads);
    let mut plain = (case.body)(group);
    for (field, _) in blanks(row) {
        if !says_something(group, case.name, field) && !field.contains('.') {
            plain.as_object_mut().unwrap().shift_remove(field);
        }
    }
    let expected = bench.post(case.name, plain.clone()).await;
    for (field, blank) in blanks(row) {
        if says_something(group, case.name, field) {
            continue;
        }
        bench.clock.advance(std::time::Duration::from_secs(1));
        let mut body = plain.clone();
        put(&mut body, field, blank.clone());
        let answer = bench.post(case.name, body).await;
        assert_eq!(answer["ErrorCode"], 0, "{} {group} {field}: {blank}: {answer}", case.name);
        assert!(
            !reads || answer == expected,
            "{} {group} {field}: {blank}: {answer} for {expected}",
            case.name
        );
    }
}

#[tokio::test]
async fn blanks_count_as_absent_in_every_optional_field() {
    let mut seen = 0;
    for row in TABLE {
        let case = CASES.iter().find(|case| case.name == row.command).unwrap();
        for (at, (group, _)) in GROUPS.into_iter().enumerate() {
            if case.codes[at] == 0 {
                let bench = start().await;
                furnish(&bench);
                check(&bench, case, group, row).await;
                seen += 1;
            }
        }
    }
    assert!(seen > 120, "{seen}");
}

#[tokio::test]
async fn a_change_of_blanks_changes_nothing() {
    let bench = start().await;
    let asked = json!({"GroupIdList": [PUBLIC], "ResponseFilter": {"GroupBaseInfoFilter": [
        "Name", "ApplyJoinOption", "InviteJoinOption", "MuteAllMember", "MaxMemberNum", "InfoSeq", "LastInfoTime",
    ]}});
    let (group, mia) = (bench.ok("get_group_info", asked.clone()).await, bench.member(PUBLIC, "mia").await);
    bench.clock.advance(std::time::Duration::from_secs(1));
    let nothing = json!({
        "GroupId": PUBLIC, "Name": "", "ApplyJoinOption": "", "InviteJoinOption": "", "MuteAllMember": "", "MaxMemberNum": 0,
        "AppDefinedData": [], "From_Account": "", "Introduction": null,
    });
    bench.ok("modify_group_base_info", nothing).await;
    let nothing = json!({"GroupId": PUBLIC, "Member_Account": "mia", "Role": "", "MsgFlag": "", "AppMemberDefinedData": []});
    bench.ok("modify_group_member_info", nothing).await;
    assert_eq!(bench.ok("get_group_info", asked).await, group);
    assert_eq!(bench.member(PUBLIC, "mia").await, mia);
}
