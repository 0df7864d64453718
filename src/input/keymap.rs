//! Which intent a key means, by where it is pressed.

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyModifiers};

use super::{Chord, Intent, Scope};

/// The beginning of something longer: a count, the first key of a chord.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pending {
    /// `12` of `12j`; 0 for none.
    pub count: u32,
    /// Keys that begin a chord.
    pub keys: Vec<Chord>,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// An intent, with its count (1 unless typed).
    Intent {
        /// The intent.
        intent: Intent,
        /// How often, or which; `None` when not typed.
        count: Option<u32>,
    },
    /// The beginning of something longer.
    Pending(Pending),
    /// Nothing is bound here.
    Nothing,
}

/// Keys by scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    bound: HashMap<Vec<Chord>, Vec<Intent>>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut bound: HashMap<Vec<Chord>, Vec<Intent>> = HashMap::new();
        for row in Intent::TABLE {
            for keys in row.keys {
                // The defaults are part of the program; the test below reads every one of them.
                let chords: Vec<Chord> = keys.split(' ').filter_map(|key| key.parse().ok()).collect();
                bound.entry(chords).or_default().push(row.intent);
            }
        }
        Self { bound }
    }
}

impl Keymap {
    /// The most that a count may be.
    const MAX_COUNT: u32 = 99_999;

    /// The keys of an intent as text, the shortest first.
    pub fn keys_of(&self, intent: Intent) -> Vec<String> {
        let bound = self.bound.iter().filter(|(_, intents)| intents.contains(&intent));
        let mut found: Vec<String> = bound
            .map(|(chords, _)| chords.iter().map(Chord::to_string).collect::<Vec<_>>().join(" "))
            .collect();
        // Defaults come in the order of the table, where the first is the one to show.
        let place = |keys: &String| {
            intent.row().keys.iter().position(|default| default == keys).unwrap_or(usize::MAX)
        };
        found.sort_by_key(|keys| (place(keys), keys.len(), keys.clone()));
        found
    }

    /// What `chord` means after `pending`, where the scopes in `here` hold. Narrow scopes win over wide ones: they come
    /// first in `here`.
    pub fn resolve(&self, pending: &Pending, chord: Chord, here: &[Scope]) -> Resolved {
        if let (KeyCode::Char(digit @ '0'..='9'), true) =
            (chord.code, pending.keys.is_empty() && chord.modifiers == KeyModifiers::NONE)
            && (digit != '0' || pending.count > 0)
        {
            let digit = digit.to_digit(10).unwrap_or_default();
            let count = pending.count.saturating_mul(10).saturating_add(digit).min(Self::MAX_COUNT);
            return Resolved::Pending(Pending { count, keys: Vec::new() });
        }
        let mut keys = pending.keys.clone();
        keys.push(chord);
        if let Some(intents) = self.bound.get(&keys) {
            let found =
                here.iter().find_map(|scope| intents.iter().find(|intent| intent.row().scope == *scope));
            if let Some(intent) = found {
                let count = (pending.count > 0).then_some(pending.count);
                return Resolved::Intent { intent: *intent, count };
            }
        }
        if self.bound.keys().any(|longer| longer.len() > keys.len() && longer.starts_with(&keys)) {
            return Resolved::Pending(Pending { count: pending.count, keys });
        }
        Resolved::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(keymap: &Keymap, keys: &str, here: &[Scope]) -> Resolved {
        let mut pending = Pending::default();
        for key in keys.split(' ') {
            match keymap.resolve(&pending, key.parse().unwrap(), here) {
                Resolved::Pending(longer) => pending = longer,
                other => return other,
            }
        }
        Resolved::Pending(pending)
    }

    #[test]
    fn every_default_key_is_a_key_and_none_is_bound_twice_in_one_place() {
        let mut seen = std::collections::HashSet::new();
        for row in Intent::TABLE {
            for keys in row.keys {
                for key in keys.split(' ') {
                    key.parse::<Chord>().unwrap();
                }
                assert!(seen.insert((row.scope, *keys)), "{keys} is bound twice");
            }
        }
    }

    #[test]
    fn counts_and_chords_come_together() {
        let keymap = Keymap::default();
        let here = [Scope::Members, Scope::Person, Scope::List, Scope::Anywhere];
        assert_eq!(
            press(&keymap, "1 2 j", &here),
            Resolved::Intent { intent: Intent::Down, count: Some(12) }
        );
        assert_eq!(press(&keymap, "g g", &here), Resolved::Intent { intent: Intent::First, count: None });
        assert_eq!(press(&keymap, "g x", &here), Resolved::Nothing);
        assert!(matches!(press(&keymap, "g", &here), Resolved::Pending(_)));
    }

    #[test]
    fn a_key_of_another_pane_means_nothing_here() {
        let keymap = Keymap::default();
        assert_eq!(press(&keymap, "x", &[Scope::Groups, Scope::List, Scope::Anywhere]), Resolved::Nothing);
    }
}
