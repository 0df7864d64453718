//! The line at the bottom: commands with history and completion, filters that apply as they are typed, and pasting.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::model::{Dialog, Field, Model, Prompt};
use crate::app::{Step, commands};
use crate::i18n::Phrase;

use super::{command, confirm, hint, journal, search};

/// Commands that the history keeps.
const KEPT: usize = 100;
/// Bytes of a line that is kept: pasted lists are not typed again.
const REMEMBERED: usize = 4_000;

/// Opens the command line.
pub(super) fn ask(model: &mut Model, step: &mut Step) {
    model.prompt = Some(Prompt::Command { input: Field::default(), recalled: None, completing: None });
    step.redraw = true;
}

/// Esc: a filter goes back to what it was.
pub(super) fn cancel(model: &mut Model, step: &mut Step) {
    step.redraw = true;
    if let Some(Prompt::Filter { pane, before, .. }) = model.prompt.take() {
        search::apply(model, step, pane, &before);
    }
}

/// Takes a key for the line.
pub(super) fn press(model: &mut Model, step: &mut Step, key: &KeyEvent) {
    step.redraw = true;
    match key.code {
        KeyCode::Esc => cancel(model, step),
        KeyCode::Enter => accept(model, step),
        KeyCode::Up | KeyCode::Down => recall(model, key.code == KeyCode::Up),
        KeyCode::Tab | KeyCode::BackTab => {
            let back = key.code == KeyCode::BackTab || key.modifiers.contains(KeyModifiers::SHIFT);
            complete(model, !back);
        }
        KeyCode::Backspace if is_empty(model) => cancel(model, step),
        _ => {
            if let Some(field) = field(model) {
                confirm::type_key(field, key);
            }
            typed(model, step);
        }
    }
}

fn field(model: &mut Model) -> Option<&mut Field> {
    match model.prompt.as_mut()? {
        Prompt::Command { input, .. } | Prompt::Filter { input, .. } | Prompt::Journal { input, .. } => {
            Some(input)
        }
    }
}

fn is_empty(model: &mut Model) -> bool {
    field(model).is_some_and(|field| field.value().is_empty())
}

/// Something in the line changed: a filter applies at once, a completion begins anew.
fn typed(model: &mut Model, step: &mut Step) {
    match &mut model.prompt {
        Some(Prompt::Filter { pane, input, .. }) => {
            let (pane, text) = (*pane, input.value().to_owned());
            search::apply(model, step, pane, &text);
        }
        Some(Prompt::Command { recalled, completing, .. }) => {
            *recalled = None;
            *completing = None;
        }
        Some(Prompt::Journal { wrong, .. }) => *wrong = None,
        None => {}
    }
}

fn accept(model: &mut Model, step: &mut Step) {
    let input = match model.prompt.take() {
        Some(Prompt::Command { input, .. }) => input,
        Some(Prompt::Journal { input, .. }) => return journal::filter(model, step, input),
        _ => return,
    };
    let line = input.value().trim().to_owned();
    if line.is_empty() {
        return;
    }
    model.history.retain(|earlier| *earlier != line);
    if line.len() <= REMEMBERED {
        model.history.push(line.clone());
    }
    if model.history.len() > KEPT {
        model.history.remove(0);
    }
    command::run(model, step, &line);
}

/// Up and down go through earlier commands; below the newest is an empty line.
fn recall(model: &mut Model, up: bool) {
    let len = model.history.len();
    let Some(Prompt::Command { input, recalled, completing }) = &mut model.prompt else { return };
    *completing = None;
    *recalled = match (*recalled, up) {
        (None, true) => len.checked_sub(1),
        (Some(at), true) => Some(at.saturating_sub(1)),
        (Some(at), false) => Some(at + 1).filter(|at| *at < len),
        (None, false) => None,
    };
    let text = recalled.and_then(|at| model.history.get(at)).map_or("", String::as_str);
    *input = Field::with(text);
}

/// Tab goes through what the line can be completed to.
fn complete(model: &mut Model, forward: bool) {
    let Some(Prompt::Command { input, completing, .. }) = &mut model.prompt else { return };
    let (stem, at) = match completing.take() {
        Some((stem, at)) => (stem, Some(at)),
        None => (input.value().to_owned(), None),
    };
    let found = commands::completions(&stem);
    if found.is_empty() {
        return;
    }
    let at = match (at, forward) {
        (None, true) => 0,
        (None, false) => found.len() - 1,
        (Some(at), true) => (at + 1) % found.len(),
        (Some(at), false) => (at + found.len() - 1) % found.len(),
    };
    if let Some(text) = found.get(at) {
        *input = Field::with(text);
    }
    // A single completion is done with: the next Tab completes what follows it.
    *completing = (found.len() > 1).then_some((stem, at));
}

/// Pasted text goes into the line that is typed into, and is never read as keys.
pub(super) fn paste(model: &mut Model, step: &mut Step, text: &str) {
    if let Some(field) = field(model) {
        // A list with its end cut off would hit other people than the ones that were pasted.
        if !confirm::type_list(field, text) {
            hint(model, step, Phrase::new("named-too-long"));
            return;
        }
        typed(model, step);
        step.redraw = true;
        return;
    }
    if let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut()
        && let Some(field) = confirm::field(sheet)
    {
        confirm::type_text(field, text);
        sheet.error = None;
        step.redraw = true;
        return;
    }
    hint(model, step, Phrase::new("notice-paste"));
}
