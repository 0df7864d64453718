//! Topics of communities.

use std::collections::BTreeSet;
use std::time::Duration;

use imwarden::sandbox::topic::Topic;
use serde_json::{Value, json};

use crate::support::{Bench, COMMUNITY, NOW, PUBLIC, keys, start, text_message};
use crate::table::{numbers, text, texts};

const CREATE: &str = "create_topic";

fn id(own: &str) -> String {
    format!("{COMMUNITY}@TOPIC#_{own}")
}

fn create(field: &str, value: Value) -> Value {
    let mut body = json!({"GroupId": COMMUNITY, "TopicName": "t"});
    body[field] = value;
    body
}

/// What `get_topic` says of these topics, or of all.
async fn read(bench: &Bench, ids: Value) -> Vec<Value> {
    let body = json!({"GroupId": COMMUNITY, "From_Account": "mia", "TopicIdList": ids});
    bench.ok("get_topic", body).await["TopicAndSelfInfo"].as_array().unwrap().clone()
}

fn to(topic: &str, sender: &str, random: u32, words: &str) -> Value {
    let mut body = text_message(COMMUNITY, sender, random, words);
    body["TopicId"] = json!(topic);
    body
}

async fn with_topics() -> Bench {
    let bench = start().await;
    bench.group(COMMUNITY, |group| {
        group.topics.get_or_insert_default();
    });
    bench
}

#[tokio::test]
async fn a_topic_is_made_read_and_changed() {
    for (command, time, created) in [
        (CREATE, json!(null), NOW),
        ("import_topic", json!(NOW - 99), NOW - 99),
        ("import_topic", json!(0), NOW),
    ] {
        let bench = with_topics().await;
        let answer = bench.ok(command, json!({
            "GroupId": COMMUNITY, "TopicName": "十个汉字正好三十字节", "From_Account": "adam", "FaceUrl": "f", "Notification": "n",
            "Introduction": "i", "CustomString": "c", "CreateTime": time, "Type": "Community",
        })).await;
        assert_eq!(keys(&answer), ["TopicId"]);
        let topic = answer["TopicId"].as_str().unwrap();
        assert!(topic.starts_with(&id("@TOPIC#")) && topic.len() <= 96, "{topic}");
        let info = json!({
            "TopicId": topic, "GroupID": COMMUNITY, "TopicName": "十个汉字正好三十字节", "FaceUrl": "f", "Notification": "n",
            "Introduction": "i", "CustomString": "c", "MuteAllMember": "Off", "NextMsgSeq": 1, "CreateTime": created,
            "LastMsgTime": 0,
        });
        let own = json!({"ShutUpTime": 0, "MsgSeq": 0, "MsgFlag": "AcceptAndNotify"});
        let expected = json!({"ErrorCode": 0, "ErrorInfo": "ok", "SelfInfo": own, "TopicInfo": info});
        assert_eq!(read(&bench, json!(null)).await, [expected], "{command}");

        let change = json!({
            "GroupId": COMMUNITY, "TopicId": topic, "TopicName": "", "From_Account": "", "MuteAllMember": "",
            "Introduction": "new", "CustomString": "",
        });
        let answer = bench.post("modify_topic", change).await;
        assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "ok", "ErrorCode": 0}));
        let now = &read(&bench, json!([topic])).await[0]["TopicInfo"];
        for (key, value) in [
            ("TopicName", "十个汉字正好三十字节"),
            ("Introduction", "new"),
            ("CustomString", ""),
            ("FaceUrl", "f"),
            ("MuteAllMember", "Off"),
        ] {
            assert_eq!(now[key], value, "{key}");
        }
    }
}

#[tokio::test]
async fn topics_keep_their_limits() {
    let bench = with_topics().await;
    let texts = [
        ("TopicName", 30),
        ("FaceUrl", 100),
        ("Notification", 300),
        ("Introduction", 240),
        ("CustomString", 3000),
    ];
    let topic = bench.topic("kept").await;
    for (field, most) in texts {
        let (fits, long) = (json!("字".repeat(most / 3)), json!("x".repeat(most + 1)));
        for command in [CREATE, "import_topic"] {
            bench
                .codes(command, [(create(field, fits.clone()), 0), (create(field, long.clone()), 10004)])
                .await;
        }
        let change = |value: Value| json!({"GroupId": COMMUNITY, "TopicId": topic, field: value});
        bench.codes("modify_topic", [(change(fits), 0), (change(long), 10004)]).await;
    }
}

