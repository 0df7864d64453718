//! Why the journal cannot be used, as data.

use super::{Fault, FaultKind};

/// Why the journal cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JournalTrouble {
    /// The file can be neither made nor opened.
    CannotOpen,
    /// Another program holds it.
    Locked,
    /// The file is something else.
    NotAJournal,
    /// Written by a newer version of this program.
    Newer,
    /// No room.
    DiskFull,
    /// The file or its disk is read-only.
    ReadOnly,
    /// The content makes no sense.
    Damaged,
    /// This program has closed it already.
    Closed,
    /// A program that still runs carries the action out.
    InOtherHands,
    /// Anything else.
    Failed,
}

impl JournalTrouble {
    /// Every one.
    pub const ALL: [Self; 10] = [
        Self::CannotOpen,
        Self::Locked,
        Self::NotAJournal,
        Self::Newer,
        Self::DiskFull,
        Self::ReadOnly,
        Self::Damaged,
        Self::Closed,
        Self::InOtherHands,
        Self::Failed,
    ];

    /// A stable word, for text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::CannotOpen => "cannot-open",
            Self::Locked => "locked",
            Self::NotAJournal => "not-a-journal",
            Self::Newer => "newer",
            Self::DiskFull => "disk-full",
            Self::ReadOnly => "read-only",
            Self::Damaged => "damaged",
            Self::Closed => "closed",
            Self::InOtherHands => "in-other-hands",
            Self::Failed => "failed",
        }
    }

    /// The trouble of a fault of kind [`FaultKind::Journal`], where it says one.
    pub fn of(fault: &Fault) -> Option<Self> {
        let known = |trouble: &Self| trouble.code() == fault.request;
        Self::ALL.into_iter().find(known).filter(|_| fault.kind == FaultKind::Journal)
    }
}

impl Fault {
    /// The journal cannot be used. `detail` is for what the trouble alone does not say: a path, the system's words.
    pub fn journal(trouble: JournalTrouble, detail: &str) -> Self {
        Self::new(FaultKind::Journal, trouble.code(), detail)
    }
}
