//! The practice server as any client meets it: URL, signature, envelope, rates, faults, log.

use std::time::Duration;

use crate::support::{
    LIVE, NOW, PUBLIC, WORK, http_client, keys, sign, start, start_server, text_message, world,
};
use imwarden::sandbox::{Clock, Options, Sandbox, SandboxError, announcement};
use serde_json::{Value, json};

#[tokio::test]
async fn the_url_is_checked_before_the_body() {
    let bench = start().await;
    let (app, key) = (1_400_000_001, imwarden::sandbox::DEMO_SECRET_KEY);
    let good = bench.usersig();
    let query = |app: &str, identifier: &str, sig: &str, rest: &str| {
        format!("sdkappid={app}&identifier={identifier}&usersig={sig}{rest}")
    };
    let rest = "&random=1&contenttype=json";
    let signed = |app, identifier, key, time, expire| sign(app, identifier, key, time, expire);
    let app_text = app.to_string();
    let admin = |sig: &str| query(&app_text, "administrator", sig, rest);
    let cases = [
        (0, admin(&good)),
        (60012, format!("identifier=administrator&usersig={good}{rest}")),
        (60012, String::new()),
        (60025, query("abc", "administrator", &good, rest)),
        (60025, query(&app_text, "", &good, rest)),
        (60025, format!("sdkappid={app}&usersig={good}{rest}")),
        (60025, format!("sdkappid={app}&identifier=administrator{rest}")),
        (60025, query(&app_text, "administrator", &good, "&random=1")),
        (60025, query(&app_text, "administrator", &good, "&random=1&contenttype=JSON")),
        (60025, query(&app_text, "administrator", &good, "&random=1&ContentType=json")),
        (60002, query(&app_text, "administrator", &good, "&random=-1&contenttype=json")),
        (0, query(&app_text, "administrator", &good, "&random=179593317151520030000&contenttype=json")),
        (0, query(&app_text, "administrator", &good, "&contenttype=json")),
        (60002, query(&app_text, "admin%zz", &good, rest)),
        (70020, query("1400000002", "administrator", &good, rest)),
        (70002, admin("")),
        (70003, admin(&good[..40])),
        (70014, admin(&signed(1_400_000_002, "administrator", key, NOW, 60))),
        (70013, admin(&signed(app, "mia", key, NOW, 60))),
        (70009, admin(&signed(app, "administrator", "wrong", NOW, 60))),
        (70001, admin(&signed(app, "administrator", key, NOW - 60, 60))),
        (0, admin(&signed(app, "administrator", key, NOW - 60, 61))),
        (60010, query(&app_text, "mia", &signed(app, "mia", key, NOW, 60), rest)),
    ];
    for (code, query) in cases {
        let url = bench.url("/v4/group_open_http_svc/get_group_info", &query);
        let body =
            if code == 0 { json!({"GroupIdList": [PUBLIC]}).to_string() } else { "no json".to_owned() };
        let response = bench.post_to(url, body).await.unwrap();
        assert_eq!(response.status(), 200);
        let answer: Value = response.json().await.unwrap();
        assert_eq!(answer["ErrorCode"], code, "{query}: {answer}");
    }
}

#[tokio::test]
async fn path_and_method_are_checked() {
    let bench = start().await;
    let query = bench.query();
    for (path, code) in [
        ("/", 60002),
        ("/v4/group_open_http_svc", 60002),
        ("/v3/group_open_http_svc/get_group_info", 60002),
        ("/v4/group_open_http_svc/get_group_info/x", 60002),
        ("/v4/no_such_svc/get_group_info", 60009),
        ("/v4/Group_open_http_svc/get_group_info", 60009),
        ("/v4/group_open_http_svc/no_such_command", 10003),
        ("/v4/group_open_http_svc/Get_group_info", 10003),
    ] {
        let answer: Value = bench.post_to(bench.url(path, &query), "{}").await.unwrap().json().await.unwrap();
        assert_eq!(answer["ErrorCode"], code, "{path}");
        assert_eq!(answer["ActionStatus"], "FAIL");
    }
    let url = bench.url("/v4/group_open_http_svc/get_group_info", &query);
    for method in [reqwest::Method::GET, reqwest::Method::PUT, reqwest::Method::DELETE] {
        let request = http_client().request(method, &url).body("{}");
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(
            (&answer["ErrorCode"], &answer["ErrorInfo"].as_str().unwrap()[..16]),
            (&json!(60002), "HTTP parse Error")
        );
    }
}

