//! A worker with a real client, a real journal and the practice server on a real port.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use imwarden::client::{Client, Credentials, Endpoint, Limits, Secret, Signer};
use imwarden::domain::{Action, Before, GroupId, Plan, Policy, Subject, Target, UserId};
use imwarden::job::{Ending, Job, JobId, Outcome, Read, Task, Verdict};
use imwarden::journal::{Author, Filter, Journal};
use imwarden::sandbox::state::World;
use imwarden::sandbox::{Clock, DEMO_SECRET_KEY};
use imwarden::text::SafeText;
use imwarden::wire::GroupType;
use imwarden::worker::{Worker, spawn};
use tokio::sync::mpsc;

use crate::support::{self, Bench, COMMUNITY, LIVE, MEETING, NOW, PUBLIC};

/// Long enough for a slow machine, short enough to tell a hang.
const DEADLINE: Duration = Duration::from_secs(30);

pub(crate) struct Stage {
    pub(crate) bench: Bench,
    pub(crate) client: Client,
    pub(crate) worker: Worker,
    outcomes: mpsc::UnboundedReceiver<Outcome>,
    data: tempfile::TempDir,
    jobs: u64,
}

/// What the next start of the program sees.
pub(crate) struct Reopened {
    pub(crate) journal: Journal,
    _data: tempfile::TempDir,
}

pub(crate) fn author() -> Author {
    Author { operator: "zhang".to_owned(), profile: "prod".to_owned() }
}

/// The hand-made world, moved to today: plans are dated by the computer's clock.
pub(crate) fn world() -> World {
    let mut world = support::world();
    let today = Clock::system().now();
    for group in world.groups.values_mut() {
        group.create_time = group.create_time + today - NOW;
        for message in &mut group.messages {
            message.time = message.time + today - NOW;
        }
    }
    world
}

pub(crate) async fn stage(faults: &[&str]) -> Stage {
    stage_with(world(), faults, &Limits::default(), Policy::default()).await
}

pub(crate) async fn stage_with(world: World, faults: &[&str], limits: &Limits, policy: Policy) -> Stage {
    let bench = support::start_server(world, |options| {
        options.clock = Clock::system();
        options.faults = faults.iter().map(|fault| fault.parse().unwrap()).collect();
    })
    .await;
    let credentials = Credentials {
        sdkappid: 1_400_000_001,
        identifier: "administrator".to_owned(),
        key: Signer::Key(Secret::new(DEMO_SECRET_KEY)),
    };
    let client = Client::new(Endpoint::parse(&bench.server.url()).unwrap(), credentials, limits).unwrap();
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("journal.sqlite3");
    let journal = Journal::open_waiting(file, author(), Duration::from_millis(50)).await.unwrap();
    let (sender, outcomes) = mpsc::unbounded_channel();
    let worker = spawn(client.clone(), journal, policy, sender);
    Stage { bench, client, worker, outcomes, data, jobs: 0 }
}

/// Reads more patiently than people would, writes are given up soon.
pub(crate) fn hasty() -> Limits {
    Limits { total: Duration::from_millis(400), tries: 1, ..Limits::default() }
}

impl Stage {
    pub(crate) fn journal_file(&self) -> PathBuf {
        self.data.path().join("journal.sqlite3")
    }

    pub(crate) fn submit(&mut self, task: Task) -> JobId {
        self.jobs += 1;
        let id = JobId(self.jobs);
        self.worker.submit(Job { id, task });
        id
    }

    pub(crate) fn act(&mut self, plan: Plan) -> JobId {
        self.submit(Task::Act(plan.into()))
    }

    pub(crate) fn read(&mut self, read: Read) -> JobId {
        self.submit(Task::Read(read))
    }

    /// The next outcome, budgets left out.
    pub(crate) async fn next(&mut self) -> Outcome {
        loop {
            let next = tokio::time::timeout(DEADLINE, self.outcomes.recv()).await;
            match next.expect("an outcome in time").expect("a worker that lives") {
                Outcome::Budget { .. } => {}
                outcome => return outcome,
            }
        }
    }

    /// The next outcome that `pick` takes; others are passed over.
    pub(crate) async fn until<T>(&mut self, mut pick: impl FnMut(Outcome) -> Option<T>) -> T {
        loop {
            let next = tokio::time::timeout(DEADLINE, self.outcomes.recv()).await;
            if let Some(found) = pick(next.expect("an outcome in time").expect("a worker that lives")) {
                return found;
            }
        }
    }

