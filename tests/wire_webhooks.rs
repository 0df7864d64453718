//! The structs of the webhooks against bodies by the vendor's documents: what is read is written again unchanged, and
//! nothing is left over.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use axum::extract::Query;
use imwarden::wire::Envelope;
use imwarden::wire::webhook::{
    ALLOW, BeforeInviteJoinGroupAnswer, BeforeSendMsgAnswer, DROP, Event, EventTime, REFUSE, Timing,
    WEBHOOKS, Webhook, WebhookQuery, verdict,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// What a sample is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Request,
    Answer,
}

/// A file of `tests/wire/webhook/`, named `webhook.<CallbackCommand>.<request|response>[.<case>].json`.
struct Sample {
    file: String,
    webhook: Webhook,
    side: Side,
    body: Value,
}

/// All files of the folder; one whose name does not say what it is fails the test.
fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire/webhook");
    let files: BTreeSet<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.iter().map(|path| sample(path)).collect()
}

fn sample(path: &Path) -> Sample {
    let file = path.file_name().unwrap().to_str().unwrap().to_owned();
    let parts: Vec<&str> = file.split('.').collect();
    let (["webhook", service, name, side], "json") = (&parts[..4], parts[parts.len() - 1]) else {
        panic!("{file} is no sample of a webhook");
    };
    let webhook =
        Webhook::named(&format!("{service}.{name}")).unwrap_or_else(|| panic!("{file} is in no row"));
    let side = match *side {
        "request" => Side::Request,
        "response" => Side::Answer,
        other => panic!("{file}: {other}"),
    };
    let body = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    Sample { file, webhook, side, body }
}

fn requests() -> impl Iterator<Item = Sample> {
    samples().into_iter().filter(|sample| sample.side == Side::Request)
}

fn answers() -> impl Iterator<Item = Sample> {
    samples().into_iter().filter(|sample| sample.side == Side::Answer)
}

fn round_trip<T: DeserializeOwned + Serialize + Debug>(sample: &Sample) -> T {
    let file = &sample.file;
    let read: T =
        serde_json::from_value(sample.body.clone()).unwrap_or_else(|error| panic!("{file}: {error}"));
    assert!(!left_over(&read), "{file}: {read:?}");
    assert_eq!(serde_json::to_value(&read).unwrap(), sample.body, "{file}");
    read
}

/// Unknown keys are kept in fields called `extra`, which are written again: only the debug form tells them apart.
fn left_over(read: &impl Debug) -> bool {
    format!("{read:?}").contains("extra: {\"")
}

fn event(body: Value) -> Event {
    serde_json::from_value(body).unwrap()
}

#[test]
fn every_request_is_read_whole_and_written_unchanged() {
    for sample in requests() {
        let event: Event = round_trip(&sample);
        assert_eq!(event.webhook(), sample.webhook, "{}", sample.file);
    }
}

#[test]
fn every_answer_is_read_whole_and_written_unchanged() {
    for sample in answers() {
        match sample.webhook {
            Webhook::BeforeSendMsg => drop(round_trip::<BeforeSendMsgAnswer>(&sample)),
            Webhook::BeforeInviteJoinGroup => drop(round_trip::<BeforeInviteJoinGroupAnswer>(&sample)),
            _ => drop(round_trip::<Envelope>(&sample)),
        }
    }
}

#[test]
fn every_answer_says_what_its_row_allows() {
    for Sample { file, webhook, body, .. } in answers() {
        let rule = webhook.row().answer;
        let code = body["ErrorCode"].as_i64().unwrap();
        assert!(rule.codes.iter().any(|codes| codes.contains(&code)), "{file}: {code}");
        for key in body.as_object().unwrap().keys().filter(|key| !Envelope::KEYS.contains(&key.as_str())) {
            assert!(rule.keys.contains(&key.as_str()) && code == ALLOW, "{file}: {key}");
        }
    }
}

