//! What each type of group can do, and what the service taught us since.

use std::collections::HashMap;

use super::{ActionKind, GroupId};
use crate::wire::{GroupType, Support};

/// Whether an action works on a type of group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capability {
    /// Yes, by the documents.
    Works,
    /// The service refuses it with this code.
    Refused(i64),
    /// The service answers OK and does nothing: a trap.
    NoEffect,
}

impl Capability {
    /// Reads the catalogue, with the two refusals that depend on a field rather than on the command.
    pub fn of(action: ActionKind, kind: GroupType) -> Self {
        // Work groups take name cards by the same command, but have neither admins (official doc 269/1623).
        if action == ActionKind::SetRole && kind == GroupType::Work {
            return Self::Refused(10007);
        }
        match action.command().row().supports(kind) {
            Support::Yes => Self::Works,
            Support::No(code) | Support::NoUnverified(code) => Self::Refused(code),
            Support::NoEffect => Self::NoEffect,
        }
    }
}

/// Refusals that the service gave although the table promised success (10007, 10026, 10033, 10041 …).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Learned(HashMap<(GroupId, ActionKind), i64>);

impl Learned {
    /// Codes that say "never here", not "not now".
    const LASTING: [i64; 4] = [10007, 10026, 10033, 10041];

    /// Notes a refusal, if its code is one that lasts.
    pub fn note(&mut self, group: &GroupId, action: ActionKind, code: i64) {
        if Self::LASTING.contains(&code) {
            self.0.insert((group.clone(), action), code);
        }
    }

    /// Forgets what was learnt about a group: it may have changed.
    pub fn forget(&mut self, group: &GroupId) {
        self.0.retain(|(other, _), _| other != group);
    }

    /// The code of an earlier refusal.
    pub fn refusal(&self, group: &GroupId, action: ActionKind) -> Option<i64> {
        self.0.get(&(group.clone(), action)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_traps_are_known() {
        assert_eq!(Capability::of(ActionKind::RecallBySender, GroupType::Live), Capability::NoEffect);
        assert_eq!(Capability::of(ActionKind::Remove, GroupType::Live), Capability::Refused(10004));
        assert_eq!(Capability::of(ActionKind::SetRole, GroupType::Work), Capability::Refused(10007));
        assert_eq!(Capability::of(ActionKind::SetNameCard, GroupType::Work), Capability::Works);
    }
}
