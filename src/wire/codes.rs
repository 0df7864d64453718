//! The service's error codes in words: the only place where they are told, in both languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// One code, or a range of codes that applications choose themselves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CodeRow {
    /// The code, or the first of a range.
    pub code: i64,
    /// The last of a range.
    pub code_to: Option<i64>,
    /// What it means.
    pub meaning_en: String,
    /// What it means, in Chinese.
    pub meaning_zh: String,
    /// The documents say to try again, at once or more slowly.
    pub retryable: bool,
}

struct Codes {
    single: HashMap<i64, CodeRow>,
    ranges: Vec<CodeRow>,
}

static CODES: LazyLock<Codes> = LazyLock::new(|| {
    // The file is part of the program; a test below reads it. Without it codes would be shown without words.
    let rows: Vec<CodeRow> =
        serde_json::from_str(include_str!("../../assets/errors.json")).unwrap_or_default();
    let (ranges, single): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.code_to.is_some());
    Codes { single: single.into_iter().map(|row| (row.code, row)).collect(), ranges }
});

/// What a code means; `None` for one that the vendor's tables do not list.
///
/// The same number may mean different things in different services; the meaning is that of the commands spoken here.
pub fn meaning(code: i64) -> Option<&'static CodeRow> {
    CODES.single.get(&code).or_else(|| {
        CODES.ranges.iter().find(|row| row.code <= code && row.code_to.is_some_and(|to| code <= to))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_in_both_languages() {
        let row = meaning(10010).unwrap();
        assert!(!row.meaning_en.is_empty() && !row.meaning_zh.is_empty());
        assert!(!row.retryable);
        assert!(meaning(10002).unwrap().retryable);
        assert_eq!(meaning(1), None);
    }

    #[test]
    fn a_range_answers_for_the_codes_in_it() {
        let range = CODES.ranges.first().unwrap();
        let to = range.code_to.unwrap();
        assert_eq!(meaning(range.code), Some(range));
        assert_eq!(meaning(to), Some(range));
        assert!(meaning(to + 1).is_none_or(|row| row != range));
    }
}