#[test]
fn answers_are_made_as_in_the_samples() {
    let sample = |case: &str| {
        let wanted = format!("webhook.Group.CallbackBefore{case}.json");
        answers().find(|sample| sample.file == wanted).unwrap().body
    };
    let made = |answer: BeforeSendMsgAnswer| serde_json::to_value(answer).unwrap();
    let plain = |code: i64, info: &str| BeforeSendMsgAnswer {
        envelope: verdict(code, info),
        msg_body: None,
        cloud_custom_data: None,
    };
    assert_eq!(made(plain(ALLOW, "")), sample("SendMsg.response"));
    assert_eq!(made(plain(REFUSE, "")), sample("SendMsg.response.refuse"));
    assert_eq!(made(plain(DROP, "")), sample("SendMsg.response.discard"));
    assert_eq!(made(plain(10120, "no links in this room")), sample("SendMsg.response.custom"));
    let rewritten = sample("SendMsg.response.rewrite");
    let answer = BeforeSendMsgAnswer {
        msg_body: Some(serde_json::from_value(rewritten["MsgBody"].clone()).unwrap()),
        cloud_custom_data: Some("{\"masked\":true}".to_owned()),
        ..plain(ALLOW, "")
    };
    assert_eq!(made(answer), rewritten);
    let partial = BeforeInviteJoinGroupAnswer {
        envelope: verdict(ALLOW, ""),
        refused_members_account: Some(vec!["jared".to_owned()]),
    };
    assert_eq!(serde_json::to_value(partial).unwrap(), sample("InviteJoinGroup.response.partial"));
    assert_eq!(serde_json::to_value(verdict(REFUSE, "")).unwrap(), sample("ApplyJoinGroup.response.refuse"));
}

#[test]
fn no_documented_webhook_is_forgotten() {
    let list = include_str!("fixtures/webhook_commands.txt");
    let documented: BTreeMap<&str, &str> = list
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(' ').unwrap())
        .collect();
    let rows: BTreeMap<&str, &str> = WEBHOOKS.iter().map(|row| (row.name, row.doc)).collect();
    assert_eq!(rows, documented);
}

#[test]
fn every_row_stands_where_its_webhook_points_and_has_samples_of_both_sides() {
    let sides = |wanted: Side| -> BTreeSet<Webhook> {
        samples().iter().filter(|sample| sample.side == wanted).map(|sample| sample.webhook).collect()
    };
    let all: BTreeSet<Webhook> = WEBHOOKS.iter().map(|row| row.webhook).collect();
    assert_eq!(all.len(), WEBHOOKS.len());
    assert_eq!(sides(Side::Request), all);
    assert_eq!(sides(Side::Answer), all);
    for row in WEBHOOKS {
        assert_eq!(row.webhook.name(), row.name);
        assert_eq!(row.timing == Timing::Before, row.name.contains("CallbackBefore"), "{}", row.name);
    }
}

#[test]
fn keys_that_no_struct_knows_are_noticed_and_kept() {
    for Sample { file, mut body, .. } in requests() {
        body["Newer"] = json!({"Key": [1]});
        let event = event(body.clone());
        assert!(left_over(&event), "{file}");
        assert_eq!(serde_json::to_value(&event).unwrap(), body, "{file}");
    }
}

#[test]
fn keys_that_no_struct_knows_are_kept_in_lists_too() {
    let body = json!({
        "CallbackCommand": "Group.CallbackAfterMemberExit",
        "GroupId": "g",
        "Type": "Public",
        "ExitType": "Kicked",
        "Operator_Account": "admin",
        "ExitMemberList": [{"Member_Account": "bob", "Newer": 1}],
    });
    assert_eq!(serde_json::to_value(event(body.clone())).unwrap(), body);
}

#[test]
fn the_time_may_be_a_number_a_string_nothing_or_absent() {
    let read = |time: Value| {
        let body =
            json!({"CallbackCommand": "Group.CallbackAfterGroupFull", "GroupId": "g", "EventTime": time});
        let Event::AfterGroupFull(full) = event(body) else { panic!("another webhook") };
        full.event_time
    };
    assert_eq!(
        read(json!(1_718_000_123_456_u64)),
        Some(EventTime { millis: 1_718_000_123_456, quoted: false })
    );
    assert_eq!(read(json!("1718000123456")), Some(EventTime { millis: 1_718_000_123_456, quoted: true }));
    assert_eq!(read(json!("")), None);
    assert_eq!(read(Value::Null), None);
    let Event::AfterGroupFull(full) =
        event(json!({"CallbackCommand": "Group.CallbackAfterGroupFull", "GroupId": "g"}))
    else {
        panic!("another webhook")
    };
    assert_eq!(full.event_time, None);
}

