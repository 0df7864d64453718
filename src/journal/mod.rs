//! Who did what, when, to whom and why: the only record of it, since the service keeps none.
//!
//! Owns the file `journal.sqlite3`, its entries and their chain. Must not know how anything is called or shown.
//!
//! An **intent** (the whole plan) is on disk before the first call of a plan goes out; a **call** before each call, a
//! **result** after it, **settled** after reading back, an **end** when the plan is over. **resumed** tells that another
//! program took over an intent that was left open; what follows belongs to the same intent, which has its end behind the
//! last of these only. **denied** tells that the policy stopped a plan. A request that somebody wrote by hand has **raw**
//! before it and **raw-result** after it. Entries are never changed: a correction is a new entry. Codes are stored, not
//! prose, so both languages can tell them. Bodies are JSON; no signature is ever in one.
//!
//! # The chain
//!
//! Every entry has a `hash`; `prev_hash` is that of the entry before, 64 zeros for the first. All hashes are SHA-256 in
//! lower-case hexadecimal. Entries are written in format 2:
//!
//! ```text
//! line   = {"number":N,"time":T,"kind":"K","operator":"O","profile":"P","body":B}     one line, T in Unix milliseconds
//! digest = sha256(line)
//! hash   = sha256("N prev_hash digest")                                               one blank between, in ASCII
//! ```
//!
//! `line` is UTF-8 without a blank or a line break at its end; strings are escaped as JSON demands and no further (short
//! escapes where there are, else `\u00xx`); `B` is the body as stored. An export as JSON lines begins with it. Anybody can
//! check it with a few lines:
//!
//! ```text
//! digest = sha256(line.encode()).hexdigest()
//! assert hash == sha256(f"{number} {prev_hash} {digest}".encode()).hexdigest()
//! ```
//!
//! The content enters the hash by its digest, and each body begins with a random salt. So the links can be followed by
//! somebody who has the digests and nothing else: a third party who may see the entries of one case only (see [`Case`]),
//! and everybody where the content was pruned.
//!
//! Format 1, of earlier versions: `hash` is over seven fields, `number`, `time`, `kind`, `operator`, `profile`, `body`,
//! `prev_hash`, each after its length in bytes as an 8-byte big-endian number. Without its content such a hash tells
//! nothing, and without a salt somebody who guesses the content can see that the guess was right.
//!
//! The table `head` notes the last number and hash in the same transaction, so that a tail that was cut off and a row
//! that was added by other means are told apart from each other.
//!
//! # Pruning
//!
//! [`Journal::prune`] takes the content of old, finished actions away. What is left of an entry is its number, format,
//! `prev_hash`, `hash`, the kind `pruned` and, as its body, the digest. That this was done is an entry of kind `prune`,
//! with who, when, why, which entries, and the SHA-256 over the concatenated hashes of these entries. An entry that is
//! `pruned` but in no such record counts as tampered with.
//!
//! # What the check looks at
//!
//! [`Journal::verify`] walks every entry and link, compares with the head and with the records of prunings; beside it, on
//! another thread, it compares the tables with those that this program makes, to the letter (a view in place of a table
//! would show what somebody likes), lets `SQLite` check the file, and compares the look-ups by user with what the entries
//! say: a chain that is whole is of little use when lists leave out what is in it.
//!
//! # What this proves, and what not
//!
//! It shows mistakes, faulty disks and simple tampering: a changed, removed, moved or added row, a changed index. It does
//! **not** hold against somebody who may write the file and takes the trouble: they can recompute every hash and the head,
//! append entries of their own, put an older copy of the file in its place (or delete the file beside it that ends in
//! `-wal`, which holds the newest entries while a console runs), or delete it all. There is no secret in it that they would
//! lack. Nor does it prove that the clock was right or that the operator is who they say.
//!
//! For that, the last hash must be kept where that person cannot write. `imwarden journal verify` prints it as
//! `NUMBER:HASH`, and `--expect-head NUMBER:HASH` proves later that everything up to it is what it was: nobody can make
//! other entries that end in the same hash. What was appended after the last note is as good as the file's protection.
//!
//! # Known weakness
//!
//! Whether another console is still running is told by an advisory lock on a small file beside the journal; on a
//! network file system without locks, the open intents of a console that crashed there stay unseen. `SQLite`'s WAL
//! does not work on such file systems either.

mod actor;
mod case;
mod chain;
mod entry;
mod error;
mod filter;
mod handle;
mod keeping;
mod prune;
mod query;
mod raw;
mod reading;
mod recorded;
mod schema;
mod seal;
mod session;
mod sound;
mod stored;
mod taken;
mod undo;
mod verify;
mod walk;

pub use case::Case;
pub use entry::{Kind, RawEntry};
pub use error::JournalError;
pub use handle::{Author, Journal};
pub use prune::{Prunable, Pruned};
pub use seal::sha256_of as sha256;
pub use stored::StoredEntry;
pub use taken::Begun;

pub use crate::job::EntryFilter as Filter;

/// The journal's file in the data directory.
pub const FILE_NAME: &str = "journal.sqlite3";
