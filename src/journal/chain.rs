//! Appending, and where the chain ends.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde::Serialize;

use super::entry::Kind;
use super::seal::{self, Content, FORMAT, Salted};
use super::{Author, JournalError};
use crate::job::Head;

/// Writes the next entry in a transaction that no other console can step into. On disk when it returns. `time` is
/// Unix milliseconds.
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
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    check(&transaction)?;
    let number = append_within(&transaction, author, time, kind, body)?;
    transaction.commit()?;
    Ok(number)
}

/// Writes the next entry and moves the head. The transaction must hold the write lock.
pub(super) fn append_within(
    transaction: &Transaction<'_>,
    author: &Author,
    time: i64,
    kind: Kind,
    body: &impl Serialize,
) -> Result<u64, JournalError> {
    let body = serde_json::to_string(&Salted::new(body))?;
    let (last, prev_hash) = noted(transaction)?;
    let number = last + 1;
    let Author { operator, profile } = author;
    let content = Content { number, time, kind: kind.code(), operator, profile, body: &body };
    let hash = content.hash(FORMAT, prev_hash.as_bytes(), &mut Vec::with_capacity(body.len() + 256));
    let hash = seal::text(&hash.unwrap_or(seal::ZEROS));
    transaction
        .prepare_cached(
            "INSERT INTO entries (number, time, kind, operator, profile, body, format, prev_hash, hash) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![number, time, kind.code(), operator, profile, body, FORMAT, prev_hash, hash])?;
    transaction
        .prepare_cached("UPDATE head SET number = ?1, hash = ?2 WHERE id = 1")?
        .execute(params![number, hash])?;
    u64::try_from(number).map_err(|_| JournalError::Damaged("the head is negative".to_owned()))
}

fn noted(transaction: &Transaction<'_>) -> Result<(i64, String), JournalError> {
    let noted = transaction
        .query_row("SELECT number, hash FROM head WHERE id = 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    noted.ok_or_else(|| JournalError::Damaged("the head is missing".to_owned()))
}

/// The last entry that was written.
pub(super) fn head(connection: &mut Connection) -> Result<Head, JournalError> {
    let (number, hash) = noted(&connection.transaction()?)?;
    Ok(Head { number: number.unsigned_abs(), hash })
}

#[cfg(test)]
mod tests {
    use super::super::verify::verify_connection;
    use super::*;

    #[test]
    fn a_full_disk_is_told_and_leaves_the_chain_whole() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("journal.sqlite3");
        let mut connection = super::super::schema::open(&path, std::time::Duration::ZERO).unwrap();
        // A limit of the file's own size, since a file system that is full cannot be had in a test.
        connection.pragma_update(None, "max_page_count", 1).unwrap();
        let author = Author { operator: "zhang".to_owned(), profile: "prod".to_owned() };
        let body = serde_json::json!({ "text": "x".repeat(100_000) });
        let told = append(&mut connection, &author, 0, Kind::Intent, &body);
        assert!(matches!(told, Err(JournalError::DiskFull)), "{told:?}");
        let chain = verify_connection(&mut connection, None).unwrap();
        assert!(chain.is_whole() && chain.entries == 0, "{chain:?}");
    }
}
