//! Actions and lists on the command line: the built program against a practice server of its own. What was done is read
//! back by a stranger's client and from the server's log of requests.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]
#![expect(clippy::disallowed_methods, reason = "signatures are dated, and waits for events have an end")]

#[path = "pty/server.rs"]
mod server;
#[path = "support/signing.rs"]
mod signing;

#[path = "cli/call.rs"]
mod call;
#[path = "cli/done.rs"]
mod done;
#[path = "cli/faults.rs"]
mod faults;
#[path = "cli/input.rs"]
mod input;
#[path = "cli/lists.rs"]
mod lists;
#[path = "cli/refused.rs"]
mod refused;
#[path = "cli/resume.rs"]
mod resume;
#[path = "cli/stopped.rs"]
mod stopped;
#[path = "cli/undo.rs"]
mod undo;

use serde_json::{Value, json};
use tempfile::TempDir;

use server::Server;

// The first group of the tiny world: u_1 owns it, u_7 is admin, u_77, u_1042 and u_90210 are members.
const GROUP: &str = "@TGS#2J4SZEAEL";
/// A work group, which has neither mutes nor admins.
const WORK: &str = "@TGS#1XK7WOAE7";
/// A live room, which has neither members nor history.
const LIVE: &str = "live_autumn_launch";

/// A practice server, and folders of one operator.
struct Bench {
    // Dropped in this order.
    server: Server,
    home: TempDir,
}

/// What a command left behind.
#[derive(Debug)]
struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl Ran {
    /// Each line as an object.
    fn objects(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// One key of each line.
    fn all(&self, key: &str) -> Vec<Value> {
        self.objects().into_iter().map(|mut object| object[key].take()).collect()
    }

    /// Fails with everything that was said unless the status is this one.
    fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }
}

impl Bench {
    fn tiny() -> Self {
        Self::open(&[])
    }

    /// A server of the tiny world with these arguments more.
    fn open(arguments: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let server = Server::start(&[&["--world", "tiny"], arguments].concat(), home.path());
        Self { server, home }
    }

    fn command(&self, arguments: &[&str]) -> assert_cmd::Command {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_imwarden"));
        command
            .env_clear()
            .env("TZ", "UTC")
            .env("HOME", self.home.path())
            .env("IMWARDEN_LANG", "en")
            .env("IMWARDEN_OPERATOR", "zhang")
            .env("IMWARDEN_CONFIG_DIR", self.home.path().join("config"))
            .env("IMWARDEN_DATA_DIR", self.home.path().join("data"))
            .args(arguments);
        command
    }

    /// Runs a command on this server.
    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    /// The same with this on standard input.
    fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        let mut command = self.command(arguments);
        command.envs(self.server.environment()).write_stdin(input);
        ran(&mut command)
    }

    /// Reads something back from the server.
    fn read(&self, command: &str, body: &Value) -> Value {
        let answer = self.server.post(command, body);
        assert_eq!(answer["ErrorCode"], 0, "{command}: {answer}");
        answer
    }

    /// Who is muted in the first group, by the server.
    fn muted(&self) -> Vec<String> {
        let answer = self.read("get_group_muted_account", &json!({ "GroupId": GROUP }));
        let list = answer["MutedAccountList"].as_array().unwrap();
        list.iter().map(|item| item["Member_Account"].as_str().unwrap().to_owned()).collect()
    }

    /// Somebody's role in the first group, by the server.
    fn role(&self, user: &str) -> String {
        let body = json!({ "GroupId": GROUP, "User_Account": [user] });
        let answer = self.read("get_role_in_group", &body);
        answer["UserIdList"][0]["Role"].as_str().unwrap().to_owned()
    }

    /// The recorded actions, newest first.
    fn journal(&self) -> Vec<Value> {
        self.run(&["journal", "list", "--output", "json"]).ends(0).objects()
    }
}

fn ran(command: &mut assert_cmd::Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
