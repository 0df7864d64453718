//! `imwarden journal`: reads the journal, also while a console writes it, and prunes it.

mod bundle;
mod case;
mod csv;
mod export;
mod filter;
mod jsonl;
mod list;
mod prune;
mod show;
mod verify;

use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use super::args::OutputKind;
use super::journal_args::{Journal as Args, JournalCommand, Output};
use super::output;
use crate::config::{Dirs, Environment};
use crate::i18n::{Phrase, Texts};
use crate::journal::{FILE_NAME, Journal, JournalError};
use crate::text::SafeText;

/// Wrong use: something on the command line is not understood.
const WRONG_USE: u8 = 2;
/// Refused, or not confirmed.
const NOT_CONFIRMED: u8 = 4;

pub(super) fn run(args: &Args, texts: &Texts, environment: &Environment) -> anyhow::Result<ExitCode> {
    let path = Dirs::find(environment).with_context(|| texts.get("problem-no-home"))?.data.join(FILE_NAME);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        match &args.command {
            JournalCommand::Verify { expect_head, output } => {
                verify::run(&path, expect_head.as_deref(), output, texts).await
            }
            _ if !path.exists() => {
                output::tell(texts.say(&no_journal(&path)).as_str());
                // Nothing to list is no fault; nothing to show or to hand over is one.
                let nothing =
                    matches!(args.command, JournalCommand::Show { .. } | JournalCommand::Bundle { .. });
                Ok(if nothing { ExitCode::FAILURE } else { ExitCode::SUCCESS })
            }
            command => with_journal(command, &path, texts, environment).await,
        }
    });
    done.or_else(|error| failed(&error, texts).ok_or(error))
}

async fn with_journal(
    command: &JournalCommand,
    path: &Path,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    match command {
        JournalCommand::List { filter, limit, output } => {
            let filter = filter::read(filter)?;
            list::run(&Journal::open_read_only(path).await?, &filter, *limit, output, texts).await
        }
        JournalCommand::Show { number, output } => {
            show::run(&Journal::open_read_only(path).await?, *number, output, texts).await
        }
        JournalCommand::Export { filter, format, out, force } => {
            let filter = filter::read(filter)?;
            let to = export::To { file: out.as_deref(), force: *force };
            export::run(&Journal::open_read_only(path).await?, &filter, *format, &to, texts).await
        }
        JournalCommand::Bundle { filter, out } => {
            let filter = filter::read(filter)?;
            bundle::run(&Journal::open_read_only(path).await?, filter, out, texts, environment).await
        }
        JournalCommand::Prune { before, reason, yes } => {
            let wanted = prune::Wanted { before, reason: reason.as_deref().unwrap_or_default(), yes: *yes };
            prune::run(path, &wanted, texts, environment).await
        }
        JournalCommand::Verify { .. } => Ok(ExitCode::SUCCESS),
    }
}

fn no_journal(path: &Path) -> Phrase {
    Phrase::new("cli-journal-none").with("path", safe_path(path))
}

fn safe_path(path: &Path) -> SafeText {
    SafeText::new(&path.display().to_string())
}

/// Says in the user's language what keeps the journal from being used, or what was written wrongly. `None` for what
/// others say better.
fn failed(error: &anyhow::Error, texts: &Texts) -> Option<ExitCode> {
    let (words, status) = if let Some(error) = error.downcast_ref::<JournalError>() {
        let why = Phrase::of_trouble(error.trouble(), error.detail());
        (Phrase::new("journal-unreadable").with("why", why), ExitCode::FAILURE)
    } else if let Some(Refused { words, status }) = error.downcast_ref::<Refused>() {
        (words.clone(), ExitCode::from(*status))
    } else if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    {
        // Whoever read has seen enough.
        return Some(ExitCode::SUCCESS);
    } else {
        return None;
    };
    output::tell(texts.say(&Phrase::new("cli-error").with("words", words)).as_str());
    Some(status)
}

/// Why a command was not carried out, with its exit status.
#[derive(Debug, thiserror::Error)]
#[error("{}", words.key)]
struct Refused {
    words: Phrase,
    status: u8,
}

impl Refused {
    fn wrong_use(words: Phrase) -> Self {
        Self { words, status: WRONG_USE }
    }

    fn cannot_write(path: &Path, why: &io::Error) -> Self {
        let why = SafeText::new(&why.to_string());
        Self {
            words: Phrase::new("cli-cannot-write").with("path", safe_path(path)).with("why", why),
            status: 1,
        }
    }
}

impl Output {
    /// Whether people read it: as asked, else on a terminal.
    fn is_table(&self) -> bool {
        match self.output {
            _ if self.json => false,
            Some(kind) => kind == OutputKind::Table,
            None => io::stdout().is_terminal(),
        }
    }

    /// Whether JSON was asked for; otherwise verdicts are in words.
    fn is_json(&self) -> bool {
        self.json || self.output == Some(OutputKind::Json)
    }
}
