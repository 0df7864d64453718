//! Lists and profiles of groups, their owner, online counts.

use std::time::Duration;

use imwarden::sandbox::state::Role;
use imwarden::wire::{AppData, GroupType};
use serde_json::{Value, json};

use crate::support::{
    COMMUNITY, GROUPS, LIVE, MEETING, NOW, PUBLIC, WORK, group, keys, start, start_server, world,
};

fn ids(answer: &Value) -> Vec<&str> {
    answer["GroupIdList"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            assert_eq!(keys(item), ["GroupId"]);
            item["GroupId"].as_str().unwrap()
        })
        .collect()
}

#[tokio::test]
async fn groups_are_listed_by_cursor_and_type() {
    let bench = start().await;
    let all = bench.ok("get_appid_group_list", json!({})).await;
    assert_eq!(keys(&all), ["GroupIdList", "Next", "TotalCount"]);
    assert_eq!((all["TotalCount"].as_u64(), all["Next"].as_u64()), (Some(5), Some(0)));
    assert_eq!(ids(&all), GROUPS.map(|(id, _)| id));

    let (mut seen, mut next, mut pages) = (Vec::new(), 0, 0);
    loop {
        bench.clock.advance(Duration::from_secs(1));
        let page = bench.ok("get_appid_group_list", json!({"Limit": 2, "Next": next})).await;
        assert_eq!(page["TotalCount"], 5);
        seen.extend(ids(&page).into_iter().map(str::to_owned));
        pages += 1;
        next = page["Next"].as_u64().unwrap();
        if next == 0 {
            break;
        }
        assert!(next > u64::from(u32::MAX));
    }
    assert_eq!((pages, seen), (3, GROUPS.map(|(id, _)| id.to_owned()).to_vec()));

    for (name, expected) in [
        ("Private", vec![WORK]),
        ("Work", vec![WORK]),
        ("ChatRoom", vec![MEETING]),
        ("AVChatRoom", vec![LIVE]),
        ("Community", vec![COMMUNITY]),
        ("BChatRoom", vec![]),
    ] {
        bench.clock.advance(Duration::from_secs(1));
        let some = bench.ok("get_appid_group_list", json!({"GroupType": name, "Limit": 1})).await;
        assert_eq!(
            (ids(&some), some["TotalCount"].as_u64().unwrap()),
            (expected.clone(), expected.len() as u64)
        );
        assert_eq!(some["Next"], 0);
    }
    // What clients without a word for "absent" send; the filter under the name of a Go SDK.
    for (body, count) in [
        (json!({"Limit": 0, "Next": 0, "GroupType": ""}), 5),
        (json!({"Limit": null, "GroupType": null}), 5),
        (json!([]), 5),
        (json!({"Type": "Public"}), 1),
    ] {
        bench.clock.advance(Duration::from_secs(1));
        assert_eq!(ids(&bench.ok("get_appid_group_list", body.clone()).await).len(), count, "{body}");
    }
    for bad in [
        json!({"GroupType": "public"}),
        json!({"Limit": 10_001}),
        json!({"Next": 7}),
        json!({"Limit": "7"}),
        json!({"Limit": -1}),
        json!({"Next": "0"}),
    ] {
        bench.clock.advance(Duration::from_secs(1));
        assert_eq!(bench.code("get_appid_group_list", bad.clone()).await, 10004, "{bad}");
    }
}

#[tokio::test]
async fn ten_thousand_groups_fit_on_one_page() {
    let mut many = world();
    for n in 0..12_000 {
        let id = format!("@TGS#x{n}");
        many.groups.insert(id.clone(), group(&id, GroupType::Live));
    }
    let bench = start_server(many, |_| ()).await;
    let first = bench.ok("get_appid_group_list", json!({})).await;
    assert_eq!((ids(&first).len(), first["TotalCount"].as_u64()), (10_000, Some(12_005)));
    let second = bench.ok("get_appid_group_list", json!({"Next": first["Next"]})).await;
    assert_eq!((ids(&second).len(), second["Next"].as_u64()), (2_005, Some(0)));
}

