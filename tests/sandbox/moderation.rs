//! Mutes.

use std::time::Duration;

use imwarden::wire::GroupType;
use serde_json::{Value, json};

use crate::support::{COMMUNITY, GROUPS, LIVE, NOW, PUBLIC, WORK, start, text_message};

fn mute(group: &str, members: &Value, seconds: u64) -> Value {
    json!({"GroupId": group, "Members_Account": members, "MuteTime": seconds})
}

#[tokio::test]
async fn a_mute_is_listed_enforced_and_over_in_time() {
    for (id, kind) in GROUPS {
        let bench = start().await;
        let answer = bench.post("forbid_send_msg", mute(id, &json!(["mia", "max"]), 60)).await;
        if kind == GroupType::Work {
            assert_eq!(answer["ErrorCode"], 10007);
            let list = bench.ok("get_group_muted_account", json!({"GroupId": id})).await;
            assert_eq!(list, json!({"GroupId": id, "MutedAccountList": []}));
            continue;
        }
        assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
        let item = |account: &str| json!({"Member_Account": account, "MutedUntil": NOW + 60});
        let list = bench.post("get_group_muted_account", json!({"GroupId": id})).await;
        let expected = json!({
            "ActionStatus": "OK", "ErrorCode": 0, "GroupId": id, "MutedAccountList": [item("max"), item("mia")],
        });
        assert_eq!(list, expected);
        let old = bench.post("get_group_shutted_uin", json!({"GroupId": id})).await;
        let item = |account: &str| json!({"Member_Account": account, "ShuttedUntil": NOW + 60});
        let expected = json!({
            "ActionStatus": "OK", "ErrorCode": 0, "GroupId": id, "ShuttedUinList": [item("max"), item("mia")],
        });
        assert_eq!(old, expected);

        assert_eq!(bench.code("send_group_msg", text_message(id, "mia", 1, "hi")).await, 10017);
        bench
            .ok("forbid_send_msg", json!({"GroupId": id, "Members_Account": ["max"], "ShutUpTime": 0}))
            .await;
        assert_eq!(bench.code("send_group_msg", text_message(id, "max", 1, "hi")).await, 0);
        bench.clock.advance(Duration::from_mins(1));
        let list = bench.ok("get_group_muted_account", json!({"GroupId": id})).await;
        assert_eq!(list["MutedAccountList"], json!([]));
        assert_eq!(bench.code("send_group_msg", text_message(id, "mia", 1, "hi")).await, 0);
    }
}

#[tokio::test]
async fn a_mute_without_end_outlives_leaving() {
    let bench = start().await;
    bench.ok("forbid_send_msg", mute(PUBLIC, &json!(["mia"]), 4_294_967_295)).await;
    bench.ok("delete_group_member", json!({"GroupId": PUBLIC, "MemberToDel_Account": ["mia"]})).await;
    bench.clock.advance(Duration::from_hours(40 * 365 * 24));
    let list = bench.ok("get_group_muted_account", json!({"GroupId": PUBLIC})).await;
    assert_eq!(list["MutedAccountList"], json!([{"Member_Account": "mia", "MutedUntil": 4_294_967_295_u32}]));
    // 4294967294 s is a time like any other, although its end is beyond 32 bits.
    bench.ok("forbid_send_msg", mute(PUBLIC, &json!(["mia"]), 4_294_967_294)).await;
    let list = bench.ok("get_group_muted_account", json!({"GroupId": PUBLIC})).await;
    assert!(list["MutedAccountList"][0]["MutedUntil"].as_u64().unwrap() > u64::from(u32::MAX));
}

#[tokio::test]
async fn a_mute_keeps_its_limits() {
    let bench = start().await;
    for (body, code) in [
        (mute(PUBLIC, &json!(vec!["mia"; 500]), 1), 0),
        (mute(PUBLIC, &json!(vec!["mia"; 501]), 1), 10004),
        (mute(PUBLIC, &json!([]), 1), 10004),
        (mute(PUBLIC, &json!(["mia"]), 4_294_967_296), 10004),
        (mute(PUBLIC, &json!(["nobody"]), 60), 0),
        (json!({"GroupId": PUBLIC, "Members_Account": ["mia"]}), 10004),
        (json!({"GroupId": PUBLIC, "Members_Account": ["mia"], "MuteTime": "60"}), 10004),
        (json!({"GroupId": PUBLIC, "Members_Account": ["mia"], "MuteTime": 60.5}), 10004),
        (json!({"GroupId": COMMUNITY, "Members_Account": ["mia"], "MuteTime": 6, "TopicId": "t"}), 10010),
        (json!({"GroupId": PUBLIC, "Members_Account": ["mia"], "MuteTime": 6, "TopicId": "t"}), 10004),
        (json!({"GroupId": PUBLIC, "Members_Account": ["mia"], "MuteTime": 6, "TopicId": ""}), 0),
        (mute("@TGS#unknown", &json!(["mia"]), 1), 10010),
        (mute("", &json!(["mia"]), 1), 10015),
        (mute(LIVE, &json!(["zoe"]), 1), 0),
    ] {
        assert_eq!(bench.code("forbid_send_msg", body.clone()).await, code, "{body}");
    }
    let list = bench.ok("get_group_muted_account", json!({"GroupId": PUBLIC})).await;
    assert_eq!(
        list["MutedAccountList"].as_array().unwrap().len(),
        1,
        "accounts that do not exist are skipped"
    );
    for command in ["get_group_muted_account", "get_group_shutted_uin"] {
        assert_eq!(bench.code(command, json!({"GroupId": "@TGS#unknown"})).await, 10010);
    }
}

#[tokio::test]
async fn with_everyone_muted_only_rank_speaks() {
    let bench = start().await;
    bench.ok("modify_group_base_info", json!({"GroupId": PUBLIC, "MuteAllMember": "On"})).await;
    for (sender, code) in [("olga", 0), ("adam", 0), ("administrator", 0), ("mia", 10017), ("zoe", 10017)] {
        assert_eq!(
            bench.code("send_group_msg", text_message(PUBLIC, sender, 5, "hi")).await,
            code,
            "{sender}"
        );
    }
    assert_eq!(bench.code("send_group_msg", text_message(WORK, "mia", 5, "hi")).await, 0);
}
