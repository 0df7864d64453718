//! IDs and sequences, from arguments, files and standard input.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Read};
use std::ops::RangeInclusive;
use std::path::Path;

use crate::app::ids::check;
use crate::cli::status::Halt;
use crate::domain::{GroupId, Policy, UserId};
use crate::i18n::{Arg, Phrase};
use crate::text::SafeText;

/// Sequences are unsigned 32-bit numbers.
const LAST_SEQ: u64 = u32::MAX as u64;
/// Bad lines of a file that are told of; a file of another kind is bad from its first to its last line.
const TOLD: usize = 5;

/// Keeps the first of equal ones.
pub(super) fn unique<T: Clone + Eq + std::hash::Hash>(list: Vec<T>) -> Vec<T> {
    let mut seen = HashSet::new();
    list.into_iter().filter(|item| seen.insert(item.clone())).collect()
}

pub(super) fn group(text: &str) -> Result<GroupId, Halt> {
    if text.trim().is_empty() {
        return Err(Halt::wrong(Phrase::new("cli-empty-id")));
    }
    Ok(GroupId::from(text))
}

/// An ID as an argument.
pub(super) fn user(text: &str) -> Result<UserId, Halt> {
    let wrong =
        |why| Halt::wrong(Phrase::new("cli-bad-id").with("words", SafeText::new(text)).with("why", why));
    check(text).map(|()| UserId::from(text)).map_err(|key| wrong(Phrase::new(key)))
}

/// The IDs of a file, or with `-` of standard input.
pub(super) fn users_from(path: &Path) -> Result<Vec<UserId>, Halt> {
    let (name, read): (Arg, _) = if path == Path::new("-") {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_to_end(&mut bytes);
        (Arg::Key("cli-standard-input".to_owned()), read.map(|_| bytes))
    } else {
        (SafeText::new(&path.display().to_string()).into(), fs::read(path))
    };
    let bytes = read.map_err(|error| {
        let why = SafeText::new(&error.to_string());
        Halt::wrong(Phrase::new("cli-cannot-read").with("file", name.clone()).with("why", why))
    })?;
    let (users, mistakes) = parse(&bytes);
    if mistakes.is_empty() && users.is_empty() {
        return Err(Halt::wrong(Phrase::new("cli-no-ids").with("file", name)));
    }
    if mistakes.is_empty() {
        return Ok(users);
    }
    let more = mistakes.len().saturating_sub(TOLD);
    let told = mistakes.into_iter().take(TOLD).map(|Mistake { line, text, why }| {
        Phrase::new("cli-bad-line")
            .with("file", name.clone())
            .with("line", line)
            .with("words", text)
            .with("why", Phrase::new(why))
    });
    let rest = (more > 0).then(|| Phrase::new("cli-bad-lines-more").with("n", more));
    Err(Halt::all_wrong(told.chain(rest).collect()))
}

#[derive(Debug, PartialEq)]
struct Mistake {
    line: usize,
    text: SafeText,
    why: &'static str,
}

/// One ID a line; empty lines, and what stands behind a `#`, do not count.
fn parse(bytes: &[u8]) -> (Vec<UserId>, Vec<Mistake>) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (mut users, mut mistakes) = (Vec::new(), Vec::new());
    for (at, raw) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let text = String::from_utf8_lossy(raw);
        let id = without_comment(&text).trim();
        if id.is_empty() {
            continue;
        }
        // A table or a list on one line must not become one strange ID.
        let several = id.contains(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
        match check(id) {
            Ok(()) if !several => users.push(UserId::from(id)),
            problem => {
                let why = problem.err().unwrap_or("cli-id-several");
                mistakes.push(Mistake { line: at + 1, text: SafeText::new(id), why });
            }
        }
    }
    (users, mistakes)
}

/// `#` begins a comment at the beginning of a line or behind a blank: it may be part of an ID.
fn without_comment(line: &str) -> &str {
    let begins = |(at, _): &(usize, &str)| line[..*at].chars().next_back().is_none_or(char::is_whitespace);
    line.match_indices('#').find(begins).map_or(line, |(at, _)| &line[..at])
}

/// Sequences such as `7` and `10..20`, both ends included; in order, each once. More than the policy allows in one
/// action are refused before they are counted out.
pub(super) fn sequences(words: &[String], policy: &Policy) -> Result<Vec<u64>, Halt> {
    let mut ranges = Vec::with_capacity(words.len());
    for word in words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
        let wrong = || Halt::wrong(Phrase::new("cli-bad-seq").with("words", SafeText::new(word)));
        ranges.push(range(word).ok_or_else(wrong)?);
    }
    let count = ranges.iter().fold(0_u64, |sum, range| sum.saturating_add(range.end() - range.start() + 1));
    policy
        .within_cap(usize::try_from(count).unwrap_or(usize::MAX))
        .map_err(|denial| Halt::refused(Phrase::from(&denial)))?;
    let mut seqs: Vec<u64> = ranges.into_iter().flatten().collect();
    seqs.sort_unstable();
    seqs.dedup();
    if seqs.is_empty() { Err(Halt::wrong(Phrase::new("cli-empty-seq"))) } else { Ok(seqs) }
}

fn range(word: &str) -> Option<RangeInclusive<u64>> {
    let number = |text: &str| text.trim().parse().ok().filter(|seq| (1..=LAST_SEQ).contains(seq));
    let (from, to) = match word.split_once("..") {
        Some((from, to)) => (number(from)?, number(to.strip_prefix('=').unwrap_or(to))?),
        None => (number(word)?, number(word)?),
    };
    (from <= to).then_some(from..=to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_hold_one_id_a_line_with_comments_and_any_line_ends() {
        let text = "\u{feff}# spammers\r\nu_1\r\n\r\n  u_2  # since monday\n#u_3\nu#4\n";
        let (users, mistakes) = parse(text.as_bytes());
        assert_eq!(users, ["u_1", "u_2", "u#4"].map(UserId::from));
        assert_eq!(mistakes, []);
    }

    #[test]
    fn bad_lines_are_told_by_their_numbers() {
        let long = "x".repeat(33);
        let text = format!("u_1\nu_2,u_3\nu_\u{7528}\n\n{long}\nname id\n");
        let (_, mistakes) = parse(text.as_bytes());
        let told: Vec<_> = mistakes.iter().map(|mistake| (mistake.line, mistake.why)).collect();
        assert_eq!(
            told,
            [(2, "cli-id-several"), (3, "cli-id-characters"), (5, "cli-id-too-long"), (6, "cli-id-several")]
        );
        assert_eq!(parse(b"\xff\xfe\n").1[0].why, "cli-id-characters");
    }

    #[test]
    fn sequences_are_numbers_and_ranges() {
        let read = |words: &[&str]| {
            sequences(&words.iter().map(ToString::to_string).collect::<Vec<_>>(), &Policy::default())
        };
        assert_eq!(read(&["7", "2..4", "3"]).unwrap(), [2, 3, 4, 7]);
        for bad in ["0", "4..2", "x", "1..", "..3", "4294967296", "-1"] {
            assert!(read(&[bad]).is_err(), "{bad}");
        }
        assert!(read(&["1..4294967295"]).is_err(), "counted, not built");
    }
}
