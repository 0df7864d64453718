//! The client against servers that answer what a test tells them to: what goes out, what is sent again, what is shown.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, Method, Response, Uri};
use imwarden::client::{Client, ClientError, Credentials, Endpoint, Limits, Secret, Signer, Urgency};
use imwarden::domain::{ActionKind, GroupId};
use imwarden::job::{Fault, FaultKind};
use serde_json::{Value, json};

const KEY: &str = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e";
const OK: &str = r#"{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0,"OnlineMemberNum":7}"#;

struct Seen {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
    peer: SocketAddr,
}

impl Seen {
    fn parameter(&self, name: &str) -> String {
        let query = self.uri.query().unwrap();
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let mut values = pairs.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned());
        let value = values.next().unwrap();
        assert!(values.next().is_none(), "{name} twice in {query}");
        value
    }
}

#[derive(Default)]
struct Script {
    /// Status and body, in order; the last one goes on for ever.
    answers: Mutex<VecDeque<(u16, String)>>,
    seen: Mutex<Vec<Seen>>,
}

async fn answer(
    State(script): State<Arc<Script>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let (status, text) = {
        let mut answers = script.answers.lock().unwrap();
        if answers.len() > 1 { answers.pop_front().unwrap() } else { answers[0].clone() }
    };
    let text = text.replace("$URI", &uri.to_string());
    script.seen.lock().unwrap().push(Seen { method, uri, headers, body, peer });
    let location = if status == 302 { "/elsewhere" } else { "" };
    Response::builder().status(status).header("Location", location).body(Body::from(text)).unwrap()
}

async fn scripted(answers: &[(u16, &str)]) -> (Arc<Script>, String) {
    let script = Arc::new(Script::default());
    script.answers.lock().unwrap().extend(answers.iter().map(|(status, text)| (*status, (*text).to_owned())));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(answer).with_state(Arc::clone(&script));
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    (script, url)
}

fn client(url: &str) -> Client {
    let limits = Limits {
        total: Duration::from_millis(500),
        largest_body: 64 * 1024,
        share: 1.0,
        ..Limits::default()
    };
    let key = Signer::Key(Secret::new(KEY));
    let credentials = Credentials { sdkappid: 1_400_000_001, identifier: "ad min&管".into(), key };
    Client::new(Endpoint::parse(url).unwrap(), credentials, &limits).unwrap()
}

async fn online(client: &Client) -> Result<u64, Fault> {
    client.online(&GroupId::from("g"), Urgency::Person).await
}

async fn mute(client: &Client) -> Result<(), Fault> {
    let body = json!({"GroupId": "g", "Members_Account": ["u"], "MuteTime": 60});
    client.send_batch(ActionKind::Mute, &body).await.map(drop)
}

#[tokio::test]
async fn a_call_looks_as_the_manual_says() {
    let (script, url) = scripted(&[(200, OK)]).await;
    let client = client(&url);
    assert_eq!(client.online(&GroupId::from("@TGS#1"), Urgency::Person).await.unwrap(), 7);
    let seen = script.seen.lock().unwrap();
    let call = &seen[0];
    assert_eq!(call.method, Method::POST);
    assert_eq!(call.uri.path(), "/v4/group_open_http_svc/get_online_member_num");
    assert_eq!(call.uri.query().unwrap().split('&').count(), 5);
    assert_eq!(call.parameter("sdkappid"), "1400000001");
    assert_eq!(call.parameter("identifier"), "ad%20min%26%E7%AE%A1");
    assert_eq!(call.parameter("contenttype"), "json");
    assert!(call.parameter("random").parse::<u32>().is_ok());
    assert!(call.parameter("usersig").starts_with("eJ"));
    assert!(call.headers["content-type"].to_str().unwrap().starts_with("application/json"));
    assert_eq!(serde_json::from_slice::<Value>(&call.body).unwrap(), json!({"GroupId": "@TGS#1"}));
}

#[tokio::test]
async fn connections_are_kept() {
    let (script, url) = scripted(&[(200, OK)]).await;
    let client = client(&url);
    for _ in 0..5 {
        online(&client).await.unwrap();
    }
    let seen = script.seen.lock().unwrap();
    assert!(seen.iter().all(|call| call.peer == seen[0].peer), "one connection for all calls");
    assert!(
        seen.iter().all(|call| call.parameter("usersig") == seen[0].parameter("usersig")),
        "one signature"
    );
}

