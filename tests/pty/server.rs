//! `imwarden sandbox` as a program of its own, and a stranger's client that reads back what the console did.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::signing;

/// A practice server with its log of requests.
pub(crate) struct Server {
    child: Child,
    about: Value,
    log: PathBuf,
    runtime: tokio::runtime::Runtime,
    http: reqwest::Client,
}

impl Server {
    /// Starts one on a free port, quiet unless told otherwise.
    pub(crate) fn start(arguments: &[&str], folder: &Path) -> Self {
        let log = folder.join("requests.jsonl");
        let mut child = Command::new(env!("CARGO_BIN_EXE_imwarden"))
            .args(["sandbox", "--listen", "127.0.0.1:0", "--activity", "off", "--log"])
            .arg(&log)
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let about = serde_json::from_str(&line).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { child, about, log, runtime, http: signing::http_client() }
    }

    fn text(&self, key: &str) -> &str {
        self.about[key].as_str().unwrap()
    }

    /// What a console needs to work on it.
    pub(crate) fn environment(&self) -> Vec<(&str, String)> {
        let mut environment = vec![
            ("IMWARDEN_ENDPOINT", self.text("url").to_owned()),
            ("IMWARDEN_SDKAPPID", self.about["sdkappid"].to_string()),
            ("IMWARDEN_IDENTIFIER", self.text("identifier").to_owned()),
            ("IMWARDEN_SECRET_KEY", self.text("secret_key").to_owned()),
        ];
        // With TLS only.
        let ca = self.about["ca"].as_str();
        environment.extend(ca.map(|file| ("IMWARDEN_CA_FILE", file.to_owned())));
        environment
    }

    /// Posts a body, signed by this test's own code.
    pub(crate) fn post(&self, command: &str, body: &Value) -> Value {
        let app = self.about["sdkappid"].as_u64().unwrap();
        let (identifier, key) = (self.text("identifier"), self.text("secret_key"));
        let now = jiff::Timestamp::now().as_second().cast_unsigned();
        let usersig = signing::sign(app, identifier, key, now, 3600);
        let url = format!(
            "{}/v4/group_open_http_svc/{command}?sdkappid={app}&identifier={identifier}&usersig={usersig}&random=7&contenttype=json",
            self.text("url")
        );
        self.runtime
            .block_on(async { self.http.post(url).json(body).send().await.unwrap().json().await.unwrap() })
    }

    /// The bodies of all calls of a command so far, in order.
    pub(crate) fn calls(&self, command: &str) -> Vec<Value> {
        let log = std::fs::read_to_string(&self.log).unwrap();
        // The server may be in the middle of its last line.
        let whole = log.rfind('\n').map_or("", |end| &log[..end]);
        whole
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap())
            .filter(|call| call["command"] == command)
            .map(|call| call["body"].clone())
            .collect()
    }

    /// Everything that was logged.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
