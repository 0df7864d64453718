//! The journal on a real file: what it keeps, what it refuses, what it lists.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
#[path = "journal/place.rs"]
mod place;

use std::time::Duration;

use imwarden::domain::{ActionKind, Denial, GroupId, Plan, Stamp, UserId};
use imwarden::job::{Deed, FaultKind, Head, Recorded, Standing, Verdict};
use imwarden::journal::{Filter, Journal, JournalError, Kind};
use place::{Place, all, author, fault, mute, record, result, user, whole};
use rusqlite::Connection;
use serde_json::json;

#[tokio::test]
async fn a_plan_is_kept_whole_and_the_chain_with_it() {
    let place = Place::new();
    let journal = place.open().await;
    let plan = mute("@TGS#1", &["u_1", "u_2"]);
    assert_eq!(record(&journal, &plan, &Verdict::Done).await, 1);
    journal.close().await;

    let journal = place.open().await;
    assert_eq!(whole(&journal).await, 4);
    let entries = journal.raw(0, 100, &Filter::default()).await.unwrap();
    let kinds: Vec<&str> = entries.iter().map(|entry| entry.kind.as_str()).collect();
    assert_eq!(kinds, ["intent", "call", "result", "end"]);
    assert!(entries.windows(2).all(|pair| pair[1].prev_hash == pair[0].hash));
    assert_eq!(journal.head().await.unwrap(), Head { number: 4, hash: entries[3].hash.clone() });
    let body: serde_json::Value = serde_json::from_str(&entries[0].body).unwrap();
    assert_eq!(serde_json::from_value::<Plan>(body["plan"].clone()).unwrap(), plan);
    assert_eq!(entries[0].operator, "zhang");

    let rows = journal.rows(None, 10, &Filter::default()).await.unwrap();
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!((row.number, row.count, row.done, row.standing), (1, 2, 2, Standing::Done));
    assert_eq!((row.targets.as_str(), row.reason.as_str()), ("u_1, u_2", "spam"));
}

#[tokio::test]
async fn intents_of_a_dead_console_are_open_with_what_is_known() {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["before"]), &Verdict::Done).await;
    let plan = mute("g", &["done", "unknown", "sent", "waiting"]);
    let entry = journal.begin(&plan).await.unwrap();
    let first = journal.call(entry, 0, &[user("done"), user("unknown")], &json!({})).await.unwrap();
    let unknown = result(user("unknown"), Verdict::Unknown(fault(FaultKind::Timeout, 0)));
    let results = [result(user("done"), Verdict::Done), unknown];
    journal.result(first, &results, Duration::ZERO).await.unwrap();
    let second = journal.call(entry, 1, &[user("sent")], &json!({})).await.unwrap();
    assert_eq!(journal.open_intents().await.unwrap(), [], "its own console still runs");
    let other = place.open_as("li", "prod").await;
    assert_eq!(other.open_intents().await.unwrap(), [], "that console still runs");

    journal.close().await;
    let open = other.open_intents().await.unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!((open[0].entry, &open[0].plan), (entry, &plan));
    assert_eq!(open[0].known, [result(user("done"), Verdict::Done)]);
    assert_eq!(open[0].in_flight, [(first, user("unknown")), (second, user("sent"))]);
    let row = &other.rows(None, 1, &Filter::default()).await.unwrap()[0];
    assert_eq!((row.standing, row.done, row.count), (Standing::Open, 1, 4));

    let elsewhere = place.open_as("li", "test").await;
    assert_eq!(elsewhere.open_intents().await.unwrap(), [], "another profile's");
    other.settled(entry, &all(&plan, &Verdict::Done)).await.unwrap();
    other.end(entry, &all(&plan, &Verdict::Done)).await.unwrap();
    assert_eq!(other.open_intents().await.unwrap(), []);
}

#[tokio::test]
async fn consoles_that_died_leave_no_files_for_long() {
    let place = Place::new();
    let journal = place.open().await;
    assert_eq!(place.session_files(), 1);
    // A console that was killed leaves its file, and the system takes its lock.
    std::fs::write(place.file().with_file_name("journal.sqlite3.session-1-00ff"), "").unwrap();
    let other = place.open().await;
    assert_eq!(place.session_files(), 2, "the two that run");
    journal.close().await;
    other.close().await;
    assert_eq!(place.session_files(), 0);
}

