//! The built program in a pseudo-terminal, working on a practice server of its own. What the console did is read back
//! by a stranger's client and from the server's log of requests.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]
#![expect(clippy::disallowed_methods, reason = "waits for events have an end")]

#[path = "pty/server.rs"]
mod server;
#[path = "support/signing.rs"]
mod signing;
#[path = "pty/terminal.rs"]
mod terminal;

#[path = "pty/actions.rs"]
mod actions;
#[path = "pty/asking.rs"]
mod asking;
#[path = "pty/faults.rs"]
mod faults;
#[path = "pty/journal.rs"]
mod journal;
#[path = "pty/screen.rs"]
mod screen;
#[path = "pty/undo.rs"]
mod undo;

use serde_json::{Value, json};
use tempfile::TempDir;

use server::Server;
use terminal::Terminal;

// The group that the tiny world opens with: u_1 owns it, u_7 is admin, u_77, u_1042 and u_90210 are members.
const GROUP: &str = "@TGS#2J4SZEAEL";
/// A work group, which has neither mutes nor admins.
const WORK: &str = "@TGS#1XK7WOAE7";
/// A live room, which has neither members nor history.
const LIVE: &str = "live_autumn_launch";

/// A console on a practice server.
struct Room {
    // Dropped in this order.
    console: Terminal,
    server: Server,
    home: TempDir,
}

impl Room {
    /// The tiny world.
    fn tiny() -> Self {
        Self::open(&["--world", "tiny"])
    }

    /// A server with these arguments, and a console that shows its first group.
    fn open(arguments: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let server = Server::start(arguments, home.path());
        let console = Self::console(&server, &home, &[]);
        Self { console, server, home }
    }

    /// Another console on the same server and the same journal.
    fn console(server: &Server, home: &TempDir, arguments: &[&str]) -> Terminal {
        let environment = server.environment();
        let environment: Vec<(&str, &str)> =
            environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let arguments = [&["--lang", "en"], arguments].concat();
        Terminal::start(&arguments, &environment, home.path(), (120, 36))
    }

    /// Moves the focus to the members and the cursor to this row, counted from 0.
    fn member(&mut self, row: usize) {
        self.console.see("Members 5");
        self.console.keys("ll");
        self.console.keys(&"j".repeat(row));
    }

    /// Moves the focus to the messages, where the cursor is on the newest.
    fn messages(&mut self) {
        self.console.see("u_90210");
        self.console.see("早啊，今天好冷");
        self.console.keys("l");
    }

    /// Reads something back from the server.
    fn read(&self, command: &str, mut body: Value) -> Value {
        if body["GroupId"].is_null() {
            body["GroupId"] = json!(GROUP);
        }
        let answer = self.server.post(command, &body);
        assert_eq!(answer["ErrorCode"], 0, "{command}: {answer}");
        answer
    }

    /// Who is muted, by the server.
    fn muted(&self) -> Vec<String> {
        let answer = self.read("get_group_muted_account", json!({}));
        let list = answer["MutedAccountList"].as_array().unwrap();
        list.iter().map(|item| item["Member_Account"].as_str().unwrap().to_owned()).collect()
    }

    /// Somebody's role, by the server.
    fn role(&self, user: &str) -> String {
        let answer = self.read("get_role_in_group", json!({ "User_Account": [user] }));
        answer["UserIdList"][0]["Role"].as_str().unwrap().to_owned()
    }

    /// The newest messages, by the server, recalled ones included: sequence and state.
    fn history(&self) -> Vec<(u64, u64)> {
        let body = json!({ "ReqMsgNumber": 20, "WithRecalledMsg": 1 });
        let answer = self.read("group_msg_get_simple", body);
        let list = answer["RspMsgList"].as_array().unwrap();
        list.iter().map(|m| (m["MsgSeq"].as_u64().unwrap(), m["IsPlaceMsg"].as_u64().unwrap())).collect()
    }

    /// Runs a command of the program on the same data, and gives its status and its standard output.
    fn run(&self, arguments: &[&str]) -> (bool, String) {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_imwarden"))
            .args(["--lang", "en"])
            .args(arguments)
            .env("IMWARDEN_CONFIG_DIR", self.home.path().join("config"))
            .env("IMWARDEN_DATA_DIR", self.home.path().join("data"))
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    }
}