#[tokio::test]
async fn reads_are_tried_again_and_writes_once() {
    for (status, body, kind) in [
        (502, "<html><title>502 Bad Gateway</title></html>", FaultKind::HttpStatus),
        (200, r#"{"ErrorCode":10002,"ErrorInfo":"x"}"#, FaultKind::Refused),
        (200, r#"{"ErrorCode":0,"#, FaultKind::BadBody),
    ] {
        let (script, url) = scripted(&[(status, body)]).await;
        let client = client(&url);
        let fault = online(&client).await.unwrap_err();
        assert_eq!(fault.kind, kind);
        assert_eq!(script.seen.lock().unwrap().len(), 6, "{kind:?}");
        let fault = mute(&client).await.unwrap_err();
        assert!(fault.kind == kind && fault.leaves_unknown(), "{fault:?}");
        assert_eq!(script.seen.lock().unwrap().len(), 7, "{kind:?}");
    }
}

#[tokio::test]
async fn a_read_that_comes_right_is_no_failure() {
    let (script, url) = scripted(&[(502, "x"), (200, r#"{"ErrorCode":60008}"#), (200, OK)]).await;
    let client = client(&url);
    assert_eq!(online(&client).await.unwrap(), 7);
    assert_eq!(script.seen.lock().unwrap().len(), 3);
    let attempts: Vec<_> = client.log().iter().map(|line| (line.attempt, line.status, line.code)).collect();
    assert_eq!(attempts, [(1, Some(502), None), (2, Some(200), Some(60008)), (3, Some(200), Some(0))]);
}

#[tokio::test]
async fn a_refusal_is_not_tried_again() {
    for code in [10007, 10010, 60010, 70009] {
        let (script, url) = scripted(&[(200, &format!(r#"{{"ErrorCode":{code},"ErrorInfo":"no"}}"#))]).await;
        assert_eq!(online(&client(&url)).await.unwrap_err().code, Some(code));
        assert_eq!(script.seen.lock().unwrap().len(), 1, "{code}");
    }
}

#[tokio::test]
async fn an_expired_signature_is_renewed_once_for_writes_as_well() {
    let expired = r#"{"ErrorCode":70001,"ErrorInfo":"expired"}"#;
    let (script, url) = scripted(&[(200, expired), (200, OK)]).await;
    mute(&client(&url)).await.unwrap();
    assert_eq!(script.seen.lock().unwrap().len(), 2);
    let (script, url) = scripted(&[(200, expired)]).await;
    let fault = mute(&client(&url)).await.unwrap_err();
    assert_eq!((fault.kind, fault.code), (FaultKind::Credentials, Some(70001)));
    assert_eq!(script.seen.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_write_refused_for_its_rate_is_sent_again_after_a_pause() {
    let (script, url) = scripted(&[(200, r#"{"ErrorCode":60007}"#), (200, OK)]).await;
    let client = client(&url);
    let started = tokio::time::Instant::now();
    mute(&client).await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1), "the governor backs off");
    assert_eq!(script.seen.lock().unwrap().len(), 2);
    // A notification is never sent twice, whatever the reason.
    script.answers.lock().unwrap().push_front((200, r#"{"ErrorCode":60007}"#.to_owned()));
    let fault =
        client.send_batch(ActionKind::Notify, &json!({"GroupId": "g", "Content": "hi"})).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::RateLimited);
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (script, url) = scripted(&[(302, "moved")]).await;
    let fault = online(&client(&url)).await.unwrap_err();
    assert_eq!((fault.kind, fault.code), (FaultKind::HttpStatus, Some(302)));
    assert_eq!(script.seen.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn an_answer_has_a_largest_size() {
    let (_script, url) = scripted(&[(200, &"x".repeat(64 * 1024 + 1))]).await;
    assert_eq!(online(&client(&url)).await.unwrap_err().kind, FaultKind::TooLarge);
}

#[tokio::test]
async fn nobody_listening_is_told_and_leaves_nothing_open() {
    let url = {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    let client = client(&url);
    for fault in [online(&client).await.unwrap_err(), mute(&client).await.unwrap_err()] {
        assert!(fault.kind == FaultKind::Connect && !fault.leaves_unknown(), "{fault:?}");
    }
    assert_eq!(client.log().len(), 6, "three tries each: nothing can have happened");
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls_is_told_apart() {
    let (_script, url) = scripted(&[(200, OK)]).await;
    let client = client(&url.replace("http:", "https:"));
    let fault = mute(&client).await.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Tls, "{fault:?}");
}

#[tokio::test]
async fn history_goes_on_behind_an_empty_stretch() {
    let empty = r#"{"ErrorCode":0,"IsFinished":1,"RspMsgList":[]}"#;
    let found = r#"{"ErrorCode":0,"IsFinished":1,"RspMsgList":[{"MsgSeq":300}]}"#;
    let answers: Vec<_> = std::iter::repeat_n((200, empty), 34).chain([(200, found)]).collect();
    let (script, url) = scripted(&answers).await;
    let client = client(&url);
    let group = GroupId::from("g");
    let page = client.history(&group, Some(1000), Urgency::Person).await.unwrap();
    assert_eq!((page.messages[0].seq, page.first), (300, false));
    assert_eq!(script.seen.lock().unwrap().len(), 35);

    let (script, url) = scripted(&[(200, empty)]).await;
    let client = self::client(&url);
    let page = client.history(&group, Some(100_000), Urgency::Person).await.unwrap();
    assert_eq!((page.messages.len(), page.first), (0, false), "a call has an end, the history has not");
    assert_eq!(script.seen.lock().unwrap().len(), 50);
    assert!(
        client.history(&group, Some(1000), Urgency::Person).await.unwrap().first,
        "1000 are all there are"
    );
}

#[tokio::test]
async fn a_small_answer_that_unpacks_to_a_large_one_is_refused() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packed, &vec![b' '; 10_000_000]).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 64 * 1024);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(move || async move { ([("Content-Encoding", "gzip")], packed) });
    tokio::spawn(async move { axum::serve(listener, router).await });
    assert_eq!(online(&client(&url)).await.unwrap_err().kind, FaultKind::TooLarge);
}

#[test]
fn what_cannot_work_is_said_before_the_first_call() {
    let with = |url: &str, identifier: &str, key: Signer| {
        let credentials = Credentials { sdkappid: 1, identifier: identifier.into(), key };
        Client::new(Endpoint::parse(url).unwrap(), credentials, &Limits::default())
    };
    let url = "http://127.0.0.1:1";
    for (identifier, key) in [
        ("", Signer::Key(Secret::new("k"))),
        ("a\nTLS.sdkappid:2", Signer::Key(Secret::new("k"))),
        ("a", Signer::Key(Secret::new(" "))),
        ("a", Signer::Command(Vec::new())),
    ] {
        assert!(matches!(with(url, identifier, key), Err(ClientError::Credentials { .. })), "{identifier:?}");
    }
    let folder = tempfile::tempdir().unwrap();
    let garbage = folder.path().join("ca.pem");
    std::fs::write(&garbage, "no certificate").unwrap();
    for file in [garbage, folder.path().join("missing.pem")] {
        let endpoint = Endpoint::parse("https://127.0.0.1:1").unwrap().with_ca(file).unwrap();
        let key = Signer::Key(Secret::new("k"));
        let credentials = Credentials { sdkappid: 1, identifier: "a".into(), key };
        let made = Client::new(endpoint, credentials, &Limits::default());
        assert!(matches!(made, Err(ClientError::Ca { .. })));
    }
}

/// Everything that tracing was told.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Told {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn neither_key_nor_signature_is_ever_shown() {
    let told = Told::default();
    let writer = told.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let echoes = [
        (502, "<title>cannot reach $URI</title>"),
        (404, "$URI"),
        (200, r#"{"ErrorCode":10004,"ErrorInfo":"bad call $URI"}"#),
        (200, r#"{"ErrorCode":"$URI"}"#),
        (200, r#"{"ErrorCode":0,"OnlineMemberNum":"$URI"}"#),
    ];
    let (script, url) = scripted(&echoes).await;
    let client = client(&url);
    let mut shown = String::new();
    for _ in 0..6 {
        let fault = mute(&client).await;
        write!(shown, "{fault:?}").unwrap();
        if let Err(fault) = fault {
            shown += &serde_json::to_string(&fault).unwrap();
        }
    }
    write!(shown, "{:?}", online(&client).await).unwrap();
    write!(shown, "{client:?} {:?} {:?}", client.log(), client.credentials()).unwrap();
    let secret = Secret::new(KEY);
    write!(shown, "{secret:?} {secret} {:?}", Signer::Key(secret.clone())).unwrap();
    shown += &String::from_utf8(told.0.lock().unwrap().clone()).unwrap();
    assert!(shown.contains("forbid_send_msg") && shown.contains("cannot reach"), "{shown}");
    let usersig = script.seen.lock().unwrap()[0].parameter("usersig");
    assert!(!shown.contains(KEY), "{shown}");
    assert!(!shown.contains(&usersig), "{shown}");
    assert!(!shown.contains(&usersig[..12]), "not even the beginning: {shown}");
}
