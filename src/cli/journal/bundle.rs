//! `imwarden journal bundle`: a folder that a third party can read and check.
//!
//! The check is a shell script: every system has a shell and sha256sum (or shasum), not every one Python; and somebody
//! who doubts this program can read a hundred lines of shell before running them.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use jiff::tz::TimeZone;

use super::case::{CaseFolder, WIDTH, create};
use super::verify::written;
use super::{Stopped, export, filter, output, safe_path};
use crate::cli::status::Halt;
use crate::config::{self, Environment};
use crate::i18n::{Phrase, Texts};
use crate::journal::{Filter, Journal, sha256};
use crate::text::{SafeText, WidthPolicy, wrap};
use crate::view::Skin;

const SCRIPT: &str = include_str!("../../../assets/journal/check.sh");

pub(super) async fn run(
    journal: &Journal,
    filter: Filter,
    out: &Path,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    if filter == Filter::default() {
        return Err(Stopped(Halt::wrong(Phrase::new("bundle-needs-filter"))).into());
    }
    if out.exists() {
        let words = Phrase::new("cli-folder-exists").with("path", safe_path(out));
        return Err(Stopped(Halt::failed(words)).into());
    }
    if !journal.verify().await?.is_whole() {
        return Err(Stopped(Halt::failed(Phrase::new("bundle-broken"))).into());
    }
    let cannot = |error: io::Error| Stopped::cannot_write(out, &error);
    // Under another name until it is complete.
    let temporary = private_folder(export::folder(out)).map_err(cannot)?;
    let skin = Skin::new(texts.lang(), WidthPolicy::default(), true);
    let case = CaseFolder::new(temporary.path(), skin, filter.user.clone()).map_err(cannot)?;
    let mut case = journal.case(&filter, case).await?.map_err(cannot)?;
    if case.entries == 0 {
        return Err(Stopped(Halt::failed(Phrase::new("bundle-empty"))).into());
    }
    let operator = config::operator(environment).unwrap_or_else(|| SafeText::new("?"));
    let sums = complete(temporary.path(), &mut case, &filter, &operator, texts).map_err(cannot)?;
    fs::rename(temporary.path(), out).map_err(cannot)?;
    tell(&case, &filter, out, &sums, texts)?;
    Ok(ExitCode::SUCCESS)
}

/// A new folder in this one that only its owner may enter.
fn private_folder(within: &Path) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".imwarden-case-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o700));
    }
    builder.tempdir_in(within)
}

fn tell(case: &CaseFolder, filter: &Filter, out: &Path, sums: &str, texts: &Texts) -> io::Result<()> {
    let made = Phrase::new("bundle-made")
        .with("path", safe_path(out))
        .with("actions", case.actions_count)
        .with("messages", case.messages.len())
        .with("entries", case.entries);
    output::result(texts.say(&made).as_str())?;
    output::result(texts.say(&Phrase::new("bundle-sums").with("hash", SafeText::new(sums))).as_str())?;
    let head = SafeText::new(&written(&case.head));
    output::result(texts.say(&Phrase::new("bundle-head").with("head", head)).as_str())?;
    let others = case.people.iter().filter(|user| filter.user.as_ref() != Some(user)).count();
    if filter.user.is_some() && others > 0 {
        output::tell(texts.say(&Phrase::new("bundle-others").with("n", others)).as_str());
    }
    Ok(())
}

/// Writes the other files. Gives the SHA-256 of the list of sums.
fn complete(
    folder: &Path,
    case: &mut CaseFolder,
    filter: &Filter,
    operator: &SafeText,
    texts: &Texts,
) -> io::Result<String> {
    case.finish()?;
    messages(folder, case, texts)?;
    let write = |name: &str, text: &str| create(&folder.join(name))?.write_all(text.as_bytes());
    write("README.txt", &readme(case, filter, operator, texts))?;
    write("check.sh", &script(texts))?;
    let mut files =
        vec!["README.txt", "actions.txt", "chain.txt", "check.sh", "messages.jsonl", "messages.txt"]
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>();
    for entry in fs::read_dir(folder.join("entries"))? {
        files.push(format!("entries/{}", entry?.file_name().to_string_lossy()));
    }
    files.sort();
    let mut sums = String::new();
    for file in files {
        sums.extend([&sha256_of(&folder.join(&file))?, "  ", &file, "\n"]);
    }
    write("SHA256SUMS", &sums)?;
    sha256_of(&folder.join("SHA256SUMS"))
}

fn sha256_of(path: &Path) -> io::Result<String> {
    sha256(fs::File::open(path)?)
}

