//! `update`: one message in, the changed model and its effects out. One file per concern.
//!
//! Every message ends in [`settle`], which looks at the model as a whole and asks for what the screen now needs: the
//! profiles of visible groups, older messages near the edge, counts of live rooms. So no place that moves a cursor has
//! to remember what must be loaded.
//!
//! Moving the cursor in the list of groups opens nothing: Enter or `l` does. The first group is opened on its own, so
//! that the first screen shows something.

mod command;
mod confirm;
mod dialog;
mod groups;
mod jobs;
mod journal;
mod keys;
mod left_open;
mod marks;
mod members;
mod messages;
mod mouse;
mod movement;
mod named;
mod online;
mod outcomes;
mod pace;
mod patch;
mod prompt;
mod said;
mod search;
mod sheet;
mod undo;

#[cfg(test)]
mod tests;

use crossterm::event::KeyEventKind;

use super::model::{Level, Model, Notice, Pane, Retry};
use super::{Effect, Msg, Step, timers};
use crate::domain::{GroupId, Now, UserId};
use crate::i18n::Phrase;
use crate::job::Read;

/// Takes one message. `now` must not go back.
pub fn update(model: &mut Model, msg: Msg, now: Now) -> Step {
    let mut step = Step::default();
    let before = model.now;
    model.now = now;
    if timers::ticked(model, before) {
        step.redraw = true;
    }
    match msg {
        Msg::Start => start(model, &mut step),
        Msg::Key(key) if key.kind == KeyEventKind::Release => {}
        Msg::Key(key) => keys::press(model, &mut step, &key),
        Msg::Paste(text) => prompt::paste(model, &mut step, &text),
        Msg::FileRead { path, text } => named::take_file(model, &mut step, &path, text),
        Msg::Mouse(event) => mouse::event(model, &mut step, event),
        Msg::Resize { columns, rows } => {
            step.redraw = true;
            model.size = (columns, rows);
        }
        Msg::Focus(awake) => model.awake = awake,
        Msg::Wake => {}
        Msg::Job(outcome) => {
            let held = under_cursor(model);
            outcomes::take(model, &mut step, *outcome);
            if under_cursor(model) != held {
                model.shifted = Some(now.mono);
            }
        }
        Msg::Quit => step.effects.push(Effect::Quit),
    }
    settle(model, &mut step);
    spend(model);
    step
}

/// A deadline that has passed and led to nothing is over: kept, it would wake the console again and again.
fn spend(model: &mut Model) {
    let now = model.now.mono;
    let spent = |retry: &mut Retry| retry.at = retry.at.filter(|at| *at > now);
    let groups = &mut model.groups;
    spent(&mut groups.retry);
    spent(&mut groups.profiles_retry);
    spent(&mut model.members.retry);
    spent(&mut model.messages.retry);
    if model.messages.newer.is_none() && model.messages.due.is_some_and(|due| due <= now) {
        model.messages.due = Some(now + messages::PAUSE);
    }
}

fn start(model: &mut Model, step: &mut Step) {
    step.redraw = true;
    groups::reload(model, step);
    jobs::read(model, step, Read::OpenIntents);
    jobs::read(model, step, Read::JournalState);
    // Whoever writes on must know whether what was written before is whole.
    jobs::read(model, step, Read::VerifyJournal);
}

/// Asks for what the screen now needs and puts the edges of the lists where the cursors are.
fn settle(model: &mut Model, step: &mut Step) {
    expire(model, step);
    groups::settle(model, step);
    members::settle(model, step);
    messages::settle(model, step);
    online::settle(model, step);
}

fn expire(model: &mut Model, step: &mut Step) {
    let over = |notice: &Notice| notice.until.is_some_and(|until| until <= model.now.mono);
    if model.notices.current.as_ref().is_some_and(over) {
        model.notices.current = None;
        step.redraw = true;
    }
}

/// What keys that act would hit.
#[derive(PartialEq)]
enum Held {
    Group(Option<GroupId>),
    Member(Option<UserId>),
    Message(Option<u64>),
}

fn under_cursor(model: &Model) -> Held {
    match model.focus {
        Pane::Groups => Held::Group(model.groups.current().map(|row| row.id.clone())),
        Pane::Members => Held::Member(model.members.current().map(|row| row.id.clone())),
        Pane::Messages => Held::Message(model.messages.cursor),
    }
}

/// Says something in the bottom line.
fn say(model: &mut Model, step: &mut Step, level: Level, phrase: Phrase) {
    let until = match level {
        Level::Done => Some(model.now.mono + timers::DONE_STAYS),
        Level::Hint => Some(model.now.mono + timers::HINT_STAYS),
        Level::Failed | Level::Unknown => None,
    };
    model.notices.current = Some(Notice { level, phrase, until });
    model.notices.since = model.now.mono;
    step.redraw = true;
}

fn hint(model: &mut Model, step: &mut Step, phrase: Phrase) {
    say(model, step, Level::Hint, phrase);
}
