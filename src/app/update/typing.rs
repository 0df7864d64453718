//! Typing into a line.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use crate::app::model::Field;

/// Bytes that a line holds; what comes after is not taken.
const MAX_BYTES: usize = 16_000;
/// Bytes of a pasted list: more IDs than an action may have.
const LIST_BYTES: usize = 500_000;

/// One key into a line.
pub(super) fn type_key(field: &mut Field, key: &KeyEvent) {
    let full = field.value().len() >= MAX_BYTES && matches!(key.code, KeyCode::Char(_));
    if !full {
        field.0.handle_event(&Event::Key(*key));
    }
}

/// A pasted list into a line, without its comments; false if it is too long, and then nothing of it is taken.
pub(super) fn type_list(field: &mut Field, text: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let text = match lines.as_slice() {
        [_, _, ..] => {
            let without_comment = |line: &&str| {
                let mut before = ' ';
                let comment = line.char_indices().find(|(_, c)| {
                    let begins = *c == '#' && before.is_whitespace();
                    before = *c;
                    begins
                });
                line[..comment.map_or(line.len(), |(at, _)| at)].to_owned()
            };
            lines.iter().map(without_comment).collect::<Vec<_>>().join("\n")
        }
        _ => text.to_owned(),
    };
    let fits = field.value().len() + text.len() <= LIST_BYTES;
    if fits {
        take_text(field, &text, LIST_BYTES);
    }
    fits
}

/// Pasted text into a line: characters only, line breaks as spaces.
pub(super) fn type_text(field: &mut Field, text: &str) {
    take_text(field, text, MAX_BYTES);
}

fn take_text(field: &mut Field, text: &str, most: usize) {
    // At once, not character by character: somebody may paste a whole log.
    let room = most.saturating_sub(field.value().len());
    let mut pasted = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        let c = if c == '\n' || c == '\r' || c == '\t' { ' ' } else { c };
        if pasted.len() + c.len_utf8() > room {
            break;
        }
        if !c.is_control() {
            pasted.push(c);
        }
    }
    let at = field.0.cursor();
    let mut value: String = field.value().chars().take(at).collect();
    value.push_str(&pasted);
    value.extend(field.value().chars().skip(at));
    field.0 = Input::new(value).with_cursor(at + pasted.chars().count());
}
