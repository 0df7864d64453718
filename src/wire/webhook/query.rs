//! What stands in the URL of a webhook.

use serde::{Deserialize, Serialize};

use crate::wire::lenient;

/// The query (official doc 1047/34354). Not to be logged while it has a `Sign`: that does not cover the body, so that
/// whoever reads it can send anything for a minute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct WebhookQuery {
    /// The application, spelt `SdkAppid`; `sdkappid` in calls. Whoever is called must check it.
    #[serde(deserialize_with = "lenient::number")]
    pub sdk_appid: u64,
    /// As in the body.
    #[serde(default, deserialize_with = "lenient::string")]
    pub callback_command: String,
    /// `json`, in the tables also `JSON`.
    #[serde(default, rename = "contenttype", skip_serializing_if = "Option::is_none")]
    pub contenttype: Option<String>,
    /// Address of who acted. Not with `Group.CallbackOnMemberStateChange` and `Alert.RequestOverLimit`.
    #[serde(default, rename = "ClientIP", skip_serializing_if = "Option::is_none")]
    pub client_ip: Option<String>,
    /// `RESTAPI`, `Web`, `Android`, `iOS`, `Windows`, `Mac` or `macOS`, `iPad` or `IPad`, `Unknown`;
    /// `State.StateChange` writes `IOS`. Not with `Group.CallbackOnMemberStateChange`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opt_platform: Option<String>,
    /// Lower-case hexadecimal; only where the application has set a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<String>,
    /// Unix seconds; goes with `Sign`, which is made of these very characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_time: Option<String>,
}
