//! Who did what, when, to whom and why: the only record of it, since the service keeps none.
//!
//! Owns the file `journal.sqlite3`, its entries and their chain. Must not know how anything is called or shown.
//!
//! An **intent** (the whole plan) is on disk before the first call of a plan goes out; a **call** before each call, a
//! **result** after it, **settled** after reading back, an **end** when the plan is over. **denied** tells that the
//! policy stopped a plan. A request that somebody wrote by hand has **raw** before it and **raw-result** after it.
//! Entries are never changed: a correction is a new entry. Codes are stored, not prose, so
//! both languages can tell them. Bodies are JSON; no signature is ever in one.
//!
//! # The chain
//!
//! `hash` is the SHA-256, in lower-case hexadecimal, over seven fields in this order: `number`, `time` (Unix
//! milliseconds), `kind`, `operator`, `profile`, `body`, `prev_hash`. Each field is preceded by its length in bytes
//! as an 8-byte big-endian number; numbers are written in decimal ASCII, text as the UTF-8 that is stored.
//! `prev_hash` is the `hash` of the entry before, 64 zeros for the first. Anybody can check it with a few lines:
//!
//! ```text
//! h = sha256()
//! for field in (str(number), str(time), kind, operator, profile, body, prev_hash):
//!     raw = field.encode(); h.update(len(raw).to_bytes(8, "big") + raw)
//! ```
//!
//! The table `head` notes the last number and hash in the same transaction, so that a tail that was cut off and a row
//! that was added by other means are told apart from each other.
//!
//! # What this proves, and what not
//!
//! It shows mistakes, faulty disks and simple tampering: a changed, removed or added row. It does **not** hold against
//! somebody who may write the file and takes the trouble: they can recompute every hash and the head, put an older
//! copy of the file in its place, or delete it. Nor does it prove that the clock was right or that the operator is
//! who they say. For that, the last hash must be kept where that person cannot write: `imwarden journal verify` prints
//! it for this purpose.
//!
//! # Known weakness
//!
//! Whether another console is still running is told by an advisory lock on a small file beside the journal; on a
//! network file system without locks, the open intents of a console that crashed there stay unseen. `SQLite`'s WAL
//! does not work on such file systems either.

mod actor;
mod chain;
mod entry;
mod error;
mod handle;
mod query;
mod raw;
mod recent;
mod schema;
mod session;

pub use entry::{Kind, RawEntry};
pub use error::JournalError;
pub use handle::{Author, Journal};
pub use query::Filter;

/// The journal's file in the data directory.
pub const FILE_NAME: &str = "journal.sqlite3";
