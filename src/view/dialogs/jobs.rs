//! Work under way and done.

use crate::app::model::{ActJob, Model};
use crate::i18n::Phrase;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page};
use crate::view::words::{self, Words};

pub(super) fn page<'a>(cursor: usize, model: &'a Model, skin: &'a Skin) -> Page<'a> {
    let acts = &model.jobs.acts;
    let loads = model.jobs.reads.len();
    let reads = skin.say(&Phrase::new("jobs-reads").with("n", loads).with("count", words::count_arg(loads)));
    let none = acts.is_empty();
    Page {
        title: Line::of(skin.text("jobs-title"), Tone::Strong),
        tone: Tone::Focus,
        width: super::LIST,
        head: vec![Line::of(reads, Tone::Dim)],
        body: Body {
            total: (acts.len() * 2).max(1),
            line: Box::new(move |at, width| match acts.get(at / 2) {
                Some(act) if at.is_multiple_of(2) => row(act, width, model, skin),
                Some(act) => Line::new().gap(7).then(state(act, skin)),
                None => Line::of(skin.text("jobs-none"), Tone::Plain),
            }),
            scroll: 0,
            cursor: (!none).then_some(cursor.min(acts.len().saturating_sub(1)) * 2),
        },
        foot: Vec::new(),
    }
}

fn row(act: &ActJob, width: usize, model: &Model, skin: &Skin) -> Line {
    let (plan, ellipsis) = (&act.plan, skin.glyphs.ellipsis);
    let entry =
        act.entry.map_or(Words::default(), |entry| Words::join(&[Words::from("#"), words::plain(entry)], ""));
    let action = skin.text(&format!("action-{}", plan.action.kind().code()));
    let since = words::span(skin, model.now.mono.saturating_sub(act.since).as_secs());
    let left = Line::of(entry.padded(6, ellipsis), Tone::Dim)
        .gap(1)
        .with(since.padded_left(5, ellipsis), Tone::Dim)
        .gap(1)
        .with(action.padded(if width < 60 { 10 } else { 22 }, ellipsis), Tone::Plain)
        .gap(1);
    let room = width.saturating_sub(left.width());
    left.with(Words::from(&plan.group_name).cut(room, ellipsis), Tone::Strong)
}

/// `300 of 500, 5 failed, 2 unknown, 200 left, 12 s`; what is nothing is left out.
fn under_way(act: &ActJob, skin: &Skin) -> Words {
    let total = act.plan.targets.len();
    let counted = |key: &str, count: usize| {
        (count > 0).then(|| skin.say(&Phrase::new(key).with("n", words::count_arg(count))))
    };
    let done = Phrase::new("jobs-done-of")
        .with("done", words::count_arg(act.done.saturating_sub(act.failed)))
        .with("total", words::count_arg(total));
    let waits = act.paused || act.pausing;
    let state = waits.then(|| skin.text(if act.paused { "jobs-paused" } else { "jobs-pausing" }));
    let time = act.left.filter(|left| !waits && !left.is_zero());
    let time = time.map(|left| words::span(skin, left.as_secs().max(1)));
    let time = time.map(|time| {
        skin.say(&Phrase::new("jobs-time-left").with("time", crate::text::SafeText::new(time.as_str())))
    });
    let parts = [
        state,
        Some(skin.say(&done)),
        counted("jobs-failed", act.failed.saturating_sub(act.unknown)),
        counted("jobs-unknown", act.unknown),
        counted("jobs-left", total.saturating_sub(act.done)),
        time,
    ];
    Words::join(&parts.into_iter().flatten().collect::<Vec<_>>(), ", ")
}

/// How it goes, or how it ended.
fn state(act: &ActJob, skin: &Skin) -> Line {
    let total = act.plan.targets.len();
    let Some(ending) = &act.ending else { return Line::of(under_way(act, skin), Tone::Warn) };
    let done = ending.done();
    let phrase = Phrase::new(if done == total { "jobs-done" } else { "jobs-partly" })
        .with("done", words::count_arg(done))
        .with("failed", words::count_arg(total - done));
    Line::of(skin.say(&phrase), if done == total { Tone::Good } else { Tone::Bad })
}
