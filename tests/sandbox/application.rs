//! What concerns the whole application: global mutes, daily figures, addresses.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{Bench, COMMUNITY, GROUPS, LIVE, NOW, PUBLIC, keys, start, text_message};
use crate::table::texts;

const FOREVER: u32 = u32::MAX;

fn silence(account: &str, c2c: Value, groups: Value) -> Value {
    json!({"Set_Account": account, "C2CmsgNospeakingTime": c2c, "GroupmsgNospeakingTime": groups})
}

async fn left(bench: &Bench, account: &str) -> (u64, u64) {
    let answer = bench.post("getnospeaking", json!({"Get_Account": account})).await;
    assert_eq!(keys(&answer), ["C2CmsgNospeakingTime", "ErrorCode", "ErrorInfo", "GroupmsgNospeakingTime"]);
    let seconds = |key: &str| answer[key].as_u64().unwrap();
    (seconds("C2CmsgNospeakingTime"), seconds("GroupmsgNospeakingTime"))
}

#[tokio::test]
async fn a_global_mute_counts_down_and_each_kind_for_itself() {
    let bench = start().await;
    assert_eq!(left(&bench, "mia").await, (0, 0));
    let answer = bench.post("setnospeaking", silence("mia", json!(7200), json!(60))).await;
    assert_eq!(answer, json!({"ErrorCode": 0, "ErrorInfo": ""}));
    bench.clock.advance(Duration::from_secs(4));
    assert_eq!(left(&bench, "mia").await, (7196, 56));
    bench.clock.advance(Duration::from_secs(56));
    assert_eq!(left(&bench, "mia").await, (7140, 0));
    for (body, expected) in [
        (silence("mia", json!(null), json!(10)), (7140, 10)),
        (silence("mia", json!(0), json!(null)), (0, 10)),
        (silence("mia", json!(FOREVER), json!(FOREVER)), (u64::from(FOREVER), u64::from(FOREVER))),
    ] {
        bench.ok("setnospeaking", body.clone()).await;
        assert_eq!(left(&bench, "mia").await, expected, "{body}");
    }
    bench.clock.advance(Duration::from_hours(40 * 365 * 24));
    assert_eq!(left(&bench, "mia").await, (u64::from(FOREVER), u64::from(FOREVER)));
    bench.ok("setnospeaking", silence("mia", json!(0), json!(0))).await;
    assert_eq!((left(&bench, "mia").await, left(&bench, "max").await), ((0, 0), (0, 0)));
}

#[tokio::test]
async fn a_global_mute_silences_in_every_group_until_it_is_over() {
    let bench = start().await;
    bench.ok("setnospeaking", silence("mia", json!(FOREVER), json!(null))).await;
    bench
        .codes("send_group_msg", [(text_message(PUBLIC, "mia", 1, "one to one is something else"), 0)])
        .await;
    bench.ok("setnospeaking", silence("mia", json!(0), json!(60))).await;
    bench.ok("setnospeaking", silence("olga", json!(null), json!(60))).await;
    bench.ok("setnospeaking", silence("administrator", json!(null), json!(60))).await;
    let said = |id: &str| bench.group(id, |group| group.messages.len());
    for (id, _) in GROUPS {
        let before = said(id);
        bench
            .codes(
                "send_group_msg",
                [
                    (text_message(id, "mia", 2, "hi"), 10017),
                    (text_message(id, "olga", 2, "an owner too"), 10017),
                    (text_message(id, "max", 2, "hi"), 0),
                    (text_message(id, "administrator", 2, "hi"), 0),
                ],
            )
            .await;
        assert_eq!(said(id), before + 2);
    }
    bench.clock.advance(Duration::from_mins(1));
    bench
        .codes(
            "send_group_msg",
            [(text_message(LIVE, "mia", 3, "hi"), 0), (text_message(COMMUNITY, "olga", 3, "hi"), 0)],
        )
        .await;
}

#[tokio::test]
async fn a_global_mute_needs_an_account_and_a_time() {
    let bench = start().await;
    bench
        .codes(
            "setnospeaking",
            [
                (json!({}), 130_004),
                (json!({"C2CmsgNospeakingTime": 1}), 130_004),
                (silence("nobody", json!(1), json!(1)), 130_005),
                (silence("", json!(1), json!(1)), 130_005),
                (json!({"Set_Account": ["mia"], "C2CmsgNospeakingTime": 1}), 130_005),
                (json!({"Set_Account": "mia"}), 130_008),
                (silence("mia", json!(null), json!(null)), 130_008),
                (silence("mia", json!(-1), json!(null)), 130_001),
                (silence("mia", json!("60"), json!(null)), 130_001),
                (silence("mia", json!(4_294_967_296_u64), json!(60)), 130_001),
            ],
        )
        .await;
    assert_eq!(left(&bench, "mia").await, (0, 0));
    bench
        .codes(
            "getnospeaking",
            [
                (json!({}), 130_002),
                (json!({"Get_Account": null}), 130_002),
                (json!({"Get_Account": "nobody"}), 130_003),
                (json!({"Get_Account": ""}), 130_003),
                (json!({"Get_Account": ["mia"]}), 130_003),
                (json!({"Get_Account": "administrator"}), 0),
            ],
        )
        .await;
    for (command, key) in [("setnospeaking", "Set_Account"), ("getnospeaking", "Get_Account")] {
        bench.codes(command, [(json!({key: 7}), 60015)]).await;
    }
}

