use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;

use super::*;

/// Keys with the variables that their texts use.
fn catalogue(sources: &[(&str, &str)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (topic, source) in sources {
        let resource = FluentResource::try_new((*source).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{topic}.ftl does not parse: {errors:?}"));
        assert!(resource.entries().count() > 0 || source.trim().is_empty(), "{topic}.ftl");
        let mut key = String::new();
        for line in source.lines() {
            let is_message =
                line.chars().next().is_some_and(|c| c.is_ascii_lowercase()) && line.contains('=');
            if is_message {
                key = line.split('=').next().unwrap_or_default().trim().to_owned();
                let twice = found.insert(key.clone(), BTreeSet::new());
                assert!(twice.is_none(), "{key} is written twice");
            }
            if line.trim_start().starts_with('#') {
                continue;
            }
            for piece in line.split('$').skip(1) {
                let name: String = piece
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                    .collect();
                found.entry(key.clone()).or_default().insert(name);
            }
        }
    }
    found
}

#[test]
fn both_languages_hold_the_same_texts_with_the_same_values() {
    let (zh, en) = (catalogue(ZH), catalogue(EN));
    for (key, values) in &zh {
        assert_eq!(Some(values), en.get(key), "{key}: values in Chinese and English");
    }
    for key in en.keys() {
        assert!(zh.contains_key(key), "{key} is missing in Chinese");
    }
}

#[test]
fn values_reach_the_text_without_marks_around_them() {
    let texts = Texts::new(Lang::En);
    let shown = texts.say(&Phrase::new("deny-learned").with("code", 10007_i64));
    assert!(shown.as_str().contains("10007"), "{shown}");
    assert!(!shown.as_str().contains('\u{2068}'), "{shown}");
}

#[test]
fn every_denial_has_words_in_both_languages() {
    use crate::domain::{ActionKind, Capability, Denial, Protection};
    use crate::wire::GroupType;
    let mut denials = vec![
        Denial::ReadOnly,
        Denial::UnknownKind,
        Denial::NotLoaded,
        Denial::Learned { code: 10007 },
        Denial::TooMany { limit: 9 },
        Denial::NoTarget,
        Denial::OwnerRole,
        Denial::Already,
        Denial::NotRecallable,
        Denial::LiveToAllOnly,
        Denial::SystemAccount,
        Denial::NoHistory,
        Denial::ChangedSince,
        Denial::NotRecorded,
        Denial::NotAMember,
    ];
    denials.extend(
        [Protection::Administrator, Protection::Owner, Protection::Listed].map(|by| Denial::Protected { by }),
    );
    for action in ActionKind::ALL {
        for kind in GroupType::ALL {
            match Capability::of(action, kind) {
                Capability::Works => {}
                Capability::Refused(code) => denials.push(Denial::Unsupported { action, kind, code }),
                Capability::NoEffect => denials.push(Denial::NoEffect { action, kind }),
            }
        }
    }
    for lang in Lang::ALL {
        let texts = Texts::new(lang);
        for denial in &denials {
            let phrase = Phrase::from(denial);
            assert!(texts.has(&phrase.key), "{lang}: {}", phrase.key);
            assert!(
                !texts.say(&phrase).as_str().contains('['),
                "{lang}: {:?} {}",
                denial,
                texts.say(&phrase)
            );
        }
    }
}
