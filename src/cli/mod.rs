//! The command line: arguments, wiring, exit status.
//!
//! Standard output carries results only; everything else goes to standard error. Exit status: 0 done, 1 failed,
//! 2 wrong use, 3 partly done, 4 refused by the policy or not confirmed, 5 outcome unknown.

mod action;
mod action_args;
mod args;
mod call;
mod call_args;
mod console;
mod journal;
mod journal_args;
mod list_args;
mod lists;
mod localize;
mod log;
mod output;
mod reading;
mod resume_args;
mod rows;
mod sandbox;
mod session;
mod settings;
mod shared_args;
mod status;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::config::Environment;
use crate::i18n::{Lang, Phrase, Texts};
use status::Halt;

/// Runs the program with these arguments.
pub fn run(arguments: Vec<OsString>, environment: &Environment) -> ExitCode {
    let lang = language(&arguments, environment);
    let texts = Texts::new(lang);
    let command = localize::command(&texts);
    let args = match command
        .try_get_matches_from(arguments)
        .and_then(|matches| args::Args::from_arg_matches(&matches))
    {
        Ok(args) => args,
        Err(error) => {
            // Help and version go to standard output with status 0, mistakes to standard error with 2.
            let status = error.exit_code();
            return match error.print() {
                Ok(()) => ExitCode::from(u8::try_from(status).unwrap_or(2)),
                Err(_) => ExitCode::FAILURE,
            };
        }
    };
    let done = match args.command {
        // It would be taken for a promise that nothing is sent.
        None if args.shared.dry_run => Ok(Halt::wrong(Phrase::new("cli-dry-run-nothing")).tell(&texts)),
        None => console::run(&args, &texts, environment),
        Some(args::Command::List(ref list)) => lists::run(list, &args, &texts, environment),
        Some(args::Command::Act(ref act)) => action::run(act, &args, &texts, environment),
        Some(args::Command::Resume(ref resume)) => action::resume(resume, &args, &texts, environment),
        Some(args::Command::Call(ref call)) => call::run(call, &args, &texts, environment),
        Some(args::Command::Sandbox(ref sandbox)) => sandbox::run(sandbox),
        Some(args::Command::Journal(ref journal)) => match action::undo::asked(&journal.command) {
            Some(ask) => action::undo::run(&ask, &args, &texts, environment),
            None => journal::run(&args, journal, &texts, environment),
        },
    };
    match done {
        Ok(status) => status,
        Err(error) => {
            output::complain(&texts, &error);
            ExitCode::FAILURE
        }
    }
}

/// The language of the help must be known before the arguments are read: `--lang`, then `IMWARDEN_LANG`, then the
/// locale. What `--lang` says wrongly is reported by the parser.
fn language(arguments: &[OsString], environment: &Environment) -> Lang {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    let asked = words.find_map(|word| match word.strip_prefix("--lang") {
        Some("") => Some(None),
        Some(rest) => rest.strip_prefix('=').map(Some),
        None => None,
    });
    asked
        .and_then(|value| value.or_else(|| words.next()))
        .and_then(|word| word.parse().ok())
        .or_else(|| environment.lang.as_deref().and_then(|word| word.parse().ok()))
        .unwrap_or_else(Lang::of_system)
}