#[tokio::test]
async fn topics_are_made_and_changed_by_known_people_in_communities() {
    let bench = with_topics().await;
    let topic = bench.topic("kept").await;
    for command in [CREATE, "import_topic"] {
        bench
            .codes(
                command,
                [
                    (create("TopicName", json!(null)), 10004),
                    (create("TopicName", json!("")), 10004),
                    (create("From_Account", json!("nobody")), 10019),
                    (create("From_Account", json!(1_400_187_352)), 60015),
                    (create("GroupId", json!(PUBLIC)), 10007),
                    (create("GroupId", json!("@TGS#_unknown")), 10010),
                    (create("GroupId", json!("")), 10015),
                    (json!({"TopicName": "t"}), 10004),
                ],
            )
            .await;
    }
    bench
        .codes(
            "import_topic",
            [
                (create("CreateTime", json!(NOW + 1)), 10004),
                (create("Type", json!("Public")), 10004),
                (create("Type", json!("")), 0),
            ],
        )
        .await;
    let change = |field: &str, value: Value| {
        let mut body = json!({"GroupId": COMMUNITY, "TopicId": topic});
        body[field] = value;
        body
    };
    bench
        .codes(
            "modify_topic",
            [
                (change("TopicId", json!(id("unknown"))), 10010),
                (change("TopicId", json!("")), 10010),
                (change("TopicId", json!(null)), 10004),
                (change("MuteAllMember", json!("on")), 10004),
                (change("From_Account", json!("nobody")), 10019),
                (change("GroupId", json!(PUBLIC)), 10007),
            ],
        )
        .await;
}

#[tokio::test]
async fn topic_ids_belong_to_their_community_and_are_taken_once() {
    let bench = with_topics().await;
    let longest = id(&"x".repeat(96 - id("").len()));
    for (topic, code) in [
        (id("news"), 0),
        (id("a@TOPIC#b"), 0),
        (id("with space"), 0),
        (longest.clone(), 0),
        (longest + "x", 10004),
        (id(""), 10004),
        (id("@TOPIC#mine"), 10004),
        (id("a@TOPIC#_@TOPIC#b"), 10004),
        (id("a@TGS#_b"), 10004),
        (id("话题"), 10004),
        ("news".to_owned(), 10004),
        (format!("{PUBLIC}@TOPIC#_news"), 10004),
    ] {
        for (command, taken) in [(CREATE, 10025), ("import_topic", 10021)] {
            let body = create("TopicId", json!(topic));
            if code == 0 {
                let answer = bench.ok(command, body.clone()).await;
                assert_eq!(answer, json!({"TopicId": topic}));
                bench.codes(command, [(body, taken)]).await;
                bench.ok("destroy_topic", json!({"GroupId": COMMUNITY, "TopicIdList": [topic]})).await;
            } else {
                bench.codes(command, [(body, code)]).await;
            }
        }
    }
    let made: BTreeSet<String> =
        [bench.topic("a").await, bench.topic("b").await, bench.topic("b").await].into();
    assert_eq!(made.len(), 3, "the service's own IDs differ");
}

#[tokio::test]
async fn a_community_has_two_hundred_topics_at_most_and_may_have_none_at_all() {
    let bench = start().await;
    let any = json!({"GroupId": COMMUNITY, "TopicName": "t"});
    let some = id("news");
    for (command, body) in [
        (CREATE, any.clone()),
        ("import_topic", any.clone()),
        ("get_topic", json!({"GroupId": COMMUNITY, "From_Account": "mia"})),
        ("modify_topic", json!({"GroupId": COMMUNITY, "TopicId": some})),
        ("destroy_topic", json!({"GroupId": COMMUNITY, "TopicIdList": [some]})),
    ] {
        bench.codes(command, [(body, 11000)]).await;
    }
    bench.group(COMMUNITY, |group| {
        let topic = |n: usize| (id(&n.to_string()), Topic { id: id(&n.to_string()), ..Topic::default() });
        group.topics = Some((0..199).map(topic).collect());
    });
    bench.codes(CREATE, [(any.clone(), 0), (any.clone(), 10037)]).await;
    bench.codes("import_topic", [(any.clone(), 10037)]).await;
    assert_eq!(read(&bench, json!([])).await.len(), 200);
    let list = |count: usize| json!({"GroupId": COMMUNITY, "TopicIdList": vec![id("0"); count], "From_Account": "mia"});
    bench.codes("get_topic", [(list(200), 0), (list(201), 10004)]).await;
    bench.codes("destroy_topic", [(list(201), 10004), (list(0), 10004), (list(1), 0)]).await;
    bench.codes(CREATE, [(any, 0)]).await;
}

