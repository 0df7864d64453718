//! Keys as they are written, and where they are looked up.

use super::Skin;
use super::theme::Tone;
use super::widgets::Line;
use super::words::Words;
use crate::app::model::{Model, Pane};
use crate::app::{self, Hint};
use crate::input::{Intent, Scope};
use crate::text::SafeText;

/// A key that would be refused is in brackets and dim: `(x remove)`. Pressing it says why.
pub(crate) fn one(hint: &Hint, skin: &Skin) -> Line {
    let key = written(&hint.keys);
    let label = skin.say(&hint.label);
    if hint.enabled.is_ok() {
        Line::of(key, Tone::Key).gap(1).with(label, Tone::Plain)
    } else {
        Line::of("(", Tone::Dim).with(key, Tone::Dim).gap(1).with(label, Tone::Dim).with(")", Tone::Dim)
    }
}

/// The keys of the window on top, in one line: as many as fit whole. The last, which closes it, is always there.
pub(crate) fn of_window(model: &Model, skin: &Skin, width: usize) -> Line {
    let mut lines: Vec<Line> = app::hints(model).iter().map(|hint| one(hint, skin)).collect();
    let last = lines.pop().unwrap_or_default();
    let mut room = width.saturating_sub(last.width());
    let mut line = Line::new();
    for next in lines {
        if let Some(rest) = room.checked_sub(next.width() + 2) {
            room = rest;
            line = line.then(next).gap(2);
        }
    }
    line.then(last)
}

/// Where keys are looked up while this pane has the focus, narrow scopes first.
pub(crate) fn scopes(pane: Pane) -> &'static [Scope] {
    match pane {
        Pane::Groups => &[Scope::Groups, Scope::List, Scope::Anywhere],
        Pane::Messages => &[Scope::Messages, Scope::Person, Scope::List, Scope::Anywhere],
        Pane::Members => &[Scope::Members, Scope::Person, Scope::List, Scope::Anywhere],
    }
}

/// All keys of an intent.
pub(crate) fn keys(model: &Model, intent: Intent) -> Words {
    let keys: Vec<Words> = model.keymap.keys_of(intent).iter().map(|key| chord(key)).collect();
    Words::join(&keys, " ")
}

/// A chord of single characters is written without spaces: `gg`.
fn chord(key: &str) -> Words {
    if key.split(' ').all(|part| part.chars().count() == 1) {
        return SafeText::new(&key.replace(' ', "")).into();
    }
    written(key)
}

/// Names of keys as they stand on keyboards: `Esc`, `PgDn`, `Ctrl-D`.
fn written(keys: &str) -> Words {
    let names: Vec<Words> = keys.split(' ').map(|name| SafeText::new(&named(name)).into()).collect();
    Words::join(&names, " ")
}

fn named(name: &str) -> String {
    match name {
        "pageup" => "PgUp".to_owned(),
        "pagedown" => "PgDn".to_owned(),
        "backtab" => "Shift-Tab".to_owned(),
        _ if name.chars().count() < 2 => name.to_owned(),
        _ => name.split('-').map(capital).collect::<Vec<_>>().join("-"),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
