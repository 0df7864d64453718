//! A result per target.

use crate::app::model::ResultsView;
use crate::domain::{Plan, Subject};
use crate::i18n::Phrase;
use crate::job::{TargetResult, Verdict};
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page, paragraph};
use crate::view::words::{self, Words};

pub(super) fn page<'a>(view: &'a ResultsView, skin: &'a Skin, screen: u16) -> Page<'a> {
    let (plan, ending) = (&view.plan, &view.ending);
    let mut head = vec![super::targets::group_line(plan, skin), summary(view, skin)];
    if let Some(fault) = ending.first_fault() {
        let words = skin.say(&Phrase::from(fault));
        head.extend(paragraph("! ", &words, Tone::Bad, super::text_width(super::LIST, screen)));
    }
    if !plan.reason.is_empty() {
        let reason = Phrase::new("results-reason").with("reason", crate::text::SafeText::new(&plan.reason));
        head.push(Line::of(skin.say(&reason), Tone::Dim));
    }
    head.push(Line::new());
    Page {
        title: super::targets::title(plan, skin),
        tone: Tone::Focus,
        width: super::LIST,
        head,
        body: Body {
            total: ending.results.len(),
            line: Box::new(move |at, width| {
                ending.results.get(at).map(|result| row(at, result, plan, width, skin)).unwrap_or_default()
            }),
            scroll: view.scroll,
            cursor: None,
        },
        foot: Vec::new(),
    }
}

fn summary(view: &ResultsView, skin: &Skin) -> Line {
    let ending = &view.ending;
    let counted = |key: &str, count: usize, tone: Tone| {
        if count == 0 {
            return Line::new();
        }
        Line::of(skin.say(&Phrase::new(key).with("n", words::count_arg(count))), tone).gap(2)
    };
    let failed = ending.count(|verdict| matches!(verdict, Verdict::Failed(_)));
    let unknown = ending.count(|verdict| matches!(verdict, Verdict::Unknown(_)));
    let not_started = ending.count(|verdict| matches!(verdict, Verdict::NotStarted));
    let line = counted("results-done", ending.done(), Tone::Good)
        .then(counted("results-failed", failed, Tone::Bad))
        .then(counted("results-unknown", unknown, Tone::Warn))
        .then(counted("results-not-started", not_started, Tone::Warn));
    match ending.entry {
        Some(entry) => {
            line.with(skin.say(&Phrase::new("results-entry").with("entry", words_of(entry))), Tone::Dim)
        }
        None => line.with(skin.text("results-no-entry"), Tone::Bad),
    }
}

fn words_of(entry: u64) -> crate::text::SafeText {
    crate::text::SafeText::new(words::plain(entry).as_str())
}

fn row(at: usize, result: &TargetResult, plan: &Plan, width: usize, skin: &Skin) -> Line {
    let (word, tone) = verdict(&result.verdict, skin);
    let why = match &result.verdict {
        Verdict::Failed(fault) | Verdict::Unknown(fault) => fault.code.map_or(Words::default(), |code| {
            let meaning = Phrase::new("code-meaning").with("code", code);
            Words::join(&[words::plain(code), skin.say(&meaning)], " ")
        }),
        Verdict::Done | Verdict::NotStarted => Words::default(),
    };
    let id_width = (width / 3).min(30);
    // Results stand in the order of the plan.
    let target = plan.targets.get(at).filter(|target| target.subject == result.subject);
    let label = target.map(|target| Words::from(&target.label)).unwrap_or_default();
    Line::of(word.padded(12, skin.glyphs.ellipsis), tone)
        .gap(1)
        .with(subject(&result.subject, skin).padded(id_width, skin.glyphs.ellipsis), Tone::Strong)
        .gap(1)
        .with(label.padded(width / 4, skin.glyphs.ellipsis), Tone::Plain)
        .gap(2)
        .with(why, Tone::Dim)
}

/// The word for a verdict.
pub(super) fn verdict(verdict: &Verdict, skin: &Skin) -> (Words, Tone) {
    match verdict {
        Verdict::Done => (skin.text("verdict-done"), Tone::Good),
        Verdict::Failed(_) => (skin.text("verdict-failed"), Tone::Bad),
        Verdict::Unknown(_) => (skin.text("verdict-unknown"), Tone::Warn),
        Verdict::NotStarted => (skin.text("verdict-not-started"), Tone::Dim),
    }
}

/// ID of a person, number of a message.
pub(super) fn subject(subject: &Subject, skin: &Skin) -> Words {
    match subject {
        Subject::Group => skin.text("subject-group"),
        Subject::User(user) => user.safe().into(),
        Subject::Message(seq) => Words::join(&[Words::from("#"), words::plain(*seq)], ""),
    }
}
