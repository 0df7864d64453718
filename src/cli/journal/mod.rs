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

use std::io;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use super::args::{Args, OutputKind};
use super::journal_args::{Journal, JournalCommand};
use super::output;
use super::rows::as_table;
use super::status::Halt;
use crate::config::{Dirs, Environment};
use crate::i18n::{Phrase, Texts};
use crate::journal::{self as store, FILE_NAME, JournalError};
use crate::text::SafeText;

pub(super) fn run(
    args: &Args,
    asked: &Journal,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    let path = Dirs::find(environment).with_context(|| texts.get("problem-no-home"))?.data.join(FILE_NAME);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        match &asked.command {
            JournalCommand::Verify { expect_head, as_json } => {
                let json = *as_json || args.shared.output == Some(OutputKind::Json);
                verify::run(&path, expect_head.as_deref(), json, texts).await
            }
            _ if !path.exists() => {
                let none = no_journal(&path);
                // Nothing to list is no fault; nothing to show or to hand over is one.
                let nothing =
                    matches!(asked.command, JournalCommand::Show { .. } | JournalCommand::Bundle { .. });
                if nothing {
                    return Err(Stopped(Halt::failed(none)).into());
                }
                output::tell(texts.say(&none).as_str());
                Ok(ExitCode::SUCCESS)
            }
            command => with_journal(command, &path, args, texts, environment).await,
        }
    });
    done.or_else(|error| stopped(error, texts))
}

async fn with_journal(
    command: &JournalCommand,
    path: &Path,
    args: &Args,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    let table = |as_json: bool| !as_json && as_table(args.shared.output);
    let open = || store::Journal::open_read_only(path);
    match command {
        JournalCommand::List { filter, limit, as_json } => {
            let filter = filter::read(filter)?;
            list::run(&open().await?, &filter, *limit, table(*as_json), texts).await
        }
        JournalCommand::Show { number, as_json } => {
            show::run(&open().await?, *number, table(*as_json), texts).await
        }
        JournalCommand::Export { filter, format, out, force } => {
            let filter = filter::read(filter)?;
            let to = export::To { file: out.as_deref(), force: *force };
            export::run(&open().await?, &filter, *format, &to, texts).await
        }
        JournalCommand::Bundle { filter, out } => {
            let filter = filter::read(filter)?;
            bundle::run(&open().await?, filter, out, texts, environment).await
        }
        JournalCommand::Prune { before } => prune::run(path, before, args, texts, environment).await,
        // Undos are carried out by a worker, like every other action.
        JournalCommand::Verify { .. } | JournalCommand::Undo(_) | JournalCommand::Redo(_) => {
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn no_journal(path: &Path) -> Phrase {
    Phrase::new("cli-journal-none").with("path", safe_path(path))
}

fn safe_path(path: &Path) -> SafeText {
    SafeText::new(&path.display().to_string())
}

/// Says in the user's language what keeps the journal from being used, or why a command was not carried out.
fn stopped(error: anyhow::Error, texts: &Texts) -> anyhow::Result<ExitCode> {
    let error = match error.downcast::<Stopped>() {
        Ok(Stopped(halt)) => return Ok(halt.tell(texts)),
        Err(error) => error,
    };
    if let Some(error) = error.downcast_ref::<JournalError>() {
        let why = Phrase::of_trouble(error.trouble(), error.detail());
        return Ok(Halt::failed(Phrase::new("journal-unreadable").with("why", why)).tell(texts));
    }
    match error.downcast_ref::<io::Error>() {
        // Whoever read has seen enough.
        Some(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        _ => Err(error),
    }
}

/// A command that was not carried out, as an error.
#[derive(Debug, thiserror::Error)]
#[error("the command was not carried out")]
struct Stopped(Halt);

impl Stopped {
    fn cannot_write(path: &Path, why: &io::Error) -> Self {
        let why = SafeText::new(&why.to_string());
        Self(Halt::failed(Phrase::new("cli-cannot-write").with("path", safe_path(path)).with("why", why)))
    }
}
