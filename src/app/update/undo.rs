//! Taking back: the list of what was done, the sheet with what would be restored, and sending it off.
//!
//! Nothing is decided here. What was there before and what is so now is looked up by the worker, which gives the plans;
//! they are shown, confirmed and carried out like every other plan.

use crate::app::model::{
    Dialog, Field, FieldId, Level, Model, Sheet, SheetKind, UndoSheet, UndoState, UndoView,
};
use crate::app::{Step, sheets, targets, timers};
use crate::domain::{Denial, Plan, UserId, parse_duration};
use crate::i18n::Phrase;
use crate::job::{EntryRow, Fault, JobId, Read, Undoing, Undone};
use crate::text::SafeText;

use super::{hint, jobs, say};

/// Opens the list, on the action whose undo is offered.
pub(super) fn list(model: &mut Model, step: &mut Step) {
    let now = model.now.mono;
    let select = model.undo.offered.filter(|(_, until)| *until > now).map(|(entry, _)| entry);
    let loading = Some(jobs::read(model, step, Read::UndoList { before: None }));
    model.dialogs.push(Dialog::Undo(UndoView { loading, select, ..UndoView::default() }));
    step.redraw = true;
}

/// Asks what an undo comes to; its sheet opens with the answer.
pub(super) fn ask(model: &mut Model, step: &mut Step, what: Undoing) {
    let job = jobs::read(model, step, Read::Undo(what));
    model.undo.asking = Some(job);
    hint(model, step, Phrase::new("undo-looking"));
}

/// A typed `:undo`: nothing, `#812`, or how far back.
pub(super) fn command(model: &mut Model, step: &mut Step, rest: &str) {
    if let Err(denial) = may_write(model) {
        hint(model, step, Phrase::from(&denial));
        return;
    }
    let entry = rest.strip_prefix('#').and_then(|number| number.parse().ok());
    match (rest, entry, parse_duration(rest)) {
        ("", ..) => list(model, step),
        (_, Some(entry), _) => ask(model, step, Undoing::Entry(entry)),
        (_, None, Some(back)) => {
            let Some(group) = targets::group(model).map(|group| group.id.clone()) else {
                hint(model, step, Phrase::new("avail-nothing-open"));
                return;
            };
            let back = jiff::SignedDuration::try_from(back).unwrap_or(jiff::SignedDuration::MAX);
            let since = model.now.wall.checked_sub(back).unwrap_or(jiff::Timestamp::MIN);
            ask(model, step, Undoing::Window { group, since });
        }
        _ => hint(model, step, Phrase::new("notice-undo-word")),
    }
}

/// Takes back the last undo.
pub(super) fn redo(model: &mut Model, step: &mut Step) {
    match may_write(model) {
        Ok(()) => ask(model, step, Undoing::Last),
        Err(denial) => hint(model, step, Phrase::from(&denial)),
    }
}

fn may_write(model: &Model) -> Result<(), Denial> {
    if model.policy.read_only { Err(Denial::ReadOnly) } else { Ok(()) }
}

/// The preview of a row of the list or of the journal, or why there is none.
pub(super) fn preview(model: &mut Model, step: &mut Step, row: Option<EntryRow>) {
    let Some(row) = row else {
        hint(model, step, Phrase::new("avail-no-row"));
        return;
    };
    if let Err(denial) = may_write(model) {
        hint(model, step, Phrase::from(&denial));
    } else if let Some(why) = row.outlook.why_not() {
        hint(model, step, impossible(row.number, why));
    } else {
        ask(model, step, Undoing::Entry(row.number));
    }
}

fn impossible(entry: u64, why: crate::domain::WhyNot) -> Phrase {
    Phrase::new("notice-undo-impossible").with("entry", entry).with("why", Phrase::from(why))
}

/// A letter in the list or in the journal; tells whether it was taken.
pub(super) fn choose(model: &mut Model, step: &mut Step, letter: char) -> bool {
    match (model.dialogs.last_mut(), letter) {
        (Some(Dialog::Journal(view)), 'u') => {
            let row = view.rows.get(view.cursor).cloned();
            preview(model, step, row);
        }
        (Some(Dialog::Undo(view)), '1'..='9') => {
            let at = letter.to_digit(10).unwrap_or(1) as usize - 1;
            let row = view.rows.get(at).cloned();
            if row.is_some() {
                view.cursor = at;
            }
            preview(model, step, row);
        }
        (Some(Dialog::Undo(_)), 'R') => {
            model.dialogs.pop();
            list(model, step);
        }
        _ => return false,
    }
    true
}

/// Asks for older actions when the cursor comes near the end of those that are there.
pub(super) fn load_older(model: &mut Model, step: &mut Step, page: usize) {
    let Some(Dialog::Undo(view)) = model.dialogs.last() else { return };
    let near = view.cursor + page >= view.rows.len();
    let before = view.rows.last().map(|row| row.number);
    if near && !view.at_first && view.loading.is_none() && before.is_some() {
        let job = jobs::read(model, step, Read::UndoList { before });
        if let Some(Dialog::Undo(view)) = model.dialogs.last_mut() {
            view.loading = Some(job);
        }
    }
}

