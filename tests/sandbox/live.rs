//! Live rooms: who is there, marks, admins, broadcasts.

use std::collections::BTreeSet;
use std::time::Duration;

use imwarden::sandbox::audience::Viewer;
use imwarden::wire::GroupType;
use serde_json::{Value, json};

use crate::support::{
    Bench, GROUPS, LIVE, NOW, PUBLIC, group, keys, start, start_server, text_message, world,
};
use crate::table::{text, texts};

/// The clock of a room: 700 people, `v0` the newest; some seconds brought one, some many.
fn fill(bench: &Bench) -> BTreeSet<String> {
    bench.group(LIVE, |group| {
        group.online = 700;
        for n in (0..700_u64).rev() {
            let second = match n {
                200..500 => 200,
                _ => n / 3 * 3,
            };
            group.viewers.insert(format!("v{n}"), Viewer { join_time: NOW - 1 - second, marks: Vec::new() });
        }
        group.viewers.keys().cloned().collect()
    })
}

/// Accounts and join times, page by page.
async fn pages(bench: &Bench, mark: Option<u64>) -> Vec<Vec<(String, u64)>> {
    let (mut pages, mut timestamp) = (Vec::new(), 0);
    loop {
        let body = json!({"GroupId": LIVE, "Timestamp": timestamp, "Mark": mark});
        let answer = bench.ok("get_members", body).await;
        assert_eq!(keys(&answer), ["MemberList", "NextTimestamp"]);
        let list = answer["MemberList"].as_array().unwrap();
        let item = |item: &Value| {
            (item["Member_Account"].as_str().unwrap().to_owned(), item["JoinTime"].as_u64().unwrap())
        };
        pages.push(list.iter().map(item).collect());
        timestamp = answer["NextTimestamp"].as_u64().unwrap();
        if timestamp == 0 {
            return pages;
        }
    }
}

async fn viewers(bench: &Bench, mark: Option<u64>) -> BTreeSet<String> {
    pages(bench, mark).await.into_iter().flatten().map(|(account, _)| account).collect()
}

fn marks(command: u64, items: &[(&str, &[u64])]) -> Value {
    let list: Value =
        items.iter().map(|(account, marks)| json!({"Member_Account": account, "Marks": marks})).collect();
    json!({"GroupId": LIVE, "CommandType": command, "MemberList": list})
}

#[tokio::test]
async fn everybody_in_the_room_is_listed_once_newest_first() {
    let bench = start().await;
    let everybody = fill(&bench);
    let pages = pages(&bench, None).await;
    assert!(pages.len() > 1 && pages[0].len() >= 250, "more than a page");
    let all: Vec<_> = pages.concat();
    assert!(all.windows(2).all(|pair| pair[0].1 >= pair[1].1), "newest first");
    assert_eq!(all.len(), 700, "nobody twice");
    assert_eq!(all.into_iter().map(|(account, _)| account).collect::<BTreeSet<_>>(), everybody);
}

#[tokio::test]
async fn who_comes_and_goes_between_pages_hides_nobody_else() {
    let bench = start().await;
    let everybody = fill(&bench);
    let ask = |timestamp: u64| bench.ok("get_members", json!({"GroupId": LIVE, "Timestamp": timestamp}));
    let first = ask(0).await;
    let mut seen: BTreeSet<String> = texts(&first["MemberList"], "Member_Account").into_iter().collect();
    bench.group(LIVE, |group| {
        group.viewers.insert("late".to_owned(), Viewer { join_time: NOW, marks: Vec::new() });
        let last = group.viewers.shift_remove("v0");
        assert!(last.is_some());
    });
    let mut next = first["NextTimestamp"].as_u64().unwrap();
    while next != 0 {
        let page = ask(next).await;
        for account in texts(&page["MemberList"], "Member_Account") {
            assert!(seen.insert(account), "listed twice");
        }
        next = page["NextTimestamp"].as_u64().unwrap();
    }
    assert_eq!(seen, everybody);
}

#[tokio::test]
async fn an_audience_nobody_named_is_made_up_and_stays_the_same() {
    let bench = start().await;
    for (online, listed) in [(620, 620), (30_000, 1000), (5, 5), (0, 0)] {
        bench.group(LIVE, |group| group.online = online);
        bench.clock.advance(Duration::from_mins(1));
        let there = viewers(&bench, None).await;
        assert_eq!(there.len(), listed, "the newest 1000 are kept");
        bench.clock.advance(Duration::from_mins(1));
        assert_eq!(viewers(&bench, None).await, there);
        let names: Vec<&String> = there.iter().take(500).collect();
        if !names.is_empty() {
            let body = json!({"GroupId": LIVE, "Member_Account": names});
            assert_eq!(bench.ok("check_members", body).await["Member_Account"], json!(names));
        }
    }
}

