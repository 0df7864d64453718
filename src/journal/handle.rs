//! The handle that everybody holds.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;
use tokio::sync::OnceCell;

use super::actor::Actor;
use super::entry::{CallBody, ClosingBody, IntentBody, Kind, RawEntry, ResultBody};
use super::query::Filter;
use super::session::Session;
use super::{JournalError, chain, query, schema};
use crate::domain::{Denial, Plan, Subject};
use crate::job::{Chain, EntryRow, OpenIntent, TargetResult};

/// How long a write waits for another program that holds the file.
const PATIENCE: Duration = Duration::from_secs(2);

/// Who writes. Goes into each entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Who sits at the keyboard.
    pub operator: String,
    /// Which profile of the settings.
    pub profile: String,
}

/// The journal. Cheap to clone; all clones share one writing and one reading connection, so that a long check does
/// not hold up an action.
#[derive(Debug, Clone)]
pub struct Journal(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    path: PathBuf,
    author: Author,
    patience: Duration,
    file: OnceCell<File>,
}

/// The file, once it is open.
#[derive(Debug)]
struct File {
    session: String,
    // None: opened for reading.
    writer: Option<Actor>,
    reader: Actor,
}

impl File {
    async fn open(path: &Path, patience: Duration) -> Result<Self, JournalError> {
        let file = path.to_owned();
        let (writer, session) = Actor::start(move || {
            let mut connection = schema::open(&file, patience)?;
            let session = Session::begin(&mut connection, &file)?;
            let name = session.name().to_owned();
            Ok((connection, session, name))
        })
        .await?;
        let reader = Self::reader(path, patience).await?;
        Ok(Self { session, writer: Some(writer), reader })
    }

    async fn reader(path: &Path, patience: Duration) -> Result<Actor, JournalError> {
        let file = path.to_owned();
        let (reader, ()) =
            Actor::start(move || Ok((schema::open_for_reading(&file, patience)?, (), ()))).await?;
        Ok(reader)
    }
}

impl Journal {
    /// Opens the journal for writing and makes it where there is none, with its directory. The file's mode is 0600.
    pub async fn open(path: impl AsRef<Path>, author: Author) -> Result<Self, JournalError> {
        Self::open_waiting(path, author, PATIENCE).await
    }

    /// As [`open`](Self::open), with another time to wait for a program that holds the file.
    pub async fn open_waiting(
        path: impl AsRef<Path>,
        author: Author,
        patience: Duration,
    ) -> Result<Self, JournalError> {
        let journal = Self::new(path.as_ref(), author, patience, OnceCell::new());
        journal.file().await?;
        Ok(journal)
    }

    /// A journal that could not be opened. Every use tries again and fails with the reason, so that a console can be
    /// read meanwhile and writes again once the journal can be written.
    pub fn unopened(path: impl AsRef<Path>, author: Author) -> Self {
        Self::new(path.as_ref(), author, PATIENCE, OnceCell::new())
    }

    /// Opens an existing journal for reading, also while a console writes. Every write is refused with
    /// [`JournalError::ReadOnly`].
    pub async fn open_read_only(path: impl AsRef<Path>) -> Result<Self, JournalError> {
        let path = path.as_ref();
        let reader = File::reader(path, PATIENCE).await?;
        let author = Author { operator: String::new(), profile: String::new() };
        let file = File { session: String::new(), writer: None, reader };
        Ok(Self::new(path, author, PATIENCE, OnceCell::new_with(Some(file))))
    }

    fn new(path: &Path, author: Author, patience: Duration, file: OnceCell<File>) -> Self {
        Self(Arc::new(Shared { path: path.to_owned(), author, patience, file }))
    }

