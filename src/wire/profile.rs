//! Profiles of users, by tags (official doc 269/1500).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::call::requests;
use super::{Empty, Extra, lenient};

/// `portrait_get` (official doc 269/1639).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PortraitGetRequest {
    /// At most 100 are advised, bare strings.
    #[serde(rename = "To_Account")]
    pub to_account: Vec<String>,
    /// `Tag_Profile_IM_Nick` …
    pub tag_list: Vec<String>,
}

/// One entry per account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PortraitGetResponse {
    /// By account.
    #[serde(default, deserialize_with = "lenient::list")]
    pub user_profile_item: Vec<UserProfileItem>,
    /// Only when something failed.
    #[serde(
        default,
        rename = "Fail_Account",
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "lenient::list"
    )]
    pub fail_account: Vec<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The profile of one account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UserProfileItem {
    /// The account.
    #[serde(rename = "To_Account")]
    pub to_account: String,
    /// Absent for one that failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile_item: Option<Vec<ProfileItem>>,
    /// 0, or why this one failed.
    #[serde(default, deserialize_with = "lenient::code")]
    pub result_code: i64,
    /// Text for it.
    #[serde(default, deserialize_with = "lenient::string")]
    pub result_info: String,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A field of a profile.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ProfileItem {
    /// Its name.
    pub tag: String,
    /// A string or a number, by tag; some SDKs take numbers for strings.
    pub value: Value,
}

/// `portrait_set` (official doc 269/1640).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PortraitSetRequest {
    /// Whose profile.
    #[serde(rename = "From_Account")]
    pub from_account: String,
    /// Only these change.
    pub profile_item: Vec<ProfileItem>,
}

requests! {
    PortraitGetRequest: PortraitGet => PortraitGetResponse;
    PortraitSetRequest: PortraitSet => Empty;
}
