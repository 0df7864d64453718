//! Keeps calls below a share of the vendor's limit, and people before polling.
//!
//! The limit is 200 calls per second, command and application, 1 for `get_appid_group_list` (official doc 269/9346).
//! What the application as a whole may do (60011) is not documented, so all commands together are held to the same
//! share as one of them. Buckets hold a tenth of the share and fill with eight tenths of it: then no second, wherever it
//! begins, sees more calls go out than nine tenths, and none sees more arrive than the share, although some are held up
//! longer than others on their way.
//!
//! Known weakness: each program has its own governor. Two consoles with the same profile may use twice the share; who runs
//! several of them sets a smaller one.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, oneshot};
use tokio::time::Instant;

use crate::wire::{COMMON_RATE, Command};

/// Whether somebody waits for the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Urgency {
    /// Somebody pressed a key.
    Person,
    /// Polling, prefetching.
    Background,
}

const SECOND: Duration = Duration::from_secs(1);
/// Part of the share that is kept for calls that catch up with each other on their way.
const MARGIN: f64 = 0.1;
/// Back-off never goes below this part of the share.
const SLOWEST: f64 = 1.0 / 16.0;
/// How much of the share comes back each time.
const RECOVERED: f64 = 0.1;
/// And how often.
const RECOVERY: Duration = Duration::from_secs(5);

/// How many calls are left, and how fast they come back.
#[derive(Debug)]
struct Bucket {
    burst: f64,
    per_second: f64,
    tokens: f64,
    filled: Instant,
    /// Part of the rate in use, 1 unless the service said "too fast".
    pace: f64,
    /// Nothing goes out before.
    paused_until: Instant,
    recovered: Instant,
}

impl Bucket {
    fn new(share: f64, now: Instant) -> Self {
        let burst = if share < 2.0 { 1.0 } else { (share / 10.0).floor().max(1.0) };
        let per_second = if share < 2.0 { share } else { share * (1.0 - MARGIN) - burst };
        Self { burst, per_second, tokens: burst, filled: now, pace: 1.0, paused_until: now, recovered: now }
    }

    fn fill(&mut self, now: Instant) {
        while self.pace < 1.0 && now.duration_since(self.recovered) >= RECOVERY {
            self.pace = (self.pace + RECOVERED).min(1.0);
            self.recovered += RECOVERY;
        }
        let gained = now.saturating_duration_since(self.filled).as_secs_f64() * self.per_second * self.pace;
        self.tokens = (self.tokens + gained).min(self.burst);
        self.filled = self.filled.max(now);
    }

    /// How long until a call may go out; zero for now.
    fn wait(&mut self, now: Instant) -> Duration {
        self.fill(now);
        let paused = self.paused_until.saturating_duration_since(now);
        // A hair less than a whole token counts as one: sums of fractions come out a little short.
        if self.tokens > 1.0 - 1e-6 {
            return paused;
        }
        let missing = (1.0 - self.tokens) / (self.per_second * self.pace);
        // Timers tick in milliseconds; rounding up keeps the pump from waking too early again and again.
        paused.max(Duration::from_secs_f64(missing)).max(Duration::from_micros(100))
    }

    fn take(&mut self) {
        self.tokens = (self.tokens - 1.0).max(0.0);
    }

    /// Halves the pace, once for all calls that were under way together.
    fn slow_down(&mut self, now: Instant) {
        self.fill(now);
        if now < self.paused_until {
            return;
        }
        self.pace = (self.pace / 2.0).max(SLOWEST);
        self.recovered = now;
        self.paused_until = now + SECOND;
        self.tokens = 0.0;
        self.filled = now + SECOND;
    }
}

struct Waiter {
    ticket: u64,
    go: oneshot::Sender<()>,
}

struct Lane {
    bucket: Bucket,
    /// By urgency: people, background.
    queues: [VecDeque<Waiter>; 2],
}

struct State {
    all: Bucket,
    lanes: HashMap<String, Lane>,
    sent: VecDeque<Instant>,
    ticket: u64,
    pumping: bool,
}

/// The governor of one client.
pub(super) struct Governor {
    share: f64,
    state: Mutex<State>,
    /// Somebody came who may have to wait less long than the pump sleeps.
    came: Notify,
}

enum Next {
    Idle,
    Wait(Duration),
}

