//! How a command ends, for the shell and in words.

use std::process::ExitCode;

use super::output;
use crate::i18n::{Phrase, Texts};
use crate::job::Fault;

/// Everything was done.
pub(super) const DONE: u8 = 0;
/// Nothing was done, by a fault.
pub(super) const FAILED: u8 = 1;
/// The command makes no sense as it was written.
pub(super) const WRONG: u8 = 2;
/// Some of it was done.
pub(super) const PARTLY: u8 = 3;
/// The policy or the person said no.
pub(super) const REFUSED: u8 = 4;
/// Nobody knows whether it was done.
pub(super) const UNKNOWN: u8 = 5;

/// Why a command ends before it has any result.
#[derive(Debug)]
pub(super) struct Halt {
    status: u8,
    phrases: Vec<Phrase>,
}

impl Halt {
    pub(super) fn wrong(phrase: Phrase) -> Self {
        Self { status: WRONG, phrases: vec![phrase] }
    }

    /// Several mistakes at once.
    pub(super) fn all_wrong(phrases: Vec<Phrase>) -> Self {
        Self { status: WRONG, phrases }
    }

    pub(super) fn failed(phrase: Phrase) -> Self {
        Self { status: FAILED, phrases: vec![phrase] }
    }

    pub(super) fn refused(phrase: Phrase) -> Self {
        Self { status: REFUSED, phrases: vec![phrase] }
    }

    /// Says it.
    pub(super) fn tell(self, texts: &Texts) -> ExitCode {
        for phrase in self.phrases {
            output::tell(texts.say(&Phrase::new("cli-error").with("words", phrase)).as_str());
        }
        ExitCode::from(self.status)
    }
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Self::failed(Phrase::from(&fault))
    }
}
