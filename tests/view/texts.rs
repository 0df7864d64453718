//! Every text that drawing asks for exists, in both languages.

use std::path::Path;

use imwarden::domain::ActionKind;
use imwarden::i18n::{Lang, Texts};
use imwarden::wire::GroupType;

/// String literals that look like keys of texts, in all files below a folder.
fn keys(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            keys(&path, found);
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        let code =
            source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let literals = code.split('"').skip(1).step_by(2);
        found.extend(literals.filter(|text| is_key(text)).map(str::to_owned));
    }
}

fn is_key(text: &str) -> bool {
    let mut parts = text.split('-');
    let word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    text.contains('-') && parts.next().is_some_and(word) && parts.all(word)
}

#[test]
fn every_key_in_the_source_has_a_text() {
    let mut found = Vec::new();
    keys(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/view"), &mut found);
    assert!(found.len() > 150, "only {} keys were found", found.len());
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        // The meaning of a code comes from the table of codes.
        for key in found.iter().filter(|key| *key != "code-meaning") {
            assert!(texts.has(key), "{lang}: {key}");
        }
    }
}

#[test]
fn every_action_and_type_has_its_texts() {
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for action in ActionKind::ALL {
            for key in ["action", "do", "sheet-title", "sheet-means"] {
                let key = format!("{key}-{}", action.code());
                assert!(texts.has(&key), "{lang}: {key}");
            }
        }
        for kind in GroupType::ALL {
            let key = format!("kind-{}", kind.wire_name());
            assert!(texts.has(&key), "{lang}: {key}");
        }
    }
}
