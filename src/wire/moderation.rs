//! Mutes.

use serde::{Deserialize, Serialize};

use super::{Call, Command, Empty, Extra, lenient};

/// `forbid_send_msg` (official doc 269/1627). The answer has no result per account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ForbidSendMsgRequest {
    /// The group.
    pub group_id: String,
    /// At most 500, bare strings.
    #[serde(rename = "Members_Account")]
    pub members_account: Vec<String>,
    /// Seconds from now; 0 unmutes, [`super::MUTE_FOREVER`] has no end. `ShutUpTime` before mid-2022.
    #[serde(alias = "ShutUpTime")]
    pub mute_time: u32,
    /// Inside this topic only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
}

impl Call for ForbidSendMsgRequest {
    const COMMAND: Command = Command::ForbidSendMsg;
    type Response = Empty;
}

/// `get_group_muted_account` (official doc 269/2925).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupMutedAccountRequest {
    /// The group.
    pub group_id: String,
    /// Of this topic only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
}

/// Everyone who is muted in a group. The page states no limit and no paging.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupMutedAccountResponse {
    /// In the sample, not in the field table.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub group_id: Option<String>,
    /// `ShuttedUinList` before mid-2022.
    #[serde(default, alias = "ShuttedUinList", deserialize_with = "lenient::list")]
    pub muted_account_list: Vec<MutedAccount>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One muted account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MutedAccount {
    /// The account.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// Unix seconds; what a mute without end shows is not documented.
    #[serde(default, alias = "ShuttedUntil", deserialize_with = "lenient::number")]
    pub muted_until: u64,
}

impl Call for GetGroupMutedAccountRequest {
    const COMMAND: Command = Command::GetGroupMutedAccount;
    type Response = GetGroupMutedAccountResponse;
}

/// `get_group_shutted_uin`: the same under its name until mid-2022.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupShuttedUinRequest {
    /// The group.
    pub group_id: String,
}

/// Everyone who is muted, with the old names.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupShuttedUinResponse {
    /// The group.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub group_id: Option<String>,
    /// The list.
    #[serde(default, deserialize_with = "lenient::list")]
    pub shutted_uin_list: Vec<ShuttedUin>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One muted account, with the old names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ShuttedUin {
    /// The account.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// Unix seconds.
    #[serde(default, deserialize_with = "lenient::number")]
    pub shutted_until: u64,
}

impl Call for GetGroupShuttedUinRequest {
    const COMMAND: Command = Command::GetGroupShuttedUin;
    type Response = GetGroupShuttedUinResponse;
}
