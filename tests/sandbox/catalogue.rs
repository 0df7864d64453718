//! Every command of the catalogue on every type of group, and the keys and JSON types of its answer against the
//! vendor's sample. What is expected is written down here a second time, from the documents: the server reads the
//! catalogue itself.

use std::collections::BTreeSet;
use std::path::Path;

use imwarden::sandbox::audience::Viewer;
use imwarden::sandbox::topic::Topic;
use imwarden::wire::{AppData, CATALOGUE, GroupType, ProfileItem};
use serde_json::{Value, json};

use crate::support::{Bench, COMMUNITY, GROUPS, NOW, message, start};

const TOPIC: &str = "@TGS#_@TGS#cCOMMUNITY@TOPIC#_news";

/// A command, a body for a group, the code by type of group (Work, Public, Meeting, live room, community), and the
/// sample that the answer of one of them must look like.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) body: fn(&str) -> Value,
    pub(crate) codes: [i64; 5],
    sample: Option<(&'static str, GroupType)>,
}

impl Case {
    /// A group that the command works on.
    pub(crate) fn group(&self) -> &'static str {
        let kind = self.sample.map_or(GroupType::Public, |(_, kind)| kind);
        GROUPS.into_iter().find(|(_, of)| *of == kind).unwrap().0
    }
}

const ALL: [i64; 5] = [0; 5];
const NO_LIVE: [i64; 5] = [0, 0, 0, 10007, 0];
const LIVE_ONLY: [i64; 5] = [10007, 10007, 10007, 0, 10007];
const NO_COMMUNITY: [i64; 5] = [0, 0, 0, 0, 10007];
const RECEIPTS: [i64; 5] = [0, 0, 0, 10007, 10007];
const COMMUNITY_ONLY: [i64; 5] = [10007, 10007, 10007, 10007, 0];

macro_rules! cases {
    ($($name:literal, $codes:expr, $sample:expr, |$group:ident| $body:tt;)*) => {
        pub(crate) const CASES: &[Case] = &[$(Case {
            name: $name,
            codes: $codes,
            sample: $sample,
            body: |$group| { let _ = $group; json!($body) },
        },)*];
    };
}

use GroupType::{Community, Live, Public};

