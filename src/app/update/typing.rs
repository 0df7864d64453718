//! Typing into a line.

use crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::Input;
use tui_input::backend::crossterm::EventHandler;

use crate::app::model::Field;

/// Bytes that a line holds; what comes after is not taken.
const MAX_BYTES: usize = 16_000;

/// One key into a line.
pub(super) fn type_key(field: &mut Field, key: &KeyEvent) {
    let full = field.value().len() >= MAX_BYTES && matches!(key.code, KeyCode::Char(_));
    if !full {
        field.0.handle_event(&Event::Key(*key));
    }
}

/// Pasted text into a line: characters only, line breaks as spaces.
pub(super) fn type_text(field: &mut Field, text: &str) {
    // At once, not character by character: somebody may paste a whole log.
    let room = MAX_BYTES.saturating_sub(field.value().len());
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