#[tokio::test]
async fn a_locked_file_is_an_error_and_no_hang() {
    let place = Place::new();
    let patience = Duration::from_millis(20);
    let journal = Journal::open_waiting(place.file(), author("zhang", "prod"), patience).await.unwrap();
    let lock = Connection::open(place.file()).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let plan = mute("g", &["u_1"]);
    assert!(matches!(journal.begin(&plan).await, Err(JournalError::Locked)));
    assert_eq!(whole(&journal).await, 0, "reading goes on");
    assert!(matches!(
        Journal::open_waiting(place.file(), author("li", "prod"), patience).await,
        Err(JournalError::Locked)
    ));
    lock.execute_batch("ROLLBACK").unwrap();
    assert_eq!(journal.begin(&plan).await.unwrap(), 1);
}

#[tokio::test]
async fn what_is_no_journal_is_left_alone() {
    let place = Place::new();
    std::fs::create_dir_all(place.file().parent().unwrap()).unwrap();
    let text = "this is a letter to my aunt, and quite long enough for a header of SQLite. ".repeat(20);
    std::fs::write(place.file(), &text).unwrap();
    let opened = Journal::open(place.file(), author("zhang", "prod")).await;
    assert!(matches!(opened, Err(JournalError::NotAJournal)), "{opened:?}");
    assert_eq!(std::fs::read_to_string(place.file()).unwrap(), text);

    std::fs::remove_file(place.file()).unwrap();
    Connection::open(place.file()).unwrap().execute_batch("CREATE TABLE bookmarks (url TEXT)").unwrap();
    let opened = Journal::open(place.file(), author("zhang", "prod")).await;
    assert!(matches!(opened, Err(JournalError::NotAJournal)), "{opened:?}");
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let place = Place::new();
    place.open().await.close().await;
    Connection::open(place.file()).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let opened = Journal::open(place.file(), author("zhang", "prod")).await;
    assert!(matches!(opened, Err(JournalError::Newer { found: 99, .. })), "{opened:?}");
    let opened = Journal::open_read_only(place.file()).await;
    assert!(matches!(opened, Err(JournalError::Newer { found: 99, .. })), "{opened:?}");
}

#[tokio::test]
async fn a_place_that_cannot_be_made_is_told() {
    let place = Place::new();
    let file = place.directory.path().join("file");
    std::fs::write(&file, "").unwrap();
    let opened = Journal::open(file.join("journal.sqlite3"), author("zhang", "prod")).await;
    assert!(matches!(opened, Err(JournalError::CannotOpen { .. })), "{opened:?}");
    let opened = Journal::open_read_only(place.file()).await;
    assert!(matches!(opened, Err(JournalError::CannotOpen { .. })), "{opened:?}");
}

#[tokio::test]
async fn it_is_readable_while_a_console_writes() {
    let place = Place::new();
    let journal = place.open().await;
    let reading = Journal::open_read_only(place.file()).await.unwrap();
    let plan = mute("g", &["u_1"]);
    record(&journal, &plan, &Verdict::Done).await;
    assert_eq!(reading.rows(None, 10, &Filter::default()).await.unwrap().len(), 1);
    assert_eq!(whole(&reading).await, 4);
    assert!(matches!(reading.begin(&plan).await, Err(JournalError::ReadOnly)));
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    let wal = place.file().with_file_name("journal.sqlite3-wal");
    for file in [place.file(), wal] {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
    }
}

