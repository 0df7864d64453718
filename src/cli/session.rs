//! A worker on the service for as long as one command takes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use tokio::sync::mpsc;

use super::args::Args;
use super::status::Halt;
use super::{console, log, output, settings};
use crate::client::{Client, Endpoint, Limits};
use crate::config::{Environment, Profile, Resolved};
use crate::domain::{Policy, Stamp};
use crate::i18n::{Phrase, Texts};
use crate::job::{Ending, Fault, FaultKind, Job, JobId, Outcome, Read, Task};
use crate::journal::{Author, FILE_NAME, Journal};
use crate::worker::{self, Worker};

/// How long what has gone out may take to end when somebody cannot wait.
pub(super) const GRACE: Duration = Duration::from_millis(500);

/// What a command works on, before anything is called.
pub(super) struct Chosen {
    pub(super) policy: Policy,
    /// In the language of the settings, where neither argument nor environment say otherwise.
    pub(super) texts: Texts,
    pub(super) journal: Journal,
    profile: Profile,
    journal_file: PathBuf,
}

/// Reads the settings; the exit status after everything that is wrong was told. Without a profile there is nothing to
/// work on: a practice world inside this process would be gone when it ends.
pub(super) fn choose(args: &Args, environment: &Environment, texts: &Texts) -> Result<Chosen, ExitCode> {
    let resolved = settings::load(args, environment, texts)?;
    let texts = Texts::new(console::language(args, environment, &resolved, texts.lang()));
    let policy = console::policy(args, resolved.profile.as_ref());
    let operator = console::operator(&resolved).as_str().to_owned();
    let Resolved { profile, dirs, warnings, .. } = resolved;
    let Some(profile) = profile else {
        return Err(Halt::wrong(Phrase::new("cli-no-application")).tell(&texts));
    };
    if !args.shared.quiet {
        for warning in warnings {
            output::tell(texts.get(settings::warning_key(warning)).as_str());
        }
    }
    log::to_file(&dirs.data);
    let author = Author { operator, profile: profile.name.clone() };
    // Opened by the first action that is to be written down.
    let journal_file = dirs.data.join(FILE_NAME);
    let journal = Journal::unopened(&journal_file, author);
    Ok(Chosen { policy, texts, journal, profile, journal_file })
}

impl Chosen {
    /// Where calls go.
    pub(super) fn endpoint(&self) -> &Endpoint {
        &self.profile.endpoint
    }

    /// A client. Reading the certificate stores takes a while.
    pub(super) async fn client(&self) -> anyhow::Result<Client> {
        let Profile { endpoint, credentials, share, .. } = self.profile.clone();
        let limits = Limits { share, ..Limits::default() };
        Ok(tokio::task::spawn_blocking(move || Client::new(endpoint, credentials, &limits)).await??)
    }
}

/// Runs a command to its end.
pub(super) fn run<T>(command: impl Future<Output = T>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let ended = runtime.block_on(command);
    // A name server that does not answer must not keep the program from ending.
    runtime.shutdown_background();
    Ok(ended)
}

/// A client and a worker.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) journal: Journal,
    worker: Worker,
    outcomes: mpsc::UnboundedReceiver<Outcome>,
    jobs: u64,
    journal_file: PathBuf,
}

impl Session {
    pub(super) async fn open(chosen: &Chosen) -> anyhow::Result<Self> {
        let client = chosen.client().await?;
        let (sender, outcomes) = mpsc::unbounded_channel();
        let journal = chosen.journal.clone();
        let worker = worker::spawn(client.clone(), journal.clone(), chosen.policy.clone(), sender);
        let journal_file = chosen.journal_file.clone();
        Ok(Self { client, journal, worker, outcomes, jobs: 0, journal_file })
    }

    /// Where the journal is, for whoever reads it after the worker's end.
    pub(super) fn journal_file(&self) -> &Path {
        &self.journal_file
    }

    pub(super) fn submit(&mut self, task: Task) -> JobId {
        self.jobs += 1;
        let id = JobId(self.jobs);
        self.worker.submit(Job { id, task });
        id
    }

    /// Keeps a plan from beginning anything more.
    pub(super) fn cancel(&self, job: JobId) {
        self.worker.cancel(job);
    }

    /// Does something with an intent that was left open, and waits for its end.
    pub(super) async fn ended(&mut self, task: Task) -> Result<Ending, Fault> {
        let job = self.submit(task);
        while let Some(outcome) = self.next().await {
            match outcome {
                Outcome::Acted { job: ended, ending, .. } if ended == job => return Ok(ending),
                _ => {}
            }
        }
        Err(Fault::new(FaultKind::Internal, "worker", ""))
    }

    /// What the worker says next; `None` when it is gone.
    pub(super) async fn next(&mut self) -> Option<Outcome> {
        self.outcomes.recv().await
    }

    /// Asks for something; [`page`](Self::page) brings it.
    pub(super) fn ask(&mut self, read: Read) {
        self.submit(Task::Read(read));
    }

    /// The next page of what was asked for.
    pub(super) async fn page(&mut self) -> Result<Outcome, Fault> {
        while let Some(outcome) = self.next().await {
            match outcome {
                Outcome::Started(_) | Outcome::Budget { .. } => {}
                Outcome::ReadFailed { fault, .. } => return Err(fault),
                page => return Ok(page),
            }
        }
        Err(Fault::new(FaultKind::Internal, "worker", ""))
    }

    /// Ends the worker in order, and gives what it said last.
    pub(super) async fn finish(mut self) -> Vec<Outcome> {
        self.worker.finish(GRACE).await;
        let mut last = Vec::new();
        while let Ok(outcome) = self.outcomes.try_recv() {
            last.push(outcome);
        }
        last
    }
}

/// The calendar's time.
#[expect(clippy::disallowed_methods, reason = "says how long a mute still lasts; filters count from it")]
pub(super) fn now() -> Stamp {
    Stamp::now()
}
