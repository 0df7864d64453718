//! What is known of a plan that nobody waits for any more. Its intent stays open in the journal, and the console settles
//! it at its next start.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use super::carry::every;
use crate::cli::session::Session;
use crate::domain::{Plan, Subject};
use crate::job::{Ending, Fault, FaultKind, JobId, Outcome, Standing, TargetResult, Verdict};
use crate::journal::{Filter, Journal, JournalError, Kind};

/// Entries of the journal that are read at once.
const PAGE: usize = 500;

/// Ends the worker and says what it could still say; else what is in the journal.
/// `begun`: the number of an intent that was gone on with.
pub(super) async fn ending(session: Session, job: JobId, plan: &Plan, begun: Option<u64>) -> Ending {
    let file = session.journal_file().to_owned();
    for outcome in session.finish().await {
        match outcome {
            Outcome::Acted { job: ended, ending, .. } if ended == job => return ending,
            _ => {}
        }
    }
    match written(&file, plan, begun).await {
        Ok(Some(ending)) => ending,
        Ok(None) => every(plan, &Verdict::NotStarted),
        Err(error) => {
            tracing::warn!(%error, "the journal cannot tell about a plan that was left");
            every(plan, &unanswered(plan))
        }
    }
}

fn unanswered(plan: &Plan) -> Verdict {
    Verdict::Unknown(Fault::new(FaultKind::Dropped, plan.action.kind().command().name(), ""))
}

/// What the journal has of the plan; nothing when it had not begun.
async fn written(file: &Path, plan: &Plan, begun: Option<u64>) -> Result<Option<Ending>, JournalError> {
    let journal = Journal::open_read_only(file).await?;
    let filter = Filter {
        group: Some(plan.group.clone()),
        action: Some(plan.action.kind().into()),
        ..Filter::default()
    };
    let newest = journal.rows(begun.map(|entry| entry + 1), 1, &filter).await?;
    let Some(row) = newest.first().filter(|row| row.standing == Standing::Open) else { return Ok(None) };
    let mut known: HashMap<Subject, Verdict> = HashMap::new();
    let mut after = row.number;
    loop {
        let page = journal.raw(after, PAGE, &filter).await?;
        let Some(last) = page.last() else { break };
        after = last.number;
        for entry in page {
            let body: Value = serde_json::from_str(&entry.body)?;
            if body["intent"] != row.number {
                continue;
            }
            if entry.kind == Kind::Call.code() {
                let sent: Vec<Subject> = serde_json::from_value(body["subjects"].clone())?;
                known.extend(sent.into_iter().map(|subject| (subject, unanswered(plan))));
            } else if entry.kind == Kind::Result.code() || entry.kind == Kind::Settled.code() {
                let told: Vec<TargetResult> = serde_json::from_value(body["results"].clone())?;
                known.extend(told.into_iter().map(|result| (result.subject, result.verdict)));
            }
        }
    }
    let mut ending = every(plan, &Verdict::NotStarted);
    ending.entry = Some(row.number);
    for result in &mut ending.results {
        if let Some(verdict) = known.remove(&result.subject) {
            result.verdict = verdict;
        }
    }
    Ok(Some(ending))
}
