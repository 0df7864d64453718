//! `imwarden journal prune`: asks, checks the chain, takes the content of old entries away.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use super::{Stopped, filter, output};
use crate::cli::args::Args;
use crate::cli::status::Halt;
use crate::config::{self, Environment};
use crate::domain::{Denial, Stamp};
use crate::i18n::{Phrase, Texts};
use crate::journal::{Author, Journal};
use crate::text::SafeText;

pub(super) async fn run(
    path: &Path,
    before: &str,
    args: &Args,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    let before = filter::moment(before, false)?;
    let journal = if args.shared.dry_run {
        Journal::open_read_only(path).await?
    } else {
        if args.read_only {
            return Err(Stopped(Halt::refused(Phrase::from(&Denial::ReadOnly))).into());
        }
        let operator = config::operator(environment).unwrap_or_else(|| SafeText::new("?"));
        let profile = args.profile.clone().or_else(|| environment.profile.clone());
        let author = Author { operator: operator.as_str().to_owned(), profile: profile.unwrap_or_default() };
        Journal::open(path, author).await?
    };
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
    if args.shared.dry_run {
        return Ok(ExitCode::SUCCESS);
    }
    if !args.shared.yes {
        confirm(texts)?;
    }
    if !journal.verify().await?.is_whole() {
        return Err(Stopped(Halt::failed(Phrase::new("cli-prune-broken"))).into());
    }
    carry_out(journal, before, args, texts).await?;
    Ok(ExitCode::SUCCESS)
}

async fn carry_out(journal: Journal, before: Stamp, args: &Args, texts: &Texts) -> anyhow::Result<()> {
    let pruned = journal.prune(before, args.shared.reason.as_deref().unwrap_or_default()).await?;
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
    Ok(())
}

fn shown(time: Stamp) -> SafeText {
    let time = time.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string();
    SafeText::new(&time)
}

/// Goes on when somebody types yes. Where there is nobody to ask, nobody did.
fn confirm(texts: &Texts) -> anyhow::Result<()> {
    let no = |key: &str| Stopped(Halt::refused(Phrase::new(key)));
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(no("cli-prune-needs-yes").into());
    }
    write!(io::stderr(), "{} ", texts.get("cli-prune-ask"))?;
    io::stderr().flush()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    if answer.trim().eq_ignore_ascii_case("yes") { Ok(()) } else { Err(no("cli-prune-no").into()) }
}
