//! Appending and checking.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::entry::Kind;
use super::{Author, JournalError};
use crate::job::Chain;

/// `prev_hash` of the first entry.
const ZEROS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The hash of an entry, see the module's page.
fn hash(fields: [&[u8]; 7]) -> String {
    use std::fmt::Write;
    let mut hasher = Sha256::new();
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field);
    }
    hasher.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Writes the next entry and moves the head, in one transaction that no other console can step into. On disk when it
/// returns. `time` is Unix milliseconds.
pub(super) fn append(
    connection: &mut Connection,
    author: &Author,
    time: i64,
    kind: Kind,
    body: &impl Serialize,
) -> Result<u64, JournalError> {
    append_if(connection, author, time, kind, body, |_| Ok(()))
}

/// The same, unless `check` says no to what is in the journal at that very moment.
pub(super) fn append_if(
    connection: &mut Connection,
    author: &Author,
    time: i64,
    kind: Kind,
    body: &impl Serialize,
    check: impl FnOnce(&Transaction<'_>) -> Result<(), JournalError>,
) -> Result<u64, JournalError> {
    let body = serde_json::to_string(body)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    check(&transaction)?;
    let (last, prev_hash) = head(&transaction)?;
    let number = last + 1;
    let hash = hash([
        number.to_string().as_bytes(),
        time.to_string().as_bytes(),
        kind.code().as_bytes(),
        author.operator.as_bytes(),
        author.profile.as_bytes(),
        body.as_bytes(),
        prev_hash.as_bytes(),
    ]);
    transaction
        .prepare_cached(
            "INSERT INTO entries (number, time, kind, operator, profile, body, prev_hash, hash) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            number,
            time,
            kind.code(),
            author.operator,
            author.profile,
            body,
            prev_hash,
            hash
        ])?;
    transaction
        .prepare_cached("UPDATE head SET number = ?1, hash = ?2 WHERE id = 1")?
        .execute(params![number, hash])?;
    transaction.commit()?;
    u64::try_from(number).map_err(|_| JournalError::Damaged("the head is negative".to_owned()))
}

/// Number and hash of the last entry that was written.
pub(super) fn head(transaction: &Transaction<'_>) -> Result<(i64, String), JournalError> {
    let head = transaction
        .query_row("SELECT number, hash FROM head WHERE id = 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    head.ok_or_else(|| JournalError::Damaged("the head is missing".to_owned()))
}

/// Walks the whole chain, from one view of the file even while others write.
pub(super) fn verify(connection: &mut Connection) -> Result<Chain, JournalError> {
    let transaction = connection.transaction()?;
    let (head, head_hash) = head(&transaction)?;
    let mut statement = transaction.prepare(
        "SELECT number, time, kind, operator, profile, body, prev_hash, hash FROM entries ORDER BY number",
    )?;
    let mut rows = statement.query([])?;
    let (mut last, mut last_hash) = (0_i64, ZEROS.to_owned());
    while let Some(row) = rows.next()? {
        let number: i64 = row.get(0)?;
        let entry = number.unsigned_abs();
        if number > head {
            // Also when it leaves a gap: what lies behind the head is not ours.
            return Ok(if last == head {
                Chain::Appended { entry }
            } else {
                Chain::Missing { entry: last.unsigned_abs() + 1 }
            });
        }
        if number != last + 1 {
            return Ok(Chain::Missing { entry: last.unsigned_abs() + 1 });
        }
        match checked_hash(row, number, &last_hash)? {
            Some(hash) => (last, last_hash) = (number, hash),
            None => return Ok(Chain::Altered { entry }),
        }
    }
    let last = last.unsigned_abs();
    if last < head.unsigned_abs() {
        return Ok(Chain::CutOff { last, head: head.unsigned_abs() });
    }
    Ok(if last_hash == head_hash { Chain::Whole { entries: last } } else { Chain::Altered { entry: last } })
}

/// The hash of a row, if its content and its link are right.
fn checked_hash(row: &Row<'_>, number: i64, prev_hash: &str) -> Result<Option<String>, JournalError> {
    let time: i64 = row.get(1)?;
    let mut texts: [&[u8]; 6] = [&[]; 6];
    for (index, text) in texts.iter_mut().enumerate() {
        match row.get_ref(index + 2)? {
            ValueRef::Text(bytes) => *text = bytes,
            _ => return Ok(None),
        }
    }
    let [kind, operator, profile, body, prev, stored] = texts;
    let expected = hash([
        number.to_string().as_bytes(),
        time.to_string().as_bytes(),
        kind,
        operator,
        profile,
        body,
        prev_hash.as_bytes(),
    ]);
    let right = prev == prev_hash.as_bytes() && stored == expected.as_bytes();
    Ok(right.then_some(expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_documented_one() {
        // Computed with the lines of the module's page.
        let fields: [&[u8]; 7] = [
            b"1",
            b"1760000000000",
            b"intent",
            "\u{5f20}\u{4e09}".as_bytes(),
            b"prod",
            br#"{"action":"mute"}"#,
            ZEROS.as_bytes(),
        ];
        assert_eq!(hash(fields), "67b7f15f9df8f35048bb426ce3e91d48532bb19c0a7cfc70bda592b884083016");
    }

    #[test]
    fn a_full_disk_is_told_and_leaves_the_chain_whole() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("journal.sqlite3");
        let mut connection = super::super::schema::open(&path, std::time::Duration::ZERO).unwrap();
        // A limit of the file's own size, since a file system that is full cannot be had in a test.
        connection.pragma_update(None, "max_page_count", 1).unwrap();
        let author = Author { operator: "zhang".to_owned(), profile: "prod".to_owned() };
        let body = "x".repeat(100_000);
        let told = append(&mut connection, &author, 0, Kind::Intent, &body);
        assert!(matches!(told, Err(JournalError::DiskFull)), "{told:?}");
        assert_eq!(verify(&mut connection).unwrap(), Chain::Whole { entries: 0 });
    }

    #[test]
    fn fields_cannot_run_into_each_other() {
        let one = hash([b"1", b"2", b"intent", b"ab", b"c", b"{}", b""]);
        let other = hash([b"1", b"2", b"intent", b"a", b"bc", b"{}", b""]);
        assert_ne!(one, other);
    }
}
