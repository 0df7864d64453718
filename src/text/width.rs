//! Measuring and fitting text, in terminal columns.
//!
//! Columns are those of `unicode-width`, added up grapheme by grapheme, as ratatui fills its cells. For a few
//! ligatures (Arabic lam-alef) this is one more than `unicode-width` gives for the whole string. All functions
//! expect cleaned text; apart from [`wrap`] they expect one line.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::hidden;

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
        } else if columns <= 2 || grapheme.chars().any(hidden::is_hidden) {
            found.push((TOO_WIDE, 1));
        } else {
            // A chain of conjuncts or Hangul parts has no length limit: show it in parts rather than not at all.
            // What only an emoji may hold (joiners, tags) must not be left alone, so emoji are never taken apart.
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

#[cfg(test)]
mod tests {
    use super::{pad, pad_left, truncate, width, wrap};
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn widths_are_columns() {
        let table = [
            ("", 0),
            ("abc", 3),
            ("管理员", 6),
            ("é", 1),
            ("e\u{301}", 1),
            ("👨\u{200d}👩\u{200d}👧", 2),
            ("🇨🇳", 2),
            ("❤\u{fe0f}", 2),
            ("👍🏽", 2),
            ("ﾞ", 1),
            ("\u{21b5}", 1),
            ("한글", 4),
        ];
        for (text, columns) in table {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn truncate_keeps_whole_graphemes() {
        let table = [
            ("hello", 5, "hello"),
            ("hello", 4, "hel…"),
            ("管理员", 6, "管理员"),
            ("管理员", 5, "管理…"),
            ("管理员", 4, "管…"),
            ("管理员", 1, "…"),
            ("管理员", 0, ""),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("a👨\u{200d}👩\u{200d}👧b", 3, "a…"),
            ("🇨🇳🇨🇳", 3, "🇨🇳…"),
        ];
        for (text, cols, cut) in table {
            assert_eq!(truncate(text, cols, "…"), cut, "{text:?} in {cols}");
        }
        assert_eq!(truncate("管理员", 2, "..."), "管");
        assert!(matches!(truncate("管理员", 6, "…"), std::borrow::Cow::Borrowed(_)));
    }

    #[test]
    fn pad_fills_what_a_wide_character_leaves() {
        assert_eq!(pad("管理员", 4, "…"), "管… ");
        assert_eq!(pad("ab", 4, "…"), "ab  ");
        assert_eq!(pad_left("42", 5, "…"), "   42");
        assert_eq!(pad_left("管理员", 4, "…"), " 管…");
    }

    #[test]
    fn wrap_breaks_where_a_reader_would() {
        let table: &[(&str, usize, &[&str])] = &[
            ("", 5, &[""]),
            ("one two three", 7, &["one two", "three"]),
            ("one two three", 8, &["one two", "three"]),
            ("one  two", 4, &["one", "two"]),
            ("abcdefgh", 3, &["abc", "def", "gh"]),
            ("管理员禁言", 4, &["管理", "员禁", "言"]),
            ("管理员，禁言", 6, &["管理", "员，禁", "言"]),
            ("（管理）员", 5, &["（管", "理）", "员"]),
            ("see 管理员 now", 6, &["see 管", "理员", "now"]),
            ("a\n\nb", 5, &["a", "", "b"]),
            ("管a", 1, &["?", "a"]),
            ("abc", 0, &[]),
            ("  indented", 20, &["  indented"]),
        ];
        for &(text, cols, lines) in table {
            assert_eq!(wrap(text, cols), lines, "{text:?} in {cols}");
        }
    }

    #[test]
    fn wrap_shows_a_long_conjunct_in_parts() {
        let chain = "\u{1100}".repeat(20);
        assert_eq!(wrap(&chain, 10).concat(), chain);
    }

    fn tricky() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            any::<char>().prop_map(String::from),
            "[a-c ，（。]{1,4}",
            proptest::sample::select(vec![
                "管",
                "理",
                " ",
                "\n",
                "👨\u{200d}👩",
                "🇨",
                "\u{301}",
                "\u{fe0f}",
                "\u{200d}",
                "🏽",
                "\u{1100}",
                "\u{1161}",
                "\u{644}",
                "\u{627}",
                "\u{915}\u{94d}",
                "1\u{fe0f}\u{20e3}",
                "❤",
                "\u{600}",
            ])
            .prop_map(str::to_owned),
        ];
        proptest::collection::vec(part, 0..30).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn truncate_never_exceeds(text in tricky(), cols in 0_usize..20, wide in any::<bool>()) {
            let cut = truncate(&text, cols, if wide { "..." } else { "…" });
            prop_assert!(width(&cut) <= cols, "{cut:?}");
            if width(&text) <= cols {
                prop_assert_eq!(&*cut, text.as_str());
            }
        }

        #[test]
        fn pad_is_exact(text in tricky(), cols in 0_usize..20) {
            prop_assert_eq!(width(&pad(&text, cols, "…")), cols);
            prop_assert_eq!(width(&pad_left(&text, cols, "…")), cols);
        }

        #[test]
        fn wrap_never_exceeds_and_loses_only_breaks(text in tricky(), cols in 1_usize..20) {
            let lines = wrap(&text, cols);
            for line in &lines {
                prop_assert!(width(line) <= cols, "{line:?} in {cols}");
            }
            if text.graphemes(true).all(|grapheme| width(grapheme) <= cols) {
                let solid = |s: &str| s.replace([' ', '\n'], "");
                prop_assert_eq!(solid(&lines.concat()), solid(&text));
            }
        }
    }
}
