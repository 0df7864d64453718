//! The history of the open group: pages that come from either end, following the newest, and the edge of the screen.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use crate::app::Step;
use crate::app::filter::{message_passes, words};
use crate::app::layout::{message_lines, message_width, pane_rows};
use crate::app::model::{Level, Messages, Model, Pane};
use crate::app::on_screen;
use crate::domain::{GroupId, Message};
use crate::i18n::Phrase;
use crate::job::{JobId, Read};

use super::{jobs, say};

/// Messages that the window holds; what is farthest from the cursor is let go.
pub(super) const WINDOW: usize = 5_000;
/// Pages that are read to close a gap below the newest page; a wider one stays, or the older side is let go.
const GAP_PAGES: u32 = 10;
/// Pause between two looks at the newest page; doubled and tripled while nothing comes.
pub(super) const PAUSE: Duration = Duration::from_secs(10);
/// After a look that brought something new: more is likely to come.
const BUSY: Duration = Duration::from_secs(3);

/// Asks for the newest page.
pub(super) fn reload(model: &mut Model, step: &mut Step) {
    let Some(group) = model.messages.group.clone() else { return };
    let job = jobs::read(model, step, Read::History { group, up_to: None });
    model.messages.newer = Some(job);
    model.messages.retry.at = None;
}

fn load_older(model: &mut Model, step: &mut Step, below: u64) {
    let Some(group) = model.messages.group.clone() else { return };
    let up_to = Some(below.saturating_sub(1));
    let job = jobs::read(model, step, Read::History { group, up_to });
    model.messages.older = Some(job);
    step.redraw = true;
}

/// One page of history.
pub(super) struct Page {
    pub(super) job: JobId,
    pub(super) messages: Vec<Message>,
    pub(super) first: bool,
}

/// Takes a page. The newest one again and again: only what differs is drawn.
pub(super) fn take_page(model: &mut Model, step: &mut Step, page: Page) {
    let now = model.now;
    let jitter = model.messages.group.as_ref().map_or(Duration::ZERO, jitter);
    let messages = &mut model.messages;
    let newest = messages.newer == Some(page.job);
    if !newest && messages.older != Some(page.job) {
        return;
    }
    let known = messages.rows.last_key_value().map(|(seq, _)| *seq);
    let lowest = page.messages.iter().map(|message| message.seq).min();
    let edge = known.is_none() || lowest.is_none() || lowest < messages.rows.keys().next().copied();
    let oldest = messages.rows.keys().next().copied();
    let came = merge(messages, page.messages);
    // A page that reaches no further back would be asked for for ever.
    let stuck = !newest
        && messages.gap.is_none()
        && oldest.is_some()
        && oldest == messages.rows.keys().next().copied();
    if (edge && page.first) || stuck {
        messages.at_first = true;
    }
    step.redraw |= came.changed || messages.fault.is_some() || messages.at.is_none();
    messages.fault = None;
    messages.retry.succeeded();
    if newest {
        messages.newer = None;
        messages.at = Some(now.wall);
        messages.quiet = if came.newer > 0 { 0 } else { messages.quiet.saturating_add(1) };
        let pause = if came.newer > 0 { BUSY } else { PAUSE * messages.quiet.clamp(1, 3) + jitter };
        messages.due = Some(now.mono + pause);
        if let (Some(known), Some(lowest)) = (known, lowest)
            && lowest > known + 1
        {
            messages.gap = Some((known, 0));
        }
    } else {
        messages.older = None;
        step.redraw = true;
    }
    if !messages.following {
        messages.unseen += came.newer;
    }
    close_gap(model, step, lowest);
    trim(&mut model.messages);
}

struct Came {
    changed: bool,
    newer: usize,
}

fn merge(messages: &mut Messages, page: Vec<Message>) -> Came {
    let known = messages.rows.last_key_value().map(|(seq, _)| *seq);
    let searched = words(&messages.search);
    let mut came = Came { changed: false, newer: 0 };
    let mut added = false;
    for message in page {
        if messages.rows.get(&message.seq) == Some(&message) {
            continue;
        }
        came.changed = true;
        let shown = searched.is_empty() || message_passes(&message, &searched);
        if known.is_some_and(|known| message.seq > known) {
            came.newer += 1;
        }
        let seq = message.seq;
        if messages.rows.insert(seq, message).is_none() && shown {
            messages.order.push(seq);
            added = true;
        }
    }
    if added {
        messages.order.sort_unstable();
    }
    came
}

