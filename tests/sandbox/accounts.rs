//! Accounts: import, check, deletion, logins.

use serde_json::{Value, json};

use crate::support::{Bench, COMMUNITY, PUBLIC, keys, start};
use crate::table::{accounts, numbers, texts};

fn items(names: &[&str]) -> Value {
    names.iter().map(|name| json!({"UserID": name})).collect()
}

/// Nickname and avatar; `null` each for somebody who has none.
async fn face(bench: &Bench, account: &str) -> Value {
    let tags = ["Tag_Profile_IM_Nick", "Tag_Profile_IM_Image"];
    let answer = bench.ok("portrait_get", json!({"To_Account": [account], "TagList": tags})).await;
    let fields = answer["UserProfileItem"][0]["ProfileItem"].as_array().cloned().unwrap_or_default();
    let value =
        |tag: &str| fields.iter().find(|field| field["Tag"] == tag).map(|field| field["Value"].clone());
    json!(tags.map(value))
}

async fn status_of(bench: &Bench, names: &[&str]) -> Vec<String> {
    let answer = bench.ok("account_check", json!({"CheckItem": items(names)})).await;
    assert_eq!(texts(&answer["ResultItem"], "UserID"), names);
    assert!(
        numbers(&answer["ResultItem"], "ResultCode").iter().all(|code| *code == 0),
        "a missing one is no error"
    );
    texts(&answer["ResultItem"], "AccountStatus")
}

#[tokio::test]
async fn an_imported_account_is_there_with_its_face_and_may_be_imported_again() {
    let bench = start().await;
    assert_eq!(
        status_of(&bench, &["mia", "new", "administrator", ""]).await,
        ["Imported", "NotImported", "Imported", "NotImported"]
    );
    for (body, expected) in [
        (json!({"UserID": "new", "Nick": "新人", "FaceUrl": "https://a"}), json!(["新人", "https://a"])),
        (json!({"UserID": "new"}), json!(["新人", "https://a"])),
        (json!({"UserID": "new", "Nick": "", "FaceUrl": null}), json!(["新人", "https://a"])),
        (json!({"Identifier": "new", "Nick": "b"}), json!(["b", "https://a"])),
    ] {
        let answer = bench.post("account_import", body.clone()).await;
        assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
        assert_eq!(face(&bench, "new").await, expected, "{body}");
    }
    assert_eq!(status_of(&bench, &["new"]).await, ["Imported"]);
    bench.codes("add_group_member", [(json!({"GroupId": PUBLIC, "MemberList": accounts(["new"])}), 0)]).await;
}

#[tokio::test]
async fn an_account_is_imported_within_its_limits() {
    let bench = start().await;
    let with = |field: &str, value: Value| {
        let mut body = json!({"UserID": "new"});
        body[field] = value;
        body
    };
    bench
        .codes(
            "account_import",
            [
                (with("UserID", json!(null)), 70402),
                (with("UserID", json!("")), 70402),
                (with("UserID", json!("x".repeat(33))), 70402),
                (with("UserID", json!("用户")), 70402),
                (with("UserID", json!("a\u{1}")), 70402),
                (with("UserID", json!(7)), 60015),
                (with("Nick", json!(7)), 70402),
                (with("Nick", json!("x".repeat(501))), 40601),
                (with("FaceUrl", json!("x".repeat(501))), 40601),
            ],
        )
        .await;
    assert_eq!(status_of(&bench, &["new"]).await, ["NotImported"]);
    bench
        .codes(
            "account_import",
            [(with("UserID", json!("x".repeat(32))), 0), (with("Nick", json!("字".repeat(166))), 0)],
        )
        .await;
}

