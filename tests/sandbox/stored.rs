//! What is done with stored messages: importing, editing, clearing, receipts.

use std::time::Duration;

use imwarden::sandbox::state::{Message, Role, Slot};
use imwarden::wire::GroupType;
use serde_json::{Value, json};

use crate::support::{
    Bench, COMMUNITY, GROUPS, LIVE, MEETING, NOW, PUBLIC, keys, member, message, start, text_message,
};
use crate::table::{numbers, text};

fn old(time: u64, words: &str) -> Value {
    json!({"From_Account": "mia", "SendTime": time, "MsgBody": text(words)})
}

fn import(group: &str, list: Value) -> Value {
    json!({"GroupId": group, "MsgList": list})
}

fn edit(field: &str, value: Value) -> Value {
    let mut body = json!({"GroupId": PUBLIC, "MsgSeq": 2, "MsgBody": text("new")});
    body[field] = value;
    body
}

#[tokio::test]
async fn messages_are_imported_in_order_of_time() {
    for (id, kind) in GROUPS {
        let bench = start().await;
        // The group is a day old, its newest message 600 s.
        let list = json!([
            old(NOW - 600, "as old as the newest"),
            old(NOW - 500, "four"),
            old(NOW - 500, "as old as the one before"),
            old(NOW - 501, "older"),
            old(NOW, "now"),
            old(NOW - 1, "five"),
            old(NOW + 60, "later"),
        ]);
        if kind == GroupType::Live {
            bench.codes("import_group_msg", [(import(id, list), 10007)]).await;
            continue;
        }
        let answer = bench.ok("import_group_msg", import(id, list)).await;
        assert_eq!(keys(&answer), ["ImportMsgResult"]);
        let results = &answer["ImportMsgResult"];
        assert_eq!(numbers(results, "Result"), [10004, 0, 10004, 10004, 10004, 0, 10004]);
        assert_eq!(results[1], json!({"MsgSeq": 4, "MsgTime": NOW - 500, "Result": 0}));
        assert_eq!(results[5], json!({"MsgSeq": 5, "MsgTime": NOW - 1, "Result": 0}));
        let history = bench.history(id, None).await;
        assert_eq!(history[..2], [(5, "five".to_owned()), (4, "four".to_owned())]);
        assert_eq!(bench.info(id).await["LastMsgTime"], NOW - 1);
        let again = bench.ok("import_group_msg", import(id, json!([old(NOW - 500, "four")]))).await;
        assert_eq!(numbers(&again["ImportMsgResult"], "Result"), [10004], "a repeat is out of order");
    }
}

#[tokio::test]
async fn a_new_group_takes_messages_from_its_creation_on() {
    let bench = start().await;
    let new = json!({"Type": "Public", "Name": "n", "CreateTime": NOW - 1000, "GroupId": "moved"});
    bench.ok("import_group", new).await;
    let list = json!([old(NOW - 1000, "at the creation"), old(NOW - 999, "first")]);
    let answer = bench.ok("import_group_msg", import("moved", list)).await;
    assert_eq!(numbers(&answer["ImportMsgResult"], "Result"), [10004, 0]);
    assert_eq!(bench.history("moved", None).await, [(1, "first".to_owned())]);
}

#[tokio::test]
async fn each_imported_message_fails_for_itself() {
    let bench = start().await;
    let with = |field: &str, value: Value| {
        let mut one = old(NOW - 9, "x");
        one[field] = value;
        one
    };
    let list = json!([
        with("MsgBody", text(&"x".repeat(12_001))),
        with("MsgBody", json!([])),
        with("MsgBody", json!({"MsgType": "TIMTextElem"})),
        with("MsgBody", json!([{"MsgType": "TIMSoundElem", "MsgContent": {}}])),
        with("From_Account", json!("")),
        with(
            "MsgBody",
            json!([
                {"MsgType": "TIMFaceElem", "MsgContent": {"Index": 1}}, {"MsgType": "TIMLocationElem", "MsgContent": {}},
                {"MsgType": "TIMCustomElem", "MsgContent": {"Data": "d"}},
            ])
        ),
    ]);
    let answer = bench.ok("import_group_msg", import(PUBLIC, list)).await;
    let expected = [80002, 10004, 10004, 10004, 10004, 0];
    assert_eq!(numbers(&answer["ImportMsgResult"], "Result"), expected);
    assert_eq!(bench.history(PUBLIC, None).await.len(), 4);
    let many = |count: u64| (0..count).map(|n| old(NOW - 8 + n, "x")).collect::<Value>();
    bench
        .codes(
            "import_group_msg",
            [
                (import(PUBLIC, many(8)), 10004),
                (import(PUBLIC, json!([])), 10004),
                (import(PUBLIC, json!({})), 10004),
                (json!({"GroupId": PUBLIC}), 10004),
                (import(PUBLIC, json!([with("SendTime", json!(null))])), 10004),
                (import(PUBLIC, json!([with("Random", json!(4_294_967_296_u64))])), 10004),
                (import(PUBLIC, json!([with("From_Account", json!(7))])), 60015),
                (json!({"GroupId": PUBLIC, "MsgList": many(1), "RecentContactFlag": 2}), 10004),
                (json!({"GroupId": COMMUNITY, "MsgList": many(1), "RecentContactFlag": 1}), 10004),
                (import("@TGS#unknown", many(1)), 10010),
                (import("", many(1)), 10015),
                (import(PUBLIC, many(7)), 0),
                (json!({"GroupId": COMMUNITY, "MsgList": many(1), "RecentContactFlag": 0}), 0),
                (json!({"GroupId": MEETING, "MsgList": many(1), "RecentContactFlag": 1}), 0),
            ],
        )
        .await;
    assert_eq!(bench.history(PUBLIC, None).await.len(), 11);
}

