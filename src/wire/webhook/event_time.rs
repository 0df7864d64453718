//! When something happened.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::wire::lenient;

/// `EventTime`. The field tables say Integer; the samples show a string, the newest of them and those of
/// `State.StateChange` a number. It is written as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventTime {
    /// Unix milliseconds, not seconds as everywhere else.
    pub millis: u64,
    /// Written as a string.
    pub quoted: bool,
}

impl Serialize for EventTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.quoted { serializer.collect_str(&self.millis) } else { serializer.serialize_u64(self.millis) }
    }
}

/// A number, a number in a string; nothing for `null` and `""`.
pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<EventTime>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let quoted = value.is_string();
    let millis = lenient::opt_number(value).map_err(D::Error::custom)?;
    Ok(millis.map(|millis| EventTime { millis, quoted }))
}
