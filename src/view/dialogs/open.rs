//! Actions that a crash left without an end.

use crate::app::model::{Model, OpenView};
use crate::i18n::Phrase;
use crate::job::{OpenIntent, Verdict};
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page, paragraph};
use crate::view::words::{self, Words};

pub(super) fn page<'a>(view: &'a OpenView, model: &'a Model, skin: &'a Skin, screen: u16) -> Page<'a> {
    let width = super::text_width(super::LIST, screen);
    let mut head = paragraph("", &skin.text("open-what"), Tone::Plain, width);
    head.push(Line::new());
    Page {
        title: Line::of(skin.text("open-title"), Tone::Red),
        tone: Tone::Red,
        width: super::LIST,
        head,
        body: Body {
            total: view.open.len() * 2,
            line: Box::new(move |at, width| {
                let Some(open) = view.open.get(at / 2) else { return Line::new() };
                if at.is_multiple_of(2) { row(open, width, model, skin) } else { state(open, view, skin) }
            }),
            scroll: 0,
            cursor: (!view.open.is_empty()).then_some(view.cursor.min(view.open.len() - 1) * 2),
        },
        foot: vec![Line::new()],
    }
}

fn row(open: &OpenIntent, width: usize, model: &Model, skin: &Skin) -> Line {
    let plan = &open.plan;
    let number = Words::join(&[Words::from("#"), words::plain(open.entry)], "");
    let left = Line::of(number.padded(6, skin.glyphs.ellipsis), Tone::Dim)
        .gap(1)
        .with(words::moment(skin, open.at, model.now.wall), Tone::Dim)
        .gap(1)
        .then(super::targets::title(plan, skin))
        .gap(2);
    let room = width.saturating_sub(left.width());
    left.with(Words::from(&plan.group_name).cut(room, skin.glyphs.ellipsis), Tone::Plain)
        .gap(1)
        .with(plan.group.safe(), Tone::Dim)
}

fn state(open: &OpenIntent, view: &OpenView, skin: &Skin) -> Line {
    let indent = Line::new().gap(7);
    if view.settling.iter().any(|(entry, _)| *entry == open.entry) {
        return indent.with(skin.text("open-settling"), Tone::Warn);
    }
    if let Some(ending) = view.told(open.entry) {
        let left = view.left(open).len();
        let unknown = ending.count(|verdict| matches!(verdict, Verdict::Unknown(_)));
        let phrase = Phrase::new(if left > 0 || unknown > 0 { "open-told" } else { "open-settled" })
            .with("done", words::count_arg(ending.done()))
            .with("unknown", words::count_arg(unknown))
            .with("left", words::count_arg(left))
            .with("total", words::count_arg(ending.results.len()));
        return indent.with(skin.say(&phrase), if left + unknown > 0 { Tone::Warn } else { Tone::Good });
    }
    let total = open.plan.targets.len();
    let phrase = Phrase::new("open-state")
        .with("known", words::count_arg(open.known.len()))
        .with("in_flight", words::count_arg(open.in_flight.len()))
        .with("left", words::count_arg(view.left(open).len()))
        .with("total", words::count_arg(total));
    indent.with(skin.say(&phrase), Tone::Dim)
}
