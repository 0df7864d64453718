//! Pruning: what goes, what stays, what is still proven.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
#[path = "journal/place.rs"]
mod place;

use imwarden::domain::{Denial, Stamp};
use imwarden::job::{Break, Recorded, Span, Verdict};
use imwarden::journal::{Filter, Journal, Prunable};
use place::{Place, mute, record, user, whole};
use serde_json::json;

fn now() -> Stamp {
    #[expect(clippy::disallowed_methods, reason = "entries are stamped by the journal's own clock")]
    Stamp::now()
}

/// Everything that is written until now is old when this returns.
async fn past() -> Stamp {
    let then = now();
    while now().as_millisecond() <= then.as_millisecond() {
        tokio::task::yield_now().await;
    }
    now()
}

/// One finished action (1-4), one left open (5, 6), one denied (7), one finished (8-11), and then a moment; after it one
/// more (12-15).
async fn mixed() -> (Place, Journal, Stamp) {
    let place = Place::new();
    let journal = place.open().await;
    record(&journal, &mute("g", &["u_gone"]), &Verdict::Done).await;
    let open = journal.begin(&mute("g", &["u_open"])).await.unwrap();
    journal.call(open, 0, &[user("u_open")], &json!({})).await.unwrap();
    journal.denied(&mute("g", &["u_denied"]), &Denial::ReadOnly).await.unwrap();
    record(&journal, &mute("g", &["u_gone", "u_2"]), &Verdict::Done).await;
    let then = past().await;
    record(&journal, &mute("g", &["u_new"]), &Verdict::Done).await;
    (place, journal, then)
}

#[tokio::test]
async fn what_is_over_and_old_goes_and_the_chain_stays_whole() {
    let (place, journal, then) = mixed().await;
    let noted = journal.head().await.unwrap();
    let before = journal.raw(0, 100, &Filter::default()).await.unwrap();
    assert_eq!(journal.prunable(then).await.unwrap(), Prunable { entries: 9, actions: 3, kept: 1 });
    let pruned = journal.prune(then, "kept for 180 days").await.unwrap();
    assert_eq!((pruned.entries, pruned.actions, pruned.compacted), (9, 3, true));
    assert_eq!(pruned.records, [16]);
    let chain = journal.verify_against(Some(noted)).await.unwrap();
    assert_eq!((chain.breaks.as_slice(), chain.entries, chain.pruned), (&[][..], 16, 9));
    let after = journal.raw(0, 100, &Filter::default()).await.unwrap();
    for (before, after) in before.iter().zip(&after) {
        let same =
            (&before.hash, &before.prev_hash, before.number) == (&after.hash, &after.prev_hash, after.number);
        assert!(same, "{}", before.number);
        let gone = after.kind == "pruned" && after.operator.is_empty() && after.body.len() == 64;
        assert_eq!(gone, ![5, 6, 12, 13, 14, 15].contains(&before.number), "{}", before.number);
    }
    // Who, when, what range.
    let Some(Recorded::Pruning(record)) = journal.recorded(16).await.unwrap() else { panic!() };
    assert_eq!((record.operator.as_str(), record.reason.as_str()), ("zhang", "kept for 180 days"));
    assert_eq!((record.first, record.last, record.entries, record.actions), (1, 11, 9, 3));
    let gone = journal.recorded(2).await.unwrap();
    assert!(matches!(gone, Some(Recorded::Pruned { entry: 2, by: Some(16), .. })), "{gone:?}");
    let of = |id: &str| Filter { user: Some(id.into()), ..Filter::default() };
    assert_eq!(journal.rows(None, 10, &of("u_gone")).await.unwrap(), []);
    assert_eq!(journal.rows(None, 10, &of("u_open")).await.unwrap().len(), 1);
    journal.close().await;

    for file in std::fs::read_dir(place.file().parent().unwrap()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for trace in ["u_gone", "u_denied"] {
            assert!(!bytes.windows(trace.len()).any(|window| window == trace.as_bytes()), "{trace}");
        }
    }
}

