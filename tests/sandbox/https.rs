//! HTTPS: clients that trust the server's authority, and clients that do not.

use std::path::PathBuf;
use std::sync::Arc;

use imwarden::sandbox::{TlsOptions, announcement};
use imwarden::wire::CATALOGUE;
use reqwest::Certificate;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::line::Line;
use crate::support::{Bench, PUBLIC, keys, start, start_server, world};

const INFO: &str = "/v4/group_open_http_svc/get_group_info";

async fn secure(options: TlsOptions) -> Bench {
    start_server(world(), |all| all.tls = Some(options)).await
}

/// A client that trusts this file and nothing else.
fn trusting(file: &std::path::Path) -> reqwest::Client {
    let authority = Certificate::from_pem(&std::fs::read(file).unwrap()).unwrap();
    reqwest::Client::builder().no_proxy().tls_certs_only([authority]).build().unwrap()
}

async fn ask(bench: &Bench, http: &reqwest::Client, host: &str) -> reqwest::Result<Value> {
    let url = bench.url(INFO, &bench.query()).replace("127.0.0.1", host);
    http.post(url).body(json!({"GroupIdList": [PUBLIC]}).to_string()).send().await?.json().await
}

#[tokio::test]
async fn a_client_that_trusts_the_file_is_served_and_any_other_is_not() {
    // The practice world stands in another year than the client's clock: certificates do not.
    let bench = secure(TlsOptions::default()).await;
    assert!(bench.server.url().starts_with("https://127.0.0.1:"));
    let said = announcement(&bench.server);
    assert_eq!(keys(&said), ["ca", "identifier", "sdkappid", "secret_key", "url"]);
    let file = PathBuf::from(said["ca"].as_str().unwrap());
    assert!(file.is_absolute());
    let http = trusting(&file);
    for host in ["127.0.0.1", "localhost"] {
        let answer = ask(&bench, &http, host).await.unwrap();
        assert_eq!(answer["GroupInfo"][0]["GroupId"], PUBLIC, "{host}");
    }
    // Of another server of the same make, of nobody, and without encryption.
    let other = secure(TlsOptions::default()).await;
    for stranger in [trusting(other.server.ca_file().unwrap()), crate::support::http_client()] {
        let refused = ask(&bench, &stranger, "127.0.0.1").await.unwrap_err();
        assert!(refused.is_connect(), "{refused:?}");
    }
    let plain = bench.url(INFO, &bench.query()).replace("https://", "http://");
    assert!(bench.post_to(plain, "{}").await.is_err());
    assert_eq!(
        ask(&bench, &http, "127.0.0.1").await.unwrap()["ErrorCode"],
        0,
        "nothing of this hurts the others"
    );
}

#[tokio::test]
async fn a_secure_connection_is_kept_for_many_calls() {
    let bench = secure(TlsOptions::default()).await;
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(bench.server.ca_file().unwrap()).unwrap()).unwrap();
    let provider = Arc::new(tokio_rustls::rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let address = bench.server.url().trim_start_matches("https://").to_owned();
    let stream = TcpStream::connect(address).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap();
    let mut line = Line::new(stream);
    let target = format!("{INFO}?{}", bench.query());
    for count in [1, 2, 50] {
        let calls = vec![(target.clone(), json!({"GroupIdList": vec![PUBLIC; count]})); 20];
        for answer in line.calls(&calls).await {
            assert_eq!(answer["GroupInfo"].as_array().unwrap().len(), count);
        }
    }
}

#[tokio::test]
async fn every_service_answers_over_https_as_without() {
    let (plain, secure) = (start().await, secure(TlsOptions::default()).await);
    let http = trusting(secure.server.ca_file().unwrap());
    for row in CATALOGUE {
        let expected = plain.post(row.name, json!({})).await;
        let url = secure.url(&format!("/{}", row.path()), &secure.query());
        let answer: Value = http.post(url).body("{}").send().await.unwrap().json().await.unwrap();
        // What a service made of it depends on nothing but the body.
        assert_eq!(keys(&answer), keys(&expected), "{}", row.name);
        assert_eq!(answer["ErrorCode"], expected["ErrorCode"], "{}", row.name);
    }
}

#[tokio::test]
async fn the_file_goes_when_the_server_stops_unless_somebody_asked_for_it() {
    let bench = secure(TlsOptions::default()).await;
    let stopped = bench.server.ca_file().unwrap().to_owned();
    assert!(stopped.exists());
    bench.server.shutdown().await;
    assert!(!stopped.exists());
    let bench = secure(TlsOptions::default()).await;
    let dropped = bench.server.ca_file().unwrap().to_owned();
    drop(bench);
    assert!(!dropped.exists());

    let folder = tempfile::tempdir().unwrap();
    let named = folder.path().join("ca.pem");
    let options =
        || TlsOptions { names: vec!["console.tim.qq.com".to_owned()], ca_file: Some(named.clone()) };
    let bench = secure(options()).await;
    assert_eq!(bench.server.ca_file(), Some(named.as_path()));
    let address = bench.server.url().trim_start_matches("https://").parse().unwrap();
    let authority = Certificate::from_pem(&std::fs::read(&named).unwrap()).unwrap();
    let http = reqwest::Client::builder()
        .no_proxy()
        .tls_certs_only([authority])
        .resolve("console.tim.qq.com", address);
    let answer = ask(&bench, &http.build().unwrap(), "console.tim.qq.com").await.unwrap();
    assert_eq!(answer["ErrorCode"], 0, "a name that the client insists on");
    bench.server.shutdown().await;
    assert!(named.exists());
    let refused = secure_error(TlsOptions { names: vec!["ü.example".to_owned()], ca_file: None }).await;
    assert!(refused.contains("HTTPS"), "{refused}");
}

async fn secure_error(tls: TlsOptions) -> String {
    let options = imwarden::sandbox::Options { tls: Some(tls), ..Default::default() };
    imwarden::sandbox::Sandbox::start(options, world()).await.err().unwrap().to_string()
}
