//! `imwarden journal list`: recorded actions, newest first.

use std::process::ExitCode;

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::output;
use crate::cli::args::OutputKind;
use crate::cli::rows::Rows;
use crate::domain::MuteTime;
use crate::i18n::{Phrase, Texts};
use crate::job::EntryRow;
use crate::journal::{Filter, Journal};

/// Actions are read in pages of this many.
const PAGE: usize = 500;
/// Ends of the keys of the columns.
const COLUMNS: [&str; 8] = ["number", "time", "operator", "action", "group", "targets", "result", "reason"];

pub(super) async fn run(
    journal: &Journal,
    filter: &Filter,
    limit: usize,
    table: bool,
    texts: &Texts,
) -> anyhow::Result<ExitCode> {
    let kind = if table { OutputKind::Table } else { OutputKind::Json };
    let mut rows = Rows::new(Some(kind), &COLUMNS, texts);
    let (mut count, mut before) = (0, None);
    while count < limit && !rows.is_closed() {
        let page = journal.rows(before, PAGE.min(limit - count), filter).await?;
        let Some(last) = page.last() else { break };
        before = Some(last.number);
        count += page.len();
        for row in &page {
            let plan = if table { Value::Null } else { plan(journal, row.number).await? };
            rows.row(|| object(row, &plan), || cells(row, texts))?;
        }
    }
    if count == 0 {
        output::tell(texts.get("cli-journal-empty").as_str());
    }
    rows.finish()?;
    Ok(ExitCode::SUCCESS)
}

/// The plan of an action as it stands in the journal: all targets, exact IDs.
async fn plan(journal: &Journal, number: u64) -> anyhow::Result<Value> {
    let entries = journal.raw(number.saturating_sub(1), 1, &Filter::default()).await?;
    let Some(entry) = entries.first() else { return Ok(Value::Null) };
    let mut body: Value = serde_json::from_str(&entry.body)?;
    Ok(body["plan"].take())
}

fn targets(plan: &Value) -> Value {
    let targets = plan["targets"].as_array().map(Vec::as_slice).unwrap_or_default();
    targets
        .iter()
        .map(|target| match (&target["subject"], &target["sender"]) {
            (subject, Value::String(sender)) => json!({ "message": subject["message"], "sender": sender }),
            (subject, _) => subject.clone(),
        })
        .collect()
}

fn object(row: &EntryRow, plan: &Value) -> Value {
    json!({
        "number": row.number,
        "time": row.at.to_string(),
        "operator": row.operator.as_str(),
        "profile": row.profile.as_str(),
        "action": row.action.code(),
        "group": row.group.raw(),
        "group_name": row.group_name.as_str(),
        "targets": targets(plan),
        "count": row.count,
        "done": row.done,
        "standing": row.standing.code(),
        "undoes": row.undoes,
        "undone_by": row.undone_by,
        "undo": row.outlook.code(),
        "reason": row.reason.as_str(),
        // Seconds as on the wire; 4294967295 has no end.
        "mute_time": row.time.map(MuteTime::wire_seconds),
        "content": row.content.as_str(),
        // Messages as they were, each as the service sent it.
        "evidence": plan["evidence"],
    })
}

/// To whom, how long, what.
fn facts(row: &EntryRow, texts: &Texts) -> String {
    let time = row.time.map(|time| match time {
        MuteTime::For(time) => format!("{:#}", jiff::SignedDuration::try_from(time).unwrap_or_default()),
        MuteTime::Forever => texts.get("preset-forever").into_string(),
    });
    let facts = [Some(row.targets.to_string()), time, Some(row.content.to_string())];
    facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What it takes back, or by what it was taken back.
fn undo_words(row: &EntryRow) -> Option<Phrase> {
    let undone = |by| {
        let key = if row.left == 0 { "undo-why-undone" } else { "undo-partly" };
        Phrase::new(key).with("by", by)
    };
    row.undone_by.map(undone).or_else(|| row.undoes.map(|entry| Phrase::new("undo-of").with("entry", entry)))
}

fn cells(row: &EntryRow, texts: &Texts) -> Vec<String> {
    let result = Phrase::new(format!("standing-{}", row.standing.code()))
        .with("done", row.done)
        .with("count", row.count);
    let result = [Some(result), undo_words(row)].into_iter().flatten();
    let result = result.map(|it| texts.say(&it).into_string()).collect::<Vec<_>>().join(", ");
    vec![
        row.number.to_string(),
        row.at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S").to_string(),
        row.operator.to_string(),
        texts.get(&format!("action-{}", row.action.code())).into_string(),
        format!("{} {}", row.group_name, row.group.safe()).trim().to_owned(),
        facts(row, texts),
        result,
        row.reason.to_one_line().to_string(),
    ]
}
