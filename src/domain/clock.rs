//! Time as it is passed around.

use std::time::Duration;

use jiff::{Span, SpanRelativeTo, Timestamp, Unit};

/// Points in time as the service gives them, to the second.
pub type Stamp = Timestamp;

/// The two clocks that a decision may need. Made in `runtime` for each message, and by hand in tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Now {
    /// Since the program started; never jumps.
    pub mono: Duration,
    /// Of the calendar; may jump.
    pub wall: Stamp,
}

impl Now {
    /// For tests and first values: the epoch, nothing elapsed.
    pub const ZERO: Self = Self { mono: Duration::ZERO, wall: Timestamp::UNIX_EPOCH };

    /// Both clocks moved on.
    #[must_use]
    pub fn after(self, by: Duration) -> Self {
        Self {
            mono: self.mono + by,
            wall: self
                .wall
                .saturating_add(jiff::SignedDuration::try_from(by).unwrap_or_default())
                .unwrap_or(self.wall),
        }
    }
}

/// Reads a duration as people write it: `90s`, `10m`, `2h30m`, `7d`, `1 week`; a bare number means minutes. A day has
/// 24 hours. `None` for anything else, for nothing and for less than a second.
pub fn parse_duration(text: &str) -> Option<Duration> {
    let text = text.trim();
    if let Ok(minutes) = text.parse::<u64>() {
        return (minutes > 0).then(|| Duration::from_secs(minutes.saturating_mul(60)));
    }
    let span: Span = text.parse().ok()?;
    let seconds = span.total((Unit::Second, SpanRelativeTo::days_are_24_hours())).ok()?;
    #[expect(clippy::cast_sign_loss, reason = "checked to be at least one")]
    (seconds >= 1.0).then(|| Duration::from_secs(seconds as u64))
}

/// The rules by which a wall clock is read.
pub type Zone = jiff::tz::TimeZone;

/// Reads a point in time as people write it: `2026-11-23T08:00:00Z`, `2026-11-23 08:00` and `2026-11-23` by the clock
/// in `zone`, or that long before `now`: `24h`. A bare date is its beginning, with `end` its end. `None` for anything
/// else.
pub fn parse_moment(text: &str, now: Stamp, zone: &Zone, end: bool) -> Option<Stamp> {
    let text = text.trim();
    if let Ok(stamp) = text.parse() {
        return Some(stamp);
    }
    if let Some(span) = parse_duration(text).filter(|_| text.parse::<u64>().is_err()) {
        return now.checked_sub(jiff::SignedDuration::try_from(span).ok()?).ok();
    }
    let bare = text.len() == "2026-11-23".len();
    let at: jiff::civil::DateTime = text.parse().ok()?;
    let at = if bare && end { at.checked_add(Span::new().days(1)).ok()? } else { at };
    Some(at.to_zoned(zone.clone()).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_read_as_people_write_them() {
        let minutes = |n: u64| Some(Duration::from_secs(n * 60));
        for (text, expected) in [
            ("10m", minutes(10)),
            ("10", minutes(10)),
            ("90s", Some(Duration::from_secs(90))),
            ("2h30m", minutes(150)),
            ("7d", minutes(7 * 24 * 60)),
            ("1 week", minutes(7 * 24 * 60)),
            ("", None),
            ("0", None),
            ("-5m", None),
            ("soon", None),
        ] {
            assert_eq!(parse_duration(text), expected, "{text}");
        }
    }
}
