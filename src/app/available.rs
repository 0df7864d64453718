//! Which intents can work now, and why the others cannot. Asked by the hint bar, the help sheet and every key.

use super::model::{Dialog, FieldId, Model, Pane, Prompt, SheetKind};
use super::{rows, sheets, targets};
use crate::domain::{ActionKind, Denial, GroupId};
use crate::i18n::{Arg, Phrase};
use crate::input::Intent;

/// Whether an intent can work where the focus is, or why not.
pub fn available(model: &Model, intent: Intent) -> Result<(), Phrase> {
    use Intent as I;
    let need = |holds: bool, key: &str| if holds { Ok(()) } else { Err(Phrase::new(key)) };
    match intent {
        I::Mute => {
            // Unmuting is in the same sheet, but wherever there are no mutes there is nothing to take back.
            on_group(model, ActionKind::Mute)?;
            let live = targets::group(model).is_some_and(|group| group.kind.is_live());
            has_target(model).map_err(|why| if live { Phrase::new("avail-live-by-id") } else { why })
        }
        I::Remove => {
            on_group(model, ActionKind::Remove)?;
            has_target(model)
        }
        I::Role => {
            role(model)?;
            has_target(model)
        }
        I::Recall => {
            history(model)?;
            on_group(model, ActionKind::Recall)?;
            has_target(model)
        }
        I::Notify => on_group(model, ActionKind::Notify),
        I::Send => on_group(model, ActionKind::Send),
        I::MuteAll => on_group(model, ActionKind::MuteAll),
        I::SearchNext | I::SearchPrevious => {
            history(model)?;
            need(!model.messages.search.is_empty(), "avail-no-search")
        }
        I::Follow => history(model),
        I::Sort => need(model.focus != Pane::Messages, "avail-no-sort"),
        I::Card | I::Raw | I::Copy | I::Mark | I::MarkRange | I::MarkAll | I::Open => {
            if model.focus == Pane::Messages {
                history(model)?;
            }
            need(rows::is_there(model), "avail-no-row")
        }
        I::UserCard => need(rows::user(model).is_some(), "avail-no-row"),
        I::Undo | I::Redo if model.policy.read_only => Err(Phrase::from(&Denial::ReadOnly)),
        I::ClearMarks => need(has_marks(model), "avail-no-marks"),
        I::Filter if model.focus == Pane::Messages => history(model),
        _ => Ok(()),
    }
}

fn on_group(model: &Model, action: ActionKind) -> Result<(), Phrase> {
    model.policy.on_group(action, targets::group(model)).map_err(|denial| Phrase::from(&denial))
}

/// Where there are no ranks, the owner and name cards are still within reach.
fn role(model: &Model) -> Result<(), Phrase> {
    let works = |action| on_group(model, action).is_ok();
    on_group(model, ActionKind::SetRole).map_err(|why| {
        if works(ActionKind::TransferOwner) && works(ActionKind::SetNameCard) {
            Phrase::new("avail-no-role").with("why", why)
        } else {
            why
        }
    })
}

fn has_target(model: &Model) -> Result<(), Phrase> {
    let marked = match model.focus {
        Pane::Groups => false,
        Pane::Messages => !model.messages.marks.is_empty() || model.messages.range.is_some(),
        Pane::Members => !model.members.marks.is_empty() || model.members.range.is_some(),
    };
    if marked || rows::user(model).is_some() { Ok(()) } else { Err(Phrase::from(&Denial::NoTarget)) }
}

fn has_marks(model: &Model) -> bool {
    match model.focus {
        Pane::Groups => !model.groups.marks.is_empty() || model.groups.range.is_some(),
        Pane::Messages => !model.messages.marks.is_empty() || model.messages.range.is_some(),
        Pane::Members => !model.members.marks.is_empty() || model.members.range.is_some(),
    }
}

/// Live rooms keep no history.
fn history(model: &Model) -> Result<(), Phrase> {
    match model.open_group() {
        Some(group) if group.kind.is_live() => Err(Phrase::new("avail-live-no-history")),
        Some(_) => Ok(()),
        None => Err(Phrase::new("avail-nothing-open")),
    }
}

/// One key of the hint line.
#[derive(Debug, Clone, PartialEq)]
pub struct Hint {
    /// The key as text.
    pub keys: String,
    /// What it does, short.
    pub label: Phrase,
    /// Whether it works, or why not.
    pub enabled: Result<(), Phrase>,
}

/// The keys that matter here and now, the most important first.
pub fn hints(model: &Model) -> Vec<Hint> {
    if let Some(Prompt::Journal { .. }) = &model.prompt {
        return fixed(&[("Enter", "hint-accept"), ("Esc", "hint-cancel")]);
    }
    if model.prompt.is_some() {
        return fixed(&[("Enter", "hint-accept"), ("Tab", "hint-complete"), ("Esc", "hint-cancel")]);
    }
    match model.dialog() {
        None => of_pane(model),
        Some(Dialog::Sheet(sheet)) => of_sheet(sheet),
        Some(Dialog::Card { of, group, .. }) if *of != Pane::Groups => of_card(model, group.as_ref()),
        Some(dialog) => fixed(of_dialog(dialog)),
    }
}

