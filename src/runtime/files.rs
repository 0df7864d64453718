//! Files that a command names. Read beside the loop: a file may lie on a disk that answers late or never.

use std::fs::File;
use std::io::{self, Read};

use tokio::sync::mpsc;

use crate::app::Msg;

/// Far more than the IDs that an action may have.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Reads a file and sends what came of it.
pub(super) fn read(path: String, told: mpsc::UnboundedSender<Msg>) {
    tokio::task::spawn_blocking(move || {
        let text = text_of(&path).map_err(|error| error.to_string());
        // Nobody listens any more when the console leaves.
        let _ = told.send(Msg::FileRead { path, text });
    });
}

fn text_of(path: &str) -> io::Result<String> {
    let file = File::open(path)?;
    let too_large = || io::Error::new(io::ErrorKind::FileTooLarge, "larger than 4 MiB");
    if file.metadata()?.len() > MOST_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large());
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