#[tokio::test]
async fn the_same_random_within_five_minutes_is_the_same_message() {
    let bench = start().await;
    let with = |random: u64, time: u64| {
        let mut one = old(time, "again");
        one["Random"] = json!(random);
        import(PUBLIC, json!([one]))
    };
    let one = |answer: Value| answer["ImportMsgResult"][0].clone();
    let first = one(bench.ok("import_group_msg", with(7, NOW - 300)).await);
    assert_eq!(first, json!({"MsgSeq": 4, "MsgTime": NOW - 300, "Result": 0}));
    bench.clock.advance(Duration::from_secs(299));
    assert_eq!(one(bench.ok("import_group_msg", with(7, NOW - 200)).await), first);
    assert_eq!(bench.history(PUBLIC, None).await.len(), 4);
    for (random, time) in [(0, NOW - 100), (0, NOW - 90), (8, NOW - 80)] {
        assert_eq!(one(bench.ok("import_group_msg", with(random, time)).await)["Result"], 0);
    }
    assert_eq!(bench.history(PUBLIC, None).await.len(), 7, "0 is no number to know a message by");
    bench.clock.advance(Duration::from_secs(1));
    assert_eq!(one(bench.ok("import_group_msg", with(7, NOW - 70)).await)["MsgSeq"], 8);
}

#[tokio::test]
async fn importing_resets_unread_counts_where_it_imports() {
    let bench = start().await;
    let topic = bench.topic("news").await;
    let positions = |group: &'static str| {
        let bench = &bench;
        async move { numbers(&bench.members(group).await.into(), "MsgSeq") }
    };
    let failed = import(PUBLIC, json!([old(NOW, "too new")]));
    bench.ok("import_group_msg", failed).await;
    assert_eq!(positions(PUBLIC).await, [2, 2, 2, 2], "nothing was imported");
    bench.ok("import_group_msg", import(PUBLIC, json!([old(NOW - 2, "x"), old(NOW, "y")]))).await;
    assert_eq!(positions(PUBLIC).await, [4, 4, 4, 4]);
    let mut there = import(COMMUNITY, json!([old(NOW - 2, "x")]));
    there["TopicId"] = json!(topic);
    bench.ok("import_group_msg", there).await;
    assert_eq!(positions(COMMUNITY).await, [2, 2, 2, 2], "a topic is none of the group's own history");
}

#[tokio::test]
async fn a_message_is_edited_for_everyone_to_read() {
    let bench = start().await;
    let answer = bench.post("modify_group_msg", edit("MsgBody", text("neu 新"))).await;
    assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "succeed", "ErrorCode": 0}));
    let read = || async {
        let body = json!({"GroupId": PUBLIC, "ReqMsgNumber": 1, "ReqMsgSeq": 2});
        bench.ok("group_msg_get_simple", body).await["RspMsgList"][0].clone()
    };
    assert_eq!(read().await["MsgBody"], text("neu 新"));
    for (body, expected) in [
        (json!({"GroupId": PUBLIC, "MsgSeq": 2, "CloudCustomData": "c"}), json!("c")),
        (json!({"GroupId": PUBLIC, "MsgSeq": 2, "CloudCustomData": "d", "MsgBody": []}), json!("d")),
        (
            json!({"GroupId": PUBLIC, "MsgSeq": 2, "CloudCustomData": "", "MsgBody": text("neu 新")}),
            json!("d"),
        ),
        (
            json!({"GroupId": PUBLIC, "MsgSeq": 2, "CloudCustomData": null, "MsgBody": text("neu 新"), "TopicId": ""}),
            json!("d"),
        ),
    ] {
        bench.ok("modify_group_msg", body.clone()).await;
        let now = read().await;
        assert_eq!((&now["CloudCustomData"], &now["MsgBody"]), (&expected, &text("neu 新")), "{body}");
        assert_eq!(
            (&now["From_Account"], &now["MsgTimeStamp"]),
            (&json!("max"), &json!(NOW - 600)),
            "the rest stays"
        );
    }
    assert_eq!(bench.history(PUBLIC, None).await.len(), 3);
}

