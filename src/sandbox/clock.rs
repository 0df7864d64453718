//! The practice server's time. The only place of the sandbox that reads a clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A clock that can be moved. Clones share the time.
#[derive(Debug, Clone)]
pub struct Clock {
    running: bool,
    offset_ms: Arc<AtomicI64>,
}

impl Default for Clock {
    fn default() -> Self {
        Self::system()
    }
}

impl Clock {
    /// The system's time.
    pub fn system() -> Self {
        Self { running: true, offset_ms: Arc::default() }
    }

    /// Stands still at this moment (Unix seconds) until it is set or advanced.
    pub fn fixed(unix_seconds: u64) -> Self {
        let clock = Self { running: false, offset_ms: Arc::default() };
        clock.set(unix_seconds);
        clock
    }

    /// Makes it that moment (Unix seconds) now; a running clock goes on from there.
    pub fn set(&self, unix_seconds: u64) {
        let wanted = i64::try_from(unix_seconds.saturating_mul(1000)).unwrap_or(i64::MAX);
        self.offset_ms.store(wanted.saturating_sub(self.base_ms()), Ordering::Relaxed);
    }

    /// Moves forward.
    pub fn advance(&self, by: Duration) {
        self.offset_ms.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::Relaxed);
    }

    /// Unix seconds.
    pub fn now(&self) -> u64 {
        self.now_ms() / 1000
    }

    /// Unix milliseconds.
    pub fn now_ms(&self) -> u64 {
        u64::try_from(self.base_ms().saturating_add(self.offset_ms.load(Ordering::Relaxed))).unwrap_or(0)
    }

    fn base_ms(&self) -> i64 {
        if !self.running {
            return 0;
        }
        #[expect(clippy::disallowed_methods, reason = "the one clock of the practice server")]
        let now = SystemTime::now();
        let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_by_hand() {
        let clock = Clock::fixed(1_700_000_000);
        let same = clock.clone();
        assert_eq!(clock.now_ms(), 1_700_000_000_000);
        same.advance(Duration::from_millis(1500));
        assert_eq!(clock.now_ms(), 1_700_000_001_500);
        clock.set(5);
        assert_eq!(same.now(), 5);
    }

    #[test]
    fn a_running_clock_goes_on_from_where_it_was_set() {
        let clock = Clock::system();
        clock.set(1_000);
        assert!((1_000..1_100).contains(&clock.now()));
    }
}
