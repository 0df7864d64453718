//! The signs the console draws itself, in two sets.
//!
//! Many signs (`…`, `·`, `→`, box drawing, blocks) have an "ambiguous" East Asian width: one column by the tables,
//! two in some CJK fonts and terminals, which then shift everything to their right. The second set is plain ASCII.

use serde::{Deserialize, Serialize};

/// How the terminal draws characters of ambiguous width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WidthPolicy {
    /// In one column, as nearly all terminals do.
    #[default]
    Narrow,
    /// In two columns, or unknown: only ASCII signs are safe.
    Wide,
}

/// One set of signs. Each `&str` keeps its width across redraws; none is wider than its characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Ends cut text.
    pub ellipsis: &'static str,
    /// Points at the current row.
    pub cursor: &'static str,
    /// Shows that a row is marked.
    pub mark: &'static str,
    /// Stands at the row of the group that is open.
    pub open: &'static str,
    /// The key that shows what is below the edge.
    pub down: &'static str,
    /// Bars of a sparkline, lowest first.
    pub bars: [&'static str; 8],
    /// Vertical border.
    pub vertical: &'static str,
    /// Horizontal border.
    pub horizontal: &'static str,
    /// Corner.
    pub top_left: &'static str,
    /// Corner.
    pub top_right: &'static str,
    /// Corner.
    pub bottom_left: &'static str,
    /// Corner.
    pub bottom_right: &'static str,
    /// Whether borders must be drawn in ASCII.
    pub ascii_borders: bool,
    /// Stands between two facts on one line.
    pub separator: &'static str,
    /// Fills the bar of a frozen (muted) group.
    pub freeze: &'static str,
    /// Leads from an old value to a new one.
    pub arrow: &'static str,
}

impl Glyphs {
    /// For terminals that draw ambiguous characters in one column.
    pub const NARROW: Self = Self {
        ellipsis: "…",
        cursor: "▸",
        mark: "✓",
        open: "•",
        down: "↓",
        bars: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
        vertical: "│",
        horizontal: "─",
        top_left: "┌",
        top_right: "┐",
        bottom_left: "└",
        bottom_right: "┘",
        ascii_borders: false,
        separator: "·",
        freeze: "█",
        arrow: "→",
    };

    /// ASCII only: the same on every terminal and font.
    pub const WIDE_SAFE: Self = Self {
        ellipsis: "...",
        cursor: ">",
        mark: "x",
        open: "*",
        down: "Down:",
        bars: [" ", ".", ":", "-", "=", "+", "*", "#"],
        vertical: "|",
        horizontal: "-",
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        ascii_borders: true,
        separator: "-",
        freeze: "#",
        arrow: "->",
    };

    /// The set for a policy.
    pub const fn of(policy: WidthPolicy) -> &'static Self {
        match policy {
            WidthPolicy::Narrow => &Self::NARROW,
            WidthPolicy::Wide => &Self::WIDE_SAFE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Glyphs, WidthPolicy};
    use crate::text::width;

    fn all(set: &Glyphs) -> Vec<&'static str> {
        let mut signs = vec![set.ellipsis, set.cursor, set.mark, set.vertical, set.horizontal, set.separator];
        signs.extend([set.open, set.down]);
        signs.extend([set.top_left, set.top_right, set.bottom_left, set.bottom_right, set.freeze, set.arrow]);
        signs.extend(set.bars);
        signs
    }

    #[test]
    fn the_wide_set_is_ascii_and_the_narrow_set_takes_one_column_each() {
        assert!(all(Glyphs::of(WidthPolicy::Wide)).iter().all(|sign| sign.is_ascii()));
        assert!(all(Glyphs::of(WidthPolicy::default())).iter().all(|sign| width(sign) == 1));
    }
}
