//! What checking the journal tells apart, and what keeps the chain whole.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
#[path = "journal/place.rs"]
mod place;

use std::fmt::Write as _;

use imwarden::job::{Break, Head, Span, Verdict};
use imwarden::journal::{Filter, Journal};
use place::{Place, mute, record, whole};
use rusqlite::Connection;
use sha2::{Digest, Sha256};

/// A journal of two actions, eight entries, closed.
async fn eight() -> Place {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    record(&journal, &mute("g", &["u_2", "u_3"]), &Verdict::Done).await;
    journal.close().await;
    place
}

async fn breaks(place: &Place) -> Vec<Break> {
    Journal::open_read_only(place.file()).await.unwrap().verify().await.unwrap().breaks
}

/// What is found after this was done to the eight entries.
async fn after(sql: &str) -> Vec<Break> {
    let place = eight().await;
    place.tamper(sql);
    breaks(&place).await
}

fn span(first: u64, last: u64) -> Span {
    Span { first, last }
}

/// Computes the hashes of these entries anew, as the module's page says.
fn rehash(place: &Place, numbers: &[i64]) {
    let hex = |text: &str| {
        Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
            write!(hex, "{byte:02x}").unwrap();
            hex
        })
    };
    for number in numbers {
        let connection = Connection::open(place.file()).unwrap();
        let (line, prev): (String, String) = connection
            .query_row(
                "SELECT printf('{\"number\":%d,\"time\":%d,\"kind\":\"%s\",\"operator\":\"%s\",\"profile\":\"%s\",\"body\":%s}', \
                 number, time, kind, operator, profile, body), prev_hash FROM entries WHERE number = ?1",
                [number],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        let hash = hex(&format!("{number} {prev} {}", hex(&line)));
        place.tamper(&format!("UPDATE entries SET hash = '{hash}' WHERE number = {number}"));
    }
}

#[tokio::test]
async fn an_altered_byte_is_found() {
    for change in [
        "body = replace(body, 'spam', 'ham')",
        "body = body || ' '",
        "time = time + 1",
        "operator = 'li'",
        "profile = 'test'",
        "kind = 'denied'",
        "format = 1",
        "hash = replace(hash, substr(hash, 1, 1), 'x')",
        "prev_hash = replace(prev_hash, substr(prev_hash, 1, 1), 'x')",
    ] {
        let found = after(&format!("UPDATE entries SET {change} WHERE number = 5")).await;
        assert_eq!(found.first(), Some(&Break::Altered(span(5, 5))), "{change}: {found:?}");
    }
    let found = after("UPDATE entries SET time = time + 1 WHERE number IN (1, 2, 3, 7)").await;
    assert_eq!(found, [Break::Altered(span(1, 3)), Break::Altered(span(7, 7))]);
}

#[tokio::test]
async fn a_rewritten_entry_does_not_fit_the_next() {
    let place = eight().await;
    place.tamper("UPDATE entries SET operator = 'li' WHERE number = 5");
    rehash(&place, &[5]);
    assert_eq!(breaks(&place).await, [Break::Unlinked(6)]);
    let place = eight().await;
    place.tamper("UPDATE entries SET operator = 'li' WHERE number = 8");
    rehash(&place, &[8]);
    assert_eq!(breaks(&place).await, [Break::Head(8)]);
}

#[tokio::test]
async fn deleted_rows_are_missing_wherever_they_stood() {
    for (numbers, expected) in [
        ("1", Break::Missing(span(1, 1))),
        ("1, 2, 3", Break::Missing(span(1, 3))),
        ("4, 5", Break::Missing(span(4, 5))),
        ("8", Break::CutOff { last: 7, head: 8 }),
        ("6, 7, 8", Break::CutOff { last: 5, head: 8 }),
        ("1, 2, 3, 4, 5, 6, 7, 8", Break::CutOff { last: 0, head: 8 }),
    ] {
        let found = after(&format!("DELETE FROM entries WHERE number IN ({numbers})")).await;
        assert_eq!(found.first(), Some(&expected), "{numbers}: {found:?}");
    }
}

#[tokio::test]
async fn swapped_rows_are_altered() {
    let found = after(
        "UPDATE entries SET number = 99 WHERE number = 3; UPDATE entries SET number = 3 WHERE number = 6; \
         UPDATE entries SET number = 6 WHERE number = 99",
    )
    .await;
    assert_eq!(found, [Break::Altered(span(3, 3)), Break::Altered(span(6, 6))]);
}

#[tokio::test]
async fn a_foreign_row_is_appended_even_with_a_right_hash() {
    let insert = "INSERT INTO entries (number, time, kind, operator, profile, body, format, prev_hash, hash) \
         SELECT 9, time, kind, operator, profile, body, 2, hash, hash FROM entries WHERE number = 8";
    assert_eq!(after(insert).await, [Break::Appended(span(9, 9))]);
    let place = eight().await;
    place.tamper(insert);
    rehash(&place, &[9]);
    assert_eq!(breaks(&place).await, [Break::Appended(span(9, 9))]);
    let far = "INSERT INTO entries (number, time, kind, operator, profile, body, prev_hash, hash) \
         VALUES (99, 0, 'end', 'li', 'prod', '{}', '', '')";
    assert_eq!(after(far).await, [Break::Appended(span(99, 99))]);
}

