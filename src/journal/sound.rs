//! Whether the file shows what the entries say: a chain that is whole is of little use when the lists leave out what
//! is in it.

use std::hash::{BuildHasher, RandomState};

use rusqlite::{Connection, Row, Transaction};

use super::{JournalError, schema};
use crate::job::Break;
use crate::text::SafeText;

/// What is wrong with tables and look-ups.
pub(super) fn check(mut connection: Connection) -> Result<Vec<Break>, JournalError> {
    let transaction = connection.transaction()?;
    let mut found = Vec::new();
    if !schema::is_as_made(&transaction)? {
        // Whatever else the file says of itself, it says with foreign tables.
        return Ok(vec![Break::Schema]);
    }
    let said: String = transaction.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said != "ok" {
        found.push(Break::Inconsistent(SafeText::new(&said)));
    } else if schema::version(&transaction)? >= schema::LOOKUPS && !same_mentions(&transaction)? {
        found.push(Break::Lookup);
    }
    Ok(found)
}

/// Whether the table of people is what the entries say. Compares sums of hashes with random keys, so that neither
/// has to be sorted or kept.
fn same_mentions(transaction: &Transaction<'_>) -> Result<bool, JournalError> {
    let keys = RandomState::new();
    let mut kept = 0_u64;
    let mut statement = transaction.prepare("SELECT user, number FROM mentions")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        kept = kept.wrapping_add(keys.hash_one((bytes(row, 0)?, row.get::<_, i64>(1)?)));
    }
    let (mut said, mut number, mut of_entry) = (0_u64, 0_i64, Vec::new());
    let mut add = |of_entry: &mut Vec<u64>| {
        // Somebody may come up twice in an entry.
        of_entry.sort_unstable();
        of_entry.dedup();
        said = of_entry.drain(..).fold(said, u64::wrapping_add);
    };
    let mut statement = transaction.prepare("SELECT user, number FROM named")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let next: i64 = row.get(1)?;
        if next != number {
            add(&mut of_entry);
            number = next;
        }
        of_entry.push(keys.hash_one((bytes(row, 0)?, next)));
    }
    add(&mut of_entry);
    Ok(said == kept)
}

fn bytes<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a [u8], JournalError> {
    row.get_ref(column)?.as_bytes().map_err(|_| JournalError::Damaged("a user is no text".to_owned()))
}
