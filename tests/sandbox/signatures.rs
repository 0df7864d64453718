//! The client's signatures against the server's check of them: two readings of the same description.

use std::io::Read as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use imwarden::client::{Client, Credentials, Endpoint, Limits, Secret, Signer, Urgency};
use imwarden::domain::GroupId;
use imwarden::sandbox::{Clock, Options, Sandbox};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use crate::support::{LIVE, http_client, sign, world};

/// An administrator's name, a key (without the space around it that a file may leave), an application.
fn identity() -> impl Strategy<Value = (String, String, u64)> {
    let name = prop_oneof!["[ -~]{1,32}", "[\\PC]{1,12}"];
    (name, r"[!-~]([ -~]{0,78}[!-~])?|[\p{L}\p{N}\p{S}]{1,40}", 1..=u64::from(u32::MAX))
}

async fn serve((identifier, secret_key, sdkappid): &(String, String, u64), clock: Clock) -> Sandbox {
    let (identifier, secret_key) = (identifier.clone(), secret_key.clone());
    let options = Options { identifier, secret_key, sdkappid: *sdkappid, clock, ..Options::default() };
    Sandbox::start(options, world()).await.unwrap()
}

fn runner(cases: u32) -> (tokio::runtime::Runtime, TestRunner) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    (runtime, TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() }))
}

#[test]
fn what_the_client_signs_the_server_accepts() {
    let (runtime, mut runner) = runner(60);
    let result = runner.run(&identity(), |identity| {
        let online = runtime.block_on(async {
            let server = serve(&identity, Clock::system()).await;
            let (identifier, key, sdkappid) = identity.clone();
            let key = Signer::Key(Secret::new(&key));
            let endpoint = Endpoint::parse(&server.url()).unwrap();
            let credentials = Credentials { sdkappid, identifier, key };
            let client = Client::new(endpoint, credentials, &Limits::default()).unwrap();
            client.online(&GroupId::from(LIVE), Urgency::Person).await
        });
        prop_assert_eq!(online.map_err(|fault| format!("{fault:?}")), Ok(0));
        Ok(())
    });
    result.unwrap();
}

/// Percent-encodes all that is not plain.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(
            |byte| {
                if byte.is_ascii_alphanumeric() {
                    char::from(byte).to_string()
                } else {
                    format!("%{byte:02X}")
                }
            },
        )
        .collect()
}

/// What a signature says, as text.
fn unpacked(usersig: &str) -> Option<String> {
    let plain = usersig.replace('*', "+").replace('-', "/").replace('_', "=");
    let packed = STANDARD.decode(plain).ok()?;
    let mut text = String::new();
    flate2::read::ZlibDecoder::new(packed.as_slice()).read_to_string(&mut text).ok()?;
    Some(text)
}

async fn code(url: &str, identifier: &str, sdkappid: u64, usersig: &str) -> i64 {
    let identifier = encoded(identifier);
    let url = format!(
        "{url}/v4/group_open_http_svc/get_online_member_num?sdkappid={sdkappid}&identifier={identifier}&usersig={usersig}\
         &random=1&contenttype=json"
    );
    let response = http_client().post(url).body(format!(r#"{{"GroupId": "{LIVE}"}}"#)).send().await.unwrap();
    response.json::<Value>().await.unwrap()["ErrorCode"].as_i64().unwrap()
}

#[test]
fn a_signature_holds_for_its_name_key_application_and_time_and_for_nothing_else() {
    const NOW: u64 = 1_800_000_000;
    let (runtime, mut runner) = runner(60);
    let changes = (any::<prop::sample::Index>(), "[A-Za-z0-9*_-]", 1..100_000_u64);
    let result = runner.run(&(identity(), changes), |(identity, (at, letter, life))| {
        let (identifier, key, sdkappid) = &identity;
        let made = |id: &str, key: &str, app: u64, time: u64| sign(app, id, key, time, life);
        let good = made(identifier, key, *sdkappid, NOW);
        let mut broken = good.clone();
        let place = at.index(good.len());
        broken.replace_range(place..=place, &letter);
        let codes = runtime.block_on(async {
            let clock = Clock::fixed(NOW);
            let server = serve(&identity, clock.clone()).await;
            let url = server.url();
            let mut codes = Vec::new();
            for (name, app, sig) in [
                (identifier.as_str(), *sdkappid, good.clone()),
                (identifier, *sdkappid, made(identifier, &format!("{key}x"), *sdkappid, NOW)),
                (identifier, *sdkappid, made(&format!("{identifier}x"), key, *sdkappid, NOW)),
                (identifier, *sdkappid, made(identifier, key, sdkappid + 1, NOW)),
                (identifier, sdkappid + 1, good.clone()),
                (identifier, *sdkappid, made(identifier, key, *sdkappid, NOW - life)),
                (identifier, *sdkappid, made(identifier, key, *sdkappid, NOW + 1 - life)),
                (identifier, *sdkappid, broken.clone()),
            ] {
                codes.push(code(&url, name, app, &sig).await);
            }
            codes
        });
        let last = *codes.last().unwrap();
        prop_assert_eq!(&codes[..7], [0, 70009, 70013, 70014, 70020, 70001, 0]);
        // Another letter lets nobody in, but where the packing has bits that say nothing.
        let refused = [70003, 70009, 70013, 70014, 70001].contains(&last);
        prop_assert_eq!(refused, unpacked(&broken) != unpacked(&good), "{}", last);
        prop_assert!(refused || last == 0, "{}", last);
        Ok(())
    });
    result.unwrap();
}
