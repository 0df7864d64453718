//! When things go wrong at the service or at home.

use serde_json::{Value, json};

use crate::{Bench, GROUP};

#[test]
fn a_write_that_nobody_can_read_back_stays_unknown() {
    let bench = Bench::open(&["--fault", "drop:send_group_system_notification"]);
    let ran = bench.run(&["notify", "--group", GROUP, "night", "--reason", "x", "--yes"]).ends(5);
    assert_eq!((ran.all("verdict"), ran.all("why")), (vec![json!("unknown")], vec![json!("dropped")]));
    assert!(ran.err.contains("look before it is ordered again"), "{}", ran.err);
    assert_eq!(bench.journal()[0]["standing"], "unknown");
    assert_eq!(bench.server.calls("send_group_system_notification").len(), 1, "never repeated blindly");
}

#[test]
fn a_write_whose_answer_was_lost_is_settled_by_reading_back() {
    let bench = Bench::open(&["--fault", "drop@100%:forbid_send_msg"]);
    let ran = bench.run(&["mute", "--group", GROUP, "--for", "1h", "u_77", "--yes"]).ends(0);
    assert_eq!(ran.all("verdict"), ["done"]);
    assert_eq!(bench.server.calls("forbid_send_msg").len(), 1);
}

#[test]
fn a_refusal_of_the_service_is_told_with_its_code() {
    let bench = Bench::open(&["--fault", "error=10007:change_group_owner"]);
    let ran =
        bench.run(&["transfer-owner", "--group", GROUP, "--to", "u_77", "--reason", "x", "--yes"]).ends(1);
    assert_eq!((ran.all("verdict"), ran.all("code")), (vec![json!("failed")], vec![json!(10007)]));
    assert!(ran.err.contains("10007"), "{}", ran.err);
    assert_eq!(bench.journal()[0]["standing"], "failed");
}

#[test]
fn one_failure_does_not_stop_the_rest() {
    let bench = Bench::open(&["--members", "1200", "--fault", "error=10007@50%:forbid_send_msg"]);
    let members = bench.run(&["members", GROUP]).ends(0).all("user");
    let ids: Vec<&str> = members.iter().filter_map(Value::as_str).filter(|id| *id != "u_1").collect();
    let arguments = ["mute", "--group", GROUP, "--for", "1h", "--users-from", "-", "--yes"];
    let ran = bench.run_with(&arguments, &ids.join("\n"));
    let verdicts = ran.all("verdict");
    let done = verdicts.iter().filter(|verdict| **verdict == "done").count();
    let failed = verdicts.iter().filter(|verdict| **verdict == "failed").count();
    assert_eq!(done + failed, ids.len(), "every target has its own result");
    assert_eq!(bench.server.calls("forbid_send_msg").len(), 3);
    assert_eq!(bench.muted().len(), done);
    let expected = match (done, failed) {
        (_, 0) => 0,
        (0, _) => 1,
        _ => 3,
    };
    ran.ends(expected);
}

#[test]
fn without_a_journal_nothing_is_sent() {
    let bench = Bench::tiny();
    std::fs::create_dir_all(bench.home.path().join("data")).unwrap();
    let text = "this is no database, but a longer text than a header";
    std::fs::write(bench.home.path().join("data/journal.sqlite3"), text).unwrap();
    let ran = bench.run(&["mute", "--group", GROUP, "--for", "1h", "u_77", "--yes"]).ends(1);
    assert!(ran.err.contains("Nothing was sent: the journal cannot be written"), "{}", ran.err);
    assert!(bench.server.calls("forbid_send_msg").is_empty());
}

#[test]
fn a_mute_that_shows_nowhere_is_doubted() {
    let bench = Bench::tiny();
    let ran = bench.run(&["mute", "--group", GROUP, "--for", "1h", "ghost", "u_77", "--yes"]).ends(0);
    assert!(ran.err.contains("ghost is not in its list of muted members"), "{}", ran.err);
    assert!(!ran.err.contains("u_77 is not"), "{}", ran.err);
}

#[test]
fn a_server_that_is_down_is_named() {
    let bench = Bench::tiny();
    // Nobody listens on the port that was just let go.
    let address = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let endpoint = format!("http://{address}");
    let ran = bench
        .run(&["mute", "--endpoint", &endpoint, "--group", GROUP, "--for", "1h", "u_77", "--yes"])
        .ends(1);
    assert!(ran.err.contains("cannot connect") && ran.out.is_empty(), "{ran:?}");
}

#[test]
fn secrets_are_nowhere() {
    let bench = Bench::tiny();
    let key = bench.server.environment()[3].1.clone();
    let ran = bench.run(&["mute", "--group", GROUP, "--for", "1h", "u_77", "--yes", "-v"]).ends(0);
    let journal = std::fs::read(bench.home.path().join("data/journal.sqlite3")).unwrap();
    let log = std::fs::read_to_string(bench.home.path().join("data/imwarden.log")).unwrap_or_default();
    for text in [ran.out, ran.err, String::from_utf8_lossy(&journal).into_owned(), log] {
        assert!(!text.contains(&key) && !text.contains("usersig="), "{text}");
    }
}
