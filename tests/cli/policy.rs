//! Rights, caps, protected people and look-alikes on the command line, and what the journal tells of them.

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::refused::with_settings;
use crate::{Bench, GROUP, LIVE, Ran};

const PATIENCE: Duration = Duration::from_secs(20);

fn mute<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&["mute", "--profile", "test", "--group", GROUP, "--for", "1h", "--yes"], more].concat()
}

#[test]
fn a_profile_does_what_it_has_the_right_to() {
    let bench = Bench::tiny();
    for rights in ["allow = [\"unmute\", \"recall\"]", "deny = [\"mute\"]", "allow = []"] {
        let ran = with_settings(&bench, rights, &mute(&["u_77"])).ends(4);
        assert!(ran.err.contains("no right to this: mute"), "{rights}: {}", ran.err);
    }
    assert_eq!(bench.server.log(), "", "nothing was even looked up");
    let by_hand = ["call", "--profile", "test", "forbid_send_msg", "--yes", "--json"];
    let body = json!({ "GroupId": GROUP, "Members_Account": ["u_77"], "MuteTime": 60 }).to_string();
    let call = [&by_hand[..], &[body.as_str()]].concat();
    with_settings(&bench, "deny = [\"unmute\"]", &call).ends(4);
    let unlisted = ["call", "--profile", "test", "set_unread_msg_num", "--yes", "--json", "{}"];
    let ran = with_settings(&bench, "allow = [\"mute\"]", &unlisted).ends(4);
    assert!(ran.err.contains("listed actions only"), "{}", ran.err);
    with_settings(&bench, "allow = [\"mute\"]\ndeny = [\"remove\"]", &mute(&["u_77"])).ends(0);
    let ran = with_settings(&bench, "allow = [\"muet\"]", &mute(&["u_77"])).ends(2);
    assert!(ran.err.contains("transfer-owner"), "the actions there are: {}", ran.err);
}

#[test]
fn actions_per_minute_are_counted_over_all_commands_of_the_profile() {
    let bench = Bench::tiny();
    let limit = "actions_per_minute = 2";
    with_settings(&bench, limit, &mute(&["u_77"])).ends(0);
    let both = mute(&["--group", LIVE, "u_77"]);
    let ran = with_settings(&bench, limit, &both).ends(4);
    assert!(ran.err.contains("2 actions a minute") && ran.err.contains("at "), "{}", ran.err);
    with_settings(&bench, limit, &mute(&["u_1042"])).ends(0);
    let ran = with_settings(&bench, limit, &mute(&["u_90210"])).ends(4);
    assert!(ran.err.contains("The next can begin at"), "{}", ran.err);
    let call = ["call", "--profile", "test", "forbid_send_msg", "--yes", "--json"];
    let body = json!({ "GroupId": GROUP, "Members_Account": ["u_90210"], "MuteTime": 60 }).to_string();
    with_settings(&bench, limit, &[&call[..], &[body.as_str()]].concat()).ends(4);
    assert_eq!(bench.server.calls("forbid_send_msg").len(), 2);
    let ran = with_settings(&bench, "actions_per_minute = 1", &both).ends(4);
    assert!(ran.err.contains("Do it in parts"), "{}", ran.err);
}

/// Those who are protected in the tiny world with `u_77` on the list.
const PROTECTED: [(&str, &str, &str); 3] = [
    ("u_1", "owner", "the owner of the group"),
    ("administrator", "administrator", "an administrator of this profile"),
    ("u_77", "listed", "on the list in your settings"),
];

fn with_list(bench: &Bench, arguments: &[&str]) -> Ran {
    with_settings(bench, "protected = [\"u_77\"]", arguments)
}

#[test]
fn protected_people_need_their_exact_id_and_a_reason() {
    for (id, by, words) in PROTECTED {
        let bench = Bench::tiny();
        let ran = with_list(&bench, &mute(&[id, "--reason", "x"])).ends(4);
        assert!(ran.err.contains(words) && ran.err.contains("--override"), "{id}: {}", ran.err);
        assert_eq!(ran.all("why"), ["protected"], "{id}");
        let ran = with_list(&bench, &mute(&[id, "--override", id])).ends(2);
        assert!(ran.err.contains("--reason"), "{id}: {}", ran.err);
        with_list(&bench, &mute(&[id, "--reason", "x", "--override", &id.to_uppercase()])).ends(4);
        with_list(&bench, &mute(&[id, "--reason", "x", "--override", "u_7"])).ends(4);
        assert_eq!(bench.server.calls("forbid_send_msg"), Vec::<Value>::new(), "{id}");
        let dry = with_list(&bench, &mute(&[id, "--override", id, "--dry-run"])).ends(0);
        assert_eq!(dry.all("overridden"), [json!([{ "user": id, "by": by }])], "{id}");

        with_list(&bench, &mute(&[id, "--reason", "case 7", "--override", id]));
        assert_eq!(bench.server.calls("forbid_send_msg").len(), 1, "{id}: it went out");
        let journal = bench.journal();
        assert_eq!(journal.len(), 1, "{id}: what was refused before any call is no action");
        assert_eq!(journal[0]["overridden"], json!([{ "user": id, "by": by }]), "{id}");
        assert_eq!(journal[0]["reason"], "case 7");
    }
}

#[test]
fn a_protected_admin_keeps_the_rank_unless_overridden() {
    let bench = Bench::tiny();
    let role = |more: &[&str]| {
        let arguments = ["role", "--profile", "test", "--group", GROUP, "u_7", "member", "--yes"];
        with_settings(&bench, "protected = [\"u_7\"]", &[&arguments[..], more].concat())
    };
    assert_eq!(role(&["--reason", "x"]).ends(4).all("why"), ["protected"]);
    assert_eq!(bench.server.calls("modify_group_member_info"), Vec::<Value>::new());
    role(&["--reason", "x", "--override", "u_7"]).ends(0);
    assert_eq!(bench.journal()[0]["overridden"], json!([{ "user": "u_7", "by": "listed" }]));
}