fn of_pane(model: &Model) -> Vec<Hint> {
    use Intent as I;
    let intents: &[Intent] = match model.focus {
        Pane::Groups => &[
            I::Open,
            I::Notify,
            I::Send,
            I::MuteAll,
            I::Mark,
            I::Filter,
            I::Sort,
            I::Card,
            I::Journal,
            I::Command,
            I::Help,
        ],
        Pane::Messages => &[
            I::Mute,
            I::Recall,
            I::Notify,
            I::Send,
            I::UserCard,
            I::Mark,
            I::Follow,
            I::Filter,
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
    let hint = |intent: &Intent| Hint {
        keys: model.keymap.keys_of(*intent).into_iter().next().unwrap_or_default(),
        label: Phrase::new(format!("intent-{}-short", intent.row().id)),
        enabled: available(model, *intent),
    };
    intents.iter().map(hint).collect()
}

fn fixed(keys: &[(&str, &str)]) -> Vec<Hint> {
    let hint = |(keys, label): &(&str, &str)| Hint {
        keys: (*keys).to_owned(),
        label: Phrase::new(*label),
        enabled: Ok(()),
    };
    keys.iter().map(hint).collect()
}

/// What can be done from the card of a person.
fn of_card(model: &Model, group: Option<&GroupId>) -> Vec<Hint> {
    let group = group.and_then(|id| model.groups.get(id)?.profile.as_ref());
    let hint = |keys: &str, label: &str, action| Hint {
        keys: keys.to_owned(),
        label: Phrase::new(label),
        enabled: model.policy.on_group(action, group).map_err(|denial| Phrase::from(&denial)),
    };
    let mut hints = vec![
        hint("m", "intent-mute-short", ActionKind::Mute),
        hint("x", "intent-remove-short", ActionKind::Remove),
        hint("o", "intent-role-short", ActionKind::SetRole),
        hint("e", "hint-name-card", ActionKind::SetNameCard),
    ];
    hints.extend(fixed(&[("j k", "hint-scroll"), ("Esc", "hint-close")]));
    hints
}

fn of_dialog(dialog: &Dialog) -> &'static [(&'static str, &'static str)] {
    match dialog {
        Dialog::RecallMenu { .. } => {
            &[("m", "hint-recall-marked"), ("a", "hint-recall-sender"), ("Esc", "hint-cancel")]
        }
        Dialog::Card { .. }
        | Dialog::Help { .. }
        | Dialog::Raw(_)
        | Dialog::Results(_)
        | Dialog::Recorded(_) => &[("j k", "hint-scroll"), ("Esc", "hint-close")],
        Dialog::Undo(_) => &[
            ("1-9", "hint-preview"),
            ("Enter", "hint-preview"),
            ("R", "hint-reload"),
            ("j k", "hint-move"),
            ("Esc", "hint-close"),
        ],
        Dialog::Journal(_) => &[
            ("Enter", "hint-whole"),
            ("/", "hint-filter"),
            ("u", "hint-undo"),
            ("v", "hint-verify"),
            ("R", "hint-reload"),
            ("j k", "hint-move"),
            ("Esc", "hint-close"),
        ],
        Dialog::Jobs { .. } => &[
            ("Enter", "hint-results"),
            ("p", "hint-pause"),
            ("x", "hint-stop"),
            ("j k", "hint-move"),
            ("Esc", "hint-close"),
        ],
        Dialog::Open(_) => &[
            ("g", "hint-go-on"),
            ("s", "hint-settle"),
            ("c", "hint-end-it"),
            ("j k", "hint-move"),
            ("Esc", "hint-later"),
        ],
        Dialog::Quit { .. } | Dialog::LeaveReadOnly { .. } => &[("y", "hint-yes"), ("Esc", "hint-no")],
        Dialog::CopyMenu { .. } | Dialog::Sheet(_) => &[("Esc", "hint-close")],
    }
}

fn of_sheet(sheet: &super::model::Sheet) -> Vec<Hint> {
    if sheet.focus != FieldId::Cancel {
        return fixed(&[("Enter", "hint-next-line"), ("Tab", "hint-next-line"), ("Esc", "hint-cancel")]);
    }
    let mut hints = match sheet.kind {
        SheetKind::Mute { .. } => {
            fixed(&[("1-9", "hint-presets"), ("t", "hint-type-time"), ("u", "hint-unmute")])
        }
        SheetKind::Remove => fixed(&[("s", "hint-silent")]),
        SheetKind::Role => fixed(&[
            ("a", "hint-admin"),
            ("m", "hint-member"),
            ("t", "hint-transfer"),
            ("c", "hint-name-card"),
        ]),
        SheetKind::MuteAll => fixed(&[("o", "hint-on"), ("f", "hint-off")]),
        _ => Vec::new(),
    };
    if sheets::lines(sheet) > 1 {
        hints.extend(fixed(&[("j k", "hint-scroll")]));
    }
    if sheets::confirms_by_y(sheet) {
        let missing = sheets::blocker(sheet).map_or(Ok(()), |(_, why)| Err(why));
        let action = Arg::Key(match &sheet.kind {
            SheetKind::Undo(about) if about.is_redo() => "undo-do-redo".to_owned(),
            SheetKind::Undo(_) => "undo-do".to_owned(),
            _ => format!("action-{}", sheet.plan.action.kind().code()),
        });
        hints.push(Hint {
            keys: "y".to_owned(),
            label: Phrase::new("hint-confirm").with("action", action),
            enabled: missing,
        });
    }
    hints.extend(fixed(&[("Tab", "hint-next-line"), ("Esc", "hint-cancel")]));
    hints
}