#[tokio::test]
async fn a_profile_has_the_documented_keys_of_its_type() {
    let bench = start().await;
    let group_ids = GROUPS.map(|(id, _)| id);
    let answer = bench.ok("get_group_info", json!({"GroupIdList": group_ids})).await;
    assert_eq!(keys(&answer), ["GroupInfo"]);
    let base = [
        "Appid",
        "ApplyJoinOption",
        "CreateTime",
        "ErrorCode",
        "ErrorInfo",
        "FaceUrl",
        "GroupId",
        "Introduction",
        "LastInfoTime",
        "LastMsgTime",
        "MaxMemberNum",
        "MemberList",
        "MemberNum",
        "MuteAllMember",
        "Name",
        "NextMsgSeq",
        "Notification",
        "Owner_Account",
        "Type",
    ];
    let live: Vec<&str> = base.into_iter().filter(|key| !key.starts_with("Member")).collect();
    for (info, (id, kind)) in answer["GroupInfo"].as_array().unwrap().iter().zip(GROUPS) {
        let expected = if kind == GroupType::Live { live.clone() } else { base.to_vec() };
        assert_eq!(keys(info), expected, "{id}");
        assert_eq!((info["GroupId"].as_str(), info["Type"].as_str()), (Some(id), Some(kind.wire_name())));
        assert_eq!((&info["Appid"], &info["ErrorCode"]), (&json!(1_400_000_001), &json!(0)));
    }
    let public = &answer["GroupInfo"][1];
    assert_eq!((&public["MemberNum"], &public["NextMsgSeq"]), (&json!(4), &json!(4)));
    assert_eq!(public["MuteAllMember"], "Off");
    assert_eq!(
        keys(&public["MemberList"][0]),
        ["JoinTime", "LastSendMsgTime", "Member_Account", "MsgFlag", "MsgSeq", "MuteUntil", "Role"]
    );
}

#[tokio::test]
async fn filters_of_a_profile_leave_out_what_they_do_not_name() {
    let bench = start().await;
    bench.group(PUBLIC, |group| {
        group.app_data = vec![
            AppData { key: "k1".into(), value: "v".into() },
            AppData { key: "k2".into(), value: "w".into() },
        ];
    });
    let ask = |filter: Value| {
        bench.ok("get_group_info", json!({"GroupIdList": [PUBLIC], "ResponseFilter": filter}))
    };
    let named = ask(json!({
        "GroupBaseInfoFilter": ["Type", "InfoSeq", "InviteJoinOption", "ShutUpAllMember", "NoSuchField"],
        "MemberInfoFilter": ["Account", "NameCard", "ShutUpUntil"],
        "AppDefinedDataFilter_Group": ["k2", "k9"],
    }))
    .await;
    let info = &named["GroupInfo"][0];
    assert_eq!(
        keys(info),
        [
            "AppDefinedData",
            "ErrorCode",
            "ErrorInfo",
            "GroupId",
            "InfoSeq",
            "InviteJoinOption",
            "MemberList",
            "ShutUpAllMember",
            "Type"
        ]
    );
    assert_eq!(info["AppDefinedData"], json!([{"Key": "k2", "Value": "w"}]));
    assert_eq!(info["ShutUpAllMember"], "Off");
    assert_eq!(
        info["MemberList"][0],
        json!({"Member_Account": "olga", "NameCard": "card", "ShutUpUntil": 0})
    );
    let named = json!({"MemberInfoFilter": ["Role"], "GroupBaseInfoFilter": []});
    assert_eq!(keys(&ask(named).await["GroupInfo"][0]), ["ErrorCode", "ErrorInfo", "GroupId", "MemberList"]);
    // A filter of nothing is none; PHP writes it as a list.
    for nothing in [json!({}), json!([])] {
        assert_eq!(ask(nothing).await["GroupInfo"][0]["Name"], "徒步");
    }
}

