//! Readers for answers whose JSON types vary between server generations and SDKs.

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::Value;

fn whole<E: Error>(value: &Value) -> Result<Option<u64>, E> {
    match value {
        Value::Null => Ok(None),
        Value::Bool(flag) => Ok(Some(u64::from(*flag))),
        Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(n), _, _) => Ok(Some(n)),
            // A negative number where the documents promise none: the nearest value that the field can hold.
            (None, Some(_), _) => Ok(Some(0)),
            #[expect(clippy::cast_sign_loss, reason = "checked to be non-negative; `as` saturates above")]
            (None, None, Some(n)) if n >= 0.0 => Ok(Some(n as u64)),
            _ => Err(E::custom(format_args!("{number} is no whole number"))),
        },
        Value::String(text) if text.trim().is_empty() => Ok(None),
        Value::String(text) => text
            .trim()
            .parse()
            .map(Some)
            .map_err(|_| E::custom("a string that is no whole number, where a number belongs")),
        Value::Array(_) | Value::Object(_) => Err(E::custom("a list or object where a number belongs")),
    }
}

/// A number, a number in a string, `null` or `""` (0).
pub(super) fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    whole(&Value::deserialize(deserializer)?).map(Option::unwrap_or_default)
}

/// As [`number`], keeping "absent" apart from 0.
pub(super) fn opt_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    whole(&Value::deserialize(deserializer)?)
}

/// A signed number, for result codes.
pub(super) fn code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(0),
        Value::Number(number) if number.as_i64().is_some() => Ok(number.as_i64().unwrap_or_default()),
        Value::String(text) => text.trim().parse().map_err(|_| D::Error::custom("a string that is no code")),
        _ => Err(D::Error::custom("a value that is no code")),
    }
}

/// A string, or a number where a string belongs (cursors of 2022 were numbers), or `null` (empty).
pub(super) fn string<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    opt_string(deserializer).map(Option::unwrap_or_default)
}

/// As [`string`], keeping "absent" apart from empty.
pub(super) fn opt_string<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::Bool(flag) => Ok(Some(flag.to_string())),
        Value::Array(_) | Value::Object(_) => Err(D::Error::custom("a list or object where text belongs")),
    }
}

/// A list, or `null` (empty).
pub(super) fn list<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<Vec<T>>::deserialize(deserializer).map(Option::unwrap_or_default)
}
