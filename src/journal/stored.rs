//! Entries exactly as they are stored, one after the other.

use std::borrow::Cow;

use rusqlite::{Row, ToSql, Transaction};

use super::entry::Kind;
use super::filter::Choice;
use super::seal::{self, Content};
use super::{JournalError, schema};
use crate::job::EntryFilter;

/// An entry exactly as stored, while it is being read.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the fields are those of RawEntry")]
pub struct StoredEntry<'a> {
    pub number: u64,
    pub time: i64,
    pub kind: Cow<'a, str>,
    pub operator: Cow<'a, str>,
    pub profile: Cow<'a, str>,
    pub body: Cow<'a, str>,
    /// How it was hashed, see the module's page.
    pub format: i64,
    pub prev_hash: Cow<'a, str>,
    pub hash: Cow<'a, str>,
}

impl StoredEntry<'_> {
    /// What is hashed.
    pub(super) fn content(&self) -> Content<'_> {
        Content {
            number: i64::try_from(self.number).unwrap_or(i64::MAX),
            time: self.time,
            kind: &self.kind,
            operator: &self.operator,
            profile: &self.profile,
            body: &self.body,
        }
    }

    /// The line that the digest of format 2 is made of. `line` is emptied first.
    pub fn write_line(&self, line: &mut Vec<u8>) {
        self.content().write_line(line);
    }

    /// The bytes that the hash of format 1 is made of. `bytes` is emptied first.
    pub fn write_fields(&self, bytes: &mut Vec<u8>) {
        self.content().write_fields(self.prev_hash.as_bytes(), bytes);
    }

    /// What stands for the content in the hash of format 2; format 1 has nothing of the kind.
    pub fn digest(&self) -> Option<String> {
        match self.format {
            1 => None,
            _ if self.kind == Kind::Pruned.code() => Some(self.body.clone().into_owned()),
            _ => Some(seal::text(&self.content().digest(&mut Vec::new()))),
        }
    }

    /// Whether its content fits its hash. Of a pruned entry: whether its digest does.
    pub fn fits(&self) -> bool {
        let (content, prev) = (self.content(), self.prev_hash.as_bytes());
        let hash = match self.format {
            2 if content.kind == Kind::Pruned.code() => {
                Some(seal::link(content.number, prev, content.body.as_bytes(), &mut Vec::new()))
            }
            format => content.hash(format, prev, &mut Vec::new()),
        };
        hash.is_some_and(|hash| hash == self.hash.as_bytes())
    }
}

/// What [`read`] expects, after `SELECT`.
pub(super) fn columns(transaction: &Transaction<'_>) -> Result<String, JournalError> {
    let format = if schema::version(transaction)? < schema::LOOKUPS { "1" } else { "format" };
    Ok(format!("number, time, kind, operator, profile, body, {format}, prev_hash, hash"))
}

/// Text that is no UTF-8 was not written by this program; the check of the chain names it.
pub(super) fn read<'a>(row: &'a Row<'_>) -> Result<StoredEntry<'a>, JournalError> {
    let text = |column| -> Result<Cow<'a, str>, JournalError> {
        let bytes = row.get_ref(column)?.as_bytes();
        bytes.map(String::from_utf8_lossy).map_err(|error| JournalError::Damaged(error.to_string()))
    };
    Ok(StoredEntry {
        number: row.get::<_, i64>(0)?.unsigned_abs(),
        time: row.get(1)?,
        kind: text(2)?,
        operator: text(3)?,
        profile: text(4)?,
        body: text(5)?,
        format: row.get(6)?,
        prev_hash: text(7)?,
        hash: text(8)?,
    })
}

/// Visits entries above `after`, oldest first, one at a time. With a filter: every entry of the actions that it lets
/// through; without one, every entry that there is.
pub(super) fn each<E>(
    transaction: &Transaction<'_>,
    after: u64,
    filter: &EntryFilter,
    mut visit: impl FnMut(&StoredEntry<'_>) -> Result<(), E>,
) -> Result<Result<(), E>, JournalError> {
    let columns = columns(transaction)?;
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    let mut choice = Choice::new(filter, schema::version(transaction)?);
    let sql = if *filter == EntryFilter::default() {
        choice = Choice::default();
        format!("SELECT {columns} FROM entries NOT INDEXED WHERE number > :after ORDER BY number")
    } else {
        format!(
            "WITH chosen AS ({}) SELECT {columns} FROM entries WHERE number > :after AND number IN \
             (SELECT number FROM chosen UNION \
              SELECT part.number FROM chosen JOIN entries AS part ON part.intent = chosen.number) ORDER BY number",
            choice.sql()
        )
    };
    let mut params = choice.params();
    params.push((":after", &after as &dyn ToSql));
    let mut statement = transaction.prepare(&sql)?;
    let mut rows = statement.query(params.as_slice())?;
    while let Some(row) = rows.next()? {
        if let Err(error) = visit(&read(row)?) {
            return Ok(Err(error));
        }
    }
    Ok(Ok(()))
}

/// Visits the entries of one action, its intent first.
pub(super) fn each_of(
    transaction: &Transaction<'_>,
    intent: i64,
    mut visit: impl FnMut(&StoredEntry<'_>) -> Result<(), JournalError>,
) -> Result<(), JournalError> {
    let columns = columns(transaction)?;
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT {columns} FROM entries WHERE number = ?1 UNION ALL SELECT {columns} FROM entries WHERE intent = ?1 \
         ORDER BY number"
    ))?;
    let mut rows = statement.query([intent])?;
    while let Some(row) = rows.next()? {
        visit(&read(row)?)?;
    }
    Ok(())
}
