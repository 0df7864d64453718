//! What was written on the command line, understood: an action, the groups, and why.

use super::ids;
use crate::app::model::MemberFilter;
use crate::app::sheets::{NAME_CARD_BYTES, TEXT_BYTES, needs_reason, parse_mute};
use crate::cli::action_args::{self, Act};
use crate::cli::shared_args::Shared;
use crate::cli::status::Halt;
use crate::domain::{Action, GroupId, MuteTime, Policy, Role, UserId};
use crate::i18n::{Arg, Phrase};
use crate::text::SafeText;

/// An order before anything was looked up. Its action is made anew for each group, with the targets of that group.
#[derive(Debug)]
pub(super) struct Order {
    pub(super) groups: Vec<GroupId>,
    /// With the targets that were named.
    pub(super) action: Action,
    /// Chooses the targets among the members of each group, instead of names.
    pub(super) matching: Option<MemberFilter>,
    pub(super) reason: String,
}

impl Order {
    pub(super) fn read(act: &Act, shared: &Shared, policy: &Policy) -> Result<Self, Halt> {
        let (groups, action, matching) = understand(act, policy)?;
        let groups = groups.iter().map(|id| ids::group(id)).collect::<Result<Vec<_>, _>>()?;
        let reason = shared.reason.as_deref().unwrap_or_default().trim().to_owned();
        // A dry run may be asked for before there is a reason.
        if reason.is_empty() && needs_reason(action.kind()) && !shared.dry_run {
            let action = Arg::Key(format!("action-{}", action.kind().code()));
            return Err(Halt::wrong(Phrase::new("cli-needs-reason").with("action", action)));
        }
        if reason.is_empty() && !shared.overrides.is_empty() && !shared.dry_run {
            return Err(Halt::wrong(Phrase::new("cli-override-needs-reason")));
        }
        Ok(Self { groups: ids::unique(groups), action, matching, reason })
    }
}

type Understood<'a> = (&'a [String], Action, Option<MemberFilter>);

fn understand<'a>(act: &'a Act, policy: &Policy) -> Result<Understood<'a>, Halt> {
    let one = std::slice::from_ref;
    Ok(match act {
        Act::Mute(mute) => {
            let time = duration(&mute.time)?;
            let (users, matching) = people(&mute.people)?;
            (&mute.groups.ids, Action::Mute { users, time }, matching)
        }
        Act::Unmute(unmute) => {
            let (users, matching) = people(&unmute.people)?;
            (&unmute.groups.ids, Action::Unmute { users }, matching)
        }
        Act::Remove(remove) => {
            let (users, matching) = people(&remove.people)?;
            (&remove.groups.ids, Action::Remove { users, silent: remove.silent }, matching)
        }
        Act::Notify(notify) => {
            let (to, matching) = selected(&notify.to, &notify.selected)?;
            (&notify.groups.ids, Action::Notify { to, content: content(&notify.text)? }, matching)
        }
        Act::Send(send) => (&send.groups.ids, Action::Send { content: content(&send.text)? }, None),
        Act::MuteAll(all) => (&all.groups.ids, Action::MuteAll { on: all.state == "on" }, None),
        Act::Recall(recall) => {
            let action = match &recall.by {
                Some(sender) => Action::RecallBySender { sender: ids::user(sender)? },
                None => Action::Recall { seqs: ids::sequences(&recall.seq, policy)? },
            };
            (one(&recall.group.id), action, None)
        }
        Act::TransferOwner(transfer) => {
            (one(&transfer.group.id), Action::TransferOwner { to: ids::user(&transfer.to)? }, None)
        }
        Act::Role(set) => {
            let role = if set.rank == "admin" { Role::Admin } else { Role::Member };
            (one(&set.group.id), Action::SetRole { user: ids::user(&set.member)?, role }, None)
        }
        Act::NameCard(set) => {
            let name_card = short(&set.card, NAME_CARD_BYTES)?;
            (one(&set.group.id), Action::SetNameCard { user: ids::user(&set.member)?, name_card }, None)
        }
    })
}

fn duration(text: &str) -> Result<MuteTime, Halt> {
    let wrong = || Halt::wrong(Phrase::new("cli-bad-duration").with("words", SafeText::new(text)));
    parse_mute(text).ok_or_else(wrong)
}

fn people(people: &action_args::People) -> Result<(Vec<UserId>, Option<MemberFilter>), Halt> {
    let (users, matching) = selected(&people.users, &people.selected)?;
    if users.is_empty() && matching.is_none() {
        return Err(Halt::wrong(Phrase::new("cli-needs-users")));
    }
    Ok((users, matching))
}

fn selected(
    named: &[String],
    selected: &action_args::Selected,
) -> Result<(Vec<UserId>, Option<MemberFilter>), Halt> {
    let mut users = named.iter().map(|id| ids::user(id)).collect::<Result<Vec<_>, _>>()?;
    if let Some(file) = &selected.users_from {
        users.extend(ids::users_from(file)?);
    }
    let matching = selected.pattern.as_deref().map(MemberFilter::parse);
    if matching.as_ref().is_some_and(MemberFilter::is_empty) {
        return Err(Halt::wrong(Phrase::new("cli-empty-pattern")));
    }
    Ok((ids::unique(users), matching))
}

fn content(text: &str) -> Result<String, Halt> {
    if text.trim().is_empty() {
        return Err(Halt::wrong(Phrase::new("sheet-needs-text")));
    }
    short(text, TEXT_BYTES)
}

fn short(text: &str, limit: usize) -> Result<String, Halt> {
    if text.len() > limit {
        let phrase = Phrase::new("sheet-too-long").with("bytes", text.len()).with("limit", limit);
        return Err(Halt::wrong(phrase));
    }
    Ok(text.to_owned())
}
