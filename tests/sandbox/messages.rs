//! Messages: history, recall, deletion by sender, sending.

use std::time::Duration;

use imwarden::sandbox::state::Slot;
use imwarden::wire::{GroupType, MsgBody};
use serde_json::{Value, json};

use crate::support::{
    Bench, COMMUNITY, GROUPS, LIVE, MEETING, NOW, PUBLIC, WORK, keys, message, start, text_message,
};

async fn history(bench: &Bench, body: Value) -> (u64, Vec<(u64, u64)>) {
    let answer = bench.ok("group_msg_get_simple", body).await;
    let list = answer["RspMsgList"].as_array().unwrap();
    let slot = |item: &Value| (item["MsgSeq"].as_u64().unwrap(), item["IsPlaceMsg"].as_u64().unwrap());
    (answer["IsFinished"].as_u64().unwrap(), list.iter().map(slot).collect())
}

#[tokio::test]
async fn a_page_of_history_is_newest_first_with_the_documented_keys() {
    let bench = start().await;
    for (id, kind) in GROUPS {
        let body = json!({"GroupId": id, "ReqMsgNumber": 20});
        if kind == GroupType::Live {
            assert_eq!(bench.code("group_msg_get_simple", body).await, 10044);
            continue;
        }
        let answer = bench.ok("group_msg_get_simple", body).await;
        assert_eq!(keys(&answer), ["GroupId", "IsFinished", "RspMsgList"]);
        assert_eq!((&answer["GroupId"], &answer["IsFinished"]), (&json!(id), &json!(1)));
        assert_eq!(
            answer["RspMsgList"][0],
            json!({
                "From_Account": "mia", "IsPlaceMsg": 0, "MsgPriority": 2, "MsgRandom": 7, "MsgSeq": 3,
                "MsgTimeStamp": NOW - 600, "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "three"}}],
            })
        );
        assert_eq!(answer["RspMsgList"].as_array().unwrap().len(), 3);
    }
}

#[tokio::test]
async fn history_is_paged_by_sequence_and_says_whether_the_range_is_whole() {
    let bench = start().await;
    bench.group(PUBLIC, |group| {
        group.messages = (1..=50).map(|n| message("mia", &n.to_string())).collect();
        for slot in &mut group.messages[..10] {
            slot.slot = Slot::Expired;
        }
        group.messages[14].slot = Slot::Recalled;
    });
    let ask = |seq: Option<u64>, number: u64, recalled: u8| {
        let mut body = json!({"GroupId": PUBLIC, "ReqMsgNumber": number, "WithRecalledMsg": recalled});
        if let Some(seq) = seq {
            body["ReqMsgSeq"] = json!(seq);
        }
        history(&bench, body)
    };
    let run = |from: u64, to: u64, place: u64| (from..=to).rev().map(|seq| (seq, place)).collect::<Vec<_>>();
    assert_eq!(ask(None, 20, 0).await, (1, run(31, 50, 0)));
    assert_eq!(ask(None, 21, 0).await, (0, run(31, 50, 0)), "more than 20 were asked for");
    assert_eq!(ask(Some(30), 10, 0).await, (1, run(21, 30, 0)));
    assert_eq!(ask(Some(99), 2, 0).await, (1, run(49, 50, 0)));
    let without: Vec<_> = run(13, 17, 0).into_iter().filter(|slot| slot.0 != 15).collect();
    assert_eq!(ask(Some(17), 5, 0).await, (1, without), "a recalled one leaves a shorter page");
    assert_eq!(ask(Some(15), 1, 0).await, (1, vec![]));
    assert_eq!(ask(Some(15), 1, 1).await, (1, vec![(15, 2)]));
    assert_eq!(ask(Some(12), 4, 0).await, (1, vec![(12, 0), (11, 0), (10, 1), (9, 1)]));
    assert_eq!(ask(Some(10), 20, 0).await, (2, run(1, 10, 1)), "all expired");

    assert_eq!(ask(Some(0), 1, 0).await, ask(None, 1, 0).await, "0 is the newest");

    let hole =
        bench.ok("group_msg_get_simple", json!({"GroupId": PUBLIC, "ReqMsgNumber": 1, "ReqMsgSeq": 3})).await;
    assert_eq!(hole["RspMsgList"][0]["MsgBody"], json!([]));
    for bad in [
        json!({"GroupId": PUBLIC}),
        json!({"GroupId": PUBLIC, "ReqMsgNumber": 0}),
        json!({"GroupId": PUBLIC, "ReqMsgNumber": 1, "ReqMsgSeq": 4_294_967_296_u64}),
        json!({"GroupId": PUBLIC, "ReqMsgNumber": 1, "WithRecalledMsg": 2}),
        json!({"GroupId": PUBLIC, "ReqMsgNumber": 1, "TopicId": "t"}),
    ] {
        assert_eq!(bench.code("group_msg_get_simple", bad.clone()).await, 10004, "{bad}");
    }
    assert_eq!(bench.code("group_msg_get_simple", json!({"GroupId": "x", "ReqMsgNumber": 1})).await, 10010);
    bench.group(PUBLIC, |group| group.messages.clear());
    assert_eq!(ask(None, 20, 1).await, (1, vec![]));
}

