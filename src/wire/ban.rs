//! Bans: out of the group and not let back in until they end.

use serde::{Deserialize, Serialize};

use super::call::requests;
use super::{Empty, Extra, lenient};

/// `ban_group_member` (official doc 269/79249).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BanGroupMemberRequest {
    /// The group.
    pub group_id: String,
    /// At most 20, bare strings.
    #[serde(rename = "Members_Account")]
    pub members_account: Vec<String>,
    /// Seconds from now.
    pub duration: u32,
    /// Shown to the user; at most 1000 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// `unban_group_member` (official doc 1047/50297). Nobody is added back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UnbanGroupMemberRequest {
    /// The group.
    pub group_id: String,
    /// At most 20, bare strings.
    #[serde(rename = "Members_Account")]
    pub members_account: Vec<String>,
}

/// `get_group_ban_member` (official doc 1047/50295).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupBanMemberRequest {
    /// The group.
    pub group_id: String,
    /// At most 100, which is also taken where it is absent (not documented).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// 0 first, then the `NextOffset` of the answer before.
    pub offset: u64,
}

/// A page of bans.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupBanMemberResponse {
    /// The page.
    #[serde(default, deserialize_with = "lenient::list")]
    pub banned_account_list: Vec<BannedAccount>,
    /// 0 is the end.
    #[serde(default, deserialize_with = "lenient::number")]
    pub next_offset: u64,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One banned account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BannedAccount {
    /// The account.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// Unix seconds.
    #[serde(default, deserialize_with = "lenient::number")]
    pub banned_until: u64,
}

requests! {
    BanGroupMemberRequest: BanGroupMember => Empty;
    UnbanGroupMemberRequest: UnbanGroupMember => Empty;
    GetGroupBanMemberRequest: GetGroupBanMember => GetGroupBanMemberResponse;
}