/// More came between two looks than one page holds: reads on until what was known is reached.
fn close_gap(model: &mut Model, step: &mut Step, lowest: Option<u64>) {
    let Some((known, pages)) = model.messages.gap else { return };
    let Some(lowest) = lowest.filter(|lowest| *lowest > known + 1) else {
        model.messages.gap = None;
        return;
    };
    if pages < GAP_PAGES {
        model.messages.gap = Some((known, pages + 1));
        load_older(model, step, lowest);
        return;
    }
    give_up_gap(&mut model.messages);
}

/// A hole that is not closed must not look like history without one: the side that nobody looks at is let go. Following,
/// that is the older one, which scrolling back loads again; else the newer one, which `G` loads again.
pub(super) fn give_up_gap(messages: &mut Messages) {
    let Some((known, _)) = messages.gap.take() else { return };
    if messages.following {
        messages.rows = messages.rows.split_off(&(known + 1));
        messages.at_first = false;
    } else {
        drop(messages.rows.split_off(&(known + 1)));
        messages.cut = true;
    }
    let rows = &messages.rows;
    messages.order.retain(|seq| rows.contains_key(seq));
    messages.marks.retain(|seq| rows.contains_key(seq));
}

/// Keeps the window small, around the cursor.
fn trim(messages: &mut Messages) {
    let cursor = messages.cursor.unwrap_or(u64::MAX);
    while messages.rows.len() > WINDOW {
        let (first, last) = (messages.rows.keys().next().copied(), messages.rows.keys().next_back().copied());
        let (Some(first), Some(last)) = (first, last) else { return };
        if messages.following || cursor.saturating_sub(first) > last.saturating_sub(cursor) {
            messages.rows.remove(&first);
            messages.at_first = false;
        } else {
            messages.rows.remove(&last);
            messages.cut = true;
        }
    }
    let rows = &messages.rows;
    if messages.order.first().is_some_and(|seq| !rows.contains_key(seq))
        || messages.order.last().is_some_and(|seq| !rows.contains_key(seq))
    {
        messages.order.retain(|seq| rows.contains_key(seq));
        // A mark on a message that is let go would be counted and not acted on.
        messages.marks.retain(|seq| rows.contains_key(seq));
    }
}

/// Up to two seconds, by the group's ID: so that many consoles do not ask at the same moment.
pub(super) fn jitter(group: &GroupId) -> Duration {
    let mut hasher = DefaultHasher::new();
    group.hash(&mut hasher);
    Duration::from_millis(hasher.finish() % 2_000)
}

/// Goes back to the newest; if that was let go, it is loaded again.
pub(super) fn resume(model: &mut Model, step: &mut Step) {
    let messages = &mut model.messages;
    messages.following = true;
    messages.unseen = 0;
    if std::mem::take(&mut messages.cut) {
        messages.rows.clear();
        messages.order.clear();
        messages.cursor = None;
        reload(model, step);
    }
}

/// Goes on to the very first message of the group, page by page.
pub(super) fn seek_first(model: &mut Model) {
    let messages = &mut model.messages;
    messages.seeking_first = !messages.at_first && messages.rows.keys().next().is_some_and(|seq| *seq > 1);
}

/// Stays where it is; tells whether it was on the way.
pub(super) fn stop_seeking(model: &mut Model) -> bool {
    std::mem::take(&mut model.messages.seeking_first)
}

/// The key of what is said while the first message is looked for.
const SEEKING: &str = "notice-seeking-first";

/// Keeps the cursor on the oldest message that is loaded, and says how far it is.
fn seek(model: &mut Model, step: &mut Step) {
    let said = model.notices.current.as_ref().filter(|notice| notice.phrase.key == SEEKING);
    let messages = &mut model.messages;
    let oldest = messages.rows.keys().next().copied().unwrap_or_default();
    if messages.seeking_first {
        messages.cursor = messages.order.first().copied().or(messages.cursor);
        messages.following = false;
        messages.seeking_first = !messages.at_first && oldest > 1 && messages.fault.is_none();
    }
    if !messages.seeking_first {
        if said.is_some() {
            model.notices.current = None;
            step.redraw = true;
        }
        return;
    }
    let phrase = Phrase::new(SEEKING).with("seq", oldest);
    if said.is_none_or(|notice| notice.phrase != phrase) {
        say(model, step, Level::Hint, phrase);
        // It stays as long as it takes.
        if let Some(notice) = &mut model.notices.current {
            notice.until = None;
        }
    }
}

