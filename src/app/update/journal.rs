//! The journal's window, and that of a single action in it.

use crate::app::model::{Dialog, Field, JournalView, Level, Model, Prompt, RecordedView};
use crate::app::{Step, journal_filter};
use crate::i18n::Phrase;
use crate::job::{Chain, EntryFilter, EntryRow, Fault, JobId, Read, Recorded};
use crate::text::SafeText;

use super::{hint, jobs, say};

/// Asks for the newest actions, and whether the journal can be written.
pub(super) fn open(
    model: &mut Model,
    step: &mut Step,
    filter: EntryFilter,
    filter_text: String,
) -> JournalView {
    jobs::read(model, step, Read::JournalState);
    let job = jobs::read(model, step, Read::Journal { before: None, filter: filter.clone() });
    JournalView { loading: Some(job), filter: Box::new(filter), filter_text, ..JournalView::default() }
}

/// The same again, from the newest on.
pub(super) fn reload(model: &mut Model, step: &mut Step) {
    let Some(view) = view(model) else { return };
    let (filter, text) = (view.filter.clone(), view.filter_text.clone());
    show(model, step, *filter, text);
}

/// What the check of the chain said stays: it is about the whole journal.
fn show(model: &mut Model, step: &mut Step, filter: EntryFilter, text: String) {
    let fresh = open(model, step, filter, text);
    if let Some(view) = view(model) {
        let (chain, verifying) = (view.chain.take(), view.verifying);
        *view = JournalView { verifying, chain, ..fresh };
    }
    step.redraw = true;
}

/// Checks the chain.
pub(super) fn verify(model: &mut Model, step: &mut Step) {
    let job = jobs::read(model, step, Read::VerifyJournal);
    if let Some(view) = view(model) {
        view.chain = None;
        view.verifying = Some(job);
    }
}

/// Opens the line for a filter; tells whether the window on top has one.
pub(super) fn ask_filter(model: &mut Model, step: &mut Step) -> bool {
    let Some(Dialog::Journal(view)) = model.dialogs.last() else { return false };
    model.prompt = Some(Prompt::Journal { input: Field::with(&view.filter_text), wrong: None });
    step.redraw = true;
    true
}

/// Takes what was typed. What is not understood stays in the line.
pub(super) fn filter(model: &mut Model, step: &mut Step, input: Field) {
    let text = input.value().trim().to_owned();
    match journal_filter::parse(&text, model.now.wall) {
        Ok(filter) => show(model, step, filter, text),
        Err(word) => {
            model.prompt = Some(Prompt::Journal { input, wrong: Some(SafeText::new(&word)) });
            step.redraw = true;
        }
    }
}

/// Shows everything again; tells whether there was a filter.
pub(super) fn clear_filter(model: &mut Model, step: &mut Step) -> bool {
    let filtered =
        matches!(model.dialogs.last(), Some(Dialog::Journal(view)) if !view.filter_text.is_empty());
    if filtered {
        show(model, step, EntryFilter::default(), String::new());
    }
    filtered
}

/// Opens the action under the cursor whole.
pub(super) fn open_row(model: &mut Model, step: &mut Step) {
    let entry = view(model).and_then(|view| view.rows.get(view.cursor)).map(|row| row.number);
    let Some(entry) = entry else { return hint(model, step, Phrase::new("avail-no-row")) };
    let job = jobs::read(model, step, Read::Recorded(entry));
    model.dialogs.push(Dialog::Recorded(RecordedView {
        entry,
        loading: Some(job),
        ..RecordedView::default()
    }));
}

/// Asks for older actions when the cursor comes near the end of those that are there.
pub(super) fn load_older(model: &mut Model, step: &mut Step, page: usize) {
    let Some(view) = view(model) else { return };
    let near = view.cursor + page >= view.rows.len();
    let before = view.rows.last().map(|row| row.number);
    if near && !view.at_first && view.loading.is_none() && before.is_some() {
        let filter = (*view.filter).clone();
        let job = jobs::read(model, step, Read::Journal { before, filter });
        if let Some(view) = self::view(model) {
            view.loading = Some(job);
        }
    }
}

fn view(model: &mut Model) -> Option<&mut JournalView> {
    model.dialogs.iter_mut().rev().find_map(|dialog| match dialog {
        Dialog::Journal(view) => Some(view),
        _ => None,
    })
}

fn recorded(model: &mut Model, job: JobId) -> Option<&mut RecordedView> {
    model.dialogs.iter_mut().rev().find_map(|dialog| match dialog {
        Dialog::Recorded(view) if view.loading == Some(job) => Some(view),
        _ => None,
    })
}

/// Takes a page of the journal.
pub(super) fn take(model: &mut Model, step: &mut Step, job: JobId, entries: Vec<EntryRow>, first: bool) {
    let Some(view) = view(model).filter(|view| view.loading == Some(job)) else { return };
    view.loading = None;
    view.fault = None;
    view.at_first = first || entries.is_empty();
    view.rows.extend(entries);
    step.redraw = true;
}

/// Takes an action.
pub(super) fn take_recorded(model: &mut Model, step: &mut Step, job: JobId, found: Option<Box<Recorded>>) {
    let Some(view) = recorded(model, job) else { return };
    view.loading = None;
    view.recorded = found;
    step.redraw = true;
}

/// Takes whether the journal can be written.
pub(super) fn take_state(model: &mut Model, step: &mut Step, fault: Option<Fault>) {
    step.redraw |= model.session.journal_fault != fault;
    model.session.journal_fault = fault;
}

/// Takes what the check of the chain said.
pub(super) fn take_chain(model: &mut Model, step: &mut Step, job: JobId, chain: Chain) {
    if let Some(view) = view(model).filter(|view| view.verifying == Some(job)) {
        view.verifying = None;
        view.chain = Some(chain);
        step.redraw = true;
    } else if !chain.is_whole() {
        say(model, step, Level::Failed, Phrase::new("notice-chain-broken"));
    }
}

/// A read failed; tells whether one of these windows waited for it.
pub(super) fn failed(model: &mut Model, job: JobId, fault: &Fault) -> bool {
    if let Some(view) = recorded(model, job) {
        view.loading = None;
        view.fault = Some(fault.clone());
        return true;
    }
    let waits = |view: &&mut JournalView| view.loading == Some(job) || view.verifying == Some(job);
    let Some(view) = view(model).filter(waits) else { return false };
    view.loading = view.loading.filter(|loading| *loading != job);
    view.verifying = view.verifying.filter(|verifying| *verifying != job);
    view.fault = Some(fault.clone());
    true
}
