//! The keys that work here, with reasons for those that do not.

use crate::app::commands::COMMANDS;
use crate::app::model::{Model, Pane};
use crate::input::{Intent, IntentRow, Scope};
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page, paragraph};
use crate::view::words::Words;
use crate::view::{Skin, hints};

/// Columns of the keys.
const KEYS: usize = 16;
/// Columns of the commands.
const COMMAND_COLUMNS: usize = 26;

pub(super) fn page(scroll: usize, model: &Model, skin: &Skin, screen: u16) -> Page<'static> {
    let width = super::text_width(super::READING, screen);
    let here = hints::scopes(model.focus);
    let mut lines = Vec::new();
    let sections: [(&str, &[Scope]); 3] = [
        (here_title(model.focus), &[Scope::Groups, Scope::Messages, Scope::Members, Scope::Person]),
        ("help-lists", &[Scope::List]),
        ("help-anywhere", &[Scope::Anywhere]),
    ];
    for (title, scopes) in sections {
        let rows: Vec<&IntentRow> = Intent::TABLE
            .iter()
            .filter(|row| scopes.contains(&row.scope) && here.contains(&row.scope))
            .collect();
        section(title, &rows, model, skin, width, &mut lines);
    }
    let elsewhere: Vec<&IntentRow> = Intent::TABLE.iter().filter(|row| !here.contains(&row.scope)).collect();
    section("help-elsewhere", &elsewhere, model, skin, width, &mut lines);
    commands(skin, width, &mut lines);
    Page {
        title: Line::of(skin.text("help-title"), Tone::Strong),
        tone: Tone::Focus,
        width: super::READING,
        head: Vec::new(),
        body: Body::lines(lines, scroll),
        foot: Vec::new(),
    }
}

fn commands(skin: &Skin, width: usize, lines: &mut Vec<Line>) {
    lines.push(Line::new());
    lines.push(Line::of(skin.text("help-commands"), Tone::Strong));
    for row in COMMANDS {
        let typed = Words::join(&[Words::from(":"), Words::from(row.name)], "");
        let typed = Words::join(
            &[typed, Words::from(row.arguments)],
            if row.arguments.is_empty() { "" } else { " " },
        );
        let text = skin.text(row.text);
        if typed.width() < COMMAND_COLUMNS {
            let typed = typed.padded(COMMAND_COLUMNS, skin.glyphs.ellipsis);
            lines.push(Line::of(typed, Tone::Key).with(text, Tone::Plain));
        } else {
            lines.push(Line::of(typed.cut(width, skin.glyphs.ellipsis), Tone::Key));
            lines.push(Line::new().gap(COMMAND_COLUMNS).with(text, Tone::Plain));
        }
    }
}

fn here_title(pane: Pane) -> &'static str {
    match pane {
        Pane::Groups => "help-groups",
        Pane::Messages => "help-messages",
        Pane::Members => "help-members",
    }
}

fn section(
    title: &str,
    rows: &[&IntentRow],
    model: &Model,
    skin: &Skin,
    width: usize,
    lines: &mut Vec<Line>,
) {
    if rows.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(Line::new());
    }
    lines.push(Line::of(skin.text(title), Tone::Strong));
    let mut said = None;
    for row in rows {
        let refusal = crate::app::available(model, row.intent).err();
        let tone = if refusal.is_some() { Tone::Dim } else { Tone::Plain };
        let keys = hints::keys(model, row.intent).padded(KEYS - 1, skin.glyphs.ellipsis);
        let label = skin.text(&format!("intent-{}", row.id));
        for (at, words) in label.wrap(width.saturating_sub(KEYS).max(8)).into_iter().enumerate() {
            let keys = if at == 0 { keys.clone() } else { Words::repeat(" ", KEYS - 1) };
            lines.push(
                Line::of(keys, if refusal.is_some() { Tone::Dim } else { Tone::Key })
                    .gap(1)
                    .with(words, tone),
            );
        }
        // One reason for several keys in a row is said once.
        let why = refusal.filter(|why| said.as_ref() != Some(why));
        if let Some(why) = why {
            let indent = Words::repeat(" ", KEYS);
            for line in paragraph("", &skin.say(&why), Tone::Warn, width.saturating_sub(KEYS)) {
                lines.push(Line::of(indent.clone(), Tone::Plain).then(line));
            }
            said = Some(why);
        }
    }
}
