//! The row under the cursor, as cards, JSON and things to copy.

use super::model::{CopyItem, Dialog, Model, Pane, RawView};
use crate::domain::{Body, Message, Part, UserId};
use crate::input::Intent;
use crate::text::SafeText;

/// Lines of a card that scrolling assumes at most; cards have no rows of their own.
const CARD_LINES: usize = 200;

/// The person under the cursor: a member, or the sender of a message.
pub(super) fn user(model: &Model) -> Option<UserId> {
    match model.focus {
        Pane::Groups => None,
        Pane::Messages => model.messages.current().map(|message| message.sender.clone()),
        Pane::Members => model.members.current().map(|member| member.id.clone()),
    }
}

/// Whether there is a row under the cursor.
pub(super) fn is_there(model: &Model) -> bool {
    match model.focus {
        Pane::Groups => model.groups.current().is_some(),
        Pane::Messages => model.messages.current().is_some(),
        Pane::Members => model.members.current().is_some(),
    }
}

/// The card of the row under the cursor.
pub(super) fn card(model: &Model) -> Dialog {
    let of = model.focus;
    let group = match of {
        Pane::Groups => model.groups.current().map(|row| row.id.clone()),
        _ => model.open.clone(),
    };
    let seq = model.messages.cursor.filter(|_| of == Pane::Messages);
    Dialog::Card { scroll: 0, of, group, user: user(model), seq }
}

fn json(model: &Model) -> &str {
    match model.focus {
        Pane::Groups => {
            model.groups.current().and_then(|row| row.profile.as_ref()).map_or("{}", |group| &*group.raw)
        }
        Pane::Messages => model.messages.current().map_or("{}", |message| &*message.raw),
        Pane::Members => model.members.current().map_or("{}", |member| &*member.raw),
    }
}

fn pretty(raw: &str) -> String {
    serde_json::from_str::<serde_json::Value>(raw)
        .and_then(|value| serde_json::to_string_pretty(&value))
        .unwrap_or_else(|_| raw.to_owned())
}

/// The row under the cursor as JSON, made safe line by line.
pub(super) fn raw(model: &Model) -> RawView {
    RawView { lines: pretty(json(model)).lines().map(SafeText::new).collect(), scroll: 0 }
}

/// What can be copied of the row under the cursor. The exact text, not the one on screen.
pub(super) fn copies(model: &Model) -> Vec<CopyItem> {
    let mut items = Vec::new();
    let mut add = |key, name, text: &str| items.push(CopyItem { key, name, text: text.to_owned() });
    match model.focus {
        Pane::Groups => {
            let Some(row) = model.groups.current() else { return items };
            add('i', "copy-id", row.id.raw());
            if let Some(group) = &row.profile {
                add('n', "copy-name", group.name.as_str());
            }
        }
        Pane::Messages => {
            let Some(message) = model.messages.current() else { return items };
            add('t', "copy-text", &text_of(message));
            add('i', "copy-id", message.sender.raw());
            add('s', "copy-seq", &message.seq.to_string());
        }
        Pane::Members => {
            let Some(member) = model.members.current() else { return items };
            add('i', "copy-id", member.id.raw());
            add('n', "copy-name", member.label().as_str());
        }
    }
    add('j', "copy-json", &pretty(json(model)));
    items
}

/// The words of a message; names from strangers are safe in it.
fn text_of(message: &Message) -> String {
    match &message.body {
        Body::Raw(raw) => raw.as_str().to_owned(),
        Body::Tip(_) => crate::text::SafeText::new_multiline(&message.raw).as_str().to_owned(),
        Body::Parts(parts) => {
            let texts: Vec<&str> = parts
                .iter()
                .filter_map(|part| match part {
                    Part::Text(text) => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            if texts.is_empty() { message.excerpt().as_str().to_owned() } else { texts.join("\n") }
        }
    }
}

/// How far the window on top can be scrolled.
pub(super) fn lines_of_top(model: &Model) -> usize {
    match model.dialog() {
        // With reasons and on narrow screens a row takes two lines: rather too many than an end out of reach.
        Some(Dialog::Help { .. }) => 2 * (Intent::TABLE.len() + super::commands::COMMANDS.len()),
        Some(Dialog::Card { .. }) => CARD_LINES,
        Some(Dialog::Recorded(view)) => super::recorded::lines_at_most(view, model.size.0),
        _ => 0,
    }
}
