//! Online counts of live rooms: only those on screen, every ten seconds, slower while they fail.

use std::time::Duration;

use crate::app::Step;
use crate::app::model::{Model, ONLINE_SAMPLES};
use crate::app::on_screen::live_rooms;
use crate::domain::{GroupId, Stamp};
use crate::job::{Fault, JobId, Read};

use super::{jobs, messages};

/// The service renews the count in steps of ten seconds (official doc 269/49180).
const PAUSE: Duration = Duration::from_secs(10);

/// Asks for the counts that are due.
pub(super) fn settle(model: &mut Model, step: &mut Step) {
    if !model.awake {
        return;
    }
    let now = model.now.mono;
    let due: Vec<GroupId> = live_rooms(model)
        .into_iter()
        .filter(|id| {
            model
                .groups
                .get(id)
                .is_some_and(|row| row.online.asking.is_none() && row.online.due.is_none_or(|due| due <= now))
        })
        .cloned()
        .collect();
    for id in due {
        let job = jobs::read(model, step, Read::Online(id.clone()));
        if let Some(row) = model.groups.get_mut(&id) {
            row.online.asking = Some(job);
        }
    }
}

/// Takes a count.
pub(super) fn take(model: &mut Model, step: &mut Step, group: &GroupId, count: u64, at: Stamp) {
    let now = model.now.mono;
    let Some(row) = model.groups.get_mut(group) else { return };
    let online = &mut row.online;
    online.asking = None;
    online.fault = None;
    online.failures = 0;
    online.at = Some(at);
    online.due = Some(now + PAUSE + messages::jitter(group));
    online.samples.push_back(count);
    while online.samples.len() > ONLINE_SAMPLES {
        online.samples.pop_front();
    }
    step.redraw = true;
}

/// A count did not come; the pause doubles. Tells whether the job was one of a count.
pub(super) fn failed(model: &mut Model, job: JobId, fault: &Fault) -> bool {
    let now = model.now.mono;
    let Some(row) = model.groups.rows.iter_mut().find(|row| row.online.asking == Some(job)) else {
        return false;
    };
    let online = &mut row.online;
    online.asking = None;
    online.fault = Some(fault.clone());
    online.failures += 1;
    online.due = Some(now + PAUSE * (1 << online.failures.min(5)) + messages::jitter(&row.id));
    true
}
