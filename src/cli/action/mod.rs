//! `imwarden mute` and every other action of the console: read, planned, shown, confirmed, carried out by the worker.
//!
//! There is no way to write but a [`Plan`](crate::domain::Plan) that goes to the worker. What is shown, what `--dry-run`
//! prints and what the journal keeps is that plan.

mod abandon;
mod ask;
mod carry;
mod effect;
mod ids;
mod json;
mod order;
mod parts;
mod progress;
mod results;
mod resume;
pub(super) mod undo;
mod words;

use std::io::{self, IsTerminal};
use std::process::ExitCode;
use std::sync::Arc;

use super::action_args::Act;
use super::args::Args;
use super::session::{self, Chosen, Session};
use super::shared_args::Shared;
use super::status::{DONE, FAILED, Halt, REFUSED};
use super::{output, rows};
use crate::config::Environment;
use crate::domain::{Denial, Plan};
use crate::i18n::{Phrase, Texts, grouped};
use crate::job::{Ending, Fault, FaultKind, Task, rest};

use carry::Carried;
use order::Order;
use parts::Part;
use progress::Progress;
use results::Results;

pub(super) use json::muted_until;
pub(super) use resume::run as resume;
pub(super) use words::{moment, muted, role};

/// Targets that a plan names one by one before it says only how many more there are.
const NAMED: usize = 20;

pub(super) fn run(
    act: &Act,
    args: &Args,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    let chosen = match session::choose(args, environment, texts) {
        Ok(chosen) => chosen,
        Err(status) => return Ok(status),
    };
    let shared = &args.shared;
    let order = match prepare(act, shared, &chosen) {
        Ok(order) => order,
        Err(halt) => return Ok(halt.tell(&chosen.texts)),
    };
    session::run(async {
        let session = Session::open(&chosen).await?;
        match carry_out(session, &order, &chosen, shared).await? {
            Ok(status) => Ok(ExitCode::from(status)),
            Err(halt) => Ok(halt.tell(&chosen.texts)),
        }
    })?
}

/// Everything that can be said before anything is called.
fn prepare(act: &Act, shared: &Shared, chosen: &Chosen) -> Result<Order, Halt> {
    let order = Order::read(act, shared, &chosen.policy)?;
    if let Err(denial @ Denial::ReadOnly) = chosen.policy.on_group(order.action.kind(), None) {
        return Err(Halt::refused(words::denial(&denial, &chosen.texts)));
    }
    if !shared.yes && !shared.dry_run && !ask::can_ask() {
        return Err(Halt::refused(Phrase::new("cli-needs-yes")));
    }
    Ok(order)
}

async fn carry_out(
    mut session: Session,
    order: &Order,
    chosen: &Chosen,
    shared: &Shared,
) -> anyhow::Result<Result<u8, Halt>> {
    let texts = &chosen.texts;
    let parts = match parts::plan(&mut session, &chosen.policy, order).await {
        Ok(parts) => parts,
        Err(halt) => return Ok(Err(halt)),
    };
    let (_, per_second) = session.client.usage();
    if shared.dry_run {
        return Ok(Ok(dry_run(&parts, order, per_second, shared, texts)?));
    }
    let most = if shared.verbose { usize::MAX } else { NAMED };
    let shown = shared.verbose || (ask::can_ask() && !(shared.yes && shared.quiet));
    tell(&parts, shown, per_second, most, texts);
    let plans: Vec<Arc<Plan>> = parts.iter().filter_map(Part::plan).cloned().map(Arc::new).collect();
    if !plans.is_empty() {
        // What cannot be written down is not asked about, and not sent.
        if let Err(error) = session.journal.head().await {
            return Ok(Err(Fault::new(FaultKind::Journal, "journal", &error.to_string()).into()));
        }
        if !shared.yes && !ask::confirmed(&plans, texts)? {
            return Ok(Err(Halt::refused(Phrase::new("cli-not-confirmed"))));
        }
    }
    let client = session.client.clone();
    let mut results = Results::new(order.action.kind(), shared.output, texts);
    let mut progress = Progress::new(&plans, shared, texts);
    let orders = plans.iter().map(|plan| (Arc::clone(plan), Task::Act(Arc::clone(plan)))).collect();
    let carried =
        carry::all(session, orders, &mut progress, |plan, ending| results.ending(plan, ending)).await?;
    for part in &parts {
        results.part(part);
    }
    let (counts, summary) = results.finish()?;
    if !shared.quiet {
        conclude(&summary, &carried, counts.unknown > 0, texts);
        tell_rest(&plans, &carried.endings, texts);
        for user in effect::not_muted(&client, &plans, &carried.endings).await {
            output::tell(texts.say(&Phrase::new("notice-not-muted").with("who", user.safe())).as_str());
        }
    }
    Ok(Ok(counts.status(carried.stopped)))
}

/// The plans, where somebody reads them, and in any case the groups in which nothing can be done.
fn tell(parts: &[Part], shown: bool, per_second: u32, most: usize, texts: &Texts) {
    for part in parts {
        let lines = match part.plan() {
            Some(plan) if shown => words::plan(plan, per_second, most, texts),
            _ => words::left_out(part, most, texts),
        };
        for line in lines {
            output::tell(&line);
        }
    }
}

/// The plans on standard output; nothing is sent and nothing written down.
fn dry_run(parts: &[Part], order: &Order, per_second: u32, shared: &Shared, texts: &Texts) -> io::Result<u8> {
    for part in parts {
        if !rows::as_table(shared.output) {
            output::result(&json::part(part, order.action.kind(), per_second, texts).to_string())?;
            continue;
        }
        let lines = match part.plan() {
            Some(plan) => words::plan(plan, per_second, usize::MAX, texts),
            None => words::left_out(part, usize::MAX, texts),
        };
        for line in lines {
            output::result(&line)?;
        }
    }
    if !shared.quiet {
        output::tell(texts.get("cli-dry-run").as_str());
    }
    let unread = parts.iter().any(|part| matches!(part, Part::Unread { .. }));
    Ok(match parts.iter().any(|part| part.plan().is_some()) {
        true => DONE,
        false if unread => FAILED,
        false => REFUSED,
    })
}

/// How to go on with what is left.
fn tell_rest(plans: &[Arc<Plan>], endings: &[Ending], texts: &Texts) {
    for (plan, ending) in plans.iter().zip(endings) {
        let left = rest(plan, &ending.results).len();
        if let Some(entry) = ending.entry.filter(|_| left > 0) {
            let phrase =
                Phrase::new("cli-rest").with("entry", entry).with("n", left).with("count", grouped(left));
            output::tell(texts.say(&phrase).as_str());
        }
    }
}

fn conclude(summary: &Phrase, carried: &Carried, unknown: bool, texts: &Texts) {
    output::tell(texts.say(summary).as_str());
    if let Some(fault) = results::first_fault(&carried.endings).filter(|_| !io::stdout().is_terminal()) {
        output::tell(texts.say(&Phrase::from(fault)).as_str());
    }
    if carried.stopped {
        output::tell(texts.get(if carried.abandoned { "cli-abandoned" } else { "cli-stopped" }).as_str());
    }
    if unknown {
        output::tell(texts.get("cli-unknown").as_str());
    }
}