/// Searches anew; the cursor stays where it is or goes to the nearest match.
pub(super) fn reorder(model: &mut Model) {
    let messages = &mut model.messages;
    let searched = words(&messages.search);
    messages.order = messages
        .rows
        .iter()
        .filter(|(_, message)| searched.is_empty() || message_passes(message, &searched))
        .map(|(seq, _)| *seq)
        .collect();
    if let Some(cursor) = messages.cursor
        && messages.order.binary_search(&cursor).is_err()
    {
        let after = messages.order.partition_point(|seq| *seq < cursor);
        messages.cursor = messages.order.get(after).or(messages.order.last()).copied();
    }
}

/// Follows the newest, keeps the cursor in view, loads what is near the edge, looks for news when it is time.
pub(super) fn settle(model: &mut Model, step: &mut Step) {
    if model.messages.group.is_none() {
        return;
    }
    follow(model);
    seek(model, step);
    keep_in_view(model);
    look_back(model, step);
    let messages = &model.messages;
    let now = model.now.mono;
    let retry = messages.retry.at.is_some();
    let due = !messages.cut
        && if retry { messages.retry.is_due(now) } else { messages.due.is_some_and(|due| due <= now) };
    if due && messages.newer.is_none() && model.awake && on_screen::history(model) {
        reload(model, step);
    }
}

/// While following, the cursor is on the newest message; under a sheet or a prompt nothing moves.
fn follow(model: &mut Model) {
    let held = !model.dialogs.is_empty() || model.prompt.is_some();
    let messages = &mut model.messages;
    let newest = messages.order.last().copied();
    if !messages.following || held || messages.cursor == newest {
        if messages.cursor.is_none() && !held {
            messages.cursor = newest;
        }
        return;
    }
    messages.cursor = newest;
    messages.unseen = 0;
    if model.focus == Pane::Messages {
        model.shifted = Some(model.now.mono);
    }
}

/// The edge of the screen. Looks at no more messages than the screen has lines.
fn keep_in_view(model: &mut Model) {
    let rows = pane_rows(model, Pane::Messages);
    let width = message_width(model);
    let messages = &mut model.messages;
    let Some(cursor) = messages.cursor else { return };
    let at = messages.order.partition_point(|seq| *seq < cursor);
    // The farthest the edge may be above the cursor.
    let (mut lines, mut highest) = (0, (cursor, 0));
    for seq in
        messages.order.get(..=at.min(messages.order.len().saturating_sub(1))).unwrap_or_default().iter().rev()
    {
        let height = messages.rows.get(seq).map_or(1, |message| message_lines(message, width));
        highest =
            if lines + height > rows && lines > 0 { (*seq, (lines + height) - rows) } else { (*seq, 0) };
        lines += height;
        if lines >= rows {
            break;
        }
    }
    let anchored = messages.order.binary_search(&messages.top.0).is_ok();
    if messages.following || !anchored || messages.top < highest {
        messages.top = highest;
    } else if messages.top > (cursor, 0) {
        messages.top = (cursor, 0);
    }
}

/// Older messages, when the oldest one is less than a screen away.
fn look_back(model: &mut Model, step: &mut Step) {
    let rows = pane_rows(model, Pane::Messages);
    let messages = &mut model.messages;
    let further = std::mem::take(&mut messages.further);
    let busy = messages.older.is_some() || messages.newer.is_some() || messages.retry.at.is_some();
    let Some(oldest) = messages.rows.keys().next().copied() else { return };
    if busy || messages.at_first || oldest <= 1 || messages.gap.is_some() {
        return;
    }
    let near = messages.order.partition_point(|seq| *seq < messages.top.0) < rows;
    let near = near || messages.seeking_first;
    let further = further || messages.seeking_first;
    let wanted = if messages.search.is_empty() { near } else { further };
    let room = messages.rows.len() < WINDOW || !messages.following;
    if wanted && room {
        load_older(model, step, oldest);
    }
}
