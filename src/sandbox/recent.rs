//! What the server remembers for a short time, beside the world: call rates, sends, duplicates, online counts
//! as last shown.

use std::collections::HashMap;

use super::topic::TOPIC_MARK;
use crate::wire::{Command, MsgBody};

/// Messages per second and group (official doc 269/9346).
const SENDS_PER_SECOND: u32 = 40;
/// Attribute writes per second and group (official doc 1047/44188).
const ATTRIBUTE_WRITES: u32 = 5;
/// A repeat within this time is a duplicate, ms.
const DUPLICATE_MS: u64 = 5 * 60 * 1000;
/// Online counts move in steps of this, ms.
const ONLINE_STEP_MS: u64 = 10_000;
/// Two clients that start in the same second both get their first page, also of `get_appid_group_list` (1 per
/// second).
const BURST_MIN: u32 = 2;
/// Duplicates are forgotten when there are more than this, if old enough.
const SENT_SWEEP: usize = 4096;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Recent {
    buckets: HashMap<Command, Bucket>,
    sends: HashMap<String, (u64, u32)>,
    attribute_writes: HashMap<String, (u64, u32)>,
    sent: HashMap<SentKey, Vec<Sent>>,
    online: HashMap<String, (u64, u64)>,
}

#[derive(Debug)]
struct Bucket {
    thousandths: u64,
    filled_ms: u64,
}

/// Group or topic, sender, `Random`.
pub(super) type SentKey = (String, String, u32);

/// Body and `CloudCustomData`.
pub(super) type Content = (MsgBody, Option<String>);

/// A message that was sent, to know it again.
#[derive(Debug, Clone)]
pub(super) struct Sent {
    /// All that counts as its content.
    pub(super) content: Content,
    /// What was answered.
    pub(super) seq: u64,
    /// What was answered, Unix seconds.
    pub(super) time: u64,
    /// Unix ms.
    pub(super) at_ms: u64,
}

impl Recent {
    /// Counts a call; false beyond the rate. A bucket of tokens that starts full.
    pub(super) fn allow_call(&mut self, command: Command, per_second: u32, now_ms: u64) -> bool {
        let full = u64::from(per_second.max(BURST_MIN)) * 1000;
        let bucket = self.buckets.entry(command).or_insert(Bucket { thousandths: full, filled_ms: now_ms });
        let gained = now_ms.saturating_sub(bucket.filled_ms).saturating_mul(u64::from(per_second));
        bucket.thousandths = bucket.thousandths.saturating_add(gained).min(full);
        bucket.filled_ms = now_ms;
        let allowed = bucket.thousandths >= 1000;
        if allowed {
            bucket.thousandths -= 1000;
        }
        allowed
    }

    /// Counts a message; false beyond 40 in one second of the clock. Which ones are dropped by priority is
    /// not modelled: what was delivered cannot be taken back for a later, higher one.
    pub(super) fn allow_send(&mut self, group: &str, now_ms: u64) -> bool {
        count(&mut self.sends, group, now_ms) <= SENDS_PER_SECOND
    }

    /// Counts a write of attributes; false beyond 5 in one second of the clock.
    pub(super) fn allow_attribute_write(&mut self, group: &str, now_ms: u64) -> bool {
        count(&mut self.attribute_writes, group, now_ms) <= ATTRIBUTE_WRITES
    }

    /// The earlier message of which this one is a duplicate.
    ///
    /// Sources disagree about what makes one (`Random` alone, with content, with sender); all three together
    /// are asked for here, so that a client which changes one of them does not get away with it.
    pub(super) fn duplicate_of(&self, key: &SentKey, content: &Content, now_ms: u64) -> Option<&Sent> {
        let fresh = |sent: &&Sent| now_ms.saturating_sub(sent.at_ms) < DUPLICATE_MS;
        self.sent.get(key)?.iter().filter(fresh).find(|sent| sent.content == *content)
    }

    /// Remembers a message.
    pub(super) fn remember(&mut self, key: SentKey, sent: Sent) {
        let now_ms = sent.at_ms;
        if self.sent.len() > SENT_SWEEP {
            self.sent.retain(|_, known| {
                known.retain(|sent| now_ms.saturating_sub(sent.at_ms) < DUPLICATE_MS);
                !known.is_empty()
            });
        }
        self.sent.entry(key).or_default().push(sent);
    }

    /// Forgets a group or topic that is gone, so that another one with the same ID begins anew. Topics' IDs begin with
    /// that of their community.
    pub(super) fn forget(&mut self, id: &str) {
        let topics = format!("{id}{TOPIC_MARK}");
        self.sent.retain(|(place, ..), _| place != id && !place.starts_with(&topics));
        self.sends.remove(id);
        self.attribute_writes.remove(id);
        self.online.remove(id);
    }

    /// The online count as callers see it: what it was when it was first asked for in this step of 10 s.
    pub(super) fn online(&mut self, group: &str, count: u64, now_ms: u64) -> u64 {
        let step = now_ms / ONLINE_STEP_MS;
        let shown = self.online.entry(group.to_owned()).or_insert((step, count));
        if shown.0 != step {
            *shown = (step, count);
        }
        shown.1
    }
}

/// How many this makes in the present second of the clock.
fn count(windows: &mut HashMap<String, (u64, u32)>, group: &str, now_ms: u64) -> u32 {
    let second = now_ms / 1000;
    let window = windows.entry(group.to_owned()).or_insert((second, 0));
    if window.0 != second {
        *window = (second, 0);
    }
    window.1 += 1;
    window.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_refills_with_time_and_two_starts_fit() {
        let mut recent = Recent::default();
        let mut call = |at| recent.allow_call(Command::GetAppidGroupList, 1, at);
        assert_eq!([call(0), call(0), call(0)], [true, true, false]);
        assert!(!call(999));
        assert!(call(1000));
        assert!(!call(1000));
        assert!(call(500_000));
    }

    #[test]
    fn a_group_takes_forty_messages_a_second() {
        let mut recent = Recent::default();
        assert_eq!((0..50).filter(|_| recent.allow_send("g", 1_500)).count(), 40);
        assert!(recent.allow_send("h", 1_500));
        assert!(recent.allow_send("g", 2_000));
    }
}
