//! The service's error codes in words (official doc 269/1671), one table for everybody who tells or judges a code.

use std::sync::LazyLock;

use serde::Deserialize;

/// One code, or a range of codes that an application chooses.
#[derive(Debug, Clone, Deserialize)]
pub struct CodeRow {
    /// The code, or the first of the range.
    pub code: i64,
    /// The last of the range.
    pub code_to: Option<i64>,
    /// In English.
    pub meaning_en: String,
    /// In Chinese.
    pub meaning_zh: String,
    /// The manual says to retry, or to slow down and retry.
    pub retryable: bool,
}

/// Sorted by code.
static CODES: LazyLock<Vec<CodeRow>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../assets/errors.json")).unwrap_or_default());

/// What a code means, if the vendor's tables have it.
pub fn meaning(code: i64) -> Option<&'static CodeRow> {
    let at = CODES.partition_point(|row| row.code <= code).checked_sub(1)?;
    let row = CODES.get(at)?;
    (row.code == code || row.code_to.is_some_and(|last| code <= last)).then_some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_and_gaps_are_not() {
        assert!(CODES.is_sorted_by_key(|row| row.code));
        assert_eq!(meaning(10007).map(|row| row.code), Some(10007));
        assert!(meaning(10_000_000).is_none());
        assert!(meaning(1).is_none());
    }
}