cases! {
    "get_appid_group_list", ALL, Some(("get_appid_group_list", Public)), |group| {};
    "create_group", ALL, Some(("create_group", Public)), |group| {"Type": kind(group), "Name": "new", "Owner_Account": "olga"};
    "get_group_info", ALL, Some(("get_group_info", Public)), |group| {"GroupIdList": [group]};
    "get_group_member_info", NO_LIVE, Some(("get_group_member_info", Public)), |group| (members_of(group));
    "modify_group_base_info", ALL, Some(("modify_group_base_info", Public)), |group| {"GroupId": group, "Name": "n"};
    "add_group_member", NO_LIVE, Some(("add_group_member", Public)), |group| {"GroupId": group, "MemberList": [{"Member_Account": "ann"}]};
    "delete_group_member", [0, 0, 0, 10004, 0], Some(("delete_group_member", Public)), |group| {"GroupId": group, "MemberToDel_Account": ["ann"]};
    "modify_group_member_info", NO_LIVE, Some(("modify_group_member_info", Public)), |group| {"GroupId": group, "Member_Account": "mia", "NameCard": "c"};
    "get_joined_group_list", ALL, Some(("get_joined_group_list", Public)), |group| {"Member_Account": "mia"};
    "get_role_in_group", NO_LIVE, Some(("get_role_in_group", Public)), |group| {"GroupId": group, "User_Account": ["mia", "zoe"]};
    "forbid_send_msg", [10007, 0, 0, 0, 0], Some(("forbid_send_msg", Public)), |group| {"GroupId": group, "Members_Account": ["max"], "MuteTime": 60};
    "get_group_muted_account", ALL, Some(("get_group_muted_account", Public)), |group| {"GroupId": group};
    "get_group_shutted_uin", ALL, Some(("get_group_shutted_uin", Public)), |group| {"GroupId": group};
    "send_group_msg", ALL, Some(("send_group_msg", Public)), |group| {"GroupId": group, "Random": 1, "MsgBody": (text("hi"))};
    "send_group_system_notification", ALL, Some(("send_group_system_notification", Public)), |group| {"GroupId": group, "Content": "c"};
    "change_group_owner", NO_LIVE, Some(("change_group_owner", Public)), |group| {"GroupId": group, "NewOwner_Account": "olga"};
    "group_msg_recall", ALL, Some(("group_msg_recall", Public)), |group| {"GroupId": group, "MsgSeqList": [{"MsgSeq": 1}]};
    "get_group_msg_receipt", RECEIPTS, Some(("get_group_msg_receipt", Public)), |group| {"GroupId": group, "MsgSeqList": [{"MsgSeq": 3}]};
    "get_group_msg_receipt_detail", RECEIPTS, Some(("get_group_msg_receipt_detail", Public)), |group| {"GroupId": group, "MsgSeq": 3, "Filter": 1, "Cursor": "", "Count": 1};
    "import_group", NO_LIVE, Some(("import_group", Public)), |group| {"Type": kind(group), "Name": "new"};
    "import_group_msg", NO_LIVE, Some(("import_group_msg", Public)), |group| {"GroupId": group, "MsgList": [{"From_Account": "mia", "SendTime": NOW - 1, "MsgBody": (text("old"))}]};
    "import_group_member", NO_LIVE, Some(("import_group_member", Public)), |group| {"GroupId": group, "MemberList": [{"Member_Account": "bea"}]};
    "set_unread_msg_num", ALL, Some(("set_unread_msg_num", Public)), |group| {"GroupId": group, "Member_Account": "mia", "UnreadMsgNum": 1};
    "delete_group_msg_by_sender", ALL, Some(("delete_group_msg_by_sender", Public)), |group| {"GroupId": group, "Sender_Account": "nobody"};
    "group_msg_get_simple", [0, 0, 0, 10044, 0], Some(("group_msg_get_simple", Public)), |group| {"GroupId": group, "ReqMsgNumber": 1};
    "get_online_member_num", LIVE_ONLY, Some(("get_online_member_num", Live)), |group| {"GroupId": group};
    "ban_group_member", ALL, Some(("ban_group_member", Public)), |group| {"GroupId": group, "Members_Account": ["bea"], "Duration": 60};
    "unban_group_member", ALL, Some(("unban_group_member", Public)), |group| {"GroupId": group, "Members_Account": ["bea"]};
    "get_group_ban_member", ALL, Some(("get_group_ban_member", Live)), |group| {"GroupId": group, "Offset": 0};
    "get_members", LIVE_ONLY, Some(("get_members", Live)), |group| {"GroupId": group, "Timestamp": 0};
    "modify_user_info", LIVE_ONLY, Some(("modify_user_info", Live)), |group| {"GroupId": group, "CommandType": 1, "MemberList": [{"Member_Account": "mia", "Marks": [1000]}]};
    "modify_admin", LIVE_ONLY, Some(("modify_admin", Live)), |group| {"GroupId": group, "CommandType": 1, "Admin_Account": ["max"]};
    "get_admin_list", LIVE_ONLY, Some(("get_admin_list", Live)), |group| {"GroupId": group};
    "check_members", LIVE_ONLY, Some(("check_members", Live)), |group| {"GroupId": group, "Member_Account": ["mia", "zoe"]};
    "send_broadcast_msg", ALL, Some(("send_broadcast_msg", Live)), |group| {"Random": 2, "MsgBody": (text("all"))};
    "get_group_attr", ALL, Some(("get_group_attr", Live)), |group| {"GroupId": group};
    "modify_group_attr", ALL, Some(("modify_group_attr", Live)), |group| {"GroupId": group, "GroupAttr": [{"key": "k", "value": "v"}]};
    "set_group_attr", ALL, Some(("set_group_attr", Live)), |group| {"GroupId": group, "GroupAttr": [{"key": "k", "value": "v"}]};
    "delete_group_attr", ALL, Some(("delete_group_attr", Live)), |group| {"GroupId": group, "GroupAttr": [{"key": "k"}]};
    "clear_group_attr", NO_COMMUNITY, Some(("clear_group_attr", Live)), |group| {"GroupId": group};
    "update_group_counter", NO_COMMUNITY, Some(("update_group_counter", Live)), |group| {"GroupId": group, "GroupCounter": [{"Key": "n", "Value": 1}], "Mode": "Increase"};
    "get_group_counter", NO_COMMUNITY, Some(("get_group_counter", Live)), |group| {"GroupId": group};
    "delete_group_counter", NO_COMMUNITY, Some(("delete_group_counter", Live)), |group| {"GroupId": group};
    "modify_group_msg", [0, 0, 0, 20001, 0], Some(("modify_group_msg", Public)), |group| {"GroupId": group, "MsgSeq": 2, "MsgBody": (text("new"))};
    "clear_group_msg", NO_LIVE, Some(("clear_group_msg", Public)), |group| {"GroupId": group};
    "setnospeaking", ALL, Some(("setnospeaking", Public)), |group| {"Set_Account": "mia", "GroupmsgNospeakingTime": 0};
    "getnospeaking", ALL, Some(("getnospeaking", Public)), |group| {"Get_Account": "mia"};
    "getappinfo", ALL, Some(("getappinfo", Public)), |group| {"RequestField": ["ActiveUserNum", "GroupUpMsgNum", "GroupAllGroupNum"]};
    "account_check", ALL, Some(("account_check", Public)), |group| {"CheckItem": [{"UserID": "mia"}]};
    "account_import", ALL, Some(("account_import", Public)), |group| {"UserID": "mia"};
    "multiaccount_import", ALL, Some(("multiaccount_import", Public)), |group| {"Accounts": ["mia", "ü"]};
    "account_delete", ALL, Some(("account_delete", Public)), |group| {"DeleteItem": [{"UserID": "nobody"}]};
    "kick", ALL, Some(("kick", Public)), |group| {"UserID": "mia"};
    "query_online_status", ALL, Some(("query_online_status", Public)), |group| {"To_Account": ["ann", "nobody"], "IsNeedDetail": 1};
    "portrait_get", ALL, Some(("portrait_get", Public)), |group| {"To_Account": ["mia", "nobody"], "TagList": ["Tag_Profile_IM_Nick", "Tag_Profile_IM_Level"]};
    "portrait_set", ALL, Some(("portrait_set", Public)), |group| {"From_Account": "mia", "ProfileItem": [{"Tag": "Tag_Profile_IM_Nick", "Value": "MIA"}]};
    "create_topic", COMMUNITY_ONLY, Some(("create_topic", Community)), |group| {"GroupId": group, "TopicName": "t"};
    "get_topic", COMMUNITY_ONLY, Some(("get_topic", Community)), |group| {"GroupId": group, "From_Account": "mia", "TopicIdList": [TOPIC]};
    "modify_topic", COMMUNITY_ONLY, Some(("modify_topic", Community)), |group| {"GroupId": group, "TopicId": TOPIC, "TopicName": "t2"};
    "destroy_topic", COMMUNITY_ONLY, Some(("destroy_topic", Community)), |group| {"GroupId": group, "TopicIdList": [TOPIC]};
    "import_topic", COMMUNITY_ONLY, Some(("import_topic", Community)), |group| {"GroupId": group, "TopicName": "t"};
    "GetIPList", ALL, Some(("GetIPList", Public)), |group| {};
    "destroy_group", ALL, Some(("destroy_group", Public)), |group| {"GroupId": group};
}

