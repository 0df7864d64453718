//! What the journal tells, as texts.

use super::{Arg, Phrase};
use crate::job::{Break, Fault, JournalTrouble};
use crate::text::SafeText;

impl Phrase {
    /// Why the journal cannot be used, without saying what follows from it.
    pub fn of_trouble(trouble: JournalTrouble, detail: SafeText) -> Self {
        Self::new(format!("journal-trouble-{}", trouble.code())).with("detail", detail)
    }
}

impl Phrase {
    /// The reason in a fault of the journal, for a text that says what follows from it.
    pub fn journal_reason(fault: &Fault) -> Arg {
        reason(fault)
    }
}

/// The reason in a fault of the journal, for a text that says what follows from it.
pub(super) fn reason(fault: &Fault) -> Arg {
    match JournalTrouble::of(fault) {
        Some(trouble) => Phrase::of_trouble(trouble, fault.detail.to_one_line()).into(),
        None => fault.detail.to_one_line().into(),
    }
}

impl From<&Break> for Phrase {
    /// What is wrong with the journal, and with which entries.
    fn from(found: &Break) -> Self {
        let phrase = Self::new(format!("break-{}", found.code()));
        let plain = |number: u64| SafeText::new(&number.to_string());
        match (found, found.span()) {
            (Break::Inconsistent(detail), _) => phrase.with("detail", detail),
            (Break::CutOff { last, head }, _) => phrase.with("last", plain(*last)).with("head", plain(*head)),
            (Break::Unlinked(entry), _) => {
                phrase.with("entry", plain(*entry)).with("before", plain(entry.saturating_sub(1)))
            }
            (_, Some(span)) => phrase
                .with("n", span.last - span.first + 1)
                .with("first", plain(span.first))
                .with("last", plain(span.last)),
            (_, None) => phrase,
        }
    }
}
