//! The newest calls, for whoever asks what the console has been doing.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::domain::Stamp;
use crate::job::FaultKind;

/// One try of one call. Holds neither parameters nor signatures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// When it was sent.
    pub at: Stamp,
    /// Which command.
    pub command: String,
    /// The how-manieth try, from 1.
    pub attempt: u32,
    /// Until the answer was read, or given up.
    pub took: Duration,
    /// HTTP status, if an answer came.
    pub status: Option<u16>,
    /// The service's code (0 is success), if the answer could be read.
    pub code: Option<i64>,
    /// What went wrong.
    pub fault: Option<FaultKind>,
}

/// As many as are kept.
const KEPT: usize = 500;

/// A ring of lines.
#[derive(Debug, Default)]
pub(super) struct Log(Mutex<VecDeque<LogLine>>);

impl Log {
    pub(super) fn push(&self, line: LogLine) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() == KEPT {
            lines.pop_front();
        }
        lines.push_back(line);
    }

    pub(super) fn lines(&self) -> Vec<LogLine> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
