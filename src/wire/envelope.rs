//! What every answer carries around its content (official doc 269/1519).

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::lenient;

/// Keys of an answer that this version does not know. Kept, so that the raw view shows them and nothing is lost.
pub type Extra = Map<String, Value>;

/// `ActionStatus`, `ErrorCode`, `ErrorInfo`. Only `ErrorCode` decides: some services leave the others out, and the
/// text of `ErrorInfo` on success varies (`""`, `"ok"`, `"succeed"`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Envelope {
    /// `OK` or `FAIL`; empty where the service leaves it out.
    #[serde(default, deserialize_with = "lenient::string")]
    pub action_status: String,
    /// Free text of the server: untrusted, never matched on.
    #[serde(default, deserialize_with = "lenient::string")]
    pub error_info: String,
    /// 0 is success. Required: an answer without it is no answer of the service.
    #[serde(deserialize_with = "lenient::code")]
    pub error_code: i64,
    /// Only in the `profile`, `sns` and `recentcontact` families.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_display: Option<String>,
}

impl Envelope {
    /// The keys of the envelope, to be told apart from an answer's own.
    pub const KEYS: [&'static str; 4] = ["ActionStatus", "ErrorInfo", "ErrorCode", "ErrorDisplay"];
}

/// The content of an answer that has none.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Empty {
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}
