//! Measuring and fitting text, in terminal columns.
//!
//! Columns are those of `unicode-width`, added up grapheme by grapheme, as ratatui fills its cells. For a few
//! ligatures (Arabic lam-alef) this is one more than `unicode-width` gives for the whole string. All functions
//! expect cleaned text; apart from [`wrap`] they expect one line.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Stands in for a grapheme that is wider than the whole line.
const TOO_WIDE: &str = "?";

/// Closing punctuation that does not start a line.
const NOT_FIRST: &str = "，。、；：！？）】》」』〉〕］｝”’…,.;:!?)]}%％";
/// Opening punctuation that does not end a line.
const NOT_LAST: &str = "（【《「『〈〔［｛“‘([{";

/// Columns that `s` takes on one line.
pub fn width(s: &str) -> usize {
    if is_ascii_text(s) { s.len() } else { s.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

fn is_ascii_text(s: &str) -> bool {
    s.bytes().all(|b| matches!(b, b' '..=b'~'))
}

/// Cuts `s` to at most `cols` columns, between graphemes, and ends it with `ellipsis` if something was cut (and if
/// the ellipsis fits).
pub fn truncate<'a>(s: &'a str, cols: usize, ellipsis: &str) -> Cow<'a, str> {
    if s.len() <= cols && is_ascii_text(s) {
        return Cow::Borrowed(s);
    }
    let mark = width(ellipsis);
    let (ellipsis, room) = if mark <= cols { (ellipsis, cols - mark) } else { ("", cols) };
    let mut used = 0;
    let mut keep = 0;
    for (at, grapheme) in s.grapheme_indices(true) {
        used += grapheme.width();
        if used <= room {
            keep = at + grapheme.len();
        }
        if used > cols {
            return Cow::Owned(format!("{}{ellipsis}", &s[..keep]));
        }
    }
    Cow::Borrowed(s)
}

/// Cuts or fills `s` with spaces on the right to exactly `cols` columns.
pub fn pad(s: &str, cols: usize, ellipsis: &str) -> String {
    let mut text = truncate(s, cols, ellipsis).into_owned();
    let fill = cols.saturating_sub(width(&text));
    text.extend(std::iter::repeat_n(' ', fill));
    text
}

/// Cuts or fills `s` with spaces on the left to exactly `cols` columns, for numbers and right-aligned columns.
pub fn pad_left(s: &str, cols: usize, ellipsis: &str) -> String {
    let text = truncate(s, cols, ellipsis);
    let fill = cols.saturating_sub(width(&text));
    format!("{}{text}", " ".repeat(fill))
}

/// Breaks `s` into lines of at most `cols` columns.
///
/// Breaks at `\n`, then at spaces (dropped at the break), beside wide characters (not before closing nor after
/// opening punctuation), else anywhere between graphemes. A grapheme wider than `cols` becomes `?`. Zero columns
/// give no lines; empty text gives one empty line.
pub fn wrap(s: &str, cols: usize) -> Vec<String> {
    let mut lines = Vec::new();
    if cols > 0 {
        for paragraph in s.split('\n') {
            wrap_paragraph(paragraph, cols, &mut lines);
        }
    }
    lines
}

fn wrap_paragraph(paragraph: &str, cols: usize, lines: &mut Vec<String>) {
    if paragraph.len() <= cols && is_ascii_text(paragraph) {
        lines.push(paragraph.to_owned());
        return;
    }
    let pieces = pieces(paragraph, cols);
    let (mut start, mut used, mut space) = (0, 0, None);
    let mut at = 0;
    while at < pieces.len() {
        let (piece, columns) = pieces[at];
        if at > start && may_break(pieces[at - 1], pieces[at]) {
            space = Some(at);
        }
        if used + columns <= cols || at == start {
            used += columns;
            at += 1;
        } else if piece == " " {
            lines.push(join(&pieces[start..at]));
            at += pieces[at..].iter().take_while(|(next, _)| *next == " ").count();
            (start, used, space) = (at, 0, None);
        } else {
            let end = space.unwrap_or(at);
            lines.push(join(&pieces[start..end]));
            used = pieces[end..at].iter().map(|(_, columns)| columns).sum();
            (start, space) = (end, None);
        }
    }
    if start < pieces.len() || pieces.is_empty() {
        lines.push(pieces[start..].iter().map(|(piece, _)| *piece).collect());
    }
}

/// The graphemes of `s` with their columns, each at most `cols` wide.
fn pieces(s: &str, cols: usize) -> Vec<(&str, usize)> {
    let mut found = Vec::new();
    for grapheme in s.graphemes(true) {
        let columns = grapheme.width();
        if columns <= cols {
            found.push((grapheme, columns));
        } else if columns <= 2 {
            found.push((TOO_WIDE, 1));
        } else {
            // A chain of conjuncts or Hangul parts has no length limit: show it in parts rather than not at all.
            let parts = grapheme.split_inclusive(|_| true).map(|part| (part, part.width()));
            found.extend(parts.map(|part| if part.1 > cols { (TOO_WIDE, 1) } else { part }));
        }
    }
    found
}

fn may_break(before: (&str, usize), after: (&str, usize)) -> bool {
    if before.0 == " " {
        return after.0 != " ";
    }
    (before.1 > 1 || after.1 > 1)
        && after.0 != " "
        && !NOT_FIRST.contains(after.0)
        && !NOT_LAST.contains(before.0)
}

fn join(pieces: &[(&str, usize)]) -> String {
    let line: String = pieces.iter().map(|(piece, _)| *piece).collect();
    line.trim_end_matches(' ').to_owned()
}