#[tokio::test]
async fn the_list_filters_and_pages() {
    let place = Place::new();
    let journal = place.open().await;
    let first = record(&journal, &mute("g1", &["u_1"]), &Verdict::Done).await;
    let failed = Verdict::Failed(fault(FaultKind::Refused, 10007));
    let second = record(&journal, &mute("g2", &["u_1", "u_2", "u_3"]), &failed).await;
    let denied = journal.denied(&mute("g2", &["u_9"]), &Denial::ReadOnly).await.unwrap();
    let numbers = async |filter: Filter| -> Vec<u64> {
        let rows = journal.rows(None, 10, &filter).await.unwrap();
        rows.iter().map(|row| row.number).collect()
    };
    assert_eq!(numbers(Filter::default()).await, [denied, second, first]);
    let with_user = |id: &str| Filter { user: Some(UserId::from(id)), ..Filter::default() };
    assert_eq!(numbers(with_user("u_1")).await, [second, first]);
    assert_eq!(numbers(with_user("u_2")).await, [second]);
    let group = Filter { group: Some(GroupId::from("g1")), ..Filter::default() };
    assert_eq!(numbers(group.clone()).await, [first]);
    let late = Stamp::from_second(9_000_000_000).unwrap();
    assert_eq!(numbers(Filter { since: Some(late), ..Filter::default() }).await, [0_u64; 0]);
    let of_kind = |action| Filter { action: Some(Deed::Action(action)), ..Filter::default() };
    assert_eq!(numbers(of_kind(ActionKind::Mute)).await, [denied, second, first]);
    assert_eq!(numbers(of_kind(ActionKind::Remove)).await, [0_u64; 0]);

    let page = journal.rows(Some(denied), 1, &Filter::default()).await.unwrap();
    assert_eq!((page.len(), page[0].number, page[0].targets.as_str()), (1, second, "u_1, u_2 +1"));
    assert_eq!((page[0].standing, page[0].done), (Standing::Failed, 0));
    let entries = journal.raw(0, 100, &group).await.unwrap();
    assert!(entries.iter().all(|entry| entry.number <= 4));
    assert_eq!(entries.len(), 4, "all entries of the one plan");
    assert_eq!(
        journal.raw(0, 100, &Filter::default()).await.unwrap().last().unwrap().kind,
        Kind::Denied.code()
    );
}

#[tokio::test]
async fn how_a_plan_stands_follows_from_its_results() {
    let place = Place::new();
    let journal = place.open().await;
    let failed = Verdict::Failed(fault(FaultKind::Refused, 10007));
    let unknown = Verdict::Unknown(fault(FaultKind::Timeout, 0));
    for (verdicts, standing) in [
        ([Verdict::Done, Verdict::Done], Standing::Done),
        ([Verdict::Done, failed.clone()], Standing::Partly),
        ([Verdict::Done, Verdict::NotStarted], Standing::Partly),
        ([Verdict::NotStarted, failed], Standing::Failed),
        ([Verdict::Done, unknown], Standing::Unknown),
    ] {
        let entry = journal.begin(&mute("g", &["u_1", "u_2"])).await.unwrap();
        let [one, two] = verdicts;
        journal.end(entry, &[result(user("u_1"), one), result(user("u_2"), two)]).await.unwrap();
        assert_eq!(journal.rows(None, 1, &Filter::default()).await.unwrap()[0].standing, standing);
    }
}

#[tokio::test]
async fn a_closed_journal_says_so() {
    let place = Place::new();
    let journal = place.open().await;
    let clone = journal.clone();
    journal.close().await;
    assert!(matches!(clone.begin(&mute("g", &["u_1"])).await, Err(JournalError::Closed)));
}

#[tokio::test]
async fn it_is_readable_while_no_console_runs() {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    journal.close().await;
    let reading = Journal::open_read_only(place.file()).await.unwrap();
    assert_eq!(whole(&reading).await, 4);
}

#[tokio::test]
async fn a_journal_that_could_not_be_opened_is_tried_again() {
    let place = Place::new();
    std::fs::create_dir_all(place.file()).unwrap();
    let opened = Journal::open(place.file(), author("zhang", "prod")).await;
    assert!(matches!(opened, Err(JournalError::CannotOpen { .. })), "{opened:?}");
    let journal = Journal::unopened(place.file(), author("zhang", "prod"));
    let plan = mute("g", &["u_1"]);
    assert!(matches!(journal.begin(&plan).await, Err(JournalError::CannotOpen { .. })));
    assert!(matches!(journal.verify().await, Err(JournalError::CannotOpen { .. })));
    std::fs::remove_dir(place.file()).unwrap();
    assert_eq!(journal.begin(&plan).await.unwrap(), 1);
    assert_eq!(whole(&journal).await, 1);
}

