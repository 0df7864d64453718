//! Every action, done.

use serde_json::{Value, json};

use crate::{Bench, GROUP, LIVE};

#[test]
fn mute_goes_through_the_journal_and_says_what_became_of_each_target() {
    let bench = Bench::tiny();
    let ran =
        bench.run(&["mute", "--group", GROUP, "--for", "10m", "--yes", "--reason", "spam", "u_77"]).ends(0);
    let row = json!({
        "group": GROUP, "action": "mute", "target": "u_77", "verdict": "done", "code": 0, "why": null,
        "detail": "", "journal": 1,
    });
    assert_eq!(ran.objects(), [row]);
    assert!(ran.err.contains("mute: 1 done · journal #1"), "{}", ran.err);
    assert_eq!(bench.muted(), ["u_77"]);
    let calls = bench.server.calls("forbid_send_msg");
    assert_eq!(calls, [json!({ "GroupId": GROUP, "Members_Account": ["u_77"], "MuteTime": 600 })]);
    let journal = bench.journal();
    assert_eq!(journal.len(), 1);
    for (key, expected) in [
        ("number", json!(1)),
        ("operator", json!("zhang")),
        ("action", json!("mute")),
        ("targets", json!([{ "user": "u_77" }])),
        ("standing", json!("done")),
        ("reason", json!("spam")),
    ] {
        assert_eq!(journal[0][key], expected, "{key}");
    }
    assert!(bench.run(&["journal", "verify"]).ends(0).out.contains("whole"));
}

#[test]
fn durations_are_written_as_people_write_them() {
    let bench = Bench::tiny();
    for time in ["90s", "2h30m", "7d", "forever"] {
        bench.run(&["mute", "--group", GROUP, "--for", time, "--yes", "u_77"]).ends(0);
    }
    let calls = bench.server.calls("forbid_send_msg");
    let times: Vec<&Value> = calls.iter().map(|call| &call["MuteTime"]).collect();
    assert_eq!(times, [90, 9000, 604_800, u32::MAX]);
    let ran = bench.run(&["unmute", "--group", GROUP, "--yes", "u_77"]).ends(0);
    assert_eq!(ran.all("verdict"), ["done"]);
    assert_eq!(bench.muted(), Vec::<String>::new());
}

#[test]
fn shared_options_stand_before_and_behind_the_command() {
    let bench = Bench::tiny();
    bench.run(&["--yes", "--output", "table", "-q", "mute", "--group", GROUP, "--for", "1h", "u_77"]).ends(0);
    let ran = bench.run(&["--output", "table", "journal", "list"]).ends(0);
    assert!(ran.out.contains("OPERATOR") && ran.out.contains("done 1"), "{}", ran.out);
    let ran = bench
        .run(&["--lang", "zh", "unmute", "--group", GROUP, "u_77", "--yes", "--output", "table"])
        .ends(0);
    assert!(ran.out.contains("解除禁言") && ran.err.contains("完成 1"), "{ran:?}");
}

#[test]
fn remove_takes_its_targets_from_arguments_and_a_file_each_once() {
    let bench = Bench::tiny();
    let file = bench.home.path().join("ids.txt");
    std::fs::write(&file, "# since monday\r\nu_90210\r\n\r\nu_77  # again\r\n").unwrap();
    let file = file.to_str().unwrap();
    let arguments =
        ["remove", "--group", GROUP, "--silent", "--yes", "--reason", "spam", "--users-from", file, "u_77"];
    let ran = bench.run(&arguments).ends(0);
    assert_eq!(ran.all("target"), ["u_77", "u_90210"]);
    assert_eq!([bench.role("u_77"), bench.role("u_90210")], ["NotMember", "NotMember"]);
    let calls = bench.server.calls("delete_group_member");
    assert_eq!(calls[0]["Silence"], 1);
    assert_eq!(calls.len(), 1);
}

#[test]
fn users_come_from_standard_input() {
    let bench = Bench::tiny();
    let arguments = ["mute", "--group", GROUP, "--for", "1h", "--yes", "--users-from", "-"];
    let ran = bench.run_with(&arguments, "u_77\nu_1042\n").ends(0);
    assert_eq!(ran.all("target"), ["u_77", "u_1042"]);
}

#[test]
fn a_pattern_becomes_ids_before_anything_is_sent() {
    let bench = Bench::tiny();
    let ran = bench.run(&["mute", "--group", GROUP, "--for", "1h", "--match", "role:admin", "--yes"]).ends(0);
    assert_eq!(ran.all("target"), ["u_7"]);
    assert_eq!(bench.server.calls("forbid_send_msg")[0]["Members_Account"], json!(["u_7"]));
    let ran = bench.run(&["unmute", "--group", GROUP, "--match", "muted", "--yes"]).ends(0);
    assert_eq!(ran.all("target"), ["u_7"]);
}

