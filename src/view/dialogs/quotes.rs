//! What the targets of a sheet wrote, as far as it is kept as evidence: the reason for most mutes and removals.

use serde_json::Value;

use crate::app::model::Model;
use crate::app::sheets;
use crate::domain::{Body, Evidence, Part, Plan, Stamp, Subject};
use crate::i18n::Phrase;
use crate::text::SafeText;
use crate::view::Skin;
use crate::view::panes::part_line;
use crate::view::theme::Tone;
use crate::view::widgets::Line;
use crate::view::words::{self, Words};

/// Nothing for recalls: there the messages are the targets.
pub(super) fn lines(plan: &Plan, width: usize, model: &Model, skin: &Skin) -> Vec<Line> {
    if plan.targets.iter().any(|target| matches!(target.subject, Subject::Message(_))) {
        return Vec::new();
    }
    let several = plan.targets.len() > 1;
    let shown = plan.evidence.iter().take(sheets::QUOTED);
    let mut lines: Vec<Line> =
        shown.flat_map(|evidence| quote(evidence, several, width, plan, model, skin)).collect();
    if let Some(more @ 1..) = plan.evidence.len().checked_sub(sheets::QUOTED) {
        let phrase = Phrase::new("sheet-quotes-more").with("n", words::count_arg(more));
        lines.push(Line::new().gap(4).with(skin.say(&phrase), Tone::Dim));
    }
    lines
}

/// `1043 12:03:11 buy now`, with the sender when there are several.
fn quote(
    evidence: &Evidence,
    several: bool,
    width: usize,
    plan: &Plan,
    model: &Model,
    skin: &Skin,
) -> Vec<Line> {
    let ellipsis = skin.glyphs.ellipsis;
    let mut before = Line::new().gap(4).with(words::plain(evidence.seq), Tone::Dim).gap(1);
    if let Ok(at) = Stamp::from_second(evidence.time) {
        before = before.with(words::moment(skin, at, model.now.wall), Tone::Dim).gap(1);
    }
    if several {
        before =
            before.with(Words::from(evidence.sender.safe()).cut(width / 4, ellipsis), Tone::Strong).gap(1);
    }
    let room = width.saturating_sub(before.width()).max(8);
    let said = match kept(evidence, plan, model) {
        Some(Part::Text(text)) => Words::from(text),
        Some(part) => return vec![before.then(part_line(part, skin))],
        None => raw_text(&evidence.raw),
    };
    let mut said = said.wrap(room);
    if said.len() > sheets::QUOTE_LINES {
        said.truncate(sheets::QUOTE_LINES);
        if let Some(last) = said.last_mut() {
            *last = Words::join(&[last.cut(room - 3, ""), Words::from(ellipsis)], "");
        }
    }
    let indent = before.width();
    let mut said = said.into_iter().map(|line| Line::of(line, Tone::Plain));
    let first = before.then(said.next().unwrap_or_default());
    std::iter::once(first).chain(said.map(|line| Line::new().gap(indent).then(line))).collect()
}

/// The first text of the message, else its first element, while it is among those loaded.
fn kept<'a>(evidence: &Evidence, plan: &Plan, model: &'a Model) -> Option<&'a Part> {
    let messages = &model.messages;
    let message = messages.rows.get(&evidence.seq)?;
    if messages.group.as_ref() != Some(&plan.group) || message.sender != evidence.sender {
        return None;
    }
    let Body::Parts(parts) = &message.body else { return None };
    parts.iter().find(|part| matches!(part, Part::Text(_))).or_else(|| parts.first())
}

/// The texts in the answer of the service; the answer itself when it holds none.
fn raw_text(raw: &str) -> Words {
    let texts: Vec<String> = serde_json::from_str::<Value>(raw)
        .ok()
        .and_then(|message| message.get("MsgBody")?.as_array().cloned())
        .unwrap_or_default()
        .iter()
        .filter_map(|element| Some(element.pointer("/MsgContent/Text")?.as_str()?.to_owned()))
        .collect();
    let shown = if texts.is_empty() { raw.to_owned() } else { texts.join(" ") };
    SafeText::new(&shown).into()
}