/// Of the page of `getappinfo`.
const FIGURES: &str = "AppName, AppId, Company, ActiveUserNum, RegistUserNumOneDay, RegistUserNumTotal, LoginTimes, \
    LoginUserNum, UpMsgNum, SendMsgUserNum, APNSMsgNum, C2CUpMsgNum, C2CDownMsgNum, C2CSendMsgUserNum, C2CAPNSMsgNum, \
    MaxOnlineNum, DownMsgNum, ChainIncrease, ChainDecrease, GroupUpMsgNum, GroupDownMsgNum, GroupSendMsgUserNum, \
    GroupAPNSMsgNum, GroupSendMsgGroupNum, GroupJoinGroupTimes, GroupQuitGroupTimes, GroupNewGroupNum, GroupAllGroupNum, \
    GroupDestroyGroupNum, CallBackReq, CallBackRsp, Date";

#[tokio::test]
async fn daily_figures_are_text_for_thirty_days() {
    let bench = start().await;
    let answer = bench.post("getappinfo", json!({})).await;
    assert_eq!(keys(&answer), ["ErrorCode", "ErrorInfo", "Result"]);
    assert_eq!(answer["ErrorInfo"], "OK");
    let days = answer["Result"].as_array().unwrap();
    let expected: BTreeSet<&str> = FIGURES.split(", ").collect();
    for day in days {
        assert_eq!(keys(day).into_iter().collect::<BTreeSet<_>>(), expected);
        assert!(day.as_object().unwrap().values().all(Value::is_string), "{day}");
    }
    let dates = texts(&answer["Result"], "Date");
    assert_eq!(
        (dates.len(), dates[0].as_str(), dates[15].as_str(), dates[29].as_str()),
        (30, "20270115", "20261231", "20261217")
    );
    assert!(dates.is_sorted_by(|newer, older| newer > older));
}

#[tokio::test]
async fn daily_figures_count_what_happened() {
    let bench = start().await;
    let ask = |names: Value| bench.ok("getappinfo", json!({"RequestField": names}));
    let named = json!([
        "GroupUpMsgNum",
        "GroupSendMsgGroupNum",
        "GroupAllGroupNum",
        "GroupNewGroupNum",
        "NoSuchFigure"
    ]);
    let day = |messages: u64, groups: u64, all: u64, new: u64, date: &str| {
        json!({
            "GroupUpMsgNum": messages.to_string(), "GroupSendMsgGroupNum": groups.to_string(),
            "GroupAllGroupNum": all.to_string(), "GroupNewGroupNum": new.to_string(), "Date": date,
        })
    };
    // The world: four groups with three messages each, 600 s old; all five groups are a day old.
    let before = ask(named.clone()).await["Result"].clone();
    assert_eq!((&before[0], &before[1]), (&day(12, 4, 5, 0, "20270115"), &day(0, 0, 5, 5, "20270114")));
    let topic = bench.topic("news").await;
    let mut there = text_message(COMMUNITY, "mia", 1, "hi");
    there["TopicId"] = json!(topic);
    bench.ok("send_group_msg", there).await;
    bench.ok("send_group_msg", text_message(LIVE, "mia", 1, "hi")).await;
    bench.ok("create_group", json!({"Type": "Public", "Name": "n"})).await;
    bench.ok("delete_group_member", json!({"GroupId": PUBLIC, "MemberToDel_Account": ["max"]})).await;
    assert_eq!(
        ask(named.clone()).await["Result"][0],
        day(14, 5, 6, 1, "20270115"),
        "tips are nobody's messages"
    );
    bench.clock.set(NOW + 86_400);
    let after = ask(named).await["Result"].clone();
    assert_eq!((&after[0], &after[1]), (&day(0, 0, 6, 0, "20270116"), &day(14, 5, 6, 1, "20270115")));
    assert_eq!(keys(&ask(json!(["NoSuchFigure"])).await["Result"][0]), ["Date"]);
    for nothing in [json!([]), json!(null)] {
        assert!(keys(&ask(nothing).await["Result"][0]).len() > 30);
    }
    bench
        .codes(
            "getappinfo",
            [(json!({"RequestField": "Date"}), 130_001), (json!({"RequestField": [1]}), 130_001)],
        )
        .await;
}

#[tokio::test]
async fn the_addresses_are_those_of_this_machine() {
    let bench = start().await;
    let answer = bench.post("GetIPList", json!({})).await;
    assert_eq!(keys(&answer), ["ActionStatus", "ErrorCode", "IPList"]);
    let loopback =
        |address: &Value| address.as_str().unwrap().parse::<std::net::IpAddr>().unwrap().is_loopback();
    assert!(answer["IPList"].as_array().unwrap().iter().all(loopback));
}
