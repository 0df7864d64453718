//! Taking the content of old entries away, and leaving the chain whole.
//!
//! Only actions that are over are touched, and only when all of their entries are old enough. Number, links and hash
//! stay; that it was done, by whom and to which entries, is an entry of its own and never pruned itself.

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::chain::append_within;
use super::entry::{Kind, PruneBody};
use super::seal::{self, Seal};
use super::{Author, JournalError, schema, stored};

/// Entries after which a transaction takes no further action, so that a console that wants to write meanwhile need not
/// wait long.
pub(super) const STEP: usize = 5_000;

/// What a step is to take.
#[derive(Debug, Clone)]
pub(super) struct Order {
    /// Unix milliseconds.
    pub(super) before: i64,
    /// Actions above this number.
    pub(super) after: i64,
    /// No further action once so many entries are taken.
    pub(super) most: usize,
    /// Why, for the record.
    pub(super) reason: String,
}

/// What can be pruned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prunable {
    /// Entries.
    pub entries: u64,
    /// Actions that they belong to.
    pub actions: u64,
    /// Actions that were begun before that time and stay, being open or having later entries.
    pub kept: u64,
}

/// What was pruned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Numbers of the records of it.
    pub records: Vec<u64>,
    /// Entries.
    pub entries: u64,
    /// Actions that they belonged to.
    pub actions: u64,
    /// The file was made anew, so that nothing of them is left in it. Otherwise another program was using it: their
    /// content is overwritten, but pieces may be left in unused places.
    pub compacted: bool,
}

impl Pruned {
    pub(super) fn add(&mut self, step: Step) {
        self.records.push(step.record);
        self.entries += step.entries;
        self.actions += step.actions;
    }
}

/// What a step took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) record: u64,
    pub(super) entries: u64,
    pub(super) actions: u64,
    /// Where the next step goes on.
    pub(super) after: i64,
}

/// Actions that are over, with all of their entries before `?1`, above `?2`. A denied plan is over at once.
fn over(transaction: &Transaction<'_>) -> Result<String, JournalError> {
    let by = if schema::version(transaction)? < schema::LOOKUPS { "" } else { "INDEXED BY actions" };
    Ok(format!(
        "SELECT it.number FROM entries AS it {by} \
         WHERE it.kind IN ('intent', 'denied', 'raw') AND it.time < ?1 AND it.number > ?2 \
         AND (it.kind = 'denied' OR EXISTS (SELECT 1 FROM entries AS e \
         WHERE e.intent = it.number AND e.kind IN ('end', 'raw-result') AND NOT EXISTS \
         (SELECT 1 FROM entries AS later WHERE later.intent = it.number AND later.kind = 'resumed' \
         AND later.number > e.number))) \
         AND NOT EXISTS (SELECT 1 FROM entries AS e WHERE e.intent = it.number AND e.time >= ?1)"
    ))
}

/// What pruning before this time (Unix milliseconds) would take.
pub(super) fn prunable(connection: &mut Connection, before: i64) -> Result<Prunable, JournalError> {
    let transaction = connection.transaction()?;
    let count = |sql: &str| -> Result<u64, JournalError> {
        Ok(transaction.query_row(sql, params![before, 0], |row| row.get::<_, i64>(0))?.unsigned_abs())
    };
    let over = over(&transaction)?;
    let actions = count(&format!("SELECT count(*) FROM ({over})"))?;
    let parts =
        count(&format!("SELECT count(*) FROM ({over}) AS over JOIN entries AS e ON e.intent = over.number"))?;
    let begun = count(
        "SELECT count(*) FROM entries WHERE kind IN ('intent', 'denied', 'raw') AND time < ?1 AND number > ?2",
    )?;
    Ok(Prunable { entries: actions + parts, actions, kept: begun - actions })
}

