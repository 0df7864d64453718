//! A journal in a directory of its own, and plans to put into it.

use std::path::PathBuf;
use std::time::Duration;

use imwarden::domain::{Action, Before, GroupId, MuteTime, Plan, Subject, Target, UserId};
use imwarden::job::{Fault, FaultKind, TargetResult, Verdict};
use imwarden::journal::{Author, Journal};
use imwarden::text::SafeText;
use imwarden::wire::GroupType;
use rusqlite::Connection;
use serde_json::json;

pub(crate) struct Place {
    pub(crate) directory: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { directory: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.directory.path().join("data").join("journal.sqlite3")
    }

    pub(crate) async fn open(&self) -> Journal {
        self.open_as("zhang", "prod").await
    }

    pub(crate) async fn open_as(&self, operator: &str, profile: &str) -> Journal {
        Journal::open(self.file(), author(operator, profile)).await.unwrap()
    }

    /// What somebody with a shell on the database could do: takes the guards away and puts them back.
    pub(crate) fn tamper(&self, sql: &str) {
        let connection = Connection::open(self.file()).unwrap();
        let mut guards =
            connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        let guards: Vec<(String, String)> = guards
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for (name, _) in &guards {
            connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        connection.execute_batch(sql).unwrap();
        for (_, sql) in &guards {
            connection.execute_batch(sql).unwrap();
        }
    }

    /// Runs the program on this journal, in English: status, standard output, standard error.
    pub(crate) fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_imwarden"))
            .args(["--lang", "en", "journal"])
            .args(arguments)
            .env("IMWARDEN_CONFIG_DIR", self.directory.path().join("config"))
            .env("IMWARDEN_DATA_DIR", self.directory.path().join("data"))
            .env("IMWARDEN_OPERATOR", "zhang")
            .env("TZ", "UTC")
            .stdin(std::process::Stdio::null())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    pub(crate) fn session_files(&self) -> usize {
        let names = self.file().parent().unwrap().read_dir().unwrap().flatten();
        names.filter(|entry| entry.file_name().to_string_lossy().contains(".session-")).count()
    }
}

pub(crate) fn author(operator: &str, profile: &str) -> Author {
    Author { operator: operator.to_owned(), profile: profile.to_owned() }
}

pub(crate) fn user(id: &str) -> Subject {
    Subject::User(UserId::from(id))
}

pub(crate) fn mute(group: &str, users: &[&str]) -> Plan {
    let targets = users.iter().map(|id| Target::stranger(&UserId::from(*id))).collect();
    let action = Action::Mute {
        users: users.iter().map(|id| UserId::from(*id)).collect(),
        time: MuteTime::For(Duration::from_mins(10)),
    };
    Plan {
        group: GroupId::from(group),
        group_name: SafeText::new("\u{7fa4}"),
        kind: GroupType::Public,
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

pub(crate) fn result(subject: Subject, verdict: Verdict) -> TargetResult {
    TargetResult { subject, verdict }
}

pub(crate) fn all(plan: &Plan, verdict: &Verdict) -> Vec<TargetResult> {
    plan.targets.iter().map(|target| result(target.subject.clone(), verdict.clone())).collect()
}

pub(crate) fn fault(kind: FaultKind, code: i64) -> Fault {
    Fault::coded(kind, code, "forbid_send_msg", "no")
}

/// How many entries there are; they must be whole.
pub(crate) async fn whole(journal: &Journal) -> u64 {
    let chain = journal.verify().await.unwrap();
    assert_eq!(chain.breaks, []);
    chain.entries
}

/// One finished plan: four entries.
pub(crate) async fn record(journal: &Journal, plan: &Plan, verdict: &Verdict) -> u64 {
    let entry = journal.begin(plan).await.unwrap();
    let subjects: Vec<Subject> = plan.targets.iter().map(|target| target.subject.clone()).collect();
    let call = journal.call(entry, 0, &subjects, &json!({"GroupId": plan.group.raw()})).await.unwrap();
    let results = all(plan, verdict);
    journal.result(call, &results, Duration::from_millis(20)).await.unwrap();
    journal.end(entry, &results).await.unwrap();
    entry
}
