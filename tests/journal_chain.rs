//! What the check of the journal's chain tells apart, and what keeps the chain whole.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
#[path = "journal/place.rs"]
mod place;

use imwarden::job::{Chain, Verdict};
use imwarden::journal::Filter;
use place::{Place, mute, record};
use rusqlite::Connection;

#[tokio::test]
async fn an_altered_byte_is_found() {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    place.tamper("UPDATE entries SET body = replace(body, 'spam', 'ham') WHERE number = 1");
    assert_eq!(journal.verify().await.unwrap(), Chain::Altered { entry: 1 });
}

#[tokio::test]
async fn an_altered_time_or_operator_is_found() {
    for change in ["time = time + 1", "operator = 'li'", "profile = 'test'", "kind = 'denied'"] {
        let place = Place::new();
        let journal = place.open().await;
        record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
        place.tamper(&format!("UPDATE entries SET {change} WHERE number = 3"));
        assert_eq!(journal.verify().await.unwrap(), Chain::Altered { entry: 3 }, "{change}");
    }
}

#[tokio::test]
async fn a_deleted_row_is_missing() {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    place.tamper("DELETE FROM entries WHERE number = 2");
    assert_eq!(journal.verify().await.unwrap(), Chain::Missing { entry: 2 });
}

#[tokio::test]
async fn a_truncated_tail_is_cut_off() {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    place.tamper("DELETE FROM entries WHERE number > 2");
    assert_eq!(journal.verify().await.unwrap(), Chain::CutOff { last: 2, head: 4 });
}

#[tokio::test]
async fn an_emptied_journal_is_cut_off() {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    place.tamper("DELETE FROM entries");
    assert_eq!(journal.verify().await.unwrap(), Chain::CutOff { last: 0, head: 4 });
}

#[tokio::test]
async fn a_foreign_row_is_appended() {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    place.tamper(
        "INSERT INTO entries (number, time, kind, operator, profile, body, prev_hash, hash) \
         SELECT number + 1, time, kind, operator, profile, body, hash, hash FROM entries WHERE number = 4",
    );
    assert_eq!(journal.verify().await.unwrap(), Chain::Appended { entry: 5 });
}

#[tokio::test]
async fn the_guards_refuse_changes() {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    let connection = Connection::open(place.file()).unwrap();
    for sql in [
        "UPDATE entries SET operator = 'li'",
        "DELETE FROM entries",
        "INSERT OR REPLACE INTO entries (number, time, kind, operator, profile, body, prev_hash, hash) \
         VALUES (1, 0, 'end', 'li', 'prod', '{}', '', '')",
        "UPDATE head SET number = 0",
        "DELETE FROM head",
    ] {
        connection.execute_batch(sql).unwrap_err();
    }
    assert_eq!(journal.verify().await.unwrap(), Chain::Whole { entries: 4 });
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
    assert_eq!(consoles[0].verify().await.unwrap(), Chain::Whole { entries: 80 });
    let of_li = Filter { operator: Some("li".to_owned()), ..Filter::default() };
    assert_eq!(consoles[0].rows(None, 100, &of_li).await.unwrap().len(), 10);
}
