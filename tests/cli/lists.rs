//! Lists: objects for programs, tables for people.

use serde_json::{Value, json};

use crate::{Bench, GROUP, LIVE, WORK};

#[test]
fn groups_are_objects_with_times_in_rfc_3339() {
    let bench = Bench::tiny();
    let ran = bench.run(&["groups"]).ends(0);
    assert_eq!(ran.all("group"), [GROUP, WORK, LIVE]);
    assert_eq!(ran.all("type"), ["Public", "Private", "AVChatRoom"]);
    let created = ran.all("created");
    assert!(
        created.iter().all(|time| time.as_str().unwrap().parse::<jiff::Timestamp>().is_ok()),
        "{created:?}"
    );
    for kind in ["live", "直播", "AVChatRoom"] {
        assert_eq!(bench.run(&["groups", "--type", kind]).ends(0).all("group"), [LIVE], "{kind}");
    }
    let table = bench.run(&["groups", "--output", "table"]).ends(0).out;
    assert!(table.starts_with("GROUP") && table.contains("秋季发布会  live room"), "{table}");
}

#[test]
fn members_have_roles_and_mutes() {
    let bench = Bench::tiny();
    bench.run(&["mute", "--group", GROUP, "--for", "forever", "u_77", "--yes"]).ends(0);
    let ran = bench.run(&["members", GROUP]).ends(0);
    assert_eq!(ran.all("user"), ["u_1", "u_7", "u_77", "u_1042", "u_90210"]);
    assert_eq!(ran.all("role"), ["owner", "admin", "member", "member", "member"]);
    let never = Value::Null;
    assert_eq!(ran.all("muted_until"), [never.clone(), never.clone(), json!("never"), never.clone(), never]);
    assert_eq!(bench.run(&["members", GROUP, "--match", "role:admin"]).ends(0).all("user"), ["u_7"]);
}

#[test]
fn live_rooms_say_why_there_is_no_list() {
    let bench = Bench::tiny();
    let ran = bench.run(&["members", LIVE]).ends(4);
    assert!(ran.err.contains("keeps no list of the members"), "{}", ran.err);
    let ran = bench.run(&["messages", LIVE]).ends(4);
    assert!(ran.err.contains("keeps no history"), "{}", ran.err);
    let ran = bench.run(&["members", "nosuch"]).ends(1);
    assert!(ran.err.contains("10010"), "{}", ran.err);
}

#[test]
fn the_history_is_read_page_by_page_from_the_newest() {
    let bench = Bench::open(&["--messages", "70"]);
    let seqs = |arguments: &[&str]| -> Vec<u64> {
        let ran = bench.run(&[&["messages", GROUP], arguments].concat()).ends(0);
        ran.all("seq").iter().filter_map(Value::as_u64).collect()
    };
    let all: Vec<u64> = (1..=70).rev().collect();
    assert_eq!(seqs(&[]), all, "over the pages to the first message");
    assert_eq!(seqs(&["--limit", "25"]), all[..25]);
    assert_eq!(seqs(&["--before", "46", "--limit", "3"]), [45, 44, 43]);
    let ran = bench.run(&["messages", GROUP, "--limit", "25"]).ends(0);
    assert!(ran.err.contains("--before 46"), "{}", ran.err);
    assert_eq!(ran.objects()[0]["body"][0]["MsgType"], "TIMTextElem");
}

#[test]
fn a_person_is_looked_up_in_the_groups_that_are_named() {
    let bench = Bench::tiny();
    let ran = bench.run(&["user", "u_7", "--group", GROUP, "--group", WORK, "--group", LIVE]).ends(0);
    assert_eq!(ran.all("group"), [GROUP, WORK, LIVE]);
    assert_eq!(ran.all("role"), [json!("admin"), json!("member"), Value::Null]);
    assert_eq!(bench.run(&["user", "ghost", "--group", GROUP]).ends(0).all("role"), ["not_member"]);
    let ran = bench.run(&["user", "u_7"]).ends(0);
    assert_eq!(ran.all("group"), [GROUP, WORK, LIVE], "all that the service knows of");
    assert!(ran.err.contains("小李"), "{}", ran.err);
    assert!(bench.run(&["user", "ghost"]).ends(1).err.contains("no such account"));
}

#[test]
fn strangers_text_is_exact_in_json_and_harmless_in_tables() {
    let bench = Bench::tiny();
    let card = "a\u{1b}[31m\u{202e}b";
    bench.run(&["name-card", "--group", GROUP, "u_77", card, "--yes"]).ends(0);
    assert_eq!(bench.run(&["user", "u_77", "--group", GROUP]).ends(0).all("name_card"), [card]);
    let member = bench.run(&["members", GROUP, "--match", "u_77"]).ends(0);
    assert_eq!(member.all("name_card"), [card]);
    for arguments in [&["members", GROUP][..], &["user", "u_77", "--group", GROUP]] {
        let table = bench.run(&[arguments, &["--output", "table"]].concat()).ends(0).out;
        assert!(!table.contains('\u{1b}') && !table.contains('\u{202e}'), "{table:?}");
        assert!(table.contains("a<ESC[31m>"), "{table}");
    }
}
