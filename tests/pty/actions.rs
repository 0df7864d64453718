//! Every action by its key, from the sheet to the server and back.

use serde_json::{Value, json};

use crate::{GROUP, LIVE, Room, WORK};

#[test]
fn m_mutes_the_member_under_the_cursor() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("m", "Mute 1 member");
    room.console.confirm("Mute 1 member", "1", "journal #1");
    room.console.see("MUTED 10m");
    assert_eq!(room.muted(), ["u_77"]);
    let calls = room.server.calls("forbid_send_msg");
    assert_eq!(calls, [json!({ "GroupId": GROUP, "Members_Account": ["u_77"], "MuteTime": 600 })]);
    let (whole, _) = room.run(&["journal", "verify"]);
    assert!(whole);
    let (_, list) = room.run(&["journal", "list"]);
    assert!(
        list.contains(r#""targets":[{"user":"u_77"}]"#) && list.contains(r#""standing":"done""#),
        "{list}"
    );
}

#[test]
fn a_time_is_typed_and_u_unmutes() {
    let mut room = Room::tiny();
    room.member(4);
    room.console.open("m", "Mute 1 member");
    room.console.confirm("Mute 1 member", "t", "Time (");
    room.console.keys("2h30m<enter>");
    room.console.confirm("[ cancel ]", "y", "journal #1");
    room.console.see("MUTED 2h");
    assert_eq!(room.server.calls("forbid_send_msg")[0]["MuteTime"], 9000);
    room.console.open("m", "Mute 1 member");
    room.console.confirm("Mute 1 member", "u", "unmuted u_90210");
    room.console.see_no("MUTED");
    assert_eq!(room.muted(), Vec::<String>::new());
}

#[test]
fn x_removes_the_marked_members_with_a_reason() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("<space>", "1 marked");
    room.console.keys("j<space>");
    room.console.see("2 marked");
    room.console.open("x", "Remove 2 members");
    room.console.type_into("Remove 2 members", "advertising");
    room.console.keys("<enter>");
    room.console.confirm("advertising", "y", "journal #1");
    assert_eq!(room.role("u_77"), "NotMember");
    assert_eq!(room.role("u_90210"), "NotMember");
    assert_eq!(room.role("u_1042"), "Member");
    let calls = room.server.calls("delete_group_member");
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0]["MemberToDel_Account"], json!(["u_77", "u_90210"]));
}

#[test]
fn r_recalls_the_marked_messages() {
    let mut room = Room::tiny();
    room.messages();
    room.console.keys("k");
    room.console.open("<space>", "1 marked");
    room.console.keys("<space>");
    room.console.see("2 marked");
    room.console.open("r", "Recall");
    room.console.confirm("Recall", "m", "Recall 2 messages");
    room.console.type_into("Recall 2 messages", "off topic");
    room.console.keys("<enter>");
    room.console.confirm("off topic", "y", "recalled #29 #30");
    room.console.see("[recalled]");
    let recalled: Vec<u64> =
        room.history().into_iter().filter(|(_, place)| *place == 2).map(|(seq, _)| seq).collect();
    assert_eq!(recalled.len(), 2, "{recalled:?}");
    assert_eq!(room.server.calls("group_msg_recall").len(), 1);
}

#[test]
fn ra_recalls_everything_by_the_sender_after_the_typed_characters() {
    let mut room = Room::tiny();
    room.messages();
    // The newest message is by u_1042.
    room.console.open("r", "Recall");
    room.console.confirm("Recall", "a", "CANNOT BE UNDONE");
    room.console.type_into("CANNOT BE UNDONE", "flood");
    room.console.keys("<enter>");
    room.console.keys("SZEAEL<enter>");
    room.console.confirm("SZEAEL", "y", "journal #1");
    let calls = room.server.calls("delete_group_msg_by_sender");
    assert_eq!(calls, [json!({ "GroupId": GROUP, "Sender_Account": "u_1042" })]);
}

#[test]
fn the_owner_is_transferred_only_after_the_typed_characters() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("o", "Set the role");
    room.console.confirm("Set the role", "t", "Transfer the group");
    room.console.type_into("Transfer the group", "handover");
    room.console.keys("<enter>wrong<enter>y");
    room.console.see("Type SZEAEL to confirm.");
    assert!(room.server.calls("change_group_owner").is_empty());
    room.console.keys("<bs><bs><bs><bs><bs><bs>SZEAEL<enter>");
    room.console.confirm("SZEAEL", "y", "journal #1");
    assert_eq!(room.role("u_77"), "Owner");
}

#[test]
fn w_notifies_everybody_or_the_marked() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("w", "System notification");
    room.console.type_into("everyone in the group", "maintenance at 23:00");
    room.console.keys("<enter>planned<enter>");
    room.console.confirm("planned", "y", "journal #1");
    room.console.open("<space>", "1 marked");
    room.console.open("w", "System notification");
    room.console.type_into("u_77", "please stop");
    room.console.keys("<enter>flood<enter>");
    room.console.confirm("flood", "y", "journal #5");
    let calls = room.server.calls("send_group_system_notification");
    assert_eq!(calls[0], json!({ "GroupId": GROUP, "Content": "maintenance at 23:00" }));
    assert_eq!(calls[1]["ToMembers_Account"], json!(["u_77"]));
}