#[tokio::test]
async fn many_accounts_are_imported_in_either_form() {
    let bench = start().await;
    let long = "x".repeat(33);
    for (body, failed, imported) in [
        (json!({"Accounts": ["a1", "ü", "mia", long, ""]}), json!(["ü", long, ""]), "a1"),
        (json!({"Accounts": ["a2"], "AccountList": []}), json!([]), "a2"),
        (
            json!({"AccountList": [{"UserID": "b1", "Nick": "B", "FaceUrl": "u"}, {"UserID": "ü"}]}),
            json!(["ü"]),
            "b1",
        ),
        (
            json!({"AccountList": [{"UserID": "b2", "Nick": "x".repeat(501)}, {"UserID": "b3"}], "Accounts": null}),
            json!(["b2"]),
            "b3",
        ),
    ] {
        let answer = bench.ok("multiaccount_import", body.clone()).await;
        assert_eq!(answer, json!({"FailAccounts": failed}), "{body}");
        assert_eq!(status_of(&bench, &[imported]).await, ["Imported"]);
    }
    assert_eq!(status_of(&bench, &["b2"]).await, ["NotImported"]);
    assert_eq!(face(&bench, "b1").await, json!(["B", "u"]));
    bench.ok("multiaccount_import", json!({"Accounts": ["mia", "b1"]})).await;
    assert_eq!(
        (face(&bench, "b1").await, face(&bench, "mia").await),
        (json!(["B", "u"]), json!(["MIA", null]))
    );
    bench.ok("multiaccount_import", json!({"AccountList": [{"UserID": "mia", "Nick": "M"}]})).await;
    assert_eq!(face(&bench, "mia").await, json!(["M", null]), "who is there is updated");
    let bare = |count: usize| json!({"Accounts": vec!["mia"; count]});
    let full = |count: usize| json!({"AccountList": items(&vec!["mia"; count])});
    bench
        .codes(
            "multiaccount_import",
            [
                (bare(100), 0),
                (bare(101), 70402),
                (full(100), 0),
                (full(101), 70402),
                (json!({}), 70402),
                (json!({"Accounts": [], "AccountList": []}), 70402),
                (json!({"Accounts": ["a"], "AccountList": [{"UserID": "b"}]}), 70402),
                (json!({"Accounts": [7]}), 60015),
                (json!({"AccountList": [{"UserID": 7}]}), 60015),
                (json!({"AccountList": [{"Nick": "n"}]}), 70402),
                (json!({"Accounts": "a"}), 70402),
            ],
        )
        .await;
}

#[tokio::test]
async fn checks_and_deletions_are_of_one_to_a_hundred() {
    let bench = start().await;
    for (command, field) in [("account_check", "CheckItem"), ("account_delete", "DeleteItem")] {
        let with = |list: Value| json!({field: list});
        bench
            .codes(
                command,
                [
                    (with(items(&["nobody"; 100])), 0),
                    (with(items(&["nobody"; 101])), 70402),
                    (with(json!([])), 70402),
                    (with(json!(null)), 70402),
                    (with(json!(["mia"])), 70402),
                    (with(json!([{"UserID": null}])), 70402),
                    (with(json!([{}])), 70402),
                    (with(json!([{"UserID": 7}])), 60015),
                    (json!({}), 70402),
                ],
            )
            .await;
    }
}

#[tokio::test]
async fn a_deleted_account_is_in_no_group_and_has_no_face() {
    let bench = start().await;
    let delete = json!({"DeleteItem": items(&["olga", "nobody", "olga", "administrator"])});
    let answer = bench.ok("account_delete", delete).await;
    assert_eq!(keys(&answer["ResultItem"][0]), ["ResultCode", "ResultInfo", "UserID"]);
    assert_eq!(numbers(&answer["ResultItem"], "ResultCode"), [0, 70107, 70107, 70107]);
    assert_eq!(answer["ResultItem"][1]["ResultInfo"], "Err_TLS_PT_Open_Login_Account_Not_Exist");
    assert_eq!(status_of(&bench, &["olga", "administrator"]).await, ["NotImported", "Imported"]);
    assert_eq!(bench.joined("olga").await, [] as [&str; 0]);
    assert_eq!(bench.member(PUBLIC, "olga").await, Value::Null);
    assert_eq!(bench.info(COMMUNITY).await["Owner_Account"], "");
    bench
        .codes("add_group_member", [(json!({"GroupId": PUBLIC, "MemberList": accounts(["olga"])}), 10019)])
        .await;
    bench.ok("account_import", json!({"UserID": "olga"})).await;
    assert_eq!(face(&bench, "olga").await, json!(["", null]), "somebody new");
    assert_eq!(bench.joined("olga").await, [] as [&str; 0]);
}

