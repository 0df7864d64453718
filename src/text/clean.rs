//! The cleaner behind [`SafeText`](super::SafeText): one pass, one decision per character.
//!
//! Every decision depends on what was already kept and on characters that will be kept, never on something that
//! becomes a mark. That is why cleaning twice changes nothing.

use std::fmt::Write as _;

use super::{control, emoji, hidden};

/// Longest cleaned text, in characters. The service refuses bodies far below this; a hostile answer may not.
pub const MAX_CHARS: usize = 65_536;

/// Combining marks kept on one character.
const MAX_MARKS: usize = 4;
/// Joiners kept in one emoji; the longest in use have three.
const MAX_JOINS: usize = 4;
/// Room kept for the mark that tells how much was cut.
const CUT_ROOM: usize = 28;

/// How line breaks and tabs are treated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// One line: a break becomes [`NEWLINE_MARK`], a tab `<TAB>`.
    One,
    /// Breaks stay as `\n`, a tab becomes four spaces.
    Many,
}

/// Stands for a line break in one-line text. U+21B5 is one column everywhere: its East Asian width is neutral, not
/// ambiguous (as most arrows are), and it has no emoji form (as U+23CE's neighbours do).
pub const NEWLINE_MARK: char = '\u{21b5}';

/// The cleaned form of `raw`, or `None` when it is clean already.
pub(super) fn clean(raw: &str, lines: Lines) -> Option<String> {
    if raw.len() <= MAX_CHARS && raw.chars().all(hidden::is_plain) {
        return None;
    }
    let mut cleaner =
        Cleaner { raw, lines, out: String::with_capacity(raw.len().min(MAX_CHARS)), ..Cleaner::default() };
    while cleaner.position < raw.len() {
        cleaner.step();
        if cleaner.length > MAX_CHARS {
            cleaner.cut();
            break;
        }
    }
    Some(cleaner.out)
}

/// What the text so far ends with.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Last {
    /// Nothing to attach to: the start, a line break, a mark.
    #[default]
    Nothing,
    /// Any character with a place of its own.
    Base,
    /// An emoji that nothing has been attached to.
    Pictograph,
    /// An emoji with a skin tone or VS16.
    Dressed,
    /// A joiner, with an emoji to come.
    Joiner,
}

struct Cleaner<'a> {
    raw: &'a str,
    lines: Lines,
    /// Bytes of `raw` already read.
    position: usize,
    out: String,
    /// Characters in `out`.
    length: usize,
    last: Last,
    /// Marks kept on the last base.
    marks: usize,
    /// Joiners kept in the current emoji.
    joins: usize,
    /// The last place where cutting leaves whole characters and room: bytes of `out`, bytes of `raw`.
    cut_at: (usize, usize),
}

impl Default for Cleaner<'_> {
    fn default() -> Self {
        Self {
            raw: "",
            lines: Lines::One,
            position: 0,
            out: String::new(),
            length: 0,
            last: Last::Nothing,
            marks: 0,
            joins: 0,
            cut_at: (0, 0),
        }
    }
}