#[tokio::test]
async fn the_note_of_the_head_is_checked_both_ways() {
    for (change, expected) in [
        ("number = 7", Break::Head(8)),
        ("number = 9", Break::Head(8)),
        ("hash = replace(hash, substr(hash, 1, 1), 'x')", Break::Head(8)),
        ("number = 6, hash = (SELECT hash FROM entries WHERE number = 6)", Break::Appended(span(7, 8))),
    ] {
        assert_eq!(after(&format!("UPDATE head SET {change}")).await, [expected], "{change}");
    }
    assert_eq!(after("DELETE FROM head").await, [Break::Head(8)]);
}

#[tokio::test]
async fn content_taken_away_without_a_record_is_found() {
    let found = after(
        "UPDATE entries SET kind = 'pruned', time = 0, operator = '', profile = '', body = '' WHERE number IN (2, 3)",
    )
    .await;
    assert_eq!(found[0], Break::Emptied(span(2, 2)));
    assert!(found.iter().all(|found| !matches!(found, Break::Missing(_))), "{found:?}");
}

#[tokio::test]
async fn tables_that_something_else_changed_are_found() {
    let place = eight().await;
    let connection = Connection::open(place.file()).unwrap();
    connection.execute_batch("DROP TRIGGER entries_are_not_deleted").unwrap();
    assert_eq!(breaks(&place).await, [Break::Schema]);
    let place = eight().await;
    let connection = Connection::open(place.file()).unwrap();
    connection
        .execute_batch(
            "CREATE TRIGGER hide AFTER INSERT ON entries BEGIN DELETE FROM mentions WHERE user = 'u_9'; END",
        )
        .unwrap();
    assert_eq!(breaks(&place).await, [Break::Schema]);
}

#[tokio::test]
async fn look_ups_that_hide_or_add_something_are_found() {
    for sql in [
        "DELETE FROM mentions WHERE user = 'u_2'",
        "INSERT INTO mentions (user, number) VALUES ('u_9', 5)",
        "UPDATE mentions SET number = 1 WHERE user = 'u_3'",
    ] {
        assert_eq!(after(sql).await, [Break::Lookup], "{sql}");
    }
}

#[tokio::test]
async fn a_head_noted_elsewhere_shows_that_everything_was_rewritten() {
    let place = eight().await;
    let journal = Journal::open_read_only(place.file()).await.unwrap();
    let entries = journal.raw(0, 100, &Filter::default()).await.unwrap();
    let noted = |number: usize| Head { number: number as u64, hash: entries[number - 1].hash.clone() };
    for number in [1, 4, 8] {
        assert!(journal.verify_against(Some(noted(number))).await.unwrap().is_whole());
    }
    // Whoever can write the file, and takes the trouble, is not found by the chain alone.
    place.tamper("UPDATE entries SET operator = 'li' WHERE number = 3");
    for number in 3..=8 {
        rehash(&place, &[number]);
        place.tamper(&format!(
            "UPDATE entries SET prev_hash = (SELECT hash FROM entries WHERE number = {number}) WHERE number = {}",
            number + 1
        ));
    }
    place.tamper("UPDATE head SET hash = (SELECT hash FROM entries WHERE number = 8)");
    assert_eq!(whole(&journal).await, 8);
    let found = journal.verify_against(Some(noted(8))).await.unwrap().breaks;
    assert_eq!(found, [Break::Unexpected(8)]);
    assert!(
        journal.verify_against(Some(noted(2))).await.unwrap().is_whole(),
        "up to there nothing was rewritten"
    );
    // An older copy in its place.
    place.tamper("DELETE FROM entries WHERE number > 4; DELETE FROM mentions WHERE number > 4; UPDATE head SET (number, hash) = (SELECT number, hash FROM entries WHERE number = 4)");
    assert_eq!(whole(&journal).await, 4);
    assert_eq!(journal.verify_against(Some(noted(8))).await.unwrap().breaks, [Break::Unexpected(8)]);
}

#[tokio::test]
async fn the_guards_refuse_changes() {
    let place = eight().await;
    let connection = Connection::open(place.file()).unwrap();
    for sql in [
        "UPDATE entries SET operator = 'li'",
        "UPDATE entries SET kind = 'pruned', body = ''",
        "DELETE FROM entries",
        "INSERT OR REPLACE INTO entries (number, time, kind, operator, profile, body, prev_hash, hash) \
         VALUES (1, 0, 'end', 'li', 'prod', '{}', '', '')",
        "UPDATE head SET number = 0",
        "DELETE FROM head",
    ] {
        connection.execute_batch(sql).unwrap_err();
    }
    assert_eq!(breaks(&place).await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_consoles_never_fork_the_chain() {
    let place = Place::new();
    let consoles = [place.open_as("zhang", "prod").await, place.open_as("li", "prod").await];
    let writing = consoles.clone().map(|journal| {
        tokio::spawn(async move {
            for number in 0..10 {
                record(&journal, &mute("g", &[&format!("u_{number}")]), &Verdict::Done).await;
            }
        })
    });
    for task in writing {
        task.await.unwrap();
    }
    assert_eq!(whole(&consoles[0]).await, 80);
    let of_li = Filter { operator: Some("li".to_owned()), ..Filter::default() };
    assert_eq!(consoles[0].rows(None, 100, &of_li).await.unwrap().len(), 10);
}
