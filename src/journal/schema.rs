//! Opening the file: permissions, pragmas, migrations.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::JournalError;

/// `imwd`: tells our files from other `SQLite` databases.
const APPLICATION_ID: i64 = 0x696d_7764;

/// Applied in order of their number; `user_version` is that of the last one. What was released is never edited: the
/// check compares the tables of a file with these to the letter.
const MIGRATIONS: [(i64, &str); 3] = [
    (1, include_str!("../../assets/journal/001_entries.sql")),
    (LOOKUPS, include_str!("../../assets/journal/002_lookups.sql")),
    (UNDOS, include_str!("../../assets/journal/003_undos.sql")),
];

/// From this schema on an entry says its format, and there are look-ups by user and of actions.
pub(super) const LOOKUPS: i64 = 2;

/// From this schema on there is a look-up of intents that take something back.
pub(super) const UNDOS: i64 = 3;

/// The schema of this version.
const KNOWN: i64 = MIGRATIONS[MIGRATIONS.len() - 1].0;

/// Opens for writing; makes the directory and the file where there is none.
pub(super) fn open(path: &Path, patience: Duration) -> Result<Connection, JournalError> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory).map_err(|error| JournalError::io(directory, &error))?;
    }
    make_private(path).map_err(|error| JournalError::io(path, &error))?;
    let mut connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
    .map_err(|error| cannot_open(path, error))?;
    connection.busy_timeout(patience)?;
    check_owner(&connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // A commit returns after the disk has it; the default of WAL would leave the last entries to the system's cache.
    connection.pragma_update(None, "synchronous", "FULL")?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// Opens an existing journal for reading, also while a console writes.
pub(super) fn open_for_reading(path: &Path, patience: Duration) -> Result<Connection, JournalError> {
    let opened = opened_for_reading(path, patience);
    match &opened {
        Err(JournalError::CannotOpen { .. } | JournalError::Failed(_) | JournalError::DiskFull) => {
            // Reading takes a small file beside the journal, which cannot be made on a full disk or a read-only one.
            // Where no entries are outside the journal's own file, nobody is writing, and it can be read without.
            let outside = fs::metadata(beside(path, "-wal")).is_ok_and(|about| about.len() > 0);
            if !outside && path.is_file() {
                opened_for_reading(&unchanging(path), patience).or(opened)
            } else {
                opened
            }
        }
        _ => opened,
    }
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut file = path.as_os_str().to_owned();
    file.push(ending);
    PathBuf::from(file)
}

/// The file's name for `SQLite`, with the word that it does not change.
fn unchanging(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut name = String::from("file:");
    for c in path.to_string_lossy().chars() {
        match c {
            '%' => name.push_str("%25"),
            '?' => name.push_str("%3f"),
            '#' => name.push_str("%23"),
            c => name.push(c),
        }
    }
    PathBuf::from(name + "?immutable=1")
}

fn opened_for_reading(path: &Path, patience: Duration) -> Result<Connection, JournalError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| cannot_open(path, error))?;
    connection.busy_timeout(patience)?;
    check_owner(&connection)?;
    if version(&connection)? == 0 {
        return Err(JournalError::NotAJournal);
    }
    Ok(connection)
}

fn cannot_open(path: &Path, error: rusqlite::Error) -> JournalError {
    match JournalError::from(error) {
        JournalError::Failed(detail) => JournalError::CannotOpen { path: path.to_owned(), detail },
        known => known,
    }
}

/// The file exists afterwards and only its owner may read it; `SQLite` gives its side files the same mode.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        let file = options.mode(0o600).open(path)?;
        if file.metadata()?.permissions().mode() & 0o077 != 0 {
            file.set_permissions(fs::Permissions::from_mode(0o600))?;
        }
        Ok(())
    }
    #[cfg(not(unix))]
    options.open(path).map(drop)
}

fn check_owner(connection: &Connection) -> Result<(), JournalError> {
    let id: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if id != APPLICATION_ID && (id != 0 || tables != 0) {
        return Err(JournalError::NotAJournal);
    }
    let found = version(connection)?;
    if found > KNOWN { Err(JournalError::Newer { found, known: KNOWN }) } else { Ok(()) }
}

/// The schema of a file.
pub(super) fn version(connection: &Connection) -> Result<i64, JournalError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

fn migrate(connection: &mut Connection) -> Result<(), JournalError> {
    if version(connection)? == KNOWN {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Again, now that no other console can be doing the same.
    let found = version(&transaction)?;
    apply(&transaction, found, KNOWN)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", KNOWN)?;
    Ok(transaction.commit()?)
}

fn apply(connection: &Connection, above: i64, up_to: i64) -> Result<(), JournalError> {
    for (_, sql) in MIGRATIONS.iter().filter(|(number, _)| *number > above && *number <= up_to) {
        connection.execute_batch(sql)?;
    }
    Ok(())
}

/// Whether tables, indexes, views and triggers are those that this program makes, to the letter.
pub(super) fn is_as_made(connection: &Connection) -> Result<bool, JournalError> {
    let made = Connection::open_in_memory()?;
    apply(&made, 0, version(connection)?)?;
    Ok(objects(&made)? == objects(connection)?)
}

fn objects(connection: &Connection) -> Result<Vec<[Option<String>; 4]>, JournalError> {
    // Statistics are nobody's business but SQLite's.
    let mut statement = connection.prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name",
    )?;
    let objects = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
    Ok(objects.collect::<Result<_, _>>()?)
}
