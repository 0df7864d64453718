//! Reading one action whole.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::entry::{
    CallBody, ClosingBody, Counts, IntentBody, Kind, PruneBody, Pruning, RawEntry, ResultBody, ResumedBody,
    Trail,
};
use super::filter::Choice;
use super::query::{signed, stamp};
use super::raw::{RawBody, RawResultBody};
use super::stored::{StoredEntry, columns, each_of, read};
use super::{JournalError, schema};
use crate::domain::GroupId;
use crate::job::{
    EntryFilter, EntrySeal, Recorded, RecordedAction, RecordedCall, RecordedPruning, RecordedStep, Standing,
    StepKind, TargetResult,
};
use crate::text::SafeText;

/// What an entry belongs to: `number` may be that of any entry of an action. `None`: there is no such entry.
pub(super) fn recorded(connection: &mut Connection, number: u64) -> Result<Option<Recorded>, JournalError> {
    let transaction = connection.transaction()?;
    let Some((kind, first)) = belongs(&transaction, number)? else { return Ok(None) };
    let mut entries = Vec::new();
    each_of(&transaction, first, |entry| {
        entries.push(Entry::new(entry));
        Ok(())
    })?;
    let Some(entry) = entries.first() else { return Ok(None) };
    Ok(Some(if kind == Kind::Prune.code() {
        Recorded::Pruning(pruning(entry)?)
    } else if entry.kind == Kind::Pruned.code() {
        Recorded::Pruned { entry: number, by: pruned_by(&transaction, number)?, seal: entry.seal.clone() }
    } else {
        whole(&entries)?
    }))
}

/// An action, or a request written by hand, from its entries.
fn whole(entries: &[Entry]) -> Result<Recorded, JournalError> {
    match entries.first() {
        Some(entry) if entry.kind == Kind::Raw.code() => Ok(Recorded::Call(Box::new(call(entries)?))),
        _ => Ok(Recorded::Action(Box::new(action(entries)?))),
    }
}

fn call(entries: &[Entry]) -> Result<RecordedCall, JournalError> {
    let Some((first, rest)) = entries.split_first() else {
        return Err(JournalError::Damaged("a call without a request".to_owned()));
    };
    let RawBody { path, reason, request, .. } = serde_json::from_str(&first.body)?;
    let result = rest.iter().find(|entry| entry.kind == Kind::RawResult.code());
    let result = result.map(|entry| serde_json::from_str::<RawResultBody>(&entry.body)).transpose()?;
    Ok(RecordedCall {
        number: first.seal.number,
        at: stamp(first.time),
        operator: first.operator.clone(),
        profile: first.profile.clone(),
        path: SafeText::new(&path),
        group: request["GroupId"].as_str().map(GroupId::from),
        reason,
        request: request.to_string(),
        standing: RawResultBody::standing(result.as_ref()),
        took: result.as_ref().map(|result| Duration::from_millis(result.took_ms)),
        fault: result.and_then(|result| result.fault),
        seals: entries.iter().map(|entry| entry.seal.clone()).collect(),
    })
}

/// Visits actions and requests written by hand, each whole, oldest first.
pub(super) fn each<E>(
    transaction: &Transaction<'_>,
    filter: &EntryFilter,
    mut visit: impl FnMut(Recorded) -> Result<(), E>,
) -> Result<Result<(), E>, JournalError> {
    let choice = Choice::new(filter, schema::version(transaction)?);
    let mut statement = transaction.prepare(&format!("{} ORDER BY number", choice.sql()))?;
    let mut numbers = statement.query(choice.params().as_slice())?;
    let mut entries = Vec::new();
    while let Some(row) = numbers.next()? {
        entries.clear();
        each_of(transaction, row.get(0)?, |entry| {
            entries.push(Entry::new(entry));
            Ok(())
        })?;
        match whole(&entries) {
            Err(JournalError::Damaged(why)) => tracing::warn!(%why, "an action of the journal is unreadable"),
            told => {
                if let Err(error) = visit(told?) {
                    return Ok(Err(error));
                }
            }
        }
    }
    Ok(Ok(()))
}

/// Kind of an entry, and the number of the intent that it belongs to.
fn belongs(transaction: &Transaction<'_>, number: u64) -> Result<Option<(String, i64)>, JournalError> {
    let found = transaction
        .prepare_cached("SELECT kind, coalesce(intent, number) FROM entries WHERE number = ?1")?
        .query_row(params![signed(number)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found)
}

fn pruned_by(transaction: &Transaction<'_>, number: u64) -> Result<Option<u64>, JournalError> {
    let mut statement = transaction.prepare_cached(
        "SELECT number, body FROM entries WHERE kind = 'prune' AND number > ?1 ORDER BY number",
    )?;
    let mut rows = statement.query(params![signed(number)])?;
    while let Some(row) = rows.next()? {
        let entry = row.get::<_, i64>(0)?.unsigned_abs();
        if let Ok(body) = serde_json::from_str(&row.get::<_, String>(1)?)
            && Pruning::new(entry, body).covers(number)
        {
            return Ok(Some(entry));
        }
    }
    Ok(None)
}

/// An entry, out of the hands of the database.
struct Entry {
    time: i64,
    kind: String,
    operator: SafeText,
    profile: SafeText,
    body: String,
    seal: EntrySeal,
}

impl Entry {
    fn new(entry: &StoredEntry<'_>) -> Self {
        Self {
            time: entry.time,
            kind: entry.kind.clone().into_owned(),
            operator: SafeText::new(&entry.operator),
            profile: SafeText::new(&entry.profile),
            body: entry.body.clone().into_owned(),
            seal: EntrySeal {
                number: entry.number,
                kind: SafeText::new(&entry.kind),
                hash: SafeText::new(&entry.hash),
                fits: entry.fits(),
            },
        }
    }
}

/// The records of all prunings, oldest first.
pub(super) fn prunings(connection: &mut Connection) -> Result<Vec<RecordedPruning>, JournalError> {
    let transaction = connection.transaction()?;
    let columns = columns(&transaction)?;
    let sql = format!("SELECT {columns} FROM entries WHERE kind = ?1 ORDER BY number");
    let mut statement = transaction.prepare(&sql)?;
    let mut rows = statement.query([Kind::Prune.code()])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        // One that cannot be read is told by the check of the chain.
        found.extend(pruning(&Entry::new(&read(row)?)));
    }
    Ok(found)
}

