//! The one function that decides whether an action is allowed. Console, command line and worker ask it; none has a
//! copy.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{ActionKind, Capability, Group, Learned, Plan, Rights, Role, Stamp, Target, UserId, pace};
use crate::wire::{Command, GroupType};

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

/// A protected person whom a plan acts against all the same, since somebody typed their ID.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overridden {
    /// Who.
    pub user: UserId,
    /// Why they are protected.
    pub by: Protection,
}

/// Why an action is not allowed. A code, so that both languages and the journal can tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "denial")]
pub enum Denial {
    /// The profile or the session is read-only.
    ReadOnly,
    /// The profile may not do this.
    NotPermitted {
        /// What was asked for.
        action: ActionKind,
    },
    /// The profile may do listed actions only, and a request by hand is none.
    NotListed,
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
    /// More actions in a minute than there may be.
    TooFast {
        /// The cap.
        limit: usize,
        /// When the next may begin; `None` when so many together never may.
        until: Option<Stamp>,
    },
    /// Protected people are acted against for a reason only.
    NoReason,
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
    /// Actions per minute; `None` takes [`Policy::DEFAULT_PER_MINUTE`].
    pub per_minute: Option<usize>,
    /// Which actions the profile may do.
    pub rights: Rights,
    /// Protected people whose IDs somebody typed, for one plan: see [`overriding`](Policy::overriding).
    pub overrides: HashSet<UserId>,
    /// What the service refused before.
    pub learned: Learned,
}

impl Policy {
    /// Targets per action unless the profile says otherwise.
    pub const DEFAULT_CAP: usize = 10_000;
    /// Actions per minute unless the profile says otherwise: more than hands can do, less than a script gone wild.
    pub const DEFAULT_PER_MINUTE: usize = 600;

    /// May this action be done to this group at all? Asked by the hint bar, the help sheet and every key.
    pub fn on_group(&self, action: ActionKind, group: Option<&Group>) -> Result<(), Denial> {
        self.on_action(action)?;
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

    /// May this action be done anywhere?
    pub fn on_action(&self, action: ActionKind) -> Result<(), Denial> {
        if self.read_only {
            Err(Denial::ReadOnly)
        } else if self.rights.permit(action) {
            Ok(())
        } else {
            Err(Denial::NotPermitted { action })
        }
    }

    /// The same policy for one plan, in which these people's protection does not count: somebody typed their IDs. What
    /// they own, the service's own account and what the type of group refuses is refused as before.
    #[must_use]
    pub fn overriding(&self, users: impl IntoIterator<Item = UserId>) -> Self {
        Self { overrides: users.into_iter().collect(), ..self.clone() }
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
            _ if is_against(action, role) => match self.protection(user, owner) {
                Some(by) if !self.overrides.contains(user) => Err(Denial::Protected { by }),
                _ => Ok(()),
            },
            ActionKind::SetRole if owner => Err(Denial::OwnerRole),
            ActionKind::TransferOwner if owner => Err(Denial::Already),
            ActionKind::Notify if group.kind.is_live() => Err(Denial::LiveToAllOnly),
            _ => Ok(()),
        }
    }

    /// Whom of these an action goes against although they are protected.
    pub fn overridden(&self, action: ActionKind, group: &Group, targets: &[Target]) -> Vec<Overridden> {
        let mut found: Vec<Overridden> = Vec::new();
        for target in targets.iter().filter(|it| is_against(action, it.role)) {
            let Some(user) = target.victim() else { continue };
            let owner = target.role == Some(Role::Owner) || group.owner.as_ref() == Some(user);
            if found.iter().all(|other| other.user != *user)
                && let Some(by) = self.protection(user, owner)
            {
                found.push(Overridden { user: user.clone(), by });
            }
        }
        found
    }

    /// Asked by the worker right before the first call, and before that when a sheet is confirmed: does a frozen plan
    /// hold, and does it name everybody protected whom it goes against?
    pub fn on_plan(&self, plan: &Plan) -> Result<(), Denial> {
        let action = plan.action.kind();
        self.on_frozen(action, plan.kind, plan.targets.len())?;
        if !plan.overridden.is_empty() && plan.reason.trim().is_empty() {
            return Err(Denial::NoReason);
        }
        for target in plan.targets.iter().filter(|it| is_against(action, it.role)) {
            let Some(user) = target.victim() else { continue };
            let owner = target.role == Some(Role::Owner) || plan.before.owner.as_ref() == Some(user);
            if plan.overridden.iter().all(|other| other.user != *user)
                && let Some(by) = self.protection(user, owner)
            {
                return Err(Denial::Protected { by });
            }
        }
        Ok(())
    }

    /// What of a frozen plan can be held against the policy without its targets.
    pub fn on_frozen(&self, action: ActionKind, kind: GroupType, targets: usize) -> Result<(), Denial> {
        self.on_action(action)?;
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
    ///
    /// Gives those of them who are protected and were overridden.
    pub fn on_raw(&self, command: Option<Command>, victims: &[UserId]) -> Result<Vec<Overridden>, Denial> {
        if self.read_only {
            return Err(Denial::ReadOnly);
        }
        if !self.rights.permit_command(command) {
            let mut actions = ActionKind::ALL.into_iter();
            let action = actions.find(|kind| Some(kind.command()) == command && !self.rights.permit(*kind));
            return Err(action.map_or(Denial::NotListed, |action| Denial::NotPermitted { action }));
        }
        self.within_cap(victims.len())?;
        let protected = victims
            .iter()
            .filter_map(|user| self.protection(user, false).map(|by| Overridden { user: user.clone(), by }));
        let protected: Vec<Overridden> = protected.collect();
        match protected.iter().find(|it| !self.overrides.contains(&it.user)) {
            Some(it) => Err(Denial::Protected { by: it.by }),
            None => Ok(protected),
        }
    }

    /// May so many actions more begin now? `begun` are the times of earlier ones.
    pub fn within_pace(&self, begun: &[Stamp], more: usize, now: Stamp) -> Result<(), Denial> {
        pace(self.per_minute.unwrap_or(Self::DEFAULT_PER_MINUTE), begun, more, now)
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

/// Actions that take something away from somebody: protected people are out of their reach. An admin's rank can only be
/// taken away.
fn is_against(action: ActionKind, role: Option<Role>) -> bool {
    match action {
        ActionKind::Mute | ActionKind::Remove | ActionKind::Recall | ActionKind::RecallBySender => true,
        ActionKind::SetRole => role == Some(Role::Admin),
        _ => false,
    }
}
