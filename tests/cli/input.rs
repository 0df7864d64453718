//! What is written wrongly is told before anything is called.

use crate::{Bench, GROUP, LIVE};

#[test]
fn mistakes_are_told_and_nothing_is_called() {
    let bench = Bench::tiny();
    let long = "x".repeat(51);
    for (arguments, words) in [
        (vec!["mute", "--group", GROUP, "--for", "soon", "u_77"], "soon: not a time"),
        (vec!["mute", "--group", GROUP, "--for", "1h"], "Whom?"),
        (vec!["mute", "--group", GROUP, "--for", "1h", "名字"], "printable ASCII"),
        (vec!["mute", "--group", "", "--for", "1h", "u_77"], "empty"),
        (vec!["mute", "--group", GROUP, "--for", "1h", "--match", " "], "--match is empty"),
        (vec!["mute", "--group", GROUP, "u_77"], "--for"),
        (vec!["mute", "--for", "1h", "u_77"], "--group"),
        (
            vec!["mute", "--group", GROUP, "--for", "1h", "--users-from", "/no/such/file"],
            "/no/such/file cannot be read",
        ),
        (vec!["mute", "--group", GROUP, "--for", "1h", "--users-from", "-"], "standard input holds no ID"),
        (vec!["remove", "--group", GROUP, "u_77"], "needs a reason"),
        (vec!["recall", "--group", GROUP, "--seq", "3"], "needs a reason"),
        (vec!["recall", "--group", GROUP, "--by", "u_77"], "needs a reason"),
        (vec!["notify", "--group", GROUP, "text"], "needs a reason"),
        (vec!["send", "--group", GROUP, "text"], "needs a reason"),
        (vec!["transfer-owner", "--group", GROUP, "--to", "u_77"], "needs a reason"),
        (vec!["recall", "--group", GROUP, "--seq", "9..3", "--reason", "x"], "9..3: not a sequence"),
        (vec!["recall", "--group", GROUP, "--reason", "x"], "--seq"),
        (vec!["send", "--group", GROUP, " ", "--reason", "x"], "no text yet"),
        (vec!["role", "--group", GROUP, "u_77", "boss"], "boss"),
        (vec!["name-card", "--group", GROUP, "u_77", &long], "51 bytes"),
        (vec!["mute-all", "--group", GROUP, "perhaps"], "perhaps"),
        (vec!["groups", "--type", "party"], "party: no type of group"),
    ] {
        let ran = bench.run(&[&arguments[..], &["--yes"]].concat()).ends(2);
        assert!(ran.err.contains(words) && ran.out.is_empty(), "{arguments:?}: {}", ran.err);
    }
    assert_eq!(bench.server.log(), "");
    let ran = bench.run(&["--dry-run"]).ends(2);
    assert!(ran.err.contains("belongs to an action"), "{}", ran.err);
}

#[test]
fn bad_lines_are_told_by_their_numbers() {
    let bench = Bench::tiny();
    let input = "# list\nu_77\nu_7,u_1042\n\n老王\n";
    let arguments = ["mute", "--group", GROUP, "--for", "1h", "--yes", "--users-from", "-"];
    let ran = bench.run_with(&arguments, input).ends(2);
    assert!(ran.err.contains("line 3: u_7,u_1042: one ID a line"), "{}", ran.err);
    assert!(ran.err.contains("line 5: 老王:"), "{}", ran.err);
    assert_eq!(bench.muted(), Vec::<String>::new());
    let ran = bench.run_with(&[&["--lang", "zh"], &arguments[..]].concat(), input).ends(2);
    assert!(ran.err.contains("第 3 行"), "{}", ran.err);
}

#[test]
fn a_pattern_for_everybody_is_a_mistake() {
    let bench = Bench::tiny();
    let mute =
        |group, pattern| bench.run(&["mute", "--group", group, "--for", "1h", "--match", pattern, "--yes"]);
    let ran = mute(GROUP, "u_").ends(2);
    assert!(ran.err.contains("fits every member"), "{}", ran.err);
    let ran = mute(GROUP, "nobody-is-called-so").ends(4);
    assert!(ran.err.contains("Nobody is selected"), "{}", ran.err);
    let ran = mute(LIVE, "u_7").ends(4);
    assert!(ran.err.contains("keeps no list of the members"), "{}", ran.err);
    assert!(bench.server.calls("forbid_send_msg").is_empty());
}

#[test]
fn more_targets_than_the_cap_are_refused_before_they_are_counted_out() {
    let bench = Bench::tiny();
    let recall = ["recall", "--group", GROUP, "--seq", "1..4294967295", "--reason", "x", "--yes"];
    let ran = bench.run(&recall).ends(4);
    assert!(ran.err.contains("More than 10000 targets"), "{}", ran.err);
    let ids: Vec<String> = (0..10_001).map(|n| format!("u{n}")).collect();
    let mute = ["mute", "--group", GROUP, "--for", "1h", "--users-from", "-", "--yes"];
    bench.run_with(&mute, &ids.join("\n")).ends(4);
    assert_eq!(bench.server.log(), "");
}
