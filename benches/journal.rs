//! How fast the journal is when it is large: checking, appending, listing, exporting.
//!
//! ```sh
//! cargo bench --bench journal                      # the release profile: building takes minutes
//! cargo bench --profile fast --bench journal       # builds faster, measures nearly the same
//! IMWARDEN_BENCH_ENTRIES=100000 cargo bench --bench journal
//! ```
//!
//! It makes a journal of 1,000,000 entries (250,000 actions, about 470 MB) in the folder for temporary files, and
//! removes it afterwards. The entries are written past the program, by the documented rules: that the program then finds
//! them whole is a check of the rules, too.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark fails by panicking and prints its figures"
)]
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use imwarden::domain::{GroupId, Plan, Stamp, Subject, UserId};
use imwarden::job::EntryFilter;
use imwarden::journal::{Author, Journal};
use rusqlite::Connection;
use serde_json::json;
use sha2::{Digest, Sha256};

#[path = "../tests/journal/place.rs"]
#[expect(dead_code, reason = "shared with the tests")]
mod place;

/// Appends that are timed.
const APPENDS: usize = 500;

fn main() {
    let wanted = std::env::var("IMWARDEN_BENCH_ENTRIES").ok().and_then(|text| text.parse().ok());
    let entries: usize = wanted.unwrap_or(1_000_000);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("journal.sqlite3");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(run(&file, entries));
}

async fn run(file: &Path, entries: usize) {
    let author = Author { operator: "zhang".to_owned(), profile: "prod".to_owned() };
    Journal::open(file, author.clone()).await.unwrap().close().await;
    let ((), took) = timed(async || fill(file, entries)).await;
    let size = file.metadata().unwrap().len() / 1_000_000;
    println!("{entries} entries, {size} MB (written in {took:.1?})");

    let (journal, took) = timed(async || Journal::open(file, author).await.unwrap()).await;
    report("open", took);
    let (open, took) = timed(async || journal.open_intents().await.unwrap()).await;
    report(&format!("open intents ({})", open.len()), took);
    for round in ["verify", "verify again"] {
        let (chain, took) = timed(async || journal.verify().await.unwrap()).await;
        assert!(chain.is_whole(), "{chain:?}");
        report(round, took);
    }
    lists(&journal).await;
    appends(&journal).await;
    let (lines, took) = timed(async || {
        let all = EntryFilter::default();
        let counted = journal.each(&all, 0_u64, |lines, _| {
            *lines += 1;
            Ok::<_, ()>(())
        });
        counted.await.unwrap().unwrap()
    })
    .await;
    report(&format!("read every entry ({lines})"), took);
    let before = Stamp::from_millisecond(time_of(entries / 10)).unwrap();
    let (pruned, took) = timed(async || journal.prune(before, "").await.unwrap()).await;
    report(&format!("prune {} entries", pruned.entries), took);
    let (chain, took) = timed(async || journal.verify().await.unwrap()).await;
    assert!(chain.is_whole() && chain.pruned == pruned.entries, "{chain:?}");
    report("verify after pruning", took);
    if let Some(peak) = peak() {
        println!("{:<42} {peak:>10}", "peak memory");
    }
    journal.close().await;
}

async fn lists(journal: &Journal) {
    let user = |id: &str| EntryFilter { user: Some(UserId::from(id)), ..EntryFilter::default() };
    let group = |id: &str| EntryFilter { group: Some(GroupId::from(id)), ..EntryFilter::default() };
    let early = EntryFilter { until: Stamp::from_millisecond(time_of(1_000)).ok(), ..EntryFilter::default() };
    for (name, filter) in [
        ("list newest 100", EntryFilter::default()),
        ("list by user, 100 of many", user("u_7")),
        ("list by user, one", user("u_once")),
        ("list by user, none", user("u_nobody")),
        ("list by group, none", group("@TGS#nobody")),
        ("list the oldest by time", early),
    ] {
        let (rows, took) = timed(async || journal.rows(None, 100, &filter).await.unwrap()).await;
        report(&format!("{name} ({})", rows.len()), took);
    }
}

