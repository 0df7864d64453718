//! Accounts: import, check, deletion, logins.

use serde::{Deserialize, Serialize};

use super::call::requests;
use super::{Empty, Extra, lenient};

/// `account_check` (official doc 269/38417).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountCheckRequest {
    /// 1 to 100.
    pub check_item: Vec<UserItem>,
}

/// An account of a list of objects.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserItem {
    /// At most 32 bytes.
    #[serde(rename = "UserID")]
    pub user_id: String,
}

/// One result per account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountCheckResponse {
    /// By account.
    #[serde(default, deserialize_with = "lenient::list")]
    pub result_item: Vec<AccountChecked>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Whether an account is there.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountChecked {
    /// The account.
    #[serde(rename = "UserID")]
    pub user_id: String,
    /// 0: the check worked.
    #[serde(default, deserialize_with = "lenient::code")]
    pub result_code: i64,
    /// Text for it.
    #[serde(default, deserialize_with = "lenient::string")]
    pub result_info: String,
    /// `Imported` or `NotImported`.
    #[serde(default, deserialize_with = "lenient::string")]
    pub account_status: String,
}

/// `account_import` (official doc 269/1608). Twice is no error.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountImportRequest {
    /// At most 32 bytes; `Identifier` on older pages.
    #[serde(rename = "UserID", alias = "Identifier")]
    pub user_id: String,
    /// Nickname.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nick: Option<String>,
    /// URL of the avatar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face_url: Option<String>,
}

/// `multiaccount_import` (official doc 269/4919). One of the two lists, 1 to 100 accounts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MultiaccountImportRequest {
    /// Bare IDs, the form until 2023.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounts: Option<Vec<String>>,
    /// With names; who exists gets the new ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_list: Option<Vec<AccountImportRequest>>,
}

/// Who could not be imported.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MultiaccountImportResponse {
    /// Empty or absent when all were.
    #[serde(default, deserialize_with = "lenient::list")]
    pub fail_accounts: Vec<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `account_delete` (official doc 269/36443). Not recoverable.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountDeleteRequest {
    /// 1 to 100.
    pub delete_item: Vec<UserItem>,
}

/// One result per account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountDeleteResponse {
    /// By account.
    #[serde(default, deserialize_with = "lenient::list")]
    pub result_item: Vec<AccountDeleted>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What became of one account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AccountDeleted {
    /// 0, or 70107 for one that does not exist.
    #[serde(default, deserialize_with = "lenient::code")]
    pub result_code: i64,
    /// Text for it.
    #[serde(default, deserialize_with = "lenient::string")]
    pub result_info: String,
    /// The account.
    #[serde(rename = "UserID")]
    pub user_id: String,
}

/// `kick` (official doc 269/3853): ends a login. No group is left by it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct KickRequest {
    /// The account; `Identifier` on the oldest pages.
    #[serde(rename = "UserID", alias = "Identifier")]
    pub user_id: String,
}

/// `query_online_status` (official doc 269/2566), under `openim`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct QueryOnlineStatusRequest {
    /// 1: by platform too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_need_detail: Option<u8>,
    /// 1 to 500, bare strings.
    #[serde(rename = "To_Account")]
    pub to_account: Vec<String>,
}

/// Who is online.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct QueryOnlineStatusResponse {
    /// By account.
    #[serde(default, deserialize_with = "lenient::list")]
    pub query_result: Vec<OnlineStatus>,
    /// Accounts that could not be asked about.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "lenient::list")]
    pub error_list: Vec<OnlineError>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Whether an account is online.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OnlineStatus {
    /// The account.
    #[serde(rename = "To_Account")]
    pub to_account: String,
    /// `Online`, `PushOnline`, `Offline`; one sample of 2023 says `State`.
    #[serde(default, alias = "State", deserialize_with = "lenient::string")]
    pub status: String,
    /// By platform, when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Vec<PlatformStatus>>,
}

/// One login.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct PlatformStatus {
    /// `iPhone`, `Android`, `Web`, `PC`, `iPad`, `Mac`.
    pub platform: String,
    /// As of the account.
    pub status: String,
}

/// An account that could not be asked about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OnlineError {
    /// The account.
    #[serde(rename = "To_Account")]
    pub to_account: String,
    /// 70107: does not exist.
    #[serde(default, deserialize_with = "lenient::code")]
    pub error_code: i64,
}

requests! {
    AccountCheckRequest: AccountCheck => AccountCheckResponse;
    AccountImportRequest: AccountImport => Empty;
    MultiaccountImportRequest: MultiaccountImport => MultiaccountImportResponse;
    AccountDeleteRequest: AccountDelete => AccountDeleteResponse;
    KickRequest: Kick => Empty;
    QueryOnlineStatusRequest: QueryOnlineStatus => QueryOnlineStatusResponse;
}