#[test]
fn s_sends_a_message_that_appears_in_the_history() {
    let mut room = Room::tiny();
    room.messages();
    room.console.open("s", "Send a message");
    room.console.type_into("Send a message", "请大家文明发言");
    room.console.keys("<enter>reminder<enter>");
    room.console.confirm("reminder", "y", "journal #1");
    room.console.see("31 ");
    assert_eq!(room.history()[0].0, 31);
}

#[test]
fn o_makes_an_admin_and_an_ordinary_member_again() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("o", "Set the role");
    room.console.confirm("Set the role", "a", "journal #1");
    assert_eq!(room.role("u_77"), "Admin");
    room.console.open("o", "Set the role");
    room.console.confirm("Set the role", "m", "journal #5");
    assert_eq!(room.role("u_77"), "Member");
}

#[test]
fn a_name_card_is_set_and_a_long_one_is_refused() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("o", "Set the role");
    room.console.confirm("Set the role", "c", "Set the name card");
    room.console.type_into("Set the name card", "一二三四五六七八九十一二三四五六七");
    room.console.keys("<enter><enter>y");
    room.console.see("51 bytes");
    room.console.keys("<bs><bs><bs><bs><bs><bs><bs><enter><enter>");
    room.console.confirm("[ cancel ]", "y", "journal #1");
    room.console.see("一二三四五六七八九十");
    let calls = room.server.calls("modify_group_member_info");
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0]["NameCard"], "一二三四五六七八九十");
}

#[test]
fn capital_f_mutes_everyone() {
    let mut room = Room::tiny();
    room.member(0);
    room.console.open("F", "Mute everyone");
    room.console.confirm("Mute everyone", "o", "journal #1");
    room.console.see("MUTE ALL");
    let answer = room.read("get_group_info", json!({ "GroupIdList": [GROUP] }));
    assert_eq!(answer["GroupInfo"][0]["MuteAllMember"], "On");
}

#[test]
fn what_the_group_type_refuses_is_refused_before_any_call() {
    let mut room = Room::tiny();
    room.console.see("Members 5");
    // The work group: no mutes, no admins.
    room.console.keys("j");
    room.console.open("<enter>", WORK);
    room.console.see("Members 3");
    room.console.keys("llj");
    room.console.open("m", "Work groups have no mutes");
    room.console.open("o", "Roles cannot be set");
    // The live room: no removal, no history.
    room.console.keys("hhj");
    room.console.open("<enter>", LIVE);
    room.console.see("Live rooms keep no member list");
    room.console.open("x", "Mute instead");
    for command in ["forbid_send_msg", "delete_group_member", "modify_group_member_info"] {
        assert!(room.server.calls(command).is_empty(), "{command}");
    }
}

#[test]
fn somebody_protected_is_muted_by_reason_and_typed_id_only() {
    let mut room = Room::tiny();
    room.member(0);
    room.console.open("m", "u_1 - Protected: the owner of the group.");
    room.console.type_into("Type u_1", "case 7");
    room.console.keys("<enter>u_<enter>1y");
    room.console.see("! Type u_1 to confirm.");
    assert!(room.server.calls("forbid_send_msg").is_empty());
    room.console.keys("1<enter>y");
    room.console.see("journal #1");
    assert_eq!(room.server.calls("forbid_send_msg").len(), 1);
    let (_, journal) = room.run(&["journal", "list", "--output", "json"]);
    let entry: Value = serde_json::from_str(&journal).unwrap();
    assert_eq!((&entry["overridden"][0]["user"], &entry["reason"]), (&json!("u_1"), &json!("case 7")));
    room.console.open("L", "Protection overridden: u_1");
}

#[test]
fn a_digit_fills_in_the_reason() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("x", "1 spam  2 advertising  3 abuse  4 fraud  5 off topic");
    room.console.confirm("1 spam", "2", "Reason (the group sees it) advertising");
    room.console.keys("<enter>y");
    room.console.see("journal #1");
    let calls = room.server.calls("delete_group_member");
    assert_eq!(calls[0]["Reason"], "advertising");
}

#[test]
fn read_only_lets_nothing_out() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.keys(":ro<enter>");
    room.console.see("READ-ONLY");
    room.console.keys("m");
    room.console.see("read-only");
    room.console.keys("1");
    assert!(room.server.calls("forbid_send_msg").is_empty());
}

#[test]
fn many_targets_go_out_in_batches_with_a_result_each() {
    let mut room = Room::open(&["--world", "tiny", "--members", "1203"]);
    room.console.see("Members 1,203");
    room.console.keys("ll*");
    room.console.open("m", "Mute 1,202 members");
    room.console.confirm("Mute 1,202 members", "1", "Chosen");
    room.console.confirm("Chosen", "y", "muted 1,202 members");
    let calls = room.server.calls("forbid_send_msg");
    let sizes: Vec<usize> =
        calls.iter().map(|call| call["Members_Account"].as_array().unwrap().len()).collect();
    assert_eq!(sizes, [500, 500, 202]);
    assert_eq!(room.muted().len(), 1202);
}
