//! The key and every signature that was ever made, searched in everything the program leaves behind: files, standard
//! output and error, and all bytes that reached the terminal, with a server that fails in many ways.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]
#![expect(clippy::disallowed_methods, reason = "waits for events have an end")]

#[path = "pty/server.rs"]
#[expect(dead_code, reason = "shared with the tests of the console")]
mod server;
#[path = "support/signing.rs"]
mod signing;
#[path = "support/tap.rs"]
mod tap;
#[path = "pty/terminal.rs"]
#[expect(dead_code, reason = "shared with the tests of the console")]
mod terminal;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use server::Server;
use tap::Tap;
use terminal::Terminal;

const GROUP: &str = "@TGS#2J4SZEAEL";

/// A server behind a wire that is listened to, and a profile whose key is in a file of its own.
struct Place {
    // Dropped in this order.
    server: Server,
    tap: Tap,
    home: TempDir,
    vault: TempDir,
    key: String,
    /// What was said, with where.
    said: Vec<(String, Vec<u8>)>,
}

impl Place {
    fn new(faults: &[&str]) -> Self {
        let (home, vault) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let faults: Vec<&str> = faults.iter().flat_map(|fault| ["--fault", fault]).collect();
        let server = Server::start(&[&["--world", "tiny"], &faults[..]].concat(), home.path());
        let [url, app, identifier, key] = [0, 1, 2, 3].map(|at| server.environment()[at].1.clone());
        let tap = Tap::on(&url);
        let place = Self { server, tap, home, vault, key: key.clone(), said: Vec::new() };
        place.put_key(&key, 0o600);
        let settings = format!(
            "[profile.test]\nendpoint = \"{}\"\nsdkappid = {app}\nidentifier = \"{identifier}\"\nkey_file = \"{}\"\n",
            place.tap.url(),
            place.key_file().display()
        );
        let config = place.home.path().join("config");
        fs::create_dir_all(&config).unwrap();
        fs::write(config.join("settings.toml"), settings).unwrap();
        place
    }

    fn key_file(&self) -> PathBuf {
        self.vault.path().join("the.key")
    }

    fn put_key(&self, key: &str, mode: u32) {
        fs::write(self.key_file(), key).unwrap();
        fs::set_permissions(self.key_file(), fs::Permissions::from_mode(mode)).unwrap();
    }

    /// Runs a command; its status.
    fn run(&mut self, arguments: &[&str], environment: &[(&str, &str)]) -> Option<i32> {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_imwarden"))
            .env_clear()
            .env("HOME", self.home.path())
            .env("IMWARDEN_CONFIG_DIR", self.home.path().join("config"))
            .env("IMWARDEN_DATA_DIR", self.home.path().join("data"))
            .env("RUST_BACKTRACE", "full")
            .envs(environment.iter().copied())
            .args(["--lang", "en"])
            .args(arguments)
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        self.said.push((format!("standard output of {arguments:?}"), output.stdout));
        self.said.push((format!("standard error of {arguments:?}"), output.stderr));
        output.status.code()
    }

    fn console(&self) -> Terminal {
        Terminal::start(&["--lang", "en", "--profile", "test"], &[], self.home.path(), (120, 36))
    }

    /// Everything that was said and every file, the key's own one excepted.
    fn everything(&self) -> Vec<(String, Vec<u8>)> {
        let mut all = self.said.clone();
        files(self.home.path(), &mut all);
        all
    }

    /// Fails if a secret is anywhere. A piece of one is as bad, so beginning and end are searched for as well.
    fn search(&self, least_signatures: usize) {
        let signatures = self.tap.signatures();
        assert!(signatures.len() >= least_signatures, "heard {} signatures only", signatures.len());
        let everything = self.everything();
        let secrets = signatures.iter().chain([&self.key]);
        for secret in secrets {
            let piece = secret.len().min(32);
            for needle in [secret.as_str(), &secret[..piece], &secret[secret.len() - piece..]] {
                for (place, bytes) in &everything {
                    assert!(!holds(bytes, needle.as_bytes()), "{needle:?} is in {place}");
                }
            }
        }
    }
}

fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn nothing_of_the_key_is_left_behind_by_commands_under_faults() {
    let mut place = Place::new(&[
        "error=70001@10%",
        "error=60002@10%",
        "http=502@10%",
        "drop@10%",
        "cut@10%",
        "error=10007:delete_group_member",
    ]);
    for arguments in [
        &["groups"][..],
        &["members", GROUP],
        &["messages", GROUP, "--output", "json"],
        &["user", "u_77", "--group", GROUP],
        &["mute", "--group", GROUP, "--for", "1h", "u_77", "--yes", "-v"],
        &["mute", "--group", GROUP, "--for", "1h", "u_7", "--dry-run"],
        &["remove", "--group", GROUP, "u_77", "--yes", "--reason", "x"],
        &["recall", "--group", GROUP, "--by", "u_90210", "--yes", "--reason", "x"],
        &["send", "--group", GROUP, "hello", "--yes", "--reason", "x"],
        &["call", "get_group_info", "--json", "{\"GroupIdList\":[\"@TGS#2J4SZEAEL\"]}"],
        &["call", "forbid_send_msg", "--json", "{\"GroupId\":\"@TGS#2J4SZEAEL\"}", "--dry-run"],
        &["call", "send_group_msg", "--json", "{}", "--yes"],
        &["journal", "list", "--output", "json"],
        &["journal", "list", "--output", "table"],
        &["journal", "verify"],
        &["journal", "show", "1"],
        &["journal", "export"],
        &["journal", "export", "--format", "csv"],
    ] {
        place.run(&[&["--profile", "test"], arguments].concat(), &[]);
    }
    let bundle = place.home.path().join("bundle");
    let told = place.run(&["journal", "bundle", "--group", GROUP, "--out", bundle.to_str().unwrap()], &[]);
    assert_eq!(told, Some(0), "{:?}", place.said.last().map(|said| String::from_utf8_lossy(&said.1)));
    // Nobody answers there; a signature was made all the same.
    place.run(&["--profile", "test", "--endpoint", "http://127.0.0.1:9", "groups"], &[]);
    let all = place.everything();
    let found = |words: &str| all.iter().any(|(_, bytes)| holds(bytes, words.as_bytes()));
    assert!(found("forbid_send_msg") && found("u_90210"), "the search sees what is there");
    place.search(2);
}

#[test]
fn a_wrong_or_open_key_is_told_without_it() {
    let mut place = Place::new(&[]);
    let wrong = "00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210";
    place.put_key(wrong, 0o600);
    assert_eq!(place.run(&["--profile", "test", "groups"], &[]), Some(1));
    place.key = wrong.to_owned();
    place.search(1);
    place.put_key(wrong, 0o644);
    assert_eq!(place.run(&["--profile", "test", "groups"], &[]), Some(2));
    assert!(place.said.iter().any(|(_, said)| holds(said, b"0644")), "refused for its mode");
    fs::remove_file(place.key_file()).unwrap();
    assert_eq!(place.run(&["--profile", "test", "groups"], &[("IMWARDEN_SECRET_KEY", wrong)]), Some(2));
    // A secret in the settings file is refused, and not repeated.
    let settings = place.home.path().join("config/settings.toml");
    let before = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("{before}secret_key = \"{wrong}\"\n")).unwrap();
    assert_eq!(place.run(&["--profile", "test", "groups"], &[]), Some(2));
    fs::write(&settings, before).unwrap();
    place.search(1);
}

#[test]
fn a_signature_from_the_environment_stays_there() {
    let mut place = Place::new(&["error=60002@20%"]);
    let app = place.server.environment()[1].1.clone();
    let now = jiff::Timestamp::now().as_second().cast_unsigned();
    let usersig = signing::sign(app.parse().unwrap(), "administrator", &place.key, now, 3600);
    let url = place.tap.url().to_owned();
    let environment = [
        ("IMWARDEN_ENDPOINT", url.as_str()),
        ("IMWARDEN_SDKAPPID", app.as_str()),
        ("IMWARDEN_IDENTIFIER", "administrator"),
        ("IMWARDEN_USERSIG", usersig.as_str()),
    ];
    for arguments in [&["groups"][..], &["mute", "--group", GROUP, "--for", "1h", "u_77", "--yes"]] {
        place.run(arguments, &environment);
    }
    assert!(place.tap.signatures().contains(&usersig));
    place.search(1);
}

#[test]
fn nothing_of_the_key_reaches_the_screen_or_outlives_the_console() {
    let mut place = Place::new(&["error=70001@5%", "http=502@5%", "cut@5%"]);
    let mut console = place.console();
    console.see("Members 5");
    console.keys("lljj");
    console.open("m", "Mute 1 member");
    console.confirm("Mute 1 member", "1", "journal #");
    for (keys, title) in [("J", "As the service sent it"), ("!", "Jobs"), ("L", "Journal"), ("?", "Keys")] {
        console.open(keys, title);
        console.keys("<esc>");
        console.see_no(title);
    }
    console.keys("R:lang zh<enter>");
    console.see("群成员");
    console.keys(":lang en<enter>");
    console.see("Members");
    // As a power cut would: what is on the disk then is all there is.
    console.kill();
    place.said.push(("the terminal after kill -9".to_owned(), console.bytes()));
    drop(console);
    let mut console = place.console();
    console.see("Members 5");
    console.keys(":quit<enter>");
    console.quit();
    place.said.push(("the terminal".to_owned(), console.bytes()));
    drop(console);
    place.search(1);
}