#[tokio::test]
async fn an_edit_that_cannot_be_leaves_the_message_and_says_so_in_words_of_openim() {
    let bench = start().await;
    bench.group(PUBLIC, |group| {
        group.messages[0].slot = Slot::Expired;
        group.messages.push(Message { slot: Slot::Recalled, ..message("mia", "recalled") });
        group.messages.push(Message { system: true, ..message("@TIM#SYSTEM", "") });
    });
    let custom = json!({"MsgType": "TIMCustomElem", "MsgContent": {"Data": "d"}});
    bench
        .codes(
            "modify_group_msg",
            [
                (edit("MsgSeq", json!(1)), 20001),
                (edit("MsgSeq", json!(4)), 20001),
                (edit("MsgSeq", json!(5)), 20001),
                (edit("MsgSeq", json!(6)), 20001),
                (edit("MsgSeq", json!(0)), 20001),
                (edit("MsgSeq", json!(u64::MAX)), 20001),
                (edit("MsgSeq", json!(null)), 20001),
                (edit("MsgSeq", json!("2")), 20001),
                (edit("MsgBody", json!(null)), 90010),
                (edit("MsgBody", json!([])), 90010),
                (edit("MsgBody", json!({"MsgType": "TIMTextElem", "MsgContent": {}})), 90007),
                (edit("MsgBody", json!("text")), 90007),
                (edit("MsgBody", json!([{"MsgType": "TIMTextElem"}])), 90002),
                (edit("MsgBody", json!([{"MsgType": "", "MsgContent": {}}])), 90002),
                (edit("MsgBody", json!([7])), 90002),
                (edit("MsgBody", json!([custom, custom])), 90002),
                (edit("MsgBody", text(&"x".repeat(12_001))), 80002),
                (edit("CloudCustomData", json!("x".repeat(12_000))), 80002),
                (edit("CloudCustomData", json!(7)), 90010),
                (json!({"GroupId": PUBLIC, "MsgSeq": 2, "CloudCustomData": "x".repeat(12_000)}), 80002),
                (edit("TopicId", json!("t")), 90010),
                (edit("GroupId", json!(null)), 90010),
                (edit("GroupId", json!("@TGS#unknown")), 10010),
                (edit("GroupId", json!("")), 10015),
                (edit("GroupId", json!(LIVE)), 20001),
            ],
        )
        .await;
    assert_eq!(bench.history(PUBLIC, None).await[2], (2, "two".to_owned()));
}

#[tokio::test]
async fn clearing_hides_nothing_from_the_administrator() {
    for (id, kind) in GROUPS {
        let bench = start().await;
        let clear = |seq: Value| json!({"GroupId": id, "MsgSeq": seq});
        if kind == GroupType::Live {
            bench.codes("clear_group_msg", [(clear(json!(null)), 10007)]).await;
            continue;
        }
        let before = bench.history(id, None).await;
        for (seq, cleared) in [(json!(2), 2), (json!(1), 2), (json!(0), 3), (json!(null), 3), (json!(99), 3)]
        {
            let answer = bench.post("clear_group_msg", clear(seq.clone())).await;
            assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
            assert_eq!(bench.group(id, |group| group.cleared_to), cleared, "{seq}");
        }
        assert_eq!(bench.history(id, None).await, before);
        bench
            .codes("clear_group_msg", [(clear(json!(4_294_967_296_u64)), 10004), (clear(json!("1")), 10004)])
            .await;
    }
    let bench = start().await;
    bench
        .codes(
            "clear_group_msg",
            [
                (json!({}), 10004),
                (json!({"GroupId": "@TGS#unknown"}), 10010),
                (json!({"GroupId": ""}), 10015),
            ],
        )
        .await;
}

fn seqs(seqs: &[u64]) -> Value {
    seqs.iter().map(|seq| json!({"MsgSeq": seq})).collect()
}

