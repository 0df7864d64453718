//! Which recorded actions are meant.

use super::Deed;
use crate::domain::{GroupId, Stamp, UserId};

/// Which recorded actions are meant. What is `None` lets everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryFilter {
    /// A target, or the sender of a message that is one; in a request written by hand, whoever it names.
    pub user: Option<UserId>,
    /// Where.
    pub group: Option<GroupId>,
    /// Who sat at the keyboard, exactly.
    pub operator: Option<String>,
    /// Which profile, exactly.
    pub profile: Option<String>,
    /// Written at or after this.
    pub since: Option<Stamp>,
    /// Written before this.
    pub until: Option<Stamp>,
    /// What.
    pub action: Option<Deed>,
}
