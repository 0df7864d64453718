//! Whom and what an action would hit: marked rows, else the row under the cursor.

use std::collections::HashSet;

use super::model::{Model, Pane};
use crate::domain::{Group, Message, Target, UserId};

/// The group that an action is about: the one under the cursor in the list of groups, else the open one.
pub(super) fn group(model: &Model) -> Option<&Group> {
    match model.focus {
        Pane::Groups => model.groups.current()?.profile.as_ref(),
        Pane::Messages | Pane::Members => model.open_group(),
    }
}

/// The people that an action is about, as shown. In the history these are senders, each once.
pub(super) fn people(model: &Model) -> Vec<Target> {
    match model.focus {
        Pane::Groups => Vec::new(),
        Pane::Members => {
            let members = &model.members;
            if members.marks.is_empty() {
                return members.current().map(Target::member).into_iter().collect();
            }
            let marked = members.rows.iter().filter(|member| members.marks.contains(&member.id));
            marked.map(Target::member).collect()
        }
        Pane::Messages => {
            let mut seen = HashSet::new();
            let senders = messages(model).into_iter().map(|message| &message.sender);
            senders.filter(|sender| seen.insert(*sender)).map(|sender| person(model, sender)).collect()
        }
    }
}

/// A person, with what the list of members knows.
pub(super) fn person(model: &Model, user: &UserId) -> Target {
    model.members.get(user).map_or_else(|| Target::stranger(user), Target::member)
}

/// Marked messages, else the one under the cursor; in order.
pub(super) fn messages(model: &Model) -> Vec<&Message> {
    let messages = &model.messages;
    if messages.marks.is_empty() {
        return messages.current().into_iter().collect();
    }
    messages.rows.values().filter(|message| messages.marks.contains(&message.seq)).collect()
}

/// Members that are marked, for actions that otherwise go to everybody.
pub(super) fn marked_members(model: &Model) -> Vec<Target> {
    let members = &model.members;
    let marked = members.rows.iter().filter(|member| members.marks.contains(&member.id));
    marked.map(Target::member).collect()
}
