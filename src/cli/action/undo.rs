//! `imwarden journal undo` and `redo`: what is so now is read, the plans are shown and confirmed, and carried out like
//! every other action.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::{Value, json};

use super::progress::Progress;
use super::results::Results;
use super::{NAMED, ask, carry, conclude, ids, json as objects, words};
use crate::app::sheets::needs_reason;
use crate::cli::args::Args;
use crate::cli::journal_args::JournalCommand;
use crate::cli::session::{self, Chosen, Session, now};
use crate::cli::shared_args::Shared;
use crate::cli::status::{DONE, Halt, REFUSED};
use crate::cli::{output, rows};
use crate::config::Environment;
use crate::domain::{Denial, Plan, Undo, Zone, parse_moment};
use crate::i18n::{Arg, Phrase, Texts};
use crate::job::{Fault, FaultKind, Outcome, Read, Task, Undoing, Undone};
use crate::text::SafeText;

/// What was written.
pub(in crate::cli) enum Ask<'a> {
    Entry(u64),
    Window { group: &'a str, since: &'a str },
    Redo(Option<u64>),
}

/// Whether a command of the journal is an undo.
pub(in crate::cli) fn asked(command: &JournalCommand) -> Option<Ask<'_>> {
    match command {
        JournalCommand::Undo(undo) => match (undo.entry, &undo.group, &undo.since) {
            (Some(entry), ..) => Some(Ask::Entry(entry)),
            (None, Some(group), Some(since)) => Some(Ask::Window { group, since }),
            _ => None,
        },
        JournalCommand::Redo(redo) => Some(Ask::Redo(redo.entry)),
        _ => None,
    }
}

pub(in crate::cli) fn run(
    ask: &Ask<'_>,
    args: &Args,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    let chosen = match session::choose(args, environment, texts) {
        Ok(chosen) => chosen,
        Err(status) => return Ok(status),
    };
    let shared = &args.shared;
    let what = match prepare(ask, shared, &chosen) {
        Ok(what) => what,
        Err(halt) => return Ok(halt.tell(&chosen.texts)),
    };
    let redo = matches!(ask, Ask::Redo(_));
    session::run(async {
        let session = Session::open(&chosen).await?;
        match carry_out(session, what, redo, &chosen.texts, shared).await? {
            Ok(status) => Ok(ExitCode::from(status)),
            Err(halt) => Ok(halt.tell(&chosen.texts)),
        }
    })?
}

/// Everything that can be said before anything is called.
fn prepare(ask: &Ask<'_>, shared: &Shared, chosen: &Chosen) -> Result<Undoing, Halt> {
    let what = match ask {
        Ask::Entry(entry) | Ask::Redo(Some(entry)) => Undoing::Entry(*entry),
        Ask::Redo(None) => Undoing::Last,
        Ask::Window { group, since } => {
            let wrong = || Halt::wrong(Phrase::new("cli-bad-moment").with("words", SafeText::new(since)));
            let since = parse_moment(since, now(), &Zone::system(), false).ok_or_else(wrong)?;
            Undoing::Window { group: ids::group(group)?, since }
        }
    };
    if chosen.policy.read_only {
        return Err(Halt::refused(words::denial(&Denial::ReadOnly, &chosen.texts)));
    }
    if !shared.yes && !shared.dry_run && !ask::can_ask() {
        return Err(Halt::refused(Phrase::new("cli-needs-yes")));
    }
    Ok(what)
}

async fn carry_out(
    mut session: Session,
    what: Undoing,
    redo: bool,
    texts: &Texts,
    shared: &Shared,
) -> anyhow::Result<Result<u8, Halt>> {
    session.ask(Read::Undo(what));
    let undone = match session.page().await {
        Ok(Outcome::Undo { undone, .. }) => undone,
        Ok(_) => return Ok(Err(Fault::new(FaultKind::Internal, "worker", "").into())),
        Err(fault) => return Ok(Err(fault.into())),
    };
    if let Err(halt) = something(&undone, redo, texts) {
        return Ok(Err(halt));
    }
    let (_, per_second) = session.client.usage();
    if shared.dry_run {
        return Ok(Ok(dry_run(&undone.undos, per_second, shared, texts)?));
    }
    let undos = with_reason(undone.undos, shared);
    let most = if shared.verbose { usize::MAX } else { NAMED };
    let shown = shared.verbose || (ask::can_ask() && !(shared.yes && shared.quiet));
    for line in undos.iter().flat_map(|undo| lines(undo, shown, per_second, most, texts)) {
        output::tell(&line);
    }
    let plans: Vec<Arc<Plan>> = undos.iter().flat_map(|undo| undo.plans.clone()).map(Arc::new).collect();
    if let Err(halt) = may_go(&session, &plans, shared, texts).await? {
        return Ok(Err(halt));
    }
    let Some(first) = undos.first() else { return Ok(Ok(REFUSED)) };
    let mut results = Results::new(first.of.plan.action.kind(), shared.output, texts);
    let mut progress = Progress::new(&plans, shared, texts);
    let orders = plans.iter().map(|plan| (Arc::clone(plan), Task::Act(Arc::clone(plan)))).collect();
    let carried =
        carry::all(session, orders, &mut progress, |plan, ending| results.ending(plan, ending)).await?;
    for undo in &undos {
        results.refused(&undo.of.plan.group, &undo.refused);
        if undo.outlook.why_not().is_some() {
            results.cannot(undo.of.done.len());
        }
    }
    let name = if redo { "undo-do-redo" } else { "undo-do" };
    let (counts, summary) = results.finish_as(name.to_owned())?;
    if !shared.quiet {
        conclude(&summary, &carried, counts.unknown > 0, texts);
    }
    Ok(Ok(counts.status(carried.stopped)))
}