fn kind(group: &str) -> &'static str {
    GROUPS.iter().find(|(id, _)| *id == group).unwrap().1.wire_name()
}

fn members_of(group: &str) -> Value {
    if group == COMMUNITY { json!({"GroupId": group, "Next": ""}) } else { json!({"GroupId": group}) }
}

fn text(text: &str) -> Value {
    json!([{"MsgType": "TIMTextElem", "MsgContent": {"Text": text}}])
}

/// Something in every place, so that no list is empty.
pub(crate) fn furnish(bench: &Bench) {
    let world = bench.server.world();
    let mut world = world.lock().unwrap();
    for name in ["ann", "bea"] {
        world.accounts.insert(name.to_owned(), imwarden::sandbox::state::Account::default());
    }
    let level = ProfileItem { tag: "Tag_Profile_IM_Level".to_owned(), value: json!(3) };
    world.accounts.get_mut("mia").unwrap().profile = vec![level];
    world.accounts.get_mut("ann").unwrap().logins = vec![("iPhone", true)];
    for group in world.groups.values_mut() {
        if group.kind == GroupType::Live {
            group.messages.push(message("mia", "hello"));
            group.online = 2;
            for name in ["mia", "max"] {
                group.viewers.insert(name.to_owned(), Viewer { join_time: NOW - 60, marks: Vec::new() });
            }
        } else {
            group.messages[2].receipt = true;
        }
        group.app_data = vec![AppData { key: "k".into(), value: "v".into() }];
        for member in group.members.values_mut() {
            member.app_data.clone_from(&group.app_data);
        }
        group.mutes.insert("mia".to_owned(), NOW + 600);
        group.bans.insert("zoe".to_owned(), NOW + 600);
        group.attributes.insert("topic".to_owned(), "x".to_owned());
        group.counters.insert("likes".to_owned(), 3);
        if group.kind == GroupType::Community {
            let topic = Topic { id: TOPIC.to_owned(), name: "news".to_owned(), ..Topic::default() };
            group.topics = Some([(TOPIC.to_owned(), topic)].into());
        }
    }
}

