//! Programs that die in the middle, and going on: afterwards the server's state, the journal and what was reported agree
//! target by target, and nothing that must not be repeated was.
#![cfg(unix)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use imwarden::domain::Plan;
use imwarden::job::{TargetResult, Verdict};
use imwarden::journal::{Author, Journal};
use serde_json::{Value, json};

use crate::{Bench, GROUP};

/// Far beyond what anything takes, so that only a fault is met by it.
const PATIENCE: Duration = Duration::from_mins(1);

/// Everybody in the group but its owner and admins.
fn people(bench: &Bench) -> Vec<String> {
    let members = bench.run(&["members", GROUP]).ends(0).objects();
    let plain = members.into_iter().filter(|member| member["role"] == "member");
    plain.map(|member| member["user"].as_str().unwrap().to_owned()).collect()
}

/// Begins an order on these people and kills it once so many of its calls have gone out.
fn killed(bench: &Bench, order: &[&str], people: &[String], command: &str, after: usize) {
    let file = bench.home.path().join("ids");
    std::fs::write(&file, people.join("\n")).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_imwarden"))
        .args(["--lang", "en", "--reason", "x", "--yes"])
        .args(order)
        .args(["--group", GROUP, "--users-from"])
        .arg(&file)
        .env("IMWARDEN_OPERATOR", "zhang")
        .env("IMWARDEN_CONFIG_DIR", bench.home.path().join("config"))
        .env("IMWARDEN_DATA_DIR", bench.home.path().join("data"))
        .envs(bench.server.environment())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let deadline = Instant::now() + PATIENCE;
    while bench.server.calls(command).len() < after && child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < deadline, "the calls never came");
        thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Verdicts of the last report by target.
fn verdicts(rows: &[Value]) -> BTreeMap<String, String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    rows.iter().map(|row| (text(&row["target"]), text(&row["verdict"]))).collect()
}

/// The verdicts that the end of the intent has in the journal.
fn journaled(bench: &Bench) -> BTreeMap<String, String> {
    let file = bench.home.path().join("data/journal.sqlite3");
    let journal = rusqlite::Connection::open(file).unwrap();
    let select = "SELECT body FROM entries WHERE kind = 'end' ORDER BY number DESC LIMIT 1";
    let body: String = journal.query_row(select, [], |row| row.get(0)).unwrap();
    let body: Value = serde_json::from_str(&body).unwrap();
    let word = |verdict: &Value| match verdict {
        Value::Object(object) => object.keys().next().unwrap().clone(),
        word => word.as_str().unwrap().replace('-', "_"),
    };
    let results = body["results"].as_array().unwrap();
    results
        .iter()
        .map(|result| (result["subject"]["user"].as_str().unwrap().to_owned(), word(&result["verdict"])))
        .collect()
}

#[test]
fn what_a_crash_left_is_listed_shown_and_gone_on_with() {
    let bench = Bench::open(&["--members", "501", "--fault", "latency=150ms:delete_group_member"]);
    let people = people(&bench);
    killed(&bench, &["remove"], &people, "delete_group_member", 2);
    let sent = bench.server.calls("delete_group_member").len();

    let list = bench.run(&["resume", "--output", "json"]).ends(0).objects();
    assert_eq!(list.len(), 1, "{list:?}");
    assert_eq!((&list[0]["number"], &list[0]["action"]), (&json!(1), &json!("remove")));
    assert_eq!(list[0]["count"], people.len());
    let not_confirmed = bench.run(&["resume", "1"]).ends(4);
    assert!(not_confirmed.err.contains("--yes"), "{}", not_confirmed.err);
    let shown = bench.run(&["resume", "1", "--dry-run"]).ends(0).objects();
    assert_eq!((shown[0]["risk"].as_str(), shown[0]["allowed"].as_bool()), (Some("red"), Some(true)));
    let rest = shown[0]["count"].as_u64().unwrap();
    assert!(rest >= 200 && rest < people.len() as u64, "{rest}");
    let read_only = bench.run(&["resume", "1", "--yes", "--read-only"]).ends(4);
    assert!(read_only.err.contains("Read-only"), "{}", read_only.err);
    assert!(bench.server.calls("delete_group_member").len() <= sent + 1, "nothing was sent yet");

    let ran = bench.run(&["resume", "1", "--yes"]).ends(0);
    assert_eq!(ran.objects().len(), people.len(), "every target of the action is told of");
    assert!(ran.objects().iter().all(|row| row["verdict"] == "done" && row["journal"] == 1));
    assert_eq!(bench.run(&["members", GROUP]).objects().len(), 501 - people.len());
    let mut seen = BTreeMap::new();
    for call in bench.server.calls("delete_group_member") {
        for user in call["MemberToDel_Account"].as_array().unwrap() {
            *seen.entry(user.to_string()).or_insert(0) += 1;
        }
    }
    assert!(seen.values().all(|count| *count == 1), "nobody who was found removed is sent again");
    assert!(bench.run(&["resume"]).ends(0).err.contains("No action is open"));
    let journal = bench.journal();
    assert_eq!((journal.len(), &journal[0]["standing"]), (1, &json!("done")), "one story under one number");
    bench.run(&["journal", "verify"]).ends(0);
}

#[test]
fn an_action_may_be_ended_as_it_stands() {
    let bench = Bench::open(&["--members", "301", "--fault", "hang:delete_group_member"]);
    let people = people(&bench);
    killed(&bench, &["remove"], &people, "delete_group_member", 1);
    let ran = bench.run(&["resume", "1", "--close"]).ends(1);
    assert_eq!(
        verdicts(&ran.objects()).values().collect::<BTreeSet<_>>(),
        [&"failed".to_owned(), &"not_started".to_owned()].into()
    );
    assert_eq!(bench.journal()[0]["standing"], "failed");
    assert!(bench.run(&["resume"]).ends(0).out.is_empty());
    bench.run(&["resume", "1", "--close"]).ends(1);
    bench.run(&["resume", "2"]).ends(2);
}