    async fn file(&self) -> Result<&File, JournalError> {
        let Shared { path, patience, file, .. } = &*self.0;
        file.get_or_try_init(|| File::open(path, *patience)).await
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection, &Author) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let writer = self.file().await?.writer.as_ref().ok_or(JournalError::ReadOnly)?;
        let shared = Arc::clone(&self.0);
        writer.run(move |connection| work(connection, &shared.author)).await
    }

    /// Who writes.
    pub(super) fn author(&self) -> &Author {
        &self.0.author
    }

    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        self.file().await?.reader.run(work).await
    }

    /// Writes what is still queued and closes the file; clones of this handle answer [`JournalError::Closed`] from
    /// then on. Dropping the last handle does the same without waiting.
    pub async fn close(self) {
        let Some(file) = self.0.file.get() else { return };
        file.reader.stop().await;
        if let Some(writer) = &file.writer {
            writer.stop().await;
        }
    }

    pub(super) async fn append(
        &self,
        kind: Kind,
        body: impl Serialize + Send + 'static,
    ) -> Result<u64, JournalError> {
        self.write(move |connection, author| chain::append(connection, author, now(), kind, &body)).await
    }

    /// Notes that a plan is about to be carried out, with everything that is in it. On disk when it returns, as after
    /// every other write here. Gives the number of the entry.
    pub async fn begin(&self, plan: &Plan) -> Result<u64, JournalError> {
        self.intent(Kind::Intent, plan, None).await
    }

    /// Notes that the policy stopped a plan.
    pub async fn denied(&self, plan: &Plan, denial: &Denial) -> Result<u64, JournalError> {
        self.intent(Kind::Denied, plan, Some(denial.clone())).await
    }

    async fn intent(&self, kind: Kind, plan: &Plan, denial: Option<Denial>) -> Result<u64, JournalError> {
        let action = plan.action.kind().code().to_owned();
        let session = self.file().await?.session.clone();
        self.append(kind, IntentBody { action, session, denial, plan: plan.clone() }).await
    }

    /// Notes that a call is about to go out. `intent` is the number that [`begin`](Self::begin) gave, `request` the
    /// body of the call, which holds no signature.
    pub async fn call(
        &self,
        intent: u64,
        batch: usize,
        subjects: &[Subject],
        request: &Value,
    ) -> Result<u64, JournalError> {
        let body = CallBody { intent, batch, subjects: subjects.to_vec(), request: request.clone() };
        self.append(Kind::Call, body).await
    }

    /// Notes what became of a call. `call` is the number that [`call`](Self::call) gave.
    pub async fn result(
        &self,
        call: u64,
        results: &[TargetResult],
        took: Duration,
    ) -> Result<(), JournalError> {
        let results = results.to_vec();
        let took_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        self.write(move |connection, author| {
            let intent = query::intent_of(connection, call)?;
            let code = ResultBody::code_of(&results);
            let body = ResultBody { intent, call, code, took_ms, results };
            chain::append(connection, author, now(), Kind::Result, &body).map(drop)
        })
        .await
    }

    /// Notes what reading back told about some targets. The plan stays open until its [`end`](Self::end).
    pub async fn settled(&self, intent: u64, results: &[TargetResult]) -> Result<(), JournalError> {
        self.append(Kind::Settled, ClosingBody::new(intent, results)).await.map(drop)
    }

    /// Notes that a plan is over, with the results of all its targets.
    pub async fn end(&self, intent: u64, results: &[TargetResult]) -> Result<(), JournalError> {
        self.append(Kind::End, ClosingBody::new(intent, results)).await.map(drop)
    }

    /// Plans of this profile that have no end and whose console no longer runs, oldest first. Targets whose last
    /// result is "unknown" count as in flight.
    pub async fn open_intents(&self) -> Result<Vec<OpenIntent>, JournalError> {
        let shared = Arc::clone(&self.0);
        self.read(move |connection| query::open_intents(connection, &shared.path, &shared.author.profile))
            .await
    }

    /// Recorded plans with a number below `before` (`None`: the newest), newest first.
    pub async fn rows(
        &self,
        before: Option<u64>,
        limit: usize,
        filter: &Filter,
    ) -> Result<Vec<EntryRow>, JournalError> {
        let filter = filter.clone();
        self.read(move |connection| query::rows(connection, before, limit, &filter)).await
    }

    /// Entries exactly as stored with a number above `after`, oldest first, for an export page by page. With a filter:
    /// every entry of the plans that it lets through.
    pub async fn raw(
        &self,
        after: u64,
        limit: usize,
        filter: &Filter,
    ) -> Result<Vec<RawEntry>, JournalError> {
        let filter = filter.clone();
        self.read(move |connection| query::raw(connection, after, limit, &filter)).await
    }

    /// Number and hash of the last entry, to be kept elsewhere; `(0, 64 zeros)` for an empty journal.
    pub async fn head(&self) -> Result<(u64, String), JournalError> {
        self.read(|connection| {
            let (number, hash) = chain::head(&connection.transaction()?)?;
            Ok((number.unsigned_abs(), hash))
        })
        .await
    }

    /// Whether the chain is whole. Reads every entry; writes go on meanwhile.
    pub async fn verify(&self) -> Result<Chain, JournalError> {
        self.read(chain::verify).await
    }
}

#[expect(clippy::disallowed_methods, reason = "the journal stamps its entries itself")]
fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
