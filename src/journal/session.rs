//! Which consoles are running: each holds a lock on a file of its own, which the system lets go when it dies.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::JournalError;

/// A running console. Ends when it is dropped.
#[derive(Debug)]
pub(super) struct Session {
    name: String,
    path: PathBuf,
    // Never read: it carries the lock.
    _lock: File,
}

impl Session {
    /// Begins one, and clears away the files of consoles that died. Holds the journal's write lock meanwhile, so that
    /// no other console sees the file between its making and its locking.
    pub(super) fn begin(connection: &mut Connection, journal: &Path) -> Result<Self, JournalError> {
        let guard = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        sweep(journal);
        let name = format!("{}-{:016x}", std::process::id(), fastrand::u64(..));
        let path = file_of(journal, &name);
        let lock = File::create_new(&path).map_err(|error| JournalError::io(&path, &error))?;
        // Where the file system has no locks, the file alone says that the console runs.
        drop(lock.try_lock());
        guard.rollback()?;
        Ok(Self { name, path, _lock: lock })
    }

    /// Goes into each intent.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // What stays behind is swept by the next console.
        drop(fs::remove_file(&self.path));
    }
}

/// Whether the console of that name still runs. In doubt, yes: nobody may settle what another one is doing.
pub(super) fn is_alive(journal: &Path, name: &str) -> bool {
    !is_dead(&file_of(journal, name))
}

/// Whether no console but this one runs.
pub(super) fn is_alone(journal: &Path, own: &str) -> bool {
    let own = file_of(journal, own);
    sessions(journal).iter().all(|file| *file == own || is_dead(file))
}

fn is_dead(file: &Path) -> bool {
    match File::open(file) {
        Ok(file) => matches!(file.try_lock(), Ok(())),
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}

fn file_of(journal: &Path, name: &str) -> PathBuf {
    // Names come from the journal, which anybody may have edited: nothing but one path component.
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let mut file = journal.as_os_str().to_owned();
    file.push(format!(".session-{name}"));
    PathBuf::from(file)
}

fn sweep(journal: &Path) {
    for file in sessions(journal) {
        let Ok(lock) = File::open(&file) else { continue };
        match lock.try_lock() {
            Ok(()) => drop(fs::remove_file(file)),
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => {}
        }
    }
}

fn sessions(journal: &Path) -> Vec<PathBuf> {
    let (Some(directory), Some(file)) = (journal.parent(), journal.file_name()) else { return Vec::new() };
    let prefix = format!("{}.session-", file.to_string_lossy());
    let directory = if directory.as_os_str().is_empty() { Path::new(".") } else { directory };
    let Ok(entries) = fs::read_dir(directory) else { return Vec::new() };
    let ours = |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with(&prefix);
    entries.flatten().filter(ours).map(|entry| entry.path()).collect()
}
