//! Reading for an undo: what was done, with whom it went well and when, and what of it still holds.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension, Transaction, named_params, params};

use super::entry::{CallBody, ClosingBody, IntentBody, Kind, ResultBody};
use super::{JournalError, query, schema};
use crate::domain::{Action, Done, GroupId, PastAction, Stamp, Subject};
use crate::job::{EntryRow, TargetResult, Undoing, Verdict};
use crate::text::SafeText;

/// Intents that take something back, by their look-up where the file has one. `instr` stands before `json_valid`: most
/// bodies hold no such word, and looking for it is much cheaper than reading JSON.
fn undos(transaction: &Transaction<'_>) -> Result<String, JournalError> {
    let by = if schema::version(transaction)? < schema::UNDOS { "" } else { "INDEXED BY undos" };
    Ok(format!(
        "entries {by} WHERE kind = 'intent' AND instr(body, '\"undoes\"') > 0 AND number > :above AND json_valid(body)"
    ))
}

/// The recorded actions of this profile that are meant, newest first.
pub(super) fn past_actions(
    connection: &mut Connection,
    profile: &str,
    what: &Undoing,
) -> Result<Vec<PastAction>, JournalError> {
    let transaction = connection.transaction()?;
    let numbers = match what {
        Undoing::Entry(entry) => vec![signed(*entry)],
        Undoing::Window { group, since } => window(&transaction, profile, group, *since)?,
        Undoing::Last => return last_undo(&transaction, profile),
    };
    let mut records = Vec::new();
    for number in numbers {
        records.extend(readable(record(&transaction, profile, number))?);
    }
    Ok(records)
}

fn window(
    transaction: &Transaction<'_>,
    profile: &str,
    group: &GroupId,
    since: Stamp,
) -> Result<Vec<i64>, JournalError> {
    let mut statement = transaction.prepare_cached(
        "SELECT number FROM entries WHERE kind = 'intent' AND profile = ?1 AND time >= ?2 AND json_valid(body) \
         AND json_extract(body, '$.plan.group') = ?3 ORDER BY number DESC",
    )?;
    let found =
        statement.query_map(params![profile, since.as_millisecond(), group.raw()], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The newest undo that still holds, with those that were confirmed together with it.
fn last_undo(transaction: &Transaction<'_>, profile: &str) -> Result<Vec<PastAction>, JournalError> {
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT number, json_extract(body, '$.plan.undoes.together') FROM {} \
         AND profile = :profile AND json_extract(body, '$.plan.undoes.entry') > 0 ORDER BY number DESC",
        undos(transaction)?
    ))?;
    let mut rows = statement.query(named_params! { ":above": 0, ":profile": profile })?;
    let mut records: Vec<PastAction> = Vec::new();
    let mut batch: Option<i64> = None;
    while let Some(row) = rows.next()? {
        let together: Option<i64> = row.get(1)?;
        if batch.is_some() && batch != together {
            break;
        }
        let found = readable(record(transaction, profile, row.get(0)?))?;
        if let Some(found) = found.filter(|record| !record.done.is_empty()) {
            // A redo is an undo too, but taking it back is no redo.
            if !is_redo(transaction, &found)? {
                batch = together;
                records.push(found);
            }
        }
    }
    Ok(records)
}

/// Whether a plan takes back an undo.
fn is_redo(transaction: &Transaction<'_>, record: &PastAction) -> Result<bool, JournalError> {
    let mut depth = 0;
    let mut of = record.plan.undoes.as_ref().map(|undoes| undoes.entry);
    while let Some(entry) = of {
        depth += 1;
        let before: Option<Option<i64>> = transaction
            .prepare_cached(
                "SELECT CASE WHEN json_valid(body) THEN json_extract(body, '$.plan.undoes.entry') END \
                 FROM entries WHERE number = ?1",
            )?
            .query_row(params![signed(entry)], |row| row.get(0))
            .optional()?;
        of = before.flatten().map(i64::unsigned_abs).filter(|before| *before < entry);
    }
    Ok(depth % 2 == 0)
}

/// An entry that cannot be read is told of by the check of the chain; the others go on without it.
fn readable(record: Result<Option<PastAction>, JournalError>) -> Result<Option<PastAction>, JournalError> {
    match record {
        Err(JournalError::Damaged(why)) => {
            tracing::warn!(%why, "an entry of the journal is unreadable");
            Ok(None)
        }
        told => told,
    }
}

