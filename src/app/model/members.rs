//! The members of the open group.

use std::collections::{HashMap, HashSet};

use crate::domain::{GroupId, Member, MuteEnd, Notables, Role, Stamp, UserId};
use crate::job::{Fault, JobId};

use super::Retry;

/// What `/` asked for, already understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MemberFilter {
    /// As typed.
    pub text: String,
    /// Words that must occur in ID, name card or nickname.
    pub words: Vec<String>,
    /// `role:admin`.
    pub role: Option<Role>,
    /// `muted`.
    pub muted: bool,
    /// `never-spoke`.
    pub never_spoke: bool,
    /// `joined<24h`, seconds.
    pub joined_within: Option<i64>,
}

/// By what the list is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MemberSort {
    /// Owner, admins, then as the service lists them.
    #[default]
    Role,
    /// Longest mute first.
    Mute,
    /// By name card.
    Name,
    /// By ID.
    Id,
    /// Who spoke last first.
    LastSpoke,
    /// Who joined last first.
    Joined,
}

/// The members of the open group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Members {
    /// Of which group.
    pub group: Option<GroupId>,
    /// As they came.
    pub rows: Vec<Member>,
    /// Where each is in `rows`.
    pub by_id: HashMap<UserId, usize>,
    /// Those of them whose names are worth imitating.
    pub notables: Notables,
    /// Indexes into `rows`: filtered and sorted. Rebuilt in `update`, never while drawing.
    pub order: Vec<usize>,
    /// Position in `order`; kept on its ID when `order` changes.
    pub cursor: usize,
    /// The first position on screen.
    pub top: usize,
    /// Survive filters.
    pub marks: HashSet<UserId>,
    /// Where a range mark began, as an ID.
    pub range: Option<UserId>,
    /// What is shown.
    pub filter: MemberFilter,
    /// By what.
    pub sort: MemberSort,
    /// The other way round.
    pub reversed: bool,
    /// All members, as the service says.
    pub total: Option<u64>,
    /// Pages of this job are taken, of any other dropped.
    pub loading: Option<JobId>,
    /// A refresh is coming in; it replaces `rows` when it is whole, so that nothing jumps meanwhile.
    pub incoming: Option<Vec<Member>>,
    /// When the first page of the rows was asked for.
    pub at: Option<Stamp>,
    /// Why the last load failed; what was there stays.
    pub fault: Option<Fault>,
    /// People with an action under way: shown as pending until the service has answered.
    pub pending: HashMap<UserId, JobId>,
    /// Everyone who is muted, when the service was last asked: the only list of live rooms.
    pub muted: Vec<(UserId, MuteEnd)>,
    /// The list of muted people is on its way.
    pub asking_muted: Option<JobId>,
    /// Roles are being read back, after a change that nobody knows the end of.
    pub asking_roles: Option<JobId>,
    /// When a failed load is tried again.
    pub retry: Retry,
}

impl Members {
    /// A member by ID.
    pub fn get(&self, id: &UserId) -> Option<&Member> {
        self.rows.get(*self.by_id.get(id)?)
    }

    /// The member under the cursor.
    pub fn current(&self) -> Option<&Member> {
        self.rows.get(*self.order.get(self.cursor)?)
    }
}