#[test]
fn a_message_of_another_generation_is_read() {
    let body = json!({
        "CallbackCommand": "Group.CallbackAfterSendMsg",
        "GroupId": "live",
        "Type": "Live",
        "From_Account": "jared",
        "Random": "123456",
        "MsgSeq": "123",
        "MsgTime": "1490686222",
        "MsgBody": null,
        "GroupAtInfo": [{"GroupAtAllFlag": "1"}],
        "MsgId": "144115233406643804-1727580296-4026038328",
    });
    let Event::AfterSendMsg(message) = event(body) else { panic!("another webhook") };
    assert_eq!((message.random, message.msg_seq, message.msg_time), (123_456, 123, 1_490_686_222));
    assert_eq!(message.group_at_info.unwrap()[0].group_at_all_flag, 1);
    assert_eq!((message.operator_account, message.online_only_flag), (None, None));
    assert!(message.extra.is_empty());
}

#[test]
fn a_changed_member_is_found_under_both_names() {
    let body = |key: &str| {
        json!({
            "CallbackCommand": "Group.CallbackAfterMemberFieldChanged",
            "GroupId": "g",
            "Type": "Public",
            "Operator_Account": "admin",
            key: "jared",
            "Role": "Member",
        })
    };
    let read = event(body("Modified_Account"));
    assert_eq!(serde_json::to_value(read).unwrap(), body("Member_Account"));
}

#[test]
fn unknown_webhooks_and_broken_ones_are_told_apart() {
    let read = |body: Value| serde_json::from_value::<Event>(body);
    assert!(read(json!({"CallbackCommand": "C2C.CallbackAfterSendMsg", "MsgSeq": 1})).is_err());
    assert_eq!(Webhook::named("C2C.CallbackAfterSendMsg"), None);
    assert_eq!(Webhook::named("group.callbackaftersendmsg"), None);
    assert!(read(json!({"CallbackCommand": "Group.CallbackAfterSendMsg", "MsgSeq": 1})).is_err());
    assert!(read(json!({"GroupId": "g"})).is_err());
}

#[test]
fn the_query_of_the_vendors_url_is_read_and_written_unchanged() {
    let file: Value = serde_json::from_str(include_str!("fixtures/webhook_sign_vector.json")).unwrap();
    let url = file["url"].as_str().unwrap();
    let Query(query) = Query::<WebhookQuery>::try_from_uri(&url.parse().unwrap()).unwrap();
    assert_eq!(query.sdk_appid, 1_400_123_456);
    assert_eq!(Webhook::named(&query.callback_command), Some(Webhook::AfterSendMsg));
    assert_eq!(query.contenttype.as_deref(), Some("json"));
    assert_eq!(query.client_ip.as_deref(), Some("127.0.0.1"));
    assert_eq!(query.opt_platform.as_deref(), Some("Web"));
    assert_eq!(query.sign.as_deref(), file["sign"].as_str());
    assert_eq!(query.request_time.as_deref(), file["request_time"].as_str());
    let (target, _) = url.split_once('?').unwrap();
    let written = reqwest::Client::new().post(target).query(&query).build().unwrap();
    assert_eq!(written.url().as_str(), url);
}

#[test]
fn a_url_of_another_application_without_signature_is_read_and_one_without_application_is_not() {
    let read = |query: &str| {
        let uri = format!("http://127.0.0.1/hook?{query}").parse().unwrap();
        Query::<WebhookQuery>::try_from_uri(&uri)
    };
    let Query(query) =
        read("SdkAppid=7&CallbackCommand=Group.CallbackOnMemberStateChange&contenttype=JSON&newer=1")
            .unwrap();
    assert_eq!((query.sdk_appid, query.client_ip, query.sign), (7, None, None));
    assert!(read("CallbackCommand=Group.CallbackAfterSendMsg").is_err());
    assert!(read("SdkAppid=x&CallbackCommand=Group.CallbackAfterSendMsg").is_err());
}
