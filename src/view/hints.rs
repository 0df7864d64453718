//! Which keys are shown at the bottom and in the help, and how a key is written.

use super::words::Words;
use crate::app::model::{Model, Pane};
use crate::domain::ActionKind;
use crate::i18n::Phrase;
use crate::input::{Intent, Scope};

/// A key worth showing.
pub(crate) struct Hint {
    pub(crate) intent: Intent,
    /// Pressing it does something here; otherwise it says why not.
    pub(crate) allowed: bool,
}

/// The most important first.
pub(crate) fn here(model: &Model) -> Vec<Hint> {
    use Intent as I;
    let intents: &[Intent] = match model.focus {
        Pane::Groups => &[
            I::Open,
            I::Notify,
            I::Send,
            I::MuteAll,
            I::Filter,
            I::Sort,
            I::Card,
            I::Mark,
            I::Command,
            I::Help,
        ],
        Pane::Messages => &[
            I::Mute,
            I::Recall,
            I::Notify,
            I::Send,
            I::Mark,
            I::Filter,
            I::Follow,
            I::UserCard,
            I::Command,
            I::Help,
        ],
        Pane::Members => &[
            I::Mute,
            I::Remove,
            I::Notify,
            I::Role,
            I::UserCard,
            I::Mark,
            I::Filter,
            I::Sort,
            I::Command,
            I::Help,
        ],
    };
    intents
        .iter()
        .map(|intent| Hint { intent: *intent, allowed: refusal(model, *intent).is_none() })
        .collect()
}

/// Why a key would be refused here.
pub(crate) fn refusal(model: &Model, intent: Intent) -> Option<Phrase> {
    action_refusal(model, intent.row().action?)
}

/// Why the policy would refuse an action here.
pub(crate) fn action_refusal(model: &Model, action: ActionKind) -> Option<Phrase> {
    let group = if model.focus == Pane::Groups {
        model.groups.current().and_then(|row| row.profile.as_ref())
    } else {
        model.open_group()
    };
    model.policy.on_group(action, group).err().map(|denial| Phrase::from(&denial))
}

/// Where keys are looked up while this pane has the focus, narrow scopes first.
pub(crate) fn scopes(pane: Pane) -> &'static [Scope] {
    match pane {
        Pane::Groups => &[Scope::Groups, Scope::List, Scope::Anywhere],
        Pane::Messages => &[Scope::Messages, Scope::Person, Scope::List, Scope::Anywhere],
        Pane::Members => &[Scope::Members, Scope::Person, Scope::List, Scope::Anywhere],
    }
}

/// Its first key, chords without the space between: `gg`.
pub(crate) fn key(intent: Intent) -> Words {
    intent.row().keys.first().map_or(Words::default(), |key| written(key))
}

/// All its keys.
pub(crate) fn keys(intent: Intent) -> Words {
    Words::join(&intent.row().keys.iter().map(|key| written(key)).collect::<Vec<_>>(), " ")
}

fn written(key: &'static str) -> Words {
    Words::join(&key.split(' ').map(Words::from).collect::<Vec<_>>(), "")
}

/// Key of the text for the hint line.
pub(crate) fn short_label(intent: Intent) -> String {
    format!("intent-{}-short", intent.row().id)
}

/// Key of the text for the help sheet.
pub(crate) fn label(intent: Intent) -> String {
    format!("intent-{}", intent.row().id)
}