#[tokio::test]
async fn what_cannot_be_written_can_still_be_read() {
    let place = Place::new();
    let patience = Duration::from_millis(20);
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    let lock = Connection::open(place.file()).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let opened = Journal::open_waiting(place.file(), author("li", "prod"), patience).await;
    assert!(matches!(opened, Err(JournalError::Locked)), "{opened:?}");
    let other = Journal::unopened(place.file(), author("li", "prod"));
    assert_eq!(other.rows(None, 10, &Filter::default()).await.unwrap().len(), 1);
    assert_eq!(whole(&other).await, 4);
    assert!(matches!(other.writable().await, Err(JournalError::Locked)));
    lock.execute_batch("ROLLBACK").unwrap();
    other.writable().await.unwrap();
    assert_eq!(other.begin(&mute("g", &["u_2"])).await.unwrap(), 5);
}

#[tokio::test]
async fn requests_written_by_hand_are_recorded_found_and_shown_like_actions() {
    let place = Place::new();
    let journal = place.open().await;
    let request = json!({ "GroupId": "g", "Members_Account": ["u_1", "u_2"], "MuteTime": 600 });
    let path = "v4/group_open_http_svc/forbid_send_msg";
    let raw = journal.begin_raw(path, &request, "by hand", &[]).await.unwrap();
    let rows = journal.rows(None, 10, &Filter::default()).await.unwrap();
    assert_eq!((rows[0].number, rows[0].action, rows[0].standing), (raw, Deed::Call, Standing::Open));
    journal.end_raw(raw, Some(&fault(FaultKind::Refused, 10007)), Duration::from_millis(9)).await.unwrap();
    record(&journal, &mute("h", &["u_3"]), &Verdict::Done).await;
    for (filter, expected) in [
        (Filter { user: Some(UserId::from("u_2")), ..Filter::default() }, 1),
        (Filter { group: Some(GroupId::from("g")), ..Filter::default() }, 1),
        (Filter { action: Some(Deed::Call), ..Filter::default() }, 1),
        (Filter { user: Some(UserId::from("u_3")), action: Some(Deed::Call), ..Filter::default() }, 0),
    ] {
        let rows = journal.rows(None, 10, &filter).await.unwrap();
        assert_eq!(rows.len(), expected, "{filter:?}");
        assert_eq!(journal.raw(0, 10, &filter).await.unwrap().len(), 2 * expected, "{filter:?}");
    }
    let Some(Recorded::Call(call)) = journal.recorded(2).await.unwrap() else { panic!() };
    assert_eq!((call.number, call.path.as_str(), call.reason.as_str()), (raw, path, "by hand"));
    assert_eq!((call.standing, call.took), (Standing::Failed, Some(Duration::from_millis(9))));
    assert_eq!(call.request, request.to_string());
    assert_eq!(whole(&journal).await, 6);
    journal.close().await;
    let (_, csv, _) = place.run(&["export", "--format", "csv", "--action", "call"]);
    let row = csv.split("\r\n").nth(1).unwrap();
    assert!(row.contains(",call,g,,command,") && row.contains(",failed,10007,no,by hand,"), "{row}");
    let (_, shown, _) = place.run(&["show", "1", "--output", "table"]);
    assert!(
        shown.contains("forbid_send_msg") && shown.contains("u_2") && shown.contains("by hand"),
        "{shown}"
    );
    let (status, _, told) = place.run(&["prune", "--before", "2099-01-01", "--yes"]);
    assert!(status == 0, "{told}");
    assert_eq!(place.run(&["list"]).1, "");
}

#[tokio::test]
async fn it_is_read_where_nothing_can_be_made_beside_it() {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    journal.close().await;
    // As on a full disk or one that can only be read: SQLite cannot make the file that it shares with others.
    std::fs::create_dir(place.file().with_file_name("journal.sqlite3-shm")).unwrap();
    let reading = Journal::open_read_only(place.file()).await.unwrap();
    assert_eq!(whole(&reading).await, 4);
    assert_eq!(reading.rows(None, 10, &Filter::default()).await.unwrap().len(), 1);
    Journal::open(place.file(), author("zhang", "prod")).await.unwrap_err();
}
