//! How things stand at the service, for plans and for lists.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::session::{Session, now};
use crate::app::model::MemberFilter;
use crate::client::{Client, MemberCursor, Urgency};
use crate::domain::{
    Group, GroupId, Kind, Lookalike, Member, Message, MuteEnd, Notables, Policy, Role, Target, UserId,
};
use crate::job::{Fault, FaultKind, Outcome, Read};
use crate::wire::{BY_SENDER_WINDOW, Command, GroupType};

/// Pages of members that are read for names, roles and mutes: 2000 people. In larger groups roles and mutes are asked
/// for by ID, and names are not known.
const NAME_PAGES: usize = 20;

/// People whose names are compared with those of others.
const LOOKED_AT: usize = 100;

/// What is known of some people in one group.
#[derive(Debug, Default)]
pub(super) struct People {
    members: HashMap<UserId, Member>,
    roles: HashMap<UserId, Role>,
    mutes: HashMap<UserId, MuteEnd>,
    /// Everybody who was read on the way, for names that look alike.
    seen: Vec<Member>,
}

impl People {
    /// Looks these people up. In live rooms, which have no list of members, only mutes are found.
    pub(super) async fn read(client: &Client, group: &Group, users: &[UserId]) -> Result<Self, Fault> {
        let mut people = Self::default();
        if users.is_empty() {
            return Ok(people);
        }
        if !group.kind.is_live() {
            people.read_members(client, group, users).await?;
            people.read_roles(client, &group.id, users).await?;
        }
        if users.iter().any(|user| !people.members.contains_key(user)) {
            people.mutes.extend(client.muted(&group.id, Urgency::Person).await?);
        }
        if let Some(owner) = &group.owner {
            people.roles.entry(owner.clone()).or_insert(Role::Owner);
        }
        Ok(people)
    }

    /// Those of whom everything is known, and the others of their group.
    pub(super) fn of_members(members: Vec<Member>, others: Vec<Member>) -> Self {
        let seen = members.iter().cloned().chain(others).collect();
        let members = members.into_iter().map(|member| (member.id.clone(), member)).collect();
        Self { members, seen, ..Self::default() }
    }

    /// Whose name looks like whose, as far as members were read.
    pub(super) fn lookalikes(&self, policy: &Policy, group: &Group, users: &[UserId]) -> Vec<Lookalike> {
        let mut notables = Notables::new(policy, group.owner.as_ref());
        self.seen.iter().for_each(|member| notables.add(member));
        let told = users.iter().take(LOOKED_AT).flat_map(|user| {
            let name = self.member(user).map(Member::label).cloned().unwrap_or_default();
            notables.around(user, &name, &self.seen)
        });
        told.fold(Vec::new(), |mut all, it| {
            if !all.contains(&it) {
                all.push(it);
            }
            all
        })
    }

    async fn read_members(&mut self, client: &Client, group: &Group, users: &[UserId]) -> Result<(), Fault> {
        let page = u64::from(Command::GetGroupMemberInfo.row().max_items);
        if group.members.is_some_and(|members| members > page * NAME_PAGES as u64) {
            return Ok(());
        }
        let wanted: HashSet<&UserId> = users.iter().collect();
        let mut cursor = Some(MemberCursor::first(is_community(group)));
        for _ in 0..NAME_PAGES {
            let Some(from) = cursor else { break };
            let page = client.members_page(&group.id, &from, Urgency::Person).await?;
            let found = page.members.iter().filter(|member| wanted.contains(&member.id));
            self.members.extend(found.map(|member| (member.id.clone(), member.clone())));
            self.seen.extend(page.members);
            if self.members.len() == wanted.len() {
                break;
            }
            cursor = page.next;
        }
        Ok(())
    }

    async fn read_roles(&mut self, client: &Client, group: &GroupId, users: &[UserId]) -> Result<(), Fault> {
        let unseen: Vec<UserId> =
            users.iter().filter(|user| !self.members.contains_key(*user)).cloned().collect();
        for part in unseen.chunks(Command::GetRoleInGroup.row().max_items as usize) {
            self.roles.extend(client.roles(group, part, Urgency::Person).await?);
        }
        Ok(())
    }

