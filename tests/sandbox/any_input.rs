//! Whatever is sent to whichever service, an answer of the documented form comes back: nobody can make the server panic.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use imwarden::wire::{CATALOGUE, Command, CommandRow};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

use crate::catalogue::furnish;
use crate::support::{Bench, COMMUNITY, GROUPS, LIVE, NOW, PUBLIC, WORK, start};

const TOPIC: &str = "@TGS#_@TGS#cCOMMUNITY@TOPIC#_news";

/// Names that no sample has.
const MORE_FIELDS: [&str; 12] = [
    "ShutUpTime",
    "ShutUpAllMember",
    "MsgOnlineOnlyFlag",
    "Identifier",
    "Accounts",
    "Type",
    "Mark",
    "Next",
    "Mode",
    "RecentContactFlag",
    "NeedReadReceipt",
    "C2CmsgNospeakingTime",
];

fn leaf() -> impl Strategy<Value = Value> {
    let words = vec![
        json!(PUBLIC),
        json!(WORK),
        json!(LIVE),
        json!(COMMUNITY),
        json!(TOPIC),
        json!("mia"),
        json!("olga"),
        json!("Admin"),
        json!("On"),
        json!("Set"),
        json!("Decrease"),
        json!("Tag_Profile_IM_Level"),
        json!("Tag_Profile_Custom_Vip"),
        json!(""),
        json!("144115265295492787"),
        json!("18446744073709551615"),
        json!("99999999999999999999999"),
        json!("144115188075855872"),
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(20),
        json!(500),
        json!(-1),
        json!(1.5),
        json!(NOW),
        json!(u32::MAX),
        json!(u64::MAX),
        json!(i64::MAX),
        json!(i64::MIN),
        json!((1_u64 << 32) + 3),
        json!(["mia"]),
        json!([PUBLIC]),
        json!([TOPIC]),
        json!([[]]),
        json!([{"MsgSeq": u64::MAX}]),
        json!([{"Key": "n", "Value": i64::MAX}, {"Key": "n", "Value": 1}]),
        json!([{"Member_Account": "mia", "Marks": [500, 600, 1000]}]),
        json!([{"MsgType": "TIMTextElem", "MsgContent": {}}]),
    ];
    prop_oneof![4 => select(words), 1 => any::<String>().prop_map(Value::from), 1 => any::<u64>().prop_map(Value::from)]
}

/// The vendor's sample requests by command, about people and groups of the practice world.
fn samples() -> Vec<(Command, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let requests = files.filter(|file| file.to_str().unwrap().contains(".request."));
    requests
        .filter_map(|file| {
            let command =
                Command::named(file.file_name().unwrap().to_str().unwrap().split('.').next().unwrap())?;
            let mut body = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
            settle(&mut body, "");
            Some((command, body))
        })
        .collect()
}

/// Puts known names and times in place of the vendor's.
fn settle(value: &mut Value, key: &str) {
    let account = key.ends_with("_Account") || key == "UserID" || key == "Accounts";
    match value {
        Value::String(text) if account => ["mia", "max", "zoe", "adam"][text.len() % 4].clone_into(text),
        Value::String(text) if key.starts_with("TopicId") => TOPIC.clone_into(text),
        Value::Number(_) if key == "SendTime" => *value = json!(NOW - 3),
        Value::Array(items) => items.iter_mut().for_each(|item| settle(item, key)),
        Value::Object(keys) => keys.iter_mut().for_each(|(key, value)| settle(value, key)),
        _ => {}
    }
}

/// All keys of all samples, so that what is put into a body is often a field of it.
fn fields() -> Vec<String> {
    fn collect(value: &Value, fields: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| collect(item, fields)),
            Value::Object(keys) => keys.iter().for_each(|(key, value)| {
                fields.insert(key.clone());
                collect(value, fields);
            }),
            _ => {}
        }
    }
    let mut fields: BTreeSet<String> = MORE_FIELDS.iter().map(ToString::to_string).collect();
    for (_, body) in samples() {
        collect(&body, &mut fields);
    }
    assert!(fields.len() > 110, "{}", fields.len());
    fields.into_iter().collect()
}

/// A good request to a group of ours with some fields replaced or added.
fn call() -> impl Strategy<Value = (Command, Value)> {
    let fields = fields();
    let names = select(fields.clone());
    let nested = leaf().prop_recursive(3, 24, 4, move |inner| {
        let object = vec((names.clone(), inner.clone()), 0..6).prop_map(|pairs| {
            let pairs = pairs.into_iter().map(|(key, value)| (key.clone(), value));
            Value::Object(pairs.collect::<Map<_, _>>())
        });
        prop_oneof![vec(inner, 0..4).prop_map(Value::from), object]
    });
    let groups = select(GROUPS.map(|(id, _)| id).to_vec());
    (select(samples()), groups, vec((select(fields), nested), 0..3)).prop_map(
        |((command, mut body), group, changes)| {
            if body.get("GroupId").is_some() {
                body["GroupId"] = json!(group);
            }
            for (field, value) in changes {
                body[field] = value;
            }
            (command, body)
        },
    )
}

