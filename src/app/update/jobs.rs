//! Jobs: giving them out, the board of plans, and what is said when one ends.

use std::sync::Arc;
use std::time::Duration;

use crate::app::model::{ActJob, Model};
use crate::app::{Effect, Step};
use crate::domain::{Outlook, Plan, State, Subject};
use crate::input::Intent;
use crate::job::{Ending, GoOn, Job, JobId, Read, Task, Verdict};
use crate::text::SafeText;

use super::{left_open, patch, said, say, undo};

/// Ended plans that the board keeps.
const KEPT: usize = 50;

/// Gives out a job.
pub(super) fn submit(model: &mut Model, step: &mut Step, task: Task) -> JobId {
    model.jobs.next += 1;
    let id = JobId(model.jobs.next);
    if matches!(task, Task::Read(_)) {
        model.jobs.reads.push((id, model.now.mono));
    }
    step.effects.push(Effect::Submit(Box::new(Job { id, task })));
    id
}

/// Asks for something.
pub(super) fn read(model: &mut Model, step: &mut Step, read: Read) -> JobId {
    submit(model, step, Task::Read(read))
}

/// A read has ended, one way or another.
pub(super) fn ended(model: &mut Model, job: JobId) {
    model.jobs.reads.retain(|(id, _)| *id != job);
}

/// Stops reads that nobody waits for any more.
pub(super) fn cancel(model: &mut Model, step: &mut Step, jobs: impl IntoIterator<Item = Option<JobId>>) {
    for job in jobs.into_iter().flatten() {
        step.effects.push(Effect::Cancel(job));
        ended(model, job);
    }
}

/// Gives out a confirmed plan; its rows are shown as pending.
pub(super) fn act(model: &mut Model, step: &mut Step, plan: Plan) {
    let plan = Arc::new(plan);
    let id = submit(model, step, Task::Act(Arc::clone(&plan)));
    mark_pending(model, &plan, id);
    let since = model.now.mono;
    board(model, step, ActJob::new(id, plan, since));
}

/// Goes on with the rest of an intent, of which so many are done; its rows are shown as pending.
pub(super) fn go_on(model: &mut Model, step: &mut Step, rest: GoOn, done: usize) {
    let plan = Arc::new(rest.open.plan.clone());
    let pending = plan.only(&rest.chosen);
    let entry = Some(rest.open.entry);
    let id = submit(model, step, Task::GoOn(Arc::new(rest)));
    mark_pending(model, &pending, id);
    let since = model.now.mono;
    board(model, step, ActJob { entry, done, ..ActJob::new(id, plan, since) });
}

fn board(model: &mut Model, step: &mut Step, act: ActJob) {
    model.jobs.acts.push_front(act);
    while model.jobs.acts.len() > KEPT && model.jobs.acts.back().is_some_and(|act| act.ending.is_some()) {
        model.jobs.acts.pop_back();
    }
    step.redraw = true;
}

fn mark_pending(model: &mut Model, plan: &Plan, id: JobId) {
    if model.open.as_ref() != Some(&plan.group) {
        return;
    }
    for target in &plan.targets {
        match &target.subject {
            Subject::User(user) => {
                model.members.pending.insert(user.clone(), id);
            }
            Subject::Message(seq) => {
                model.messages.pending.insert(*seq, id);
            }
            Subject::Group => {}
        }
    }
}

/// Pending marks of a group that is opened while plans on it still run.
pub(super) fn restore_pending(model: &mut Model) {
    let running: Vec<_> = model.jobs.running().map(|act| (act.id, Arc::clone(&act.plan))).collect();
    for (id, plan) in running {
        mark_pending(model, &plan, id);
    }
}

/// How far a plan is.
pub(super) struct Progress {
    pub(super) done: usize,
    pub(super) failed: usize,
    pub(super) unknown: usize,
    pub(super) left: Duration,
}

/// A plan is under way.
pub(super) fn progress(model: &mut Model, step: &mut Step, job: JobId, entry: u64, so_far: &Progress) {
    if let Some(act) = model.jobs.acts.iter_mut().find(|act| act.id == job) {
        act.entry = Some(entry);
        act.done = so_far.done;
        act.failed = so_far.failed;
        act.unknown = so_far.unknown;
        act.left = Some(so_far.left);
        step.redraw = true;
    }
}

/// A plan ended, or an open intent was settled.
pub(super) fn acted(model: &mut Model, step: &mut Step, job: JobId, ending: &Ending) {
    model.members.pending.retain(|_, pending| *pending != job);
    model.messages.pending.retain(|_, pending| *pending != job);
    let found = model.jobs.acts.iter_mut().find(|act| act.id == job);
    let read_back = found.is_none();
    let plan = match found {
        Some(act) => {
            act.entry = ending.entry.or(act.entry);
            act.done = ending.results.len();
            act.failed = ending.count(|verdict| matches!(verdict, Verdict::Failed(_) | Verdict::Unknown(_)));
            act.ending = Some(ending.clone());
            Some(Arc::clone(&act.plan))
        }
        None => left_open::settled(model, job, ending),
    };
    step.redraw = true;
    let Some(plan) = plan else { return };
    learn(model, &plan, ending);
    patch::apply(model, step, &plan, ending);
    if !(read_back && left_open::says(model, step, &plan, ending)) {
        announce(model, step, &plan, ending);
    }
}

/// Notes refusals that say "never here".
fn learn(model: &mut Model, plan: &Plan, ending: &Ending) {
    for result in &ending.results {
        if let Verdict::Failed(fault) = &result.verdict
            && let Some(code) = fault.code
        {
            model.policy.learned.note(&plan.group, plan.action.kind(), code);
        }
    }
}

fn announce(model: &mut Model, step: &mut Step, plan: &Plan, ending: &Ending) {
    let left = ending.done();
    let outlook = Outlook::of(plan, State { open: false, left, undone_by: None });
    let entry = ending.entry.filter(|_| outlook.why_not().is_none());
    let keys = |intent| model.keymap.keys_of(intent).into_iter().next().unwrap_or_default();
    let key = entry.map(|_| SafeText::new(&keys(Intent::Undo)));
    let (level, phrase) = said::result(plan, ending, key);
    say(model, step, level, phrase);
    if let Some(entry) = entry {
        undo::offer(model, entry);
    }
}