#[tokio::test]
async fn tips_are_objects_with_a_sequence_of_their_own() {
    let bench = start().await;
    bench.ok("delete_group_member", json!({"GroupId": PUBLIC, "MemberToDel_Account": ["max"]})).await;
    let answer = bench.ok("group_msg_get_simple", json!({"GroupId": PUBLIC, "ReqMsgNumber": 1})).await;
    let tip = &answer["RspMsgList"][0];
    assert_eq!((&tip["MsgSeq"], &tip["IsSystemMsg"], &tip["IsPlaceMsg"]), (&json!(4), &json!(1), &json!(0)));
    assert_eq!(tip["MsgBody"]["List_Account"], json!(["max"]));
    assert_eq!(tip["From_Account"], "@TIM#SYSTEM");
}

#[tokio::test]
async fn recall_answers_for_each_message() {
    for (id, kind) in GROUPS {
        if kind == GroupType::Live {
            continue;
        }
        let bench = start().await;
        bench.group(id, |group| {
            group.messages[0].slot = Slot::Expired;
            let mut tip = message("@TIM#SYSTEM", "");
            (tip.system, tip.body) = (true, MsgBody::Raw(json!({})));
            group.messages.push(tip);
        });
        let seqs = |seqs: &[u64]| seqs.iter().map(|seq| json!({"MsgSeq": seq})).collect::<Vec<_>>();
        let body = json!({"GroupId": id, "MsgSeqList": seqs(&[3, 1, 4, 5, 0, 3]), "Reason": "广告"});
        let answer = bench.ok("group_msg_recall", body).await;
        let item = |seq: u64, code: i64| json!({"MsgSeq": seq, "RetCode": code});
        let expected =
            [item(3, 0), item(1, 10031), item(4, 10032), item(5, 10030), item(0, 10030), item(3, 10030)];
        assert_eq!(answer, json!({"RecallRetList": expected}), "{id}");
        let shown = history(&bench, json!({"GroupId": id, "ReqMsgNumber": 20})).await;
        assert_eq!(shown.1, [(4, 0), (2, 0), (1, 1)]);
        let all = history(&bench, json!({"GroupId": id, "ReqMsgNumber": 20, "WithRecalledMsg": 1})).await;
        assert_eq!(all.1, [(4, 0), (3, 2), (2, 0), (1, 1)]);
    }
    let bench = start().await;
    let recall = |group: &str, count: usize, reason: String| {
        let body =
            json!({"GroupId": group, "MsgSeqList": vec![json!({"MsgSeq": 1}); count], "Reason": reason});
        bench.code("group_msg_recall", body)
    };
    assert_eq!(recall(PUBLIC, 10, "x".repeat(100)).await, 0);
    assert_eq!(recall(PUBLIC, 11, String::new()).await, 10004);
    assert_eq!(recall(PUBLIC, 0, String::new()).await, 10004);
    assert_eq!(recall(PUBLIC, 1, "x".repeat(101)).await, 10004);
    assert_eq!(recall("@TGS#unknown", 1, String::new()).await, 10010);
    assert_eq!(bench.code("group_msg_recall", json!({"GroupId": PUBLIC, "MsgSeqList": [1]})).await, 10004);
}