#[tokio::test]
async fn only_those_in_the_room_are_found_there() {
    let bench = start().await;
    fill(&bench);
    let check = |names: Value| json!({"GroupId": LIVE, "Member_Account": names});
    let found = bench.ok("check_members", check(json!(["v3", "olga", "nobody", "v699", "v3"]))).await;
    assert_eq!(found, json!({"Member_Account": ["v3", "v699", "v3"]}));
    bench
        .codes(
            "check_members",
            [
                (check(json!(vec!["v1"; 500])), 0),
                (check(json!(vec!["v1"; 501])), 10004),
                (check(json!([])), 10004),
                (check(json!("v1")), 10004),
                (check(json!([7])), 60015),
                (json!({"GroupId": LIVE}), 10004),
                (json!({"GroupId": "@TGS#unknown", "Member_Account": ["v1"]}), 10010),
                (json!({"GroupId": "", "Member_Account": ["v1"]}), 10015),
            ],
        )
        .await;
    bench
        .codes(
            "get_members",
            [
                (json!({"GroupId": LIVE}), 10004),
                (json!({"GroupId": LIVE, "Timestamp": -1}), 10004),
                (json!({"GroupId": LIVE, "Timestamp": 0, "Mark": 0}), 0),
                (json!({"GroupId": LIVE, "Timestamp": 1}), 0),
                (json!({"GroupId": LIVE, "Timestamp": 0, "Mark": "1000"}), 10004),
                (json!({"GroupId": "@TGS#unknown", "Timestamp": 0}), 10010),
            ],
        )
        .await;
}

#[tokio::test]
async fn marks_choose_viewers_until_they_are_taken_away_or_leave() {
    let bench = start().await;
    fill(&bench);
    let answer = bench
        .ok("modify_user_info", marks(1, &[("v1", &[1000, 1001]), ("olga", &[1000]), ("v2", &[1000])]))
        .await;
    let list =
        json!([{"Member_Account": "v1", "Marks": [1000, 1001]}, {"Member_Account": "v2", "Marks": [1000]}]);
    assert_eq!(answer, json!({"CommandType": 1, "MemberList": list}), "who is not online is left out");
    let set = |names: &[&str]| names.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    assert_eq!(viewers(&bench, Some(1000)).await, set(&["v1", "v2"]));
    assert_eq!(viewers(&bench, Some(1001)).await, set(&["v1"]));
    assert_eq!(viewers(&bench, Some(1002)).await, set(&[]));
    bench.ok("modify_user_info", marks(2, &[("v1", &[1000])])).await;
    assert_eq!(viewers(&bench, Some(1000)).await, set(&["v2"]));
    assert_eq!(viewers(&bench, Some(1001)).await, set(&["v1"]));
    bench.group(LIVE, |group| group.online = 0);
    assert_eq!(viewers(&bench, None).await, set(&[]));
    bench.group(LIVE, |group| group.online = 700);
    assert_eq!(viewers(&bench, Some(1001)).await, set(&[]), "marks do not outlive the visit");
}

#[tokio::test]
async fn the_services_own_marks_hide_and_hold() {
    let bench = start().await;
    fill(&bench);
    bench.ok("modify_user_info", marks(1, &[("v5", &[600])])).await;
    let shown = viewers(&bench, None).await;
    assert!(shown.len() == 699 && !shown.contains("v5"), "hidden");
    assert_eq!(viewers(&bench, Some(600)).await.into_iter().collect::<Vec<_>>(), ["v5"]);
    let there = bench.ok("check_members", json!({"GroupId": LIVE, "Member_Account": ["v5"]})).await;
    assert_eq!(there["Member_Account"], json!(["v5"]), "and there all the same");

    // 500 may be set on somebody who is elsewhere, and holds while the others leave.
    bench.ok("ban_group_member", json!({"GroupId": LIVE, "Members_Account": ["zoe"], "Duration": 60})).await;
    let answer =
        bench.ok("modify_user_info", marks(1, &[("mia", &[500]), ("nobody", &[500]), ("zoe", &[500])])).await;
    assert_eq!(texts(&answer["MemberList"], "Member_Account"), ["mia"]);
    assert_eq!(bench.group(LIVE, |group| group.online), 701);
    bench.group(LIVE, |group| group.online = 3);
    assert!(viewers(&bench, None).await.contains("mia"));
    bench.group(LIVE, |group| group.online = 0);
    assert_eq!(viewers(&bench, None).await.into_iter().collect::<Vec<_>>(), ["mia"]);
    bench.ok("modify_user_info", marks(2, &[("mia", &[500])])).await;
    assert_eq!(viewers(&bench, None).await.len(), 0);
}