fn record(
    transaction: &Transaction<'_>,
    profile: &str,
    number: i64,
) -> Result<Option<PastAction>, JournalError> {
    let found: Option<(i64, String, String)> = transaction
        .prepare_cached(
            "SELECT time, operator, body FROM entries WHERE number = ?1 AND kind = 'intent' AND profile = ?2",
        )?
        .query_row(params![number, profile], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((time, operator, body)) = found else { return Ok(None) };
    let plan = serde_json::from_str::<IntentBody>(&body)?.plan;
    let mut trail = Trail::read(transaction, number)?;
    let mut undone_by = None;
    for undo in undos_of(transaction, profile, number)? {
        let Some(undo) = readable(record(transaction, profile, undo))? else { continue };
        if undo.done.is_empty() {
            continue;
        }
        undone_by = Some(undo.entry);
        if matches!(plan.action, Action::TransferOwner { .. }) {
            // Its target is the new owner, that of its undo the old one.
            trail.done.clear();
        }
        for done in &undo.done {
            trail.done.remove(&done.subject);
        }
    }
    let done = plan.targets.iter().filter_map(|target| trail.done.remove(&target.subject)).collect();
    Ok(Some(PastAction {
        entry: number.unsigned_abs(),
        at: query::stamp(time),
        operator: SafeText::new(&operator),
        plan,
        open: !trail.ended,
        done,
        undone_by,
    }))
}

fn undos_of(transaction: &Transaction<'_>, profile: &str, number: i64) -> Result<Vec<i64>, JournalError> {
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT number FROM {} AND profile = :profile \
         AND json_extract(body, '$.plan.undoes.entry') = :above ORDER BY number",
        undos(transaction)?
    ))?;
    // An undo stands behind what it takes back.
    let found =
        statement.query_map(named_params! { ":above": number, ":profile": profile }, |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// What followed an intent.
#[derive(Default)]
struct Trail {
    sent: HashMap<Subject, Stamp>,
    done: HashMap<Subject, Done>,
    ended: bool,
}

impl Trail {
    fn read(transaction: &Transaction<'_>, intent: i64) -> Result<Self, JournalError> {
        let mut statement = transaction
            .prepare_cached("SELECT time, kind, body FROM entries WHERE intent = ?1 ORDER BY number")?;
        let mut rows = statement.query(params![intent])?;
        let mut trail = Self::default();
        while let Some(row) = rows.next()? {
            let at = query::stamp(row.get(0)?);
            let (kind, body): (String, String) = (row.get(1)?, row.get(2)?);
            if kind == Kind::Call.code() {
                let subjects = serde_json::from_str::<CallBody>(&body)?.subjects;
                trail.sent.extend(subjects.into_iter().map(|subject| (subject, at)));
            } else if kind == Kind::Result.code() {
                trail.results(serde_json::from_str::<ResultBody>(&body)?.results, at);
            } else if kind == Kind::Settled.code() {
                trail.results(serde_json::from_str::<ClosingBody>(&body)?.results, at);
            } else if kind == Kind::End.code() {
                trail.ended = true;
            }
        }
        Ok(trail)
    }

    fn results(&mut self, results: Vec<TargetResult>, until: Stamp) {
        for result in results {
            if result.verdict == Verdict::Done {
                let since = self.sent.get(&result.subject).copied().unwrap_or(until);
                let subject = result.subject;
                self.done.insert(subject.clone(), Done { subject, since, until });
            }
        }
    }
}

/// Notes in rows of the list what was taken back of them.
pub(super) fn mark_undone(transaction: &Transaction<'_>, rows: &mut [EntryRow]) -> Result<(), JournalError> {
    let Some(oldest) = rows.iter().map(|row| row.number).min() else { return Ok(()) };
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT DISTINCT json_extract(body, '$.plan.undoes.entry') FROM {}",
        undos(transaction)?
    ))?;
    let found = statement
        .query_map(named_params! { ":above": signed(oldest) }, |row| row.get::<_, Option<i64>>(0))?;
    let undone = found.collect::<Result<HashSet<_>, _>>()?;
    for row in rows.iter_mut().filter(|row| undone.contains(&Some(signed(row.number)))) {
        // The profile exactly as it is stored.
        let profile: String = transaction
            .prepare_cached("SELECT profile FROM entries WHERE number = ?1")?
            .query_row(params![signed(row.number)], |found| found.get(0))?;
        if let Some(record) = readable(record(transaction, &profile, signed(row.number)))? {
            row.undone_by = record.undone_by;
            row.left = record.done.len();
            row.outlook = record.outlook();
        }
    }
    Ok(())
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
