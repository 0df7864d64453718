//! The program's own log: a file in the data folder, never the terminal.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Above this size, bytes, the file becomes `imwarden.log.1`, in place of an older one, and a new one begins.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Logs to `imwarden.log` in this folder. Without the file the program works all the same.
pub(super) fn to_file(folder: &Path) {
    let Ok(file) = open(folder) else { return };
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(Mutex::new(file));
    // Libraries may log URLs, and a URL of the service holds a signature: only this program's own lines are kept.
    let own = Targets::new().with_target("imwarden", LevelFilter::INFO);
    // A second console in the same process, as in tests, keeps the first one's log.
    let _ = tracing_subscriber::registry().with(lines).with(own).try_init();
}

fn open(folder: &Path) -> io::Result<File> {
    fs::create_dir_all(folder)?;
    let path = folder.join("imwarden.log");
    if fs::metadata(&path).is_ok_and(|about| about.len() > LARGEST) {
        // Where that fails, the file goes on growing: better than no log.
        let _ = fs::rename(&path, folder.join("imwarden.log.1"));
    }
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_large_file_is_kept_beside_the_new_one() {
        let folder = tempfile::tempdir().unwrap();
        let length = |name: &str| fs::metadata(folder.path().join(name)).map(|about| about.len()).ok();
        open(folder.path()).unwrap().write_all(b"old").unwrap();
        open(folder.path()).unwrap().set_len(LARGEST).unwrap();
        assert_eq!(open(folder.path()).unwrap().metadata().unwrap().len(), LARGEST, "large enough to stay");
        open(folder.path()).unwrap().write_all(b"!").unwrap();
        open(folder.path()).unwrap().write_all(b"new").unwrap();
        assert_eq!((length("imwarden.log"), length("imwarden.log.1")), (Some(3), Some(LARGEST + 1)));
    }
}
