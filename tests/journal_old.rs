//! A journal that an earlier version wrote: read as it is, taken over by writing to it, and written on by the earlier
//! version meanwhile.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
#[path = "journal/place.rs"]
mod place;

use std::fmt::Write as _;

use imwarden::domain::{ActionKind, Stamp};
use imwarden::job::{Break, Recorded, Span, Standing, Verdict};
use imwarden::journal::{Filter, Journal};
use place::{Place, all, mute, record, user, whole};
use rusqlite::Connection;
use serde_json::json;
use sha2::{Digest, Sha256};

/// The file as the first version made it.
fn made(place: &Place) -> Connection {
    std::fs::create_dir_all(place.file().parent().unwrap()).unwrap();
    let connection = Connection::open(place.file()).unwrap();
    connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    connection.execute_batch(include_str!("../assets/journal/001_entries.sql")).unwrap();
    connection.pragma_update(None, "application_id", 0x696d_7764).unwrap();
    connection.pragma_update(None, "user_version", 1).unwrap();
    connection
}

/// Writes an entry as the first version did.
fn append(connection: &Connection, kind: &str, body: &serde_json::Value) -> i64 {
    let (last, before): (i64, String) = connection
        .query_row("SELECT number, hash FROM head", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    let (number, time, body) = (last + 1, 1_700_000_000_000 + last, body.to_string());
    let mut hasher = Sha256::new();
    for field in [&number.to_string(), &time.to_string(), kind, "wang", "prod", &body, &before] {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    let hash = hasher.finalize().iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    });
    connection
        .execute(
            "INSERT INTO entries (number, time, kind, operator, profile, body, prev_hash, hash) \
             VALUES (?1, ?2, ?3, 'wang', 'prod', ?4, ?5, ?6)",
            (number, time, kind, &body, &before, &hash),
        )
        .unwrap();
    connection.execute("UPDATE head SET number = ?1, hash = ?2", (number, hash)).unwrap();
    number
}

/// A finished mute as the first version wrote it: four entries.
fn old(connection: &Connection, group: &str, id: &str) -> i64 {
    let plan = mute(group, &[id]);
    let results = all(&plan, &Verdict::Done);
    let intent = append(connection, "intent", &json!({ "action": "mute", "session": "1-00", "plan": plan }));
    let subjects = json!([user(id)]);
    let call = append(
        connection,
        "call",
        &json!({ "intent": intent, "batch": 0, "subjects": subjects, "request": {} }),
    );
    let body = json!({ "intent": intent, "call": call, "code": 0, "took_ms": 3, "results": results });
    append(connection, "result", &body);
    let counts = json!({ "done": 1, "failed": 0, "unknown": 0, "not_started": 0 });
    append(
        connection,
        "end",
        &json!({ "intent": intent, "standing": "done", "counts": counts, "results": results }),
    );
    intent
}

fn of(id: &str) -> Filter {
    Filter { user: Some(id.into()), ..Filter::default() }
}

async fn found(journal: &Journal, filter: Filter) -> Vec<u64> {
    journal.rows(None, 10, &filter).await.unwrap().iter().map(|row| row.number).collect()
}

#[tokio::test]
async fn it_is_read_as_it_is() {
    let place = Place::new();
    let connection = made(&place);
    old(&connection, "g", "u_1");
    old(&connection, "h", "u_2");
    let journal = Journal::open_read_only(place.file()).await.unwrap();
    assert_eq!(whole(&journal).await, 8);
    assert_eq!(found(&journal, Filter::default()).await, [5, 1]);
    assert_eq!(found(&journal, of("u_2")).await, [5]);
    let filter = Filter {
        group: Some("g".into()),
        operator: Some("wang".to_owned()),
        action: Some(ActionKind::Mute.into()),
        until: Stamp::from_millisecond(1_700_000_000_004).ok(),
        ..Filter::default()
    };
    assert_eq!(found(&journal, filter).await, [1]);
    let entries = journal.raw(0, 100, &of("u_1")).await.unwrap();
    assert_eq!((entries.len(), entries[0].format), (4, 1));
    assert!(
        matches!(journal.recorded(6).await.unwrap(), Some(Recorded::Action(it)) if it.standing == Standing::Done)
    );
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 1, "reading changes nothing");
    place.tamper("UPDATE entries SET time = time + 1 WHERE number = 3");
    assert_eq!(journal.verify().await.unwrap().breaks, [Break::Altered(Span { first: 3, last: 3 })]);
}

#[tokio::test]
async fn it_is_taken_over_by_writing_and_the_earlier_version_writes_on() {
    let place = Place::new();
    let connection = made(&place);
    old(&connection, "g", "u_1");
    let reading = Journal::open_read_only(place.file()).await.unwrap();
    assert_eq!(found(&reading, of("u_1")).await, [1]);
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1", "u_2"]), &Verdict::Done).await;
    // A console of the earlier version that was open before knows nothing of this.
    old(&connection, "g", "u_2");
    record(&journal, &mute("h", &["u_1"]), &Verdict::Done).await;
    for journal in [&journal, &reading] {
        assert_eq!(whole(journal).await, 16);
        assert_eq!(found(journal, of("u_1")).await, [13, 5, 1]);
        assert_eq!(found(journal, of("u_2")).await, [9, 5]);
    }
    let formats: Vec<i64> =
        journal.raw(0, 100, &Filter::default()).await.unwrap().iter().map(|entry| entry.format).collect();
    assert_eq!(formats, [[1; 4], [2; 4], [1; 4], [2; 4]].concat());
}

#[tokio::test]
async fn its_entries_are_pruned_and_tampering_with_what_is_left_is_found() {
    let place = Place::new();
    old(&made(&place), "g", "u_1");
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_2"]), &Verdict::Done).await;
    let pruned = journal.prune(Stamp::from_second(1_710_000_000).unwrap(), "").await.unwrap();
    assert_eq!(pruned.entries, 4);
    let chain = journal.verify().await.unwrap();
    assert_eq!((chain.breaks.as_slice(), chain.pruned), (&[][..], 4));
    // Nothing is left of them but hashes, and these still fit each other: the record of the pruning knows better.
    place.tamper(
        "UPDATE entries SET hash = printf('%064d', 7) WHERE number = 2; \
         UPDATE entries SET prev_hash = printf('%064d', 7) WHERE number = 3",
    );
    assert_eq!(journal.verify().await.unwrap().breaks, [Break::Altered(Span { first: 1, last: 4 })]);
}

#[cfg(unix)]
#[tokio::test]
async fn a_case_of_its_entries_can_be_checked_as_far_as_they_go() {
    let place = Place::new();
    let connection = made(&place);
    old(&connection, "g", "u_1");
    old(&connection, "g", "u_2");
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    journal.close().await;
    let folder = place.directory.path().join("case");
    let (status, _, told) = place.run(&["bundle", "--user", "u_1", "--out", folder.to_str().unwrap()]);
    assert_eq!(status, 0, "{told}");
    let check = || {
        let output = std::process::Command::new("sh").arg(folder.join("check.sh")).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (status, said) = check();
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("place in the chain: 8") && said.contains("cannot be followed: 4"), "{said}");
    let file = folder.join("entries/3.bin");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[40] ^= 1;
    std::fs::write(file, bytes).unwrap();
    assert_eq!(check().0, Some(1));
}