impl Governor {
    /// `share` is the part of the vendor's limit, above 0 and at most 1; anything else is brought there.
    pub(super) fn new(share: f64) -> Self {
        let share = if share.is_finite() { share.clamp(0.01, 1.0) } else { super::Limits::SHARE };
        let all = Bucket::new(f64::from(COMMON_RATE) * share, Instant::now());
        let state = State { all, lanes: HashMap::new(), sent: VecDeque::new(), ticket: 0, pumping: false };
        Self { share, state: Mutex::new(state), came: Notify::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until a call of this command may go out. People go before the background, whatever the command; within
    /// each, first come, first served. Dropping the future leaves the queue.
    pub(super) async fn acquire(self: &Arc<Self>, command: &str, urgency: Urgency) {
        let granted = {
            let mut state = self.state();
            let now = Instant::now();
            let ticket = state.ticket;
            state.ticket += 1;
            let share = self.share;
            let lane =
                state.lanes.entry(command.to_owned()).or_insert_with(|| Lane::new(command, share, now));
            let (go, granted) = oneshot::channel();
            lane.queues[urgency as usize].push_back(Waiter { ticket, go });
            // Whoever need not wait goes at once; only who has to wait needs the pump.
            if matches!(state.release(now), Next::Wait(_)) {
                if state.pumping {
                    self.came.notify_one();
                } else {
                    state.pumping = true;
                    tokio::spawn(Arc::clone(self).pump());
                }
            }
            granted
        };
        // The sender goes away unused only with the runtime.
        let _ = granted.await;
    }

    async fn pump(self: Arc<Self>) {
        loop {
            let next = {
                let mut state = self.state();
                let next = state.release(Instant::now());
                state.pumping = !matches!(next, Next::Idle);
                next
            };
            match next {
                Next::Idle => return,
                Next::Wait(time) => {
                    // Either way the queues are looked at again.
                    let _ = tokio::time::timeout(time, self.came.notified()).await;
                }
            }
        }
    }

    /// The service said that this command (60011: everything) comes too fast.
    pub(super) fn slow_down(&self, command: &str, code: i64) {
        let mut state = self.state();
        let now = Instant::now();
        if code == 60011 {
            state.all.slow_down(now);
        } else if let Some(lane) = state.lanes.get_mut(command) {
            // A command with one call per second goes out every few seconds as it is: slower would only keep a person
            // waiting whose first call met another program's.
            if !Command::named(command).is_some_and(|command| command.row().is_rare()) {
                lane.bucket.slow_down(now);
            }
        }
    }

    /// Calls sent in the last second, and the most that may be.
    pub(super) fn usage(&self) -> (u32, u32) {
        let mut state = self.state();
        let now = Instant::now();
        state.forget(now);
        let used = u32::try_from(state.sent.len()).unwrap_or(u32::MAX);
        #[expect(clippy::cast_sign_loss, reason = "the share is positive")]
        let limit = (f64::from(COMMON_RATE) * self.share).floor().max(1.0) as u32;
        (used, limit)
    }
}

impl Lane {
    fn new(command: &str, share: f64, now: Instant) -> Self {
        let rate = Command::named(command).map_or(COMMON_RATE, |command| command.row().per_second);
        Self { bucket: Bucket::new(f64::from(rate) * share, now), queues: [VecDeque::new(), VecDeque::new()] }
    }
}

impl State {
    fn forget(&mut self, now: Instant) {
        while self.sent.front().is_some_and(|sent| now.duration_since(*sent) >= SECOND) {
            self.sent.pop_front();
        }
    }

    /// Lets everybody through who may go now; says when to look again.
    fn release(&mut self, now: Instant) -> Next {
        loop {
            self.lanes.values_mut().for_each(Lane::trim);
            let all = self.all.wait(now);
            if !all.is_zero() && self.lanes.values().any(Lane::has_waiters) {
                return Next::Wait(all);
            }
            let Some((name, queue)) = self.first_in_line(now) else {
                let wait = self
                    .lanes
                    .values_mut()
                    .filter(|lane| lane.has_waiters())
                    .map(|lane| lane.bucket.wait(now));
                return wait.min().map_or(Next::Idle, Next::Wait);
            };
            let Some(lane) = self.lanes.get_mut(&name) else { return Next::Idle };
            let Some(waiter) = lane.queues[queue].pop_front() else { return Next::Idle };
            if waiter.go.send(()).is_ok() {
                lane.bucket.take();
                self.all.take();
                self.forget(now);
                self.sent.push_back(now);
            }
        }
    }

    /// The lane and queue of whoever is next among those whose command may be called now.
    fn first_in_line(&mut self, now: Instant) -> Option<(String, usize)> {
        let mut best: Option<(usize, u64, &String)> = None;
        for (name, lane) in &mut self.lanes {
            if !lane.has_waiters() || !lane.bucket.wait(now).is_zero() {
                continue;
            }
            for (queue, waiters) in lane.queues.iter().enumerate() {
                if let Some(waiter) = waiters.front() {
                    let place = (queue, waiter.ticket, name);
                    if best.is_none_or(|best| (place.0, place.1) < (best.0, best.1)) {
                        best = Some(place);
                    }
                }
            }
        }
        best.map(|(queue, _, name)| (name.clone(), queue))
    }
}

impl Lane {
    /// Whoever gave up leaves the front; those further back are found when they get there.
    fn trim(&mut self) {
        for queue in &mut self.queues {
            while queue.front().is_some_and(|waiter| waiter.go.is_closed()) {
                queue.pop_front();
            }
        }
    }

    fn has_waiters(&self) -> bool {
        self.queues.iter().any(|queue| !queue.is_empty())
    }
}

#[cfg(test)]
#[path = "governor_tests.rs"]
mod tests;
