//! The sheet of an undo: what was done by whom, what is restored to whom, and what does not come back.

use super::{sheet, targets};
use crate::app::model::{Model, UndoLine, UndoSheet};
use crate::domain::{Action, MuteTime, Outlook, Plan, Role, Undo};
use crate::i18n::{Lang, Phrase};
use crate::job::Undoing;
use crate::text::SafeText;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Line, paragraph};
use crate::view::words::{self, Words};

/// What the confirming key does.
pub(super) fn does(about: &UndoSheet, skin: &Skin) -> Words {
    skin.text(if about.is_redo() { "undo-do-redo" } else { "undo-do" })
}

/// `Undo #812: Mute 3 members`.
pub(super) fn title(about: &UndoSheet, skin: &Skin) -> Line {
    let redo = about.is_redo();
    let phrase = match about.undos.as_slice() {
        [undo] if redo => Phrase::new("undo-sheet-redo").with("entry", entry(undo)),
        [undo] => Phrase::new("undo-sheet-one")
            .with("entry", entry(undo))
            .with("what", Phrase::title(&undo.of.plan)),
        undos => {
            Phrase::new(if redo { "undo-sheet-redo-many" } else { "undo-sheet-many" }).counting(undos.len())
        }
    };
    Line::of(skin.say(&phrase), Tone::Strong)
}

fn entry(undo: &Undo) -> SafeText {
    SafeText::new(words::plain(undo.of.entry).as_str())
}

/// Since when, how many of each action and how well they come back.
pub(super) fn notes(about: &UndoSheet, width: usize, model: &Model, skin: &Skin) -> Vec<Line> {
    let mut notes = Vec::new();
    if let Undoing::Window { since, .. } = &about.what {
        let since = words::moment(skin, *since, model.now.wall);
        let phrase = Phrase::new("undo-since").with("time", SafeText::new(since.as_str()));
        notes.push(Line::of(skin.say(&phrase), Tone::Plain));
    }
    if about.undos.len() > 1 {
        let count = |test: fn(Outlook) -> bool| {
            words::count_arg(about.undos.iter().filter(|undo| test(undo.outlook)).count())
        };
        let refused: usize = about.undos.iter().map(|undo| undo.left_out().count()).sum();
        let phrase = Phrase::new("undo-counts")
            .with("actions", SafeText::new(actions(about, model, skin).as_str()))
            .with("full", count(|it| it == Outlook::Full))
            .with("partial", count(|it| it == Outlook::Partial))
            .with("impossible", count(|it| matches!(it, Outlook::Impossible(_))))
            .with("refused", words::count_arg(refused));
        notes.extend(paragraph("", &skin.say(&phrase), Tone::Plain, width));
    }
    notes
}

/// `mute 3, remove 1`.
fn actions(about: &UndoSheet, model: &Model, skin: &Skin) -> Words {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for undo in &about.undos {
        let code = undo.of.plan.action.kind().code();
        match counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => counts.push((code, 1)),
        }
    }
    let parts = counts.into_iter().map(|(code, count)| {
        let name = skin.text(&format!("action-{code}"));
        Words::join(&[name, words::count(count)], " ")
    });
    let between = if model.lang == Lang::Zh { "、" } else { ", " };
    Words::join(&parts.collect::<Vec<_>>(), between)
}

/// One line of the list.
pub(super) fn line(line: Option<UndoLine<'_>>, width: usize, model: &Model, skin: &Skin) -> Line {
    match line {
        None => Line::new(),
        Some(UndoLine::Action(undo)) => action(undo, model, skin),
        Some(UndoLine::Cannot(why)) => {
            let phrase = Phrase::new("undo-line-impossible").with("why", Phrase::from(why));
            Line::new().gap(2).with(skin.say(&phrase), Tone::Warn)
        }
        Some(UndoLine::Nothing) => Line::new().gap(2).with(skin.text("undo-line-none"), Tone::Warn),
        Some(UndoLine::Plan(plan)) => restores(plan, skin),
        Some(UndoLine::Target(plan, at)) => match plan.targets.get(at) {
            Some(target) => targets::target_line(target, None, width, model, skin),
            None => Line::new(),
        },
        Some(UndoLine::LeftOut(refused)) => targets::refused_line(refused, width, skin),
    }
}

/// `#812  Mute 2 members   by zhang, 12:03:11`.
fn action(undo: &Undo, model: &Model, skin: &Skin) -> Line {
    let what =
        Phrase::new("undo-was-done").with("entry", entry(undo)).with("what", Phrase::title(&undo.of.plan));
    let time = words::moment(skin, undo.of.at, model.now.wall);
    let by =
        Phrase::new("undo-by").with("operator", &undo.of.operator).with("time", SafeText::new(time.as_str()));
    Line::of(skin.say(&what), Tone::Strong).gap(2).with(skin.say(&by), Tone::Dim)
}

/// `Mute 1 member   9 min 59 s`.
fn restores(plan: &Plan, skin: &Skin) -> Line {
    let line = Line::of(skin.say(&Phrase::title(plan)), Tone::Focus);
    let value = value(plan, skin);
    if value.is_empty() { line } else { line.gap(2).with(value, Tone::Plain) }
}

/// The value that is restored.
fn value(plan: &Plan, skin: &Skin) -> Words {
    match &plan.action {
        Action::Mute { time: MuteTime::Forever, .. } => skin.text("preset-forever"),
        Action::Mute { time: MuteTime::For(time), .. } => words::exact(skin, *time),
        Action::SetRole { role: Role::Admin, .. } => skin.text("role-admin"),
        Action::SetRole { .. } => skin.text("role-member"),
        Action::SetNameCard { name_card, .. } => {
            let key = if name_card.is_empty() { "cli-plan-no-card" } else { "cli-plan-card" };
            skin.say(&Phrase::new(key).with("card", SafeText::new(name_card)))
        }
        Action::MuteAll { on } => skin.text(if *on { "fact-on" } else { "fact-off" }),
        Action::TransferOwner { to } => Words::from(to.safe()),
        _ => Words::default(),
    }
}

/// What is restored, what is not, and how many calls it takes.
pub(super) fn price(about: &UndoSheet, model: &Model, skin: &Skin, width: usize, roomy: bool) -> Vec<Line> {
    let mut lines = Vec::new();
    if roomy {
        lines.push(Line::new());
    }
    let mut plans = about.plans();
    if let (Some(plan), None) = (plans.next(), plans.next()) {
        lines.push(restores(plan, skin));
        let means = skin.text(&format!("sheet-means-{}", plan.action.kind().code()));
        lines.extend(paragraph("", &means, Tone::Plain, width));
    }
    let mut said: Vec<Words> = Vec::new();
    for plan in about.plans() {
        for caveat in &plan.caveats {
            let words = skin.say(&Phrase::caveat(*caveat, plan));
            if !said.contains(&words) {
                lines.extend(paragraph("! ", &words, Tone::Warn, width));
                said.push(words);
            }
        }
    }
    let calls = about.plans().map(Plan::calls).sum();
    lines.push(sheet::calls(calls, model, skin));
    if roomy {
        lines.push(Line::new());
    }
    lines
}
