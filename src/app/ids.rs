//! IDs of people, as they are typed, pasted or read from a file.

use crate::domain::UserId;
use crate::i18n::Phrase;
use crate::text::SafeText;

use super::sheets::parse_mute;

/// Bytes of the ID of a user, which are printable ASCII (the limits page, and error 7003 of the SDKs).
const USER_BYTES: usize = 32;
/// Words that a time may have: `2h 30m`, `1 week`.
const TIME_WORDS: usize = 3;

/// Why a text cannot be the ID of a user, as the key of the words for it.
pub fn check(text: &str) -> Result<(), &'static str> {
    if text.trim().is_empty() {
        Err("cli-empty-id")
    } else if !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        Err("cli-id-characters")
    } else if text.len() > USER_BYTES {
        Err("cli-id-too-long")
    } else {
        Ok(())
    }
}

/// IDs from words, each once, in their order; or which one is none, and why.
pub(super) fn read(words: &[&str]) -> Result<Vec<UserId>, Phrase> {
    let mut seen = std::collections::HashSet::new();
    let mut ids = Vec::with_capacity(words.len());
    for word in words {
        if let Err(why) = check(word) {
            let word = SafeText::new(word);
            return Err(Phrase::new("cli-bad-id").with("words", word).with("why", Phrase::new(why)));
        }
        if seen.insert(*word) {
            ids.push(UserId::new(*word));
        }
    }
    Ok(ids)
}

/// The words of a list: between blanks, line breaks, commas and semicolons. Behind a `#` that begins a line or stands
/// behind a blank, the rest of the line is a comment.
pub(super) fn words(text: &str) -> Vec<&str> {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '，' | '；' | '、');
    let mut words = Vec::new();
    for line in text.lines() {
        let of_line = line.split(separates).filter(|word| !word.is_empty());
        words.extend(of_line.take_while(|word| !word.starts_with('#')));
    }
    words
}

/// What follows `:mute`: IDs, then a time; the time may also come first. A bare number is a time, in minutes, when it is
/// the only one and nothing else is: whoever pastes numbers means IDs. `None` when there is more than one time.
pub fn and_time(text: &str) -> Option<(Vec<&str>, String)> {
    let words = words(text);
    let bare = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let spelled = |word: &str| !bare(word) && parse_mute(word).is_some();
    let numbers = words.iter().filter(|word| bare(word)).count();
    let alone = numbers == 1 && !words.iter().any(|word| spelled(word));
    let is_time = |part: &[&str]| match part {
        [word] if bare(word) => alone,
        part => parse_mute(&part.join(" ")).is_some(),
    };
    for count in (1..=TIME_WORDS.min(words.len())).rev() {
        let (ids, last) = words.split_at(words.len() - count);
        let (first, others) = words.split_at(count);
        for (time, ids) in [(last, ids), (first, others)] {
            if is_time(time) && !ids.iter().any(|word| spelled(word)) {
                return Some((ids.to_vec(), time.join(" ")));
            }
        }
    }
    (!words.iter().any(|word| spelled(word))).then(|| (words, String::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_told_from_the_time() {
        let read = |text| and_time(text).map(|(ids, time)| (ids.join(","), time));
        let both = |ids: &str, time: &str| Some((ids.to_owned(), time.to_owned()));
        assert_eq!(read(""), both("", ""));
        assert_eq!(read("10m"), both("", "10m"));
        assert_eq!(read("10"), both("", "10"));
        assert_eq!(read("u_1 u_2"), both("u_1,u_2", ""));
        assert_eq!(read("u_1 u_2 永久"), both("u_1,u_2", "永久"));
        assert_eq!(read("2h u_1"), both("u_1", "2h"));
        assert_eq!(read("u_1 1 week"), both("u_1", "1 week"));
        assert_eq!(read("u_1 30"), both("u_1", "30"));
        assert_eq!(read("10001 10002, 10003"), both("10001,10002,10003", ""));
        assert_eq!(read("10001 10m"), both("10001", "10m"));
        assert_eq!(read("u_1 10m u_2"), None);
        assert_eq!(read("10m 2h"), None);
    }

    #[test]
    fn lists_are_read_as_people_paste_them() {
        assert_eq!(
            words("u_1\r\n u_2,u_3;u_4\tu#5 # spammer\n# all\n，u_6"),
            ["u_1", "u_2", "u_3", "u_4", "u#5", "u_6"]
        );
        let ids = read(&["b", "a", "b"]).unwrap();
        assert_eq!(ids.iter().map(UserId::raw).collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!(read(&["好"]).unwrap_err().key, "cli-bad-id");
    }

    #[test]
    fn a_long_list_is_read_at_once() {
        let text = (0..10_000).map(|n| format!("user_{n}")).collect::<Vec<_>>().join("\n") + "\n10m";
        let (ids, time) = and_time(&text).unwrap();
        assert_eq!((ids.len(), time.as_str()), (10_000, "10m"));
    }
}