#[tokio::test]
async fn live_rooms_recall_for_an_hour_and_delete_nothing() {
    let bench = start().await;
    let sent = bench.ok("send_group_msg", text_message(LIVE, "mia", 1, "hi")).await;
    assert_eq!(sent, json!({"MsgTime": NOW, "MsgSeq": 1}));
    bench.ok("send_group_msg", text_message(LIVE, "mia", 2, "ho")).await;
    assert_eq!(
        bench.code("delete_group_msg_by_sender", json!({"GroupId": LIVE, "Sender_Account": "mia"})).await,
        0
    );
    let recall =
        |seq: u64| bench.ok("group_msg_recall", json!({"GroupId": LIVE, "MsgSeqList": [{"MsgSeq": seq}]}));
    assert_eq!(recall(1).await["RecallRetList"][0]["RetCode"], 0, "not deleted before");
    assert_eq!(recall(1).await["RecallRetList"][0]["RetCode"], 10030);
    assert_eq!(recall(3).await["RecallRetList"][0]["RetCode"], 10030);
    bench.clock.advance(Duration::from_secs(3601));
    assert_eq!(recall(2).await["RecallRetList"][0]["RetCode"], 10031);
    let info = bench.ok("get_group_info", json!({"GroupIdList": [LIVE]})).await;
    assert_eq!(info["GroupInfo"][0]["NextMsgSeq"], 1, "nothing of it is stored for readers");
}

#[tokio::test]
async fn deleting_by_sender_reaches_a_thousand_messages_back() {
    let bench = start().await;
    bench.group(PUBLIC, |group| {
        group.messages = (0..1200).map(|n| message(if n % 2 == 0 { "mia" } else { "max" }, "x")).collect();
        group.messages[1198].system = true;
    });
    let body = json!({"GroupId": PUBLIC, "Sender_Account": "mia"});
    let answer = bench.post("delete_group_msg_by_sender", body).await;
    assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
    bench.group(PUBLIC, |group| {
        let recalled = |from: usize, to: usize| {
            group.messages[from..to].iter().filter(|m| m.slot == Slot::Recalled).count()
        };
        assert_eq!((recalled(0, 200), recalled(200, 1200)), (0, 499));
    });
    for (group, sender, code) in
        [(WORK, "mia", 0), (PUBLIC, "nobody", 0), (PUBLIC, "", 10004), ("@TGS#unknown", "mia", 10010)]
    {
        let body = json!({"GroupId": group, "Sender_Account": sender});
        assert_eq!(bench.code("delete_group_msg_by_sender", body).await, code);
    }
}

#[tokio::test]
async fn a_message_is_stored_as_it_was_sent() {
    for (id, kind) in GROUPS {
        if kind == GroupType::Live {
            continue;
        }
        let bench = start().await;
        let elements = json!([
            {"MsgType": "TIMTextElem", "MsgContent": {"Text": "👋"}},
            {"MsgType": "OwnElem", "MsgContent": {"a": [1, null]}, "More": true},
        ]);
        let body = json!({
            "GroupId": id, "From_Account": "mia", "Random": 4_294_967_295_u32, "MsgPriority": "High",
            "MsgBody": elements, "CloudCustomData": "c",
        });
        let sent = bench.ok("send_group_msg", body).await;
        assert_eq!(sent, json!({"MsgTime": NOW, "MsgSeq": 4}), "{id}");
        let answer = bench.ok("group_msg_get_simple", json!({"GroupId": id, "ReqMsgNumber": 1})).await;
        assert_eq!(
            answer["RspMsgList"][0],
            json!({
                "From_Account": "mia", "IsPlaceMsg": 0, "MsgBody": elements, "MsgPriority": 1, "MsgSeq": 4,
                "MsgRandom": 4_294_967_295_u32, "MsgTimeStamp": NOW, "CloudCustomData": "c",
            })
        );
        bench.group(id, |group| {
            assert_eq!((group.last_msg_time, group.members["mia"].last_send_msg_time), (NOW, NOW));
        });
    }
}

