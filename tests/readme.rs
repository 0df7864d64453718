//! The README's tables of keys and commands are the program's own.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::fmt::Write as _;
use std::path::Path;

use imwarden::i18n::{Lang, Texts};
use imwarden::input::Intent;
use imwarden::wire::{CATALOGUE, Effect, GroupType, Support};

const KEYS: [&str; 2] = [
    "<!-- keys: made from the table of intents; `UPDATE_README=1 cargo test --test readme` writes it -->\n",
    "<!-- /keys -->",
];
const COMMANDS: [&str; 2] = [
    "<!-- commands: made from the catalogue; `UPDATE_README=1 cargo test --test readme` writes it -->\n",
    "<!-- /commands -->",
];

fn keys() -> String {
    let (en, zh) = (Texts::new(Lang::En), Texts::new(Lang::Zh));
    let mut table = String::from("\n| key | does | 作用 |\n|---|---|---|\n");
    for row in Intent::TABLE {
        let keys: Vec<String> =
            row.keys.iter().map(|keys| format!("`{}`", keys.replace(' ', "").replace('|', "\\|"))).collect();
        let key = format!("intent-{}", row.id);
        writeln!(table, "| {} | {} | {} |", keys.join(" "), en.get(&key), zh.get(&key)).unwrap();
    }
    table + "\n"
}

/// Types by the first letter of their names: Work, Public, Meeting, Live room, Community.
fn commands() -> String {
    let mut table = String::from(
        "\n| command | does | 作用 | items | calls/s | not in | manual |\n|---|---|---|---|---|---|---|\n",
    );
    for row in CATALOGUE {
        let mark = if row.effect == Effect::Destroys { " †" } else { "" };
        let refused: Vec<String> = GroupType::ALL
            .into_iter()
            .filter_map(|kind| match row.supports(kind) {
                Support::Yes => None,
                Support::No(code) => Some(format!("{} {code}", letter(kind))),
                Support::NoUnverified(code) => Some(format!("{} {code}?", letter(kind))),
                Support::NoEffect => Some(format!("{} no effect", letter(kind))),
            })
            .collect();
        let items = if row.max_items == row.largest {
            row.max_items.to_string()
        } else {
            format!("{} ({})", row.max_items, row.largest)
        };
        writeln!(
            table,
            "| `{}`{mark} | {} | {} | {items} | {} | {} | {} |",
            row.name,
            row.what,
            row.what_zh,
            row.per_second,
            refused.join(", "),
            row.doc
        )
        .unwrap();
    }
    table
        + "\nItems: what the client sends a call, in brackets what the practice server takes where sources disagree. Not in: W Work, \
           P Public, M Meeting, L live room, C community, with the code of the refusal; `?` where the manual names none.\n\n"
}

const fn letter(kind: GroupType) -> char {
    match kind {
        GroupType::Work => 'W',
        GroupType::Public => 'P',
        GroupType::Meeting => 'M',
        GroupType::Live => 'L',
        GroupType::Community => 'C',
    }
}

/// Both tables in one test, since both are written into one file.
#[test]
fn the_tables_equal_what_they_are_made_from() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let mut readme = std::fs::read_to_string(&path).unwrap();
    for ([begin, end], table) in [(KEYS, keys()), (COMMANDS, commands())] {
        let (before, rest) = readme.split_once(begin).expect("the README has the mark where a table begins");
        let (written, after) = rest.split_once(end).expect("the README has the mark where a table ends");
        if std::env::var_os("UPDATE_README").is_none() {
            assert_eq!(written, table);
        }
        readme = format!("{before}{begin}{table}{end}{after}");
    }
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, readme).unwrap();
    }
}
