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
            total: acts.len().max(1),
            line: Box::new(move |at, width| match acts.get(at) {
                Some(act) => row(act, width, model, skin),
                None => Line::of(skin.text("jobs-none"), Tone::Plain),
            }),
            scroll: 0,
            cursor: (!none).then_some(cursor.min(acts.len().saturating_sub(1))),
        },
        foot: Vec::new(),
    }
}

fn row(act: &ActJob, width: usize, model: &Model, skin: &Skin) -> Line {
    let (plan, ellipsis) = (&act.plan, skin.glyphs.ellipsis);
    let (state, tone) = state(act, skin);
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
    let room = width.saturating_sub(left.width() + state.width() + 1);
    let group = Words::from(&plan.group_name);
    left.with(group.padded(room, ellipsis), Tone::Strong).gap(1).with(state, tone)
}

/// `3 of 12, 1 not`.
fn state(act: &ActJob, skin: &Skin) -> (Words, Tone) {
    let total = act.plan.targets.len();
    let (key, done, failed, tone) = match &act.ending {
        None => ("jobs-running", act.done, act.failed, Tone::Warn),
        Some(ending) => {
            let done = ending.done();
            let tone = if done == total { Tone::Good } else { Tone::Bad };
            (if done == total { "jobs-done" } else { "jobs-partly" }, done, total - done, tone)
        }
    };
    let phrase = Phrase::new(key)
        .with("done", words::count_arg(done))
        .with("failed", words::count_arg(failed))
        .with("total", words::count_arg(total));
    (skin.say(&phrase), tone)
}
