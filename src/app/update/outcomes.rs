//! What the worker reports, sent to whom it concerns; and how the connection does.

use crate::app::Step;
use crate::app::model::{Level, Link, Model};
use crate::i18n::Phrase;
use crate::job::{Ending, Fault, FaultKind, JobId, JournalTrouble, Outcome};

use super::{groups, jobs, journal, left_open, members, messages, online, pace, patch, say, undo};

/// Takes one report. Reports of jobs that nobody waits for any more change nothing.
pub(super) fn take(model: &mut Model, step: &mut Step, outcome: Outcome) {
    match outcome {
        Outcome::Started(_) => {}
        Outcome::Budget { used, limit } => budget(model, step, used, limit),
        Outcome::Dropped(job) => {
            jobs::ended(model, job);
            dropped(model, step, job);
        }
        Outcome::ReadFailed { job, fault } => {
            jobs::ended(model, job);
            failed(model, step, job, &fault);
        }
        Outcome::Paused { job, paused } => pace::paused(model, step, job, paused),
        Outcome::Progress { job, entry, done, failed, unknown, total: _, left } => {
            let so_far = jobs::Progress { done, failed, unknown, left };
            jobs::progress(model, step, job, entry, &so_far);
        }
        Outcome::Acted { job, group: _, ending } => {
            match ending.first_fault().filter(|fault| is_of_link(fault)).cloned() {
                Some(fault) => down(model, step, fault),
                None if ending.done() > 0 => up(model, step),
                None => {}
            }
            journal_told(model, &ending);
            jobs::acted(model, step, job, &ending);
        }
        outcome => {
            if let Some(outcome) = local(model, step, outcome) {
                answer(model, step, outcome);
            }
        }
    }
}

fn answer(model: &mut Model, step: &mut Step, outcome: Outcome) {
    up(model, step);
    match outcome {
        Outcome::GroupIds { job, ids, total, done } => {
            finish(model, job, done);
            groups::take_ids(model, step, job, ids, total, done);
        }
        Outcome::Groups { job, groups, failed, done } => {
            finish(model, job, done);
            groups::take_profiles(model, step, job, groups, failed, done);
        }
        Outcome::Members { job, group: _, members, total, at, done } => {
            finish(model, job, done);
            members::take_page(model, step, members::Page { job, members, total, at, done });
        }
        Outcome::Muted { job, group, muted, at } => {
            finish(model, job, true);
            members::take_muted(model, step, &group, muted, at);
        }
        Outcome::History { job, group: _, up_to: _, messages, first, at: _ } => {
            finish(model, job, true);
            messages::take_page(model, step, messages::Page { job, messages, first });
        }
        Outcome::Online { job, group, count, at } => {
            finish(model, job, true);
            online::take(model, step, &group, count, at);
        }
        Outcome::Roles { job, group, roles } => {
            finish(model, job, true);
            patch::take_roles(model, step, job, &group, &roles);
        }
        _ => {}
    }
}

/// What comes from this machine and tells nothing about the connection; gives back everything else.
fn local(model: &mut Model, step: &mut Step, outcome: Outcome) -> Option<Outcome> {
    match outcome {
        Outcome::Journal { job, entries, first } => {
            finish(model, job, true);
            journal::take(model, step, job, entries, first);
        }
        Outcome::Recorded { job, recorded } => {
            finish(model, job, true);
            journal::take_recorded(model, step, job, recorded);
        }
        Outcome::JournalState { job, fault } => {
            finish(model, job, true);
            journal::take_state(model, step, fault);
        }
        Outcome::UndoList { job, entries, first } => {
            finish(model, job, true);
            undo::take_list(model, step, job, entries, first);
        }
        Outcome::Undo { job, undone } => {
            finish(model, job, true);
            undo::take(model, step, job, undone);
        }
        Outcome::JournalVerified { job, chain } => {
            finish(model, job, true);
            journal::take_chain(model, step, job, chain);
        }
        Outcome::OpenIntents { job, open } => {
            finish(model, job, true);
            left_open::take(model, step, open);
        }
        other => return Some(other),
    }
    None
}

/// What an action tells of the journal: written to, or not.
fn journal_told(model: &mut Model, ending: &Ending) {
    let fault = ending.results.iter().filter_map(|result| result.verdict.fault());
    // An action in other hands says nothing against the journal.
    let other_hands = |fault: &Fault| JournalTrouble::of(fault) == Some(JournalTrouble::InOtherHands);
    let fault = fault.into_iter().find(|fault| fault.kind == FaultKind::Journal && !other_hands(fault));
    if fault.is_some() || ending.entry.is_some() {
        model.session.journal_fault = fault.cloned();
    }
}

