//! Who or what a plan is about: the part of a sheet that must be read before a key is pressed.

use super::quotes;
use super::results::subject;
use crate::app::model::{Model, Sheet, SheetKind};
use crate::domain::{Plan, Refused, Subject, Target};
use crate::i18n::Phrase;
use crate::text::SafeText;
use crate::view::panes::members::{mute_words, role_words};
use crate::view::theme::Tone;
use crate::view::widgets::{Line, paragraph};
use crate::view::words::{self, Words};
use crate::view::{Skin, panes};

/// `Remove 2 members`.
pub(super) fn title(plan: &Plan, skin: &Skin) -> Line {
    Line::of(skin.say(&Phrase::title(plan)), Tone::Strong)
}

/// Name, ID and type of the group.
pub(super) fn group_line(plan: &Plan, skin: &Skin) -> Line {
    let (_, tone) = panes::groups::badge_of(&crate::domain::Kind::Known(plan.kind));
    Line::of(&plan.group_name, Tone::Strong)
        .gap(2)
        .with(plan.group.safe(), Tone::Plain)
        .gap(2)
        .with(skin.text(&format!("kind-{}", plan.kind.wire_name())), tone)
}

/// What must not be missed in a long list: that the targets are the marked ones, and who was left out.
pub(super) fn notes(sheet: &Sheet, width: usize, skin: &Skin) -> Vec<Line> {
    let plan = &sheet.plan;
    let mut notes = Vec::new();
    if let SheetKind::GoOn(open) = &sheet.kind {
        let phrase = Phrase::new("sheet-goes-on")
            .with("entry", open.entry)
            .with("total", words::count_arg(open.plan.targets.len()))
            .with("rest", words::count_arg(plan.targets.len()));
        notes.extend(paragraph("", &skin.say(&phrase), Tone::Warn, width));
    }
    if sheet.marked {
        let key = if sheet.beside { "sheet-marked-beside" } else { "sheet-marked" };
        let phrase = Phrase::new(key).with("n", words::count_arg(plan.targets.len() + plan.refused.len()));
        let tone = if sheet.beside { Tone::Warn } else { Tone::Marked };
        notes.push(Line::of(skin.say(&phrase), tone));
    }
    let Some(first) = plan.refused.first() else { return notes };
    let others = plan.refused.len() - 1;
    let phrase = if others == 0 {
        Phrase::new("sheet-refused-one")
    } else {
        Phrase::new("sheet-refused-more")
            .with("n", words::count_arg(plan.refused.len()))
            .with("more", words::count_arg(others))
    };
    let who = SafeText::new(subject(&first.target.subject, skin).as_str());
    let left_out = skin.say(&phrase.with("who", who).with("why", Phrase::from(&first.why)));
    notes.extend(paragraph("! ", &left_out, Tone::Warn, width));
    notes
}

/// The lines that scroll: the targets, what they wrote, and who was left out.
pub(super) struct List<'a> {
    plan: &'a Plan,
    audience: Option<u64>,
    quotes: Vec<Line>,
}

impl<'a> List<'a> {
    /// Lays out the quotes; targets are laid out when they are asked for.
    pub(super) fn of(sheet: &'a Sheet, width: usize, model: &Model, skin: &Skin) -> Self {
        let plan = &sheet.plan;
        Self { plan, audience: sheet.audience, quotes: quotes::lines(plan, width, model, skin) }
    }

    /// How many lines there are.
    pub(super) fn total(&self) -> usize {
        // A single one was told of above.
        let refused = if self.plan.refused.len() > 1 { 1 + self.plan.refused.len() } else { 0 };
        self.plan.targets.len() + self.quotes.len() + refused
    }

    /// One of them.
    pub(super) fn line(&self, at: usize, width: usize, model: &Model, skin: &Skin) -> Line {
        let plan = self.plan;
        if let Some(target) = plan.targets.get(at) {
            return target_line(target, self.audience, width, model, skin);
        }
        let at = at - plan.targets.len();
        if let Some(quote) = self.quotes.get(at) {
            return quote.clone();
        }
        match at - self.quotes.len() {
            0 => {
                let phrase = Phrase::new("sheet-refused").with("n", words::count_arg(plan.refused.len()));
                Line::of(skin.say(&phrase), Tone::Warn)
            }
            at => {
                plan.refused.get(at - 1).map(|refused| refused_line(refused, width, skin)).unwrap_or_default()
            }
        }
    }
}

/// `u_1  Protected: the owner of the group.`
pub(super) fn refused_line(refused: &Refused, width: usize, skin: &Skin) -> Line {
    let why = skin.say(&Phrase::from(&refused.why));
    let room = width.saturating_sub(why.width() + 4).max(width / 3);
    let who = subject(&refused.target.subject, skin).cut(room, skin.glyphs.ellipsis);
    Line::new().gap(2).with(who, Tone::Strong).gap(2).with(why, Tone::Dim)
}

pub(super) fn target_line(
    target: &Target,
    audience: Option<u64>,
    width: usize,
    model: &Model,
    skin: &Skin,
) -> Line {
    let ellipsis = skin.glyphs.ellipsis;
    let line = Line::new().gap(2);
    match &target.subject {
        Subject::Group => {
            let everyone = match audience {
                Some(members) => {
                    let count = words::count_arg(members);
                    skin.say(&Phrase::new("sheet-audience").with("n", members).with("count", count))
                }
                None => skin.text("sheet-everyone"),
            };
            line.with(everyone, Tone::Strong)
        }
        Subject::User(user) => {
            let muted = target.mute.and_then(|mute| mute_words(mute, model, skin));
            let (role, tone) = match (muted, target.role) {
                (Some(muted), _) => (muted, Tone::Muted),
                (None, Some(role)) => role_words(role, skin),
                (None, None) => (Words::default(), Tone::Plain),
            };
            let id = Words::from(user.safe());
            let id_width = id.width().max(12).min(width / 2);
            let room = width.saturating_sub(2 + id_width + 1 + role.width() + 1);
            line.with(id.padded(id_width, ellipsis), Tone::Strong)
                .gap(1)
                .with(Words::from(&target.label).padded(room, ellipsis), Tone::Plain)
                .gap(1)
                .with(role, tone)
        }
        Subject::Message(seq) => {
            let sender = target.sender.as_ref().map(|sender| Words::from(sender.safe())).unwrap_or_default();
            line.with(words::plain(*seq), Tone::Dim)
                .gap(1)
                .with(sender.cut(width / 3, ellipsis), Tone::Strong)
                .gap(1)
                .with(&target.label, Tone::Plain)
        }
    }
}