#[tokio::test]
async fn marks_keep_their_limits() {
    let bench = start().await;
    fill(&bench);
    let one = |mark: u64| marks(1, &[("v1", &[mark])]);
    let many = |count: usize| marks(1, &vec![("v1", &[1000_u64][..]); count]);
    bench
        .codes(
            "modify_user_info",
            [
                (one(999), 10004),
                (one(499), 10004),
                (one(500), 0),
                (one(4_294_967_295), 0),
                (one(4_294_967_296), 10004),
                (marks(1, &[("v1", &[])]), 10004),
                (marks(0, &[("v1", &[1000])]), 10004),
                (marks(3, &[("v1", &[1000])]), 10004),
                (marks(1, &[]), 10004),
                (marks(1, &[("olga", &[1000]), ("nobody", &[1000])]), 10004),
                (many(500), 0),
                (many(501), 10004),
                (json!({"GroupId": LIVE, "CommandType": 1}), 10004),
                (json!({"GroupId": LIVE, "MemberList": [{"Member_Account": "v1", "Marks": [1000]}]}), 10004),
                (json!({"GroupId": "@TGS#unknown", "CommandType": 1, "MemberList": []}), 10010),
            ],
        )
        .await;
    // 500, 1000 and 4294967295 are there; seven more make ten.
    let seven: Vec<u64> = (2000..2007).collect();
    bench
        .codes(
            "modify_user_info",
            [
                (marks(1, &[("v2", &seven)]), 0),
                (marks(1, &[("v3", &[2007])]), 10004),
                (marks(1, &[("v3", &[2006])]), 0),
                (marks(1, &[("olga", &[3000]), ("v3", &[2006])]), 0),
                (marks(2, &[("v1", &[500])]), 0),
                (marks(1, &[("v3", &[2007])]), 0),
            ],
        )
        .await;
}

#[tokio::test]
async fn a_thousand_members_may_have_a_mark_and_get_it_again() {
    let bench = start().await;
    bench.group(LIVE, |group| {
        group.online = 1000;
        for n in 0..1000 {
            group.viewers.insert(format!("v{n}"), Viewer { join_time: NOW - 1, marks: Vec::new() });
        }
    });
    let mark = |from: usize, to: usize| {
        let list: Value =
            (from..to).map(|n| json!({"Member_Account": format!("v{n}"), "Marks": [1000]})).collect();
        json!({"GroupId": LIVE, "CommandType": 1, "MemberList": list})
    };
    bench.codes("modify_user_info", [(mark(0, 500), 0), (mark(500, 1000), 0), (mark(0, 500), 0)]).await;
    assert_eq!(viewers(&bench, Some(1000)).await.len(), 1000);
    // The mark of the one more is set before anybody of the others leaves the list.
    let more = marks(1, &[("mia", &[500, 1000])]);
    bench.codes("modify_user_info", [(more, 10004)]).await;
    assert!(!viewers(&bench, None).await.contains("mia"), "all or nothing");
}

