//! `imwarden resume`: what a crash, a quit or faults left of an action is settled by reading back, shown, confirmed, and
//! gone on with under its own number.

use std::collections::HashSet;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use serde_json::{Value, json};

use super::progress::Progress;
use super::results::Results;
use super::{NAMED, ask, carry, conclude, json as plans, tell_rest, words};
use crate::cli::args::Args;
use crate::cli::resume_args::Resume;
use crate::cli::rows::{self, Rows};
use crate::cli::session::{self, Chosen, Session};
use crate::cli::shared_args::Shared;
use crate::cli::status::{DONE, Halt};
use crate::cli::{output, reading};
use crate::config::Environment;
use crate::domain::{Denial, Plan, PlanError, Refused, Subject};
use crate::i18n::{Phrase, Texts, grouped};
use crate::job::{Ending, Fault, FaultKind, GoOn, OpenIntent, TargetResult, Task, Verdict, rest};
use crate::journal::{Begun, JournalError};

const COLUMNS: [&str; 7] = ["number", "time", "action", "group", "done", "unanswered", "rest"];

pub(in crate::cli) fn run(
    resume: &Resume,
    args: &Args,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    let chosen = match session::choose(args, environment, texts) {
        Ok(chosen) => chosen,
        Err(status) => return Ok(status),
    };
    let shared = &args.shared;
    session::run(async {
        let session = Session::open(&chosen).await?;
        let told = match resume.entry {
            None => list(&session, shared, &chosen.texts).await?,
            Some(entry) => one(session, entry, resume.close, &chosen, shared).await?,
        };
        Ok(told.map_or_else(|halt| halt.tell(&chosen.texts), ExitCode::from))
    })?
}

fn journal(error: &JournalError) -> Halt {
    Fault::new(FaultKind::Journal, "journal", &error.to_string()).into()
}

/// Open intents, oldest first.
async fn list(session: &Session, shared: &Shared, texts: &Texts) -> io::Result<Result<u8, Halt>> {
    let open = match session.journal.open_intents().await {
        Ok(open) => open,
        Err(error) => return Ok(Err(journal(&error))),
    };
    let mut rows = Rows::new(shared.output, &COLUMNS, texts);
    for intent in &open {
        let done = intent.known.iter().filter(|result| result.verdict == Verdict::Done).count();
        let left = rest(&intent.plan, &intent.results()).len();
        rows.row(|| object(intent, done, left), || cells(intent, done, left, texts))?;
    }
    rows.finish()?;
    if !shared.quiet {
        output::tell(texts.get(if open.is_empty() { "cli-resume-none" } else { "cli-resume-how" }).as_str());
    }
    Ok(Ok(DONE))
}

fn object(intent: &OpenIntent, done: usize, left: usize) -> Value {
    let plan = &intent.plan;
    json!({
        "number": intent.entry,
        "time": intent.at.to_string(),
        "action": plan.action.kind().code(),
        "group": plan.group.raw(),
        "group_name": plan.group_name.as_str(),
        "count": plan.targets.len(),
        "done": done,
        "unanswered": intent.in_flight.len(),
        "rest": left,
        "reason": plan.reason,
    })
}

fn cells(intent: &OpenIntent, done: usize, left: usize, texts: &Texts) -> Vec<String> {
    let plan = &intent.plan;
    vec![
        intent.entry.to_string(),
        words::moment(intent.at),
        texts.get(&format!("action-{}", plan.action.kind().code())).into_string(),
        format!("{} {}", plan.group_name.to_one_line(), plan.group.safe()),
        format!("{done} / {}", plan.targets.len()),
        intent.in_flight.len().to_string(),
        left.to_string(),
    ]
}

