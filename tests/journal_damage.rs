//! A file that was damaged, byte by byte or cut off: a verdict, never a panic, and nothing wrong taken for right.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
#[path = "journal/place.rs"]
mod place;

use imwarden::job::{Break, EntryRow, Verdict};
use imwarden::journal::{Filter, Journal, JournalError, RawEntry};
use place::{Place, mute, record, whole};

/// Everything that people and programs read from the journal.
#[derive(Debug, PartialEq)]
struct Shown {
    entries: Vec<RawEntry>,
    rows: Vec<EntryRow>,
    of_user: Vec<EntryRow>,
    since: Vec<EntryRow>,
}

async fn shown(journal: &Journal) -> Result<Shown, JournalError> {
    let user = Filter { user: Some("u_2".into()), ..Filter::default() };
    let group = Filter {
        group: Some("g".into()),
        since: Some(imwarden::domain::Stamp::UNIX_EPOCH),
        ..Filter::default()
    };
    Ok(Shown {
        entries: journal.raw(0, 100, &Filter::default()).await?,
        rows: journal.rows(None, 100, &Filter::default()).await?,
        of_user: journal.rows(None, 100, &user).await?,
        since: journal.rows(None, 100, &group).await?,
    })
}

/// Whether the damage is told, or changes nothing that anybody can see.
async fn is_told(place: &Place, right: &Shown) -> Result<bool, JournalError> {
    let journal = Journal::open_read_only(place.file()).await?;
    if !journal.verify().await?.is_whole() {
        return Ok(true);
    }
    Ok(shown(&journal).await? == *right)
}

async fn written() -> (Place, Vec<u8>, Shown) {
    let place = Place::new();
    let journal = place.open().await;
    for user in ["u_1", "u_2", "u_3"] {
        record(&journal, &mute("g", &[user, "u_0"]), &Verdict::Done).await;
    }
    let right = shown(&journal).await.unwrap();
    journal.close().await;
    let bytes = std::fs::read(place.file()).unwrap();
    (place, bytes, right)
}

#[tokio::test]
async fn no_altered_byte_passes_for_right() {
    let (place, bytes, right) = written().await;
    // A prime, so that places of every kind come up. `STRIDE=1` tries each byte and takes minutes.
    let stride = std::env::var("STRIDE").ok().and_then(|text| text.parse().ok()).unwrap_or(127);
    for at in (0..bytes.len()).step_by(stride) {
        for flip in [0x01, 0x80] {
            let mut damaged = bytes.clone();
            damaged[at] ^= flip;
            std::fs::write(place.file(), &damaged).unwrap();
            match is_told(&place, &right).await {
                Ok(told) => assert!(told, "byte {at} of {}, bit {flip:#x}", bytes.len()),
                // What cannot be opened or read at all is told as well.
                Err(error) => drop(error.trouble()),
            }
        }
    }
}

#[tokio::test]
async fn a_truncated_file_is_told() {
    let (place, bytes, right) = written().await;
    for length in (0..bytes.len()).step_by(1009) {
        std::fs::write(place.file(), &bytes[..length]).unwrap();
        if let Ok(told) = is_told(&place, &right).await {
            assert!(told, "{length} of {}", bytes.len());
        }
    }
}

#[tokio::test]
async fn what_can_be_read_before_the_damage_is_counted() {
    let (place, mut bytes, _) = written().await;
    // Pages of the table of entries are somewhere in the file: one after the other is wiped.
    let mut early = 0;
    for page in 1..bytes.len() / 4096 {
        let saved = bytes[page * 4096..(page + 1) * 4096].to_vec();
        bytes[page * 4096..(page + 1) * 4096].fill(0xff);
        std::fs::write(place.file(), &bytes).unwrap();
        if let Ok(journal) = Journal::open_read_only(place.file()).await {
            let chain = journal.verify().await.unwrap();
            assert!(!chain.is_whole(), "page {page}");
            early += usize::from(chain.breaks.iter().any(|found| matches!(found, Break::Unreadable(_))));
        }
        bytes[page * 4096..(page + 1) * 4096].copy_from_slice(&saved);
    }
    assert!(early > 0);
    std::fs::write(place.file(), &bytes).unwrap();
    let journal = Journal::open_read_only(place.file()).await.unwrap();
    assert_eq!(whole(&journal).await, 12);
}