#[test]
fn recall_takes_sequences_ranges_and_lists() {
    let bench = Bench::tiny();
    let say = |random: u64| {
        let text = json!([{ "MsgType": "TIMTextElem", "MsgContent": { "Text": "spam" } }]);
        let body = json!({ "GroupId": GROUP, "From_Account": "u_77", "Random": random, "MsgBody": text });
        bench.read("send_group_msg", &body)["MsgSeq"].as_u64().unwrap()
    };
    let [one, two, three, four] = [1, 2, 3, 4].map(say);
    let range = format!("{three}..{four},{one}");
    let twice = three.to_string();
    let arguments =
        ["recall", "--group", GROUP, "--seq", &range, "--seq", &twice, "--yes", "--reason", "off topic"];
    let ran = bench.run(&arguments).ends(0);
    assert_eq!(ran.all("target"), [one, three, four]);
    let calls = bench.server.calls("group_msg_recall");
    assert_eq!(calls[0]["MsgSeqList"], json!([{ "MsgSeq": one }, { "MsgSeq": three }, { "MsgSeq": four }]));
    let states = bench.run(&["messages", GROUP, "--limit", "4"]).ends(0);
    assert_eq!(states.all("seq"), [four, three, two, one]);
    assert_eq!(states.all("state"), ["recalled", "recalled", "kept", "recalled"]);
    assert_eq!(bench.journal()[0]["evidence"].as_array().unwrap().len(), 3, "what was recalled is kept");
}

#[test]
fn recall_by_sender_keeps_what_it_takes() {
    let bench = Bench::tiny();
    let messages = bench.run(&["messages", GROUP, "--limit", "1000"]).ends(0);
    let theirs = messages.objects().iter().filter(|message| message["sender"] == "u_77").count();
    assert!(theirs > 0);
    bench.run(&["recall", "--group", GROUP, "--by", "u_77", "--yes", "--reason", "flood"]).ends(0);
    let calls = bench.server.calls("delete_group_msg_by_sender");
    assert_eq!(calls, [json!({ "GroupId": GROUP, "Sender_Account": "u_77" })]);
    assert_eq!(bench.journal()[0]["evidence"].as_array().unwrap().len(), theirs);
}

#[test]
fn notifications_go_to_all_or_to_some() {
    let bench = Bench::tiny();
    bench
        .run(&["notify", "--group", GROUP, "--group", LIVE, "--yes", "--reason", "planned", "night"])
        .ends(0);
    bench.run(&["notify", "--group", GROUP, "--to", "u_77", "--yes", "--reason", "planned", "you"]).ends(0);
    assert_eq!(
        bench.server.calls("send_group_system_notification"),
        [
            json!({ "GroupId": GROUP, "Content": "night" }),
            json!({ "GroupId": LIVE, "Content": "night" }),
            json!({ "GroupId": GROUP, "ToMembers_Account": ["u_77"], "Content": "you" }),
        ]
    );
}

#[test]
fn send_goes_to_each_group() {
    let bench = Bench::tiny();
    let ran = bench
        .run(&["send", "--group", GROUP, "--group", LIVE, "--yes", "--reason", "rules", "hello"])
        .ends(0);
    assert_eq!(ran.all("target"), [GROUP, LIVE]);
    assert_eq!(bench.server.calls("send_group_msg").len(), 2);
    assert_eq!(bench.journal().len(), 2);
    let newest = bench.run(&["messages", GROUP, "--limit", "1"]).ends(0);
    assert_eq!(newest.all("text"), ["hello"]);
}

#[test]
fn roles_cards_and_owners_are_set() {
    let bench = Bench::tiny();
    bench.run(&["role", "--group", GROUP, "u_77", "admin", "--yes"]).ends(0);
    assert_eq!(bench.role("u_77"), "Admin");
    bench.run(&["name-card", "--group", GROUP, "u_77", "值班", "--yes"]).ends(0);
    let user = bench.run(&["user", "u_77", "--group", GROUP]).ends(0);
    assert_eq!(user.all("name_card"), ["值班"]);
    bench.run(&["transfer-owner", "--group", GROUP, "--to", "u_77", "--yes", "--reason", "handover"]).ends(0);
    assert_eq!(bench.role("u_77"), "Owner");
    bench.run(&["role", "--group", GROUP, "u_7", "member", "--yes"]).ends(0);
    assert_eq!(bench.role("u_7"), "Member");
}

#[test]
fn everyone_is_muted_in_several_groups() {
    let bench = Bench::tiny();
    let state = || bench.run(&["groups"]).ends(0).all("mute_all");
    bench.run(&["mute-all", "--group", GROUP, "--group", LIVE, "on", "--yes"]).ends(0);
    assert_eq!(state(), [true, false, true]);
    bench.run(&["mute-all", "--group", GROUP, "off", "--yes"]).ends(0);
    assert_eq!(state(), [false, false, true]);
}

#[test]
fn a_bulk_of_thousands_is_split_into_batches() {
    let bench = Bench::open(&["--members", "3000"]);
    let members = bench.run(&["members", GROUP]).ends(0).all("user");
    assert_eq!(members.len(), 3000, "every page");
    let ids: Vec<&str> = members.iter().filter_map(Value::as_str).filter(|id| *id != "u_1").collect();
    let arguments = ["mute", "--group", GROUP, "--for", "1h", "--users-from", "-", "--yes"];
    let ran = bench.run_with(&arguments, &ids.join("\n")).ends(0);
    assert_eq!(ran.objects().len(), 2999);
    assert_eq!(bench.server.calls("forbid_send_msg").len(), 6);
    assert_eq!(bench.muted().len(), 2999);
    assert_eq!(bench.journal().len(), 1);
}
