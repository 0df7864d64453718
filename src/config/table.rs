//! Reads values out of a TOML table, noting everything that does not fit.

use std::ops::Range;
use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Expected, Problem, Source, Trouble};
use crate::text::SafeText;

/// A file's text, for turning positions into lines and columns.
pub(super) struct Text<'a> {
    pub(super) path: &'a Path,
    pub(super) text: &'a str,
}

impl Text<'_> {
    /// A position in bytes, as people count.
    pub(super) fn source(&self, at: usize) -> Source {
        let before = &self.text[..self.text.floor_char_boundary(at)];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Source::File { path: self.path.to_owned(), line, column }
    }
}

/// Where problems are gathered.
pub(super) struct Reader<'a> {
    pub(super) text: Text<'a>,
    pub(super) problems: Vec<Problem>,
}

/// A value with the place it stands at.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) source: Source,
}

type Found<'t, 'i> = (Range<usize>, &'t DeValue<'i>);

impl Reader<'_> {
    pub(super) fn note(&mut self, at: usize, trouble: Trouble) {
        self.problems.push(Problem { source: self.text.source(at), trouble });
    }

    /// Names every key that is not among the known ones.
    pub(super) fn only(&mut self, table: &DeTable<'_>, known: &[&'static str]) {
        const SECRETS: [&str; 5] = ["secret_key", "secret", "key", "usersig", "password"];
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if known.contains(&name) {
                continue;
            }
            let safe = SafeText::new(name);
            let trouble = if SECRETS.contains(&name.to_ascii_lowercase().as_str()) {
                Trouble::SecretHere { key: safe }
            } else {
                Trouble::UnknownKey { key: safe, nearest: nearest(name, known) }
            };
            self.note(key.span().start, trouble);
        }
    }

    fn read<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &'static str,
        expected: Expected,
        read: impl FnOnce(&DeValue<'_>) -> Option<T>,
    ) -> Option<At<T>> {
        let (span, value) = find(table, key)?;
        if let Some(value) = read(value) {
            return Some(At { value, source: self.text.source(span.start) });
        }
        self.note(span.start, Trouble::Value { key, expected });
        None
    }

    pub(super) fn string(&mut self, table: &DeTable<'_>, key: &'static str) -> Option<At<String>> {
        self.read(table, key, Expected::Text, text)
    }

    /// A word out of a few.
    pub(super) fn word<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &'static str,
        expected: Expected,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<At<T>> {
        self.read(table, key, expected, |value| parse(value.as_str()?))
    }

    pub(super) fn number(&mut self, table: &DeTable<'_>, key: &'static str) -> Option<At<u64>> {
        self.read(table, key, Expected::Number, |value| integer(value).filter(|number| *number > 0))
    }

    pub(super) fn share(&mut self, table: &DeTable<'_>, key: &'static str) -> Option<At<f64>> {
        self.read(table, key, Expected::Share, |value| {
            let number = match value {
                DeValue::Float(float) => float.as_str().parse().ok()?,
                value => integer(value)? as f64,
            };
            (number > 0.0 && number <= 1.0).then_some(number)
        })
    }

    pub(super) fn switch(&mut self, table: &DeTable<'_>, key: &'static str) -> Option<At<bool>> {
        self.read(table, key, Expected::Switch, |value| match value {
            DeValue::Boolean(on) => Some(*on),
            _ => None,
        })
    }

    pub(super) fn strings(
        &mut self,
        table: &DeTable<'_>,
        key: &'static str,
        expected: Expected,
    ) -> Option<At<Vec<String>>> {
        self.read(table, key, expected, |value| {
            value.as_array()?.iter().map(|item| text(item.get_ref())).collect()
        })
    }

    /// A list of at most so many texts.
    pub(super) fn few(
        &mut self,
        table: &DeTable<'_>,
        key: &'static str,
        expected: Expected,
        most: usize,
    ) -> Option<At<Vec<String>>> {
        let list = self.strings(table, key, expected)?;
        if list.value.len() <= most {
            return Some(list);
        }
        self.problems.push(Problem { source: list.source, trouble: Trouble::Value { key, expected } });
        None
    }

    /// A list of words out of a few.
    pub(super) fn words<T>(
        &mut self,
        table: &DeTable<'_>,
        key: &'static str,
        expected: Expected,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<At<Vec<T>>> {
        self.read(table, key, expected, |value| {
            value.as_array()?.iter().map(|item| parse(item.get_ref().as_str()?)).collect()
        })
    }

    pub(super) fn table<'t, 'i>(
        &mut self,
        value: &'t Spanned<DeValue<'i>>,
        key: &'static str,
    ) -> Option<&'t DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.note(value.span().start, Trouble::Value { key, expected: Expected::Table });
        }
        table
    }
}

fn find<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<Found<'t, 'i>> {
    table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| (value.span(), value.get_ref()))
}

fn text(value: &DeValue<'_>) -> Option<String> {
    value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

fn integer(value: &DeValue<'_>) -> Option<u64> {
    let integer = value.as_integer()?;
    u64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// The known name that takes the fewest changes, if that is at most a third of it.
pub(super) fn nearest(name: &str, known: &[&'static str]) -> Option<&'static str> {
    let near = known.iter().map(|word| (distance(name, word), *word)).min()?;
    (near.0 <= near.1.len().div_ceil(3)).then_some(near.1)
}

/// Letters to add, drop or replace.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (line, letter) in from.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, other) in to.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[to.len()]
}
