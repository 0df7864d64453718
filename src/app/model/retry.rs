//! When something that failed is tried again.

use std::time::Duration;

/// Pauses after failures: 2 s, doubled each time, at most a minute.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Retry {
    /// The next try; `None` when the last one went well.
    pub at: Option<Duration>,
    /// Failures in a row.
    pub failures: u32,
}

impl Retry {
    const FIRST: Duration = Duration::from_secs(2);
    const LONGEST: Duration = Duration::from_mins(1);

    /// A try failed.
    pub fn failed(&mut self, now: Duration) {
        let pause = Self::FIRST.saturating_mul(1 << self.failures.min(5)).min(Self::LONGEST);
        self.failures += 1;
        self.at = Some(now + pause);
    }

    /// A try went well.
    pub fn succeeded(&mut self) {
        *self = Self::default();
    }

    /// Nothing is to be waited for.
    pub fn is_due(self, now: Duration) -> bool {
        self.at.is_none_or(|at| at <= now)
    }
}
