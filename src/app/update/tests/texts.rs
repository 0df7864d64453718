//! Whatever the console can say has words in both languages.

use crate::app::commands::COMMANDS;
use crate::app::sheets::PRESETS;
use crate::domain::ActionKind;
use crate::i18n::{Lang, Texts};
use crate::input::Intent;

/// Keys that the sources of `app` write down, by the beginnings that only texts have.
fn written() -> Vec<String> {
    const SOURCES: &[&str] = &[
        include_str!("../../available.rs"),
        include_str!("../../rows.rs"),
        include_str!("../../sheets.rs"),
        include_str!("../command.rs"),
        include_str!("../confirm.rs"),
        include_str!("../dialog.rs"),
        include_str!("../jobs.rs"),
        include_str!("../keys.rs"),
        include_str!("../marks.rs"),
        include_str!("../messages.rs"),
        include_str!("../movement.rs"),
        include_str!("../prompt.rs"),
        include_str!("../said.rs"),
        include_str!("../search.rs"),
        include_str!("../sheet.rs"),
    ];
    const BEGINNINGS: [&str; 11] = [
        "avail-", "command-", "copy-", "deny-", "fault-", "hint-", "notice-", "place-", "preset-", "sheet-",
        "time-",
    ];
    let quoted = SOURCES.iter().flat_map(|source| source.split('"').skip(1).step_by(2));
    quoted
        .filter(|text| BEGINNINGS.iter().any(|beginning| text.starts_with(beginning) && text != beginning))
        .filter(|text| text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_key_has_its_text() {
    let mut keys = written();
    assert!(keys.len() > 60, "the sources were read: {}", keys.len());
    keys.extend(PRESETS.iter().map(|(_, key)| (*key).to_owned()));
    keys.extend(COMMANDS.iter().map(|row| row.text.to_owned()));
    keys.extend(ActionKind::ALL.iter().map(|kind| format!("acted-{}", kind.code())));
    for row in Intent::TABLE {
        keys.push(format!("intent-{}", row.id));
        keys.push(format!("intent-{}-short", row.id));
    }
    let columns = super::super::search::MEMBER_SORTS.iter().map(|row| row.0);
    let columns = columns.chain(super::super::search::GROUP_SORTS.iter().map(|row| row.0));
    keys.extend(columns.map(|name| format!("column-{name}")));
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for key in &keys {
            assert!(texts.has(key), "{lang}: {key}");
        }
    }
}
