//! What checking the journal found.

use crate::text::SafeText;

/// The last entry of a journal. Noted where nobody who can write the journal can write, it proves later that
/// everything up to it is still what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its number; 0 for an empty journal.
    pub number: u64,
    /// Its hash, 64 hexadecimal digits; zeros for an empty journal.
    pub hash: String,
}

/// A run of entries, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Number of the first.
    pub first: u64,
    /// Number of the last.
    pub last: u64,
}

/// What checking the journal found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// How many entries there are, pruned ones included.
    pub entries: u64,
    /// Of these, whose content was taken away by a recorded pruning.
    pub pruned: u64,
    /// The last entry there is.
    pub head: Head,
    /// What is wrong, in the order of the entries; empty when the journal is whole. Ends after
    /// [`MOST_BREAKS`](Self::MOST_BREAKS).
    pub breaks: Vec<Break>,
    /// How many more there are.
    pub more: u64,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Break {
    /// The content of these entries does not fit their hashes.
    Altered(Span),
    /// This entry does not follow the one before, although both fit their own hashes: one of the two was rewritten.
    Unlinked(u64),
    /// These numbers are missing between others, or before the first.
    Missing(Span),
    /// The end is missing: the head that was noted is further on.
    CutOff {
        /// The last entry there is.
        last: u64,
        /// The last entry that was written.
        head: u64,
    },
    /// These entries lie behind the head: this program did not write them.
    Appended(Span),
    /// The content of these entries was taken away without a record of it.
    Emptied(Span),
    /// The note of the head does not fit this entry, the last one.
    Head(u64),
    /// Another hash was expected here, or an entry at all. Everything up to it may have been rewritten.
    Unexpected(u64),
    /// The tables are not as this program makes them.
    Schema,
    /// Lists by user do not show what the entries say.
    Lookup,
    /// The database contradicts itself.
    Inconsistent(SafeText),
    /// The file cannot be read behind this entry.
    Unreadable(u64),
}

impl Chain {
    /// More of them are only counted.
    pub const MOST_BREAKS: usize = 100;

    /// Whether every entry is what was written.
    pub fn is_whole(&self) -> bool {
        self.breaks.is_empty()
    }

    /// Adds what another check found.
    pub fn note(&mut self, found: Break) {
        if self.breaks.len() < Self::MOST_BREAKS {
            self.breaks.push(found);
        } else {
            self.more += 1;
        }
    }
}

impl Span {
    /// A single entry.
    pub fn one(entry: u64) -> Self {
        Self { first: entry, last: entry }
    }
}

impl Break {
    /// A stable word: for text keys, and for programs that read the verdict.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Altered(_) => "altered",
            Self::Unlinked(_) => "unlinked",
            Self::Missing(_) => "missing",
            Self::CutOff { .. } => "cut-off",
            Self::Appended(_) => "appended",
            Self::Emptied(_) => "emptied",
            Self::Head(_) => "head",
            Self::Unexpected(_) => "unexpected",
            Self::Schema => "schema",
            Self::Lookup => "lookup",
            Self::Inconsistent(_) => "inconsistent",
            Self::Unreadable(_) => "unreadable",
        }
    }

    /// The entries that it is about, where it is about some.
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::Altered(span) | Self::Missing(span) | Self::Appended(span) | Self::Emptied(span) => {
                Some(*span)
            }
            Self::Unlinked(entry) | Self::Head(entry) | Self::Unexpected(entry) | Self::Unreadable(entry) => {
                Some(Span { first: *entry, last: *entry })
            }
            Self::CutOff { last, head } => Some(Span { first: *last + 1, last: *head }),
            Self::Schema | Self::Lookup | Self::Inconsistent(_) => None,
        }
    }
}
