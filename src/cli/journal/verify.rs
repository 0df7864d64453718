//! `imwarden journal verify`: the verdict in words or as JSON; status 0 only for a journal that is whole.

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::output as out;
use super::{Stopped, no_journal};
use crate::cli::status::Halt;
use crate::i18n::{Phrase, Texts};
use crate::job::{Break, Chain, Head, JournalTrouble};
use crate::journal::{Journal, JournalError};
use crate::text::SafeText;

pub(super) async fn run(
    path: &Path,
    expected: Option<&str>,
    as_json: bool,
    texts: &Texts,
) -> anyhow::Result<ExitCode> {
    let expected = expected.map(head).transpose()?;
    if !path.exists() {
        // Whoever expects a journal must learn that it is gone.
        return told(as_json, texts, &json!({ "kind": "no-journal" }), &no_journal(path));
    }
    let checked = match Journal::open_read_only(path).await {
        Ok(journal) => journal.verify_against(expected).await.map(|chain| (journal, chain)),
        Err(error) => Err(error),
    };
    match checked {
        Ok((journal, chain)) => verdict(&journal, &chain, as_json, texts).await,
        Err(error) => no_verdict(&error, as_json, texts),
    }
}

/// Reads `812:ab12…`.
fn head(words: &str) -> Result<Head, Stopped> {
    let wrong = || Stopped(Halt::wrong(Phrase::new("cli-bad-head").with("words", SafeText::new(words))));
    let (number, hash) = words.trim().split_once(':').ok_or_else(wrong)?;
    let hash = hash.to_ascii_lowercase();
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number: u64 = number.parse().map_err(|_| wrong())?;
    if is_hash && number > 0 { Ok(Head { number, hash }) } else { Err(wrong()) }
}

/// As [`head`] reads it.
pub(super) fn written(head: &Head) -> String {
    format!("{}:{}", head.number, head.hash)
}

async fn verdict(journal: &Journal, chain: &Chain, as_json: bool, texts: &Texts) -> anyhow::Result<ExitCode> {
    let status = if chain.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    if as_json {
        out::result(&object(chain).to_string())?;
        return Ok(status);
    }
    let say = |phrase: &Phrase| out::result(texts.say(phrase).as_str());
    if chain.is_whole() {
        let key = if chain.pruned > 0 { "chain-whole-pruned" } else { "chain-whole" };
        let count = SafeText::new(&chain.entries.to_string());
        say(&Phrase::new(key).with("n", chain.entries).with("count", count).with("pruned", chain.pruned))?;
    } else {
        say(&Phrase::new("cli-journal-broken").with("n", chain.breaks.len() as u64 + chain.more))?;
        for found in &chain.breaks {
            say(&Phrase::from(found))?;
        }
        if chain.more > 0 {
            say(&Phrase::new("chain-more").with("more", chain.more))?;
        }
    }
    if chain.pruned > 0 {
        prunings(journal, texts).await?;
    }
    let head = SafeText::new(&written(&chain.head));
    say(&Phrase::new("cli-journal-head").with("head", &head))?;
    if chain.is_whole() && chain.head.number > 0 {
        out::tell(texts.say(&Phrase::new("cli-journal-head-why").with("head", head)).as_str());
    }
    Ok(status)
}

/// Who pruned what.
async fn prunings(journal: &Journal, texts: &Texts) -> anyhow::Result<()> {
    for pruning in journal.prunings().await? {
        let zone = jiff::tz::TimeZone::system();
        let before = pruning.before.to_zoned(zone).strftime("%Y-%m-%d %H:%M:%S %:z").to_string();
        let phrase = Phrase::new("cli-journal-pruned-by")
            .with("entry", SafeText::new(&pruning.number.to_string()))
            .with("entries", pruning.entries)
            .with("before", SafeText::new(&before))
            .with("operator", pruning.operator);
        out::result(texts.say(&phrase).as_str())?;
    }
    Ok(())
}

fn object(chain: &Chain) -> Value {
    let found = |found: &Break| {
        let mut object = json!({ "kind": found.code() });
        if let Some(span) = found.span() {
            object["first"] = json!(span.first);
            object["last"] = json!(span.last);
        }
        if let Break::Inconsistent(detail) = found {
            object["detail"] = json!(detail);
        }
        object
    };
    json!({
        "whole": chain.is_whole(),
        "entries": chain.entries,
        "pruned": chain.pruned,
        "head": { "number": chain.head.number, "hash": chain.head.hash },
        "breaks": chain.breaks.iter().map(found).collect::<Vec<_>>(),
        "more": chain.more,
    })
}

/// The file cannot even be opened: for most reasons that is a verdict too.
fn no_verdict(error: &JournalError, as_json: bool, texts: &Texts) -> anyhow::Result<ExitCode> {
    let trouble = error.trouble();
    let key = match trouble {
        JournalTrouble::NotAJournal | JournalTrouble::Damaged => "cli-journal-damaged",
        _ => "cli-journal-no-verdict",
    };
    let why = Phrase::of_trouble(trouble, error.detail());
    let object = json!({ "kind": trouble.code(), "detail": error.detail() });
    told(as_json, texts, &object, &Phrase::new(key).with("why", why))
}

fn told(as_json: bool, texts: &Texts, found: &Value, words: &Phrase) -> anyhow::Result<ExitCode> {
    let line = if as_json {
        json!({ "whole": false, "breaks": [found] }).to_string()
    } else {
        texts.say(words).into_string()
    };
    out::result(&line)?;
    Ok(ExitCode::FAILURE)
}
