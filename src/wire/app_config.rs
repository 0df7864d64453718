//! What concerns a whole application: global mutes, daily figures, addresses of the service.

use serde::{Deserialize, Serialize};

use super::call::requests;
use super::{Empty, Extra, lenient};

/// `setnospeaking` (official doc 269/4230). One of the two times at least; seconds, 0 lifts, [`super::MUTE_FOREVER`] has
/// no end.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SetNoSpeakingRequest {
    /// Whom.
    #[serde(rename = "Set_Account")]
    pub set_account: String,
    /// In one-to-one chats.
    #[serde(default, rename = "C2CmsgNospeakingTime", skip_serializing_if = "Option::is_none")]
    pub c2c: Option<u32>,
    /// In all groups.
    #[serde(default, rename = "GroupmsgNospeakingTime", skip_serializing_if = "Option::is_none")]
    pub group: Option<u32>,
}

/// `getnospeaking` (official doc 269/4229).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GetNoSpeakingRequest {
    /// Whom.
    #[serde(rename = "Get_Account")]
    pub get_account: String,
}

/// What is left, seconds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GetNoSpeakingResponse {
    /// In one-to-one chats.
    #[serde(default, rename = "C2CmsgNospeakingTime", deserialize_with = "lenient::number")]
    pub c2c: u64,
    /// In all groups.
    #[serde(default, rename = "GroupmsgNospeakingTime", deserialize_with = "lenient::number")]
    pub group: u64,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `getappinfo` (official doc 269/4193): figures by day for 30 days.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAppInfoRequest {
    /// Names of figures; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_field: Option<Vec<String>>,
}

/// One object per day; all values are strings.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAppInfoResponse {
    /// Newest first in the sample; `Date` always comes.
    #[serde(default, deserialize_with = "lenient::list")]
    pub result: Vec<Extra>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `GetIPList` (official doc 1047/36742).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GetIpListRequest {}

/// Addresses and ranges.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GetIpListResponse {
    /// For firewalls.
    #[serde(default, rename = "IPList", deserialize_with = "lenient::list")]
    pub ip_list: Vec<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

requests! {
    SetNoSpeakingRequest: SetNoSpeaking => Empty;
    GetNoSpeakingRequest: GetNoSpeaking => GetNoSpeakingResponse;
    GetAppInfoRequest: GetAppInfo => GetAppInfoResponse;
    GetIpListRequest: GetIpList => GetIpListResponse;
}
