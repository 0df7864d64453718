//! The only place that writes to standard output and standard error.

use std::io::{self, Write};

use crate::i18n::{Phrase, Texts};
use crate::text::SafeText;

/// A line of results. A reader that went away (`| head`) is no fault.
pub(super) fn result(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")
}

/// A line for people. Whatever it holds from outside was made safe by who wrote it.
pub(super) fn tell(line: &str) {
    // Nobody reads standard error any more: there is nobody to tell.
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// What went wrong, with its causes.
pub(super) fn complain(texts: &Texts, error: &anyhow::Error) {
    let words = SafeText::new_multiline(&format!("{error:#}"));
    tell(texts.say(&Phrase::new("cli-error").with("words", words)).as_str());
}