async fn appends(journal: &Journal) {
    let plan = place::mute("@TGS#1", &["u_1"]);
    let mut times = Vec::with_capacity(APPENDS);
    for _ in 0..APPENDS {
        let (_, took) = timed(async || journal.begin(&plan).await.unwrap()).await;
        times.push(took);
    }
    times.sort_unstable();
    report("append with flush, median", times[APPENDS / 2]);
    report("append with flush, 99 of 100 within", times[APPENDS * 99 / 100]);
    report("append with flush, slowest", times[APPENDS - 1]);
}

async fn timed<T>(work: impl AsyncFnOnce() -> T) -> (T, Duration) {
    let started = Instant::now();
    let done = work().await;
    (done, started.elapsed())
}

fn report(what: &str, took: Duration) {
    println!("{what:<42} {:>10}", format!("{took:.2?}"));
}

/// The largest resident size so far, where the system tells it.
fn peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().to_owned())
}

/// A second between two entries.
fn time_of(number: usize) -> i64 {
    1_700_000_000_000 + i64::try_from(number).unwrap() * 1_000
}

/// Writes entries by the rules of the journal's page, without a flush for each.
fn fill(file: &Path, entries: usize) {
    let connection = Connection::open(file).unwrap();
    connection.execute_batch("PRAGMA synchronous = OFF; BEGIN").unwrap();
    let mut insert = connection
        .prepare(
            "INSERT INTO entries (number, time, kind, operator, profile, body, format, prev_hash, hash) \
             VALUES (?1, ?2, ?3, 'zhang', 'prod', ?4, 2, ?5, ?6)",
        )
        .unwrap();
    let mut head = connection.prepare("UPDATE head SET number = ?1, hash = ?2").unwrap();
    let mut hash = "0".repeat(64);
    for number in 1..=entries {
        let (kind, body) = entry(number);
        let time = time_of(number);
        let line = format!(
            r#"{{"number":{number},"time":{time},"kind":"{kind}","operator":"zhang","profile":"prod","body":{body}}}"#
        );
        let next = hex(&format!("{number} {hash} {}", hex(&line)));
        insert.execute((i64::try_from(number).unwrap(), time, kind, body, &hash, &next)).unwrap();
        head.execute((i64::try_from(number).unwrap(), &next)).unwrap();
        hash = next;
    }
    drop((insert, head));
    connection.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    // Or the first flush that is timed would have to do this.
    std::fs::File::open(file).unwrap().sync_all().unwrap();
}

fn hex(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

/// Four entries an action: intent, call, result, end.
fn entry(number: usize) -> (&'static str, String) {
    let intent = (number - 1) / 4 * 4 + 1;
    let user = if intent == 4_001 { "u_once".to_owned() } else { format!("u_{}", intent % 997) };
    let plan: Plan = place::mute(&format!("@TGS#{}", intent % 89), &[&user]);
    let subject = Subject::User(UserId::from(user.as_str()));
    let salt = format!("{:032x}", number * 0x9e37_79b9);
    let results = json!([{ "subject": subject, "verdict": "done" }]);
    match (number - 1) % 4 {
        0 => {
            ("intent", json!({ "salt": salt, "action": "mute", "session": "1-00", "plan": plan }).to_string())
        }
        1 => {
            let request =
                json!({ "GroupId": plan.group.raw(), "MembersToMute_Account": [user], "MuteTime": 600 });
            let subjects = json!([subject]);
            let body = json!({ "salt": salt, "intent": intent, "batch": 0, "subjects": subjects, "request": request });
            ("call", body.to_string())
        }
        2 => {
            let body = json!({ "salt": salt, "intent": intent, "call": number - 1, "code": 0, "took_ms": 31,
                "results": results });
            ("result", body.to_string())
        }
        _ => {
            let counts = json!({ "done": 1, "failed": 0, "unknown": 0, "not_started": 0 });
            let body = json!({ "salt": salt, "intent": intent, "standing": "done", "counts": counts,
                "results": results });
            ("end", body.to_string())
        }
    }
}
