//! Coming into groups: adding, importing, unread counts, and the groups that somebody is in.

use std::time::Duration;

use imwarden::sandbox::state::Account;
use imwarden::wire::GroupType;
use serde_json::{Value, json};

use crate::support::{
    Bench, COMMUNITY, GROUPS, MEETING, NOW, PUBLIC, WORK, keys, start, start_server, world,
};
use crate::table::{accounts, numbers, texts};

/// More people, `u0` and up.
fn populate(bench: &Bench, count: usize) {
    let world = bench.server.world();
    world.lock().unwrap().accounts.extend((0..count).map(|n| (format!("u{n}"), Account::default())));
}

fn people(count: usize) -> Value {
    accounts((0..count).map(|n| format!("u{n}")))
}

fn ban(group: &str, account: &str) -> Value {
    json!({"GroupId": group, "Members_Account": [account], "Duration": 60})
}

#[tokio::test]
async fn each_added_account_has_a_result_and_the_group_is_told_once() {
    for (id, kind) in GROUPS {
        let bench = start().await;
        bench.ok("ban_group_member", ban(id, "max")).await;
        let before = bench.group(id, |group| group.messages.len());
        let body = json!({"GroupId": id, "MemberList": accounts(["zoe", "mia", "max", "zoe"])});
        if kind == GroupType::Live {
            bench.codes("add_group_member", [(body, 10007)]).await;
            continue;
        }
        let answer = bench.ok("add_group_member", body).await;
        assert_eq!(texts(&answer["MemberList"], "Member_Account"), ["zoe", "mia", "max", "zoe"]);
        assert_eq!(numbers(&answer["MemberList"], "Result"), [1, 2, 0, 2], "{id}");
        let zoe = bench.member(id, "zoe").await;
        assert_eq!((&zoe["Role"], &zoe["JoinTime"]), (&json!("Member"), &json!(NOW)));
        assert!(bench.joined("zoe").await.contains(&id.to_owned()));
        let tips = u64::from(kind != GroupType::Meeting);
        assert_eq!(bench.group(id, |group| group.messages.len() - before) as u64, tips, "{id}");
    }
}

#[tokio::test]
async fn nobody_is_told_of_silent_additions_nor_in_a_work_group_that_never_spoke() {
    let bench = start().await;
    bench
        .ok("add_group_member", json!({"GroupId": PUBLIC, "Silence": 1, "MemberList": accounts(["zoe"])}))
        .await;
    assert_eq!(bench.history(PUBLIC, None).await.len(), 3);
    let new =
        bench.ok("create_group", json!({"Type": "Private", "Name": "n", "Owner_Account": "olga"})).await;
    let new = new["GroupId"].as_str().unwrap();
    bench.ok("add_group_member", json!({"GroupId": new, "MemberList": accounts(["zoe"])})).await;
    assert_eq!(bench.history(new, None).await, []);
}

#[tokio::test]
async fn adding_keeps_its_limits() {
    let add = |group: &str, list: Value| json!({"GroupId": group, "MemberList": list});
    for (smallest, most) in [(false, 300), (true, 20)] {
        let bench = start_server(world(), |options| options.smallest_limits = smallest).await;
        populate(&bench, 301);
        bench
            .codes(
                "add_group_member",
                [(add(PUBLIC, people(most)), 0), (add(MEETING, people(most + 1)), 10005)],
            )
            .await;
        bench
            .codes(
                "import_group_member",
                [(add(COMMUNITY, people(most)), 0), (add(MEETING, people(most + 1)), 10005)],
            )
            .await;
        assert_eq!(bench.members(MEETING).await.len(), 4);
    }
    let bench = start().await;
    bench
        .codes(
            "add_group_member",
            [
                (add(PUBLIC, json!([])), 10004),
                (add(PUBLIC, json!(["zoe"])), 10004),
                (json!({"GroupId": PUBLIC}), 10004),
                (json!({"GroupId": PUBLIC, "Silence": 2, "MemberList": accounts(["zoe"])}), 10004),
                (add(PUBLIC, json!([{"Member_Account": 7}])), 60015),
                (add(PUBLIC, accounts(["zoe", "nobody"])), 10019),
                (add(PUBLIC, accounts([""])), 10019),
                (add("@TGS#unknown", accounts(["zoe"])), 10010),
                (add("", accounts(["zoe"])), 10015),
            ],
        )
        .await;
    assert_eq!(bench.member(PUBLIC, "zoe").await, Value::Null, "all or nothing");
}

#[tokio::test]
async fn a_full_group_takes_nobody() {
    let bench = start().await;
    bench.ok("modify_group_base_info", json!({"GroupId": PUBLIC, "MaxMemberNum": 5})).await;
    populate(&bench, 1);
    let add = |names: &[&str]| json!({"GroupId": PUBLIC, "MemberList": accounts(names)});
    bench.codes("add_group_member", [(add(&["zoe", "u0"]), 10014)]).await;
    assert_eq!(bench.members(PUBLIC).await.len(), 4);
    bench
        .codes(
            "add_group_member",
            [(add(&["zoe", "mia"]), 0), (add(&["zoe", "mia"]), 0), (add(&["u0"]), 10014)],
        )
        .await;
    let imported = bench.ok("import_group_member", add(&["u0", "mia"])).await;
    assert_eq!(numbers(&imported["MemberList"], "Result"), [0, 2], "when importing each fails for itself");
    assert_eq!(bench.members(PUBLIC).await.len(), 5);
}

