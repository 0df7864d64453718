//! Attributes and counters.

use std::time::Duration;

use imwarden::wire::GroupType;
use serde_json::{Value, json};

use crate::support::{Bench, GROUPS, LIVE, PUBLIC, start};

const WRITES: [&str; 2] = ["modify_group_attr", "set_group_attr"];

fn attributes(pairs: &[(&str, &str)]) -> Value {
    let list: Value = pairs.iter().map(|(key, value)| json!({"key": key, "value": value})).collect();
    json!({"GroupId": PUBLIC, "GroupAttr": list})
}

fn named(names: &[&str]) -> Value {
    json!({"GroupId": PUBLIC, "GroupAttr": names.iter().map(|key| json!({"key": key})).collect::<Value>()})
}

/// Another second: five more writes.
async fn write(bench: &Bench, command: &str, body: Value) -> i64 {
    bench.clock.advance(Duration::from_secs(1));
    bench.code(command, body).await
}

async fn kept(bench: &Bench, group: &str) -> Vec<(String, String)> {
    let answer = bench.ok("get_group_attr", json!({"GroupId": group})).await;
    let text = |item: &Value, key: &str| item[key].as_str().unwrap().to_owned();
    answer["GroupAttrAry"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (text(item, "key"), text(item, "value")))
        .collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn attributes_are_added_replaced_and_removed() {
    let bench = start().await;
    assert_eq!(kept(&bench, PUBLIC).await, []);
    for (command, body, expected) in [
        ("modify_group_attr", attributes(&[("a", "1"), ("b", "2")]), &[("a", "1"), ("b", "2")][..]),
        (
            "modify_group_attr",
            attributes(&[("b", "主题"), ("c", "")]),
            &[("a", "1"), ("b", "主题"), ("c", "")],
        ),
        ("delete_group_attr", named(&["a", "c", "a"]), &[("b", "主题")]),
        ("set_group_attr", attributes(&[("d", "4"), ("e", "5")]), &[("d", "4"), ("e", "5")]),
        ("clear_group_attr", json!({"GroupId": PUBLIC}), &[]),
        ("clear_group_attr", json!({"GroupId": PUBLIC}), &[]),
    ] {
        bench.clock.advance(Duration::from_secs(1));
        let answer = bench.post(command, body.clone()).await;
        assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
        assert_eq!(kept(&bench, PUBLIC).await, pairs(expected), "{command} {body}");
        assert_eq!(kept(&bench, LIVE).await, [], "each group has its own");
    }
}

#[tokio::test]
async fn attributes_keep_their_limits_and_nothing_is_half_written() {
    let bench = start().await;
    let numbered = |from: usize, to: usize, value: &str| {
        let list: Value = (from..to).map(|n| json!({"key": format!("k{n}"), "value": value})).collect();
        json!({"GroupId": PUBLIC, "GroupAttr": list})
    };
    let long = "v".repeat(4001);
    for command in WRITES {
        for (body, code) in [
            (attributes(&[("good", "v"), (&"k".repeat(33), "v")]), 10045),
            (attributes(&[(&"字".repeat(11), "v")]), 10045),
            (attributes(&[("good", "v"), ("k", &long)]), 10046),
            (numbered(0, 17, "v"), 10047),
            (numbered(0, 5, &"v".repeat(3201)), 10048),
            (attributes(&[]), 10004),
            (attributes(&[("", "v")]), 10004),
            (json!({"GroupId": PUBLIC}), 10004),
            (json!({"GroupId": PUBLIC, "GroupAttr": [{"Key": "a", "Value": "b"}]}), 10004),
            (json!({"GroupId": PUBLIC, "GroupAttr": [{"key": "a"}]}), 10004),
            (json!({"GroupId": PUBLIC, "GroupAttr": [{"key": "a", "value": 1}]}), 10004),
        ] {
            assert_eq!(
                write(&bench, command, body.clone()).await,
                code,
                "{command} {:.200}",
                body.to_string()
            );
            assert_eq!(kept(&bench, PUBLIC).await, []);
        }
        for body in
            [attributes(&[(&"k".repeat(32), &long[1..])]), numbered(0, 16, "v"), numbered(0, 4, &long[1..])]
        {
            assert_eq!(write(&bench, command, body.clone()).await, 0, "{command} {:.200}", body.to_string());
            assert_eq!(write(&bench, "clear_group_attr", json!({"GroupId": PUBLIC})).await, 0);
        }
    }
    // What is there already counts where it stays.
    assert_eq!(write(&bench, "set_group_attr", numbered(0, 16, "v")).await, 0);
    assert_eq!(write(&bench, "modify_group_attr", numbered(15, 17, "v")).await, 10047);
    assert_eq!(write(&bench, "modify_group_attr", numbered(0, 16, &"v".repeat(1000))).await, 0);
    assert_eq!(write(&bench, "modify_group_attr", attributes(&[("k0", &"v".repeat(1001))])).await, 10048);
    assert_eq!(write(&bench, "set_group_attr", numbered(15, 17, "v")).await, 0);
    assert_eq!(kept(&bench, PUBLIC).await, pairs(&[("k15", "v"), ("k16", "v")]));
}

#[tokio::test]
async fn a_key_that_is_not_there_keeps_the_others_from_being_deleted() {
    let bench = start().await;
    bench.ok("set_group_attr", attributes(&[("a", "1"), ("b", "2")])).await;
    for (body, code) in [
        (named(&["a", "x"]), 10050),
        (named(&["a", &"k".repeat(33)]), 10045),
        (named(&[]), 10004),
        (json!({"GroupId": PUBLIC}), 10004),
        (json!({"GroupId": PUBLIC, "GroupAttr": ["a"]}), 10004),
    ] {
        assert_eq!(write(&bench, "delete_group_attr", body.clone()).await, code, "{body}");
        assert_eq!(kept(&bench, PUBLIC).await.len(), 2);
    }
    assert_eq!(write(&bench, "delete_group_attr", named(&["a"])).await, 0);
    assert_eq!(write(&bench, "delete_group_attr", named(&["a"])).await, 10050, "again");
}

#[tokio::test]
async fn a_group_takes_five_writes_a_second_whatever_they_are() {
    let bench = start().await;
    let other = json!({"GroupId": LIVE, "GroupAttr": [{"key": "a", "value": "1"}]});
    let one = attributes(&[("a", "1")]);
    for (command, body, code) in [
        ("set_group_attr", one.clone(), 0),
        ("modify_group_attr", one.clone(), 0),
        ("delete_group_attr", named(&["a"]), 0),
        ("clear_group_attr", json!({"GroupId": PUBLIC}), 0),
        ("set_group_attr", one.clone(), 0),
        ("set_group_attr", attributes(&[("b", "2")]), 10049),
        ("modify_group_attr", attributes(&[("b", "2")]), 10049),
        ("delete_group_attr", named(&["a"]), 10049),
        ("clear_group_attr", json!({"GroupId": PUBLIC}), 10049),
        ("set_group_attr", other, 0),
    ] {
        assert_eq!(bench.code(command, body).await, code, "{command}");
    }
    assert_eq!(kept(&bench, PUBLIC).await, pairs(&[("a", "1")]), "and reading is free");
    bench.clock.advance(Duration::from_secs(1));
    assert_eq!(bench.code("clear_group_attr", json!({"GroupId": PUBLIC})).await, 0);
}

#[tokio::test]
async fn attribute_and_counter_commands_look_for_their_group_first() {
    let bench = start().await;
    let unknown = |command: &str, group: &str| {
        let mut body = match command {
            "delete_group_attr" => named(&["a"]),
            "update_group_counter" => json!({"GroupCounter": [{"Key": "n", "Value": 1}]}),
            _ => attributes(&[("a", "1")]),
        };
        body["GroupId"] = json!(group);
        body
    };
    for command in [
        "get_group_attr",
        "modify_group_attr",
        "set_group_attr",
        "clear_group_attr",
        "delete_group_attr",
        "get_group_counter",
        "update_group_counter",
        "delete_group_counter",
    ] {
        let cases = [("@TGS#unknown", 10010), ("", 10015), ("群", 10015)];
        bench.codes(command, cases.map(|(group, code)| (unknown(command, group), code))).await;
        bench.codes(command, [(json!({}), 10004)]).await;
    }
}

fn counters(mode: Option<&str>, list: &[(&str, i64)]) -> Value {
    let list: Value = list.iter().map(|(key, value)| json!({"Key": key, "Value": value})).collect();
    json!({"GroupId": PUBLIC, "GroupCounter": list, "Mode": mode})
}

async fn count(bench: &Bench, keys: Value) -> Value {
    bench.ok("get_group_counter", json!({"GroupId": PUBLIC, "GroupCounterKeys": keys})).await["GroupCounter"]
        .clone()
}

#[tokio::test]
async fn counters_are_set_stepped_and_deleted() {
    let bench = start().await;
    let shown = |list: &[(&str, i64)]| {
        list.iter().map(|(key, value)| json!({"Key": key, "Value": value})).collect::<Value>()
    };
    for (body, expected) in [
        (counters(Some("Set"), &[("a", 5), ("b", -7)]), shown(&[("a", 5), ("b", -7)])),
        (counters(Some("Increase"), &[("a", 3), ("new", 2)]), shown(&[("a", 8), ("new", 2)])),
        (counters(Some("Decrease"), &[("b", 3), ("less", 4)]), shown(&[("b", -10), ("less", -4)])),
        (counters(Some("Increase"), &[("a", -1), ("a", -1)]), shown(&[("a", 7), ("a", 6)])),
        (counters(None, &[("a", i64::MAX)]), shown(&[("a", i64::MAX)])),
        (counters(Some(""), &[("b", i64::MIN)]), shown(&[("b", i64::MIN)])),
    ] {
        let answer = bench.ok("update_group_counter", body.clone()).await;
        assert_eq!(answer, json!({"GroupCounter": expected}), "{body}");
    }
    let all = shown(&[("a", i64::MAX), ("b", i64::MIN), ("new", 2), ("less", -4)]);
    for nothing in [json!(null), json!([])] {
        assert_eq!(count(&bench, nothing).await, all);
    }
    assert_eq!(count(&bench, json!(["less", "x", "a"])).await, shown(&[("a", i64::MAX), ("less", -4)]));
    let delete = |keys: Value| json!({"GroupId": PUBLIC, "GroupCounterKeys": keys});
    let answer = bench.post("delete_group_counter", delete(json!(["a", "x"]))).await;
    assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
    assert_eq!(count(&bench, json!(null)).await, shown(&[("b", i64::MIN), ("new", 2), ("less", -4)]));
    bench.ok("delete_group_counter", delete(json!(null))).await;
    assert_eq!(count(&bench, json!(null)).await, json!([]));
}

#[tokio::test]
async fn counters_keep_their_limits_and_nothing_is_half_counted() {
    let bench = start().await;
    let many = |from: usize, to: usize| {
        let list: Value = (from..to).map(|n| json!({"Key": format!("k{n}"), "Value": 1})).collect();
        json!({"GroupId": PUBLIC, "GroupCounter": list, "Mode": "Increase"})
    };
    let long = "k".repeat(129);
    bench.ok("update_group_counter", counters(None, &[("max", i64::MAX), ("min", i64::MIN)])).await;
    let before = count(&bench, json!(null)).await;
    bench
        .codes(
            "update_group_counter",
            [
                (counters(Some("Increase"), &[("a", 1), ("max", 1)]), 10004),
                (counters(Some("Decrease"), &[("a", 1), ("min", 1)]), 10004),
                (counters(Some("Decrease"), &[("a", i64::MIN)]), 10004),
                (counters(Some("increase"), &[("a", 1)]), 10004),
                (counters(Some("Set"), &[]), 10004),
                (counters(Some("Set"), &[("a", 1), ("", 1)]), 10004),
                (counters(Some("Set"), &[("a", 1), (&long, 1)]), 10004),
                (many(0, 19), 10063),
                (json!({"GroupId": PUBLIC}), 10004),
                (json!({"GroupId": PUBLIC, "GroupCounter": [{"key": "a", "value": 1}]}), 10004),
                (json!({"GroupId": PUBLIC, "GroupCounter": [{"Key": "a"}]}), 10004),
                (json!({"GroupId": PUBLIC, "GroupCounter": [{"Key": "a", "Value": 1.5}]}), 10004),
                (json!({"GroupId": PUBLIC, "GroupCounter": [{"Key": "a", "Value": u64::MAX}]}), 10004),
            ],
        )
        .await;
    assert_eq!(count(&bench, json!(null)).await, before);
    bench
        .codes(
            "update_group_counter",
            [
                (many(0, 18), 0),
                (many(0, 18), 0),
                (many(18, 19), 10063),
                (counters(None, &[(&long[1..], 1)]), 10063),
            ],
        )
        .await;
    bench.ok("delete_group_counter", json!({"GroupId": PUBLIC, "GroupCounterKeys": ["max"]})).await;
    bench.codes("update_group_counter", [(counters(None, &[(&long[1..], 1)]), 0)]).await;
    assert_eq!(count(&bench, json!(["k0"])).await, json!([{"Key": "k0", "Value": 2}]));
}

#[tokio::test]
async fn counters_belong_to_a_group_of_any_type_but_communities() {
    for (id, kind) in GROUPS {
        let bench = start().await;
        let code = if kind == GroupType::Community { 10007 } else { 0 };
        let mut body = counters(Some("Increase"), &[("likes", 1)]);
        body["GroupId"] = json!(id);
        bench.codes("update_group_counter", [(body.clone(), code), (body, code)]).await;
        bench.codes("get_group_counter", [(json!({"GroupId": id}), code)]).await;
        bench
            .codes("delete_group_counter", [(json!({"GroupId": id, "GroupCounterKeys": ["likes"]}), code)])
            .await;
        bench.codes("clear_group_attr", [(json!({"GroupId": id}), code)]).await;
    }
}
