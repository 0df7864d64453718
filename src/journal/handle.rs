//! The handle that everybody holds.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use serde_json::Value;
use tokio::sync::OnceCell;

use super::actor::Actor;
use super::entry::{CallBody, ClosingBody, IntentBody, Kind, ResultBody, ResumedBody};
use super::session::Session;
use super::taken::{self, Begun};
use super::{JournalError, chain, query, schema};
use crate::domain::{Denial, Plan, Subject};
use crate::job::TargetResult;

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
    read_only: bool,
    writer: OnceCell<Writer>,
    reader: OnceCell<Actor>,
}

#[derive(Debug)]
struct Writer {
    session: String,
    actor: Actor,
}

impl Writer {
    async fn open(path: &Path, patience: Duration) -> Result<Self, JournalError> {
        let file = path.to_owned();
        let (actor, session) = Actor::start(move || {
            let mut connection = schema::open(&file, patience)?;
            let session = Session::begin(&mut connection, &file)?;
            let name = session.name().to_owned();
            Ok((connection, session, name))
        })
        .await?;
        Ok(Self { session, actor })
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
        let journal = Self::new(path.as_ref(), author, patience, false);
        journal.writer().await?;
        journal.reader().await?;
        Ok(journal)
    }

    /// A journal that could not be opened. Every use tries again, so that a console writes again once the journal can
    /// be written. What can only be read is read meanwhile.
    pub fn unopened(path: impl AsRef<Path>, author: Author) -> Self {
        Self::new(path.as_ref(), author, PATIENCE, false)
    }

    /// Opens an existing journal for reading, also while a console writes. Every write is refused with
    /// [`JournalError::ReadOnly`].
    pub async fn open_read_only(path: impl AsRef<Path>) -> Result<Self, JournalError> {
        let author = Author { operator: String::new(), profile: String::new() };
        let journal = Self::new(path.as_ref(), author, PATIENCE, true);
        journal.reader().await?;
        Ok(journal)
    }

    fn new(path: &Path, author: Author, patience: Duration, read_only: bool) -> Self {
        let (writer, reader) = (OnceCell::new(), OnceCell::new());
        Self(Arc::new(Shared { path: path.to_owned(), author, patience, read_only, writer, reader }))
    }

    async fn writer(&self) -> Result<&Writer, JournalError> {
        let Shared { path, patience, read_only, writer, .. } = &*self.0;
        if *read_only {
            return Err(JournalError::ReadOnly);
        }
        writer.get_or_try_init(|| Writer::open(path, *patience)).await
    }

    async fn reader(&self) -> Result<&Actor, JournalError> {
        let Shared { path, patience, read_only, reader, .. } = &*self.0;
        let (file, patience) = (path.clone(), *patience);
        let open = async move || {
            let open = move || Ok((schema::open_for_reading(&file, patience)?, (), ()));
            Ok(Actor::start(open).await?.0)
        };
        match reader.get_or_try_init(open.clone()).await {
            Err(_) if !*read_only => {
                // There may be no file yet; whoever may write makes it.
                self.writer().await?;
                reader.get_or_try_init(open).await
            }
            told => told,
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.0.path
    }

    pub(super) fn author(&self) -> &Author {
        &self.0.author
    }

    pub(super) fn patience(&self) -> Duration {
        self.0.patience
    }

    /// The name that this console has among those that run.
    pub(super) async fn session(&self) -> Result<String, JournalError> {
        Ok(self.writer().await?.session.clone())
    }

    /// Why nothing can be written now; `Ok` when the file is open for writing and nobody else holds it. That there is
    /// room on the disk shows only when something is written.
    pub async fn writable(&self) -> Result<(), JournalError> {
        let held = |connection: &mut Connection, _: &_| {
            Ok(connection.transaction_with_behavior(TransactionBehavior::Immediate)?.rollback()?)
        };
        self.write(held).await
    }

    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection, &Author) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        let shared = Arc::clone(&self.0);
        self.writer().await?.actor.run(move |connection| work(connection, &shared.author)).await
    }

    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, JournalError> + Send + 'static,
    ) -> Result<T, JournalError> {
        self.reader().await?.run(work).await
    }

    /// Writes what is still queued and closes the file; clones of this handle answer [`JournalError::Closed`] from
    /// then on. Dropping the last handle does the same without waiting.
    pub async fn close(self) {
        if let Some(reader) = self.0.reader.get() {
            reader.stop().await;
        }
        if let Some(writer) = self.0.writer.get() {
            writer.actor.stop().await;
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
        self.note(Kind::Intent, plan, None).await
    }

    /// Notes that the policy stopped a plan.
    pub async fn denied(&self, plan: &Plan, denial: &Denial) -> Result<u64, JournalError> {
        self.note(Kind::Denied, plan, Some(denial.clone())).await
    }

    async fn note(&self, kind: Kind, plan: &Plan, denial: Option<Denial>) -> Result<u64, JournalError> {
        let action = plan.action.kind().code().to_owned();
        let session = self.session().await?;
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

    /// Takes over an intent that was left open, to settle it and to go on with so many of its `targets`. Refused with
    /// [`JournalError::InOtherHands`] while the program that has it still runs.
    pub async fn take_over(&self, intent: u64, targets: usize) -> Result<(), JournalError> {
        let (path, session) = (self.path().to_owned(), self.session().await?);
        let body = ResumedBody { intent, session, targets };
        self.write(move |connection, author| {
            taken::take_over(connection, author, now(), &path, &body).map(drop)
        })
        .await
    }

    /// The intent of this number, if it is one of this profile.
    pub async fn intent(&self, number: u64) -> Result<Option<Begun>, JournalError> {
        let (path, profile) = (self.path().to_owned(), self.author().profile.clone());
        self.read(move |connection| taken::intent(connection, &path, &profile, number)).await
    }
}

#[expect(clippy::disallowed_methods, reason = "the journal stamps its entries itself")]
pub(super) fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}
