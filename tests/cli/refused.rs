//! What is not allowed, or not confirmed: said in words, and nothing is sent.

use serde_json::json;

use crate::{Bench, GROUP, LIVE, Ran, WORK, ran};

/// Commands of the service that change something.
const WRITES: [&str; 8] = [
    "forbid_send_msg",
    "delete_group_member",
    "group_msg_recall",
    "delete_group_msg_by_sender",
    "send_group_system_notification",
    "send_group_msg",
    "change_group_owner",
    "modify_group_member_info",
];

fn nothing_was_sent(bench: &Bench) {
    for write in WRITES {
        assert_eq!(bench.server.calls(write), Vec::<serde_json::Value>::new(), "{write}");
    }
}

/// Every action that a policy refuses here, with a word of the reason.
#[test]
fn what_the_type_of_group_or_the_policy_refuses_is_said_in_words() {
    let bench = Bench::tiny();
    for (arguments, why, words) in [
        (vec!["mute", "--group", WORK, "--for", "1h", "u_77"], "unsupported", "have no mutes (10007)"),
        (vec!["unmute", "--group", WORK, "u_77"], "unsupported", "have no mutes"),
        (vec!["remove", "--group", LIVE, "u_77"], "unsupported", "have no removal (10004)"),
        (vec!["recall", "--group", LIVE, "--seq", "3"], "no-history", "keep no history"),
        (vec!["recall", "--group", LIVE, "--by", "u_77"], "no-effect", "does nothing"),
        (
            vec!["notify", "--group", LIVE, "--to", "u_77", "x"],
            "live-to-all-only",
            "to everybody or to nobody",
        ),
        (vec!["role", "--group", WORK, "u_77", "admin"], "unsupported", "Roles cannot be set"),
        (vec!["role", "--group", GROUP, "u_7", "admin"], "already", "so already"),
        (vec!["role", "--group", GROUP, "u_1", "member"], "owner-role", "Transfer the group instead"),
        (vec!["name-card", "--group", LIVE, "u_77", "x"], "unsupported", "has no name cards"),
        (vec!["transfer-owner", "--group", LIVE, "--to", "u_77"], "unsupported", "cannot be changed"),
        (vec!["mute", "--group", GROUP, "--for", "1h", "u_1"], "protected", "the owner of the group"),
        (vec!["remove", "--group", GROUP, "administrator"], "protected", "an administrator of this profile"),
        (vec!["recall", "--group", GROUP, "--seq", "4000"], "not-recallable", "Nothing to recall"),
    ] {
        let ran = bench.run(&[&arguments[..], &["--yes", "--reason", "x"]].concat()).ends(4);
        assert_eq!(ran.all("why"), [why], "{arguments:?}");
        assert_eq!(ran.all("verdict"), ["not_started"], "{arguments:?}");
        assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
    }
    nothing_was_sent(&bench);
    assert_eq!(bench.journal(), Vec::<serde_json::Value>::new());
}

#[test]
fn send_and_mute_all_are_refused_by_read_only_like_all_the_others() {
    let bench = Bench::tiny();
    for arguments in [
        vec!["send", "--group", GROUP, "x"],
        vec!["mute-all", "--group", GROUP, "on"],
        vec!["mute", "--group", GROUP, "--for", "1h", "u_77"],
    ] {
        let ran = bench.run(&[&arguments[..], &["--yes", "--reason", "x", "--read-only"]].concat()).ends(4);
        assert!(ran.err.contains("Read-only") && ran.out.is_empty(), "{ran:?}");
    }
    nothing_was_sent(&bench);
}

#[test]
fn the_others_are_done_and_who_was_left_out_is_told() {
    let bench = Bench::tiny();
    let ran = bench.run(&["mute", "--group", GROUP, "--for", "1h", "u_1", "u_77", "--yes"]).ends(3);
    assert_eq!(ran.all("target"), ["u_77", "u_1"]);
    assert_eq!(ran.all("verdict"), ["done", "not_started"]);
    assert!(ran.err.contains("1 done, 1 refused"), "{}", ran.err);
    assert_eq!(bench.muted(), ["u_77"]);
    let arguments =
        ["mute", "--group", WORK, "--group", GROUP, "--group", "nosuch", "--for", "1h", "u_7", "--yes"];
    let ran = bench.run(&arguments).ends(3);
    assert_eq!(ran.all("group"), [GROUP, WORK, "nosuch"]);
    assert_eq!(ran.all("verdict"), ["done", "not_started", "failed"]);
    assert_eq!(ran.all("code"), [0, 10007, 10010]);
}

