//! Names that look like the name of somebody who has a say.
//!
//! An equal [`skeleton`] is a reason to look, never a proof: two honest people may have one name. So nothing is refused
//! here, it is only said.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Member, Policy, Role, UserId};
use crate::text::{SafeText, skeleton};

/// Why somebody's name is worth imitating. The highest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standout {
    /// Owns the group.
    Owner,
    /// Is an admin of the group.
    Admin,
    /// Is an administrator of the profile.
    Administrator,
    /// Is on the configured list.
    Listed,
}

/// Two people whose names look the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookalike {
    /// An ordinary member.
    pub user: UserId,
    /// Their name.
    pub name: SafeText,
    /// Whose name it looks like.
    pub like: UserId,
    /// What that one is.
    pub standout: Standout,
}

/// People of one group whose names are worth imitating, by the skeletons of their names and IDs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Notables {
    by_name: HashMap<String, (UserId, Standout)>,
    people: HashMap<UserId, Standout>,
}

impl Notables {
    /// Those whom nobody must look up: the owner by ID, the administrators and the configured list.
    pub fn new(policy: &Policy, owner: Option<&UserId>) -> Self {
        let mut notables = Self::default();
        let listed = policy.protected.iter().map(|user| (user, Standout::Listed));
        let administrators = policy.administrators.iter().map(|user| (user, Standout::Administrator));
        for (user, standout) in listed.chain(administrators).chain(owner.map(|user| (user, Standout::Owner)))
        {
            notables.note(user, standout, user.raw());
        }
        notables
    }

    /// Takes a member into account, if they are one of those; their names count from then on.
    pub fn add(&mut self, member: &Member) {
        let by_role = match member.role {
            Role::Owner => Some(Standout::Owner),
            Role::Admin => Some(Standout::Admin),
            Role::Member | Role::NotMember => None,
        };
        let known = self.people.get(&member.id).copied();
        let Some(standout) = by_role.into_iter().chain(known).min() else { return };
        self.note(&member.id, standout, member.id.raw());
        for name in [Some(&member.name_card), member.nick.as_ref()].into_iter().flatten() {
            self.note(&member.id, standout, name.as_str());
        }
    }

    fn note(&mut self, user: &UserId, standout: Standout, name: &str) {
        self.people.insert(user.clone(), standout);
        let skeleton = skeleton(name);
        if !skeleton.is_empty() {
            self.by_name.insert(skeleton, (user.clone(), standout));
        }
    }

    /// Whose name this one looks like; nothing for those who are notable themselves.
    pub fn like(&self, user: &UserId, name: &SafeText) -> Option<(&UserId, Standout)> {
        if self.people.contains_key(user) || name.as_str().trim().is_empty() {
            return None;
        }
        let (like, standout) = self.by_name.get(&skeleton(name.as_str()))?;
        Some((like, *standout))
    }

    /// What a moderator should know before acting on this person: that they look like somebody else, or that somebody
    /// else looks like them. `members` are looked through in the second case only.
    pub fn around<'a>(
        &self,
        user: &UserId,
        name: &SafeText,
        members: impl IntoIterator<Item = &'a Member>,
    ) -> Vec<Lookalike> {
        /// More are not worth reading.
        const TOLD: usize = 3;
        let pair = |user: &UserId, name: &SafeText, (like, standout): (&UserId, Standout)| Lookalike {
            user: user.clone(),
            name: name.clone(),
            like: like.clone(),
            standout,
        };
        if !self.people.contains_key(user) {
            return self.like(user, name).map(|like| pair(user, name, like)).into_iter().collect();
        }
        let copies = members.into_iter().filter_map(|member| {
            let like = self.like(&member.id, member.label()).filter(|(like, _)| *like == user)?;
            Some(pair(&member.id, member.label(), like))
        });
        copies.take(TOLD).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(id: &str, role: Role, name: &str) -> Member {
        Member {
            id: UserId::from(id),
            role,
            name_card: SafeText::new(name),
            nick: None,
            mute: None,
            joined: None,
            last_spoke: None,
            raw: "{}".into(),
        }
    }

    fn group() -> (Notables, Vec<Member>) {
        let mut policy = Policy::default();
        policy.administrators.insert(UserId::from("administrator"));
        policy.protected.insert(UserId::from("olga"));
        let members = vec![
            member("u_1", Role::Owner, "老王"),
            member("u_8", Role::Admin, "Admin"),
            member("u_77", Role::Member, "аdmіn"),
            member("u_78", Role::Member, "administrat0r"),
            member("u_79", Role::Member, "Ｏlga"),
            member("u_80", Role::Member, "bob"),
            member("u_81", Role::Member, "\u{200b}"),
            member("olga", Role::Member, "Olga"),
        ];
        let mut notables = Notables::new(&policy, Some(&UserId::from("u_1")));
        for member in &members {
            notables.add(member);
        }
        (notables, members)
    }

    #[test]
    fn a_copy_is_told_from_the_original() {
        let (notables, members) = group();
        let like = |id: &str| {
            let member = members.iter().find(|member| member.id.raw() == id).unwrap();
            notables.like(&member.id, member.label()).map(|(like, standout)| (like.raw(), standout))
        };
        assert_eq!(like("u_77"), Some(("u_8", Standout::Admin)));
        assert_eq!(like("u_78"), Some(("administrator", Standout::Administrator)), "by the ID");
        assert_eq!(like("u_79"), Some(("olga", Standout::Listed)));
        for honest in ["u_1", "u_8", "olga", "u_80", "u_81"] {
            assert_eq!(like(honest), None, "{honest}");
        }
    }

    #[test]
    fn both_directions_are_told() {
        let (notables, members) = group();
        let around = |id: &str| {
            let member = members.iter().find(|member| member.id.raw() == id).unwrap();
            let told = notables.around(&member.id, member.label(), &members);
            told.into_iter()
                .map(|it| (it.user.raw().to_owned(), it.like.raw().to_owned()))
                .collect::<Vec<_>>()
        };
        let pair = vec![("u_77".to_owned(), "u_8".to_owned())];
        assert_eq!(around("u_77"), pair);
        assert_eq!(around("u_8"), pair);
        assert_eq!(around("u_80"), []);
    }
}
