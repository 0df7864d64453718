//! `imwarden journal list`: recorded actions, newest first.

use std::io;
use std::process::ExitCode;

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::output as out;
use crate::cli::journal_args::Output;
use crate::domain::MuteTime;
use crate::i18n::{Phrase, Texts};
use crate::job::EntryRow;
use crate::journal::{Filter, Journal};
use crate::text::{pad, width};

/// Actions are read in pages of this many.
const PAGE: usize = 500;

pub(super) async fn run(
    journal: &Journal,
    filter: &Filter,
    limit: usize,
    output: &Output,
    texts: &Texts,
) -> anyhow::Result<ExitCode> {
    let mut rows: Vec<EntryRow> = Vec::new();
    while rows.len() < limit {
        let before = rows.last().map(|row| row.number);
        let page = journal.rows(before, PAGE.min(limit - rows.len()), filter).await?;
        if page.is_empty() {
            break;
        }
        rows.extend(page);
    }
    if rows.is_empty() {
        out::tell(texts.get("cli-journal-empty").as_str());
    } else if output.is_table() {
        write_table(&rows, texts)?;
    } else {
        for row in &rows {
            out::result(&object(row, &plan(journal, row.number).await?).to_string())?;
        }
    }
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

fn write_table(rows: &[EntryRow], texts: &Texts) -> io::Result<()> {
    let zone = TimeZone::system();
    let heading = ["number", "time", "operator", "action", "group", "targets", "result", "reason"]
        .map(|column| texts.get(&format!("cli-column-{column}")).into_string());
    let mut table = vec![heading];
    table.extend(rows.iter().map(|row| {
        let result = Phrase::new(format!("standing-{}", row.standing.code()))
            .with("done", row.done)
            .with("count", row.count);
        [
            row.number.to_string(),
            row.at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S").to_string(),
            row.operator.to_string(),
            texts.get(&format!("action-{}", row.action.code())).into_string(),
            format!("{} {}", row.group_name, row.group.safe()),
            facts(row, texts),
            texts.say(&result).into_string(),
            row.reason.to_one_line().to_string(),
        ]
    }));
    let mut widths = [0; 8];
    for line in &table {
        for (at, cell) in line.iter().enumerate() {
            widths[at] = widths[at].max(width(cell));
        }
    }
    for line in &table {
        let cells: Vec<String> =
            line.iter().zip(widths).map(|(cell, columns)| pad(cell, columns, "")).collect();
        out::result(cells.join("  ").trim_end())?;
    }
    Ok(())
}
