//! Undo and redo by their keys, from the offer under the lists to the server and back.

use serde_json::json;

use crate::{GROUP, Room};

#[test]
fn u_takes_back_the_last_action_and_ctrl_r_redoes_it() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("m", "Mute 1 member");
    room.console.confirm("Mute 1 member", "1", "journal #1 · u undoes");
    room.console.open("u", "Undo what?");
    room.console.see("full");
    room.console.keys("<enter>");
    room.console.see("Undo #1: Mute 1 member");
    room.console.confirm("by ", "y", "unmuted u_77 · journal #5");
    room.console.see_no("MUTED");
    assert_eq!(room.muted(), Vec::<String>::new());
    room.console.open("<ctrl-r>", "Redo what #5 took back");
    room.console.confirm("Redo what", "y", "journal #9");
    room.console.see("MUTED");
    assert_eq!(room.muted(), ["u_77"]);
    room.console.open("L", "undone by #9");
    let (_, list) = room.run(&["journal", "list"]);
    assert!(list.contains(r#""undoes":5"#) && list.contains(r#""undone_by":9"#), "{list}");
}

#[test]
fn removed_members_come_back_by_a_digit_of_the_list() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("x", "Remove 1 member");
    room.console.type_into("Remove 1 member", "spam");
    room.console.keys("<enter>");
    room.console.confirm("spam", "y", "journal #1");
    assert_eq!(room.role("u_77"), "NotMember");
    room.console.open("u", "partly");
    room.console.keys("1");
    room.console.see("They come back as ordinary members.");
    room.console.confirm("Undo #1: Remove 1 member", "y", "added u_77 again");
    room.console.see("Members 5");
    assert_eq!(room.role("u_77"), "Member");
    let calls = room.server.calls("add_group_member");
    assert_eq!(calls, [json!({ "GroupId": GROUP, "MemberList": [{ "Member_Account": "u_77" }] })]);
}

#[test]
fn what_somebody_changed_while_the_sheet_was_open_is_left_alone() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("m", "Mute 1 member");
    room.console.confirm("Mute 1 member", "1", "journal #1");
    room.console.keys(":undo #1<enter>");
    room.console.see("Undo #1");
    room.read(
        "forbid_send_msg",
        json!({ "GroupId": GROUP, "Members_Account": ["u_77"], "MuteTime": 86_400 }),
    );
    room.console.confirm("Undo #1", "y", "Changed by somebody since");
    assert_eq!(room.muted(), ["u_77"]);
    assert_eq!(room.server.calls("forbid_send_msg").len(), 2, "nothing was sent");
}

#[test]
fn a_time_takes_back_everything_done_here_since() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("m", "Mute 1 member");
    room.console.confirm("Mute 1 member", "1", "journal #1");
    room.console.open("F", "Mute everyone");
    room.console.confirm("Mute everyone", "o", "journal #5");
    room.console.see("MUTE ALL");
    room.console.keys(":undo 10m<enter>");
    room.console.see("Undo 2 actions");
    room.console.confirm("2 fully", "y", "journal #13");
    assert_eq!(room.muted(), Vec::<String>::new());
    room.console.see_no("MUTE ALL");
}