#[tokio::test]
async fn topics_are_read_and_destroyed_each_with_its_own_result() {
    let bench = with_topics().await;
    let (one, two) = (bench.topic("one").await, bench.topic("two").await);
    let answer = read(&bench, json!([two, id("unknown"), one])).await;
    let codes: Vec<_> = answer.iter().map(|item| item["ErrorCode"].as_i64().unwrap()).collect();
    assert_eq!(codes, [0, 110_003, 0]);
    assert_eq!(keys(&answer[1]), ["ErrorCode", "ErrorInfo"]);
    assert_eq!(answer[0]["TopicInfo"]["TopicName"], "two");
    let filtered = json!({
        "GroupId": COMMUNITY, "From_Account": "mia", "TopicIdList": [one], "ResponseFilter": ["TopicName", "NoSuchField"],
    });
    let filtered = bench.ok("get_topic", filtered).await["TopicAndSelfInfo"][0]["TopicInfo"].clone();
    assert_eq!(keys(&filtered), ["GroupID", "TopicId", "TopicName"]);
    let ask = |account: Value| json!({"GroupId": COMMUNITY, "From_Account": account});
    bench
        .codes(
            "get_topic",
            [
                (ask(json!(null)), 10004),
                (ask(json!("")), 10004),
                (ask(json!("nobody")), 10019),
                (ask(json!(7)), 60015),
            ],
        )
        .await;
    let destroy = json!({"GroupId": COMMUNITY, "TopicIdList": [one, id("unknown"), one]});
    let answer = bench.ok("destroy_topic", destroy).await;
    let items = &answer["DestroyResultItem"];
    assert_eq!(numbers(items, "ErrorCode"), [0, 110_003, 110_003]);
    assert_eq!(
        (&items[0]["ErrorInfo"], &texts(items, "TopicId")),
        (&json!("ok"), &vec![one.clone(), id("unknown"), one.clone()])
    );
    assert_eq!(read(&bench, json!(null)).await.len(), 1);
    bench.codes("send_group_msg", [(to(&one, "mia", 1, "hi"), 10010)]).await;
}

#[tokio::test]
async fn what_is_said_in_a_topic_stays_there() {
    let bench = with_topics().await;
    let (one, two) = (bench.topic("one").await, bench.topic("two").await);
    let outside = bench.history(COMMUNITY, None).await;
    for topic in [&one, &two] {
        // The same words with the same Random: another place is another message.
        assert_eq!(bench.ok("send_group_msg", to(topic, "mia", 1, "hi")).await["MsgSeq"], 1);
        assert_eq!(bench.ok("send_group_msg", to(topic, "mia", 1, "hi")).await["MsgSeq"], 1, "a duplicate");
    }
    bench.ok("send_group_msg", to(&one, "max", 2, "ho")).await;
    let spoken =
        |list: &[(u64, &str)]| list.iter().map(|(seq, text)| (*seq, (*text).to_owned())).collect::<Vec<_>>();
    assert_eq!(bench.history(COMMUNITY, Some(&one)).await, spoken(&[(2, "ho"), (1, "hi")]));
    assert_eq!(bench.history(COMMUNITY, Some(&two)).await, spoken(&[(1, "hi")]));
    assert_eq!(bench.history(COMMUNITY, None).await, outside);

    let edit = json!({"GroupId": COMMUNITY, "TopicId": one, "MsgSeq": 1, "MsgBody": text("edited")});
    bench.ok("modify_group_msg", edit).await;
    let recall = json!({"GroupId": COMMUNITY, "TopicId": two, "MsgSeqList": [{"MsgSeq": 1}, {"MsgSeq": 2}]});
    let recalled = bench.ok("group_msg_recall", recall).await;
    assert_eq!(numbers(&recalled["RecallRetList"], "RetCode"), [0, 10030]);
    bench
        .ok(
            "delete_group_msg_by_sender",
            json!({"GroupId": COMMUNITY, "TopicId": one, "Sender_Account": "max"}),
        )
        .await;
    assert_eq!(bench.history(COMMUNITY, Some(&one)).await, spoken(&[(1, "edited")]));
    assert_eq!(bench.history(COMMUNITY, Some(&two)).await, []);
    assert_eq!(bench.history(COMMUNITY, None).await, outside, "and max is heard there");
    let old = json!({"From_Account": "mia", "SendTime": NOW, "MsgBody": text("old")});
    bench.clock.advance(Duration::from_secs(5));
    let import = json!({"GroupId": COMMUNITY, "TopicId": two, "MsgList": [old]});
    assert_eq!(
        numbers(&bench.ok("import_group_msg", import).await["ImportMsgResult"], "Result"),
        [10004],
        "not newer"
    );
    assert_eq!(read(&bench, json!([one])).await[0]["TopicInfo"]["NextMsgSeq"], 3);
    bench
        .ok("send_group_system_notification", json!({"GroupId": COMMUNITY, "TopicId": one, "Content": "c"}))
        .await;
    assert_eq!(bench.history(COMMUNITY, Some(&one)).await.len(), 1);
}

