//! The screen as a whole: sizes, languages, strangers' text, taking the terminal and giving it back.

use std::process::Command;

use crate::{GROUP, Room};

#[test]
fn it_opens_without_any_setup_in_the_language_asked_for() {
    let home = tempfile::tempdir().unwrap();
    let mut console =
        crate::terminal::Terminal::start(&["--lang", "zh", "--activity", "off"], &[], home.path(), (120, 36));
    console.see("产品交流群");
    console.see("群主");
    console.keys(":lang en<enter>");
    console.see("OWNER");
    console.keys("q");
    console.quit();
    let (status, _, alternate) = console.end();
    assert_eq!(status, 0);
    assert!(!alternate, "the terminal is back on its own screen");
}

#[test]
fn every_size_shows_a_whole_screen() {
    let mut room = Room::tiny();
    room.console.see("u_90210");
    for (columns, rows) in [(80, 24), (60, 20), (200, 60), (71, 12), (120, 36)] {
        room.console.resize(columns, rows);
        room.console.wait(&format!("{columns}x{rows}"), |screen| {
            let lines: Vec<String> = screen.rows(0, columns).collect();
            // The lower edge of a pane stands two lines above the bottom, over the whole width.
            let edge = &lines[usize::from(rows) - 3];
            edge.starts_with('└') && edge.trim_end().ends_with('┘')
        });
    }
    room.console.resize(30, 8);
    room.console.see("too small");
    room.console.resize(120, 36);
    room.console.see("u_90210");
}

#[test]
fn sigterm_gives_the_terminal_back() {
    let room = Room::tiny();
    room.console.see("u_90210");
    let pid = room.console.pid().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    let (status, _, alternate) = room.console.end();
    assert_eq!(status, 0);
    assert!(!alternate);
}

#[test]
fn strangers_text_never_reaches_the_terminal_as_it_is() {
    let mut room = Room::open(&["--world", "hostile"]);
    room.console.see("2H000STILE");
    for keys in
        ["l", "gg", "<pgup><pgup><pgup>", "d", "<esc>J", "<esc>l", "d", "<esc>J", "<esc>G", "jjjjj<enter>"]
    {
        room.console.keys(keys);
    }
    room.console.keys(":lang zh<enter>");
    room.console.see("群成员");
    let bytes = room.console.bytes();
    let shown = String::from_utf8_lossy(&bytes);
    for trick in [
        "\u{1b}]0;",
        "\u{1b}]52",
        "\u{1b}]8;",
        "\u{1b}P",
        "\u{9b}",
        "\u{202e}",
        "\u{2066}",
        "\u{200b}",
        "\u{3164}",
        "\u{7}",
    ] {
        assert!(!shown.contains(trick), "{trick:?} reached the terminal");
    }
    assert!(shown.contains("<ESC[31m>"), "tricks are shown, not dropped");
}

#[test]
fn pasted_text_is_never_read_as_keys() {
    let mut room = Room::tiny();
    room.member(2);
    room.console.open("m", "Mute 1 member");
    room.console.raw(b"\x1b[200~1yq\x1b[201~");
    room.console.close("Mute 1 member");
    assert!(room.server.calls("forbid_send_msg").is_empty());
}

#[test]
fn a_filter_is_applied_while_it_is_typed() {
    let mut room = Room::tiny();
    room.member(0);
    room.console.keys("/role:admin");
    room.console.wait("the admins alone", |screen| {
        let text = screen.contents();
        text.contains("1 of 5") && text.contains("u_7")
    });
    room.console.keys("<esc>");
    room.console.see("u_90210");
}

#[test]
fn history_scrolls_back_to_the_first_message() {
    let mut room = Room::open(&["--world", "tiny", "--messages", "100"]);
    room.console.see("100 ");
    room.console.keys("l");
    // Older pages come as the top is reached.
    room.console.open("gg", "first message of the group");
}

#[test]
fn with_nothing_happening_nothing_is_written() {
    let mut room = Room::tiny();
    room.messages();
    room.console.see(GROUP);
    let written = room.console.quiet();
    assert!(written.is_empty(), "{:?}", String::from_utf8_lossy(&written));
}

#[test]
fn twenty_thousand_members_stream_in_and_can_be_filtered() {
    let mut room = Room::open(&["--world", "tiny", "--members", "20000"]);
    room.console.see("of 20,000");
    room.console.keys("ll/u_90210<enter>");
    room.console.see("1 of ");
    room.console.keys("<esc>");
    room.console.see("Members 20,000");
    room.console.keys("G");
    room.console.keys("gg");
    room.console.see("OWNER");
}
