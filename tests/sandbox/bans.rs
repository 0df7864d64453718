//! Bans, and how they and mutes end by the clock.

use std::time::Duration;

use imwarden::sandbox::audience::Viewer;
use imwarden::wire::GroupType;
use serde_json::{Value, json};

use crate::support::{Bench, COMMUNITY, GROUPS, LIVE, NOW, PUBLIC, start, start_server, text_message, world};
use crate::table::{accounts, numbers, texts};

fn ban(group: &str, names: &[&str], seconds: u64) -> Value {
    json!({"GroupId": group, "Members_Account": names, "Duration": seconds})
}

async fn banned(bench: &Bench, group: &str) -> Vec<(String, i64)> {
    let list =
        bench.ok("get_group_ban_member", json!({"GroupId": group, "Offset": 0})).await["BannedAccountList"]
            .clone();
    texts(&list, "Member_Account").into_iter().zip(numbers(&list, "BannedUntil")).collect()
}

fn until(name: &str, seconds: u64) -> (String, i64) {
    (name.to_owned(), i64::try_from(NOW + seconds).unwrap())
}

#[tokio::test]
async fn a_banned_member_is_out_silent_and_listed_until_the_ban_ends() {
    for (id, kind) in GROUPS {
        let bench = start().await;
        bench.group(LIVE, |group| {
            group.online = 2;
            for name in ["mia", "zoe"] {
                group.viewers.insert(name.to_owned(), Viewer { join_time: NOW - 9, marks: Vec::new() });
            }
        });
        let mut body = ban(id, &["mia", "zoe"], 60);
        body["Description"] = json!("广告");
        let answer = bench.post("ban_group_member", body).await;
        assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
        assert_eq!(banned(&bench, id).await, [until("mia", 60), until("zoe", 60)], "{id}: members or not");
        if kind == GroupType::Live {
            let there =
                bench.ok("check_members", json!({"GroupId": id, "Member_Account": ["mia", "zoe"]})).await;
            assert_eq!(there["Member_Account"], json!([]), "out of the room");
            assert_eq!(bench.group(id, |group| group.online), 0);
        } else {
            assert_eq!(bench.member(id, "mia").await, Value::Null);
            assert!(!bench.joined("mia").await.contains(&id.to_owned()));
        }
        bench.codes("send_group_msg", [(text_message(id, "mia", 1, "hi"), 10007)]).await;
        bench.clock.advance(Duration::from_secs(59));
        bench.codes("send_group_msg", [(text_message(id, "mia", 1, "hi"), 10007)]).await;
        assert_eq!(banned(&bench, id).await.len(), 2);
        bench.clock.advance(Duration::from_secs(1));
        assert_eq!(banned(&bench, id).await, []);
        bench.codes("send_group_msg", [(text_message(id, "mia", 1, "hi"), 0)]).await;
        if kind != GroupType::Live {
            assert_eq!(bench.member(id, "mia").await, Value::Null, "nobody is put back in");
        }
    }
}

#[tokio::test]
async fn a_ban_is_replaced_by_the_next_and_lifted_early() {
    let bench = start().await;
    bench.ok("ban_group_member", ban(PUBLIC, &["mia", "max"], 600)).await;
    bench.ok("ban_group_member", ban(PUBLIC, &["mia"], 60)).await;
    bench.ok("ban_group_member", ban(PUBLIC, &["zoe"], 4_294_967_295)).await;
    let forever = ("zoe".to_owned(), 4_294_967_295);
    assert_eq!(banned(&bench, PUBLIC).await, [until("max", 600), until("mia", 60), forever.clone()]);
    let body = json!({"GroupId": PUBLIC, "Members_Account": ["max", "adam", "nobody"]});
    let answer = bench.post("unban_group_member", body).await;
    assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
    assert_eq!(bench.member(PUBLIC, "max").await, Value::Null, "he has to join again");
    let added = bench
        .ok("add_group_member", json!({"GroupId": PUBLIC, "MemberList": accounts(["max", "mia"])}))
        .await;
    assert_eq!(numbers(&added["MemberList"], "Result"), [1, 0]);
    bench.clock.advance(Duration::from_hours(40 * 365 * 24));
    assert_eq!(banned(&bench, PUBLIC).await, [forever]);
}