#[test]
fn without_somebody_to_ask_nothing_is_called_unless_told_so() {
    let bench = Bench::tiny();
    let ran = bench.run(&["mute", "--group", GROUP, "--for", "1h", "u_77"]).ends(4);
    assert!(ran.err.contains("--yes") && ran.out.is_empty(), "{ran:?}");
    assert_eq!(bench.server.log(), "", "not even a read");
}

#[test]
fn a_dry_run_shows_the_plan_and_calls_nothing_that_writes() {
    let bench = Bench::tiny();
    let arguments = ["mute", "--group", GROUP, "--for", "10m", "u_7", "u_1", "ghost", "--dry-run"];
    let plan = bench.run(&arguments).ends(0).objects().remove(0);
    for (key, expected) in [
        ("action", json!("mute")),
        ("allowed", json!(true)),
        ("group_name", json!("产品交流群")),
        ("group_type", json!("Public")),
        ("risk", json!("reversible")),
        ("count", json!(2)),
        ("calls", json!(1)),
        ("calls_per_second", json!(50)),
        ("mute_time", json!(600)),
    ] {
        assert_eq!(plan[key], expected, "{key}");
    }
    assert_eq!(
        plan["targets"][0],
        json!({ "target": "u_7", "name": "", "role": "admin", "muted_until": null })
    );
    assert_eq!(plan["targets"][1]["role"], "not_member");
    assert_eq!(plan["refused"][0]["why"], "protected");
    assert_eq!(plan["caveats"].as_array().unwrap().len(), 2);
    let table = bench.run(&[&arguments[..], &["--output", "table"]].concat()).ends(0);
    for words in
        ["Mute 2 members", "u_7", "admin", "ghost", "not a member", "the owner of the group", "1 call"]
    {
        assert!(table.out.contains(words), "{words}: {}", table.out);
    }
    let refused = bench.run(&["remove", "--group", LIVE, "u_7", "--dry-run"]).ends(4);
    assert_eq!(
        (refused.all("allowed"), refused.all("why")),
        (vec![json!(false)], vec![json!("unsupported")])
    );
    nothing_was_sent(&bench);
    assert!(!bench.home.path().join("data/journal.sqlite3").exists());
}

#[test]
fn a_red_plan_names_what_must_be_typed() {
    let bench = Bench::tiny();
    let plan = bench
        .run(&["transfer-owner", "--group", GROUP, "--to", "u_77", "--dry-run"])
        .ends(0)
        .objects()
        .remove(0);
    assert_eq!((&plan["risk"], &plan["challenge"]), (&json!("red"), &json!("SZEAEL")));
}

pub(crate) fn with_settings(bench: &Bench, lines: &str, arguments: &[&str]) -> Ran {
    let config = bench.home.path().join("config");
    std::fs::create_dir_all(&config).unwrap();
    let environment = bench.server.environment();
    let [url, app, identifier, key] = [0, 1, 2, 3].map(|at| environment[at].1.clone());
    let settings = format!(
        "[profile.test]\nendpoint = \"{url}\"\nsdkappid = {app}\nidentifier = \"{identifier}\"\n{lines}\n"
    );
    std::fs::write(config.join("settings.toml"), settings).unwrap();
    ran(bench.command(arguments).env("IMWARDEN_SECRET_KEY", key))
}

#[test]
fn a_profile_brings_its_own_rules() {
    let bench = Bench::tiny();
    let mute = ["mute", "--profile", "test", "--group", GROUP, "--for", "1h", "--yes", "u_77", "u_7"];
    let ran = with_settings(&bench, "protected = [\"u_77\"]", &mute).ends(3);
    assert_eq!(ran.all("why"), [json!(null), json!("protected")]);
    let ran = with_settings(&bench, "cap = 1", &mute).ends(4);
    assert!(ran.err.contains("More than 1 targets"), "{}", ran.err);
    let mute =
        ["mute", "--profile", "test", "--group", GROUP, "--group", LIVE, "--for", "1h", "--yes", "u_77"];
    with_settings(&bench, "cap = 1", &mute).ends(4);
    let ran = with_settings(&bench, "read_only = true", &mute).ends(4);
    assert!(ran.err.contains("Read-only"), "{}", ran.err);
    with_settings(&bench, "lang = \"zh\"", &["groups"]).ends(2);
    assert_eq!(bench.server.calls("forbid_send_msg").len(), 1);
}

#[test]
fn without_an_application_there_is_nothing_to_act_on() {
    let bench = Bench::tiny();
    for arguments in [&["mute", "--group", GROUP, "--for", "1h", "--yes", "u_77"][..], &["groups"]] {
        let ran = ran(&mut bench.command(arguments)).ends(2);
        assert!(ran.err.contains("--profile") && ran.err.contains("IMWARDEN_ENDPOINT"), "{}", ran.err);
    }
}
