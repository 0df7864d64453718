//! The journal in the console: what was done, whole; and what happens while it cannot be written.

use rusqlite::Connection;

use crate::Room;

/// A console in which `u_77` was muted, with the cursor on them.
fn muted() -> Room {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("m", "Mute 1 member");
    room.console.confirm("Mute 1 member", "1", "muted u_77");
    room
}

#[test]
fn enter_on_a_row_shows_the_action_whole_and_a_filter_narrows_the_list() {
    let mut room = muted();
    room.console.open("L", "whole action");
    room.console.keys("<enter>");
    room.console.see("Journal #1");
    room.console.see("answered after");
    room.console.see("MuteTime");
    room.console.keys("<esc>");
    room.console.see_no("Journal #1");
    room.console.keys("/user:u_nobody<enter>");
    room.console.see("Nothing matches");
    room.console.keys("<esc>");
    room.console.see_no("Esc shows all");
    room.console.see("done 1");
    room.console.keys("/action:shout<enter>");
    room.console.see("action:shout is not understood");
}

#[test]
fn while_another_program_holds_the_journal_nothing_is_sent_and_reading_goes_on() {
    let mut room = muted();
    let lock = Connection::open(room.home.path().join("data/journal.sqlite3")).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    room.console.keys("j");
    room.console.open("m", "Mute 1 member");
    room.console.confirm("Mute 1 member", "1", "another program holds it");
    room.console.see("JOURNAL FAULT");
    assert_eq!(room.muted(), ["u_77"]);
    assert_eq!(room.server.calls("forbid_send_msg").len(), 1, "the one before");
    room.console.open("L", "done 1");
    room.console.keys("<esc>");
    room.console.see_no("whole action");
    lock.execute_batch("ROLLBACK").unwrap();
    room.console.open("L", "done 1");
    room.console.see_no("JOURNAL FAULT");
    room.console.keys("<esc>");
    room.console.see_no("whole action");
    room.console.open("m", "Mute 1 member");
    room.console.confirm("Mute 1 member", "1", "muted u_1042");
    assert!(room.run(&["journal", "verify"]).0);
}