#[tokio::test]
async fn bodies_that_are_no_request_are_refused() {
    let bench = start().await;
    for (body, code) in [
        (&b""[..], 60003),
        (b"{", 60003),
        (b"{\"GroupIdList\": [\"\xff\"]}", 60003),
        (b"{} {}", 60003),
        (b"[]", 10004),
        (b"null", 10004),
        (b"{}", 10004),
        (b"{\"GroupIdList\": \"x\"}", 10004),
        (b"{\"GroupIdList\": [1]}", 10004),
    ] {
        let response = bench.post_raw("get_group_info", body).await.unwrap();
        let answer: Value = response.json().await.unwrap();
        assert_eq!(answer["ErrorCode"], code, "{}", String::from_utf8_lossy(body));
    }
    let mute = |members: Value| json!({"GroupId": PUBLIC, "Members_Account": members, "MuteTime": 1});
    assert_eq!(bench.code("forbid_send_msg", mute(json!([7]))).await, 60015);
    assert_eq!(bench.code("forbid_send_msg", mute(json!("mia"))).await, 10004);
    let huge = bench.post_raw("get_group_info", vec![b' '; 3 << 20]).await;
    assert!(huge.map_or(true, |response| response.status() == 413));
}

#[tokio::test]
async fn the_rate_is_kept_per_command_and_two_clients_may_start_together() {
    let bench = start_server(world(), |options| options.rate = Some(3)).await;
    let list = || bench.code("get_appid_group_list", json!({}));
    assert_eq!([list().await, list().await, list().await], [0, 0, 60007]);
    let online = || bench.code("get_online_member_num", json!({"GroupId": LIVE}));
    assert_eq!([online().await, online().await, online().await, online().await], [0, 0, 0, 60007]);
    bench.clock.advance(Duration::from_secs(1));
    assert_eq!([list().await, list().await], [0, 60007]);
    assert_eq!(online().await, 0);
}

#[tokio::test]
async fn faults_come_as_they_were_ordered() {
    let faults = [
        "error=10002:get_group_info",
        "http=502:get_role_in_group",
        "drop:forbid_send_msg",
        "cut:send_group_msg",
        "hang:change_group_owner",
        "latency=1ms..2ms",
    ];
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("requests.jsonl");
    let bench = start_server(world(), |options| {
        options.faults = faults.iter().map(|fault| fault.parse().unwrap()).collect();
        options.log = Some(log.clone());
    })
    .await;
    assert_eq!(bench.code("get_group_info", json!({"GroupIdList": [PUBLIC]})).await, 10002);

    let gateway = bench.post_raw("get_role_in_group", "{}").await.unwrap();
    assert_eq!(gateway.status(), 502);
    assert_eq!(gateway.headers()["content-type"], "text/html; charset=utf-8");
    assert!(gateway.text().await.unwrap().starts_with("<html>"));

    let mute = json!({"GroupId": PUBLIC, "Members_Account": ["mia"], "MuteTime": 60}).to_string();
    let dropped = bench.post_raw("forbid_send_msg", mute).await.unwrap_err();
    assert!(dropped.is_request(), "{dropped:?}");
    assert!(bench.group(PUBLIC, |group| group.mutes.contains_key("mia")), "a dropped call has its effect");

    let cut =
        bench.post_raw("send_group_msg", text_message(PUBLIC, "mia2", 1, "x").to_string()).await.unwrap();
    assert_eq!(cut.status(), 200);
    let promised = cut.content_length().unwrap();
    assert!(promised > 0);
    assert!(cut.bytes().await.is_err(), "the body ends early");

    let order = json!({"GroupId": PUBLIC, "NewOwner_Account": "mia"}).to_string();
    let url = bench.url("/v4/group_open_http_svc/change_group_owner", &bench.query());
    let hung = tokio::spawn(http_client().post(url).body(order).send());
    while !std::fs::read_to_string(&log).unwrap().contains("change_group_owner") {
        tokio::task::yield_now().await;
    }
    assert_eq!(bench.group(PUBLIC, |group| group.owner.clone()).as_deref(), Some("olga"));

    // Nothing of this hurts the others.
    assert_eq!(bench.code("get_group_muted_account", json!({"GroupId": PUBLIC})).await, 0);
    assert!(!hung.is_finished(), "no answer while the server runs");
    bench.server.shutdown().await;
    assert!(hung.await.unwrap().is_err(), "nor at its end");
}