#[tokio::test]
async fn a_duplicate_gets_the_first_answer_and_is_not_stored() {
    let bench = start().await;
    let send = |random: u32, text: &str, from: &str| {
        bench.ok("send_group_msg", text_message(PUBLIC, from, random, text))
    };
    let first = send(9, "hi", "mia").await;
    bench.clock.advance(Duration::from_secs(299));
    assert_eq!(send(9, "hi", "mia").await, first);
    assert_eq!(send(8, "hi", "mia").await["MsgSeq"], 5, "another Random");
    assert_eq!(send(9, "ho", "mia").await["MsgSeq"], 6, "another text");
    assert_eq!(send(9, "hi", "max").await["MsgSeq"], 7, "another sender");
    bench.clock.advance(Duration::from_secs(1));
    assert_eq!(send(9, "hi", "mia").await["MsgSeq"], 8, "five minutes later");
}

#[tokio::test]
async fn beyond_forty_messages_a_second_they_are_dropped_with_success() {
    let bench = start().await;
    for random in 0..40 {
        let sent = bench.ok("send_group_msg", text_message(PUBLIC, "mia", random, "spam")).await;
        assert_eq!(keys(&sent), ["MsgSeq", "MsgTime"]);
    }
    let dropped = bench.ok("send_group_msg", text_message(PUBLIC, "mia", 40, "spam")).await;
    assert_eq!(dropped, json!({"MsgTime": NOW, "MsgSeq": 0, "MsgDropReason": "MsgFreqCtrl"}));
    assert_eq!(bench.code("send_group_msg", text_message(MEETING, "mia", 40, "spam")).await, 0);
    assert_eq!(bench.group(PUBLIC, |group| group.messages.len()), 43);
    bench.clock.advance(Duration::from_secs(1));
    let sent = bench.ok("send_group_msg", text_message(PUBLIC, "mia", 40, "spam")).await;
    assert_eq!(sent, json!({"MsgTime": NOW + 1, "MsgSeq": 44}), "a dropped one is no earlier duplicate");
}

