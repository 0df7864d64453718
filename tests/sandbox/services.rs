//! The services behind the gateway: how each of them refuses bodies that are no JSON, of the wrong type or not whole,
//! and that all take a client's word for "absent". Fields are written down here from the vendor's pages.

use std::collections::BTreeSet;

use imwarden::wire::CATALOGUE;
use serde_json::{Value, json};

use crate::catalogue::{CASES, Case, furnish};
use crate::support::{Bench, start};

/// What a service answers to: no JSON, a body of another command, a command that it does not have.
const SERVICES: [(&str, i64, i64, i64); 10] = [
    ("group_open_http_svc", 60003, 10004, 10003),
    ("group_open_attr_http_svc", 60003, 10004, 10003),
    ("group_open_avchatroom_http_svc", 60003, 10004, 10003),
    ("million_group_open_http_svc", 60003, 10004, 10003),
    ("openim", 90001, 90010, 60009),
    ("im_open_login_svc", 70402, 70402, 60009),
    ("profile", 40001, 40001, 60009),
    ("openconfigsvr", 130_001, 130_001, 60009),
    ("ConfigSvc", 60003, 60003, 60009),
    ("openim_msg_ext_http_svc", 60009, 60009, 60009),
];

/// Fields that must be there, with the code without them where it is not the service's usual one.
const REQUIRED: &[(&str, &[(&str, i64)])] = &[
    ("get_appid_group_list", &[]),
    ("create_group", &[("Type", 0), ("Name", 0)]),
    ("get_group_info", &[("GroupIdList", 0)]),
    ("get_group_member_info", &[("GroupId", 0)]),
    ("modify_group_base_info", &[("GroupId", 0)]),
    ("add_group_member", &[("GroupId", 0), ("MemberList", 0), ("MemberList.Member_Account", 0)]),
    ("delete_group_member", &[("GroupId", 0), ("MemberToDel_Account", 0)]),
    ("modify_group_member_info", &[("GroupId", 0), ("Member_Account", 0)]),
    ("get_joined_group_list", &[("Member_Account", 0)]),
    ("get_role_in_group", &[("GroupId", 0), ("User_Account", 0)]),
    ("forbid_send_msg", &[("GroupId", 0), ("Members_Account", 0), ("MuteTime", 0)]),
    ("get_group_muted_account", &[("GroupId", 0)]),
    ("get_group_shutted_uin", &[("GroupId", 0)]),
    (
        "send_group_msg",
        &[("GroupId", 0), ("Random", 0), ("MsgBody", 0), ("MsgBody.MsgType", 0), ("MsgBody.MsgContent", 0)],
    ),
    ("send_group_system_notification", &[("GroupId", 0), ("Content", 0)]),
    ("change_group_owner", &[("GroupId", 0), ("NewOwner_Account", 0)]),
    ("group_msg_recall", &[("GroupId", 0), ("MsgSeqList", 0), ("MsgSeqList.MsgSeq", 0)]),
    ("get_group_msg_receipt", &[("GroupId", 0), ("MsgSeqList", 0), ("MsgSeqList.MsgSeq", 0)]),
    (
        "get_group_msg_receipt_detail",
        &[("GroupId", 0), ("MsgSeq", 0), ("Filter", 0), ("Cursor", 0), ("Count", 0)],
    ),
    ("import_group", &[("Type", 0), ("Name", 0)]),
    (
        "import_group_msg",
        &[
            ("GroupId", 0),
            ("MsgList", 0),
            ("MsgList.From_Account", 0),
            ("MsgList.SendTime", 0),
            ("MsgList.MsgBody", 0),
        ],
    ),
    ("import_group_member", &[("GroupId", 0), ("MemberList", 0), ("MemberList.Member_Account", 0)]),
    ("set_unread_msg_num", &[("GroupId", 0), ("Member_Account", 0), ("UnreadMsgNum", 0)]),
    ("delete_group_msg_by_sender", &[("GroupId", 0), ("Sender_Account", 0)]),
    ("group_msg_get_simple", &[("GroupId", 0), ("ReqMsgNumber", 0)]),
    ("get_online_member_num", &[("GroupId", 0)]),
    ("ban_group_member", &[("GroupId", 0), ("Members_Account", 0), ("Duration", 0)]),
    ("unban_group_member", &[("GroupId", 0), ("Members_Account", 0)]),
    ("get_group_ban_member", &[("GroupId", 0), ("Offset", 0)]),
    ("get_members", &[("GroupId", 0), ("Timestamp", 0)]),
    (
        "modify_user_info",
        &[
            ("GroupId", 0),
            ("CommandType", 0),
            ("MemberList", 0),
            ("MemberList.Member_Account", 0),
            ("MemberList.Marks", 0),
        ],
    ),
    ("modify_admin", &[("GroupId", 0), ("CommandType", 0), ("Admin_Account", 0)]),
    ("get_admin_list", &[("GroupId", 0)]),
    ("check_members", &[("GroupId", 0), ("Member_Account", 0)]),
    ("send_broadcast_msg", &[("Random", 0), ("MsgBody", 0)]),
    ("get_group_attr", &[("GroupId", 0)]),
    ("modify_group_attr", &[("GroupId", 0), ("GroupAttr", 0), ("GroupAttr.key", 0), ("GroupAttr.value", 0)]),
    ("set_group_attr", &[("GroupId", 0), ("GroupAttr", 0), ("GroupAttr.key", 0), ("GroupAttr.value", 0)]),
    ("delete_group_attr", &[("GroupId", 0), ("GroupAttr", 0), ("GroupAttr.key", 0)]),
    ("clear_group_attr", &[("GroupId", 0)]),
    (
        "update_group_counter",
        &[("GroupId", 0), ("GroupCounter", 0), ("GroupCounter.Key", 0), ("GroupCounter.Value", 0)],
    ),
    ("get_group_counter", &[("GroupId", 0)]),
    ("delete_group_counter", &[("GroupId", 0)]),
    ("modify_group_msg", &[("GroupId", 0), ("MsgSeq", 20001), ("MsgBody", 0), ("MsgBody.MsgType", 90002)]),
    ("clear_group_msg", &[("GroupId", 0)]),
    ("setnospeaking", &[("Set_Account", 130_004), ("GroupmsgNospeakingTime", 130_008)]),
    ("getnospeaking", &[("Get_Account", 130_002)]),
    ("getappinfo", &[]),
    ("account_check", &[("CheckItem", 0), ("CheckItem.UserID", 0)]),
    ("account_import", &[("UserID", 0)]),
    ("multiaccount_import", &[("Accounts", 0)]),
    ("account_delete", &[("DeleteItem", 0), ("DeleteItem.UserID", 0)]),
    ("kick", &[("UserID", 0)]),
    ("query_online_status", &[("To_Account", 90003)]),
    ("portrait_get", &[("To_Account", 40002), ("TagList", 0)]),
    (
        "portrait_set",
        &[("From_Account", 0), ("ProfileItem", 0), ("ProfileItem.Tag", 0), ("ProfileItem.Value", 0)],
    ),
    ("create_topic", &[("GroupId", 0), ("TopicName", 0)]),
    ("get_topic", &[("GroupId", 0), ("From_Account", 0)]),
    ("modify_topic", &[("GroupId", 0), ("TopicId", 0)]),
    ("destroy_topic", &[("GroupId", 0), ("TopicIdList", 0)]),
    ("import_topic", &[("GroupId", 0), ("TopicName", 0)]),
    ("GetIPList", &[]),
    ("destroy_group", &[("GroupId", 0)]),
];

