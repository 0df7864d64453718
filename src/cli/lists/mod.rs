//! `imwarden groups`, `members`, `messages` and `user`: what the service has, as a table on a terminal, as JSON lines
//! elsewhere. Pages are read to the end; objects go out as their page comes.

mod groups;
mod members;
mod messages;
mod user;

use std::process::ExitCode;

use serde_json::Value;

use super::action;
use super::args::{Args, OutputKind};
use super::list_args::List;
use super::session::{self, Session};
use super::status::{DONE, Halt};
use crate::config::Environment;
use crate::domain::Stamp;
use crate::i18n::Texts;
use crate::job::Fault;

pub(super) fn run(
    list: &List,
    args: &Args,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    let chosen = match session::choose(args, environment, texts) {
        Ok(chosen) => chosen,
        Err(status) => return Ok(status),
    };
    session::run(async {
        let mut desk = Desk {
            session: Session::open(&chosen).await?,
            texts: &chosen.texts,
            output: args.shared.output,
            quiet: args.shared.quiet,
        };
        let listed = match list {
            List::Groups(args) => groups::list(&mut desk, args).await,
            List::Members(args) => members::list(&mut desk, args).await,
            List::Messages(args) => messages::list(&mut desk, args).await,
            List::User(args) => user::list(&mut desk, args).await,
        };
        match listed {
            Ok(()) => Ok(ExitCode::from(DONE)),
            Err(Trouble::Halt(halt)) => Ok(halt.tell(&chosen.texts)),
            Err(Trouble::Output(error)) => Err(error.into()),
        }
    })?
}

/// What every list works with.
struct Desk<'a> {
    session: Session,
    texts: &'a Texts,
    output: Option<OutputKind>,
    quiet: bool,
}

/// Why a list ends early.
enum Trouble {
    Halt(Halt),
    Output(std::io::Error),
}

impl From<Halt> for Trouble {
    fn from(halt: Halt) -> Self {
        Self::Halt(halt)
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Halt(fault.into())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

/// A time as programs read it.
fn time(at: Option<Stamp>) -> Value {
    at.map_or(Value::Null, |at| Value::String(at.to_string()))
}

/// A time as people read it.
fn clock(at: Option<Stamp>) -> String {
    at.map(action::moment).unwrap_or_default()
}

/// The answer of the service as it came: its texts are exact, where the domain's are made safe for screens.
fn exact(raw: &str) -> Value {
    serde_json::from_str(raw).unwrap_or_default()
}
