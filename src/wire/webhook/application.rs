//! Alarms about the application as a whole.

use serde::{Deserialize, Serialize};

use super::{EventTime, event_time};
use crate::wire::{Extra, lenient};

/// `Group.CallbackOnDailyGroupQuotaAlarm` (official doc 1047/57455): 70 % of the groups of a day are made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OnDailyGroupQuotaAlarm {
    /// Groups made today less groups dissolved today.
    #[serde(default, deserialize_with = "lenient::number")]
    pub quota_used: u64,
    /// The most of a day.
    #[serde(default, deserialize_with = "lenient::number")]
    pub quota: u64,
    /// The Java SDK reads a number, the page shows a string.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Alert.RequestOverLimit` (official doc 1047/60256): a command of ours came above 80 % of its rate. Needs no
/// switch.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RequestOverLimit {
    /// First segment of the command's path after `v4`.
    #[serde(default, deserialize_with = "lenient::string")]
    pub service_name: String,
    /// Last segment of the command's path.
    #[serde(default, deserialize_with = "lenient::string")]
    pub command: String,
    /// Calls per second now.
    #[serde(default, deserialize_with = "lenient::number")]
    pub request: u64,
    /// Calls per second allowed.
    #[serde(default, deserialize_with = "lenient::number")]
    pub limit: u64,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}
