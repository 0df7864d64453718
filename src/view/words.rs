//! Text that may be drawn, and the plain forms of numbers and times.
//!
//! [`Words`] is made from safe text, translated text, numbers and signs of the program, and from nothing else: a
//! `&str` that came from outside is not `'static` and does not compile.

use std::borrow::Cow;
use std::time::Duration;

use jiff::SignedDuration;

use super::Skin;
use crate::domain::Stamp;
use crate::i18n::{Phrase, Text};
use crate::text::{self, SafeText};

/// One line of text that is safe to draw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Words(Cow<'static, str>);

impl Words {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn width(&self) -> usize {
        text::width(&self.0)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Breaks it into lines of at most `cols` columns.
    pub(crate) fn wrap(&self, cols: usize) -> Vec<Self> {
        text::wrap(&self.0, cols).into_iter().map(|line| Self(line.into())).collect()
    }

    /// Breaks text that may have lines of its own.
    pub(crate) fn wrapped(text: &SafeText, cols: usize) -> Vec<Self> {
        text::wrap(text.as_str(), cols).into_iter().map(|line| Self(line.into())).collect()
    }

    /// Cut or filled with spaces to exactly `cols` columns.
    pub(crate) fn padded(&self, cols: usize, ellipsis: &'static str) -> Self {
        Self(text::pad(&self.0, cols, ellipsis).into())
    }

    /// As [`padded`](Self::padded), with the text at the right.
    pub(crate) fn padded_left(&self, cols: usize, ellipsis: &'static str) -> Self {
        Self(text::pad_left(&self.0, cols, ellipsis).into())
    }

    /// Cut to at most `cols` columns.
    pub(crate) fn cut(&self, cols: usize, ellipsis: &'static str) -> Self {
        Self(text::truncate(&self.0, cols, ellipsis).into_owned().into())
    }

    /// Several, one behind the other.
    pub(crate) fn join(parts: &[Self], between: &'static str) -> Self {
        let parts: Vec<&str> = parts.iter().map(Self::as_str).collect();
        Self(parts.join(between).into())
    }

    /// `count` times the same sign.
    pub(crate) fn repeat(sign: &'static str, count: usize) -> Self {
        Self(sign.repeat(count).into())
    }
}

impl From<&'static str> for Words {
    fn from(sign: &'static str) -> Self {
        Self(sign.into())
    }
}

impl From<&SafeText> for Words {
    fn from(text: &SafeText) -> Self {
        Self(text.to_one_line().as_str().to_owned().into())
    }
}

impl From<SafeText> for Words {
    fn from(text: SafeText) -> Self {
        Self::from(&text)
    }
}

impl From<Text> for Words {
    fn from(text: Text) -> Self {
        // Values inside may have had lines of their own.
        Self::from(SafeText::new(text.as_str()))
    }
}

/// `1,204`.
pub(crate) fn count(number: impl TryInto<u64>) -> Words {
    let digits = number.try_into().unwrap_or(u64::MAX).to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    Words(grouped.into())
}

/// The same as a value of a text.
pub(crate) fn count_arg(number: impl TryInto<u64>) -> SafeText {
    SafeText::new(count(number).as_str())
}

/// Whether a name shows nothing: empty, or made of blanks only, some of which are not white space by the tables.
pub(crate) fn is_blank(text: &SafeText) -> bool {
    text.as_str().chars().all(|c| c.is_whitespace() || matches!(c, '\u{2800}' | '\u{3164}' | '\u{ffa0}'))
}

/// Digits without grouping, for numbers that are names: sequences, journal entries, codes.
pub(crate) fn plain(number: impl std::fmt::Display + Copy + Into<i128>) -> Words {
    Words(number.to_string().into())
}

/// At most five columns: `950`, `1,204`, `12.3k`, `450k`, `1.2m`.
pub(crate) fn short_count(number: u64) -> Words {
    let tenths = |unit: u64, sign: char| {
        let whole = number / unit;
        if whole < 100 {
            format!("{whole}.{}{sign}", number % unit * 10 / unit)
        } else {
            format!("{whole}{sign}")
        }
    };
    Words(
        match number {
            0..10_000 => return count(number),
            10_000..1_000_000 => tenths(1_000, 'k'),
            1_000_000..1_000_000_000 => tenths(1_000_000, 'm'),
            _ => tenths(1_000_000_000, 'g'),
        }
        .into(),
    )
}

/// `640 B`, `1.2 MB`, as file managers write them.
pub(crate) fn bytes(number: u64) -> Words {
    let tenths = |unit: u64, name: &str| format!("{}.{} {name}", number / unit, number % unit * 10 / unit);
    Words(
        match number {
            0..1_024 => format!("{number} B"),
            1_024..1_048_576 => tenths(1_024, "KB"),
            1_048_576..1_073_741_824 => tenths(1_048_576, "MB"),
            _ => tenths(1_073_741_824, "GB"),
        }
        .into(),
    )
}

