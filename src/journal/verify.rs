//! Checking a journal: its chain, and beside it, on a second thread, the file that holds it.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::entry::{Kind, PruneBody, Pruning};
use super::seal::Content;
use super::walk::{Row, Walk};
use super::{JournalError, schema, sound};
use crate::job::{Break, Chain, Head};

/// Checks everything, on connections of its own, so that nobody waits for it. Writes go on meanwhile.
pub(super) fn verify(path: &Path, patience: Duration, expected: Option<Head>) -> Result<Chain, JournalError> {
    let mut connection = schema::open_for_reading(path, patience)?;
    let (chain, found) = thread::scope(|scope| {
        let file = scope.spawn(|| schema::open_for_reading(path, patience).and_then(sound::check));
        let chain = verify_connection(&mut connection, expected);
        let found = file.join().unwrap_or(Err(JournalError::Closed));
        (chain, found)
    });
    let mut chain = chain?;
    match found {
        Ok(found) => found.into_iter().for_each(|found| chain.note(found)),
        // What the walk could not read is said already.
        Err(JournalError::Damaged(_)) if !chain.is_whole() => {}
        Err(JournalError::Damaged(why)) => chain.note(Break::Inconsistent(why.into())),
        Err(error) => return Err(error),
    }
    Ok(chain)
}

/// Walks the whole chain, from one view of the file even while others write.
pub(super) fn verify_connection(
    connection: &mut Connection,
    expected: Option<Head>,
) -> Result<Chain, JournalError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
    let started = noted(&transaction).and_then(|noted| Ok((noted, prunings(&transaction)?)));
    let (noted, prunings, readable) = match started {
        Ok((noted, prunings)) => (noted, prunings, true),
        Err(JournalError::Damaged(_)) => (None, Vec::new(), false),
        Err(error) => return Err(error),
    };
    let mut walk = Walk::new(noted, prunings, expected);
    match walked(&transaction, &mut walk) {
        Ok(()) if readable => Ok(walk.end()),
        // As far as it went.
        Ok(()) | Err(JournalError::Damaged(_)) => Ok(walk.unreadable()),
        Err(error) => Err(error),
    }
}

/// Number and hash of what is noted as the last entry, whatever type they have.
fn noted(transaction: &Transaction<'_>) -> Result<Option<(i64, Vec<u8>)>, JournalError> {
    let noted = transaction
        .query_row("SELECT number, hash FROM head WHERE id = 1", [], |row| {
            Ok((row.get(0)?, row.get_ref(1)?.as_bytes().map(<[u8]>::to_vec).unwrap_or_default()))
        })
        .optional()?;
    Ok(noted)
}

fn prunings(transaction: &Transaction<'_>) -> Result<Vec<Pruning>, JournalError> {
    let mut statement =
        transaction.prepare("SELECT number, body FROM entries WHERE kind = ?1 ORDER BY number")?;
    let mut rows = statement.query([Kind::Prune.code()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let body =
            row.get_ref(1)?.as_str().ok().and_then(|body| serde_json::from_str::<PruneBody>(body).ok());
        // One that says nothing excuses nothing.
        found.extend(
            body.map(|body| Ok::<_, JournalError>(Pruning::new(row.get::<_, i64>(0)?.unsigned_abs(), body)))
                .transpose()?,
        );
    }
    Ok(found)
}

fn walked(transaction: &Transaction<'_>, walk: &mut Walk) -> Result<(), JournalError> {
    let format = if schema::version(transaction)? < schema::LOOKUPS { "1" } else { "format" };
    let mut statement = transaction.prepare(&format!(
        "SELECT number, time, {format}, kind, operator, profile, body, prev_hash, hash \
         FROM entries NOT INDEXED ORDER BY number"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text = |column| match row.get_ref(column) {
            Ok(ValueRef::Text(bytes)) => bytes,
            _ => &[],
        };
        let number = row.get(0)?;
        let content = || {
            let utf8 = |column| std::str::from_utf8(text(column)).ok();
            let (kind, operator, profile, body) = (utf8(3)?, utf8(4)?, utf8(5)?, utf8(6)?);
            Some(Content { number, time: row.get(1).ok()?, kind, operator, profile, body })
        };
        walk.take(&Row {
            number,
            content: content(),
            format: row.get(2)?,
            prev_hash: text(7),
            hash: text(8),
        });
    }
    Ok(())
}