/// Takes the content of the next entries away. `None`: there is nothing left to take.
pub(super) fn step(
    connection: &mut Connection,
    author: &Author,
    now: i64,
    order: &Order,
) -> Result<Option<Step>, JournalError> {
    let Order { before, after, most, reason } = order;
    // What is taken away is overwritten, not only let go.
    connection.pragma_update(None, "secure_delete", true)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let (mut numbers, mut actions, mut last) = (Vec::new(), 0, *after);
    {
        let mut over = transaction.prepare_cached(&format!("{} ORDER BY it.number", over(&transaction)?))?;
        let mut parts = transaction.prepare_cached("SELECT number FROM entries WHERE intent = ?1")?;
        let mut found = over.query(params![before, after])?;
        while numbers.len() < *most
            && let Some(row) = found.next()?
        {
            last = row.get(0)?;
            numbers.push(last);
            for part in parts.query_map([last], |row| row.get(0))? {
                numbers.push(part?);
            }
            actions += 1;
        }
    }
    if numbers.is_empty() {
        return Ok(None);
    }
    numbers.sort_unstable();
    let seal = empty(&transaction, &numbers)?;
    let entries = numbers.len() as u64;
    let spans = spans(&numbers);
    let body = PruneBody { before: *before, spans, entries, actions, reason: reason.clone(), seal };
    let record = append_within(&transaction, author, now, Kind::Prune, &body)?;
    transaction.commit()?;
    Ok(Some(Step { record, entries, actions, after: last }))
}

/// Leaves tombstones. Gives the seal over their hashes.
fn empty(transaction: &Transaction<'_>, numbers: &[i64]) -> Result<String, JournalError> {
    let mut read = transaction.prepare_cached(&format!(
        "SELECT {} FROM entries WHERE number = ?1",
        stored::columns(transaction)?
    ))?;
    let mut empty = transaction.prepare_cached(
        "UPDATE entries SET time = 0, kind = 'pruned', operator = '', profile = '', body = ?2 WHERE number = ?1",
    )?;
    let mut forget = transaction.prepare_cached("DELETE FROM mentions WHERE user = ?1 AND number = ?2")?;
    let mut named = transaction.prepare_cached("SELECT user FROM named WHERE number = ?1")?;
    let mut seal = Seal::default();
    for number in numbers {
        let users = named.query_map([number], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        for user in users {
            forget.execute(params![user, number])?;
        }
        let mut rows = read.query([number])?;
        let row = rows.next()?.ok_or_else(|| JournalError::Damaged(format!("entry {number} is missing")))?;
        let entry = stored::read(row)?;
        // What is left of format 1 proves nothing by itself.
        let digest = entry.digest().unwrap_or_default();
        seal.take(entry.hash.as_bytes());
        empty.execute(params![number, digest])?;
    }
    Ok(seal::text(&seal.close()))
}

fn spans(numbers: &[i64]) -> Vec<(u64, u64)> {
    let mut spans: Vec<(u64, u64)> = Vec::new();
    for number in numbers {
        let number = number.unsigned_abs();
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => spans.push((number, number)),
        }
    }
    spans
}

/// Makes sure that nothing of what was taken away is left in the file or beside it, and gives its room back. `false`
/// where another program keeps that from being done now. With `alone`, no other console waits for it.
pub(super) fn compact(connection: &Connection, alone: bool) -> Result<bool, JournalError> {
    let vacuumed = alone
        && match connection.execute_batch("VACUUM").map_err(JournalError::from) {
            Err(JournalError::Locked) => false,
            other => other.map(|()| true)?,
        };
    let blocked: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(vacuumed && blocked == 0)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::super::chain::append;
    use super::super::verify::verify_connection;
    use super::*;

    #[test]
    fn a_large_journal_is_pruned_in_steps_with_a_record_each() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("journal.sqlite3");
        let mut connection = super::super::schema::open(&file, Duration::ZERO).unwrap();
        let author = Author { operator: "zhang".to_owned(), profile: "prod".to_owned() };
        for intent in [1, 3, 5] {
            append(&mut connection, &author, 0, Kind::Intent, &json!({ "action": "mute" })).unwrap();
            append(&mut connection, &author, 0, Kind::End, &json!({ "intent": intent })).unwrap();
        }
        let mut order = Order { before: 1, after: 0, most: 3, reason: String::new() };
        let mut steps = Vec::new();
        while let Some(step) = step(&mut connection, &author, 2, &order).unwrap() {
            order.after = step.after;
            steps.push((step.record, step.entries, step.actions));
        }
        assert_eq!(steps, [(7, 4, 2), (8, 2, 1)], "whole actions");
        let chain = verify_connection(&mut connection, None).unwrap();
        assert_eq!((chain.breaks.as_slice(), chain.entries, chain.pruned), (&[][..], 8, 6));
    }
}
