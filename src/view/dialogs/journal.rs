//! The journal: what was done, by whom, and how it ended.

use crate::app::model::{JournalView, Model};
use crate::domain::MuteTime;
use crate::i18n::Phrase;
use crate::job::{EntryRow, Fault, Standing};
use crate::text::SafeText;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page, paragraph};
use crate::view::words::{self, Words};

pub(super) fn page<'a>(view: &'a JournalView, model: &'a Model, skin: &'a Skin, screen: u16) -> Page<'a> {
    let width = super::text_width(super::LIST, screen);
    let mut head = Vec::new();
    if let Some(fault) = &view.fault {
        head.extend(paragraph("! ", &fault_words(fault, skin), Tone::Bad, width));
    }
    head.extend(chain(view, skin, width));
    if !view.filter_text.is_empty() {
        let phrase = Phrase::new("journal-filter").with("filter", SafeText::new(&view.filter_text));
        head.push(Line::of(skin.say(&phrase), Tone::Warn));
    }
    let empty = view.rows.is_empty();
    let mut foot = vec![Line::new()];
    foot.extend(detail(view.rows.get(view.cursor), skin, width));
    Page {
        title: Line::of(skin.text("journal-title"), Tone::Strong),
        tone: Tone::Focus,
        width: super::LIST,
        head,
        body: Body {
            total: view.rows.len() + 1,
            line: Box::new(move |at, width| match view.rows.get(at) {
                Some(entry) => row(entry, standing(entry, skin), width, model, skin),
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
        () if view.rows.is_empty() && !view.filter_text.is_empty() => "journal-filter-none",
        () if view.rows.is_empty() => "journal-none",
        () if view.at_first => "journal-first",
        () => "journal-more",
    }
}

/// Why the journal cannot be read.
pub(super) fn fault_words(fault: &Fault, skin: &Skin) -> Words {
    let why = Phrase::journal_reason(fault);
    skin.say(&Phrase::new("journal-unreadable").with("why", why))
}

/// What checking it found: that it is whole, or the first thing that is wrong.
fn chain(view: &JournalView, skin: &Skin, width: usize) -> Vec<Line> {
    if view.verifying.is_some() {
        return vec![Line::of(skin.text("journal-verifying"), Tone::Dim)];
    }
    let Some(chain) = &view.chain else { return vec![Line::of(skin.text("journal-unverified"), Tone::Dim)] };
    let Some(first) = chain.breaks.first() else {
        let key = if chain.pruned > 0 { "chain-whole-pruned" } else { "chain-whole" };
        let phrase = Phrase::new(key)
            .with("n", chain.entries)
            .with("count", words::count_arg(chain.entries))
            .with("pruned", words::count_arg(chain.pruned));
        return vec![Line::of(skin.say(&phrase), Tone::Good)];
    };
    let found = match chain.breaks.len() as u64 - 1 + chain.more {
        0 => Phrase::from(first),
        more => Phrase::new("chain-and-more")
            .with("found", Phrase::from(first))
            .with("more", words::count_arg(more)),
    };
    paragraph("", &skin.say(&found), Tone::Bad, width)
}

/// A number of an entry, without separators.
fn number(number: u64) -> crate::text::SafeText {
    crate::text::SafeText::new(words::plain(number).as_str())
}

/// What it takes back, or what took part of it back.
fn undo_words(entry: &EntryRow, skin: &Skin) -> Option<Words> {
    let partly = entry.undone_by.filter(|_| entry.left > 0);
    let phrase = match (entry.undoes, partly) {
        (_, Some(by)) => Phrase::new("undo-partly").with("by", number(by)),
        (Some(of), None) => Phrase::new("undo-of").with("entry", number(of)),
        (None, None) => return None,
    };
    Some(skin.say(&phrase))
}

/// What was done, when, where and to whom, with a state at the right.
pub(super) fn row(
    entry: &EntryRow,
    (state, tone): (Words, Tone),
    width: usize,
    model: &Model,
    skin: &Skin,
) -> Line {
    let ellipsis = skin.glyphs.ellipsis;
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

fn standing(entry: &EntryRow, skin: &Skin) -> (Words, Tone) {
    if let (Some(by), 0) = (entry.undone_by, entry.left) {
        return (skin.say(&Phrase::new("undo-why-undone").with("by", number(by))), Tone::Dim);
    }
    standing_words(entry.standing, entry.done, entry.count, skin)
}

/// `done 3 of 4`.
pub(super) fn standing_words(standing: Standing, done: usize, count: usize, skin: &Skin) -> (Words, Tone) {
    let (key, tone) = match standing {
        Standing::Open => ("standing-open", Tone::Warn),
        Standing::Done => ("standing-done", Tone::Good),
        Standing::Partly => ("standing-partly", Tone::Warn),
        Standing::Failed => ("standing-failed", Tone::Bad),
        Standing::Unknown => ("standing-unknown", Tone::Warn),
    };
    let phrase = Phrase::new(key).with("done", words::count_arg(done)).with("count", words::count_arg(count));
    (skin.say(&phrase), tone)
}

/// Of the row under the cursor: who, where, what exactly, why. Always two lines, so that nothing jumps.
pub(super) fn detail(entry: Option<&EntryRow>, skin: &Skin, width: usize) -> Vec<Line> {
    let Some(entry) = entry else { return vec![Line::new(), Line::new()] };
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
    facts.extend(undo_words(entry, skin));
    if !entry.reason.is_empty() {
        facts.push(skin.say(&Phrase::new("results-reason").with("reason", &entry.reason)));
    }
    facts.retain(|fact| !fact.is_empty());
    let facts = Words::join(&facts, "   ").cut(width, skin.glyphs.ellipsis);
    vec![place, Line::of(facts, Tone::Plain)]
}