fn service(command: &str) -> (&'static str, i64, i64, i64) {
    let row = CATALOGUE.iter().find(|row| row.name == command).unwrap();
    *SERVICES.iter().find(|(name, ..)| *name == row.service).unwrap()
}

async fn bench_for(case: &Case) -> (Bench, Value) {
    let bench = start().await;
    furnish(&bench);
    (bench, (case.body)(case.group()))
}

async fn code_of(bench: &Bench, command: &str, body: &[u8]) -> i64 {
    bench.clock.advance(std::time::Duration::from_secs(1));
    let answer: Value = bench.post_raw(command, body).await.unwrap().json().await.unwrap();
    assert_eq!(
        answer["ActionStatus"].is_null(),
        answer["ErrorCode"].as_i64().unwrap() >= 130_000,
        "{command}"
    );
    answer["ErrorCode"].as_i64().unwrap()
}

#[tokio::test]
async fn each_service_has_its_own_code_for_a_body_that_cannot_be_read() {
    let bench = start().await;
    for row in CATALOGUE {
        let (_, no_json, parameter, _) = service(row.name);
        for body in
            [&b""[..], b"{", b"{} {}", b"{\"GroupId\": \"\xff\"}", b"\xef\xbb\xbf{}", b"{'GroupId': 'a'}"]
        {
            assert_eq!(code_of(&bench, row.name, body).await, no_json, "{} {body:?}", row.name);
        }
        let fields = REQUIRED.iter().find(|(name, _)| *name == row.name).unwrap().1;
        let without_any = fields.iter().map(|(_, code)| *code).find(|code| (20_000..200_000).contains(code));
        for body in [&b"null"[..], b"7", b"\"x\"", b"[1]", b"true"] {
            let code = code_of(&bench, row.name, body).await;
            assert!(code == parameter || Some(code) == without_any, "{} {body:?}: {code}", row.name);
        }
    }
}

