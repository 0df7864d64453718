//! Accounts that come online and go.

use serde::{Deserialize, Serialize};

use super::{EventTime, event_time};
use crate::wire::{Extra, lenient};

/// An account of a list of objects.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The account.
    #[serde(rename = "Member_Account", deserialize_with = "lenient::string")]
    pub member_account: String,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `State.StateChange` (official doc 1047/34357): somebody came online, went offline or set a status.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StateChange {
    /// A number here.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// What happened to whom.
    pub info: StateInfo,
    /// With `Register` only: devices that had to go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kicked_device: Option<Vec<KickedDevice>>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One change of state.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct StateInfo {
    /// `Login`, `Logout`, `Disconnect`; newer `CustomStatusChange`.
    #[serde(default, deserialize_with = "lenient::string")]
    pub action: String,
    /// Who.
    #[serde(rename = "To_Account", deserialize_with = "lenient::string")]
    pub to_account: String,
    /// `Register`, `Unregister`, `LinkClose`, `TimeOut` (400 s without heartbeat); newer `SetCustomStatus`.
    #[serde(default, deserialize_with = "lenient::string")]
    pub reason: String,
    /// With `SetCustomStatus`: the new one. In the field table only; no sample shows where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub custom_status: Option<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A device that had to go.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct KickedDevice {
    /// `Windows`, `Android` …
    #[serde(default, deserialize_with = "lenient::string")]
    pub platform: String,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}