#[tokio::test]
async fn a_mute_in_a_topic_is_of_the_topic_and_one_in_the_group_is_of_all() {
    let bench = with_topics().await;
    let (one, two) = (bench.topic("one").await, bench.topic("two").await);
    let mute = |topic: Value, seconds: u64| json!({"GroupId": COMMUNITY, "TopicId": topic, "Members_Account": ["mia"], "MuteTime": seconds});
    let muted = |topic: Value| {
        let bench = &bench;
        async move {
            let answer =
                bench.ok("get_group_muted_account", json!({"GroupId": COMMUNITY, "TopicId": topic})).await;
            texts(&answer["MutedAccountList"], "Member_Account")
        }
    };
    let nobody: [&str; 0] = [];
    bench.ok("forbid_send_msg", mute(json!(one), 60)).await;
    assert_eq!(muted(json!(one)).await, ["mia"]);
    assert_eq!((muted(json!(two)).await, muted(json!(null)).await), (vec![], vec![]));
    bench
        .codes(
            "send_group_msg",
            [(to(&one, "mia", 1, "hi"), 10017), (to(&two, "mia", 1, "hi"), 0), (to("", "mia", 1, "hi"), 0)],
        )
        .await;
    assert_eq!(read(&bench, json!([one])).await[0]["SelfInfo"]["ShutUpTime"], NOW + 60);
    bench.clock.advance(Duration::from_mins(1));
    assert_eq!(muted(json!(one)).await, nobody);
    bench.ok("forbid_send_msg", mute(json!(null), 60)).await;
    bench
        .codes("send_group_msg", [(to(&one, "mia", 2, "hi"), 10017), (to(&two, "mia", 2, "hi"), 10017)])
        .await;
    assert_eq!(muted(json!(one)).await, nobody);
    bench.ok("forbid_send_msg", mute(json!(null), 0)).await;

    bench.ok("modify_topic", json!({"GroupId": COMMUNITY, "TopicId": one, "MuteAllMember": "On"})).await;
    for (sender, code) in [("mia", 10017), ("zoe", 10017), ("adam", 0), ("olga", 0), ("administrator", 0)] {
        bench.codes("send_group_msg", [(to(&one, sender, 3, "hi"), code)]).await;
    }
    bench.codes("send_group_msg", [(to(&two, "mia", 3, "hi"), 0)]).await;
    bench.ok("modify_topic", json!({"GroupId": COMMUNITY, "TopicId": one, "MuteAllMember": "Off"})).await;
    bench.codes("send_group_msg", [(to(&one, "mia", 4, "hi"), 0)]).await;
}

#[tokio::test]
async fn a_topic_that_is_not_there_is_told_apart_from_a_group_without_topics() {
    let bench = with_topics().await;
    for (command, body, elsewhere) in [
        ("send_group_msg", json!({"Random": 1, "MsgBody": text("x")}), 10004),
        ("send_group_msg", json!({"Random": 1, "MsgBody": text("x"), "OnlineOnlyFlag": 1}), 10004),
        ("group_msg_get_simple", json!({"ReqMsgNumber": 1}), 10004),
        ("group_msg_recall", json!({"MsgSeqList": [{"MsgSeq": 1}]}), 10004),
        ("delete_group_msg_by_sender", json!({"Sender_Account": "mia"}), 10004),
        ("forbid_send_msg", json!({"Members_Account": ["mia"], "MuteTime": 1}), 10004),
        ("get_group_muted_account", json!({}), 10004),
        ("send_group_system_notification", json!({"Content": "c"}), 10004),
        ("import_group_msg", json!({"MsgList": [{"From_Account": "", "SendTime": 0, "MsgBody": []}]}), 10004),
        ("modify_group_msg", json!({"MsgSeq": 1, "MsgBody": text("x")}), 90010),
    ] {
        for (group, topic, code) in
            [(PUBLIC, "t", elsewhere), (COMMUNITY, "t", 10010), (COMMUNITY, &id("unknown"), 10010)]
        {
            let mut body = body.clone();
            body["GroupId"] = json!(group);
            body["TopicId"] = json!(topic);
            bench.codes(command, [(body, code)]).await;
        }
    }
}
