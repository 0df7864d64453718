//! The list of groups.

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::Duration;

use crate::domain::{Group, GroupId, Stamp};
use crate::job::{Fault, JobId};

use super::Retry;

/// How many online counts a sparkline keeps: one screen column each, 10 s apart.
pub const ONLINE_SAMPLES: usize = 32;

/// Online counts of one live room.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Online {
    /// Oldest first, at most [`ONLINE_SAMPLES`].
    pub samples: VecDeque<u64>,
    /// When the last one was asked for.
    pub at: Option<Stamp>,
    /// The last try failed.
    pub fault: Option<Fault>,
    /// Failures in a row; each doubles the pause.
    pub failures: u32,
    /// A call is out.
    pub asking: Option<JobId>,
    /// When to ask again; `None`: as soon as the room is on screen.
    pub due: Option<Duration>,
}

/// A group in the list: first its ID, later its profile.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRow {
    /// Identity.
    pub id: GroupId,
    /// Once it was loaded.
    pub profile: Option<Group>,
    /// It has none: dissolved, or the call failed.
    pub fault: Option<Fault>,
    /// A call for the profile is out.
    pub asking: Option<JobId>,
    /// For live rooms.
    pub online: Online,
}

/// By what the list is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum GroupSort {
    /// As the service lists them.
    #[default]
    Service,
    /// Live rooms first, then by type.
    Kind,
    /// By name.
    Name,
    /// Most people first.
    Size,
    /// Who was spoken in last first.
    LastMessage,
}

/// The list of groups.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Groups {
    /// In the order of the service.
    pub rows: Vec<GroupRow>,
    /// Where each is in `rows`.
    pub by_id: HashMap<GroupId, usize>,
    /// Indexes into `rows`: filtered and sorted. Rebuilt in `update`, never while drawing.
    pub order: Vec<usize>,
    /// Position in `order`; kept on its ID when `order` changes.
    pub cursor: usize,
    /// The first position on screen.
    pub top: usize,
    /// Survive filters.
    pub marks: HashSet<GroupId>,
    /// Where a range mark began, as an ID.
    pub range: Option<GroupId>,
    /// What `/` asked for.
    pub filter: String,
    /// By what.
    pub sort: GroupSort,
    /// The other way round.
    pub reversed: bool,
    /// All groups, as the service says.
    pub total: Option<u64>,
    /// The list is being loaded.
    pub loading: Option<JobId>,
    /// When the list was last loaded.
    pub at: Option<Stamp>,
    /// Why the last load failed; what was there stays.
    pub fault: Option<Fault>,
    /// A refresh is coming in; it replaces the list when it is whole.
    pub incoming: Option<Vec<GroupId>>,
    /// Profiles of rows that are not on screen: one batch at a time, so that nobody waits behind them.
    pub batch: Option<JobId>,
    /// When a failed list is asked for again.
    pub retry: Retry,
    /// When failed profiles are asked for again.
    pub profiles_retry: Retry,
}

impl Groups {
    /// A group by ID.
    pub fn get(&self, id: &GroupId) -> Option<&GroupRow> {
        self.rows.get(*self.by_id.get(id)?)
    }

    /// A group by ID, to change it.
    pub fn get_mut(&mut self, id: &GroupId) -> Option<&mut GroupRow> {
        self.rows.get_mut(*self.by_id.get(id)?)
    }

    /// The group under the cursor.
    pub fn current(&self) -> Option<&GroupRow> {
        self.rows.get(*self.order.get(self.cursor)?)
    }
}
