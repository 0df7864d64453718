//! Members: pages, roles, profiles, removal.

use std::collections::BTreeSet;

use imwarden::sandbox::state::Role;
use imwarden::wire::{AppData, GroupType};
use serde_json::{Value, json};

use crate::support::{
    COMMUNITY, GROUPS, LIVE, MEETING, NOW, PUBLIC, WORK, keys, member, start, start_server, world,
};

fn accounts(answer: &Value) -> Vec<String> {
    let list = answer["MemberList"].as_array().unwrap();
    list.iter().map(|item| item["Member_Account"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_page_of_members_has_the_documented_keys() {
    let bench = start().await;
    for (id, kind) in GROUPS {
        let mut body = json!({"GroupId": id});
        if kind == GroupType::Community {
            body["Next"] = json!("");
        }
        if kind == GroupType::Live {
            assert_eq!(bench.code("get_group_member_info", body).await, 10007);
            continue;
        }
        let answer = bench.ok("get_group_member_info", body).await;
        let expected: &[&str] = if kind == GroupType::Community {
            &["MemberList", "MemberNum", "Next"]
        } else {
            &["MemberList", "MemberNum"]
        };
        assert_eq!(keys(&answer), expected, "{id}");
        assert_eq!((accounts(&answer).len(), answer["MemberNum"].as_u64()), (4, Some(4)));
        assert_eq!(
            answer["MemberList"][0],
            json!({
                "Member_Account": "olga", "Role": "Owner", "JoinTime": NOW - 86_000, "MsgSeq": 2,
                "MsgFlag": "AcceptAndNotify", "LastSendMsgTime": 0, "MuteUntil": 0, "NameCard": "card",
            })
        );
    }
}

#[tokio::test]
async fn filters_choose_fields_roles_and_custom_keys() {
    let bench = start().await;
    bench.group(PUBLIC, |group| {
        group.members["adam"].app_data = vec![
            AppData { key: "a".into(), value: "1".into() },
            AppData { key: "b".into(), value: "2".into() },
        ];
        group.mutes.insert("adam".into(), NOW + 60);
    });
    let answer = bench
        .ok(
            "get_group_member_info",
            json!({
                "GroupId": PUBLIC, "MemberInfoFilter": ["Role", "ShutUpUntil", "OnlineStatus"],
                "MemberRoleFilter": ["Admin"], "AppDefinedDataFilter_GroupMember": ["b"],
            }),
        )
        .await;
    assert_eq!(
        answer,
        json!({"MemberNum": 4, "MemberList": [{
            "Member_Account": "adam", "Role": "Admin", "ShutUpUntil": NOW + 60,
            "AppMemberDefinedData": [{"Key": "b", "Value": "2"}],
        }]})
    );
    let roles =
        |filter: Value| json!({"GroupId": PUBLIC, "MemberRoleFilter": filter, "Limit": 2, "Offset": 1});
    let second = bench.ok("get_group_member_info", roles(json!(["Owner", "Member"]))).await;
    assert_eq!(accounts(&second), ["mia", "max"], "the offset counts what the filter leaves");
    assert_eq!(bench.code("get_group_member_info", roles(json!(["owner"]))).await, 10004);
}

#[tokio::test]
async fn twenty_thousand_members_are_paged_by_cursor_even_while_people_leave() {
    let mut big = world();
    let group = big.groups.get_mut(COMMUNITY).unwrap();
    group.members.clear();
    for n in 0..20_000 {
        group
            .members
            .insert(format!("user_{n}"), member(if n % 1000 == 0 { Role::Admin } else { Role::Member }));
    }
    let bench = start_server(big, |_| ()).await;
    let page = |next: Value, roles: Value| {
        let body = json!({
            "GroupId": COMMUNITY, "Limit": 100, "Next": next, "MemberRoleFilter": roles, "MemberInfoFilter": ["Role"],
        });
        bench.ok("get_group_member_info", body)
    };
    let everyone = json!(["Owner", "Admin", "Member"]);
    let (mut seen, mut next) = (BTreeSet::new(), json!(""));
    for number in 0.. {
        let answer = page(next, everyone.clone()).await;
        for account in accounts(&answer) {
            assert!(seen.insert(account), "listed twice");
        }
        next = answer["Next"].clone();
        if number == 50 {
            // Everyone on the pages that were read leaves, but the last one.
            bench.group(COMMUNITY, |group| drop(group.members.drain(..5_099)));
        }
        if next == "" {
            break;
        }
    }
    assert_eq!(seen.len(), 20_000, "nobody is missed");

    let admins = page(json!(""), json!(["Admin"])).await;
    assert_eq!(
        (accounts(&admins).len(), &admins["Next"], admins["MemberNum"].as_u64()),
        (14, &json!(""), Some(14_901))
    );
}

#[tokio::test]
async fn offset_pages_reach_everyone_and_too_much_is_refused() {
    let mut big = world();
    for n in 0..20_000 {
        big.groups[MEETING].members.insert(format!("user_{n}"), member(Role::Member));
    }
    let bench = start_server(big, |_| ()).await;
    let mut seen = BTreeSet::new();
    for offset in (0..20_004).step_by(6000) {
        let body = json!({"GroupId": MEETING, "Limit": 6000, "Offset": offset, "MemberInfoFilter": ["Role"]});
        seen.extend(accounts(&bench.ok("get_group_member_info", body).await));
    }
    assert_eq!(seen.len(), 20_004);
    let beyond = json!({"GroupId": MEETING, "Limit": 10, "Offset": 20_004});
    assert_eq!(
        bench.ok("get_group_member_info", beyond).await,
        json!({"MemberNum": 20_004, "MemberList": []})
    );
    assert_eq!(bench.code("get_group_member_info", json!({"GroupId": MEETING})).await, 10018, "over 1 MB");
    assert_eq!(bench.code("get_group_info", json!({"GroupIdList": [MEETING]})).await, 10018);
}

#[tokio::test]
async fn paging_is_of_the_kind_that_the_type_has() {
    let bench = start().await;
    for body in [
        json!({"GroupId": PUBLIC, "Limit": 6001}),
        json!({"GroupId": PUBLIC, "Limit": 10, "Next": "144115265295492787"}),
        json!({"GroupId": COMMUNITY, "Limit": 10}),
        json!({"GroupId": COMMUNITY, "Limit": 10, "Offset": 0}),
        json!({"GroupId": COMMUNITY, "Limit": 10, "Offset": 1, "Next": ""}),
        json!({"GroupId": COMMUNITY, "Limit": 101, "Next": ""}),
        json!({"GroupId": COMMUNITY, "Limit": 10, "Next": 0}),
        json!({"GroupId": COMMUNITY, "Limit": 10, "Next": "next"}),
        json!({"GroupId": COMMUNITY, "Limit": 10, "Next": "18446744073709551615"}),
    ] {
        assert_eq!(bench.code("get_group_member_info", body.clone()).await, 10004, "{body}");
    }
    assert_eq!(bench.code("get_group_member_info", json!({"GroupId": "@TGS#unknown"})).await, 10010);
    // What clients without a word for "absent" send.
    for body in [
        json!({"GroupId": PUBLIC, "Limit": 0, "Offset": 0, "MemberInfoFilter": null, "MemberRoleFilter": null}),
        json!({"GroupId": PUBLIC, "Limit": 10, "Offset": 0, "Next": "", "MemberRoleFilter": []}),
        json!({"GroupId": COMMUNITY, "Limit": 10, "Offset": 0, "Next": ""}),
    ] {
        let page = bench.ok("get_group_member_info", body.clone()).await;
        assert_eq!(page["MemberList"].as_array().unwrap().len(), 4, "{body}");
    }
}

#[tokio::test]
async fn roles_are_told_also_of_strangers() {
    let bench = start().await;
    let answer = bench
        .ok(
            "get_role_in_group",
            json!({"GroupId": PUBLIC, "User_Account": ["olga", "adam", "mia", "zoe", "?"]}),
        )
        .await;
    let item = |account: &str, role: &str| json!({"Member_Account": account, "Role": role});
    let expected = [
        item("olga", "Owner"),
        item("adam", "Admin"),
        item("mia", "Member"),
        item("zoe", "NotMember"),
        item("?", "NotMember"),
    ];
    assert_eq!(answer, json!({"UserIdList": expected}));
    for (group, count, code) in [
        (WORK, 1, 0),
        (COMMUNITY, 500, 0),
        (PUBLIC, 501, 10004),
        (PUBLIC, 0, 10004),
        (LIVE, 1, 10007),
        ("@TGS#unknown", 1, 10010),
    ] {
        let body = json!({"GroupId": group, "User_Account": vec!["mia"; count]});
        assert_eq!(bench.code("get_role_in_group", body).await, code, "{group} {count}");
    }
}

#[tokio::test]
async fn a_member_is_changed() {
    let bench = start().await;
    let change = json!({
        "GroupId": PUBLIC, "Member_Account": "mia", "Role": "Admin", "MsgFlag": "Discard", "NameCard": "米娅",
        "AppMemberDefinedData": [{"Key": "k", "Value": "v"}], "ShutUpTime": 60,
    });
    let answer = bench.post("modify_group_member_info", change).await;
    assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
    let page = bench.ok("get_group_member_info", json!({"GroupId": PUBLIC, "Offset": 2, "Limit": 1})).await;
    let mia = &page["MemberList"][0];
    assert_eq!(
        (&mia["Role"], &mia["MsgFlag"], &mia["NameCard"]),
        (&json!("Admin"), &json!("Discard"), &json!("米娅"))
    );
    assert_eq!(mia["AppMemberDefinedData"], json!([{"Key": "k", "Value": "v"}]));
    assert_eq!(mia["MuteUntil"], NOW + 60);
    assert_eq!(
        bench.group(PUBLIC, |group| group.messages.len()),
        5,
        "a tip for the rank and one for the mute"
    );
    bench
        .ok(
            "modify_group_member_info",
            json!({"GroupId": PUBLIC, "Member_Account": "mia", "Role": "Member", "MuteTime": 0}),
        )
        .await;
    bench.group(PUBLIC, |group| assert!(group.mutes.is_empty() && group.members["mia"].role == Role::Member));
}

#[tokio::test]
async fn a_member_is_not_changed_beyond_rank_type_and_limits() {
    let bench = start().await;
    for (group, account, field, value, code) in [
        (PUBLIC, "olga", "Role", json!("Member"), 10007),
        (PUBLIC, "olga", "NameCard", json!("boss"), 0),
        (PUBLIC, "mia", "Role", json!("Owner"), 10004),
        (PUBLIC, "mia", "Role", json!("NotMember"), 10004),
        (PUBLIC, "mia", "MsgFlag", json!("acceptandnotify"), 10004),
        (PUBLIC, "mia", "MsgFlag", json!("AcceptNotNotifyExceptAt"), 0),
        (PUBLIC, "mia", "NameCard", json!("x".repeat(50)), 0),
        (PUBLIC, "mia", "NameCard", json!("字".repeat(17)), 10004),
        (PUBLIC, "mia", "MuteTime", json!(4_294_967_296_u64), 10004),
        (PUBLIC, "mia", "MuteTime", json!("60"), 10004),
        (PUBLIC, "mia", "AppMemberDefinedData", json!([{"Key": "k", "Value": "x".repeat(65)}]), 10004),
        (PUBLIC, "zoe", "NameCard", json!("x"), 10004),
        (WORK, "mia", "Role", json!("Admin"), 10007),
        (WORK, "mia", "MuteTime", json!(60), 10007),
        (WORK, "mia", "NameCard", json!("x"), 0),
        (MEETING, "mia", "Role", json!("Admin"), 0),
        (COMMUNITY, "mia", "MuteTime", json!(60), 0),
        (LIVE, "adam", "NameCard", json!("x"), 10007),
        ("@TGS#unknown", "mia", "NameCard", json!("x"), 10010),
    ] {
        let body = json!({"GroupId": group, "Member_Account": account, field: value});
        assert_eq!(bench.code("modify_group_member_info", body.clone()).await, code, "{body}");
    }
    bench.group(PUBLIC, |group| assert_eq!(group.members["mia"].role, Role::Member));
}

#[tokio::test]
async fn members_are_removed_and_the_group_is_told() {
    for (id, kind) in GROUPS {
        let bench = start().await;
        let body = json!({"GroupId": id, "Reason": "广告", "MemberToDel_Account": ["mia", "zoe", "nobody"]});
        let answer = bench.post("delete_group_member", body.clone()).await;
        if kind == GroupType::Live {
            assert_eq!(answer["ErrorCode"], 10004);
            continue;
        }
        assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
        assert_eq!(bench.code("delete_group_member", body).await, 0, "again");
        bench.group(id, |group| {
            assert!(!group.members.contains_key("mia"));
            let tips = usize::from(kind != GroupType::Meeting);
            assert_eq!(group.messages.len(), 3 + tips, "{id}");
        });
    }
    let bench = start().await;
    bench
        .ok("delete_group_member", json!({"GroupId": PUBLIC, "Silence": 1, "MemberToDel_Account": ["mia"]}))
        .await;
    assert_eq!(bench.group(PUBLIC, |group| (group.messages.len(), group.members.len())), (3, 3));
}

#[tokio::test]
async fn removal_keeps_its_limits_and_the_owner() {
    let bench = start().await;
    for (group, named, code) in [
        (PUBLIC, vec!["mia", "olga"], 10007),
        (PUBLIC, vec!["nobody"; 100], 0),
        (PUBLIC, vec!["nobody"; 101], 10004),
        (PUBLIC, vec![], 10004),
        (WORK, vec!["olga"], 0),
        ("@TGS#unknown", vec!["mia"], 10010),
    ] {
        let body = json!({"GroupId": group, "MemberToDel_Account": named});
        assert_eq!(bench.code("delete_group_member", body).await, code, "{group}");
    }
    let loud = json!({"GroupId": PUBLIC, "Silence": 2, "MemberToDel_Account": ["mia"]});
    assert_eq!(bench.code("delete_group_member", loud).await, 10004);
    assert!(bench.group(PUBLIC, |group| group.members.contains_key("mia")));
    assert_eq!(bench.group(WORK, |group| group.owner.clone()), None);
}