#[tokio::test]
async fn each_group_has_its_own_result() {
    let bench = start().await;
    let long = "x".repeat(49);
    let asked = json!([PUBLIC, "@TGS#unknown", "", long, "群", WORK]);
    let answer = bench.ok("get_group_info", json!({"GroupIdList": asked})).await;
    let results: Vec<i64> = answer["GroupInfo"]
        .as_array()
        .unwrap()
        .iter()
        .map(|info| info["ErrorCode"].as_i64().unwrap())
        .collect();
    assert_eq!(results, [0, 10010, 10015, 10015, 10015, 0]);
    assert_eq!(keys(&answer["GroupInfo"][1]), ["ErrorCode", "ErrorInfo", "GroupId"]);
    let list = |count: usize| json!({"GroupIdList": vec![LIVE; count]});
    for (count, code) in [(0, 10004), (50, 0), (51, 10004)] {
        assert_eq!(bench.code("get_group_info", list(count)).await, code);
    }
}

#[tokio::test]
async fn a_profile_changes_for_everyone_to_see() {
    let bench = start().await;
    let change = json!({
        "GroupId": PUBLIC, "Name": "新名字", "Introduction": "", "Notification": "n", "FaceUrl": "f", "MaxMemberNum": 600,
        "ApplyJoinOption": "DisableApply", "InviteJoinOption": "DisableInvite", "MuteAllMember": "On",
        "AppDefinedData": [{"Key": "k", "Value": "v"}], "From_Account": "adam",
    });
    let answer = bench.post("modify_group_base_info", change).await;
    assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
    let info = bench.ok("get_group_info", json!({"GroupIdList": [PUBLIC]})).await["GroupInfo"][0].clone();
    for (key, value) in [
        ("Name", json!("新名字")),
        ("Introduction", json!("")),
        ("MaxMemberNum", json!(600)),
        ("ApplyJoinOption", json!("DisableApply")),
        ("MuteAllMember", json!("On")),
        ("LastInfoTime", json!(NOW)),
        ("AppDefinedData", json!([{"Key": "k", "Value": "v"}])),
        ("NextMsgSeq", json!(5)),
    ] {
        assert_eq!(info[key], value, "{key}");
    }
    bench.group(PUBLIC, |group| {
        let tip = group.messages.last().unwrap();
        assert!(tip.system && format!("{:?}", tip.body).contains("adam"));
        assert_eq!(group.info_seq, 4);
    });
    // The old name; and without a text there is no tip.
    bench.ok("modify_group_base_info", json!({"GroupId": PUBLIC, "ShutUpAllMember": "Off"})).await;
    let gone = json!({"GroupId": PUBLIC, "AppDefinedData": [{"Key": "k", "Value": ""}]});
    bench.ok("modify_group_base_info", gone).await;
    bench.group(PUBLIC, |group| {
        assert!(!group.mute_all && group.app_data.is_empty());
        assert_eq!((group.messages.len(), group.info_seq), (4, 6));
    });
}

