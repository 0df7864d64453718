//! Whatever is sent, an answer of the documented form comes back: nobody can make the server panic.

use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

use crate::support::{Bench, COMMUNITY, GROUPS, LIVE, PUBLIC, WORK, start};

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

/// The vendor's sample requests, by command.
fn samples() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let requests = files.filter(|file| file.to_str().unwrap().ends_with(".request.json"));
    requests
        .map(|file| {
            let name = file.file_name().unwrap().to_str().unwrap().split('.').next().unwrap().to_owned();
            (name, serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap())
        })
        .collect()
}

/// A good request to a group of ours with some fields replaced or added.
fn call() -> impl Strategy<Value = (String, Value)> {
    let nested = leaf().prop_recursive(3, 24, 4, |inner| {
        let object = vec((select(FIELDS), inner.clone()), 0..6).prop_map(|pairs| {
            let pairs = pairs.into_iter().map(|(key, value)| (key.to_owned(), value));
            Value::Object(pairs.collect::<Map<_, _>>())
        });
        prop_oneof![vec(inner, 0..4).prop_map(Value::from), object]
    });
    let groups = select(GROUPS.map(|(id, _)| id).to_vec());
    (select(samples()), groups, vec((select(FIELDS), nested), 0..3)).prop_map(
        |((name, mut body), group, changes)| {
            body["GroupId"] = json!(group);
            for (field, value) in changes {
                body[field] = value;
            }
            (name, body)
        },
    )
}

async fn answers(bench: &Bench, url: String, body: Vec<u8>) -> Result<i64, TestCaseError> {
    let response =
        bench.post_to(url, body).await.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
    prop_assert_eq!(response.status(), 200);
    let answer: Value = response.json().await.map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert!(answer["ActionStatus"].is_string(), "{}", answer);
    answer["ErrorCode"].as_i64().ok_or_else(|| TestCaseError::fail("no ErrorCode"))
}

/// How many of the calls were taken.
fn run<S: Strategy>(
    cases: u32,
    strategy: &S,
    url_and_body: impl Fn(&Bench, S::Value) -> (String, Vec<u8>),
) -> usize {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let bench = runtime.block_on(start());
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let taken = Cell::new(0);
    let result = runner.run(strategy, |value| {
        // No rate is ever reached.
        bench.clock.advance(Duration::from_secs(1));
        let (url, body) = url_and_body(&bench, value);
        let code = runtime.block_on(answers(&bench, url, body))?;
        taken.set(taken.get() + usize::from(code == 0));
        Ok(())
    });
    result.unwrap();
    taken.get()
}

#[test]
fn any_json_is_answered() {
    let taken = run(800, &call(), |bench, (name, body)| {
        (bench.url(&format!("/v4/group_open_http_svc/{name}"), &bench.query()), body.to_string().into_bytes())
    });
    assert!(taken > 80, "only {taken} bodies got through");
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
