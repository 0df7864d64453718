//! Which actions a profile may do at all.

use std::collections::HashSet;

use super::ActionKind;
use crate::wire::Command;

/// Set in the profile. Without any setting everything is allowed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rights {
    /// Only these; `None` for all.
    pub allow: Option<HashSet<ActionKind>>,
    /// Never these, whatever is allowed.
    pub deny: HashSet<ActionKind>,
}

impl Rights {
    /// Whether an action is among them.
    pub fn permit(&self, action: ActionKind) -> bool {
        self.allow.as_ref().is_none_or(|allow| allow.contains(&action)) && !self.deny.contains(&action)
    }

    /// Whether a command may be called by hand. One that carries out several actions must be allowed all of them, since
    /// nobody can tell which is meant; one that carries out none is outside of every list of allowed actions.
    pub fn permit_command(&self, command: Option<Command>) -> bool {
        let mut actions =
            ActionKind::ALL.into_iter().filter(|kind| Some(kind.command()) == command).peekable();
        if actions.peek().is_none() {
            return self.allow.is_none();
        }
        actions.all(|action| self.permit(action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(allow: Option<&[ActionKind]>, deny: &[ActionKind]) -> Rights {
        let allow = allow.map(|list| list.iter().copied().collect());
        Rights { allow, deny: deny.iter().copied().collect() }
    }

    #[test]
    fn what_is_denied_is_denied_though_it_is_allowed() {
        use ActionKind as A;
        for (rights, mute, remove) in [
            (rights(None, &[]), true, true),
            (rights(Some(&[A::Mute]), &[]), true, false),
            (rights(None, &[A::Remove]), true, false),
            (rights(Some(&[A::Mute, A::Remove]), &[A::Mute]), false, true),
            (rights(Some(&[]), &[]), false, false),
        ] {
            assert_eq!((rights.permit(A::Mute), rights.permit(A::Remove)), (mute, remove), "{rights:?}");
        }
    }

    #[test]
    fn a_command_by_hand_needs_every_right_that_it_could_use() {
        use ActionKind as A;
        let mute = Some(Command::ForbidSendMsg);
        assert!(rights(None, &[]).permit_command(None));
        assert!(!rights(Some(&A::ALL), &[]).permit_command(None), "nobody listed what it does");
        assert!(!rights(Some(&[A::Mute]), &[]).permit_command(mute), "it unmutes as well");
        assert!(rights(Some(&[A::Mute, A::Unmute]), &[]).permit_command(mute));
        assert!(!rights(None, &[A::Unmute]).permit_command(mute));
    }
}