#[test]
fn an_override_reaches_neither_the_service_nor_what_the_group_cannot_do() {
    let bench = Bench::tiny();
    let ran =
        with_list(&bench, &mute(&["@TIM#SYSTEM", "--override", "@TIM#SYSTEM", "--reason", "x"])).ends(4);
    assert_eq!(ran.all("why"), ["system-account"]);
    let remove = ["remove", "--profile", "test", "--group", LIVE, "u_77", "--yes"];
    let ran = with_list(&bench, &[&remove[..], &["--override", "u_77", "--reason", "x"]].concat()).ends(4);
    assert_eq!(ran.all("why"), ["unsupported"]);
    let both = ["--override", "u_77", "--reason", "x", "--read-only"];
    with_list(&bench, &mute(&[&["u_77"], &both[..]].concat())).ends(4);
    let ran = bench.run(&["--override", "u_1"]).ends(2);
    assert!(ran.err.contains("--override belongs to an action"), "{}", ran.err);
}

#[test]
fn a_request_by_hand_is_held_to_the_same_and_journaled() {
    let bench = Bench::tiny();
    let body = json!({ "GroupId": GROUP, "Members_Account": ["u_77"], "MuteTime": 60 }).to_string();
    let call = ["call", "--profile", "test", "forbid_send_msg", "--yes", "--json", body.as_str()];
    let ran = with_list(&bench, &call).ends(4);
    assert!(ran.err.contains("on the list in your settings"), "{}", ran.err);
    with_list(&bench, &[&call[..], &["--override", "u_77"]].concat()).ends(2);
    assert!(bench.server.calls("forbid_send_msg").is_empty());
    with_list(&bench, &[&call[..], &["--override", "u_77", "--reason", "case 7"]].concat()).ends(0);
    let file = bench.home.path().join("data/journal.sqlite3");
    let journal = rusqlite::Connection::open(file).unwrap();
    let body: String =
        journal.query_row("SELECT body FROM entries WHERE kind = 'raw'", [], |row| row.get(0)).unwrap();
    let body: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["overridden"], json!([{ "user": "u_77", "by": "listed" }]));
}

#[test]
fn look_alikes_are_told_in_both_directions() {
    let bench = Bench::tiny();
    let card = |user: &str, name: &str| {
        let body = json!({ "GroupId": GROUP, "Member_Account": user, "NameCard": name });
        bench.read("modify_group_member_info", &body);
    };
    card("u_7", "Admin");
    // With Cyrillic letters.
    card("u_1042", "Аdmіn");
    for (target, words) in [("u_1042", "only looks like u_7"), ("u_7", "u_7 is the real one")] {
        let order = ["mute", "--group", GROUP, "--for", "1h", target, "--dry-run"];
        let plan = bench.run(&order).ends(0).objects().remove(0);
        assert_eq!(plan["lookalikes"][0]["user"], "u_1042");
        assert_eq!(plan["lookalikes"][0]["like"], "u_7");
        let table = bench.run(&[&order[..], &["--output", "table"]].concat()).ends(0);
        assert!(table.out.contains(words), "{target}: {}", table.out);
    }
    let order = ["mute", "--group", GROUP, "--for", "1h", "--match", "dmіn", "--dry-run"];
    assert_eq!(bench.run(&order).ends(0).objects()[0]["lookalikes"][0]["like"], "u_7");
}

/// The messages are in the journal, as the service sent them, before anything of the recall goes out: a program that is
/// killed while its first call hangs leaves them there.
#[test]
fn evidence_is_on_disk_before_the_recall_goes_out() {
    for (by, command) in [("seq", "group_msg_recall"), ("sender", "delete_group_msg_by_sender")] {
        let bench = Bench::open(&["--fault", &format!("hang:{command}")]);
        let messages = bench.run(&["messages", GROUP]).ends(0).objects();
        let one = messages.iter().find(|it| it["sender"] == "u_90210").unwrap();
        let number = one["seq"].as_u64().unwrap();
        let seq = number.to_string();
        let what = if by == "seq" { ["--seq", &seq] } else { ["--by", "u_90210"] };
        let mut child = Command::new(env!("CARGO_BIN_EXE_imwarden"))
            .args(["--lang", "en", "recall", "--group", GROUP, "--reason", "spam", "--yes"])
            .args(what)
            .env("IMWARDEN_CONFIG_DIR", bench.home.path().join("config"))
            .env("IMWARDEN_DATA_DIR", bench.home.path().join("data"))
            .envs(bench.server.environment())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let deadline = Instant::now() + PATIENCE;
        while bench.server.calls(command).is_empty() {
            assert!(Instant::now() < deadline, "{by}: the call never came");
            thread::sleep(Duration::from_millis(5));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let journal = bench.journal();
        assert_eq!(journal[0]["standing"], "open", "{by}");
        let kept = journal[0]["evidence"].as_array().unwrap();
        let it = kept.iter().find(|it| it["seq"] == number).unwrap();
        assert_eq!(it["sender"], "u_90210", "{by}");
        let raw: Value = serde_json::from_str(it["raw"].as_str().unwrap()).unwrap();
        assert_eq!(raw["MsgSeq"], number, "{by}: as the service sent it");
        assert!(raw["MsgBody"][0]["MsgContent"].is_object(), "{by}: {raw}");
        assert!(bench.run(&["journal", "verify"]).ends(0).out.contains("whole"));
    }
}
