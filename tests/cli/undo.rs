//! Undo and redo on the command line.

use serde_json::{Value, json};

use crate::{Bench, GROUP, Ran};

impl Bench {
    fn mute(&self, time: &str, users: &[&str]) -> Ran {
        self.run(&[&["mute", "--group", GROUP, "--for", time, "--yes"], users].concat()).ends(0)
    }
}

fn entry(ran: &Ran) -> String {
    ran.all("journal")[0].to_string()
}

#[test]
fn an_action_is_undone_and_redone_by_its_number() {
    let bench = Bench::tiny();
    let number = entry(&bench.mute("10m", &["u_77", "u_1042"]));
    let ran = bench.run(&["journal", "undo", &number, "--yes", "--reason", "wrong room"]).ends(0);
    assert_eq!(ran.all("action"), ["unmute", "unmute"]);
    assert!(ran.err.contains("undo: 2 done · journal #5"), "{}", ran.err);
    assert_eq!(bench.muted(), Vec::<String>::new());
    let journal = bench.journal();
    assert_eq!((&journal[0]["undoes"], &journal[0]["reason"]), (&json!(1), &json!("wrong room")));
    assert_eq!((&journal[1]["undone_by"], &journal[1]["undo"]), (&json!(5), &json!("impossible")));
    let ran = bench.run(&["journal", "undo", &number, "--yes"]).ends(4);
    assert!(ran.err.contains("#1 cannot be undone: undone by #5"), "{}", ran.err);
    assert!(bench.run(&["--output", "table", "journal", "list"]).ends(0).out.contains("undone by #5"));

    bench.run(&["journal", "redo", "--yes"]).ends(0);
    assert_eq!(bench.muted().len(), 2);
    let ran = bench.run(&["journal", "redo", "--yes"]).ends(4);
    assert!(ran.err.contains("There is no undo"), "{}", ran.err);
    bench.run(&["journal", "undo", &number, "--yes"]).ends(0);
    let ran = bench.run(&["journal", "redo", &number, "--yes"]).ends(2);
    assert!(ran.err.contains("#1 is no undo"), "{}", ran.err);
}

#[test]
fn a_dry_run_says_what_would_come_back_and_sends_nothing() {
    let bench = Bench::tiny();
    let number =
        entry(&bench.run(&["remove", "--group", GROUP, "--yes", "--reason", "spam", "u_7", "u_77"]).ends(0));
    let ran = bench.run(&["journal", "undo", &number, "--dry-run"]).ends(0);
    let plan = &ran.objects()[0];
    for (key, expected) in [("action", json!("add")), ("risk", json!("reversible")), ("count", json!(2))] {
        assert_eq!(plan[key], expected, "{key}");
    }
    assert_eq!(plan["undoes"]["label"], "partial");
    assert_eq!((&plan["undoes"]["entry"], &plan["undoes"]["operator"]), (&json!(1), &json!("zhang")));
    assert_eq!(plan["caveats"].as_array().unwrap().len(), 2, "{plan}");
    assert_eq!(bench.server.calls("add_group_member"), Vec::<Value>::new());
    let shown = bench.run(&["--output", "table", "journal", "undo", &number, "--dry-run"]).ends(0).out;
    assert!(shown.contains("by zhang") && shown.contains("undo: partly"), "{shown}");
    assert_eq!(bench.journal().len(), 1);
    bench.run(&["journal", "undo", &number, "--yes"]).ends(0);
    assert_eq!((bench.role("u_7"), bench.role("u_77")), ("Member".to_owned(), "Member".to_owned()));
}

#[test]
fn what_cannot_or_may_not_be_undone_is_refused() {
    let bench = Bench::tiny();
    let sent = entry(&bench.run(&["send", "--group", GROUP, "--yes", "--reason", "x", "hello"]).ends(0));
    let ran = bench.run(&["journal", "undo", &sent, "--yes"]).ends(4);
    assert!(ran.err.contains("sent messages can only be recalled"), "{}", ran.err);
    bench.run(&["journal", "undo", &sent, "--dry-run"]).ends(4);
    let ran = bench.run(&["journal", "undo", "999", "--yes"]).ends(2);
    assert!(ran.err.contains("holds no action #999"), "{}", ran.err);
    let number = entry(&bench.mute("10m", &["u_77"]));
    let ran = bench.run(&["journal", "undo", &number]).ends(4);
    assert!(ran.err.contains("--yes was not given"), "{}", ran.err);
    bench.run(&["--read-only", "journal", "undo", &number, "--yes"]).ends(4);
    for wrong in [&["journal", "undo"][..], &["journal", "undo", "1", "--group", GROUP, "--since", "1h"]] {
        bench.run(wrong).ends(2);
    }
    bench.run(&["journal", "undo", "--group", GROUP, "--since", "soon", "--yes"]).ends(2);
    assert_eq!(bench.muted(), ["u_77"]);
}

#[test]
fn what_somebody_changed_since_is_left_alone() {
    let bench = Bench::tiny();
    let number = entry(&bench.mute("10m", &["u_77", "u_1042"]));
    let body = json!({ "GroupId": GROUP, "Members_Account": ["u_77"], "MuteTime": 86_400 });
    assert_eq!(bench.server.post("forbid_send_msg", &body)["ErrorCode"], 0);
    let ran = bench.run(&["journal", "undo", &number, "--yes"]).ends(3);
    assert_eq!(ran.all("target"), ["u_1042", "u_77"]);
    assert_eq!(ran.all("why"), [Value::Null, json!("changed-since")]);
    assert_eq!(bench.muted(), ["u_77"]);
    let number = entry(&bench.mute("10m", &["u_90210"]));
    let body = json!({ "GroupId": GROUP, "Members_Account": ["u_90210"], "MuteTime": 0 });
    assert_eq!(bench.server.post("forbid_send_msg", &body)["ErrorCode"], 0);
    let ran = bench.run(&["journal", "undo", &number, "--yes"]).ends(4);
    assert!(ran.err.contains("Changed by somebody since"), "{}", ran.err);
}

#[test]
fn everything_in_a_group_since_some_time() {
    let bench = Bench::tiny();
    bench.mute("1h", &["u_77"]);
    bench.mute("10m", &["u_77", "u_1042"]);
    bench.run(&["mute-all", "--group", GROUP, "--yes", "on"]).ends(0);
    let window = ["journal", "undo", "--group", GROUP, "--since", "10m"];
    let plans = bench.run(&[&window[..], &["--dry-run"]].concat()).ends(0).objects();
    let entries: Vec<&Value> = plans.iter().map(|plan| &plan["undoes"]["entry"]).collect();
    assert_eq!(entries, [9, 5, 5, 1], "the newest first");
    let ran = bench.run(&[&window[..], &["--yes"]].concat()).ends(0);
    assert!(ran.err.contains("undo: 4 done · journal #13 to #25"), "{}", ran.err);
    assert_eq!(bench.muted(), Vec::<String>::new());
    bench.run(&[&window[..], &["--yes"]].concat()).ends(4);
    bench.run(&["journal", "redo", "--yes"]).ends(0);
    assert_eq!(bench.muted().len(), 2);
    bench.run(&["send", "--group", GROUP, "--yes", "--reason", "x", "hello"]).ends(0);
    bench.run(&[&window[..], &["--yes"]].concat()).ends(3);
}