#[tokio::test]
async fn a_live_room_has_five_admins_who_speak_when_all_are_muted() {
    let bench = start().await;
    let world = bench.server.world();
    for name in ["a1", "a2", "a3", "a4", "a5"] {
        world.lock().unwrap().accounts.insert(name.to_owned(), imwarden::sandbox::state::Account::default());
    }
    let admins = |command: u64, names: &[&str]| json!({"GroupId": LIVE, "CommandType": command, "Admin_Account": names});
    let listed = || async {
        let list = bench.ok("get_admin_list", json!({"GroupId": LIVE})).await["Admin_List"].clone();
        texts(&list, "Admin_Account")
    };
    assert_eq!(listed().await, ["adam"]);
    bench
        .codes(
            "modify_admin",
            [
                (admins(1, &["a1", "a2", "a3", "a4", "a5"]), 10004),
                (admins(1, &["a1", "a1", "a2", "a2", "adam", "a3"]), 0),
                (admins(1, &["a1"]), 0),
                (admins(1, &["a4", "nobody"]), 10019),
                (admins(1, &["a4"]), 0),
                (admins(1, &["a5"]), 10004),
                (admins(2, &["olga", "zoe", "a1"]), 0),
                (admins(2, &["a1"]), 0),
                (admins(1, &["a5", "olga"]), 0),
                (admins(3, &["a1"]), 10004),
                (admins(1, &[]), 10004),
                (json!({"GroupId": LIVE, "CommandType": 1, "Admin_Account": "a1"}), 10004),
                (json!({"GroupId": LIVE, "Admin_Account": ["a1"]}), 10004),
                (json!({"GroupId": "@TGS#unknown", "CommandType": 1, "Admin_Account": ["a1"]}), 10010),
            ],
        )
        .await;
    assert_eq!(listed().await, ["adam", "a2", "a3", "a4", "a5"]);
    let list = bench.ok("get_admin_list", json!({"GroupId": LIVE})).await;
    assert_eq!(list["Admin_List"][0], json!({"Admin_Account": "adam", "NickName": "ADAM", "Avatar": ""}));
    assert_eq!(bench.info(LIVE).await["Owner_Account"], "olga", "the owner's rank stays");
    bench.ok("modify_group_base_info", json!({"GroupId": LIVE, "MuteAllMember": "On"})).await;
    for (sender, code) in [("a2", 0), ("olga", 0), ("a1", 10017), ("mia", 10017)] {
        bench.codes("send_group_msg", [(text_message(LIVE, sender, 1, "hi"), code)]).await;
    }
}

#[tokio::test]
async fn a_broadcast_reaches_every_live_room_and_no_other_group() {
    let mut two = world();
    two.groups.insert("live2".to_owned(), group("live2", GroupType::Live));
    let bench = start_server(two, |_| ()).await;
    let say =
        |random: u64, words: &str| json!({"Random": random, "MsgBody": text(words), "From_Account": "mia"});
    let first = bench.ok("send_broadcast_msg", say(1, "停机维护")).await;
    assert_eq!(keys(&first), ["MsgSeq"]);
    bench.clock.advance(Duration::from_secs(299));
    assert_eq!(bench.ok("send_broadcast_msg", say(1, "停机维护")).await, first, "a duplicate");
    bench.clock.advance(Duration::from_secs(1));
    let count = |id: &str| bench.group(id, |group| group.messages.len());
    assert_eq!((count(LIVE), count("live2")), (1, 1));
    for again in [say(1, "停机维护"), say(1, "other words"), say(2, "other words")] {
        bench.clock.advance(Duration::from_secs(1));
        assert_ne!(bench.ok("send_broadcast_msg", again).await, first);
    }
    assert_eq!(
        (count(LIVE), count("live2")),
        (4, 4),
        "five minutes later, with other words, with another Random"
    );
    for room in [LIVE, "live2"] {
        let recalled =
            bench.ok("group_msg_recall", json!({"GroupId": room, "MsgSeqList": [{"MsgSeq": 1}]})).await;
        assert_eq!(recalled["RecallRetList"][0]["RetCode"], 0);
    }
    for (id, kind) in GROUPS {
        assert_eq!(count(id), if kind == GroupType::Live { 4 } else { 3 }, "{id}");
    }
}

#[tokio::test]
async fn a_broadcast_is_rare_and_whole() {
    let bench = start().await;
    let with = |field: &str, value: Value| {
        let mut body = json!({"Random": 1, "MsgBody": text("x")});
        body[field] = value;
        body
    };
    for (body, code) in [
        (with("Random", json!(null)), 10004),
        (with("Random", json!(4_294_967_296_u64)), 10004),
        (with("MsgBody", json!([])), 10004),
        (with("MsgBody", json!(null)), 10004),
        (with("From_Account", json!("nobody")), 10019),
        (with("From_Account", json!(7)), 60015),
        (with("CloudCustomData", json!("x".repeat(12_000))), 80002),
        (with("From_Account", json!("")), 0),
    ] {
        bench.clock.advance(Duration::from_secs(1));
        bench.codes("send_broadcast_msg", [(body, code)]).await;
    }
    assert_eq!(bench.group(LIVE, |group| group.messages.len()), 1);
    bench.clock.advance(Duration::from_secs(2));
    let say = |random: u64| json!({"Random": random, "MsgBody": text("x")});
    bench.codes("send_broadcast_msg", [(say(11), 0), (say(12), 0), (say(13), 10023)]).await;
    bench.codes("send_group_msg", [(text_message(PUBLIC, "mia", 1, "x"), 0)]).await;
}