/// `0:12`, `61:05`: minutes and seconds of a recording.
pub(crate) fn playing_time(seconds: u64) -> Words {
    Words(format!("{}:{:02}", seconds / 60, seconds % 60).into())
}

/// `1920x1080`.
pub(crate) fn dimensions(width: u64, height: u64) -> Words {
    Words(format!("{width}x{height}").into())
}

/// The largest unit only: `9m`, `2h`, `30d`. Minutes are rounded up, so that what counts down never shows zero; hours
/// and days to the nearest, and only where that is close enough.
pub(crate) fn left(skin: &Skin, left: Duration) -> Words {
    in_units(skin, left, ["span-seconds", "span-minutes", "span-hours", "span-days"])
}

/// The same for sentences: `9 minutes`.
pub(crate) fn long_left(skin: &Skin, left: Duration) -> Words {
    in_units(skin, left, ["long-seconds", "long-minutes", "long-hours", "long-days"])
}

fn in_units(skin: &Skin, left: Duration, units: [&str; 4]) -> Words {
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    let nearest = |unit: u64| (seconds + unit / 2 - 1) / unit;
    let (key, number) = match seconds {
        0..60 => (units[0], seconds),
        60..6_000 => (units[1], seconds.div_ceil(60)),
        6_000..172_800 => (units[2], nearest(3_600)),
        _ => (units[3], nearest(86_400)),
    };
    skin.say(&Phrase::new(key).with("n", number))
}

/// Every unit that is not zero, for sentences: `2 hours 30 minutes`.
pub(crate) fn exact(skin: &Skin, time: Duration) -> Words {
    let seconds = time.as_secs();
    let units = [
        ("long-days", seconds / 86_400),
        ("long-hours", seconds / 3_600 % 24),
        ("long-minutes", seconds / 60 % 60),
        ("long-seconds", seconds % 60),
    ];
    let parts: Vec<Words> = units
        .into_iter()
        .filter(|(_, number)| *number > 0)
        .map(|(key, number)| skin.say(&Phrase::new(key).with("n", number)))
        .collect();
    Words::join(&parts, " ")
}

/// The largest unit only, rounded down: `25s`, `9m`, `2h`, `30d`.
pub(crate) fn span(skin: &Skin, seconds: u64) -> Words {
    spanned(skin, seconds, ["span-seconds", "span-minutes", "span-hours", "span-days"])
}

/// The same for sentences: `9 minutes`.
pub(crate) fn long_span(skin: &Skin, seconds: u64) -> Words {
    spanned(skin, seconds, ["long-seconds", "long-minutes", "long-hours", "long-days"])
}

fn spanned(skin: &Skin, seconds: u64, units: [&str; 4]) -> Words {
    let (key, number) = match seconds {
        0..60 => (units[0], seconds),
        60..3_600 => (units[1], seconds / 60),
        3_600..172_800 => (units[2], seconds / 3_600),
        _ => (units[3], seconds / 86_400),
    };
    skin.say(&Phrase::new(key).with("n", number))
}

/// How many seconds ago; 0 for the future, which a server's clock may be in.
pub(crate) fn seconds_ago(now: Stamp, then: Stamp) -> u64 {
    u64::try_from(now.duration_since(then).max(SignedDuration::ZERO).as_secs()).unwrap_or(0)
}

/// `12:04`, in the zone of the skin.
pub(crate) fn clock(skin: &Skin, at: Stamp) -> Words {
    formatted(skin, at, "%H:%M")
}

/// `12:04:31`; with the date before it when that is not today.
pub(crate) fn moment(skin: &Skin, at: Stamp, now: Stamp) -> Words {
    let zone = &skin.zone;
    let same_day = at.to_zoned(zone.clone()).date() == now.to_zoned(zone.clone()).date();
    formatted(skin, at, if same_day { "%H:%M:%S" } else { "%m-%d %H:%M:%S" })
}

/// `12:04`, or `11-20` when that is not today: five columns.
pub(crate) fn short_moment(skin: &Skin, at: Stamp, now: Stamp) -> Words {
    let zone = &skin.zone;
    let same_day = at.to_zoned(zone.clone()).date() == now.to_zoned(zone.clone()).date();
    formatted(skin, at, if same_day { "%H:%M" } else { "%m-%d" })
}

/// `2026-11-20 12:04:31`.
pub(crate) fn full_moment(skin: &Skin, at: Stamp) -> Words {
    formatted(skin, at, "%Y-%m-%d %H:%M:%S")
}

/// `2026-11-20 12:04:31 +08:00`, for what is read elsewhere and later.
pub(crate) fn zoned_moment(skin: &Skin, at: Stamp) -> Words {
    formatted(skin, at, "%Y-%m-%d %H:%M:%S %:z")
}

fn formatted(skin: &Skin, at: Stamp, format: &str) -> Words {
    Words(at.to_zoned(skin.zone.clone()).strftime(format).to_string().into())
}
