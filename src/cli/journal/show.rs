//! `imwarden journal show N`: one action whole.

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::{Stopped, jsonl, output};
use crate::cli::status::Halt;
use crate::i18n::{Phrase, Texts};
use crate::job::{Deed, Recorded, TargetResult, Verdict};
use crate::journal::Journal;
use crate::text::{SafeText, WidthPolicy};
use crate::view::{Skin, recorded as lines};

/// Columns where nobody says how many there are.
const WIDTH: usize = 100;
/// A terminal that is narrower wraps the lines itself.
const NARROW: usize = 40;

pub(super) async fn run(
    journal: &Journal,
    number: u64,
    table: bool,
    texts: &Texts,
) -> anyhow::Result<ExitCode> {
    let Some(recorded) = journal.recorded(number).await? else {
        let entry = SafeText::new(&number.to_string());
        return Err(Stopped(Halt::failed(Phrase::new("record-none").with("entry", entry))).into());
    };
    if table {
        let skin = Skin::new(texts.lang(), WidthPolicy::default(), true);
        let size = crossterm::terminal::size().ok().filter(|_| io::stdout().is_terminal());
        let width = size.map_or(WIDTH, |(columns, _)| usize::from(columns).max(NARROW));
        for line in lines(&recorded, &skin, width) {
            output::result(&line)?;
        }
    } else {
        output::result(&object(journal, number, &recorded).await?)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What follows from the entries, and the entries themselves, each as in an export.
async fn object(journal: &Journal, number: u64, recorded: &Recorded) -> anyhow::Result<String> {
    let mut told = match recorded {
        Recorded::Action(action) => json!({
            "kind": "action",
            "number": action.number,
            "time": action.at.to_string(),
            "operator": action.operator,
            "profile": action.profile,
            "action": action.plan.action.kind().code(),
            "group": action.plan.group.raw(),
            "standing": action.standing,
            "denial": action.denial,
            "results": action.results.iter().map(result).collect::<Vec<_>>(),
            "fits": action.seals.iter().all(|seal| seal.fits),
        }),
        Recorded::Call(call) => json!({
            "kind": "call",
            "number": call.number,
            "time": call.at.to_string(),
            "operator": call.operator,
            "profile": call.profile,
            "action": Deed::Call.code(),
            "path": call.path,
            "group": call.group,
            "standing": call.standing,
            "fault": call.fault,
            "fits": call.seals.iter().all(|seal| seal.fits),
        }),
        Recorded::Pruning(pruning) => {
            json!({ "kind": "prune", "number": pruning.number, "fits": pruning.seal.fits })
        }
        Recorded::Pruned { entry, by, seal } => {
            json!({ "kind": "pruned", "number": entry, "by": by, "fits": seal.fits })
        }
    }
    .to_string();
    // Parsing and writing them again could change what was hashed.
    told.pop();
    told.push_str(",\"entries\":[");
    let mut line = Vec::new();
    for (at, entry) in journal.entries_of(number).await?.iter().enumerate() {
        jsonl::write(&entry.stored(), &mut line);
        told.push_str(if at > 0 { "," } else { "" });
        told.push_str(&String::from_utf8_lossy(&line));
    }
    told.push_str("]}");
    Ok(told)
}

fn result(result: &TargetResult) -> Value {
    let (word, fault) = match &result.verdict {
        Verdict::Done => ("done", None),
        Verdict::Failed(fault) => ("failed", Some(fault)),
        Verdict::Unknown(fault) => ("unknown", Some(fault)),
        Verdict::NotStarted => ("not-started", None),
    };
    json!({ "subject": result.subject, "result": word, "fault": fault })
}