/// Every entry of the action that this one belongs to, its intent first.
pub(super) fn entries_of(connection: &mut Connection, number: u64) -> Result<Vec<RawEntry>, JournalError> {
    let transaction = connection.transaction()?;
    let mut entries = Vec::new();
    if let Some((_, first)) = belongs(&transaction, number)? {
        each_of(&transaction, first, |entry| {
            entries.push(RawEntry::from(entry));
            Ok(())
        })?;
    }
    Ok(entries)
}

fn pruning(entry: &Entry) -> Result<RecordedPruning, JournalError> {
    let body: PruneBody = serde_json::from_str(&entry.body)?;
    Ok(RecordedPruning {
        number: entry.seal.number,
        at: stamp(entry.time),
        operator: entry.operator.clone(),
        before: stamp(body.before),
        first: body.spans.first().map_or(0, |span| span.0),
        last: body.spans.last().map_or(0, |span| span.1),
        entries: body.entries,
        actions: body.actions,
        reason: SafeText::new(&body.reason),
        seal: entry.seal.clone(),
    })
}

fn action(entries: &[Entry]) -> Result<RecordedAction, JournalError> {
    let Some((intent, rest)) = entries.split_first() else {
        return Err(JournalError::Damaged("an action without an intent".to_owned()));
    };
    let IntentBody { plan, denial, .. } = serde_json::from_str(&intent.body)?;
    let steps: Vec<RecordedStep> = rest.iter().map(step).collect();
    let denied = intent.kind == Kind::Denied.code();
    let (standing, results) = outcome(&steps, denied, &plan);
    Ok(RecordedAction {
        number: intent.seal.number,
        at: stamp(intent.time),
        operator: intent.operator.clone(),
        profile: intent.profile.clone(),
        plan,
        denial,
        standing,
        results,
        steps,
        seals: entries.iter().map(|entry| entry.seal.clone()).collect(),
    })
}

fn step(entry: &Entry) -> RecordedStep {
    RecordedStep {
        entry: entry.seal.number,
        at: stamp(entry.time),
        operator: entry.operator.clone(),
        what: told(&entry.kind, &entry.body).unwrap_or(StepKind::Unreadable),
    }
}

fn told(kind: &str, body: &str) -> Option<StepKind> {
    let kinds = [Kind::Call, Kind::Result, Kind::Settled, Kind::Resumed, Kind::End];
    Some(match kinds.into_iter().find(|known| known.code() == kind)? {
        Kind::Call => {
            let CallBody { batch, subjects, request, .. } = serde_json::from_str(body).ok()?;
            StepKind::Call { batch, subjects, request: request.to_string() }
        }
        Kind::Result => {
            let ResultBody { call, code, took_ms, results, .. } = serde_json::from_str(body).ok()?;
            StepKind::Result { call, code, took: Duration::from_millis(took_ms), results }
        }
        Kind::Settled => StepKind::Settled(serde_json::from_str::<ClosingBody>(body).ok()?.results),
        Kind::Resumed => {
            StepKind::Resumed { targets: serde_json::from_str::<ResumedBody>(body).ok()?.targets }
        }
        _ => StepKind::End(serde_json::from_str::<ClosingBody>(body).ok()?.results),
    })
}

/// How it stands: as its last end says, else as far as its calls tell.
fn outcome(
    steps: &[RecordedStep],
    denied: bool,
    plan: &crate::domain::Plan,
) -> (Standing, Vec<TargetResult>) {
    if denied {
        return (Standing::Failed, Vec::new());
    }
    // An end before somebody went on is none.
    let last = |step: &&RecordedStep| matches!(step.what, StepKind::End(_) | StepKind::Resumed { .. });
    if let Some(StepKind::End(results)) = steps.iter().rev().find(last).map(|step| &step.what) {
        return (Counts::of(results).standing(), results.clone());
    }
    let mut trail = Trail::default();
    for step in steps {
        match &step.what {
            StepKind::Call { subjects, .. } => trail.sent(step.entry, subjects.clone()),
            StepKind::Result { results, .. } | StepKind::Settled(results) => trail.results(results.clone()),
            _ => {}
        }
    }
    (Standing::Open, trail.split(plan).0)
}