#[tokio::test]
async fn open_intents_stay_and_can_be_settled_and_pruned_later() {
    let (place, journal, then) = mixed().await;
    journal.prune(then, "").await.unwrap();
    journal.close().await;
    let journal = place.open().await;
    let open = journal.open_intents().await.unwrap();
    assert_eq!((open.len(), open[0].entry), (1, 5));
    journal.end(5, &[]).await.unwrap();
    let later = past().await;
    assert_eq!(journal.prunable(later).await.unwrap(), Prunable { entries: 7, actions: 2, kept: 0 });
    assert_eq!(journal.prune(later, "").await.unwrap().records, [18]);
    let chain = journal.verify().await.unwrap();
    assert_eq!((chain.breaks.as_slice(), chain.entries, chain.pruned), (&[][..], 18, 16));
    assert_eq!(journal.prune(later, "").await.unwrap().entries, 0, "nothing is left, and nothing is written");
    assert_eq!(journal.head().await.unwrap().number, 18);
    record(&journal, &mute("g", &["u_1"]), &Verdict::Done).await;
    assert_eq!(whole(&journal).await, 22);
}

#[tokio::test]
async fn tampering_with_what_is_left_is_found() {
    for (change, expected) in [
        (
            "UPDATE entries SET body = replace(body, substr(body, 1, 1), 'x') WHERE number = 2",
            Span { first: 2, last: 2 },
        ),
        ("UPDATE entries SET hash = 'x' || substr(hash, 2) WHERE number = 2", Span { first: 2, last: 2 }),
        ("UPDATE entries SET time = 5 WHERE number = 2", Span { first: 2, last: 2 }),
        ("UPDATE entries SET operator = 'li' WHERE number = 16", Span { first: 16, last: 16 }),
    ] {
        let (place, journal, then) = mixed().await;
        journal.prune(then, "").await.unwrap();
        place.tamper(change);
        let found = journal.verify().await.unwrap().breaks;
        assert_eq!(found.first(), Some(&Break::Altered(expected)), "{change}: {found:?}");
    }
    let (place, journal, then) = mixed().await;
    journal.prune(then, "").await.unwrap();
    place.tamper("DELETE FROM entries WHERE number = 3");
    assert_eq!(journal.verify().await.unwrap().breaks[0], Break::Missing(Span { first: 3, last: 3 }));
    // One more entry made to look pruned is in no record.
    let (place, journal, then) = mixed().await;
    journal.prune(then, "").await.unwrap();
    place.tamper("UPDATE entries SET kind = 'pruned', time = 0, operator = '', profile = '', body = 'x' WHERE number = 12");
    let found = journal.verify().await.unwrap().breaks;
    assert_eq!(found[0], Break::Emptied(Span { first: 12, last: 12 }), "{found:?}");
}

#[tokio::test]
async fn another_console_can_write_meanwhile_and_the_file_is_made_anew_later() {
    let (place, journal, then) = mixed().await;
    let other = place.open_as("li", "prod").await;
    let pruned = journal.prune(then, "").await.unwrap();
    assert!(!pruned.compacted, "the other one would have to wait");
    record(&other, &mute("g", &["u_3"]), &Verdict::Done).await;
    assert_eq!(whole(&journal).await, 20);
    other.close().await;
}

#[tokio::test]
async fn the_command_asks_and_is_honest_about_the_status() {
    let (place, journal, _) = mixed().await;
    journal.close().await;
    let (status, _, told) = place.run(&["prune", "--before", "2020-01-01"]);
    assert!(status == 0 && told.contains("Nothing to prune"), "{told}");
    let (status, out, told) = place.run(&["prune", "--before", "2099-01-01"]);
    assert_eq!((status, out.as_str()), (4, ""), "{told}");
    assert!(told.contains("13 entries of 4 actions") && told.contains("--yes"), "{told}");
    assert_eq!(place.run(&["prune", "--before", "soon", "--yes"]).0, 2);
    let (status, out, _) = place.run(&["prune", "--before", "2099-01-01", "--yes", "--reason", "180 days"]);
    assert!(status == 0 && out.contains("13 entries of 4 actions pruned; recorded as #16"), "{out}");
    let (status, out, _) = place.run(&["verify"]);
    assert!(status == 0 && out.contains("16 entries, of which 13 were pruned"), "{out}");
    assert!(out.contains("#16 pruned 13 entries before 2099-01-01"), "{out}");

    let (place, journal, _) = mixed().await;
    journal.close().await;
    place.tamper("UPDATE entries SET time = time + 1 WHERE number = 2");
    let (status, _, told) = place.run(&["prune", "--before", "2099-01-01", "--yes"]);
    assert!(status == 1 && told.contains("not whole"), "{told}");
}
