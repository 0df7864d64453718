//! Keeps the table of modules in the README true: who may import whom, and how large a file may grow.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Modules with their layer. A module imports lower layers only.
const LAYERS: [(&str, u8); 17] = [
    ("text", 0),
    ("wire", 0),
    ("domain", 1),
    ("job", 2),
    ("i18n", 3),
    ("client", 3),
    ("journal", 3),
    ("sandbox", 3),
    ("input", 4),
    ("worker", 4),
    ("config", 5),
    ("app", 5),
    ("view", 6),
    ("runtime", 7),
    ("cli", 8),
    ("lib", 9),
    ("main", 9),
];

/// What must not be seen although its layer is lower.
const FORBIDDEN: [(&str, &[&str]); 5] = [
    ("app", &["client", "worker", "journal", "sandbox", "config"]),
    ("view", &["client", "worker", "journal", "sandbox", "config"]),
    ("worker", &["app", "sandbox", "i18n", "input"]),
    ("sandbox", &["domain", "job"]),
    ("input", &["i18n", "client", "journal", "sandbox"]),
];

const CEILING: usize = 400;

fn sources() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(&root).unwrap().to_owned(), text));
            }
        }
    }
    assert!(found.len() > 50, "the sources are where this test looks");
    found
}

fn module(path: &Path) -> String {
    let first = path.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

fn layer(module: &str) -> u8 {
    let found = LAYERS.iter().find(|(name, _)| *name == module);
    found.unwrap_or_else(|| panic!("{module} has no layer: add it to the table and to the README")).1
}

/// Modules named in `crate::…` paths, wherever they stand.
fn imports(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for piece in text.split("crate::").skip(1) {
        let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        if LAYERS.iter().any(|(known, _)| *known == name) {
            found.insert(name);
        }
    }
    found
}

/// Tests may look anywhere: what follows `#[cfg(test)]` and files of tests are left out.
fn without_tests<'a>(path: &Path, text: &'a str) -> &'a str {
    let name = path.file_stem().unwrap().to_str().unwrap();
    if name.ends_with("tests") || path.components().any(|part| part.as_os_str() == "tests") {
        return "";
    }
    text.split("#[cfg(test)]\nmod ").next().unwrap()
}

#[test]
fn modules_import_lower_layers_only() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let from = module(&path);
        let forbidden = FORBIDDEN.iter().find(|(name, _)| *name == from).map_or(&[][..], |(_, list)| list);
        for to in imports(without_tests(&path, &text)) {
            if to != from && (layer(&to) >= layer(&from) || forbidden.contains(&to.as_str())) {
                wrong.push(format!("{} imports {to}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// [`imports`] reads the name right behind `crate::`; braces would hide what is in them.
#[test]
fn imports_are_written_one_module_at_a_time() {
    let hidden = |text: &str| ["crate::{", "crate::*", "crate as "].iter().any(|form| text.contains(form));
    let wrong: Vec<_> = sources()
        .into_iter()
        .filter(|(path, text)| hidden(without_tests(path, text)))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

/// Typed writes would go out past policy and journal.
#[test]
fn nobody_but_the_client_calls_commands_by_their_methods() {
    let wrong: Vec<_> = sources()
        .into_iter()
        .filter(|(path, text)| module(path) != "client" && without_tests(path, text).contains(".api("))
        .map(|(path, _)| path.display().to_string())
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn files_stay_small() {
    let large: BTreeMap<String, usize> = sources()
        .into_iter()
        .map(|(path, text)| (path.display().to_string(), text.lines().count()))
        .filter(|(_, lines)| *lines > CEILING)
        .collect();
    assert_eq!(large, BTreeMap::new(), "files above {CEILING} lines");
}

#[test]
fn no_module_is_a_drawer_for_everything() {
    for (path, _) in sources() {
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert!(
            !["utils", "util", "helpers", "common", "types", "misc"].contains(&name),
            "{}",
            path.display()
        );
    }
}

#[test]
fn every_text_that_the_source_names_exists() {
    let texts = imwarden::i18n::Texts::new(imwarden::i18n::Lang::En);
    let mut missing = BTreeSet::new();
    for (path, text) in sources() {
        let text = without_tests(&path, &text);
        for call in ["Phrase::new(\"", ".get(\"", "phrase(\"", "hint(\"", "text(\""] {
            for piece in text.split(call).skip(1) {
                let key = piece.split('"').next().unwrap();
                let is_key =
                    key.contains('-') && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
                if is_key && !texts.has(key) && key != "code-meaning" {
                    missing.insert(format!("{}: {key}", path.display()));
                }
            }
        }
    }
    assert_eq!(missing, BTreeSet::new());
}
