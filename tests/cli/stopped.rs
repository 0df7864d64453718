//! Somebody stops an order: what had gone out is finished, the rest is not begun, and everything is told.
#![cfg(unix)]

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{Bench, GROUP};

/// Far beyond what anything takes, so that only a fault is met by it.
const PATIENCE: Duration = Duration::from_secs(20);

/// Removes many members, and sends these signals once so many calls have gone out.
fn stop(bench: &Bench, signals: &[&str], after: usize) -> (Option<i32>, Vec<Value>, String) {
    let members = bench.run(&["members", GROUP]).ends(0).all("user");
    let ids: Vec<&str> = members.iter().filter_map(Value::as_str).filter(|id| *id != "u_1").collect();
    let file = bench.home.path().join("ids");
    std::fs::write(&file, ids.join("\n")).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_imwarden"))
        .args(["--lang", "en", "remove", "--group", GROUP, "--reason", "x", "--yes", "--users-from"])
        .arg(&file)
        .env("IMWARDEN_CONFIG_DIR", bench.home.path().join("config"))
        .env("IMWARDEN_DATA_DIR", bench.home.path().join("data"))
        .envs(bench.server.environment())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let deadline = Instant::now() + PATIENCE;
    while bench.server.calls("delete_group_member").len() < after {
        assert!(Instant::now() < deadline, "the calls never came");
        thread::sleep(Duration::from_millis(5));
    }
    for signal in signals {
        assert!(Command::new("kill").args([*signal, &child.id().to_string()]).status().unwrap().success());
    }
    let output = child.wait_with_output().unwrap();
    let rows = String::from_utf8(output.stdout).unwrap();
    let rows = rows.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (output.status.code(), rows, String::from_utf8(output.stderr).unwrap())
}

fn count(rows: &[Value], verdict: &str) -> usize {
    rows.iter().filter(|row| row["verdict"] == verdict).count()
}

#[test]
fn after_a_signal_nothing_more_is_begun() {
    for signal in ["-INT", "-TERM"] {
        let bench = Bench::open(&["--members", "2001", "--fault", "latency=200ms:delete_group_member"]);
        let (status, rows, err) = stop(&bench, &[signal], 2);
        assert_eq!(status, Some(3), "{err}");
        let calls = bench.server.calls("delete_group_member").len();
        assert!(calls < 20, "{calls}");
        assert_eq!(count(&rows, "done"), calls * 100, "{err}");
        assert_eq!(count(&rows, "not_started"), 2000 - calls * 100);
        assert!(err.contains("the rest was not started"), "{err}");
        assert_eq!(bench.journal()[0]["standing"], "partly");
        assert_eq!(bench.run(&["members", GROUP]).ends(0).objects().len(), 2001 - calls * 100);
    }
}

#[test]
fn the_intent_is_on_disk_before_the_call_goes_out() {
    let bench = Bench::open(&["--fault", "hang:delete_group_member"]);
    let (status, rows, _) = stop(&bench, &["-KILL"], 1);
    assert_eq!((status, rows), (None, Vec::new()), "no last words");
    let journal = bench.journal();
    assert_eq!((&journal[0]["standing"], &journal[0]["action"]), (&json!("open"), &json!("remove")));
    assert_eq!(journal[0]["count"], 4);
    assert!(bench.run(&["journal", "verify"]).ends(0).out.contains("whole"));
}

#[test]
fn after_a_second_signal_nothing_is_waited_for() {
    let bench = Bench::open(&["--members", "301", "--fault", "hang:delete_group_member"]);
    let (status, rows, err) = stop(&bench, &["-INT", "-TERM"], 1);
    assert_eq!(status, Some(5), "{err}");
    assert_eq!((count(&rows, "unknown"), count(&rows, "not_started")), (100, 200));
    assert!(rows.iter().all(|row| row["journal"] == 1), "{rows:?}");
    assert!(err.contains("may be done or not"), "{err}");
    assert_eq!(bench.journal()[0]["standing"], "open", "the console settles it at its next start");
}
