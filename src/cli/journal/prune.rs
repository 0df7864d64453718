//! `imwarden journal prune`: asks, checks the chain, takes the content of old entries away.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use super::{NOT_CONFIRMED, Refused, filter, output};
use crate::config::{self, Environment};
use crate::domain::Stamp;
use crate::i18n::{Phrase, Texts};
use crate::journal::{Author, Journal};
use crate::text::SafeText;

/// What was asked for.
pub(super) struct Wanted<'a> {
    pub(super) before: &'a str,
    pub(super) reason: &'a str,
    pub(super) yes: bool,
}

pub(super) async fn run(
    path: &Path,
    wanted: &Wanted<'_>,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    let before = filter::moment(wanted.before, false)?;
    let operator = config::operator(environment).unwrap_or_else(|| SafeText::new("?"));
    let author = Author {
        operator: operator.as_str().to_owned(),
        profile: environment.profile.clone().unwrap_or_default(),
    };
    let journal = Journal::open(path, author).await?;
    let prunable = journal.prunable(before).await?;
    let shown = shown(before);
    if prunable.entries == 0 {
        output::tell(texts.say(&Phrase::new("cli-prune-nothing").with("before", shown)).as_str());
        return Ok(ExitCode::SUCCESS);
    }
    let plan = Phrase::new("cli-prune-plan")
        .with("entries", prunable.entries)
        .with("actions", prunable.actions)
        .with("kept", prunable.kept)
        .with("before", shown);
    output::tell(texts.say(&plan).as_str().trim_end());
    if !wanted.yes && !asked(texts)? {
        return Ok(ExitCode::from(NOT_CONFIRMED));
    }
    if !journal.verify().await?.is_whole() {
        return Err(Refused { words: Phrase::new("cli-prune-broken"), status: 1 }.into());
    }
    let pruned = journal.prune(before, wanted.reason).await?;
    let records: Vec<String> = pruned.records.iter().map(u64::to_string).collect();
    let told = Phrase::new("cli-pruned")
        .with("entries", pruned.entries)
        .with("actions", pruned.actions)
        .with("records", SafeText::new(&records.join(", #")));
    output::result(texts.say(&told).as_str())?;
    if !pruned.compacted {
        output::tell(texts.get("cli-pruned-in-use").as_str());
    }
    journal.close().await;
    Ok(ExitCode::SUCCESS)
}

fn shown(time: Stamp) -> SafeText {
    let time = time.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string();
    SafeText::new(&time)
}

/// Whether somebody typed yes. Where there is nobody to ask, nobody did.
fn asked(texts: &Texts) -> anyhow::Result<bool> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        output::tell(texts.get("cli-prune-needs-yes").as_str());
        return Ok(false);
    }
    write!(io::stderr(), "{} ", texts.get("cli-prune-ask"))?;
    io::stderr().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    let yes = answer.trim().eq_ignore_ascii_case("yes");
    if !yes {
        output::tell(texts.get("cli-prune-no").as_str());
    }
    Ok(yes)
}