async fn one(
    mut session: Session,
    entry: u64,
    close: bool,
    chosen: &Chosen,
    shared: &Shared,
) -> anyhow::Result<Result<u8, Halt>> {
    let texts = &chosen.texts;
    let recorded = match session.journal.intent(entry).await {
        Ok(Some(recorded)) => recorded,
        Ok(None) => return Ok(Err(Halt::wrong(Phrase::new("cli-resume-no-such").with("entry", entry)))),
        Err(error) => return Ok(Err(journal(&error))),
    };
    if recorded.running {
        return Ok(Err(Halt::failed(Phrase::new("cli-resume-running").with("entry", entry))));
    }
    if close {
        return give_up(session, recorded, shared, texts).await;
    }
    let (open, ended) = (recorded.intent, recorded.ended);
    let before = open.results();
    if rest(&open.plan, &before).is_empty() && !before.iter().any(is_unknown) {
        // A crash between the last answer and the end: nothing is called, the end is written.
        if !ended
            && !shared.dry_run
            && !chosen.policy.read_only
            && let Err(fault) = session.ended(Task::Settle(Arc::new(open.clone()))).await
        {
            return Ok(Err(fault.into()));
        }
        return report(&open, &before, entry, shared, texts);
    }
    if let Err(denial @ Denial::ReadOnly) = chosen.policy.on_group(open.plan.action.kind(), None) {
        return Ok(Err(Halt::refused(words::denial(&denial, texts))));
    }
    if !shared.yes && !shared.dry_run && !ask::can_ask() {
        return Ok(Err(Halt::refused(Phrase::new("cli-needs-yes"))));
    }
    let open = match settle(&mut session, open, shared, texts).await {
        Ok(open) => open,
        Err(halt) => return Ok(Err(halt)),
    };
    let now = open.results();
    let left = rest(&open.plan, &now);
    if left.is_empty() {
        return report(&open, &now, entry, shared, texts);
    }
    let asked = match again(&session, &open, &left, chosen).await {
        Ok(plan) => plan,
        Err(halt) => return Ok(Err(halt)),
    };
    go_on(session, open, asked, shared, texts).await
}

fn is_unknown(result: &TargetResult) -> bool {
    matches!(result.verdict, Verdict::Unknown(_))
}

/// Reads back what nobody knows, and takes up what the journal knows then. A dry run calls nothing.
async fn settle(
    session: &mut Session,
    open: OpenIntent,
    shared: &Shared,
    texts: &Texts,
) -> Result<OpenIntent, Halt> {
    if open.in_flight.is_empty() {
        return Ok(open);
    }
    let unanswered = Phrase::new(if shared.dry_run { "cli-resume-reads" } else { "cli-resume-reading" })
        .with("n", open.in_flight.len())
        .with("count", grouped(open.in_flight.len()));
    if !shared.quiet {
        output::tell(texts.say(&unanswered).as_str());
    }
    if shared.dry_run {
        return Ok(open);
    }
    let entry = open.entry;
    session.ended(Task::Settle(Arc::new(open))).await?;
    match session.journal.intent(entry).await {
        Ok(Some(recorded)) => Ok(recorded.intent),
        Ok(None) => Err(Halt::wrong(Phrase::new("cli-resume-no-such").with("entry", entry))),
        Err(error) => Err(journal(&error)),
    }
}

/// Asks the policy again, by what the group is now.
async fn again(
    session: &Session,
    open: &OpenIntent,
    left: &[Subject],
    chosen: &Chosen,
) -> Result<Plan, Halt> {
    let group = reading::group(&session.client, &open.plan.group).await?;
    open.plan.only(left).asked_again(&chosen.policy, &group).map_err(|error| match error {
        PlanError::Denied(denial) => Halt::refused(words::denial(&denial, &chosen.texts)),
        PlanError::AllRefused(refused) => {
            let why = refused.first().map(|refused| words::denial(&refused.why, &chosen.texts));
            Halt::refused(why.unwrap_or_else(|| Phrase::from(&Denial::NoTarget)))
        }
    })
}

