//! What can go wrong with a file.

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::job::{Fault, JournalTrouble};
use crate::text::SafeText;

/// Why the journal could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The file or its directory can be neither made nor opened.
    #[error("cannot open the journal {path}: {detail}", path = path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// The system's or `SQLite`'s words.
        detail: String,
    },
    /// Another program holds it for longer than the patience given at opening.
    #[error("the journal is locked by another program")]
    Locked,
    /// The file is no `SQLite` database, or one of another program.
    #[error("the file is not a journal of imwarden")]
    NotAJournal,
    /// Written by a newer version of this program.
    #[error("the journal has schema {found}, this version knows up to {known}")]
    Newer {
        /// Of the file.
        found: i64,
        /// Of this program.
        known: i64,
    },
    /// No room.
    #[error("the disk is full")]
    DiskFull,
    /// Opened for reading, or the file or its disk is read-only.
    #[error("the journal can only be read")]
    ReadOnly,
    /// `SQLite` or a body says that the content makes no sense.
    #[error("the journal is damaged: {0}")]
    Damaged(String),
    /// The handle was closed, or its thread died.
    #[error("the journal is closed")]
    Closed,
    /// The intent belongs to a program that still runs.
    #[error("entry {0} is in the hands of a program that still runs")]
    InOtherHands(u64),
    /// Anything else that the disk or `SQLite` reported.
    #[error("the journal failed: {0}")]
    Failed(String),
}

impl JournalError {
    /// The same as data, for whoever puts it into words.
    pub fn trouble(&self) -> JournalTrouble {
        match self {
            Self::CannotOpen { .. } => JournalTrouble::CannotOpen,
            Self::Locked => JournalTrouble::Locked,
            Self::NotAJournal => JournalTrouble::NotAJournal,
            Self::Newer { .. } => JournalTrouble::Newer,
            Self::DiskFull => JournalTrouble::DiskFull,
            Self::ReadOnly => JournalTrouble::ReadOnly,
            Self::Damaged(_) => JournalTrouble::Damaged,
            Self::Closed => JournalTrouble::Closed,
            Self::InOtherHands(_) => JournalTrouble::InOtherHands,
            Self::Failed(_) => JournalTrouble::Failed,
        }
    }

    /// What the trouble alone does not say: a path, the system's words.
    pub fn detail(&self) -> SafeText {
        SafeText::new(&match self {
            Self::CannotOpen { path, detail } => format!("{}: {detail}", path.display()),
            Self::Newer { found, known } => format!("{found} > {known}"),
            Self::Damaged(detail) | Self::Failed(detail) => detail.clone(),
            _ => String::new(),
        })
    }

    pub(super) fn io(path: &std::path::Path, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::StorageFull {
            return Self::DiskFull;
        }
        Self::CannotOpen { path: path.to_owned(), detail: error.to_string() }
    }
}

impl From<rusqlite::Error> for JournalError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        if let E::InvalidColumnType(..)
        | E::FromSqlConversionFailure(..)
        | E::IntegralValueOutOfRange(..)
        | E::Utf8Error(..) = error
        {
            return Self::Damaged(error.to_string());
        }
        // Room for the file beside the journal that readers and writers share.
        let shared = [rusqlite::ffi::SQLITE_IOERR_SHMSIZE, rusqlite::ffi::SQLITE_IOERR_SHMMAP];
        if error.sqlite_error().is_some_and(|error| shared.contains(&error.extended_code)) {
            return Self::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::NotADatabase) => Self::NotAJournal,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            _ => Self::Failed(error.to_string()),
        }
    }
}

impl From<serde_json::Error> for JournalError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<&JournalError> for Fault {
    fn from(error: &JournalError) -> Self {
        Self::journal(error.trouble(), error.detail().as_str())
    }
}