    pub(crate) async fn ending(&mut self, of: JobId) -> Ending {
        self.until(|outcome| match outcome {
            Outcome::Acted { job, ending, .. } if job == of => Some(ending),
            _ => None,
        })
        .await
    }

    /// Carries a plan out to its end.
    pub(crate) async fn acted(&mut self, plan: Plan) -> Ending {
        let job = self.act(plan);
        self.ending(job).await
    }

    /// Ends the worker; what its plans said meanwhile, and the journal opened again.
    pub(crate) async fn finish(mut self, grace: Duration) -> (Vec<(JobId, Ending)>, Reopened) {
        let file = self.journal_file();
        self.worker.finish(grace).await;
        let mut endings = Vec::new();
        while let Some(outcome) = self.outcomes.recv().await {
            if let Outcome::Acted { job, ending, .. } = outcome {
                endings.push((job, ending));
            }
        }
        let journal = Journal::open(file, author()).await.unwrap();
        (endings, Reopened { journal, _data: self.data })
    }

    /// How many calls of a command went out, tries counted.
    pub(crate) fn calls(&self, command: &str) -> usize {
        self.client.log().iter().filter(|line| line.command == command).count()
    }

    /// Kinds of all entries in the journal.
    pub(crate) async fn kinds(&self) -> Vec<String> {
        let journal = Journal::open_read_only(self.journal_file()).await.unwrap();
        let entries = journal.raw(0, 1000, &Filter::default()).await.unwrap();
        entries.into_iter().map(|entry| entry.kind).collect()
    }
}

pub(crate) fn kind_of(group: &str) -> GroupType {
    match group {
        PUBLIC => GroupType::Public,
        MEETING => GroupType::Meeting,
        LIVE => GroupType::Live,
        COMMUNITY => GroupType::Community,
        _ => GroupType::Work,
    }
}

/// A plan as the console freezes it.
pub(crate) fn plan(group: &str, action: Action) -> Plan {
    let users = |users: &[UserId]| users.iter().map(Target::stranger).collect::<Vec<_>>();
    let whole = || {
        vec![Target {
            subject: Subject::Group,
            label: SafeText::default(),
            role: None,
            mute: None,
            sender: None,
        }]
    };
    let targets = match &action {
        Action::Mute { users: them, .. }
        | Action::Unmute { users: them }
        | Action::Add { users: them }
        | Action::Remove { users: them, .. } => users(them),
        Action::Notify { to, .. } if !to.is_empty() => users(to),
        Action::Recall { seqs } => seqs
            .iter()
            .map(|seq| Target {
                subject: Subject::Message(*seq),
                label: SafeText::default(),
                role: None,
                mute: None,
                sender: Some(UserId::from("mia")),
            })
            .collect(),
        Action::RecallBySender { sender: user }
        | Action::TransferOwner { to: user }
        | Action::SetRole { user, .. }
        | Action::SetNameCard { user, .. } => users(std::slice::from_ref(user)),
        Action::Notify { .. } | Action::Send { .. } | Action::MuteAll { .. } => whole(),
    };
    Plan {
        group: GroupId::from(group),
        group_name: SafeText::new("g"),
        kind: kind_of(group),
        action,
        targets,
        refused: Vec::new(),
        caveats: Vec::new(),
        reason: "spam".to_owned(),
        evidence: Vec::new(),
        before: Before::default(),
        undoes: None,
    }
}

pub(crate) fn people(names: &[&str]) -> Vec<UserId> {
    names.iter().map(|name| UserId::from(*name)).collect()
}

pub(crate) fn mute(group: &str, names: &[&str]) -> Plan {
    let time = imwarden::domain::MuteTime::For(Duration::from_mins(10));
    plan(group, Action::Mute { users: people(names), time })
}

/// How many ended how, by a word.
pub(crate) fn words(ending: &Ending) -> BTreeMap<&'static str, usize> {
    let mut words = BTreeMap::new();
    for result in &ending.results {
        let word = match &result.verdict {
            Verdict::Done => "done",
            Verdict::Failed(_) => "failed",
            Verdict::Unknown(_) => "unknown",
            Verdict::NotStarted => "not started",
        };
        *words.entry(word).or_default() += 1;
    }
    words
}