fn finish(model: &mut Model, job: JobId, done: bool) {
    if done {
        jobs::ended(model, job);
    }
}

/// The header's number of calls. A single call now and then is not worth a frame.
fn budget(model: &mut Model, step: &mut Step, used: u32, limit: u32) {
    let (shown, of) = model.session.budget;
    if limit != of || shown.abs_diff(used) > 1 {
        model.session.budget = (used, limit);
        step.redraw = true;
    }
}

/// Whether a fault tells that the connection is down rather than that one call was wrong.
fn is_of_link(fault: &Fault) -> bool {
    matches!(
        fault.kind,
        FaultKind::Dns
            | FaultKind::Connect
            | FaultKind::Tls
            | FaultKind::Timeout
            | FaultKind::Dropped
            | FaultKind::HttpStatus
            | FaultKind::BadBody
            | FaultKind::TooLarge
            | FaultKind::Credentials
    )
}

fn up(model: &mut Model, step: &mut Step) {
    if model.session.link == Link::Up {
        return;
    }
    // What waits for its next try need not wait any longer.
    let now = model.now.mono;
    let (groups, members, messages) = (&mut model.groups, &mut model.members, &mut model.messages);
    for retry in [&mut groups.retry, &mut groups.profiles_retry, &mut members.retry, &mut messages.retry] {
        if retry.at.is_some() {
            retry.at = Some(now);
        }
    }
    model.session.link = Link::Up;
    step.redraw = true;
}

fn down(model: &mut Model, step: &mut Step, fault: Fault) {
    step.redraw = true;
    let (since, failures) = match &model.session.link {
        Link::Down { since, failures, .. } => (*since, failures + 1),
        Link::Waiting | Link::Up => (model.now.wall, 1),
    };
    model.session.link = Link::Down { fault, since, failures };
}

/// A read failed: what was there stays and is marked as stale.
fn failed(model: &mut Model, step: &mut Step, job: JobId, fault: &Fault) {
    if is_of_link(fault) {
        down(model, step, fault.clone());
    }
    step.redraw = true;
    let now = model.now.mono;
    let groups = &mut model.groups;
    if groups.loading == Some(job) {
        groups.loading = None;
        groups.incoming = None;
        groups.fault = Some(fault.clone());
        groups.retry.failed(now);
        return;
    }
    if groups.rows.iter().any(|row| row.asking == Some(job)) {
        groups.profiles_retry.failed(now);
        groups::release(model, job);
        return;
    }
    if online::failed(model, job, fault) {
        return;
    }
    let members = &mut model.members;
    if members.loading == Some(job) || members.asking_muted == Some(job) {
        if members.loading == Some(job) {
            members.loading = None;
            members.incoming = None;
        } else {
            members.asking_muted = None;
        }
        members.fault = Some(fault.clone());
        members.retry.failed(now);
        return;
    }
    let messages = &mut model.messages;
    if messages.newer == Some(job) || messages.older == Some(job) {
        messages.newer = messages.newer.filter(|newer| *newer != job);
        messages.older = messages.older.filter(|older| *older != job);
        messages.fault = Some(fault.clone());
        messages::give_up_gap(messages);
        messages.retry.failed(now);
        return;
    }
    if model.members.asking_roles == Some(job) {
        model.members.asking_roles = None;
        return;
    }
    if undo::failed(model, step, job, fault) {
        return;
    }
    if journal::failed(model, job, fault) {
        step.redraw = true;
    } else if fault.kind == FaultKind::Journal && model.session.journal_fault.is_none() {
        // Asked at the start, without a window: what a crash left open cannot be told.
        say(model, step, Level::Failed, Phrase::from(fault));
    }
}

/// A read was replaced or cancelled: nobody waits for it.
fn dropped(model: &mut Model, step: &mut Step, job: JobId) {
    let before = (model.members.loading, model.messages.older, model.groups.loading);
    groups::release(model, job);
    undo::dropped(&mut model.undo, job);
    let other = |waiting: &mut Option<JobId>| {
        if *waiting == Some(job) {
            *waiting = None;
        }
    };
    other(&mut model.groups.loading);
    other(&mut model.members.loading);
    other(&mut model.members.asking_muted);
    other(&mut model.members.asking_roles);
    other(&mut model.messages.newer);
    other(&mut model.messages.older);
    for row in &mut model.groups.rows {
        other(&mut row.online.asking);
    }
    step.redraw |= before != (model.members.loading, model.messages.older, model.groups.loading);
}
