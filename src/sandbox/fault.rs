//! Faults that are asked for: `latency=80ms..200ms`, `error=60002@5%`, `http=502@1%`, `drop@1%`, `hang@1%`,
//! `cut@1%`, each optionally `:command`.

use std::str::FromStr;
use std::time::Duration;

use crate::wire::CATALOGUE;

/// What goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The answer is late by a time between the two.
    Latency(Duration, Duration),
    /// The service answers with this code and does nothing.
    Error(i64),
    /// A gateway answers with this HTTP status and a page of HTML; the service is not reached.
    Http(u16),
    /// The service does what was asked, and the connection closes without an answer.
    Drop,
    /// The service is not reached, and no answer ever comes.
    Hang,
    /// The service does what was asked, and the body of the answer ends early.
    Cut,
}

/// A fault, how often, and for which command.
#[derive(Debug, Clone, PartialEq)]
pub struct FaultSpec {
    /// What goes wrong.
    pub kind: FaultKind,
    /// 0 to 1.
    pub probability: f64,
    /// Only for this command; `None` for all.
    pub command: Option<String>,
}

/// Why a fault could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultError {
    /// Not one of the six.
    #[error("`{0}` is no fault: expected latency=, error=, http=, drop, hang or cut")]
    Kind(String),
    /// A value is missing, superfluous or wrong.
    #[error("`{kind}` needs {expected}, not `{found}`")]
    Value {
        /// The fault.
        kind: &'static str,
        /// In words.
        expected: &'static str,
        /// What stood there.
        found: String,
    },
    /// Behind the `@`.
    #[error("`{0}` is no share of calls: expected a percentage such as 5% or 0.5%")]
    Percent(String),
    /// Behind the `:`.
    #[error("`{0}` is no command of this server")]
    Command(String),
}

impl FromStr for FaultSpec {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let (rest, command) = match text.trim().split_once(':') {
            Some((rest, command)) => (rest, Some(command)),
            None => (text.trim(), None),
        };
        if let Some(name) = command
            && !CATALOGUE.iter().any(|row| row.name == name)
        {
            return Err(FaultError::Command(name.to_owned()));
        }
        let (what, probability) = match rest.split_once('@') {
            Some((what, share)) => (what, percentage(share)?),
            None => (rest, 1.0),
        };
        Ok(Self { kind: kind(what)?, probability, command: command.map(str::to_owned) })
    }
}

fn percentage(share: &str) -> Result<f64, FaultError> {
    let number = share.strip_suffix('%').and_then(|number| number.parse::<f64>().ok());
    match number {
        Some(percent) if (0.0..=100.0).contains(&percent) => Ok(percent / 100.0),
        _ => Err(FaultError::Percent(share.to_owned())),
    }
}

fn kind(what: &str) -> Result<FaultKind, FaultError> {
    let (name, value) = what.split_once('=').map_or((what, None), |(name, value)| (name, Some(value)));
    let wrong =
        |kind, expected| FaultError::Value { kind, expected, found: value.unwrap_or_default().to_owned() };
    match (name, value) {
        ("latency", _) => latency(value.unwrap_or_default())
            .ok_or_else(|| wrong("latency", "a time or a range such as 80ms..200ms")),
        ("error", _) => value
            .and_then(|code| code.parse().ok())
            .filter(|code| *code > 0)
            .map(FaultKind::Error)
            .ok_or_else(|| wrong("error", "a positive code such as 60002")),
        ("http", _) => value
            .and_then(|status| status.parse().ok())
            .filter(|status| (400..600).contains(status))
            .map(FaultKind::Http)
            .ok_or_else(|| wrong("http", "a status from 400 to 599")),
        ("drop", None) => Ok(FaultKind::Drop),
        ("hang", None) => Ok(FaultKind::Hang),
        ("cut", None) => Ok(FaultKind::Cut),
        ("drop", _) => Err(wrong("drop", "no value")),
        ("hang", _) => Err(wrong("hang", "no value")),
        ("cut", _) => Err(wrong("cut", "no value")),
        _ => Err(FaultError::Kind(what.to_owned())),
    }
}

fn latency(value: &str) -> Option<FaultKind> {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let (from, to) = (duration(from)?, duration(to)?);
    (from <= to).then_some(FaultKind::Latency(from, to))
}