fn log_in(bench: &Bench, account: &str, logins: &[(&'static str, bool)]) {
    let world = bench.server.world();
    world.lock().unwrap().accounts.get_mut(account).unwrap().logins = logins.to_vec();
}

#[tokio::test]
async fn the_status_is_that_of_the_best_login() {
    let bench = start().await;
    log_in(&bench, "mia", &[("Android", false), ("Web", true), ("iPad", false)]);
    log_in(&bench, "max", &[("iPhone", false)]);
    let ask =
        |detail: Value| json!({"To_Account": ["mia", "max", "zoe", "administrator"], "IsNeedDetail": detail});
    let plain = json!({"QueryResult": [
        {"To_Account": "mia", "Status": "Online"}, {"To_Account": "max", "Status": "PushOnline"},
        {"To_Account": "zoe", "Status": "Offline"}, {"To_Account": "administrator", "Status": "Offline"},
    ]});
    for absent in [json!(null), json!(0)] {
        assert_eq!(bench.ok("query_online_status", ask(absent)).await, plain);
    }
    let detailed = bench.ok("query_online_status", ask(json!(1))).await["QueryResult"].clone();
    let login = |platform: &str, status: &str| json!({"Platform": platform, "Status": status});
    let expected =
        json!([login("Android", "PushOnline"), login("Web", "Online"), login("iPad", "PushOnline")]);
    assert_eq!(detailed[0]["Detail"], expected);

    let some = bench.ok("query_online_status", json!({"To_Account": ["mia", "nobody"]})).await;
    assert_eq!(texts(&some["QueryResult"], "To_Account"), ["mia"]);
    assert_eq!(some["ErrorList"], json!([{"To_Account": "nobody", "ErrorCode": 70107}]));
    bench
        .codes(
            "query_online_status",
            [
                (json!({"To_Account": ["nobody", ""]}), 70107),
                (json!({"To_Account": vec!["mia"; 500]}), 0),
                (json!({"To_Account": vec!["mia"; 501]}), 90011),
                (json!({"To_Account": []}), 90001),
                (json!({"To_Account": "mia"}), 90003),
                (json!({"To_Account": {"0": "mia"}}), 90003),
                (json!({}), 90003),
                (json!({"To_Account": [7]}), 60015),
                (json!({"To_Account": ["mia"], "IsNeedDetail": "1"}), 90010),
            ],
        )
        .await;
}

#[tokio::test]
async fn a_kick_ends_logins_and_leaves_groups_alone() {
    let bench = start().await;
    log_in(&bench, "mia", &[("Web", true)]);
    let before = bench.joined("mia").await;
    for key in ["UserID", "Identifier"] {
        let answer = bench.post("kick", json!({key: "mia"})).await;
        assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
        let status = bench.ok("query_online_status", json!({"To_Account": ["mia"]})).await;
        assert_eq!(texts(&status["QueryResult"], "Status"), ["Offline"]);
    }
    assert_eq!(bench.joined("mia").await, before);
    bench
        .codes(
            "kick",
            [
                (json!({"UserID": "nobody"}), 70107),
                (json!({"UserID": ""}), 70402),
                (json!({"UserID": ["mia"]}), 70402),
                (json!({}), 70402),
                (json!({"UserID": 7}), 60015),
                (json!({"UserID": "administrator"}), 0),
            ],
        )
        .await;
    assert_eq!(
        status_of(&bench, &["mia"]).await,
        ["Imported"],
        "the administrator's signature is as good as before"
    );
}
