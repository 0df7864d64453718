//! What a typed command does. Actions go the same way as their keys.

use crate::app::commands::{self, Word};
use crate::app::model::{Dialog, Model, Pane};
use crate::app::{Effect, Step, targets};
use crate::domain::{GroupId, UserId};
use crate::i18n::{Lang, Phrase};
use crate::input::Intent;
use crate::text::{SafeText, WidthPolicy};

use super::pace::{self, Ask};
use super::{dialog, groups, hint, keys, marks, named, search, sheet, undo};

/// Runs a line.
pub(super) fn run(model: &mut Model, step: &mut Step, line: &str) {
    step.redraw = true;
    let (name, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let Some(row) = commands::find(name) else {
        let said = Phrase::new("command-unknown").with("name", SafeText::new(name));
        let phrase = match commands::nearest(name) {
            Some(near) => {
                Phrase::new("command-nearest").with("unknown", said).with("near", SafeText::new(near.name))
            }
            None => said,
        };
        hint(model, step, phrase);
        return;
    };
    let rest = rest.trim();
    match row.word {
        Word::Mute | Word::Unmute | Word::Remove | Word::Recall | Word::Role | Word::MuteAll => {
            act(model, step, row.word, rest);
        }
        Word::Notify | Word::Send | Word::Owner | Word::NameCard => compose(model, step, row.word, rest),
        Word::Undo => undo::command(model, step, rest),
        Word::Redo => undo::redo(model, step),
        Word::User => user(model, step, rest),
        Word::Group => group(model, step, rest),
        Word::Filter => search::apply(model, step, model.focus, rest),
        Word::Sort => sort(model, step, rest),
        Word::Refresh => keys::refresh(model, step),
        Word::Journal => dialog::open(model, step, Intent::Journal),
        Word::Jobs => dialog::open(model, step, Intent::Jobs),
        Word::Pause => pace::command(model, step, Ask::Pause, rest),
        Word::Resume => pace::command(model, step, Ask::GoOn, rest),
        Word::Cancel => pace::command(model, step, Ask::Stop, rest),
        Word::Help => dialog::open(model, step, Intent::Help),
        Word::Open => match model.put_off.take() {
            Some(view) => model.dialogs.push(Dialog::Open(view)),
            None => hint(model, step, Phrase::new("notice-none-open")),
        },
        _ => set(model, step, row.word, rest),
    }
}

fn act(model: &mut Model, step: &mut Step, word: Word, rest: &str) {
    let intent = match word {
        Word::Mute | Word::Unmute => Intent::Mute,
        Word::Remove => Intent::Remove,
        Word::Recall => Intent::Recall,
        Word::Role => Intent::Role,
        _ => Intent::MuteAll,
    };
    let Some(named) = named::read(word, rest) else {
        hint(model, step, Phrase::new("sheet-bad-time"));
        return;
    };
    if !named.words.is_empty() {
        named::act(model, step, word, named);
        return;
    }
    let time = named.time;
    if !keys::scopes(model.focus).contains(&intent.row().scope) {
        keys::say_elsewhere(model, step, intent);
        return;
    }
    if keys::has_just_changed(model, step) {
        return;
    }
    if word == Word::Unmute {
        marks::commit(model);
        sheet::unmute(model, step, None);
        return;
    }
    if word == Word::Mute && !time.is_empty() {
        if let Err(why) = crate::app::available(model, intent) {
            hint(model, step, why);
            return;
        }
        marks::commit(model);
        sheet::mute(model, step, None, &time);
        return;
    }
    match rest {
        "on" | "off" if word == Word::MuteAll => sheet::mute_all(model, step, Some(rest == "on")),
        _ => keys::perform(model, step, intent, None, None),
    }
}

/// Commands that open a sheet with something filled in.
fn compose(model: &mut Model, step: &mut Step, word: Word, rest: &str) {
    marks::commit(model);
    match word {
        Word::Notify => sheet::notify(model, step, rest),
        Word::Send => sheet::send(model, step, rest),
        Word::Owner if rest.is_empty() => sheet::transfer(model, step, None, None),
        Word::Owner => match model.open.clone() {
            Some(group) => {
                let person = targets::person(model, &UserId::new(rest));
                sheet::transfer(model, step, Some(&group), Some(person));
            }
            None => hint(model, step, Phrase::new("avail-nothing-open")),
        },
        _ => sheet::name_card(model, step, None, None, (!rest.is_empty()).then_some(rest)),
    }
}

/// To a member of the open group, with the card; somebody who is not in the list still has one.
fn user(model: &mut Model, step: &mut Step, id: &str) {
    if id.is_empty() {
        hint(model, step, Phrase::new("command-needs-id"));
        return;
    }
    let user = UserId::new(id);
    let members = &mut model.members;
    let index = members.by_id.get(&user).copied();
    if let Some(at) = index.and_then(|index| members.order.iter().position(|other| *other == index)) {
        members.cursor = at;
        model.focus = Pane::Members;
    }
    let card = dialog::user_card(model, user);
    model.dialogs.push(card);
}

/// Opens a group by its ID, also one that is not in the list.
fn group(model: &mut Model, step: &mut Step, id: &str) {
    if id.is_empty() {
        hint(model, step, Phrase::new("command-needs-id"));
        return;
    }
    let id = GroupId::new(id);
    if model.groups.get(&id).is_none() {
        groups::add(&mut model.groups, id.clone());
        groups::reorder(model);
    }
    let groups = &mut model.groups;
    if let Some(row) = groups.get_mut(&id) {
        row.fault = None;
    }
    let index = groups.by_id.get(&id).copied();
    if let Some(at) = index.and_then(|index| groups.order.iter().position(|other| *other == index)) {
        groups.cursor = at;
    }
    groups::open(model, step, &id);
}

fn sort(model: &mut Model, step: &mut Step, column: &str) {
    if !search::sort_by(model, step, column) {
        let names: Vec<&str> = match model.focus {
            Pane::Groups => search::GROUP_SORTS.iter().map(|row| row.0).collect(),
            _ => search::MEMBER_SORTS.iter().map(|row| row.0).collect(),
        };
        hint(model, step, Phrase::new("command-columns").with("names", SafeText::new(&names.join(" "))));
    }
}

/// Commands that change the console itself.
fn set(model: &mut Model, step: &mut Step, word: Word, rest: &str) {
    match word {
        Word::Quit => keys::ask_quit(model),
        Word::Lang => {
            let lang = if rest.is_empty() { Ok(model.lang.other()) } else { rest.parse::<Lang>() };
            match lang {
                Ok(lang) => {
                    model.lang = lang;
                    step.effects.push(Effect::Remember(lang));
                }
                Err(_) => hint(model, step, Phrase::new("command-lang-unknown")),
            }
        }
        Word::ReadOnly => {
            model.policy.read_only = true;
            hint(model, step, Phrase::new("notice-read-only"));
        }
        Word::ReadWrite if model.policy.read_only => {
            model.dialogs.push(Dialog::LeaveReadOnly { opened: model.now.mono });
        }
        Word::ReadWrite => hint(model, step, Phrase::from(&crate::domain::Denial::Already)),
        Word::Width => match rest {
            "narrow" => model.width = WidthPolicy::Narrow,
            "wide" => model.width = WidthPolicy::Wide,
            _ => hint(model, step, Phrase::new("command-width-unknown")),
        },
        Word::Mouse => {
            model.mouse = match rest {
                "on" => true,
                "off" => false,
                _ => !model.mouse,
            };
            step.effects.push(Effect::Mouse(model.mouse));
            hint(model, step, Phrase::new(if model.mouse { "notice-mouse-on" } else { "notice-mouse-off" }));
        }
        Word::Context => hint(model, step, Phrase::new("notice-ctx")),
        _ => {}
    }
}