#[tokio::test]
async fn sending_keeps_the_limits_of_the_message_and_the_type() {
    let bench = start().await;
    let custom = json!({"MsgType": "TIMCustomElem", "MsgContent": {"Data": "d"}});
    let at = |count: usize| vec![json!({"GroupAtAllFlag": 0, "GroupAt_Account": "mia"}); count];
    let all = json!([{"GroupAtAllFlag": 1}]);
    for (group, field, value, code) in [
        (PUBLIC, "MsgPriority", json!("low"), 10004),
        (PUBLIC, "MsgPriority", json!("Low"), 0),
        (PUBLIC, "Random", json!(4_294_967_296_u64), 10004),
        (PUBLIC, "Random", json!("1"), 10004),
        (PUBLIC, "From_Account", json!("nobody"), 10019),
        (PUBLIC, "From_Account", json!(7), 60015),
        (PUBLIC, "MsgBody", json!([]), 10004),
        (PUBLIC, "MsgBody", json!({"MsgType": "TIMTextElem"}), 10004),
        (PUBLIC, "MsgBody", json!([{"MsgType": "TIMTextElem", "MsgContent": "x"}]), 10004),
        (PUBLIC, "MsgBody", json!([custom]), 0),
        (PUBLIC, "MsgBody", json!([custom, custom]), 10004),
        (PUBLIC, "CloudCustomData", json!("x".repeat(12_000)), 80002),
        (PUBLIC, "GroupAtInfo", json!(at(30)), 0),
        (PUBLIC, "GroupAtInfo", json!(at(31)), 10053),
        (PUBLIC, "GroupAtInfo", json!([{"GroupAtAllFlag": 0}]), 10004),
        (PUBLIC, "GroupAtInfo", all.clone(), 0),
        (LIVE, "GroupAtInfo", all, 10004),
        (PUBLIC, "To_Account", json!(vec!["mia"; 50]), 0),
        (PUBLIC, "To_Account", json!(vec!["mia"; 51]), 10004),
        (LIVE, "To_Account", json!(["mia"]), 10004),
        (COMMUNITY, "To_Account", json!(["mia"]), 10004),
        (LIVE, "OnlineOnlyFlag", json!(1), 10004),
        (LIVE, "SendMsgControl", json!(["NoUnread"]), 10004),
        (MEETING, "SendMsgControl", json!(["NoUnread"]), 10004),
        (MEETING, "SendMsgControl", json!(["NoLastMsg"]), 0),
        (PUBLIC, "SendMsgControl", json!(["Loud"]), 10004),
        (PUBLIC, "ForbidCallbackControl", json!(["ForbidAfterSendMsgCallback"]), 0),
        (PUBLIC, "ForbidCallbackControl", json!(["Forbid"]), 10004),
        (PUBLIC, "TopicId", json!("t"), 10004),
        ("@TGS#unknown", "Random", json!(1), 10010),
    ] {
        let mut body = text_message(group, "mia", 1, "hi");
        body[field] = value;
        assert_eq!(bench.code("send_group_msg", body.clone()).await, code, "{group} {field} {}", body[field]);
    }
    let long = |bytes: usize| {
        let mut body = text_message(WORK, "mia", 1, "");
        let empty = body["MsgBody"].to_string().len();
        body["MsgBody"][0]["MsgContent"]["Text"] = json!("x".repeat(bytes - empty));
        body
    };
    assert_eq!(bench.code("send_group_msg", long(12_000)).await, 0);
    assert_eq!(bench.code("send_group_msg", long(12_001)).await, 80002);
}

#[tokio::test]
async fn messages_for_those_online_take_no_sequence() {
    let bench = start().await;
    let mut body = text_message(PUBLIC, "mia", 1, "typing");
    body["OnlineOnlyFlag"] = json!(1);
    assert_eq!(bench.ok("send_group_msg", body.clone()).await, json!({"MsgTime": NOW, "MsgSeq": 0}));
    assert_eq!(bench.group(PUBLIC, |group| group.messages.len()), 3);
    body["SendMsgControl"] = json!(["NoLastMsg"]);
    assert_eq!(bench.code("send_group_msg", body).await, 10004, "not together");
}

#[tokio::test]
async fn notifications_leave_no_trace() {
    let bench = start().await;
    for (id, _) in GROUPS {
        let before = bench.group(id, |group| group.messages.len());
        let answer =
            bench.post("send_group_system_notification", json!({"GroupId": id, "Content": "维护"})).await;
        assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
        assert_eq!(bench.group(id, |group| group.messages.len()), before);
    }
    for (group, receivers, content, code) in [
        (PUBLIC, vec!["mia"; 500], "x", 0),
        (PUBLIC, vec!["mia"; 501], "x", 10004),
        (PUBLIC, vec![], "x", 0),
        (PUBLIC, vec![], "", 10004),
        (LIVE, vec!["mia"], "x", 10004),
        (LIVE, vec![], "x", 0),
        ("@TGS#unknown", vec![], "x", 10010),
    ] {
        let body = json!({"GroupId": group, "ToMembers_Account": receivers, "Content": content});
        assert_eq!(bench.code("send_group_system_notification", body).await, code, "{group}");
    }
}
