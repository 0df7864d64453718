//! An entry as one line of JSON.
//!
//! The line starts with exactly what was hashed: cut off `,"format":…` up to the end, put `}` there, and its SHA-256 is
//! the digest of the entry. What is no JSON any more, since somebody altered it, is given as a string.

use std::borrow::Cow;

use serde::de::IgnoredAny;
use serde_json::json;

use crate::journal::{Kind, StoredEntry};

/// Writes the line without a line break. `line` is emptied first.
pub(super) fn write(entry: &StoredEntry<'_>, line: &mut Vec<u8>) {
    if entry.kind == Kind::Pruned.code() {
        line.clear();
        let left = json!({ "number": entry.number, "kind": entry.kind, "digest": entry.digest() });
        line.extend_from_slice(left.to_string().as_bytes());
    } else if serde_json::from_str::<IgnoredAny>(&entry.body).is_ok() {
        entry.write_line(line);
    } else {
        let body = Cow::Owned(json!(entry.body).to_string());
        StoredEntry { body, ..entry.clone() }.write_line(line);
    }
    line.pop();
    let seal = json!({ "format": entry.format, "prev_hash": entry.prev_hash, "hash": entry.hash });
    line.push(b',');
    line.extend_from_slice(&seal.to_string().as_bytes()[1..]);
}