/// Takes a page of the list.
pub(super) fn take_list(model: &mut Model, step: &mut Step, job: JobId, entries: Vec<EntryRow>, first: bool) {
    let view = model.dialogs.iter_mut().rev().find_map(|dialog| match dialog {
        Dialog::Undo(view) if view.loading == Some(job) => Some(view),
        _ => None,
    });
    let Some(view) = view else { return };
    view.loading = None;
    view.fault = None;
    view.at_first = first || entries.is_empty();
    view.rows.extend(entries);
    if let Some(at) = view.rows.iter().position(|row| Some(row.number) == view.select) {
        view.cursor = at;
        view.select = None;
    }
    step.redraw = true;
}

/// Takes what an undo comes to, and opens its sheet unless somebody is at something else by now.
pub(super) fn take(model: &mut Model, step: &mut Step, job: JobId, undone: Undone) {
    if model.undo.asking != Some(job) {
        return;
    }
    model.undo.asking = None;
    let free = matches!(model.dialogs.last(), None | Some(Dialog::Undo(_) | Dialog::Journal(_)));
    if !free || model.prompt.is_some() {
        return;
    }
    if let Some(why) = nothing(&undone) {
        say(model, step, Level::Hint, why);
        return;
    }
    let about = UndoSheet { what: undone.what, undos: undone.undos };
    let Some(plan) = about.riskiest().cloned() else { return };
    let mut sheet = Sheet {
        kind: SheetKind::Undo(Box::new(about)),
        plan,
        opened: model.now.mono,
        focus: FieldId::Cancel,
        content: Field::default(),
        reason: Field::default(),
        challenge: Field::default(),
        error: None,
        scroll: 0,
        chosen: false,
        marked: false,
        beside: false,
        audience: None,
    };
    sheet.focus = sheets::first_focus(&sheet);
    model.notices.current = None;
    model.dialogs.push(Dialog::Sheet(Box::new(sheet)));
    step.redraw = true;
}

/// Why there is nothing to confirm.
fn nothing(undone: &Undone) -> Option<Phrase> {
    if let Some(denial) = &undone.denied {
        return Some(Phrase::from(denial));
    }
    if undone.undos.iter().any(|undo| !undo.plans.is_empty()) {
        return None;
    }
    Some(match (&undone.what, undone.undos.first()) {
        (Undoing::Window { since, .. }, first) => {
            let key = if first.is_none() { "notice-undo-window-empty" } else { "notice-undo-window-nothing" };
            Phrase::new(key).with("time", moment(*since))
        }
        (Undoing::Last, None) => Phrase::new("notice-redo-nothing"),
        (Undoing::Entry(entry), None) => Phrase::new("notice-undo-no-entry").with("entry", *entry),
        (_, Some(undo)) => match (undo.outlook.why_not(), undo.refused.first()) {
            (Some(why), _) => impossible(undo.of.entry, why),
            (None, first) => {
                let who = first.and_then(|it| it.target.user()).map(UserId::safe);
                let why = first.map_or(Denial::NoTarget, |it| it.why.clone());
                Phrase::new("notice-undo-nothing")
                    .with("entry", undo.of.entry)
                    .with("who", who.unwrap_or_else(|| undo.of.plan.group_name.clone()))
                    .with("why", Phrase::from(&why))
            }
        },
    })
}

fn moment(at: crate::domain::Stamp) -> SafeText {
    let zoned = at.to_zoned(jiff::tz::TimeZone::system());
    SafeText::new(&zoned.strftime("%H:%M:%S").to_string())
}

/// Whether the policy still lets all of it through.
pub(super) fn allowed(model: &Model, about: &UndoSheet) -> Result<(), Denial> {
    let one = |plan: &Plan| model.policy.on_frozen(plan.action.kind(), plan.kind, plan.targets.len());
    about.plans().try_for_each(one)
}

/// Sends all of it off, in order.
pub(super) fn send(model: &mut Model, step: &mut Step, about: UndoSheet, reason: &str) {
    if let Some(Dialog::Undo(_) | Dialog::Journal(_)) = model.dialogs.last() {
        // What becomes of it is said under the lists.
        model.dialogs.pop();
    }
    for plan in about.undos.into_iter().flat_map(|undo| undo.plans) {
        jobs::act(model, step, Plan { reason: reason.to_owned(), ..plan });
    }
}

/// Notes that the bottom line offers to undo an action.
pub(super) fn offer(model: &mut Model, entry: u64) {
    let until = model.now.mono + timers::UNDO_STAYS;
    model.undo.offered = Some((entry, until));
    if let Some(notice) = &mut model.notices.current
        && notice.until.is_some()
    {
        notice.until = Some(until);
    }
}

/// A read failed; tells whether somebody waited for it here.
pub(super) fn failed(model: &mut Model, step: &mut Step, job: JobId, fault: &Fault) -> bool {
    if dropped(&mut model.undo, job) {
        say(model, step, Level::Failed, Phrase::from(fault));
        return true;
    }
    let list = model.dialogs.iter_mut().find_map(|dialog| match dialog {
        Dialog::Undo(view) if view.loading == Some(job) => Some(view),
        _ => None,
    });
    let Some(view) = list else { return false };
    view.loading = None;
    view.fault = Some(fault.clone());
    true
}

/// A read is gone; tells whether somebody waited for its sheet.
pub(super) fn dropped(state: &mut UndoState, job: JobId) -> bool {
    let waited = state.asking == Some(job);
    if waited {
        state.asking = None;
    }
    waited
}
