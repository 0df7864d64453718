//! The only place that writes to standard output and standard error.

use std::io::{self, Write};

use crate::i18n::{Arg, Phrase, Texts};
use crate::runtime::TerminalError;
use crate::sandbox::SandboxError;
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

/// What went wrong, with its causes. What happens to ordinary people is said in their language; the rest is the system's
/// own words.
pub(super) fn complain(texts: &Texts, error: &anyhow::Error) {
    let words = match (error.downcast_ref::<TerminalError>(), error.downcast_ref::<SandboxError>()) {
        (Some(TerminalError::NotATerminal), _) => Arg::Key("cli-no-terminal".to_owned()),
        (_, Some(SandboxError::Listen { address, source })) => Phrase::new("cli-cannot-listen")
            .with("address", SafeText::new(&address.to_string()))
            .with("why", SafeText::new(&source.to_string()))
            .into(),
        _ => SafeText::new_multiline(&format!("{error:#}")).into(),
    };
    tell(texts.say(&Phrase::new("cli-error").with("words", words)).as_str());
}
