//! When the console must wake up with nobody touching it. Pure: the model alone decides.
//!
//! What wakes it: the end of a notice, a failed load to be tried again, the newest messages, counts of live rooms on
//! screen, mutes that run out, and the header's clock once a minute. Without the terminal's focus only notices and
//! clocks go on.

use std::time::Duration;

use super::layout::{areas, pane_rows};
use super::model::{Model, Pane};
use super::on_screen;
use crate::domain::{Now, Stamp};

/// How long a result stays in the bottom line.
pub const DONE_STAYS: Duration = Duration::from_secs(10);
/// How long an undo is offered there.
pub const UNDO_STAYS: Duration = Duration::from_secs(30);
/// How long a hint stays in the bottom line.
pub const HINT_STAYS: Duration = Duration::from_secs(5);
/// A mute with less than this to go counts down by the second.
const LAST_MINUTE: Duration = Duration::from_mins(1);

/// The next deadline on the monotonic clock; it may have passed already. `None`: sleep until something happens.
pub fn next(model: &Model) -> Option<Duration> {
    let mut deadlines = vec![to_mono(model, next_minute(model.now.wall))];
    deadlines.extend(model.notices.current.as_ref().and_then(|notice| notice.until));
    deadlines.extend(countdown(model));
    if model.awake {
        polls(model, &mut deadlines);
    }
    deadlines.into_iter().min()
}

fn polls(model: &Model, deadlines: &mut Vec<Duration>) {
    let (groups, members, messages) = (&model.groups, &model.members, &model.messages);
    if groups.loading.is_none() {
        deadlines.extend(groups.retry.at);
    }
    deadlines.extend(groups.profiles_retry.at);
    if members.loading.is_none() && members.asking_muted.is_none() {
        deadlines.extend(members.retry.at);
    }
    if messages.group.is_some() && messages.newer.is_none() && !messages.cut && on_screen::history(model) {
        deadlines.extend(messages.retry.at.or(messages.due));
    }
    for id in on_screen::live_rooms(model) {
        if let Some(row) = groups.get(id)
            && row.online.asking.is_none()
        {
            deadlines.extend(row.online.due);
        }
    }
}

/// The next change of a mute that is counted down on screen.
fn countdown(model: &Model) -> Option<Duration> {
    let left = shortest_mute(model, model.now.wall)?;
    let wall = model.now.wall;
    if left <= LAST_MINUTE {
        return Some(to_mono(model, next_second(wall)));
    }
    Some(model.now.mono + left.saturating_sub(LAST_MINUTE))
}

/// What is left of the mute on screen that ends first.
fn shortest_mute(model: &Model, at: Stamp) -> Option<Duration> {
    areas(model).members?;
    let rows = pane_rows(model, Pane::Members);
    let members = &model.members;
    let shown = members.order.iter().skip(members.top).take(rows);
    shown
        .filter_map(|index| members.rows.get(*index)?.mute?.left(at))
        .filter(|left| *left < Duration::MAX)
        .min()
}

/// Whether time alone changed the screen since `before`.
pub(super) fn ticked(model: &Model, before: Now) -> bool {
    let (was, is) = (before.wall, model.now.wall);
    if was.as_second() == is.as_second() {
        return false;
    }
    was.as_second().div_euclid(60) != is.as_second().div_euclid(60)
        || shortest_mute(model, was).is_some_and(|left| left <= LAST_MINUTE)
}

fn next_second(wall: Stamp) -> Stamp {
    Stamp::from_second(wall.as_second() + 1).unwrap_or(wall)
}

fn next_minute(wall: Stamp) -> Stamp {
    Stamp::from_second((wall.as_second().div_euclid(60) + 1) * 60).unwrap_or(wall)
}

fn to_mono(model: &Model, wall: Stamp) -> Duration {
    let ahead = Duration::try_from(wall.duration_since(model.now.wall)).unwrap_or_default();
    // Never at once: a deadline that has come must lie behind when the clock is read again.
    model.now.mono + ahead.max(Duration::from_millis(1))
}
