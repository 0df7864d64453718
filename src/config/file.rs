//! `settings.toml`: its shape, with every departure from it.

use std::path::Path;

use toml::de::DeTable;

use super::DataCenter;
use super::problem::{Expected, Problem, Source, Trouble};
use super::table::{At, Reader, Text};
use crate::domain::ActionKind;
use crate::text::{SafeText, WidthPolicy};

const TOP: [&str; 5] = ["lang", "operator", "profile", "reasons", "width"];
const PROFILE: [&str; 15] = [
    "actions_per_minute",
    "allow",
    "ca_file",
    "cap",
    "data_center",
    "deny",
    "endpoint",
    "identifier",
    "key_file",
    "keyring",
    "protected",
    "read_only",
    "sdkappid",
    "share",
    "signer",
];

/// As many reasons as there are digits to choose them by.
const REASONS: usize = 9;

/// The settings file as written.
#[derive(Debug, Default)]
pub(super) struct File {
    pub(super) lang: Option<At<String>>,
    pub(super) width: Option<At<WidthPolicy>>,
    pub(super) operator: Option<At<String>>,
    pub(super) reasons: Option<At<Vec<String>>>,
    pub(super) profiles: Vec<FileProfile>,
}

/// A profile as written.
#[derive(Debug)]
pub(super) struct FileProfile {
    pub(super) name: String,
    /// Of its heading.
    pub(super) source: Source,
    pub(super) sdkappid: Option<At<u64>>,
    pub(super) identifier: Option<At<String>>,
    pub(super) endpoint: Option<At<String>>,
    pub(super) data_center: Option<At<&'static DataCenter>>,
    pub(super) ca_file: Option<At<String>>,
    pub(super) key_file: Option<At<String>>,
    pub(super) keyring: Option<At<bool>>,
    pub(super) signer: Option<At<Vec<String>>>,
    pub(super) read_only: Option<At<bool>>,
    pub(super) share: Option<At<f64>>,
    pub(super) protected: Option<At<Vec<String>>>,
    pub(super) cap: Option<At<u64>>,
    pub(super) actions_per_minute: Option<At<u64>>,
    pub(super) allow: Option<At<Vec<ActionKind>>>,
    pub(super) deny: Option<At<Vec<ActionKind>>>,
}

/// The languages there are.
pub(super) fn language(name: &str) -> Option<String> {
    ["zh", "en"].contains(&name).then(|| name.to_owned())
}

/// Reads the text of a settings file.
pub(super) fn parse(path: &Path, text: &str) -> (File, Vec<Problem>) {
    let mut reader = Reader { text: Text { path, text }, problems: Vec::new() };
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.note(at, Trouble::Syntax { words: SafeText::new(error.message()) });
    }
    let top = document.get_ref();
    reader.only(top, &TOP);
    let mut file = File {
        lang: reader.word(top, "lang", Expected::Language, language),
        width: reader.word(top, "width", Expected::Width, width),
        operator: reader.string(top, "operator"),
        reasons: reader.few(top, "reasons", Expected::Reasons, REASONS),
        profiles: Vec::new(),
    };
    let profiles = top.iter().find(|(name, _)| name.get_ref() == "profile").map(|(_, value)| value);
    if let Some(profiles) = profiles.and_then(|value| reader.table(value, "profile")) {
        for (name, value) in profiles {
            if let Some(table) = reader.table(value, "profile") {
                let source = reader.text.source(name.span().start);
                file.profiles.push(profile(&mut reader, name.get_ref(), source, table));
            }
        }
    }
    // The parser gives keys in the order of the alphabet.
    file.profiles.sort_by(|one, other| one.source.cmp(&other.source));
    reader.problems.sort_by(|one, other| one.source.cmp(&other.source));
    (file, reader.problems)
}

fn profile(reader: &mut Reader<'_>, name: &str, source: Source, table: &DeTable<'_>) -> FileProfile {
    reader.only(table, &PROFILE);
    let profile = FileProfile {
        name: name.to_owned(),
        source,
        sdkappid: reader.number(table, "sdkappid"),
        identifier: reader.string(table, "identifier"),
        endpoint: reader.string(table, "endpoint"),
        data_center: reader.word(table, "data_center", Expected::DataCenter, DataCenter::find),
        ca_file: reader.string(table, "ca_file"),
        key_file: reader.string(table, "key_file"),
        keyring: reader.switch(table, "keyring"),
        signer: reader.strings(table, "signer", Expected::CommandLine),
        read_only: reader.switch(table, "read_only"),
        share: reader.share(table, "share"),
        protected: reader.strings(table, "protected", Expected::Texts),
        cap: reader.number(table, "cap"),
        actions_per_minute: reader.number(table, "actions_per_minute"),
        allow: reader.words(table, "allow", Expected::Actions, ActionKind::named),
        deny: reader.words(table, "deny", Expected::Actions, ActionKind::named),
    };
    if let (Some(_), Some(second)) = (&profile.endpoint, &profile.data_center) {
        let trouble = Trouble::Conflict { first: "endpoint", second: "data_center" };
        reader.problems.push(Problem { source: second.source.clone(), trouble });
    }
    if let Some(signer) = profile.signer.as_ref().filter(|signer| signer.value.is_empty()) {
        let trouble = Trouble::Value { key: "signer", expected: Expected::CommandLine };
        reader.problems.push(Problem { source: signer.source.clone(), trouble });
    }
    profile
}

fn width(name: &str) -> Option<WidthPolicy> {
    match name {
        "narrow" => Some(WidthPolicy::Narrow),
        "wide" => Some(WidthPolicy::Wide),
        _ => None,
    }
}