    /// A person as they are now.
    pub(super) fn target(&self, user: &UserId) -> Target {
        match self.members.get(user) {
            Some(member) => Target { mute: still(member.mute), ..Target::member(member) },
            None => Target {
                role: self.roles.get(user).copied(),
                mute: still(self.mutes.get(user).copied()),
                ..Target::stranger(user)
            },
        }
    }

    /// A member's whole profile, where it was read.
    pub(super) fn member(&self, user: &UserId) -> Option<&Member> {
        self.members.get(user)
    }
}

/// A mute, unless it is over.
pub(super) fn still(mute: Option<MuteEnd>) -> Option<MuteEnd> {
    mute.filter(|mute| mute.left(now()).is_some())
}

pub(super) fn is_community(group: &Group) -> bool {
    group.kind == Kind::Known(GroupType::Community)
}

/// One group's profile; a group that has none is a fault.
pub(super) async fn group(client: &Client, id: &GroupId) -> Result<Group, Fault> {
    let (mut groups, mut failed) = client.groups(std::slice::from_ref(id), Urgency::Person).await?;
    groups.pop().ok_or_else(|| failed.pop().map_or_else(nothing_about_group, |(_, fault)| fault))
}

/// An answer that leaves out the group that was asked about.
pub(super) fn nothing_about_group() -> Fault {
    Fault::new(FaultKind::BadBody, Command::GetGroupInfo.name(), "")
}

/// All members, page by page.
pub(super) async fn every_member(session: &mut Session, group: &Group) -> Result<Vec<Member>, Fault> {
    session.ask(Read::Members { group: group.id.clone(), community: is_community(group) });
    // Pages may overlap; the newer one is right.
    let mut all: IndexMap<UserId, Member> = IndexMap::new();
    loop {
        if let Outcome::Members { members, done, .. } = session.page().await? {
            all.extend(members.into_iter().map(|member| (member.id.clone(), member)));
            if done {
                return Ok(all.into_values().collect());
            }
        }
    }
}

/// The members that a filter lets through, and all the others.
pub(super) async fn matching(
    session: &mut Session,
    group: &Group,
    filter: &MemberFilter,
) -> Result<(Vec<Member>, Vec<Member>), Fault> {
    let members = every_member(session, group).await?;
    let now = now();
    Ok(members.into_iter().partition(|member| filter.passes(member, now)))
}

/// Messages by their sequences, as far as there are any. Known weakness: an empty stretch that is longer than the client
/// looks over counts as the beginning of the history, as in the console.
pub(super) async fn messages(client: &Client, group: &GroupId, seqs: &[u64]) -> Result<Vec<Message>, Fault> {
    let mut left = seqs.to_vec();
    left.sort_unstable();
    let mut found = Vec::with_capacity(left.len());
    while let Some(newest) = left.last().copied() {
        let page = client.history(group, Some(newest), Urgency::Person).await?;
        let Some(lowest) = page.messages.last().map(|message| message.seq) else { break };
        found.extend(page.messages.into_iter().filter(|message| left.binary_search(&message.seq).is_ok()));
        left.retain(|seq| *seq < lowest);
    }
    found.sort_by_key(|message| message.seq);
    Ok(found)
}

/// What a recall of everything by this sender would take, newest first.
pub(super) async fn by_sender(
    client: &Client,
    group: &GroupId,
    sender: &UserId,
) -> Result<Vec<Message>, Fault> {
    let (mut found, mut up_to, mut top) = (Vec::new(), None, None);
    loop {
        let page = client.history(group, up_to, Urgency::Person).await?;
        let Some(oldest) = page.messages.last().map(|message| message.seq) else { return Ok(found) };
        let newest = *top.get_or_insert_with(|| page.messages.first().map_or(oldest, |message| message.seq));
        let first = page.first || oldest <= 1 || newest - oldest + 1 >= u64::from(BY_SENDER_WINDOW);
        let in_window = |message: &Message| message.seq + u64::from(BY_SENDER_WINDOW) > newest;
        let theirs = page
            .messages
            .into_iter()
            .filter(|message| message.sender == *sender && message.is_recallable() && in_window(message));
        found.extend(theirs);
        if first {
            return Ok(found);
        }
        up_to = Some(oldest - 1);
    }
}
