//! The log of requests: one JSON object per line, written out before the answer goes. Never the signature: of
//! the URL it has the command and the identifier only.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

/// An open log.
#[derive(Debug)]
pub(super) struct RequestLog(Mutex<File>);

/// One request.
pub(super) struct Entry<'a> {
    /// Unix ms.
    pub(super) time_ms: u64,
    /// Last segment of the path, or the whole path if it has another form.
    pub(super) command: &'a str,
    /// As in the URL, if there is one.
    pub(super) identifier: Option<&'a str>,
    /// HTTP; `None` when no answer went out.
    pub(super) status: Option<u16>,
    /// `None` when the service was not reached.
    pub(super) error_code: Option<i64>,
    /// As it came.
    pub(super) body: &'a [u8],
}

impl RequestLog {
    /// Opens a log, behind what is already there.
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        OpenOptions::new().create(true).append(true).open(path).map(|file| Self(Mutex::new(file)))
    }

    /// Writes one line. A log that cannot be written (a full disk) does not stop the server.
    pub(super) fn write(&self, entry: &Entry<'_>) {
        let time =
            i64::try_from(entry.time_ms).ok().and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
        let body = serde_json::from_slice::<Value>(entry.body)
            .unwrap_or_else(|_| json!(String::from_utf8_lossy(entry.body)));
        let line = json!({
            "time": time.map(|time| time.to_string()),
            "command": entry.command,
            "identifier": entry.identifier,
            "status": entry.status,
            "error_code": entry.error_code,
            "body": body,
        });
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = file.write_all(format!("{line}\n").as_bytes()).and_then(|()| file.flush()) {
            tracing::warn!(%error, "request log");
        }
    }
}
