//! The one function that decides whether an action is allowed. Console, command line and worker ask it; none has a
//! copy.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{ActionKind, Capability, Group, Learned, Role, UserId};
use crate::wire::GroupType;

/// How the service's own accounts begin, such as the sender of tips (unverified: taken from the client SDKs).
const SYSTEM: &str = "@TIM#";

/// Why somebody is out of reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protection {
    /// An administrator of this profile.
    Administrator,
    /// Owns the group.
    Owner,
    /// Named in the settings.
    Listed,
}

/// Why an action is not allowed. A code, so that both languages and the journal can tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "denial")]
pub enum Denial {
    /// The profile or the session is read-only.
    ReadOnly,
    /// The type of group does not support it; the service would answer `code`.
    Unsupported {
        /// What was asked for.
        action: ActionKind,
        /// By its old name.
        kind: GroupType,
        /// The service's.
        code: i64,
    },
    /// The service would answer OK and do nothing.
    NoEffect {
        /// What was asked for.
        action: ActionKind,
        /// By its old name.
        kind: GroupType,
    },
    /// The type of group is one that this version does not know.
    UnknownKind,
    /// The group's profile is not loaded yet.
    NotLoaded,
    /// The service refused this here before.
    Learned {
        /// The service's.
        code: i64,
    },
    /// Out of reach for actions against people.
    Protected {
        /// Why.
        by: Protection,
    },
    /// More targets than one action may have.
    TooMany {
        /// The cap.
        limit: usize,
    },
    /// Nothing is selected.
    NoTarget,
    /// The owner's role cannot be changed; transfer the group instead.
    OwnerRole,
    /// Already what was asked for.
    Already,
    /// Holes and tips cannot be recalled.
    NotRecallable,
    /// Live rooms take notifications to everybody only.
    LiveToAllOnly,
    /// The account that tips come from is nobody.
    SystemAccount,
    /// Nobody can look up whose message it is.
    NoHistory,
    /// Of an undo: somebody changed it since.
    ChangedSince,
    /// Of an undo: what was there before is not in the journal.
    NotRecorded,
    /// Has left the group.
    NotAMember,
}

/// What the decision rests on beside the group: set from the profile, changed by `:ro`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    /// No writes at all.
    pub read_only: bool,
    /// The profile's own administrators.
    pub administrators: HashSet<UserId>,
    /// The configured list.
    pub protected: HashSet<UserId>,
    /// Targets per action; `None` takes [`Policy::DEFAULT_CAP`].
    pub cap: Option<usize>,
    /// What the service refused before.
    pub learned: Learned,
}

impl Policy {
    /// Targets per action unless the profile says otherwise.
    pub const DEFAULT_CAP: usize = 10_000;

    /// May this action be done to this group at all? Asked by the hint bar, the help sheet and every key.
    pub fn on_group(&self, action: ActionKind, group: Option<&Group>) -> Result<(), Denial> {
        if self.read_only {
            return Err(Denial::ReadOnly);
        }
        let group = group.ok_or(Denial::NotLoaded)?;
        let kind = group.kind.known().ok_or(Denial::UnknownKind)?;
        match Capability::of(action, kind) {
            Capability::Works => {}
            Capability::Refused(code) => return Err(Denial::Unsupported { action, kind, code }),
            Capability::NoEffect => return Err(Denial::NoEffect { action, kind }),
        }
        match self.learned.refusal(&group.id, action) {
            Some(code) => Err(Denial::Learned { code }),
            None => Ok(()),
        }
    }

    /// May it be done to this person? `role` as far as it is known.
    pub fn on_user(
        &self,
        action: ActionKind,
        group: &Group,
        user: &UserId,
        role: Option<Role>,
    ) -> Result<(), Denial> {
        if user.raw().starts_with(SYSTEM) {
            return Err(Denial::SystemAccount);
        }
        let owner = role == Some(Role::Owner) || group.owner.as_ref() == Some(user);
        match action {
            ActionKind::Mute | ActionKind::Remove | ActionKind::RecallBySender | ActionKind::Recall => {
                self.protection(user, owner).map_or(Ok(()), |by| Err(Denial::Protected { by }))
            }
            ActionKind::SetRole if owner => Err(Denial::OwnerRole),
            ActionKind::TransferOwner if owner => Err(Denial::Already),
            ActionKind::Notify if group.kind.is_live() => Err(Denial::LiveToAllOnly),
            _ => Ok(()),
        }
    }

    /// Asked by the worker right before the first call: does a frozen plan still hold?
    pub fn on_frozen(&self, action: ActionKind, kind: GroupType, targets: usize) -> Result<(), Denial> {
        if self.read_only {
            return Err(Denial::ReadOnly);
        }
        self.within_cap(targets)?;
        match Capability::of(action, kind) {
            Capability::Works => Ok(()),
            Capability::Refused(code) => Err(Denial::Unsupported { action, kind, code }),
            Capability::NoEffect => Err(Denial::NoEffect { action, kind }),
        }
    }

    /// May messages be recalled of which nothing but the sequence is known? Where there is no history, nobody can see
    /// whose they are, and so not that they are a protected person's.
    pub fn on_sequences(&self, group: &Group) -> Result<(), Denial> {
        self.on_group(ActionKind::Recall, Some(group))?;
        if group.kind.is_live() { Err(Denial::NoHistory) } else { Ok(()) }
    }

    /// May a request that somebody wrote by hand go out? Nothing is known of its group; those it acts against are named
    /// in it.
    pub fn on_raw(&self, victims: &[UserId]) -> Result<(), Denial> {
        if self.read_only {
            return Err(Denial::ReadOnly);
        }
        self.within_cap(victims.len())?;
        match victims.iter().find_map(|user| self.protection(user, false)) {
            Some(by) => Err(Denial::Protected { by }),
            None => Ok(()),
        }
    }

    /// May one action have so many targets, in however many groups?
    pub fn within_cap(&self, targets: usize) -> Result<(), Denial> {
        if targets > self.cap() { Err(Denial::TooMany { limit: self.cap() }) } else { Ok(()) }
    }

    /// How many targets one action may have.
    pub fn cap(&self) -> usize {
        self.cap.unwrap_or(Self::DEFAULT_CAP)
    }

    fn protection(&self, user: &UserId, owner: bool) -> Option<Protection> {
        if self.administrators.contains(user) {
            Some(Protection::Administrator)
        } else if owner {
            Some(Protection::Owner)
        } else if self.protected.contains(user) {
            Some(Protection::Listed)
        } else {
            None
        }
    }
}
