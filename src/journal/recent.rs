//! What began a short while ago, for the cap on actions per minute.

use std::time::Duration;

use rusqlite::{Connection, params};

use super::entry::Kind;
use super::{Journal, JournalError};
use crate::domain::Stamp;

impl Journal {
    /// When actions of this profile began within this time before `now`, by whatever program wrote them down: plans and
    /// requests by hand, newest first.
    pub async fn begun_within(&self, time: Duration, now: Stamp) -> Result<Vec<Stamp>, JournalError> {
        let since = now.checked_sub(time).unwrap_or(Stamp::UNIX_EPOCH).as_millisecond();
        let profile = self.author().profile.clone();
        self.read(move |connection| begun_since(connection, &profile, since)).await
    }
}

fn begun_since(connection: &Connection, profile: &str, since: i64) -> Result<Vec<Stamp>, JournalError> {
    // From the end, so that it costs what the last minute holds and not what the journal does.
    let mut statement = connection
        .prepare_cached("SELECT time, kind FROM entries WHERE profile = ?1 ORDER BY number DESC")?;
    let mut rows = statement.query(params![profile])?;
    let mut begun = Vec::new();
    while let Some(row) = rows.next()? {
        let (time, kind): (i64, String) = (row.get(0)?, row.get(1)?);
        if time < since {
            break;
        }
        if kind == Kind::Intent.code() || kind == Kind::Raw.code() {
            begun.extend(Stamp::from_millisecond(time));
        }
    }
    Ok(begun)
}
