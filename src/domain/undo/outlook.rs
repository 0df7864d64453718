//! How well an action can be taken back: told before anything is looked up, from what is recorded.

use serde::{Deserialize, Serialize};

use crate::domain::{Action, Plan, Role};

/// Why something cannot be taken back. A code, so that both languages can tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum WhyNot {
    /// What was recalled is gone.
    Recalled,
    /// Whoever was online has seen it.
    Notified,
    /// It was sent; recalling it is another action.
    Sent,
    /// It went well with nobody.
    NothingDone,
    /// It has no end yet.
    Open,
    /// It was taken back already.
    Undone {
        /// By this entry.
        by: u64,
    },
    /// What was there before is not in the journal.
    NotRecorded,
    /// A request written by hand: nobody knows what it was for.
    ByHand,
}

/// How well an action can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outlook {
    /// Everything is as it was before.
    Full,
    /// Some of it does not come back; the plan's caveats say what.
    Partial,
    /// Not at all.
    Impossible(WhyNot),
}

/// What is known of an action beside its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// It has no end yet.
    pub open: bool,
    /// With how many it went well that are not taken back.
    pub left: usize,
    /// By which entry some of it was taken back.
    pub undone_by: Option<u64>,
}

impl Outlook {
    /// What an undo of this plan comes to.
    pub fn of(plan: &Plan, state: State) -> Self {
        let restores = match &plan.action {
            Action::Recall { .. } | Action::RecallBySender { .. } => Self::Impossible(WhyNot::Recalled),
            Action::Notify { .. } => Self::Impossible(WhyNot::Notified),
            Action::Send { .. } => Self::Impossible(WhyNot::Sent),
            // Role, name card and time of joining are gone with the membership.
            Action::Remove { .. } => Self::Partial,
            Action::Mute { .. } | Action::Unmute { .. } | Action::Add { .. } => Self::Full,
            Action::SetRole { .. } => recorded(plan.targets.iter().all(|it| it.role.is_some()), true),
            Action::SetNameCard { .. } => recorded(plan.before.profile.is_some(), true),
            Action::MuteAll { .. } => recorded(plan.before.mute_all.is_some(), true),
            Action::TransferOwner { .. } => {
                let admin = plan.targets.iter().any(|it| it.role == Some(Role::Admin));
                recorded(plan.before.owner.is_some(), !admin)
            }
        };
        match (restores, state) {
            (Self::Impossible(_), _) => restores,
            (_, State { open: true, .. }) => Self::Impossible(WhyNot::Open),
            (_, State { left: 0, undone_by: Some(by), .. }) => Self::Impossible(WhyNot::Undone { by }),
            (_, State { left: 0, .. }) => Self::Impossible(WhyNot::NothingDone),
            (restores, _) => restores,
        }
    }

    /// A stable word, for texts and for JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::Impossible(_) => "impossible",
        }
    }

    /// Why not, if so.
    pub const fn why_not(self) -> Option<WhyNot> {
        match self {
            Self::Impossible(why) => Some(why),
            Self::Full | Self::Partial => None,
        }
    }
}

impl WhyNot {
    /// A stable word, for texts and for JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Recalled => "recalled",
            Self::Notified => "notified",
            Self::Sent => "sent",
            Self::NothingDone => "nothing-done",
            Self::Open => "open",
            Self::Undone { .. } => "undone",
            Self::NotRecorded => "not-recorded",
            Self::ByHand => "by-hand",
        }
    }
}

fn recorded(known: bool, whole: bool) -> Outlook {
    match (known, whole) {
        (false, _) => Outlook::Impossible(WhyNot::NotRecorded),
        (true, true) => Outlook::Full,
        (true, false) => Outlook::Partial,
    }
}
