//! The body of a message as lines. Media is told in facts (size, duration) and never fetched.
//!
//! The number of lines must be what [`message_lines`](crate::app::layout::message_lines) says: scrolling counts on it.

use crate::app::layout::MAX_BODY_LINES;
use crate::domain::{Body, Message, Part, Slot, Tip};
use crate::i18n::Phrase;
use crate::text::SafeText;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::Line;
use crate::view::words::{self, Words};

/// The lines below the head of a message, at most `width` columns each.
pub(crate) fn body_lines(message: &Message, width: usize, skin: &Skin) -> Vec<Line> {
    let tone = match message.slot {
        Slot::Hole => return Vec::new(),
        Slot::Recalled => Tone::Dim,
        Slot::Kept if message.system => Tone::Dim,
        Slot::Kept => Tone::Plain,
    };
    let mut lines = Vec::new();
    match &message.body {
        Body::Raw(raw) => wrapped(raw, width, tone, &mut lines),
        Body::Tip(tip) => lines.push(tip_line(tip, tone, width, skin)),
        Body::Parts(parts) => {
            for part in parts {
                match part {
                    Part::Text(text) => wrapped(text, width, tone, &mut lines),
                    Part::Relay { digest, .. } => {
                        lines.push(part_line(part, skin));
                        let quoted = |line| Line::of("  ", tone).with(Words::from(line), Tone::Dim);
                        lines.extend(digest.iter().take(MAX_BODY_LINES).map(quoted));
                    }
                    _ => lines.push(part_line(part, skin)),
                }
                if lines.len() > MAX_BODY_LINES {
                    break;
                }
            }
        }
    }
    if lines.len() > MAX_BODY_LINES {
        lines.truncate(MAX_BODY_LINES - 1);
        lines.push(Line::of(skin.text("message-more"), Tone::Dim));
    }
    lines
}

/// One line, whatever it tells: a tip may name hundreds of people.
pub(crate) fn tip_line(tip: &Tip, tone: Tone, width: usize, skin: &Skin) -> Line {
    let named: Vec<String> = tip.users.iter().map(|user| user.safe().as_str().to_owned()).collect();
    let users = SafeText::new(&named.join(skin.text("tip-between").as_str()));
    let users = match tip.count.saturating_sub(named.len()) {
        0 => Phrase::new("tip-users").with("users", users),
        more => Phrase::new("tip-users-more").with("users", users).with("more", words::count_arg(more)),
    };
    let phrase = Phrase::new(format!("tip-{}", tip.kind.code()))
        .with("users", users)
        .with("operator", tip.operator.safe());
    Line::of(skin.say(&phrase).cut(width, skin.glyphs.ellipsis), tone)
}

fn wrapped(text: &SafeText, width: usize, tone: Tone, lines: &mut Vec<Line>) {
    lines.extend(Words::wrapped(text, width).into_iter().map(|line| Line::of(line, tone)));
}

/// One element in one line: what it is, then the facts.
pub(crate) fn part_line(part: &Part, skin: &Skin) -> Line {
    let facts: (&str, Vec<Words>) = match part {
        Part::Text(text) => return Line::of(text, Tone::Plain),
        Part::Face { index, data } => ("part-face", vec![hash(*index), data.into()]),
        Part::Image { width, height, size, .. } => {
            let dimensions = (*width > 0 && *height > 0).then(|| words::dimensions(*width, *height));
            ("part-image", vec![dimensions.unwrap_or_default(), sized(*size)])
        }
        Part::Sound { seconds, size, .. } => ("part-sound", vec![played(*seconds), sized(*size)]),
        Part::Video { seconds, size, .. } => ("part-video", vec![played(*seconds), sized(*size)]),
        Part::File { name, size, .. } => ("part-file", vec![name.into(), sized(*size)]),
        Part::Location { desc, latitude, longitude } => {
            let place = Words::join(&[latitude.into(), longitude.into()], ", ");
            ("part-location", vec![desc.into(), place])
        }
        Part::Custom { desc, data } => ("part-custom", vec![desc.into(), data.into()]),
        Part::Relay { title, count, .. } => {
            let count =
                Phrase::new("part-relay-count").with("n", *count).with("count", words::count_arg(*count));
            ("part-relay", vec![title.into(), skin.say(&count)])
        }
        Part::Other { kind, raw } => ("part-other", vec![kind.into(), raw.into()]),
    };
    let line = Line::of(skin.text(facts.0), Tone::Strong);
    facts
        .1
        .into_iter()
        .filter(|fact| !fact.is_empty())
        .fold(line, |line, fact| line.gap(1).with(fact, Tone::Plain))
}

fn hash(index: u64) -> Words {
    Words::join(&[Words::from("#"), words::plain(index)], "")
}

fn sized(size: u64) -> Words {
    if size == 0 { Words::default() } else { words::bytes(size) }
}

fn played(seconds: u64) -> Words {
    if seconds == 0 { Words::default() } else { words::playing_time(seconds) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::layout::message_lines;
    use crate::domain::{Priority, Stamp};
    use crate::i18n::Lang;
    use crate::text::WidthPolicy;

    fn bodies() -> Vec<Body> {
        let text = |words: &str| Part::Text(SafeText::new_multiline(words));
        let file = Part::File { name: "报价单.pdf".into(), size: 640, url: "".into() };
        let digest = vec!["bob: hi".into(); 30];
        vec![
            Body::Parts(Vec::new()),
            Body::Parts(vec![text("")]),
            Body::Parts(vec![text("早上好，大家 and everybody else\n\nsecond"), file.clone(), text("end")]),
            Body::Parts(vec![text(&"a long line of words ".repeat(200))]),
            Body::Parts(vec![Part::Relay { title: "聊天记录".into(), count: 30, digest }, file]),
            Body::Raw(SafeText::new("{\"OpType\":1,\"MemberList\":[\"u_99\"]}")),
        ]
    }

    #[test]
    fn a_message_takes_the_lines_that_scrolling_counts_on() {
        let skin = Skin::new(Lang::Zh, WidthPolicy::Narrow, false);
        for body in bodies() {
            for slot in [Slot::Kept, Slot::Recalled, Slot::Hole] {
                let message = Message {
                    seq: 1,
                    time: Stamp::UNIX_EPOCH,
                    sender: "u_1".into(),
                    slot,
                    priority: Priority::Normal,
                    system: false,
                    body: body.clone(),
                    raw: Arc::from(""),
                };
                for width in [1, 2, 7, 20, 58, 200] {
                    let drawn = 1 + body_lines(&message, width, &skin).len();
                    assert_eq!(drawn, message_lines(&message, width), "{slot:?} {width} {body:?}");
                }
            }
        }
    }
}
