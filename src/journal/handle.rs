//! The handle that everybody holds.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use serde_json::Value;

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
pub struct Journal {
    path: Arc<PathBuf>,
    author: Arc<Author>,
    session: Arc<str>,
    // None: opened for reading.
    writer: Option<Actor>,
    // The error: why there is no journal at all.
    reader: Result<Actor, Arc<str>>,
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
        let path = Arc::new(path.as_ref().to_owned());
        let file = Arc::clone(&path);
        let (writer, session) = Actor::start(move || {
            let mut connection = schema::open(&file, patience)?;
            let session = Session::begin(&mut connection, &file)?;
            let name: Arc<str> = Arc::from(session.name());
            Ok((connection, session, name))
        })
        .await?;
        let reader = Self::reader(&path, patience).await?;
        Ok(Self { path, author: Arc::new(author), session, writer: Some(writer), reader: Ok(reader) })
    }

    /// Opens an existing journal for reading, also while a console writes. Every write is refused with
    /// [`JournalError::ReadOnly`].
    pub async fn open_read_only(path: impl AsRef<Path>) -> Result<Self, JournalError> {
        let path = Arc::new(path.as_ref().to_owned());
        let reader = Self::reader(&path, PATIENCE).await?;
        let author = Arc::new(Author { operator: String::new(), profile: String::new() });
        Ok(Self { path, author, session: Arc::from(""), writer: None, reader: Ok(reader) })
    }

    /// Stands in for a journal that could not be opened: everything fails with the reason, so that no write goes out
    /// while reading the service goes on.
    pub fn unavailable(why: &JournalError) -> Self {
        Self {
            path: Arc::default(),
            author: Arc::new(Author { operator: String::new(), profile: String::new() }),
            session: Arc::from(""),
            writer: None,
            reader: Err(Arc::from(why.to_string())),
        }
    }

    fn reading(&self) -> Result<&Actor, JournalError> {
        self.reader.as_ref().map_err(|why| JournalError::Unavailable(why.to_string()))
    }

    fn writing(&self) -> Result<&Actor, JournalError> {
        self.reading()?;
        self.writer.as_ref().ok_or(JournalError::ReadOnly)
    }

    async fn reader(path: &Arc<PathBuf>, patience: Duration) -> Result<Actor, JournalError> {
        let file = Arc::clone(path);
        let (reader, ()) =
            Actor::start(move || Ok((schema::open_for_reading(&file, patience)?, (), ()))).await?;
        Ok(reader)
    }

    /// Writes what is still queued and closes the file; clones of this handle answer [`JournalError::Closed`] from
    /// then on. Dropping the last handle does the same without waiting.
    pub async fn close(self) {
        if let Ok(reader) = &self.reader {
            reader.stop().await;
        }
        if let Some(writer) = &self.writer {
            writer.stop().await;
        }
    }

    async fn append(&self, kind: Kind, body: impl Serialize + Send + 'static) -> Result<u64, JournalError> {
        let writer = self.writing()?;
        let author = Arc::clone(&self.author);
        writer.run(move |connection| chain::append(connection, &author, now(), kind, &body)).await
    }

    /// Notes that a plan is about to be carried out, with everything that is in it. On disk when it returns, as after
    /// every other write here. Gives the number of the entry.
    pub async fn begin(&self, plan: &Plan) -> Result<u64, JournalError> {
        self.append(Kind::Intent, self.intent(plan, None)).await
    }

    /// Notes that the policy stopped a plan.
    pub async fn denied(&self, plan: &Plan, denial: &Denial) -> Result<u64, JournalError> {
        self.append(Kind::Denied, self.intent(plan, Some(denial.clone()))).await
    }

    fn intent(&self, plan: &Plan, denial: Option<Denial>) -> IntentBody {
        let action = plan.action.kind().code().to_owned();
        IntentBody { action, session: self.session.to_string(), denial, plan: plan.clone() }
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
        let writer = self.writing()?;
        let author = Arc::clone(&self.author);
        let results = results.to_vec();
        let took_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        writer
            .run(move |connection| {
                let intent = query::intent_of(connection, call)?;
                let code = ResultBody::code_of(&results);
                let body = ResultBody { intent, call, code, took_ms, results };
                chain::append(connection, &author, now(), Kind::Result, &body).map(drop)
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
        let (path, author) = (Arc::clone(&self.path), Arc::clone(&self.author));
        self.reading()?.run(move |connection| query::open_intents(connection, &path, &author.profile)).await
    }

    /// Recorded plans with a number below `before` (`None`: the newest), newest first.
    pub async fn rows(
        &self,
        before: Option<u64>,
        limit: usize,
        filter: &Filter,
    ) -> Result<Vec<EntryRow>, JournalError> {
        let filter = filter.clone();
        self.reading()?.run(move |connection| query::rows(connection, before, limit, &filter)).await
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
        self.reading()?.run(move |connection| query::raw(connection, after, limit, &filter)).await
    }

    /// Number and hash of the last entry, to be kept elsewhere; `(0, 64 zeros)` for an empty journal.
    pub async fn head(&self) -> Result<(u64, String), JournalError> {
        self.reading()?
            .run(|connection| {
                let (number, hash) = chain::head(&connection.transaction()?)?;
                Ok((number.unsigned_abs(), hash))
            })
            .await
    }

    /// Whether the chain is whole. Reads every entry; writes go on meanwhile.
    pub async fn verify(&self) -> Result<Chain, JournalError> {
        self.reading()?.run(chain::verify).await
    }
}

#[expect(clippy::disallowed_methods, reason = "the journal stamps its entries itself")]
fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
