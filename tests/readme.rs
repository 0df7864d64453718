//! The README's table of keys is the program's own.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::fmt::Write as _;
use std::path::Path;

use imwarden::i18n::{Lang, Texts};
use imwarden::input::Intent;

const BEGIN: &str =
    "<!-- keys: made from the table of intents; `UPDATE_README=1 cargo test --test readme` writes it -->\n";
const END: &str = "<!-- /keys -->";

fn table() -> String {
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

#[test]
fn the_key_table_equals_the_intents() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("the README has the mark where the keys begin");
    let (written, after) = rest.split_once(END).expect("the README has the mark where the keys end");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{}{END}{after}", table())).unwrap();
        return;
    }
    assert_eq!(written, table());
}
