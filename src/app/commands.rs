//! The words of the command line: one table for completion, help and the hint for a mistyped one.

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct CommandRow {
    /// What it does.
    pub word: Word,
    /// As typed.
    pub name: &'static str,
    /// Another way to type it.
    pub alias: Option<&'static str>,
    /// What may follow, in the notation of manuals; the same in both languages.
    pub arguments: &'static str,
    /// Key of the text that says what it does.
    pub text: &'static str,
    /// Arguments that Tab completes.
    pub choices: &'static [&'static str],
}

macro_rules! commands {
    ($($word:ident, $name:literal, $alias:expr, $arguments:literal, $text:literal, [$($choice:literal),*];)*) => {
        /// A command.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the table's texts say what each does")]
        pub enum Word { $($word,)* }

        /// Every command, in the order of the help sheet.
        pub const COMMANDS: &[CommandRow] = &[$(CommandRow {
            word: Word::$word,
            name: $name,
            alias: $alias,
            arguments: $arguments,
            text: $text,
            choices: &[$($choice),*],
        },)*];
    };
}

commands! {
    Mute, "mute", None, "[ID ...|@FILE] [10m|2h|7d|forever]", "command-mute", ["10m", "1h", "1d", "7d", "forever"];
    Unmute, "unmute", None, "[ID ...|@FILE]", "command-unmute", [];
    Remove, "remove", Some("kick"), "[ID ...|@FILE]", "command-remove", [];
    Recall, "recall", None, "", "command-recall", [];
    Notify, "notify", None, "[TEXT]", "command-notify", [];
    Send, "send", None, "[TEXT]", "command-send", [];
    Role, "role", None, "", "command-role", [];
    Owner, "owner", Some("transfer"), "[ID]", "command-owner", [];
    NameCard, "card", None, "[NAME]", "command-card", [];
    MuteAll, "muteall", None, "[on|off]", "command-muteall", ["on", "off"];
    Undo, "undo", None, "[10m|#N]", "command-undo", ["10m", "1h"];
    Redo, "redo", None, "", "command-redo", [];
    User, "user", None, "ID", "command-user", [];
    Group, "group", None, "ID", "command-group", [];
    Filter, "filter", None, "[TEXT]", "command-filter", [];
    Sort, "sort", None, "COLUMN", "command-sort",
        ["role", "mute", "name", "id", "spoke", "joined", "service", "type", "size"];
    Refresh, "refresh", None, "", "command-refresh", [];
    Journal, "journal", None, "", "command-journal", [];
    Jobs, "jobs", None, "", "command-jobs", [];
    Pause, "pause", None, "[#N]", "command-pause", [];
    Resume, "resume", None, "[#N]", "command-resume", [];
    Cancel, "cancel", None, "[#N]", "command-cancel", [];
    Open, "open", None, "", "command-open", [];
    Lang, "lang", None, "[zh|en]", "command-lang", ["zh", "en"];
    Width, "width", None, "narrow|wide", "command-width", ["narrow", "wide"];
    Mouse, "mouse", None, "[on|off]", "command-mouse", ["on", "off"];
    ReadOnly, "ro", None, "", "command-ro", [];
    ReadWrite, "rw", None, "", "command-rw", [];
    Context, "ctx", None, "", "command-ctx", [];
    Help, "help", None, "", "command-help", [];
    Quit, "quit", Some("q"), "", "command-quit", [];
}

/// The command that is typed so.
pub fn find(name: &str) -> Option<&'static CommandRow> {
    COMMANDS.iter().find(|row| row.name == name || row.alias == Some(name))
}

/// The command whose name is nearest to a mistyped one.
pub fn nearest(name: &str) -> Option<&'static CommandRow> {
    // Most slips come after the first letter.
    let key = |row: &&CommandRow| (distance(name, row.name), row.name.chars().next() != name.chars().next());
    let best = COMMANDS.iter().min_by_key(key)?;
    (distance(name, best.name) <= 1 + best.name.len() / 3).then_some(best)
}

/// Letters to change, add or leave out (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// What Tab makes of a line: every completion of its last word, in the order of the table.
pub fn completions(line: &str) -> Vec<String> {
    match line.split_once(' ') {
        None => {
            let spelled = |row: &'static CommandRow| {
                let name = std::iter::once(row.name).filter(|name| name.starts_with(line));
                // The alias of a name that fits as well would only be in the way.
                let other = row.alias.filter(|alias| alias.starts_with(line) && !row.name.starts_with(line));
                name.chain(other).map(|name| (name, row.arguments.is_empty()))
            };
            let found = COMMANDS.iter().flat_map(spelled);
            found.map(|(name, alone)| if alone { name.to_owned() } else { format!("{name} ") }).collect()
        }
        Some((name, rest)) => find(name).map_or_else(Vec::new, |row| {
            // The time of a mute stands behind the IDs.
            let (before, last) = match rest.rsplit_once(' ') {
                Some((ids, last)) if row.word == Word::Mute => (format!("{name} {ids}"), last),
                _ => (name.to_owned(), rest),
            };
            let fitting = row.choices.iter().filter(|choice| choice.starts_with(last));
            fitting.map(|choice| format!("{before} {choice}")).collect()
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut seen = std::collections::HashSet::new();
        for row in COMMANDS {
            assert!(seen.insert(row.name), "{}", row.name);
            if let Some(alias) = row.alias {
                assert!(seen.insert(alias), "{alias}");
            }
        }
    }

    #[test]
    fn an_alias_is_completed_too() {
        assert_eq!(find("transfer").map(|row| row.name), Some("owner"));
        assert_eq!(completions("tr"), ["transfer "]);
    }

    #[test]
    fn a_mistyped_command_finds_its_neighbour() {
        assert_eq!(nearest("mtue").map(|row| row.name), Some("mute"));
        assert_eq!(nearest("quti").map(|row| row.name), Some("quit"));
        assert_eq!(nearest("xyzzyplugh").map(|row| row.name), None);
    }

    #[test]
    fn tab_completes_names_and_choices() {
        assert_eq!(completions("mu"), ["mute ", "muteall "]);
        assert_eq!(completions("lang "), ["lang zh", "lang en"]);
        assert_eq!(completions("mute u_9 f"), ["mute u_9 forever"]);
        assert_eq!(completions("nothing "), Vec::<String>::new());
    }
}
