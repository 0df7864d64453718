//! The course of a number in one line.

use std::collections::VecDeque;

use crate::text::Glyphs;
use crate::view::words::Words;

/// The last `columns` samples between their own lowest and highest; right-aligned. A number that stays is a low line.
pub(crate) fn sparkline(samples: &VecDeque<u64>, columns: usize, glyphs: &Glyphs) -> Words {
    let shown: Vec<u64> = samples.iter().skip(samples.len().saturating_sub(columns)).copied().collect();
    let (low, high) = (shown.iter().min().copied().unwrap_or(0), shown.iter().max().copied().unwrap_or(0));
    let top = glyphs.bars.len() as u64 - 1;
    let bar = |sample: u64| {
        let level =
            if high > low { u128::from(sample - low) * u128::from(top) / u128::from(high - low) } else { 0 };
        Words::from(glyphs.bars[level as usize])
    };
    let mut parts = vec![Words::repeat(" ", columns.saturating_sub(shown.len()))];
    parts.extend(shown.into_iter().map(bar));
    Words::join(&parts, "")
}