#[tokio::test]
async fn bans_keep_their_limits() {
    let bench = start().await;
    let many = |count: usize| vec!["mia"; count];
    let with = |description: String| json!({"GroupId": LIVE, "Members_Account": ["mia"], "Duration": 6, "Description": description});
    bench
        .codes(
            "ban_group_member",
            [
                (ban(PUBLIC, &["olga", "mia"], 60), 10007),
                (ban(LIVE, &["olga"], 60), 10007),
                (ban(PUBLIC, &many(21), 60), 10005),
                (ban(PUBLIC, &[], 60), 10004),
                (ban(PUBLIC, &["mia"], 0), 10004),
                (ban(PUBLIC, &["mia"], 4_294_967_296), 10004),
                (json!({"GroupId": PUBLIC, "Members_Account": ["mia"]}), 10004),
                (json!({"GroupId": PUBLIC, "Members_Account": "mia", "Duration": 6}), 10004),
                (json!({"GroupId": PUBLIC, "Members_Account": [7], "Duration": 6}), 60015),
                (json!({"GroupId": PUBLIC, "Duration": 6}), 10004),
                (with("x".repeat(1001)), 10004),
                (ban("@TGS#unknown", &["mia"], 60), 10010),
                (ban("", &["mia"], 60), 10015),
            ],
        )
        .await;
    assert_eq!(banned(&bench, PUBLIC).await, [], "nobody was banned by these");
    bench
        .codes(
            "ban_group_member",
            [
                (ban(PUBLIC, &many(20), 60), 0),
                (ban(COMMUNITY, &["nobody"], 60), 0),
                (with("字".repeat(333)), 0),
            ],
        )
        .await;
    assert_eq!(banned(&bench, PUBLIC).await.len(), 1);
    assert_eq!(banned(&bench, COMMUNITY).await, [], "an account that does not exist is skipped");
    let lift = |group: &str, names: Vec<&str>| json!({"GroupId": group, "Members_Account": names});
    bench
        .codes(
            "unban_group_member",
            [
                (lift(PUBLIC, many(20)), 0),
                (lift(PUBLIC, many(21)), 10005),
                (lift(PUBLIC, vec![]), 10004),
                (json!({"GroupId": PUBLIC}), 10004),
                (lift("@TGS#unknown", many(1)), 10010),
                (lift("", many(1)), 10015),
            ],
        )
        .await;
}

#[tokio::test]
async fn bans_are_listed_a_hundred_at_a_time() {
    let mut big = world();
    for n in 0..250_u64 {
        big.groups[LIVE].bans.insert(format!("u{n}"), NOW + 1 + n);
    }
    let bench = start_server(big, |_| ()).await;
    let (mut offset, mut pages, mut seen) = (0, Vec::new(), Vec::new());
    loop {
        let answer = bench.ok("get_group_ban_member", json!({"GroupId": LIVE, "Offset": offset})).await;
        let page = texts(&answer["BannedAccountList"], "Member_Account");
        pages.push(page.len());
        seen.extend(page);
        offset = answer["NextOffset"].as_u64().unwrap();
        if offset == 0 {
            break;
        }
    }
    assert_eq!((pages, seen.len()), (vec![100, 100, 50], 250));
    let page = |limit: Value, offset: Value| json!({"GroupId": LIVE, "Limit": limit, "Offset": offset});
    for (limit, offset, count, next) in
        [(7, 0, 7, 7), (50, 200, 50, 0), (50, 201, 49, 0), (50, 250, 0, 0), (0, 0, 100, 100)]
    {
        let answer = bench.ok("get_group_ban_member", page(json!(limit), json!(offset))).await;
        let list = answer["BannedAccountList"].as_array().unwrap();
        assert_eq!((list.len(), &answer["NextOffset"]), (count, &json!(next)), "{limit} {offset}");
    }
    bench.clock.advance(Duration::from_mins(4));
    assert_eq!(banned(&bench, LIVE).await.len(), 10, "what is over drops out");
    bench
        .codes(
            "get_group_ban_member",
            [
                (page(json!(101), json!(0)), 10004),
                (page(json!(null), json!(null)), 10004),
                (page(json!("1"), json!(0)), 10004),
                (page(json!(1), json!(u64::MAX)), 0),
                (json!({"GroupId": "@TGS#unknown", "Offset": 0}), 10010),
                (json!({"GroupId": "", "Offset": 0}), 10015),
            ],
        )
        .await;
}

#[tokio::test]
async fn a_mute_survives_leaving_a_ban_and_the_way_back_and_ends_by_the_clock() {
    let bench = start().await;
    bench
        .ok("forbid_send_msg", json!({"GroupId": PUBLIC, "Members_Account": ["mia"], "MuteTime": 300}))
        .await;
    bench.ok("ban_group_member", ban(PUBLIC, &["mia"], 60)).await;
    bench.clock.advance(Duration::from_mins(1));
    let back = json!({"GroupId": PUBLIC, "MemberList": accounts(["mia"])});
    bench.ok("add_group_member", back.clone()).await;
    assert_eq!(bench.member(PUBLIC, "mia").await["MuteUntil"], NOW + 300);
    bench.ok("delete_group_member", json!({"GroupId": PUBLIC, "MemberToDel_Account": ["mia"]})).await;
    bench.ok("add_group_member", back).await;
    let say = |random: u32| text_message(PUBLIC, "mia", random, "hi");
    bench.clock.advance(Duration::from_secs(239));
    bench.codes("send_group_msg", [(say(1), 10017)]).await;
    bench.clock.advance(Duration::from_secs(1));
    bench.codes("send_group_msg", [(say(2), 0)]).await;
    assert_eq!(bench.member(PUBLIC, "mia").await["MuteUntil"], 0);
}

#[tokio::test]
async fn a_banned_admin_of_a_live_room_is_one_no_longer() {
    let bench = start().await;
    bench.ok("ban_group_member", ban(LIVE, &["adam"], 60)).await;
    let admins = bench.ok("get_admin_list", json!({"GroupId": LIVE})).await;
    assert_eq!(admins, json!({"Admin_List": []}));
}
