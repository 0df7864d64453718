//! Taking back what was done: the inverse of a recorded action, as data.
//!
//! An undo is an ordinary [`Plan`](super::Plan) that restores what was there before, for those targets only with whom
//! the action went well and whose value nobody has changed since. It names the entry that it takes back
//! ([`Undoes`]); an undo of an undo is a redo.
//!
//! Known weakness: the service tells what is so now, not who made it so. Somebody else's mute that ends at the same
//! time as ours (give or take [`CLOCKS`]) counts as ours.

mod inverse;
mod outlook;
mod present;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Action, Plan, Refused, Stamp, Subject};
use crate::text::SafeText;

pub use inverse::{invert, invert_all};
pub use outlook::{Outlook, State, WhyNot};
pub use present::{Needs, Present};

/// How far our clock and the service's may differ, s.
pub const CLOCKS: i64 = 120;

/// What a plan takes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undoes {
    /// Number of the entry in the journal.
    pub entry: u64,
    /// Of a mute that is restored: when it ends. What is left of it is reckoned anew right before the call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Stamp>,
    /// The same for plans that were confirmed together, so that a redo finds all of them.
    pub together: u64,
}

/// A target with which an action went well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Who or what.
    pub subject: Subject,
    /// When its call went out.
    pub since: Stamp,
    /// When the answer was there.
    pub until: Stamp,
}

/// A recorded action, as far as an undo needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct PastAction {
    /// Number of its entry in the journal.
    pub entry: u64,
    /// When it was written.
    pub at: Stamp,
    /// Who sat at the keyboard.
    pub operator: SafeText,
    /// What was ordered.
    pub plan: Plan,
    /// It has no end yet: under way, or left by a crash.
    pub open: bool,
    /// With whom it went well and is not taken back yet.
    pub done: Vec<Done>,
    /// The newest undo that took some of it back and still holds.
    pub undone_by: Option<u64>,
}

impl PastAction {
    /// What an undo of it comes to, before anything is looked up.
    pub fn outlook(&self) -> Outlook {
        let state = State { open: self.open, left: self.done.len(), undone_by: self.undone_by };
        Outlook::of(&self.plan, state)
    }
}

/// What an undo of one recorded action comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    /// What is taken back.
    pub of: PastAction,
    /// How well.
    pub outlook: Outlook,
    /// In the order of the calls; several when not everybody had the same before.
    pub plans: Vec<Plan>,
    /// Who was left out although there is no plan that could say so.
    pub refused: Vec<Refused>,
}

impl Undo {
    /// Everybody who was left out, with the reason.
    pub fn left_out(&self) -> impl Iterator<Item = &Refused> {
        self.plans.iter().flat_map(|plan| &plan.refused).chain(&self.refused)
    }

    /// Targets that are restored.
    pub fn targets(&self) -> usize {
        self.plans.iter().map(|plan| plan.targets.len()).sum()
    }
}

impl Plan {
    /// As it is to be sent at this moment: of a mute that is restored, with what is left of it now.
    pub fn at(&self, now: Stamp) -> Cow<'_, Self> {
        let Some(until) = self.undoes.as_ref().and_then(|undoes| undoes.until) else {
            return Cow::Borrowed(self);
        };
        let mut plan = self.clone();
        if let Action::Mute { time, .. } = &mut plan.action {
            *time = inverse::left(until, now);
        }
        Cow::Owned(plan)
    }
}
