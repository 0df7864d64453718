//! When things go wrong: the screen stays alive, and nothing is lost or done twice.

use std::net::TcpListener;

use serde_json::json;

use crate::server::Server;
use crate::terminal::Terminal;
use crate::{GROUP, Room};

/// A console pointed at some address.
fn console_at(endpoint: &str, home: &tempfile::TempDir) -> Terminal {
    let environment = [
        ("IMWARDEN_ENDPOINT", endpoint),
        ("IMWARDEN_SDKAPPID", "1400000001"),
        ("IMWARDEN_IDENTIFIER", "administrator"),
        ("IMWARDEN_SECRET_KEY", "not-the-right-key-but-a-secret-all-the-same"),
    ];
    Terminal::start(&["--lang", "en"], &environment, home.path(), (120, 36))
}

fn still_alive(console: &mut Terminal) {
    console.keys("?");
    console.see("Keys");
    console.keys("<esc>");
    console.see_no("In every list");
}

#[test]
fn a_server_that_is_down_is_named_and_the_screen_stays_alive() {
    let home = tempfile::tempdir().unwrap();
    // Bound and let go: nobody listens there.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut console = console_at(&format!("http://{address}"), &home);
    console.see("cannot connect");
    still_alive(&mut console);
    console.see("DOWN");
}

#[test]
fn a_refused_signature_is_said_in_words_and_the_key_is_nowhere() {
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&["--world", "tiny"], home.path());
    let mut console = console_at(&server.environment()[0].1, &home);
    console.see("does not accept this profile");
    still_alive(&mut console);
    let shown = console.bytes();
    console.kill();
    let log = std::fs::read(home.path().join("data/imwarden.log")).unwrap();
    for bytes in [shown, log, server.log().into_bytes()] {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("not-the-right-key") && !text.contains("usersig="), "{text}");
    }
}

#[test]
fn gateway_pages_cut_bodies_and_slow_answers_are_survived() {
    for (fault, words) in [("http=502", "HTTP 502"), ("cut", "cut off"), ("error=10002", "10002")] {
        let home = tempfile::tempdir().unwrap();
        let server = Server::start(&["--world", "tiny", "--fault", fault], home.path());
        let mut console = Room::console(&server, &home, &[]);
        console.see(words);
        still_alive(&mut console);
    }
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&["--world", "tiny", "--fault", "latency=2s"], home.path());
    let mut console = Room::console(&server, &home, &[]);
    still_alive(&mut console);
    console.see("u_90210");
}

#[test]
fn a_mute_whose_answer_was_lost_is_settled_by_reading_back() {
    let mut room = Room::open(&["--world", "tiny", "--fault", "cut:forbid_send_msg"]);
    room.member(2);
    room.console.open("m", "Mute 1 member");
    room.console.confirm("Mute 1 member", "1", "muted u_77");
    assert_eq!(room.muted(), ["u_77"]);
    assert_eq!(room.server.calls("forbid_send_msg").len(), 1, "a write is never repeated blindly");
}

#[test]
fn after_kill_9_the_next_start_reads_back_and_offers_to_go_on() {
    let fault = "latency=900ms:forbid_send_msg";
    let mut room = Room::open(&["--world", "tiny", "--members", "1203", "--fault", fault]);
    room.console.see("Members 1,203");
    room.console.keys("ll*");
    room.console.open("m", "Mute 1,202 members");
    room.console.confirm("Mute 1,202 members", "1", "Chosen");
    room.console.confirm("Chosen", "y", "jobs 1");
    while !room.run(&["journal", "list"]).1.contains(r#""standing":"open""#) {
        room.console.see("jobs 1");
    }
    room.console.kill();
    let (whole, told) = room.run(&["journal", "verify"]);
    assert!(whole, "{told}");
    let (_, list) = room.run(&["journal", "list"]);
    assert!(list.contains(r#""standing":"open""#), "{list}");
    room.console = Room::console(&room.server, &room.home, &[]);
    room.console.see("#1");
    // Read back without a key, or not begun at all: either way there is something to go on with.
    room.console.see("to go on with");
    room.console.open("g", "Goes on with #1");
    room.console.confirm("Goes on with #1", "y", "muted 1,202 members");
    assert_eq!(room.muted().len(), 1_202);
    let (_, list) = room.run(&["journal", "list"]);
    assert!(list.contains(r#""standing":"done""#) && list.lines().count() == 1, "one story: {list}");
    let calls = room.server.calls("forbid_send_msg");
    let sent: usize = calls.iter().map(|call| call["Members_Account"].as_array().unwrap().len()).sum();
    assert_eq!(sent, 1_202, "nobody is muted twice");
}

#[test]
fn a_long_action_is_paused_and_goes_on() {
    let fault = "latency=500ms:forbid_send_msg";
    let mut room = Room::open(&["--world", "tiny", "--members", "1203", "--fault", fault]);
    room.console.see("Members 1,203");
    room.console.keys("ll*");
    room.console.open("m", "Mute 1,202 members");
    room.console.confirm("Mute 1,202 members", "1", "Chosen");
    room.console.confirm("Chosen", "y", "jobs 1");
    room.console.keys("!p");
    room.console.see("PAUSED");
    let sent = room.server.calls("forbid_send_msg").len();
    assert!(sent < 3, "{sent}");
    room.console.keys("p");
    room.console.see_no("PAUSED");
    room.console.see("done 1,202");
    assert_eq!(room.server.calls("forbid_send_msg").len(), 3);
}

#[test]
fn without_a_journal_nothing_is_sent() {
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&["--world", "tiny"], home.path());
    std::fs::create_dir_all(home.path().join("data")).unwrap();
    std::fs::write(
        home.path().join("data/journal.sqlite3"),
        "this is no database, but a longer text than a header",
    )
    .unwrap();
    let mut console = Room::console(&server, &home, &[]);
    console.see("u_90210");
    console.see("JOURNAL FAULT");
    console.keys("lljj");
    console.open("m", "Mute 1 member");
    console.confirm("Mute 1 member", "1", "Nothing was sent");
    assert!(server.calls("forbid_send_msg").is_empty());
    let muted = server.post("get_group_muted_account", &json!({ "GroupId": GROUP }));
    assert_eq!(muted["MutedAccountList"], json!([]));
}