/// What every answer has: by the service, if one answered, else by the gateway.
fn check_envelope(row: Option<&CommandRow>, answer: &Value) -> Result<i64, TestCaseError> {
    let code =
        answer["ErrorCode"].as_i64().ok_or_else(|| TestCaseError::fail(format!("no ErrorCode: {answer}")))?;
    // 60003 is said by some services as well; 70001 to 70052 are about signatures.
    let gateway = ((60_000..70_000).contains(&code) && code != 60003) || (70_000..70_100).contains(&code);
    let service = row.filter(|_| !gateway).map_or("", |row| row.service);
    let status = answer.get("ActionStatus").and_then(Value::as_str);
    let expected = if code == 0 { "OK" } else { "FAIL" };
    prop_assert_eq!(status, (service != "openconfigsvr").then_some(expected), "{}", answer);
    prop_assert_eq!(answer.get("ErrorDisplay").is_some(), service == "profile", "{}", answer);
    let silent = row.is_some_and(|row| {
        ["get_group_muted_account", "get_group_shutted_uin", "GetIPList"].contains(&row.name) && code == 0
    });
    prop_assert_eq!(answer.get("ErrorInfo").is_some_and(Value::is_string), !silent, "{}", answer);
    let envelope = ["ActionStatus", "ErrorInfo", "ErrorCode", "ErrorDisplay"];
    let bare = answer.as_object().is_some_and(|keys| keys.keys().all(|key| envelope.contains(&key.as_str())));
    prop_assert!(code == 0 || bare, "{}", answer);
    Ok(code)
}

async fn answer(bench: &Bench, url: String, body: Vec<u8>) -> Result<Value, TestCaseError> {
    // No rate is ever reached.
    bench.clock.advance(Duration::from_secs(1));
    let response =
        bench.post_to(url, body).await.map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
    prop_assert_eq!(response.status(), 200);
    response.json().await.map_err(|error| TestCaseError::fail(error.to_string()))
}

fn run<S: Strategy>(
    cases: u32,
    strategy: &S,
    test: impl AsyncFn(&Bench, S::Value) -> Result<(), TestCaseError>,
) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let result = runner.run(strategy, |value| {
        runtime.block_on(async {
            let bench = start().await;
            furnish(&bench);
            test(&bench, value).await
        })
    });
    result.unwrap();
}

/// Codes beside those of the command's page: chosen where the page is silent, as `errors` of the server says.
fn chosen(command: Command) -> &'static [i64] {
    use Command as C;
    match command {
        C::CreateGroup => &[10014, 10015, 10019],
        C::ModifyGroupBaseInfo
        | C::ChangeGroupOwner
        | C::ModifyAdmin
        | C::CreateTopic
        | C::ImportTopic
        | C::ModifyTopic => &[10019],
        C::ImportGroup | C::GetTopic => &[10015, 10019],
        C::DestroyTopic => &[10010],
        C::SendGroupMsg => &[10019, 10053],
        C::SendBroadcastMsg => &[10019, 80002],
        C::BanGroupMember | C::UnbanGroupMember | C::GetGroupBanMember => &[10010, 10015],
        C::GroupMsgGetSimple => &[10044],
        C::ClearGroupMsg => &[10007],
        C::ModifyGroupMsg => &[10010, 10015, 80002],
        C::QueryOnlineStatus => &[90010],
        _ => &[],
    }
}

#[test]
fn any_json_is_answered_with_codes_that_are_known_for_the_command() {
    let (taken, refused) = (Cell::new(0), RefCell::new(BTreeSet::new()));
    run(400, &vec(call(), 1..8), async |bench, calls| {
        for (command, body) in calls {
            let row = command.row();
            let url = bench.url(&format!("/{}", row.path()), &bench.query());
            let answer = answer(bench, url, body.to_string().into_bytes()).await?;
            let code = check_envelope(Some(row), &answer)?;
            let known = [&[0], row.refusals, chosen(command)].concat().contains(&code);
            prop_assert!(known || (60_000..80_000).contains(&code), "{} {}", row.name, answer);
            taken.set(taken.get() + u32::from(code == 0));
            refused.borrow_mut().insert((row.name, code));
        }
        Ok(())
    });
    assert!(taken.get() > 400, "only {} bodies got through", taken.get());
    assert!(refused.borrow().len() > 100, "only {} ways to be answered were found", refused.borrow().len());
}

/// Parameters as they should be, or nearly.
fn queries() -> impl Strategy<Value = (Vec<(usize, String)>, bool)> {
    let odd = "(sdkappid|identifier|usersig|random|contenttype|[a-z%]{0,3})=?[a-zA-Z0-9%*_.+-]{0,12}";
    (vec((0..6_usize, odd), 0..3), any::<bool>())
}

#[test]
fn any_bytes_any_query_and_any_path_are_answered() {
    let rows: Vec<&CommandRow> = CATALOGUE.iter().collect();
    let path = prop_oneof![
        3 => select(rows.clone()).prop_map(|row| format!("/{}", row.path())),
        1 => (select(rows.clone()), select(rows)).prop_map(|(one, two)| format!("/v4/{}/{}", one.service, two.name)),
        1 => r"(/v4)?(/[!-~&&[^#?/]]{0,9}){0,4}/?",
    ];
    run(400, &(path, queries(), vec(any::<u8>(), 0..64)), async |bench, (path, (changes, keep), body)| {
        let query = bench.query();
        let mut pairs: Vec<&str> = query.split('&').collect();
        for (at, odd) in &changes {
            if *at < pairs.len() && keep {
                pairs[*at] = odd;
            } else {
                pairs.insert(0, odd);
            }
        }
        let answer = answer(bench, bench.url(&path, &pairs.join("&")), body).await?;
        let mut segments = path.split('/').skip(2);
        let command =
            segments.next().zip(segments.next()).and_then(|(service, name)| Command::find(service, name));
        check_envelope(command.filter(|_| path.split('/').count() == 4).map(Command::row), &answer)?;
        Ok(())
    });
}
