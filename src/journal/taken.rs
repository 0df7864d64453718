//! Intents in other hands: whose they are now, and taking one over that was left open.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::entry::{IntentBody, Kind, ResumedBody};
use super::{Author, JournalError, chain, query, session};
use crate::job::OpenIntent;

/// An intent, whatever became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Begun {
    /// With what is known of its targets.
    pub intent: OpenIntent,
    /// The program that carries it out still runs.
    pub running: bool,
    /// It has an end.
    pub ended: bool,
}

/// Whether the program that has the intent in hand still runs. `first` is the one that began it.
pub(super) fn is_running(
    transaction: &Transaction<'_>,
    journal: &Path,
    intent: i64,
    first: &str,
) -> Result<bool, JournalError> {
    let newest = holder(transaction, intent)?;
    Ok(session::is_alive(journal, newest.as_deref().unwrap_or(first)))
}

/// The program that took the intent over last.
fn holder(transaction: &Transaction<'_>, intent: i64) -> Result<Option<String>, JournalError> {
    let body: Option<String> = transaction
        .prepare_cached(
            "SELECT body FROM entries WHERE intent = ?1 AND kind = 'resumed' ORDER BY number DESC LIMIT 1",
        )?
        .query_row(params![intent], |row| row.get(0))
        .optional()?;
    Ok(body.map(|body| serde_json::from_str::<ResumedBody>(&body)).transpose()?.map(|body| body.session))
}

/// Takes an intent over, unless the program that has it still runs. From then on it is this program's, and open.
pub(super) fn take_over(
    connection: &mut Connection,
    author: &Author,
    time: i64,
    journal: &Path,
    body: &ResumedBody,
) -> Result<u64, JournalError> {
    let intent = i64::try_from(body.intent).unwrap_or(i64::MAX);
    chain::append_if(connection, author, time, Kind::Resumed, body, |transaction| {
        let first = begun(transaction, intent)?
            .ok_or_else(|| JournalError::Damaged(format!("entry {intent} is no intent")))?
            .session;
        let newest = holder(transaction, intent)?.unwrap_or(first);
        if newest != body.session && session::is_alive(journal, &newest) {
            return Err(JournalError::InOtherHands(body.intent));
        }
        Ok(())
    })
}

fn begun(transaction: &Transaction<'_>, intent: i64) -> Result<Option<IntentBody>, JournalError> {
    let body: Option<String> = transaction
        .prepare_cached("SELECT body FROM entries WHERE number = ?1 AND kind = 'intent'")?
        .query_row(params![intent], |row| row.get(0))
        .optional()?;
    Ok(body.as_deref().map(serde_json::from_str).transpose()?)
}

/// One intent of this profile; nothing where there is none with this number.
pub(super) fn intent(
    connection: &mut Connection,
    journal: &Path,
    profile: &str,
    number: u64,
) -> Result<Option<Begun>, JournalError> {
    let transaction = connection.transaction()?;
    let number = i64::try_from(number).unwrap_or(i64::MAX);
    let found: Option<(i64, String)> = transaction
        .prepare_cached(
            "SELECT time, body FROM entries WHERE number = ?1 AND kind = 'intent' AND profile = ?2",
        )?
        .query_row(params![number, profile], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((time, body)) = found else { return Ok(None) };
    let body: IntentBody = serde_json::from_str(&body)?;
    let running = is_running(&transaction, journal, number, &body.session)?;
    let ended = query::closing(&transaction, number)?.is_some();
    let intent = query::with_trail(&transaction, number, time, body.plan)?;
    Ok(Some(Begun { intent, running, ended }))
}