#[tokio::test]
async fn receipts_count_by_how_far_each_member_has_read() {
    let bench = start().await;
    let mut asked = text_message(PUBLIC, "mia", 1, "read me");
    asked["NeedReadReceipt"] = json!(1);
    let seq = bench.ok("send_group_msg", asked).await["MsgSeq"].as_u64().unwrap();
    assert_eq!(seq, 4);
    bench
        .ok("set_unread_msg_num", json!({"GroupId": PUBLIC, "Member_Account": "max", "UnreadMsgNum": 0}))
        .await;
    let ask = |list: Value| json!({"GroupId": PUBLIC, "MsgSeqList": list});
    let answer = bench.ok("get_group_msg_receipt", ask(seqs(&[4, 3, 9]))).await;
    let receipt = |code: i64, seq: u64, read: u64, unread: u64| json!({"Code": code, "MsgSeq": seq, "ReadNum": read, "UnreadNum": unread});
    let expected = json!([receipt(0, 4, 1, 2), receipt(10062, 3, 0, 0), receipt(10062, 9, 0, 0)]);
    assert_eq!(answer, json!({"GroupMsgReceiptList": expected}), "the sender does not count");
    let detail =
        |filter: u64| json!({"GroupId": PUBLIC, "MsgSeq": 4, "Filter": filter, "Cursor": "", "Count": 10});
    let read = bench.ok("get_group_msg_receipt_detail", detail(0)).await;
    let expected = json!({"Cursor": "0", "IsFinish": 1, "MsgSeq": 4, "ReadList": [{"Read_Account": "max"}]});
    assert_eq!(read, expected);
    let unread = bench.ok("get_group_msg_receipt_detail", detail(1)).await;
    assert_eq!(unread["UnreadList"], json!([{"Unread_Account": "olga"}, {"Unread_Account": "adam"}]));
    bench
        .codes(
            "get_group_msg_receipt",
            [
                (ask(seqs(&[4; 20])), 0),
                (ask(seqs(&[4; 21])), 10004),
                (ask(json!([])), 10004),
                (ask(json!([4])), 10004),
                (json!({"GroupId": PUBLIC}), 10004),
                (json!({"GroupId": COMMUNITY, "MsgSeqList": seqs(&[4])}), 10007),
                (json!({"GroupId": "@TGS#unknown", "MsgSeqList": seqs(&[4])}), 10010),
                (json!({"GroupId": "", "MsgSeqList": seqs(&[4])}), 10015),
            ],
        )
        .await;
    bench.ok("group_msg_recall", json!({"GroupId": PUBLIC, "MsgSeqList": seqs(&[4])})).await;
    let gone = bench.ok("get_group_msg_receipt", ask(seqs(&[4]))).await;
    assert_eq!(numbers(&gone["GroupMsgReceiptList"], "Code"), [10062]);
}

async fn with_a_receipt(members: usize) -> Bench {
    let bench = start().await;
    bench.group(PUBLIC, |group| {
        group.messages[2].receipt = true;
        for n in group.members.len()..members {
            group.members.insert(format!("u{n}"), member(Role::Member));
        }
    });
    bench
}

#[tokio::test]
async fn readers_are_paged_and_large_groups_have_none() {
    let bench = with_a_receipt(200).await;
    let detail = |field: &str, value: Value| {
        let mut body = json!({"GroupId": PUBLIC, "MsgSeq": 3, "Filter": 1, "Cursor": "", "Count": 60});
        body[field] = value;
        body
    };
    let (mut cursor, mut pages, mut seen) = (json!(""), Vec::new(), std::collections::BTreeSet::new());
    loop {
        let answer = bench.ok("get_group_msg_receipt_detail", detail("Cursor", cursor)).await;
        let page = crate::table::texts(&answer["UnreadList"], "Unread_Account");
        pages.push(page.len());
        seen.extend(page);
        cursor = answer["Cursor"].clone();
        if answer["IsFinish"] == 1 {
            break;
        }
    }
    assert_eq!((pages, seen.len()), (vec![60, 60, 60, 19], 199));
    bench
        .codes(
            "get_group_msg_receipt_detail",
            [
                (detail("Count", json!(200)), 0),
                (detail("Count", json!(201)), 10004),
                (detail("Count", json!(0)), 10004),
                (detail("Count", json!(null)), 10004),
                (detail("Filter", json!(2)), 10004),
                (detail("Filter", json!(null)), 10004),
                (detail("Cursor", json!("next")), 10004),
                (detail("Cursor", json!(null)), 10004),
                (detail("Cursor", json!("18446744073709551615")), 0),
                (detail("MsgSeq", json!(null)), 10004),
                (detail("MsgSeq", json!(2)), 10062),
                (detail("MsgSeq", json!(0)), 10062),
                (detail("GroupId", json!(COMMUNITY)), 10007),
                (detail("GroupId", json!("@TGS#unknown")), 10010),
            ],
        )
        .await;
    let bench = with_a_receipt(201).await;
    bench.codes("get_group_msg_receipt_detail", [(detail("Filter", json!(0)), 10060)]).await;
    bench
        .codes("get_group_msg_receipt", [(json!({"GroupId": PUBLIC, "MsgSeqList": seqs(&[3])}), 10060)])
        .await;
}