#[tokio::test]
async fn a_profile_keeps_the_limits_in_bytes_and_of_its_type() {
    let bench = start().await;
    let name = |group: &str, field: &str, value: Value| json!({"GroupId": group, field: value});
    for (field, bytes) in [("Name", 30), ("Introduction", 240), ("Notification", 300), ("FaceUrl", 100)] {
        let fits = "字".repeat(bytes / 3);
        assert_eq!(
            bench.code("modify_group_base_info", name(PUBLIC, field, json!(fits))).await,
            0,
            "{field}"
        );
        let long = format!("{}字", "x".repeat(bytes - 2));
        assert_eq!(
            bench.code("modify_group_base_info", name(PUBLIC, field, json!(long))).await,
            10004,
            "{field}"
        );
    }
    for (group, field, value, code) in [
        (PUBLIC, "Name", json!(""), 0),
        (PUBLIC, "Name", json!(7), 10004),
        (PUBLIC, "MuteAllMember", json!("on"), 10004),
        (PUBLIC, "ApplyJoinOption", json!("Free"), 10004),
        (PUBLIC, "MaxMemberNum", json!(3), 10004),
        (PUBLIC, "MaxMemberNum", json!(6001), 10004),
        (PUBLIC, "AppDefinedData", json!([{"Key": "way_too_long_a_key", "Value": ""}]), 10004),
        (PUBLIC, "From_Account", json!("nobody"), 10019),
        (COMMUNITY, "ApplyJoinOption", json!("FreeAccess"), 10004),
        (COMMUNITY, "MaxMemberNum", json!(100_000), 0),
        (LIVE, "InviteJoinOption", json!("FreeAccess"), 10004),
        (LIVE, "MaxMemberNum", json!(7_000), 0),
        (LIVE, "Name", json!("live"), 0),
        ("@TGS#unknown", "Name", json!("x"), 10010),
        ("", "Name", json!("x"), 10015),
    ] {
        let body = name(group, field, value);
        assert_eq!(bench.code("modify_group_base_info", body.clone()).await, code, "{body}");
    }
    assert_eq!(bench.group(LIVE, |group| (group.max_member_num, group.messages.len())), (500, 0));
}

#[tokio::test]
async fn a_group_changes_hands() {
    for (id, kind) in GROUPS {
        let bench = start().await;
        let body = json!({"GroupId": id, "NewOwner_Account": "mia"});
        let code = bench.code("change_group_owner", body.clone()).await;
        if kind == GroupType::Live {
            assert_eq!(code, 10007);
            continue;
        }
        assert_eq!(code, 0, "{id}");
        assert_eq!(bench.code("change_group_owner", body).await, 0, "again");
        bench.group(id, |group| {
            assert_eq!(group.owner.as_deref(), Some("mia"));
            assert_eq!((group.members["mia"].role, group.members["olga"].role), (Role::Owner, Role::Member));
            assert_eq!(group.messages.len(), 4, "one tip");
        });
    }
    let bench = start().await;
    for (group, new, code) in
        [(PUBLIC, "zoe", 10004), ("@TGS#unknown", "mia", 10010), ("\u{7f}", "mia", 10015)]
    {
        let body = json!({"GroupId": group, "NewOwner_Account": new});
        assert_eq!(bench.code("change_group_owner", body).await, code);
    }
    bench.group(WORK, |group| group.owner = None);
    bench
        .ok("change_group_owner", json!({"GroupId": WORK, "NewOwner_Account": "max", "From_Account": "adam"}))
        .await;
    assert_eq!(bench.group(WORK, |group| group.owner.clone()).as_deref(), Some("max"));
    let body = json!({"GroupId": WORK, "NewOwner_Account": "mia", "From_Account": "nobody"});
    assert_eq!(bench.code("change_group_owner", body).await, 10019);
}

#[tokio::test]
async fn online_counts_move_in_steps_of_ten_seconds() {
    let bench = start().await;
    bench.group(LIVE, |group| group.online = 1000);
    let ask = || bench.ok("get_online_member_num", json!({"GroupId": LIVE}));
    assert_eq!(ask().await, json!({"OnlineMemberNum": 1000}));
    bench.group(LIVE, |group| group.online = 1200);
    bench.clock.advance(Duration::from_secs(9));
    assert_eq!(ask().await["OnlineMemberNum"], 1000);
    bench.clock.advance(Duration::from_secs(1));
    assert_eq!(ask().await["OnlineMemberNum"], 1200);
    for (id, kind) in GROUPS {
        let code = if kind == GroupType::Live { 0 } else { 10007 };
        assert_eq!(bench.code("get_online_member_num", json!({"GroupId": id})).await, code, "{id}");
    }
    assert_eq!(bench.code("get_online_member_num", json!({"GroupId": "@TGS#unknown"})).await, 10010);
}