async fn go_on(
    session: Session,
    open: OpenIntent,
    asked: Plan,
    shared: &Shared,
    texts: &Texts,
) -> anyhow::Result<Result<u8, Halt>> {
    let (_, per_second) = session.client.usage();
    if shared.dry_run {
        dry_run(&asked, per_second, shared, texts)?;
        return Ok(Ok(DONE));
    }
    if shared.verbose || (ask::can_ask() && !(shared.yes && shared.quiet)) {
        let most = if shared.verbose { usize::MAX } else { NAMED };
        for line in words::plan(&asked, per_second, most, texts) {
            output::tell(&line);
        }
    }
    let asked = Arc::new(asked);
    if !shared.yes && !ask::confirmed(std::slice::from_ref(&asked), texts)? {
        return Ok(Err(Halt::refused(Phrase::new("cli-not-confirmed"))));
    }
    let whole = Arc::new(Plan { refused: asked.refused.clone(), ..open.plan.clone() });
    let chosen = asked.targets.iter().map(|target| target.subject.clone()).collect();
    let order = Task::GoOn(Arc::new(GoOn { open, chosen }));
    let mut results = Results::new(whole.action.kind(), shared.output, texts);
    let mut progress = Progress::new(std::slice::from_ref(&whole), shared, texts);
    let carried = carry::all(session, vec![(Arc::clone(&whole), order)], &mut progress, |plan, ending| {
        results.ending(plan, &without(ending, &plan.refused));
    })
    .await?;
    let (counts, summary) = results.finish()?;
    if !shared.quiet {
        conclude(&summary, &carried, counts.unknown > 0, texts);
        tell_rest(&[whole], &carried.endings, texts);
    }
    Ok(Ok(counts.status(carried.stopped)))
}

/// Whom the policy refuses now has a row with the reason.
fn without(ending: &Ending, refused: &[Refused]) -> Ending {
    let refused: HashSet<&Subject> = refused.iter().map(|refused| &refused.target.subject).collect();
    let mut ending = ending.clone();
    ending.results.retain(|result| !refused.contains(&result.subject));
    ending
}

fn dry_run(asked: &Plan, per_second: u32, shared: &Shared, texts: &Texts) -> io::Result<()> {
    if rows::as_table(shared.output) {
        for line in words::plan(asked, per_second, usize::MAX, texts) {
            output::result(&line)?;
        }
    } else {
        output::result(&plans::plan(asked, per_second, texts).to_string())?;
    }
    if !shared.quiet {
        output::tell(texts.get("cli-dry-run").as_str());
    }
    Ok(())
}

/// Ends an intent that nobody goes on with.
async fn give_up(
    mut session: Session,
    recorded: Begun,
    shared: &Shared,
    texts: &Texts,
) -> anyhow::Result<Result<u8, Halt>> {
    let open = recorded.intent;
    let entry = open.entry;
    if recorded.ended {
        return Ok(Err(Halt::failed(Phrase::new("cli-resume-ended").with("entry", entry))));
    }
    let open = match settle(&mut session, open, shared, texts).await {
        Ok(open) => open,
        Err(halt) => return Ok(Err(halt)),
    };
    let results = open.results();
    let closed = session.ended(Task::Close(Arc::new(open.clone()))).await;
    session.finish().await;
    if let Err(fault) = closed {
        return Ok(Err(fault.into()));
    }
    report(&open, &results, entry, shared, texts)
}

/// The results as they are, when nothing is left to be done.
fn report(
    open: &OpenIntent,
    results: &[TargetResult],
    entry: u64,
    shared: &Shared,
    texts: &Texts,
) -> anyhow::Result<Result<u8, Halt>> {
    let ending = Ending {
        results: results.to_vec(),
        entry: Some(entry),
        at: open.at,
        took: std::time::Duration::ZERO,
    };
    let plan = Plan { refused: Vec::new(), ..open.plan.clone() };
    let mut rows = Results::new(plan.action.kind(), shared.output, texts);
    rows.ending(&plan, &ending);
    let (counts, summary) = rows.finish()?;
    if !shared.quiet {
        output::tell(texts.say(&summary).as_str());
        if counts.unknown > 0 {
            output::tell(texts.get("cli-resume-unknown").as_str());
        } else {
            output::tell(texts.get("cli-resume-nothing").as_str());
        }
    }
    Ok(Ok(counts.status(false)))
}
