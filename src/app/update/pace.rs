//! Pausing, going on with and stopping actions under way, from the board of jobs and by typed commands.

use crate::app::model::{ActJob, Dialog, Model};
use crate::app::{Effect, Step};
use crate::i18n::Phrase;
use crate::job::JobId;

use super::hint;

/// What is asked of an action under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    Pause,
    GoOn,
    Stop,
}

/// `p` on the board: pauses, or goes on.
pub(super) fn toggle(model: &mut Model, step: &mut Step, cursor: usize) {
    match model.jobs.acts.get(cursor) {
        Some(act) if act.ending.is_none() => {
            let ask = if act.pausing { Ask::GoOn } else { Ask::Pause };
            tell(model, step, act.id, ask);
        }
        _ => hint(model, step, Phrase::new("notice-not-running")),
    }
}

/// `x` on the board.
pub(super) fn stop(model: &mut Model, step: &mut Step, cursor: usize) {
    match model.jobs.acts.get(cursor) {
        Some(act) if act.ending.is_none() => tell(model, step, act.id, Ask::Stop),
        _ => hint(model, step, Phrase::new("notice-not-running")),
    }
}

/// `:pause`, `:resume`, `:cancel`: the only action that it can be about, or the one with this number in the journal.
pub(super) fn command(model: &mut Model, step: &mut Step, ask: Ask, number: &str) {
    let number = number.trim_start_matches('#');
    let fits = |act: &&ActJob| match ask {
        Ask::Pause => !act.pausing,
        Ask::GoOn => act.pausing,
        Ask::Stop => true,
    };
    let found: Vec<_> = model.jobs.running().filter(fits).map(|act| (act.id, act.entry)).collect();
    if number.is_empty() {
        match found.as_slice() {
            [(job, _)] => tell(model, step, *job, ask),
            [] if ask == Ask::GoOn && model.put_off.is_some() => {
                model.dialogs.extend(model.put_off.take().map(Dialog::Open));
            }
            [] => hint(model, step, none(ask)),
            _ => hint(model, step, Phrase::new("pace-which")),
        }
        return;
    }
    let number = number.parse::<u64>().ok();
    match found.iter().find(|(_, entry)| number.is_some() && *entry == number) {
        Some((job, _)) => tell(model, step, *job, ask),
        None => hint(model, step, none(ask)),
    }
}

fn none(ask: Ask) -> Phrase {
    Phrase::new(if ask == Ask::GoOn { "pace-none-paused" } else { "notice-not-running" })
}

fn tell(model: &mut Model, step: &mut Step, job: JobId, ask: Ask) {
    if let Some(act) = model.jobs.acts.iter_mut().find(|act| act.id == job) {
        act.pausing = ask == Ask::Pause;
    }
    let (effect, said) = match ask {
        Ask::Pause => (Effect::Pause(job), "pace-pausing"),
        Ask::GoOn => (Effect::GoOn(job), "pace-going-on"),
        Ask::Stop => (Effect::Cancel(job), "notice-stopping"),
    };
    step.effects.push(effect);
    hint(model, step, Phrase::new(said));
}

/// The worker came to a halt, or went on.
pub(super) fn paused(model: &mut Model, step: &mut Step, job: JobId, paused: bool) {
    if let Some(act) = model.jobs.acts.iter_mut().find(|act| act.id == job) {
        act.paused = paused;
        step.redraw = true;
    }
}
