//! What is read through the handle: lists, single actions, exports, cases.

use super::case::{self, Case};
use super::entry::RawEntry;
use super::stored::{self, StoredEntry};
use super::{Journal, JournalError, chain, query, recorded, undo};
use crate::domain::PastAction;
use crate::job::{EntryFilter, EntryRow, Head, OpenIntent, Recorded, RecordedPruning, Undoing};

impl Journal {
    /// Plans of this profile that have no end and whose console no longer runs, oldest first. Targets whose last
    /// result is "unknown" count as in flight.
    pub async fn open_intents(&self) -> Result<Vec<OpenIntent>, JournalError> {
        let (path, profile) = (self.path().to_owned(), self.author().profile.clone());
        self.read(move |connection| query::open_intents(connection, &path, &profile)).await
    }

    /// Recorded plans with a number below `before` (`None`: the newest), newest first.
    pub async fn rows(
        &self,
        before: Option<u64>,
        limit: usize,
        filter: &EntryFilter,
    ) -> Result<Vec<EntryRow>, JournalError> {
        let filter = filter.clone();
        self.read(move |connection| query::rows(connection, before, limit, &filter)).await
    }

    /// What an entry belongs to, whole: `number` may be that of any entry of an action. `None`: there is no such entry.
    pub async fn recorded(&self, number: u64) -> Result<Option<Recorded>, JournalError> {
        self.read(move |connection| recorded::recorded(connection, number)).await
    }

    /// What an undo must know of recorded actions of this profile, newest first: what was there before, with whom it
    /// went well, and what of it was not taken back since. An entry that is no action of this profile is left out.
    pub async fn past_actions(&self, what: &Undoing) -> Result<Vec<PastAction>, JournalError> {
        let (profile, what) = (self.author().profile.clone(), what.clone());
        self.read(move |connection| undo::past_actions(connection, &profile, &what)).await
    }

    /// Which profile writes.
    pub fn profile(&self) -> &str {
        &self.author().profile
    }

    /// Every entry of the action that this one belongs to, its intent first.
    pub async fn entries_of(&self, number: u64) -> Result<Vec<RawEntry>, JournalError> {
        self.read(move |connection| recorded::entries_of(connection, number)).await
    }

    /// The records of all prunings, oldest first.
    pub async fn prunings(&self) -> Result<Vec<RecordedPruning>, JournalError> {
        self.read(recorded::prunings).await
    }

    /// Visits everything that a third party needs to check the actions that a filter lets through, from one view of the
    /// file. See [`Case`].
    pub async fn case<C: Case>(
        &self,
        filter: &EntryFilter,
        case: C,
    ) -> Result<Result<C, C::Error>, JournalError> {
        let filter = filter.clone();
        self.read(move |connection| case::visit(connection, &filter, case)).await
    }

    /// Entries exactly as stored with a number above `after`, oldest first. With a filter: every entry of the actions
    /// that it lets through; without one, every entry that there is.
    pub async fn raw(
        &self,
        after: u64,
        limit: usize,
        filter: &EntryFilter,
    ) -> Result<Vec<RawEntry>, JournalError> {
        let filter = filter.clone();
        self.read(move |connection| {
            let mut entries = Vec::new();
            let full = stored::each(&connection.transaction()?, after, &filter, |entry| {
                if entries.len() < limit {
                    entries.push(RawEntry::from(entry));
                }
                if entries.len() < limit { Ok(()) } else { Err(()) }
            })?;
            // That it was full is what was asked for.
            full.unwrap_or_default();
            Ok(entries)
        })
        .await
    }

    /// Visits the same entries one at a time, so that a journal of any size passes through little memory. Runs on the
    /// journal's reading thread, from one view of the file; an error of `visit` ends it.
    pub async fn each<S: Send + 'static, E: Send + 'static>(
        &self,
        filter: &EntryFilter,
        mut state: S,
        mut visit: impl FnMut(&mut S, &StoredEntry<'_>) -> Result<(), E> + Send + 'static,
    ) -> Result<Result<S, E>, JournalError> {
        let filter = filter.clone();
        self.read(move |connection| {
            let transaction = connection.transaction()?;
            let visited = stored::each(&transaction, 0, &filter, |entry| visit(&mut state, entry))?;
            Ok(visited.map(|()| state))
        })
        .await
    }

    /// Visits the actions, and requests written by hand, that a filter lets through one at a time, oldest first, each whole. What this program cannot
    /// read is left out, and told by the check of the chain.
    pub async fn each_action<S: Send + 'static, E: Send + 'static>(
        &self,
        filter: &EntryFilter,
        mut state: S,
        mut visit: impl FnMut(&mut S, Recorded) -> Result<(), E> + Send + 'static,
    ) -> Result<Result<S, E>, JournalError> {
        let filter = filter.clone();
        self.read(move |connection| {
            let visited =
                recorded::each(&connection.transaction()?, &filter, |action| visit(&mut state, action))?;
            Ok(visited.map(|()| state))
        })
        .await
    }

    /// The last entry that was written, to be kept elsewhere.
    pub async fn head(&self) -> Result<Head, JournalError> {
        self.read(chain::head).await
    }
}
