//! Actions on the command line of a terminal: the plan is shown, and somebody is asked.

use serde_json::Value;
use tempfile::TempDir;

use crate::server::Server;
use crate::terminal::Terminal;
use crate::{GROUP, Room};

/// A practice server and an order that is asked about.
struct Order {
    // Dropped in this order.
    terminal: Terminal,
    server: Server,
    _home: TempDir,
}

fn order(arguments: &[&str]) -> Order {
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&["--world", "tiny"], home.path());
    let terminal = Room::console(&server, &home, arguments);
    Order { terminal, server, _home: home }
}

impl Order {
    /// Answers; the exit status, and what the service was asked to do by this command.
    fn answer(mut self, question: &str, answer: &str, after: &str, command: &str) -> (u32, Vec<Value>) {
        self.terminal.see(question);
        assert!(self.server.calls(command).is_empty(), "nothing is sent before the answer");
        self.terminal.keys(answer);
        self.terminal.see(after);
        let calls = self.server.calls(command);
        (self.terminal.end().0, calls)
    }
}

#[test]
fn the_plan_is_shown_before_the_question() {
    let order = order(&["mute", "--group", GROUP, "--for", "10m", "u_77", "u_7", "u_1"]);
    for words in [
        "Mute 2 members - reversible",
        "产品交流群  @TGS#2J4SZEAEL  Public group",
        "u_7     admin",
        "Left out: 1",
        "u_1  Protected: the owner of the group.",
        "Time: 10 minutes",
        "1 of them is an admin of the group.",
        "1 call, under a second at 50 calls a second",
    ] {
        order.terminal.see(words);
    }
    let (status, calls) = order.answer("Go on? [y/N]", "y<enter>", "2 done, 1 refused", "forbid_send_msg");
    assert_eq!((status, calls.len()), (3, 1));
}

#[test]
fn anything_but_yes_is_a_no() {
    for answer in ["<enter>", "n<enter>", "maybe<enter>"] {
        let order = order(&["mute", "--group", GROUP, "--for", "10m", "u_77"]);
        let (status, calls) = order.answer("Go on?", answer, "it was not confirmed", "forbid_send_msg");
        assert_eq!((status, calls.len()), (4, 0), "{answer}");
    }
}

#[test]
fn what_cannot_be_undone_asks_for_typed_characters() {
    let transfer = ["transfer-owner", "--group", GROUP, "--to", "u_77", "--reason", "handover"];
    for (answer, after, expected) in
        [("y<enter>", "it was not confirmed", (4, 0)), ("SZEAEL<enter>", "transfer owner: 1 done", (0, 1))]
    {
        let (status, calls) = order(&transfer).answer("Type SZEAEL", answer, after, "change_group_owner");
        assert_eq!((status, calls.len()), expected, "{answer}");
    }
}
