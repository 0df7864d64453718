//! Whatever is sent, an answer of the documented form comes back: nobody can make the server panic.

use imwarden::wire::CATALOGUE;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

use crate::support::{Bench, COMMUNITY, LIVE, PUBLIC, WORK, start};

/// Field names of all requests, so that many bodies get far.
const FIELDS: &[&str] = &[
    "GroupId",
    "Limit",
    "Next",
    "Offset",
    "GroupType",
    "GroupIdList",
    "ResponseFilter",
    "GroupBaseInfoFilter",
    "MemberInfoFilter",
    "MemberRoleFilter",
    "AppDefinedDataFilter_Group",
    "AppDefinedDataFilter_GroupMember",
    "ReqMsgNumber",
    "ReqMsgSeq",
    "WithRecalledMsg",
    "Members_Account",
    "MuteTime",
    "ShutUpTime",
    "TopicId",
    "MemberToDel_Account",
    "Silence",
    "Reason",
    "MsgSeqList",
    "MsgSeq",
    "Sender_Account",
    "NewOwner_Account",
    "From_Account",
    "ToMembers_Account",
    "Content",
    "Random",
    "MsgPriority",
    "MsgBody",
    "MsgType",
    "MsgContent",
    "GroupAtInfo",
    "GroupAtAllFlag",
    "GroupAt_Account",
    "OnlineOnlyFlag",
    "SendMsgControl",
    "To_Account",
    "CloudCustomData",
    "User_Account",
    "Member_Account",
    "Role",
    "MsgFlag",
    "NameCard",
    "AppMemberDefinedData",
    "Key",
    "Value",
    "Name",
    "Introduction",
    "MaxMemberNum",
    "ApplyJoinOption",
    "MuteAllMember",
    "AppDefinedData",
];

fn leaf() -> impl Strategy<Value = Value> {
    let words = vec![
        json!(PUBLIC),
        json!(WORK),
        json!(LIVE),
        json!(COMMUNITY),
        json!("mia"),
        json!("olga"),
        json!("Admin"),
        json!("On"),
        json!(""),
        json!("144115265295492787"),
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(20),
        json!(-1),
        json!(1.5),
        json!(u32::MAX),
        json!(u64::MAX),
        json!(i64::MIN),
        json!((1_u64 << 32) + 3),
        json!(["mia"]),
        json!([PUBLIC]),
        json!([{"MsgSeq": u64::MAX}]),
        json!("144115188075855872"),
        json!([{"MsgType": "TIMTextElem", "MsgContent": {}}]),
        json!("99999999999999999999999"),
    ];
    prop_oneof![4 => select(words), 1 => any::<String>().prop_map(Value::from), 1 => any::<u64>().prop_map(Value::from)]
}

fn body() -> impl Strategy<Value = Value> {
    let object = |value: BoxedStrategy<Value>| {
        vec((select(FIELDS), value), 0..10).prop_map(|pairs| {
            Value::Object(
                pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>(),
            )
        })
    };
    let nested = leaf().prop_recursive(3, 24, 4, move |inner| {
        prop_oneof![vec(inner.clone(), 0..4).prop_map(Value::from), object(inner.boxed())]
    });
    // A good group more often than not: otherwise nothing behind it is reached.
    (object(nested.boxed()), select(vec![None, Some(PUBLIC), Some(COMMUNITY), Some(LIVE), Some(WORK)]))
        .prop_map(|(mut body, group)| {
            if let Some(group) = group {
                body["GroupId"] = json!(group);
            }
            body
        })
}

async fn answers(bench: &Bench, url: String, body: Vec<u8>) -> Result<(), TestCaseError> {
    let response =
        bench.post_to(url, body).await.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
    prop_assert_eq!(response.status(), 200);
    let answer: Value = response.json().await.map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert!(answer["ErrorCode"].is_i64() || answer["ErrorCode"].is_u64(), "{}", answer);
    prop_assert!(answer["ActionStatus"].is_string());
    Ok(())
}

fn run<S: Strategy>(cases: u32, strategy: &S, url_and_body: impl Fn(&Bench, S::Value) -> (String, Vec<u8>)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let bench = runtime.block_on(start());
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let result = runner.run(strategy, |value| {
        let (url, body) = url_and_body(&bench, value);
        runtime.block_on(answers(&bench, url, body))
    });
    result.unwrap();
}

#[test]
fn any_json_is_answered() {
    let names: Vec<&str> = CATALOGUE.iter().map(|row| row.name).collect();
    run(600, &(select(names), body()), |bench, (name, body)| {
        (bench.url(&format!("/v4/group_open_http_svc/{name}"), &bench.query()), body.to_string().into_bytes())
    });
}

#[test]
fn any_bytes_and_any_url_are_answered() {
    let url = r"(/v4/group_open_http_svc/(get_group_info|x)|/[!-~&&[^#?/]]{0,9}){1,2}\?[!-~&&[^#]]{0,40}";
    let query = "(sdkappid=1400000001|identifier=[a%2]{0,4}|usersig=[A-Za-z0-9*_-]{0,60}|random=9|contenttype=json|&){0,9}";
    run(300, &(url, query, vec(any::<u8>(), 0..64)), |bench, (url, query, body)| {
        (format!("{}{url}&{query}", bench.server.url()), body)
    });
    run(150, &vec(any::<u8>(), 0..64), |bench, body| {
        (bench.url("/v4/group_open_http_svc/send_group_msg", &bench.query()), body)
    });
}