impl<'a> Cleaner<'a> {
    fn rest(&self) -> &'a str {
        &self.raw[self.position..]
    }

    /// Reads one character or sequence.
    fn step(&mut self) {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return };
        match c {
            '\n' => self.line_break(1),
            '\r' => self.line_break(1 + usize::from(rest[1..].starts_with('\n'))),
            '\t' => self.tab(),
            _ if c.is_control() => {
                if let Some((taken, mark)) = control::scan(rest) {
                    self.mark(&mark, taken);
                }
            }
            emoji::ZWJ if self.joins_here() => {
                self.keep(c);
                self.joins += 1;
                self.last = Last::Joiner;
            }
            emoji::VS16 if self.dresses_here() => {
                self.keep(c);
                self.last = Last::Dressed;
            }
            _ if emoji::is_tag(c) => {
                let count = rest.chars().take_while(|&t| emoji::is_tag(t)).count();
                self.mark(&format!("<TAGS x{count}>"), count * c.len_utf8());
            }
            _ if hidden::is_hidden(c) => {
                let count = rest.chars().take_while(|&same| same == c).count();
                let code = u32::from(c);
                let mark =
                    if count == 1 { format!("<U+{code:04X}>") } else { format!("<U+{code:04X} x{count}>") };
                self.mark(&mark, count * c.len_utf8());
            }
            _ if self.attaches(c) => self.attach(),
            _ => self.base(c),
        }
    }

    /// A ZWJ stays between two emoji.
    fn joins_here(&self) -> bool {
        let next = self.rest().chars().nth(1);
        matches!(self.last, Last::Pictograph | Last::Dressed)
            && self.joins < MAX_JOINS
            && next.is_some_and(|c| emoji::is_pictograph(c) && !hidden::is_hidden(c))
    }

    /// A VS16 stays right after an emoji, and between a digit and the keycap.
    fn dresses_here(&self) -> bool {
        let keycap = || {
            self.last == Last::Base
                && self.out.chars().next_back().is_some_and(emoji::is_keycap_base)
                && self.rest().chars().nth(1) == Some(emoji::KEYCAP)
        };
        self.last == Last::Pictograph || keycap()
    }

    /// Whether `c` is drawn onto the character before. A skin tone is, after an emoji; elsewhere it stands alone.
    fn attaches(&self, c: char) -> bool {
        let emoji = matches!(self.last, Last::Pictograph | Last::Dressed);
        hidden::is_combining(c) || emoji && emoji::is_modifier(c)
    }

    /// A run of marks: the first few stay, the others are counted.
    fn attach(&mut self) {
        let run = self.rest();
        let room = if self.last == Last::Nothing { 0 } else { MAX_MARKS.saturating_sub(self.marks) };
        let count = run.chars().take_while(|&c| self.attaches(c)).count();
        for c in run.chars().take(count.min(room)) {
            self.keep(c);
            self.marks += 1;
            let dressed = emoji::is_modifier(c) && matches!(self.last, Last::Pictograph | Last::Dressed);
            self.last = if dressed { Last::Dressed } else { Last::Base };
        }
        if count > room {
            let over = &self.rest();
            let bytes = over.chars().take(count - room).map(char::len_utf8).sum();
            let mark = match over.chars().next() {
                Some(c) if count == room + 1 => format!("<U+{:04X}>", u32::from(c)),
                _ => format!("<+{} marks>", count - room),
            };
            self.mark(&mark, bytes);
        }
    }

    /// A character with a place of its own.
    fn base(&mut self, c: char) {
        let pictograph = emoji::is_pictograph(c);
        // No emoji in use joins a subdivision flag to another.
        let flag = if self.last == Last::Joiner { None } else { emoji::tag_flag(self.rest()) };
        if self.last != Last::Joiner {
            self.joins = 0;
            self.may_cut();
        }
        self.marks = 0;
        self.last = if pictograph { Last::Pictograph } else { Last::Base };
        self.keep(c);
        if let Some(length) = flag {
            let tags = &self.rest()[..length - c.len_utf8()];
            for tag in tags.chars() {
                self.keep(tag);
            }
            self.last = Last::Base;
        }
    }

    fn line_break(&mut self, taken: usize) {
        let shown = if self.lines == Lines::One { NEWLINE_MARK } else { '\n' };
        self.mark(shown.encode_utf8(&mut [0; 4]), taken);
    }

    fn tab(&mut self) {
        self.mark(if self.lines == Lines::One { "<TAB>" } else { "    " }, 1);
    }

    /// Writes `shown` in place of the next `taken` bytes.
    fn mark(&mut self, shown: &str, taken: usize) {
        self.may_cut();
        self.out.push_str(shown);
        self.length += shown.chars().count();
        self.position += taken;
        self.last = Last::Nothing;
        self.marks = 0;
        self.joins = 0;
    }

    fn keep(&mut self, c: char) {
        self.out.push(c);
        self.length += 1;
        self.position += c.len_utf8();
    }

    fn may_cut(&mut self) {
        if self.length <= MAX_CHARS - CUT_ROOM {
            self.cut_at = (self.out.len(), self.position);
        }
    }

    fn cut(&mut self) {
        let (kept, read) = self.cut_at;
        self.out.truncate(kept);
        let lost = self.raw[read..].chars().count();
        // Writing to a String cannot fail.
        let _ = write!(self.out, "<cut {lost}>");
    }
}