fn messages(folder: &Path, case: &CaseFolder, texts: &Texts) -> io::Result<()> {
    let mut readable = create(&folder.join("messages.txt"))?;
    let mut raw = create(&folder.join("messages.jsonl"))?;
    if case.messages.is_empty() {
        writeln!(readable, "{}", texts.get("bundle-no-messages"))?;
    }
    for quoted in &case.messages {
        writeln!(raw, "{}", quoted.json())?;
        let message = &quoted.message;
        let at = crate::domain::Stamp::from_second(message.time).map(zoned).unwrap_or_default();
        let entry = SafeText::new(&quoted.entry.to_string());
        writeln!(readable, "{at}  {}", message.sender.safe())?;
        writeln!(
            readable,
            "  {} {}  #{}  ({})",
            quoted.group_name,
            quoted.group.safe(),
            message.seq,
            texts.say(&Phrase::new("bundle-message").with("entry", entry))
        )?;
        for said in message.said() {
            for line in wrap(said.as_str(), WIDTH - 4) {
                writeln!(readable, "    {line}")?;
            }
        }
        writeln!(readable)?;
    }
    Ok(())
}

fn zoned(at: crate::domain::Stamp) -> String {
    at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string()
}

fn readme(case: &CaseFolder, filter: &Filter, operator: &SafeText, texts: &Texts) -> String {
    let named = |key: &str, file: &'static str| Phrase::new(key).with("file", SafeText::new(file));
    let about = vec![
        Phrase::new("bundle-title"),
        Phrase::new("bundle-by")
            .with("time", SafeText::new(&zoned(filter::now())))
            .with("operator", operator),
        Phrase::new("bundle-asked").with("filter", SafeText::new(&asked(filter))),
        Phrase::new("bundle-head").with("head", SafeText::new(&written(&case.head))),
    ];
    let files = [
        ("bundle-file-messages", "messages.txt"),
        ("bundle-file-raw", "messages.jsonl"),
        ("bundle-file-actions", "actions.txt"),
        ("bundle-file-entries", "entries/"),
        ("bundle-file-chain", "chain.txt"),
        ("bundle-file-check", "check.sh"),
        ("bundle-file-sums", "SHA256SUMS"),
    ];
    let files = std::iter::once(Phrase::new("bundle-files")).chain(files.map(|(key, file)| named(key, file)));
    let mut proves = vec![Phrase::new("bundle-proves")];
    proves.extend((1..=3).map(|number| named(&format!("bundle-proves-{number}"), "entries/")));
    if case.opaque > 0 {
        proves.push(Phrase::new("bundle-old").with("n", case.opaque));
    }
    let mut not = vec![Phrase::new("bundle-proves-not")];
    not.extend((1..=4).map(|number| Phrase::new(format!("bundle-proves-not-{number}"))));
    let sections = [about, files.collect(), vec![named("bundle-how", "check.sh")], proves, not];
    let section = |(at, phrases): (usize, &Vec<Phrase>)| {
        // The first lines of all but the first section stand over a list.
        let mark = |line: usize| if at > 0 && line > 0 { "- " } else { "" };
        let item = |(line, phrase): (usize, &Phrase)| item(mark(line), texts.say(phrase).as_str());
        phrases.iter().enumerate().map(item).collect::<String>()
    };
    sections.iter().enumerate().map(section).collect::<Vec<_>>().join("\n")
}

/// Lines with a mark before the first and blanks before the others.
fn item(mark: &str, text: &str) -> String {
    let (mut item, mut before) = (String::new(), mark);
    for line in wrap(text, WIDTH - mark.len()) {
        item.extend([before, &line, "\n"]);
        before = &"  "[..mark.len()];
    }
    item
}

/// The filter as it is written on the command line.
fn asked(filter: &Filter) -> String {
    let parts = [
        ("--user", filter.user.as_ref().map(|user| user.raw().to_owned())),
        ("--group", filter.group.as_ref().map(|group| group.raw().to_owned())),
        ("--operator", filter.operator.clone()),
        ("--action", filter.action.map(|action| action.code().to_owned())),
        ("--since", filter.since.map(|time| time.to_string())),
        ("--until", filter.until.map(|time| time.to_string())),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value?))).collect();
    parts.join(" ")
}

/// The script, with its words in the language asked for. Where they belong stands a key between two `@`.
fn script(texts: &Texts) -> String {
    let piece = |(at, piece): (usize, &str)| match at % 2 {
        0 => piece.to_owned(),
        _ => format!("'{}'", texts.get(piece).as_str().replace('\'', r"'\''")),
    };
    SCRIPT.split('@').enumerate().map(piece).collect()
}
