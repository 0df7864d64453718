//! Small windows that ask one thing.

use crate::app::model::Model;
use crate::domain::UserId;
use crate::i18n::Phrase;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page, paragraph};
use crate::view::words::{self, Words};

/// `m` the marked (or this one), `a` all by the sender.
pub(super) fn recall_menu(seqs: &[u64], sender: &UserId, model: &Model, skin: &Skin) -> Page<'static> {
    let refused = model.policy.on_group(crate::domain::ActionKind::RecallBySender, model.open_group()).err();
    let marked = skin
        .say(&Phrase::new("recall-these").with("n", seqs.len()).with("count", words::count_arg(seqs.len())));
    let mut lines = vec![Line::of("m", Tone::Key).gap(2).with(marked, Tone::Plain)];
    if let [only] = seqs
        && let Some(message) = model.messages.rows.get(only)
    {
        lines.push(
            Line::new()
                .gap(3)
                .with(words::plain(*only), Tone::Dim)
                .gap(1)
                .with(message.sender.safe(), Tone::Strong)
                .gap(1)
                .with(message.excerpt(), Tone::Plain),
        );
    }
    let by_sender = skin.say(&Phrase::new("recall-by-sender").with("sender", sender.safe()));
    match refused {
        None => lines.push(Line::of("a", Tone::Key).gap(2).with(by_sender, Tone::Plain)),
        Some(why) => {
            lines.push(Line::of("a", Tone::Dim).gap(2).with(by_sender, Tone::Dim));
            lines.push(Line::new().gap(3).with(skin.say(&Phrase::from(&why)), Tone::Warn));
        }
    }
    Page {
        title: Line::of(skin.text("recall-title"), Tone::Strong),
        tone: Tone::Focus,
        width: super::READING,
        head: Vec::new(),
        body: Body::lines(lines, 0),
        foot: vec![Line::new()],
    }
}

/// Really leave read-only mode?
pub(super) fn leave_read_only(model: &Model, skin: &Skin, screen: u16) -> Page<'static> {
    let phrase = Phrase::new("read-write-question")
        .with("profile", &model.session.profile)
        .with("host", &model.session.host);
    question("read-write-title", &[skin.say(&phrase)], Tone::Red, "key-read-write", skin, screen)
}

/// Really quit? Work under way is named.
pub(super) fn quit(model: &Model, skin: &Skin, screen: u16) -> Page<'static> {
    let running = model.jobs.running().count();
    let mut words = Vec::new();
    if running > 0 {
        words.push(
            skin.say(
                &Phrase::new("quit-running").with("n", running).with("count", words::count_arg(running)),
            ),
        );
        for act in model.jobs.running().take(5) {
            let phrase = Phrase::new("quit-job")
                .with("action", Phrase::new(format!("action-{}", act.plan.action.kind().code())))
                .with("group", &act.plan.group_name)
                .with("id", act.plan.group.safe())
                .with("done", words::count_arg(act.done))
                .with("total", words::count_arg(act.plan.targets.len()));
            words.push(skin.say(&phrase));
        }
        words.push(skin.text("quit-finishes"));
    } else {
        words.push(skin.text("quit-question"));
    }
    let tone = if running > 0 { Tone::Red } else { Tone::Focus };
    question("quit-title", &words, tone, "key-quit", skin, screen)
}

fn question(title: &str, text: &[Words], tone: Tone, yes: &str, skin: &Skin, screen: u16) -> Page<'static> {
    let width = 60;
    let lines = text
        .iter()
        .flat_map(|words| paragraph("", words, Tone::Plain, super::text_width(width, screen)))
        .collect();
    Page {
        title: Line::of(skin.text(title), if tone == Tone::Red { Tone::Red } else { Tone::Strong }),
        tone,
        width,
        head: Vec::new(),
        body: Body::lines(lines, 0),
        foot: vec![Line::new(), cancel_focused(skin).key("y", skin.text(yes))],
    }
}

/// The button that Enter and Esc press.
pub(super) fn cancel_focused(skin: &Skin) -> Line {
    Line::of("[ ", Tone::Current)
        .with(skin.text("key-cancel"), Tone::Current)
        .with(" ]", Tone::Current)
        .gap(1)
        .with("Enter Esc", Tone::Key)
}