fn duration(text: &str) -> Option<Duration> {
    let (number, unit_ms) = match text.strip_suffix("ms") {
        Some(number) => (number, 1),
        None => (text.strip_suffix('s')?, 1000),
    };
    let ms = number.parse::<u64>().ok()?.checked_mul(unit_ms)?;
    // An hour is as good as never, and keeps timers far from overflow.
    (ms <= 3_600_000).then_some(Duration::from_millis(ms))
}

/// Draws faults, the same ones for the same seed and the same order of calls.
#[derive(Debug)]
pub(super) struct FaultDraw {
    specs: Vec<FaultSpec>,
    random: fastrand::Rng,
}

impl FaultDraw {
    /// These faults.
    pub(super) fn new(specs: Vec<FaultSpec>, seed: u64) -> Self {
        Self { specs, random: fastrand::Rng::with_seed(seed) }
    }

    /// What goes wrong with one call: delays add up, of the others the first one that is drawn happens.
    pub(super) fn draw(&mut self, command: &str) -> (Duration, Option<FaultKind>) {
        let (mut delay, mut fault) = (Duration::ZERO, None);
        for spec in &self.specs {
            let concerned = spec.command.as_deref().is_none_or(|name| name == command);
            // Drawn in any case, so that a fault for one command does not move the others.
            let happens = self.random.f64() < spec.probability;
            match &spec.kind {
                FaultKind::Latency(from, to) => {
                    let span = to.saturating_sub(*from).mul_f64(self.random.f64());
                    if concerned && happens {
                        delay += *from + span;
                    }
                }
                other if concerned && happens && fault.is_none() => fault = Some(other.clone()),
                _ => {}
            }
        }
        (delay, fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<FaultSpec, FaultError> {
        text.parse()
    }

    #[test]
    fn what_the_manual_shows_is_read() {
        let ms = Duration::from_millis;
        for (text, kind, probability, command) in [
            ("latency=80ms..200ms", FaultKind::Latency(ms(80), ms(200)), 1.0, None),
            ("latency=2s@50%", FaultKind::Latency(ms(2000), ms(2000)), 0.5, None),
            ("error=60002@5%", FaultKind::Error(60002), 0.05, None),
            ("http=502@1%:send_group_msg", FaultKind::Http(502), 0.01, Some("send_group_msg")),
            ("drop@0.5%", FaultKind::Drop, 0.005, None),
            ("hang:get_group_info", FaultKind::Hang, 1.0, Some("get_group_info")),
            ("cut", FaultKind::Cut, 1.0, None),
        ] {
            let expected = FaultSpec { kind, probability, command: command.map(str::to_owned) };
            assert_eq!(parsed(text).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn mistakes_are_named() {
        for (text, message) in [
            ("slow", "`slow` is no fault"),
            ("", "is no fault"),
            ("latency", "`latency` needs a time"),
            ("latency=200ms..80ms", "`latency` needs a time"),
            ("latency=80", "`latency` needs a time"),
            ("error=0", "`error` needs a positive code"),
            ("http=200", "`http` needs a status from 400 to 599"),
            ("drop=1", "`drop` needs no value"),
            ("drop@5", "`5` is no share"),
            ("drop@101%", "`101%` is no share"),
            ("drop@nan%", "`nan%` is no share"),
            ("drop:no_such", "`no_such` is no command"),
        ] {
            let error = parsed(text).unwrap_err().to_string();
            assert!(error.contains(message), "{text}: {error}");
        }
    }

    #[test]
    fn the_same_seed_draws_the_same_faults_and_their_share() {
        let specs = vec![parsed("drop@20%:get_group_info").unwrap(), parsed("latency=1ms..9ms").unwrap()];
        let draws = |seed| {
            let mut draw = FaultDraw::new(specs.clone(), seed);
            (0..1000).map(|_| draw.draw("get_group_info")).collect::<Vec<_>>()
        };
        assert_eq!(draws(7), draws(7));
        let dropped = draws(7).iter().filter(|(_, fault)| fault.is_some()).count();
        assert!((120..280).contains(&dropped), "{dropped}");
        assert!(draws(7).iter().all(|(delay, _)| (1..=9).contains(&delay.as_millis())));
        let mut draw = FaultDraw::new(specs, 7);
        assert!((0..100).all(|_| draw.draw("send_group_msg").1.is_none()));
    }
}
