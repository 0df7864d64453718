//! Every action by its key, from the sheet to the server and back.

use serde_json::json;

use crate::{GROUP, LIVE, Room, WORK};

#[test]
fn m_mutes_the_member_under_the_cursor() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.keys("m");
    room.console.confirm("u_77", "1", "#1");
    room.console.see("MUTED 9m");
    assert_eq!(room.muted(), ["u_77"]);
    let calls = room.server.calls("forbid_send_msg");
    assert_eq!(calls, [json!({ "GroupId": GROUP, "Members_Account": ["u_77"], "MuteTime": 600 })]);
    assert!(room.run(&["journal", "verify"]).0);
    let (_, list) = room.run(&["journal", "list"]);
    assert!(list.contains(r#""targets":"u_77""#) && list.contains(r#""standing":"done""#), "{list}");
}

#[test]
fn a_time_is_typed_and_u_unmutes() {
    let mut room = Room::tiny();
    room.member(4);
    room.console.keys("m");
    room.console.confirm("u_90210", "t", "10m");
    room.console.keys("2h30m<enter>");
    room.console.confirm("2h 30m", "y", "#1");
    assert_eq!(room.server.calls("forbid_send_msg")[0]["MuteTime"], 9000);
    room.console.see("MUTED 2h");
    room.console.keys("m");
    room.console.confirm("u_90210", "u", "#");
    room.console.see_no("MUTED");
    assert_eq!(room.muted(), Vec::<String>::new());
}

#[test]
fn x_removes_the_marked_members_with_a_reason() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.keys("<space>j<space>x");
    room.console.confirm("u_90210", "", "Reason");
    room.console.keys("advertising<enter>");
    room.console.confirm("advertising", "y", "#1");
    assert_eq!(room.role("u_77"), "NotMember");
    assert_eq!(room.role("u_90210"), "NotMember");
    assert_eq!(room.role("u_1042"), "Member");
    let calls = room.server.calls("delete_group_member");
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0]["Reason"], "advertising");
}
