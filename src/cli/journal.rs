//! `imwarden journal`: reads the journal, also while a console writes it.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use anyhow::{Context, anyhow};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::args::{self, JournalCommand, ListFilter, OutputKind};
use super::output;
use crate::config::{Dirs, Environment};
use crate::domain::{ActionKind, GroupId, MuteTime, UserId, parse_duration};
use crate::i18n::{Phrase, Texts};
use crate::job::{Chain, EntryRow, Standing};
use crate::journal::{FILE_NAME, Filter, Journal};
use crate::text::{SafeText, pad, width};

/// Entries are read in pages of this many.
const PAGE: usize = 500;

pub(super) fn run(
    args: &args::Journal,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    let path = Dirs::find(environment).with_context(|| texts.get("problem-no-home"))?.data.join(FILE_NAME);
    if !path.exists() {
        let path = SafeText::new(&path.display().to_string());
        output::tell(texts.say(&Phrase::new("cli-journal-none").with("path", path)).as_str());
        return Ok(ExitCode::SUCCESS);
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let journal = Journal::open_read_only(&path).await?;
        match &args.command {
            JournalCommand::List { filter, limit, output } => {
                list(&journal, &read_filter(filter, texts)?, *limit, *output, texts).await
            }
            JournalCommand::Verify => verify(&journal, texts).await,
        }
    })
}

fn read_filter(args: &ListFilter, texts: &Texts) -> anyhow::Result<Filter> {
    let complain = |key: &str, words: &str| {
        anyhow!("{}", texts.say(&Phrase::new(key).with("words", SafeText::new(words))))
    };
    let action = match &args.action {
        None => None,
        Some(word) => {
            let known = ActionKind::ALL.into_iter().find(|kind| kind.code() == word);
            Some(known.ok_or_else(|| complain("cli-bad-action", word))?)
        }
    };
    let since = match &args.since {
        None => None,
        Some(word) => Some(point_in_time(word).ok_or_else(|| complain("cli-bad-time", word))?),
    };
    Ok(Filter {
        user: args.user.as_deref().map(UserId::from),
        group: args.group.as_deref().map(GroupId::from),
        operator: args.operator.clone(),
        profile: None,
        since,
        action,
    })
}

/// A time, or that long ago.
fn point_in_time(word: &str) -> Option<Timestamp> {
    if let Ok(time) = word.parse() {
        return Some(time);
    }
    #[expect(clippy::disallowed_methods, reason = "`24h` counts from now, and no decision hangs on it")]
    let now = Timestamp::now();
    now.checked_sub(jiff::SignedDuration::try_from(parse_duration(word)?).ok()?).ok()
}

async fn list(
    journal: &Journal,
    filter: &Filter,
    limit: usize,
    kind: Option<OutputKind>,
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
    let table = kind.map_or_else(|| io::stdout().is_terminal(), |kind| kind == OutputKind::Table);
    if rows.is_empty() {
        output::tell(texts.get("cli-journal-empty").as_str());
    } else if table {
        write_table(&rows, texts)?;
    } else {
        for row in &rows {
            output::result(&object(row, &plan(journal, row.number).await?).to_string())?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn standing(row: &EntryRow) -> &'static str {
    match row.standing {
        Standing::Open => "open",
        Standing::Done => "done",
        Standing::Partly => "partly",
        Standing::Failed => "failed",
        Standing::Unknown => "unknown",
    }
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
        "standing": standing(row),
        "reason": row.reason.as_str(),
        // Protected people who were acted against all the same: who, and why they are protected.
        "overridden": plan["overridden"].as_array().cloned().unwrap_or_default(),
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
        let result = Phrase::new(format!("standing-{}", standing(row)))
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
        output::result(cells.join("  ").trim_end())?;
    }
    Ok(())
}

async fn verify(journal: &Journal, texts: &Texts) -> anyhow::Result<ExitCode> {
    let chain = journal.verify().await?;
    let (phrase, whole) = match chain {
        Chain::Whole { entries } => (Phrase::new("cli-journal-whole").with("entries", entries), true),
        Chain::Altered { entry } => (Phrase::new("cli-journal-altered").with("entry", entry), false),
        Chain::Missing { entry } => (Phrase::new("cli-journal-missing").with("entry", entry), false),
        Chain::CutOff { last, head } => {
            (Phrase::new("cli-journal-cut-off").with("last", last).with("head", head), false)
        }
        Chain::Appended { entry } => (Phrase::new("cli-journal-appended").with("entry", entry), false),
    };
    output::result(texts.say(&phrase).as_str())?;
    let (last, hash) = journal.head().await?;
    let head = Phrase::new("cli-journal-head").with("last", last).with("hash", SafeText::new(&hash));
    output::result(texts.say(&head).as_str())?;
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
