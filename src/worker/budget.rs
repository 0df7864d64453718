//! How much of the share is in use, told at most once a second and only while calls go on.

use std::time::Duration;

use tokio::time::Instant;

use crate::job::Outcome;

/// No more often than this.
const EVERY: Duration = Duration::from_secs(1);
/// A call is counted a moment after it was announced.
const SOON: Duration = Duration::from_millis(100);

/// Asleep unless calls go on.
#[derive(Debug, Default)]
pub(super) struct Budget {
    told: Option<(u32, u32)>,
    last: Option<Instant>,
    due: Option<Instant>,
}

impl Budget {
    /// A call is about to go out.
    pub(super) fn wake(&mut self) {
        let soon = Instant::now() + SOON;
        let earliest = self.last.map_or(soon, |last| soon.max(last + EVERY));
        self.due.get_or_insert(earliest);
    }

    /// Until there may be something to tell; for ever while nothing goes on.
    pub(super) async fn due(&self) {
        match self.due {
            Some(due) => tokio::time::sleep_until(due).await,
            None => std::future::pending().await,
        }
    }

    /// What to tell of `(used, limit)`, if it changed.
    pub(super) fn tick(&mut self, usage: (u32, u32)) -> Option<Outcome> {
        let now = Instant::now();
        let (used, limit) = usage;
        let changed = self.told != Some(usage);
        (self.told, self.last) = (Some(usage), Some(now));
        // One more look after the last call, so that the number goes back to nothing.
        self.due = (used > 0).then(|| now + EVERY);
        changed.then_some(Outcome::Budget { used, limit })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn it_tells_changes_and_then_sleeps() {
        let mut budget = Budget::default();
        let began = Instant::now();
        budget.wake();
        budget.due().await;
        assert_eq!(budget.tick((3, 50)), Some(Outcome::Budget { used: 3, limit: 50 }));
        let first = Instant::now();
        assert_eq!(first - began, SOON);
        budget.wake();
        budget.due().await;
        assert!(Instant::now() - first >= EVERY, "not twice in a second, however many calls");
        assert_eq!(budget.tick((3, 50)), None, "nothing changed");
        budget.due().await;
        assert_eq!(budget.tick((0, 50)), Some(Outcome::Budget { used: 0, limit: 50 }));
        let asleep = tokio::time::timeout(Duration::from_hours(1), budget.due()).await;
        assert!(asleep.is_err(), "nothing goes on");
    }
}
