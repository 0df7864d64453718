//! What the bottom line says when a plan has ended: what was done to whom and for how long, or what went wrong.

use std::time::Duration;

use crate::app::model::Level;
use crate::app::sheets;
use crate::domain::{Action, MuteTime, Plan, Role, Subject};
use crate::i18n::{Arg, Phrase, grouped};
use crate::job::{Ending, Verdict};
use crate::text::SafeText;

/// Recalled messages that are named one by one; of more only the number is said.
const NAMED: usize = 3;

/// What is said about an ending: how many are done, what went wrong, where it is written, and the key that undoes it.
pub(super) fn result(plan: &Plan, ending: &Ending, undo: Option<SafeText>) -> (Level, Phrase) {
    let total = ending.results.len();
    let done = ending.done();
    let unknown = ending.count(|verdict| matches!(verdict, Verdict::Unknown(_)));
    let idle = ending.count(|verdict| matches!(verdict, Verdict::NotStarted));
    let what = what(plan, ending);
    let entry = match (ending.entry, undo) {
        (Some(entry), Some(key)) => Phrase::new("notice-entry-undo").with("entry", entry).with("key", key),
        (Some(entry), None) => Phrase::new("notice-entry").with("entry", entry),
        (None, _) => Phrase::new("notice-no-entry"),
    };
    if done == total && total > 0 {
        return (Level::Done, Phrase::new("notice-acted").with("what", what).with("entry", entry));
    }
    let why = match ending.first_fault() {
        Some(fault) => Phrase::from(fault),
        None => Phrase::new("notice-stopped"),
    };
    let action = Arg::Key(format!("action-{}", plan.action.kind().code()));
    let phrase = if total == 1 && unknown == 1 {
        Phrase::new("notice-unknown")
    } else if total == 1 {
        Phrase::new("notice-failed")
    } else {
        Phrase::new("notice-partly")
            .with("done", done)
            .with("total", total)
            .with("failed", total - done - unknown - idle)
            .with("unknown", unknown)
            .with("idle", idle)
    };
    let level = if unknown > 0 && done + unknown == total { Level::Unknown } else { Level::Failed };
    (level, phrase.with("action", action).with("why", why).with("entry", entry))
}

/// What was done, to those with whom it went well.
pub(super) fn what(plan: &Plan, ending: &Ending) -> Phrase {
    let done: Vec<&Subject> = ending
        .results
        .iter()
        .filter(|result| result.verdict == Verdict::Done)
        .map(|result| &result.subject)
        .collect();
    let phrase = Phrase::new(format!("acted-{}", plan.action.kind().code()))
        .with("count", done.len())
        .with("n", grouped(done.len()))
        .with("who", who(&done, plan));
    match &plan.action {
        Action::Mute { time: MuteTime::For(time), .. } => {
            phrase.with("end", word("after")).with("time", lasting(*time))
        }
        Action::Mute { time: MuteTime::Forever, .. } => {
            phrase.with("end", word("never")).with("time", word(""))
        }
        Action::SetRole { role, .. } => {
            phrase.with("rank", word(if *role == Role::Admin { "admin" } else { "member" }))
        }
        Action::SetNameCard { name_card, .. } => {
            let state = if name_card.is_empty() { "cleared" } else { "set" };
            phrase.with("state", word(state)).with("card", SafeText::new(name_card))
        }
        Action::MuteAll { on } => phrase.with("state", word(if *on { "on" } else { "off" })),
        Action::Recall { .. } => phrase.with("by", word(if done.len() <= NAMED { "name" } else { "number" })),
        Action::Notify { to, .. } => phrase.with("to", word(if to.is_empty() { "all" } else { "some" })),
        _ => phrase,
    }
}

/// A word that a text chooses by; it is never shown.
fn word(word: &str) -> SafeText {
    SafeText::new(word)
}

/// A person by ID, messages by their sequences while they are few, the group by its name.
fn who(done: &[&Subject], plan: &Plan) -> SafeText {
    match done.first() {
        Some(Subject::User(user)) => user.safe(),
        Some(Subject::Message(_)) if done.len() <= NAMED => {
            let seqs = done.iter().filter_map(|subject| match subject {
                Subject::Message(seq) => Some(format!("#{seq}")),
                _ => None,
            });
            SafeText::new(&seqs.collect::<Vec<_>>().join(" "))
        }
        Some(Subject::Message(_)) | None => SafeText::default(),
        Some(Subject::Group) => match &plan.action {
            Action::RecallBySender { sender } => sender.safe(),
            Action::TransferOwner { to } => to.safe(),
            _ => plan.group_name.clone(),
        },
    }
}

/// A time by the name of its preset, else in whole units.
fn lasting(time: Duration) -> Phrase {
    let named = sheets::PRESETS.iter().find(|(preset, _)| *preset == MuteTime::For(time));
    named.map_or_else(|| Phrase::lasting(time), |(_, key)| Phrase::new(*key))
}