#[tokio::test]
async fn a_ban_keeps_out_until_it_is_over() {
    for (id, kind) in GROUPS {
        if kind == GroupType::Live {
            continue;
        }
        let bench = start().await;
        bench.ok("ban_group_member", ban(id, "zoe")).await;
        let body = json!({"GroupId": id, "MemberList": accounts(["zoe"])});
        for (wait, expected) in [(59, 0), (1, 1)] {
            bench.clock.advance(Duration::from_secs(wait));
            for command in ["import_group_member", "add_group_member"] {
                let answer = bench.ok(command, body.clone()).await;
                assert_eq!(numbers(&answer["MemberList"], "Result"), [expected], "{id} {command} {wait}");
                bench.group(id, |group| group.members.shift_remove("zoe"));
            }
        }
    }
}

#[tokio::test]
async fn imported_members_keep_rank_join_time_and_unread_count() {
    for (id, kind) in GROUPS {
        let bench = start().await;
        let created = NOW - 86_400;
        let item = |time: Value| json!([{"Member_Account": "zoe", "JoinTime": time}]);
        let body = |list: Value| json!({"GroupId": id, "MemberList": list});
        if kind == GroupType::Live {
            bench.codes("import_group_member", [(body(item(json!(null))), 10007)]).await;
            continue;
        }
        for (time, result, told) in [
            (json!(created), 0, 0),
            (json!(created - 1), 0, 0),
            (json!(NOW), 0, 0),
            (json!(NOW + 1), 0, 0),
            (json!(created + 1), 1, created + 1),
            (json!(NOW - 1), 1, NOW - 1),
            (json!(0), 1, NOW),
            (json!(null), 1, NOW),
        ] {
            let answer = bench.ok("import_group_member", body(item(time.clone()))).await;
            assert_eq!(answer["MemberList"], json!([{"Member_Account": "zoe", "Result": result}]), "{time}");
            assert_eq!(bench.member(id, "zoe").await["JoinTime"].as_u64().unwrap_or(0), told, "{time}");
            bench.group(id, |group| group.members.shift_remove("zoe"));
        }
        for (unread, position) in [(json!(2), 1), (json!(99), 0), (json!(0), 3), (json!(null), 3)] {
            let list = json!([{"Member_Account": "zoe", "UnreadMsgNum": unread}]);
            bench.ok("import_group_member", body(list)).await;
            assert_eq!(bench.member(id, "zoe").await["MsgSeq"], position, "{unread}");
            bench.group(id, |group| group.members.shift_remove("zoe"));
        }
        assert_eq!(bench.history(id, None).await.len(), 3, "nobody is told");
    }
}

#[tokio::test]
async fn importing_again_changes_nothing_and_accounts_fail_alone() {
    let bench = start().await;
    let list = json!([
        {"Member_Account": "mia", "Role": "Admin", "UnreadMsgNum": 3},
        {"Member_Account": "nobody"},
        {"Member_Account": "zoe", "Role": "Admin"},
    ]);
    let answer = bench.ok("import_group_member", json!({"GroupId": PUBLIC, "MemberList": list})).await;
    assert_eq!(keys(&answer), ["MemberList"]);
    assert_eq!(texts(&answer["MemberList"], "Member_Account"), ["mia", "nobody", "zoe"]);
    assert_eq!(numbers(&answer["MemberList"], "Result"), [2, 0, 1]);
    let mia = bench.member(PUBLIC, "mia").await;
    assert_eq!((&mia["Role"], &mia["MsgSeq"]), (&json!("Member"), &json!(2)));
    assert_eq!(bench.member(PUBLIC, "zoe").await["Role"], "Admin");
    let one = |group: &str, role: &str| json!({"GroupId": group, "MemberList": [{"Member_Account": "zoe", "Role": role}]});
    bench
        .codes(
            "import_group_member",
            [
                (one(MEETING, "Owner"), 10004),
                (one(WORK, "Admin"), 10007),
                (one(WORK, ""), 0),
                (one("@TGS#unknown", ""), 10010),
                (json!({"GroupId": PUBLIC, "MemberList": []}), 10004),
                (json!({"GroupId": PUBLIC, "MemberList": [{"Member_Account": "u", "JoinTime": "1"}]}), 10004),
            ],
        )
        .await;
}

#[tokio::test]
async fn an_unread_count_is_set_where_there_is_one() {
    let set = |group: &str, account: &str, count: Value| json!({"GroupId": group, "Member_Account": account, "UnreadMsgNum": count});
    for (id, kind) in GROUPS {
        let bench = start().await;
        let counts = !matches!(kind, GroupType::Meeting | GroupType::Live);
        for (count, position) in [(0, 3), (2, 1), (3, 0), (4_294_967_295_u32, 0)] {
            let answer = bench.post("set_unread_msg_num", set(id, "mia", json!(count))).await;
            assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
            if kind != GroupType::Live {
                let expected = if counts { position } else { 2 };
                assert_eq!(bench.member(id, "mia").await["MsgSeq"], expected, "{id} {count}");
            }
        }
        let stranger = if counts { 10004 } else { 0 };
        bench.codes("set_unread_msg_num", [(set(id, "zoe", json!(1)), stranger)]).await;
    }
    let bench = start().await;
    bench
        .codes(
            "set_unread_msg_num",
            [
                (set(PUBLIC, "mia", json!(-1)), 10004),
                (set(PUBLIC, "mia", json!("1")), 10004),
                (set(PUBLIC, "mia", json!(null)), 10004),
                (json!({"GroupId": PUBLIC, "UnreadMsgNum": 1}), 10004),
                (set("@TGS#unknown", "mia", json!(1)), 10010),
                (set("", "mia", json!(1)), 10015),
            ],
        )
        .await;
}