/// Whether there is anything at all.
fn something(undone: &Undone, redo: bool, texts: &Texts) -> Result<(), Halt> {
    if let Some(denial) = &undone.denied {
        return Err(Halt::refused(words::denial(denial, texts)));
    }
    match (undone.undos.as_slice(), &undone.what) {
        ([], Undoing::Entry(entry)) => {
            Err(Halt::wrong(Phrase::new("cli-undo-no-entry").with("entry", *entry)))
        }
        ([], Undoing::Window { group, .. }) => {
            Err(Halt::refused(Phrase::new("cli-undo-empty").with("group", group.safe())))
        }
        ([], Undoing::Last) => Err(Halt::refused(Phrase::new("cli-undo-no-redo"))),
        ([only], Undoing::Entry(entry)) if redo && only.of.plan.undoes.is_none() => {
            Err(Halt::wrong(Phrase::new("cli-undo-not-undo").with("entry", *entry)))
        }
        _ => Ok(()),
    }
}

fn with_reason(mut undos: Vec<Undo>, shared: &Shared) -> Vec<Undo> {
    let reason = shared.reason.as_deref().unwrap_or_default().trim();
    for plan in undos.iter_mut().flat_map(|undo| &mut undo.plans) {
        reason.clone_into(&mut plan.reason);
    }
    undos
}

/// A reason where one is needed, a journal that can be written, and somebody's yes.
async fn may_go(
    session: &Session,
    plans: &[Arc<Plan>],
    shared: &Shared,
    texts: &Texts,
) -> io::Result<Result<(), Halt>> {
    let silent = plans.iter().find(|plan| plan.reason.is_empty() && needs_reason(plan.action.kind()));
    if let Some(plan) = silent {
        let action = Arg::Key(format!("action-{}", plan.action.kind().code()));
        return Ok(Err(Halt::wrong(Phrase::new("cli-needs-reason").with("action", action))));
    }
    if plans.is_empty() {
        return Ok(Ok(()));
    }
    if let Err(error) = session.journal.head().await {
        return Ok(Err(Fault::new(FaultKind::Journal, "journal", &error.to_string()).into()));
    }
    if !shared.yes && !ask::confirmed(plans, texts)? {
        return Ok(Err(Halt::refused(Phrase::new("cli-not-confirmed"))));
    }
    Ok(Ok(()))
}

/// What is taken back, who did it and when, then the plans; in any case what cannot be taken back.
fn lines(undo: &Undo, shown: bool, per_second: u32, most: usize, texts: &Texts) -> Vec<String> {
    let say = |phrase: Phrase| texts.say(&phrase).into_string();
    if let Some(why) = undo.outlook.why_not() {
        return vec![say(cannot(undo.of.entry, why))];
    }
    let mut lines = Vec::new();
    if shown {
        let what = Phrase::new("cli-undo-what")
            .with("entry", undo.of.entry)
            .with("what", Phrase::title(&undo.of.plan))
            .with("operator", &undo.of.operator)
            .with("time", SafeText::new(&words::moment(undo.of.at)))
            .with("label", Arg::Key(format!("undo-label-{}", undo.outlook.code())));
        lines.push(say(what));
        lines.extend(undo.plans.iter().flat_map(|plan| words::plan(plan, per_second, most, texts)));
    }
    if undo.plans.is_empty() {
        lines.push(say(Phrase::new("cli-undo-left-out").with("entry", undo.of.entry)));
        lines
            .extend(words::refused(&undo.refused, most, texts).into_iter().map(|line| format!("    {line}")));
    }
    lines
}

fn cannot(entry: u64, why: crate::domain::WhyNot) -> Phrase {
    Phrase::new("cli-undo-cannot").with("entry", entry).with("why", Phrase::from(why))
}

/// The plans on standard output; nothing is sent and nothing written down.
fn dry_run(undos: &[Undo], per_second: u32, shared: &Shared, texts: &Texts) -> io::Result<u8> {
    for undo in undos {
        if rows::as_table(shared.output) {
            for line in lines(undo, true, per_second, usize::MAX, texts) {
                output::result(&line)?;
            }
        } else {
            for object in objects_of(undo, per_second, texts) {
                output::result(&object.to_string())?;
            }
        }
    }
    if !shared.quiet {
        output::tell(texts.get("cli-dry-run").as_str());
    }
    Ok(if undos.iter().any(|undo| !undo.plans.is_empty()) { DONE } else { REFUSED })
}

/// An object for each plan; where there is none, one that says why.
fn objects_of(undo: &Undo, per_second: u32, texts: &Texts) -> Vec<Value> {
    let of = &undo.of;
    let mut list: Vec<Value> = undo.plans.iter().map(|plan| objects::plan(plan, per_second, texts)).collect();
    if list.is_empty() {
        let (why, detail) = match undo.outlook.why_not() {
            Some(why) => (why.code(), cannot(of.entry, why)),
            None => ("all-refused", Phrase::new("cli-undo-left-out").with("entry", of.entry)),
        };
        list.push(json!({
            "group": of.plan.group.raw(), "action": of.plan.action.kind().code(), "allowed": false,
            "why": why, "detail": texts.say(&detail).as_str(),
            "refused": objects::refused(&undo.refused, &of.plan.group, texts),
        }));
    }
    for object in &mut list {
        object["undoes"] = json!({
            "entry": of.entry, "action": of.plan.action.kind().code(), "operator": of.operator.as_str(),
            "time": of.at.to_string(), "label": undo.outlook.code(),
        });
    }
    list
}