/// The same action once more, with its answer and without its end, by a program that is gone.
#[tokio::main]
async fn answered_and_not_ended(file: &Path) -> u64 {
    let (profile, body): (String, String) = {
        let journal = rusqlite::Connection::open(file).unwrap();
        let select = "SELECT profile, body FROM entries WHERE number = 1";
        journal.query_row(select, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    };
    let body: Value = serde_json::from_str(&body).unwrap();
    let plan: Plan = serde_json::from_value(body["plan"].clone()).unwrap();
    let author = Author { operator: "zhang".into(), profile };
    let dead = Journal::open(file, author).await.unwrap();
    let entry = dead.begin(&plan).await.unwrap();
    let subject = plan.targets[0].subject.clone();
    let call = dead.call(entry, 0, std::slice::from_ref(&subject), &json!({})).await.unwrap();
    let done = TargetResult { subject, verdict: Verdict::Done };
    dead.result(call, &[done], Duration::ZERO).await.unwrap();
    dead.close().await;
    entry
}

#[test]
fn an_action_that_lacks_only_its_end_gets_it() {
    let bench = Bench::tiny();
    bench.run(&["mute", "--group", GROUP, "--for", "1h", "u_77", "--yes"]).ends(0);
    let file = bench.home.path().join("data/journal.sqlite3");
    let entry = answered_and_not_ended(&file).to_string();
    let calls = bench.server.log();
    bench.run(&["resume", &entry, "--yes", "--read-only"]).ends(0);
    assert_eq!(bench.run(&["resume"]).ends(0).objects().len(), 1, "read-only writes no end");
    let ran = bench.run(&["resume", &entry, "--yes"]).ends(0);
    assert_eq!(verdicts(&ran.objects()), BTreeMap::from([("u_77".to_owned(), "done".to_owned())]));
    assert!(bench.run(&["resume"]).ends(0).out.is_empty(), "it is open no more");
    assert_eq!(bench.journal()[0]["standing"], "done");
    assert_eq!(bench.server.log(), calls, "nothing was called");
}

#[test]
fn a_notification_that_was_on_its_way_is_not_sent_again() {
    let bench = Bench::open(&["--members", "101", "--fault", "hang:send_group_system_notification"]);
    let people = people(&bench);
    killed(&bench, &["notify", "be kind"], &people, "send_group_system_notification", 1);
    let ran = bench.run(&["resume", "1", "--yes"]).ends(5);
    assert!(ran.err.contains("look before it is ordered again"), "{}", ran.err);
    let again = bench.run(&["resume", "1", "--yes"]).ends(5);
    assert!(again.err.contains("not sent again"), "{}", again.err);
    let mut seen = BTreeSet::new();
    for call in bench.server.calls("send_group_system_notification") {
        for user in call["ToMembers_Account"].as_array().unwrap() {
            assert!(seen.insert(user.to_string()), "{user} got it twice");
        }
    }
}

/// The whole of it at once: all faults, killed after so many calls, gone on with until nothing is left.
fn fault_run(order: &[&str], command: &str, seed: &str, kill_after: usize) {
    let faults = ["latency=0ms..40ms", "http=502@8%", "cut@4%", "drop@4%", "error=60007@4%"]
        .map(|fault| ["--fault", fault]);
    let arguments = [&["--members", "421", "--seed", seed], faults.as_flattened()].concat();
    let bench = Bench::open(&arguments);
    let people = loop {
        let members = bench.run(&["members", GROUP]);
        if members.status == 0 {
            break members.objects();
        }
    };
    let people: Vec<String> = people
        .iter()
        .filter(|member| member["role"] == "member")
        .map(|member| member["user"].as_str().unwrap().to_owned())
        .collect();
    killed(&bench, order, &people, command, kill_after);
    let mut last = None;
    for _ in 0..8 {
        let ran = bench.run(&["resume", "1", "--yes"]);
        let over = ran.status == 0 || ran.err.contains("Nothing is left") || ran.err.contains("no action of");
        if !ran.out.is_empty() {
            last = Some(verdicts(&ran.objects()));
        }
        if over {
            break;
        }
    }
    let reported = last.expect("a report");
    assert_eq!(reported, journaled(&bench), "what was told and what is written");
    assert_eq!(reported.len(), people.len(), "nobody is lost");
    let read = || loop {
        let members = bench.run(&["members", GROUP]);
        if members.status == 0 {
            break members.objects();
        }
    };
    let state: BTreeMap<String, Value> = read()
        .into_iter()
        .map(|member| (member["user"].as_str().unwrap().to_owned(), member["muted_until"].clone()))
        .collect();
    for (user, verdict) in &reported {
        let holds = match order[0] {
            "remove" => !state.contains_key(user),
            _ => state[user] != Value::Null,
        };
        match verdict.as_str() {
            "done" => assert!(holds, "{user} is told to be done"),
            "unknown" => {}
            _ => assert!(!holds, "{user} is told to be {verdict}"),
        }
    }
    assert!(reported.values().filter(|verdict| *verdict == "done").count() * 2 > people.len());
    bench.run(&["journal", "verify"]).ends(0);
}

#[test]
fn removals_agree_after_faults_and_a_crash() {
    fault_run(&["remove"], "delete_group_member", "1", 2);
    fault_run(&["remove"], "delete_group_member", "2", 4);
}

#[test]
fn mutes_agree_after_faults_and_a_crash() {
    fault_run(&["mute", "--for", "7d"], "forbid_send_msg", "3", 1);
}
