//! Intents that a crash or a quit left open: settled by reading back, offered to go on with, ended as they stand.

use std::sync::Arc;

use crate::app::Step;
use crate::app::model::{Dialog, Level, Model, OpenView, Sheet};
use crate::domain::{Denial, Plan, PlanError, Subject};
use crate::i18n::Phrase;
use crate::job::{Ending, GoOn, JobId, OpenIntent, Task, Verdict, rest};

use super::{hint, jobs, say, sheet};

/// Intents that were left open are shown before anything else. What was on its way is read back at once: that changes
/// nothing, and whoever is asked whether to go on should know.
pub(super) fn take(model: &mut Model, step: &mut Step, open: Vec<OpenIntent>) {
    if open.is_empty() {
        return;
    }
    let open: Vec<Arc<OpenIntent>> = open.into_iter().map(Arc::new).collect();
    let mut view = OpenView { open, ..OpenView::default() };
    for intent in view.open.iter().filter(|intent| !intent.in_flight.is_empty()) {
        let job = jobs::submit(model, step, Task::Settle(Arc::clone(intent)));
        view.settling.push((intent.entry, job));
    }
    model.dialogs.insert(0, Dialog::Open(view));
    step.redraw = true;
}

/// A letter in the window; tells whether it means anything there.
pub(super) fn choose(model: &mut Model, step: &mut Step, letter: char) -> bool {
    match letter {
        's' => settle(model, step),
        'g' => go_on(model, step),
        'c' => close(model, step),
        _ => return false,
    }
    true
}

fn current(model: &Model) -> Option<(Arc<OpenIntent>, &OpenView)> {
    let Some(Dialog::Open(view)) = model.dialogs.last() else { return None };
    view.open.get(view.cursor).map(|open| (Arc::clone(open), view))
}

/// Whether the intent under the cursor must be left alone for now; says why.
fn is_busy(model: &mut Model, step: &mut Step) -> bool {
    let busy = current(model)
        .is_some_and(|(open, view)| view.settling.iter().any(|(entry, _)| *entry == open.entry));
    if busy {
        hint(model, step, Phrase::new("open-settling"));
    }
    busy
}

/// Reads back what nobody knows.
pub(super) fn settle(model: &mut Model, step: &mut Step) {
    if is_busy(model, step) {
        return;
    }
    let Some((open, view)) = current(model) else { return };
    if view.settled.iter().any(|(entry, _)| *entry == open.entry) {
        hint(model, step, Phrase::new("deny-already"));
        return;
    }
    let entry = open.entry;
    let job = jobs::submit(model, step, Task::Settle(open));
    if let Some(Dialog::Open(view)) = model.dialogs.last_mut() {
        view.settling.push((entry, job));
    }
}

/// The sheet for the rest of the intent under the cursor.
fn go_on(model: &mut Model, step: &mut Step) {
    if is_busy(model, step) {
        return;
    }
    let Some((open, view)) = current(model) else { return };
    let left = view.left(&open);
    let plan = match again(model, &open, &left) {
        Ok(plan) => plan,
        Err(error) => {
            hint(model, step, sheet::refusal(&error));
            return;
        }
    };
    sheet::go_on(model, step, &open, plan);
}

/// Asks the policy about what is left, by what the group is now; the targets stay the frozen ones.
fn again(model: &Model, open: &OpenIntent, left: &[Subject]) -> Result<Plan, PlanError> {
    if left.is_empty() {
        return Err(PlanError::Denied(Denial::NoTarget));
    }
    let group = model.groups.get(&open.plan.group).and_then(|row| row.profile.as_ref());
    let group = group.ok_or(PlanError::Denied(Denial::NotLoaded))?;
    open.plan.only(left).asked_again(&model.policy, group)
}

/// The sheet was confirmed: its targets go out under the number of their intent.
pub(super) fn confirmed(model: &mut Model, step: &mut Step, sheet: &Sheet, open: &Arc<OpenIntent>) {
    let chosen: Vec<Subject> = sheet.plan.targets.iter().map(|target| target.subject.clone()).collect();
    let done = open.plan.targets.len() - chosen.len();
    forget(model, open.entry);
    jobs::go_on(model, step, GoOn { open: OpenIntent::clone(open), chosen }, done);
}

/// Ends the intent under the cursor as it stands.
fn close(model: &mut Model, step: &mut Step) {
    if is_busy(model, step) {
        return;
    }
    let Some((open, view)) = current(model) else { return };
    let entry = open.entry;
    let over = view.is_over(&open);
    if !over {
        jobs::submit(model, step, Task::Close(open));
        hint(model, step, Phrase::new("open-closed").with("entry", entry));
    }
    forget(model, entry);
}

/// The intent needs nobody any more; the last one closes the window.
fn forget(model: &mut Model, entry: u64) {
    let Some(at) = model.dialogs.iter().position(|dialog| matches!(dialog, Dialog::Open(_))) else { return };
    let Some(Dialog::Open(view)) = model.dialogs.get_mut(at) else { return };
    view.open.retain(|open| open.entry != entry);
    view.cursor = view.cursor.min(view.open.len().saturating_sub(1));
    if view.open.is_empty() {
        model.dialogs.remove(at);
    }
}

/// Notes what reading back told of an open intent, and gives its plan.
pub(super) fn settled(model: &mut Model, job: JobId, ending: &Ending) -> Option<Arc<Plan>> {
    let shown = model.dialogs.iter_mut().find_map(|dialog| match dialog {
        Dialog::Open(view) => Some(view),
        _ => None,
    });
    let view = shown.or(model.put_off.as_mut())?;
    let entry = view.settling.iter().find(|(_, settling)| *settling == job)?.0;
    view.settling.retain(|(_, settling)| *settling != job);
    view.told.retain(|(other, _)| *other != entry);
    view.told.push((entry, ending.clone()));
    let open = view.open.iter().find(|open| open.entry == entry)?;
    let plan = Arc::new(open.plan.clone());
    // What is still unknown may be asked about again.
    if ending.count(|verdict| matches!(verdict, Verdict::Unknown(_))) == 0 {
        view.settled.push((entry, ending.clone()));
    }
    Some(plan)
}

/// Says what is left to be asked about, if anything is: what was found shows in the lists.
pub(super) fn says(model: &mut Model, step: &mut Step, plan: &Plan, ending: &Ending) -> bool {
    let left = rest(plan, &ending.results).len();
    let Some(entry) = ending.entry.filter(|_| left > 0) else { return false };
    say(model, step, Level::Hint, Phrase::new("open-left").with("entry", entry).counting(left));
    true
}
