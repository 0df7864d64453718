//! The journal: what was done, by whom, and how it ended.

use crate::app::model::{JournalView, Model};
use crate::domain::MuteTime;
use crate::i18n::Phrase;
use crate::job::{Chain, EntryRow, Standing};
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page, paragraph};
use crate::view::words::{self, Words};

pub(super) fn page<'a>(view: &'a JournalView, model: &'a Model, skin: &'a Skin, screen: u16) -> Page<'a> {
    let width = super::text_width(super::LIST, screen);
    let mut head = Vec::new();
    if let Some(fault) = &view.fault {
        head.extend(paragraph("! ", &skin.say(&Phrase::from(fault)), Tone::Bad, width));
    }
    head.push(chain(view, skin));
    let empty = view.rows.is_empty();
    let mut foot = vec![Line::new()];
    foot.extend(detail(view, skin, width));
    Page {
        title: Line::of(skin.text("journal-title"), Tone::Strong),
        tone: Tone::Focus,
        width: super::LIST,
        head,
        body: Body {
            total: view.rows.len() + 1,
            line: Box::new(move |at, width| match view.rows.get(at) {
                Some(entry) => row(entry, width, model, skin),
                None => Line::of(skin.text(end(view)), Tone::Dim),
            }),
            scroll: 0,
            cursor: (!empty).then_some(view.cursor.min(view.rows.len().saturating_sub(1))),
        },
        foot,
    }
}

fn end(view: &JournalView) -> &'static str {
    match () {
        () if view.loading.is_some() => "pane-loading",
        () if view.rows.is_empty() => "journal-none",
        () if view.at_first => "journal-first",
        () => "journal-more",
    }
}

fn chain(view: &JournalView, skin: &Skin) -> Line {
    if view.verifying.is_some() {
        return Line::of(skin.text("journal-verifying"), Tone::Dim);
    }
    let Some(chain) = &view.chain else { return Line::of(skin.text("journal-unverified"), Tone::Dim) };
    let number = |number: &u64| crate::text::SafeText::new(words::plain(*number).as_str());
    let (phrase, tone) = match chain {
        Chain::Whole { entries } => (
            Phrase::new("chain-whole").with("n", *entries).with("count", words::count_arg(*entries)),
            Tone::Good,
        ),
        Chain::Altered { entry } => (Phrase::new("chain-altered").with("entry", number(entry)), Tone::Bad),
        Chain::Missing { entry } => (Phrase::new("chain-missing").with("entry", number(entry)), Tone::Bad),
        Chain::CutOff { last, head } => {
            (Phrase::new("chain-cut-off").with("last", number(last)).with("head", number(head)), Tone::Bad)
        }
        Chain::Appended { entry } => (Phrase::new("chain-appended").with("entry", number(entry)), Tone::Bad),
    };
    Line::of(skin.say(&phrase), tone)
}

fn row(entry: &EntryRow, width: usize, model: &Model, skin: &Skin) -> Line {
    let ellipsis = skin.glyphs.ellipsis;
    let (state, tone) = standing(entry, skin);
    let number = Words::join(&[Words::from("#"), words::plain(entry.number)], "");
    let action = skin.text(&format!("action-{}", entry.action.code()));
    let narrow = width < 70;
    let time = if narrow {
        words::short_moment(skin, entry.at, model.now.wall)
    } else {
        words::moment(skin, entry.at, model.now.wall).padded(14, ellipsis)
    };
    let left = Line::of(number.padded(6, ellipsis), Tone::Dim)
        .gap(1)
        .with(time, Tone::Dim)
        .gap(1)
        .with(action.padded(if narrow { 10 } else { 20 }, ellipsis), Tone::Strong)
        .gap(1);
    let room = width.saturating_sub(left.width() + state.width() + 2);
    let for_group = if room < 40 { 0 } else { room / 3 };
    let group = Words::from(&entry.group_name).padded(for_group, ellipsis);
    let targets = Words::from(&entry.targets).padded(room - for_group - usize::from(for_group > 0), ellipsis);
    left.with(group, Tone::Plain)
        .gap(usize::from(for_group > 0))
        .with(targets, Tone::Plain)
        .gap(1)
        .with(state, tone)
}

/// `done 3 of 4`.
fn standing(entry: &EntryRow, skin: &Skin) -> (Words, Tone) {
    let (key, tone) = match entry.standing {
        Standing::Open => ("standing-open", Tone::Warn),
        Standing::Done => ("standing-done", Tone::Good),
        Standing::Partly => ("standing-partly", Tone::Warn),
        Standing::Failed => ("standing-failed", Tone::Bad),
        Standing::Unknown => ("standing-unknown", Tone::Warn),
    };
    let phrase = Phrase::new(key)
        .with("done", words::count_arg(entry.done))
        .with("count", words::count_arg(entry.count));
    (skin.say(&phrase), tone)
}

/// Of the row under the cursor: who, where, what exactly, why. Always two lines, so that nothing jumps.
fn detail(view: &JournalView, skin: &Skin, width: usize) -> Vec<Line> {
    let Some(entry) = view.rows.get(view.cursor) else { return vec![Line::new(), Line::new()] };
    let place = Line::of(words::full_moment(skin, entry.at), Tone::Dim)
        .gap(2)
        .with(&entry.operator, Tone::Strong)
        .gap(2)
        .with(&entry.profile, Tone::Dim)
        .gap(2)
        .with(&entry.group_name, Tone::Plain)
        .gap(1)
        .with(entry.group.safe(), Tone::Dim);
    let mut facts = vec![Words::from(&entry.targets)];
    facts.extend(entry.time.map(|time| match time {
        MuteTime::For(time) => words::exact(skin, time),
        MuteTime::Forever => skin.text("preset-forever"),
    }));
    facts.push(Words::from(&entry.content));
    if !entry.overridden.is_empty() {
        facts.push(skin.say(&Phrase::new("results-overridden").with("who", &entry.overridden)));
    }
    if !entry.reason.is_empty() {
        facts.push(skin.say(&Phrase::new("results-reason").with("reason", &entry.reason)));
    }
    facts.retain(|fact| !fact.is_empty());
    let facts = Words::join(&facts, "   ").cut(width, skin.glyphs.ellipsis);
    vec![place, Line::of(facts, Tone::Plain)]
}
