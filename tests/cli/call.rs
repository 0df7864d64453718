//! One call with a body written by hand: every command of the catalogue, with and without faults.

use std::path::Path;

use imwarden::wire::{CATALOGUE, Effect};
use serde_json::{Value, json};

use crate::server::Server;
use crate::{Bench, GROUP, ran};

/// The vendor's sample of each command, to the world that the samples speak of.
#[test]
fn every_command_of_the_catalogue_can_be_called() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire");
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&["--world", "manual", "--rate", "1000"], home.path());
    let bench = Bench { server, home };
    // What takes away comes last, all attributes behind some of them.
    let mut rows: Vec<_> = CATALOGUE.iter().collect();
    rows.sort_by_key(|row| {
        (row.effect == Effect::Destroys, row.name == "clear_group_attr", row.name == "destroy_group")
    });
    for row in rows {
        let file = folder.join(format!("{}.request.json", row.name));
        let ran = bench.run(&["call", row.name, "--json", file.to_str().unwrap(), "--yes"]).ends(0);
        let [answer] = &ran.objects()[..] else { panic!("{}: {ran:?}", row.name) };
        assert_eq!(answer["ErrorCode"], 0, "{}", row.name);
        assert_eq!(
            ran.err.lines().filter(|line| !line.contains("IMWARDEN_SECRET_KEY")).count(),
            0,
            "{ran:?}"
        );
    }
}

#[test]
fn a_body_comes_from_a_file_standard_input_or_the_command_line() {
    let bench = Bench::tiny();
    let body = json!({ "GroupIdList": [GROUP] }).to_string();
    let file = bench.home.path().join("body.json");
    std::fs::write(&file, format!("\u{feff}{body}\n")).unwrap();
    for ran in [
        bench.run(&["call", "get_group_info", "--json", file.to_str().unwrap()]),
        bench.run_with(&["call", "get_group_info", "--json", "-"], &body),
        bench.run(&["call", "get_group_info", "--json", &body]),
        bench.run(&["call", "--path", "v4/group_open_http_svc/get_group_info", "--json", &body]),
    ] {
        let ran = ran.ends(0);
        assert_eq!(ran.objects()[0]["GroupInfo"][0]["Name"], "产品交流群");
    }
    assert_eq!(bench.run(&["call", "get_appid_group_list"]).ends(0).objects()[0]["TotalCount"], 3);
}

#[test]
fn what_makes_no_sense_is_said_and_nothing_is_sent() {
    let bench = Bench::tiny();
    for (arguments, words) in [
        (vec!["call"], "required"),
        (vec!["call", "get_group_inf"], "no such command"),
        (vec!["call", "--path", "v4/x"], "not a path"),
        (vec!["call", "--path", "v4/a/../b"], "not a path"),
        (vec!["call", "get_group_info", "--json", "/nowhere.json"], "cannot be read"),
        (vec!["call", "get_group_info", "--json", "{\"a\":\n 1,}"], "line 2 column 4"),
        (vec!["call", "get_group_info", "--json", "-"], "not JSON"),
    ] {
        let ran = bench.run(&arguments).ends(2);
        assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
    }
    assert!(bench.run_with(&["call", "get_group_info", "--json", "-"], "[]").ends(2).err.contains("object"));
    assert_eq!(bench.server.calls("get_group_info"), Vec::<Value>::new());
}

#[test]
fn a_refusal_is_printed_as_it_came_and_told_in_words() {
    let bench = Bench::tiny();
    let ran = bench.run(&["call", "get_online_member_num", "--json", "{\"GroupId\":\"nosuch\"}"]).ends(1);
    assert_eq!(ran.objects()[0]["ErrorCode"], 10010);
    assert!(ran.err.contains("10010"), "{}", ran.err);
    let unknown = bench.run(&["call", "--path", "v4/group_open_http_svc/nosuch", "--yes"]).ends(1);
    assert_eq!(unknown.objects()[0]["ErrorCode"], 10003);
}

#[test]
fn what_takes_away_is_not_sent_unasked() {
    let bench = Bench::tiny();
    let dissolve = json!({ "GroupId": GROUP }).to_string();
    let ran = bench.run(&["call", "destroy_group", "--json", &dissolve]).ends(4);
    assert!(ran.err.contains("--yes"), "{}", ran.err);
    // A command that nobody knows may do anything.
    bench.run(&["call", "--path", "v4/group_open_http_svc/nosuch"]).ends(4);
    let dry = bench.run(&["call", "destroy_group", "--json", &dissolve, "--dry-run"]).ends(0);
    assert_eq!(dry.objects()[0]["body"]["GroupId"], GROUP);
    assert!(dry.objects()[0]["url"].as_str().unwrap().ends_with("/v4/group_open_http_svc/destroy_group"));
    bench.run(&["call", "destroy_group", "--json", &dissolve, "--yes", "--read-only"]).ends(4);
    let administrator = json!({ "GroupId": GROUP, "Members_Account": ["administrator"], "MuteTime": 60 });
    let ran = bench.run(&["call", "forbid_send_msg", "--json", &administrator.to_string(), "--yes"]).ends(4);
    assert!(ran.err.contains("administrator"), "{}", ran.err);
    assert_eq!(bench.server.calls("destroy_group"), Vec::<Value>::new());
    assert_eq!(bench.server.calls("forbid_send_msg"), Vec::<Value>::new());
    // Reads go out whatever the profile may do.
    bench.run(&["call", "get_group_info", "--read-only", "--json", "{\"GroupIdList\":[\"x\"]}"]).ends(0);
}

#[test]
fn faults_leave_reads_failed_and_writes_unknown() {
    let mute = json!({ "GroupId": GROUP, "Members_Account": ["u_77"], "MuteTime": 60 }).to_string();
    let read = json!({ "GroupIdList": [GROUP] }).to_string();
    for fault in ["drop", "cut", "http=502", "error=10002"] {
        let bench = Bench::open(&["--fault", fault]);
        let ran = bench.run(&["call", "forbid_send_msg", "--json", &mute]).ends(5);
        assert!(ran.err.contains("Nobody knows"), "{fault}: {}", ran.err);
        assert!(bench.server.calls("forbid_send_msg").len() <= 1, "a write is not repeated");
        bench.run(&["call", "get_group_info", "--json", &read]).ends(1);
    }
    let bench = Bench::open(&["--fault", "http=502@40%", "--seed", "3"]);
    bench.run(&["call", "get_group_info", "--json", &read]).ends(0);
}

#[test]
fn https_is_trusted_by_the_certificate_that_the_server_names() {
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&["--world", "tiny", "--tls"], home.path());
    let bench = Bench { server, home };
    let mut untrusting = bench.command(&["call", "get_appid_group_list"]);
    let environment = bench.server.environment();
    untrusting.envs(environment.into_iter().filter(|(name, _)| *name != "IMWARDEN_CA_FILE"));
    assert_eq!(ran(&mut untrusting).ends(1).out, "");
    assert_eq!(bench.run(&["call", "get_appid_group_list"]).ends(0).objects()[0]["TotalCount"], 3);
}