#[tokio::test]
async fn every_request_is_a_line_of_the_log_without_its_signature() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("requests.jsonl");
    let bench = start_server(world(), |options| {
        options.log = Some(path.clone());
        options.faults = vec!["http=503:get_role_in_group".parse().unwrap()];
    })
    .await;
    bench.ok("get_group_info", json!({"GroupIdList": [PUBLIC]})).await;
    bench.post_raw("get_group_info", "no json").await.unwrap();
    bench.post_raw("get_role_in_group", "{}").await.unwrap();
    bench.post_to(bench.url("/robots.txt", ""), "").await.unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(!text.contains(&bench.usersig()) && !text.contains("usersig"));
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let time = "2027-01-15T08:00:00Z";
    let admin = "administrator";
    let expected = [
        json!({"time": time, "command": "get_group_info", "identifier": admin, "status": 200, "error_code": 0,
            "body": {"GroupIdList": [PUBLIC]}}),
        json!({"time": time, "command": "get_group_info", "identifier": admin, "status": 200, "error_code": 60003,
            "body": "no json"}),
        json!({"time": time, "command": "get_role_in_group", "identifier": admin, "status": 503, "error_code": null,
            "body": {}}),
        json!({"time": time, "command": "/robots.txt", "identifier": null, "status": 200, "error_code": 60002,
            "body": ""}),
    ];
    assert_eq!(lines, expected);
}

#[tokio::test]
async fn a_server_says_where_it_is_and_gives_its_port_back() {
    let bench = start().await;
    let said = announcement(&bench.server);
    assert_eq!(said["url"], bench.server.url());
    assert_eq!(keys(&said), ["identifier", "sdkappid", "secret_key", "url"]);
    let address = bench.server.url().trim_start_matches("http://").parse().unwrap();

    let again = || Options { listen: address, clock: Clock::fixed(NOW), ..Options::default() };
    let taken = Sandbox::start(again(), world()).await.err().unwrap();
    assert!(matches!(taken, SandboxError::Listen { .. }) && taken.to_string().contains(&address.to_string()));

    assert_eq!(bench.code("get_group_muted_account", json!({"GroupId": WORK})).await, 0);
    bench.server.shutdown().await;
    Sandbox::start(again(), world()).await.unwrap().shutdown().await;
}

#[tokio::test]
async fn a_dropped_server_ends_calls_that_hang() {
    let hang = vec!["hang:get_group_info".parse().unwrap()];
    let bench = start_server(world(), |options| options.faults = hang).await;
    let url = bench.url("/v4/group_open_http_svc/get_group_info", &bench.query());
    let call = tokio::spawn(http_client().post(url).body("{}").send());
    // When this one is answered, the server has the other one too.
    assert_eq!(bench.code("get_group_muted_account", json!({"GroupId": WORK})).await, 0);
    assert!(!call.is_finished());
    drop(bench);
    let ended = tokio::time::timeout(Duration::from_secs(5), call).await.unwrap().unwrap();
    assert!(ended.is_err());
}
