//! Who or what a plan is about: the part of a sheet that must be read before a key is pressed.

use crate::app::model::Model;
use crate::domain::{Plan, Refused, Subject, Target};
use crate::i18n::Phrase;
use crate::view::panes::members::{mute_words, role_words};
use crate::view::theme::Tone;
use crate::view::widgets::Line;
use crate::view::words::{self, Words};
use crate::view::{Skin, panes};

/// `Remove 2 members`.
pub(super) fn title(plan: &Plan, skin: &Skin) -> Line {
    let phrase = Phrase::new(format!("sheet-title-{}", plan.action.kind().code()))
        .with("n", plan.targets.len())
        .with("count", words::count_arg(plan.targets.len()));
    Line::of(skin.say(&phrase), Tone::Strong)
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

/// How many lines the targets and the refused ones take.
pub(super) fn total(plan: &Plan) -> usize {
    let refused = if plan.refused.is_empty() { 0 } else { 1 + 2 * plan.refused.len() };
    plan.targets.len() + refused
}

/// One of these lines.
pub(super) fn line(plan: &Plan, at: usize, width: usize, model: &Model, skin: &Skin) -> Line {
    if let Some(target) = plan.targets.get(at) {
        return target_line(target, width, model, skin);
    }
    match at - plan.targets.len() {
        0 => {
            let phrase = Phrase::new("sheet-refused").with("n", words::count_arg(plan.refused.len()));
            Line::of(skin.say(&phrase), Tone::Warn)
        }
        at => refused_line(plan.refused.get((at - 1) / 2), at % 2 == 1, width, model, skin),
    }
}

fn refused_line(refused: Option<&Refused>, first: bool, width: usize, model: &Model, skin: &Skin) -> Line {
    let Some(refused) = refused else { return Line::new() };
    if first {
        target_line(&refused.target, width, model, skin)
    } else {
        Line::new().gap(4).with(skin.say(&Phrase::from(&refused.why)), Tone::Dim)
    }
}

fn target_line(target: &Target, width: usize, model: &Model, skin: &Skin) -> Line {
    let ellipsis = skin.glyphs.ellipsis;
    let line = Line::new().gap(2);
    match &target.subject {
        Subject::Group => line.with(skin.text("sheet-everyone"), Tone::Strong),
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
