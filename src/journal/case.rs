//! What a third party needs to check some actions without seeing any other.

use rusqlite::Connection;

use super::stored::{self, StoredEntry};
use super::{JournalError, recorded};
use crate::job::{EntryFilter, Recorded};

/// Takes what belongs to a case, in three rounds: entries, links, actions.
pub trait Case: Send + 'static {
    /// Why it cannot go on.
    type Error: Send + 'static;

    /// An entry of the case, oldest first.
    fn entry(&mut self, entry: &StoredEntry<'_>) -> Result<(), Self::Error>;

    /// A link of the chain: every entry of the journal from the first of the case to the head, oldest first. Nothing of
    /// them but number, digest and hash is to be handed on.
    fn link(&mut self, entry: &StoredEntry<'_>) -> Result<(), Self::Error>;

    /// An action of the case, or a request written by hand, oldest first.
    fn action(&mut self, recorded: Recorded) -> Result<(), Self::Error>;
}

/// Goes through the rounds, from one view of the file.
pub(super) fn visit<C: Case>(
    connection: &mut Connection,
    filter: &EntryFilter,
    mut case: C,
) -> Result<Result<C, C::Error>, JournalError> {
    let transaction = connection.transaction()?;
    let mut first = None;
    let visited = stored::each(&transaction, 0, filter, |entry| {
        first.get_or_insert(entry.number);
        case.entry(entry)
    })?;
    if let Err(error) = visited {
        return Ok(Err(error));
    }
    let Some(first) = first else { return Ok(Ok(case)) };
    let linked = stored::each(&transaction, first.saturating_sub(1), &EntryFilter::default(), |entry| {
        case.link(entry)
    })?;
    if let Err(error) = linked {
        return Ok(Err(error));
    }
    let told = recorded::each(&transaction, filter, |action| case.action(action))?;
    Ok(told.map(|()| case))
}