#[tokio::test]
async fn a_command_is_known_under_its_own_service_only() {
    let bench = start().await;
    for (name, .., unknown) in SERVICES {
        for command in ["no_such_command", "get_group_info", "portrait_get", "GETIPLIST"] {
            if CATALOGUE.iter().any(|row| (row.service, row.name) == (name, command)) {
                continue;
            }
            let url = bench.url(&format!("/v4/{name}/{command}"), &bench.query());
            let answer: Value = bench.post_to(url, "{}").await.unwrap().json().await.unwrap();
            assert_eq!(answer["ErrorCode"], unknown, "{name}/{command}");
            assert_eq!(answer["ActionStatus"], "FAIL");
        }
    }
}

/// The object that has the field: the body, or the first item of a list in it.
fn holder<'a>(body: &'a mut Value, path: &'a str) -> (&'a mut Value, &'a str) {
    match path.split_once('.') {
        None => (body, path),
        Some((list, key)) => (&mut body[list][0], key),
    }
}

/// The code, in another second: no rate is reached.
async fn later(bench: &Bench, command: &str, body: Value) -> i64 {
    bench.clock.advance(std::time::Duration::from_secs(1));
    bench.code(command, body).await
}

fn with(good: &Value, path: &str, value: &Value) -> Value {
    let mut body = good.clone();
    let (object, key) = holder(&mut body, path);
    object[key] = value.clone();
    body
}

/// Fields that take anything, or what an object is; and a counter's value, which is read as leniently as in an answer.
fn may_be(path: &str, value: &Value) -> bool {
    match path {
        "ProfileItem.Value" => true,
        "MsgBody.MsgContent" => value.is_object(),
        _ => false,
    }
}

#[tokio::test]
async fn a_required_field_is_missed_and_its_type_is_looked_at() {
    let tables: BTreeSet<&str> = REQUIRED.iter().map(|(name, _)| *name).collect();
    assert_eq!(tables, CATALOGUE.iter().map(|row| row.name).collect());
    for case in CASES {
        let fields = REQUIRED.iter().find(|(name, _)| *name == case.name).unwrap().1;
        let (bench, good) = bench_for(case).await;
        for (path, special) in fields {
            let name = case.name;
            let code = if *special == 0 { service(name).2 } else { *special };
            let mut without = good.clone();
            let (object, key) = holder(&mut without, path);
            assert!(object.as_object_mut().unwrap().shift_remove(key).is_some(), "{name} {path}");
            assert_eq!(later(&bench, name, without).await, code, "{name} without {path}");
            // A list of messages answers for each of them.
            let each = *path == "MsgList.MsgBody";
            if !may_be(path, &Value::Null) {
                let null = later(&bench, name, with(&good, path, &Value::Null)).await;
                assert_eq!(null, if each { 0 } else { code }, "{name} {path}: null");
            }
            for wrong in [json!(true), json!(-1.5), json!({"a": [1]}), json!([[1]])] {
                if may_be(path, &wrong) {
                    continue;
                }
                let code = later(&bench, name, with(&good, path, &wrong)).await;
                assert!(each || code != 0, "{name} {path}: {wrong}");
                let accounts = path.ends_with("_Account") || path.ends_with("UserID") || *path == "Accounts";
                assert!(code != 60015 || accounts, "{name} {path}: {wrong}");
            }
        }
    }
}
