//! The operating system's keyring, where this build knows it and the system has one.
//!
//! An entry's service is `imwarden`, its user name `IDENTIFIER@SDKAPPID`; the vendor's own tools put a key there, such as
//! `secret-tool store --label imwarden service imwarden username administrator@1400000001`. It is only ever read.

use crate::client::Secret;

/// Why the keyring gave no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoKey {
    /// This build does not know keyrings.
    #[error("this build knows no keyring (cargo build --features keyring)")]
    NotBuilt,
    /// None can be reached, as in a session without a bus.
    #[error("there is no keyring to be reached: {why}")]
    Absent {
        /// The library's words.
        why: String,
    },
    /// It has no such entry.
    #[error("the keyring has no entry for {entry}")]
    Empty {
        /// User name of the entry.
        entry: String,
    },
}

/// Asks a keyring for the key of `IDENTIFIER@SDKAPPID`.
pub(super) type Keyring = fn(entry: &str) -> Result<Secret, NoKey>;

/// The system's.
#[cfg(feature = "keyring")]
pub(super) fn of_system(entry: &str) -> Result<Secret, NoKey> {
    use keyring::{Entry, Error};
    use secrecy::zeroize::Zeroizing;

    let absent = |error: &Error| NoKey::Absent { why: error.to_string() };
    // What `Entry::new` says without a session bus is misleading; this is the cause.
    if let Err(error) = Entry::store_status() {
        return Err(absent(error));
    }
    let asked = Entry::new("imwarden", entry).and_then(|entry| entry.get_password()).map(Zeroizing::new);
    match asked {
        Ok(key) if key.trim().is_empty() => Err(NoKey::Empty { entry: entry.to_owned() }),
        Ok(key) => Ok(Secret::new(&key)),
        Err(Error::NoEntry) => Err(NoKey::Empty { entry: entry.to_owned() }),
        Err(error) => Err(absent(&error)),
    }
}

/// None.
#[cfg(not(feature = "keyring"))]
pub(super) fn of_system(_entry: &str) -> Result<Secret, NoKey> {
    Err(NoKey::NotBuilt)
}