#[test]
fn no_command_is_forgotten() {
    let here: BTreeSet<&str> = CASES.iter().map(|case| case.name).collect();
    let catalogue: BTreeSet<&str> = CATALOGUE.iter().map(|row| row.name).collect();
    assert_eq!(here, catalogue);
}

#[tokio::test]
async fn every_command_is_answered_by_the_type_of_the_group() {
    for (at, (group, kind)) in GROUPS.into_iter().enumerate() {
        let bench = start().await;
        furnish(&bench);
        for case in CASES {
            bench.clock.advance(std::time::Duration::from_secs(1));
            let answer = bench.post(case.name, (case.body)(group)).await;
            assert_eq!(answer["ErrorCode"], case.codes[at], "{} in {kind:?}: {answer}", case.name);
        }
    }
}

#[tokio::test]
async fn every_answer_has_the_keys_and_types_of_the_vendors_sample() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire");
    for (group, kind) in GROUPS {
        let bench = start().await;
        furnish(&bench);
        for case in CASES {
            bench.clock.advance(std::time::Duration::from_secs(1));
            let answer = bench.post(case.name, (case.body)(group)).await;
            let Some((sample, _)) = case.sample.filter(|(_, of)| *of == kind) else { continue };
            let text = std::fs::read_to_string(folder.join(format!("{sample}.response.json"))).unwrap();
            let sample: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(shape(&answer), shape(&sample), "{}: {answer}", case.name);
        }
    }
}

/// Paths with the types at their ends. Lists count by what any of their items has; messages by their own keys only,
/// since what is in them is the sender's.
fn shape(value: &Value) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    collect(value, "", &mut paths);
    paths
}

fn collect(value: &Value, path: &str, paths: &mut BTreeSet<String>) {
    match value {
        Value::Object(keys) => {
            for (key, value) in keys {
                let path = format!("{path}.{key}");
                match key.as_str() {
                    "MsgBody" => {
                        paths.insert(format!("{path} list"));
                    }
                    _ => collect(value, &path, paths),
                }
            }
        }
        Value::Array(items) => {
            paths.insert(format!("{path} list"));
            for item in items {
                collect(item, &format!("{path}[]"), paths);
            }
        }
        Value::String(_) => drop(paths.insert(format!("{path} text"))),
        Value::Number(_) => drop(paths.insert(format!("{path} number"))),
        Value::Bool(_) => drop(paths.insert(format!("{path} flag"))),
        Value::Null => drop(paths.insert(format!("{path} null"))),
    }
}
