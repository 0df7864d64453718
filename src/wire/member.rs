//! Members: pages, roles, profiles, removal.

use serde::{Deserialize, Serialize};

use super::{AppData, Call, Command, Empty, Extra, lenient};

/// `get_group_member_info` (official doc 269/1617).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupMemberInfoRequest {
    /// The group.
    pub group_id: String,
    /// Field names to return; the ID always comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_info_filter: Option<Vec<String>>,
    /// `Owner`, `Admin`, `Member`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_role_filter: Option<Vec<String>>,
    /// Custom keys to return.
    #[serde(default, rename = "AppDefinedDataFilter_GroupMember", skip_serializing_if = "Option::is_none")]
    pub app_defined_data_filter_group_member: Option<Vec<String>>,
    /// Page size; absent means all members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// First row, from 0. Not for communities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Communities only: `""` first, then the `Next` of the answer before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A page of members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupMemberInfoResponse {
    /// Communities only: `""` is the end. Pages of 2022 had a number here.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub next: Option<String>,
    /// All members of the group, not of the page, whatever the role filter.
    #[serde(default, deserialize_with = "lenient::number")]
    pub member_num: u64,
    /// The page.
    #[serde(default, deserialize_with = "lenient::list")]
    pub member_list: Vec<MemberInfo>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A member's profile in a group.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MemberInfo {
    /// The member.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// `Owner`, `Admin`, `Member`; one sample of the vendor's has a blank behind it.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub role: Option<String>,
    /// Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub join_time: Option<u64>,
    /// How far the member has read.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub msg_seq: Option<u64>,
    /// `AcceptAndNotify`, `AcceptNotNotify`, `Discard`, newer also `AcceptNotNotifyExceptAt`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub msg_flag: Option<String>,
    /// Unix seconds, 0 for never.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub last_send_msg_time: Option<u64>,
    /// Unix seconds, 0 when not muted; `ShutUpUntil` before mid-2022.
    #[serde(
        default,
        alias = "ShutUpUntil",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::opt_number"
    )]
    pub mute_until: Option<u64>,
    /// Newest pages only, when asked for.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub online_status: Option<String>,
    /// Custom fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_member_defined_data: Option<Vec<AppData>>,
    /// At most 50 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub name_card: Option<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Call for GetGroupMemberInfoRequest {
    const COMMAND: Command = Command::GetGroupMemberInfo;
    type Response = GetGroupMemberInfoResponse;
}

/// `get_role_in_group` (official doc 269/1626).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRoleInGroupRequest {
    /// The group.
    pub group_id: String,
    /// At most 500.
    #[serde(rename = "User_Account")]
    pub user_account: Vec<String>,
    /// Private topics only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
}

/// Roles, also of people who are not members.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetRoleInGroupResponse {
    /// One entry per account.
    #[serde(default, deserialize_with = "lenient::list")]
    pub user_id_list: Vec<RoleItem>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One account's role.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RoleItem {
    /// The account.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// `Owner`, `Admin`, `Member`, `NotMember`.
    #[serde(default, deserialize_with = "lenient::string")]
    pub role: String,
}

impl Call for GetRoleInGroupRequest {
    const COMMAND: Command = Command::GetRoleInGroup;
    type Response = GetRoleInGroupResponse;
}

/// `modify_group_member_info` (official doc 269/1623). One member, only the fields that are present.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyGroupMemberInfoRequest {
    /// The group.
    pub group_id: String,
    /// The member.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// `Admin` or `Member`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// See [`super::MemberInfo::msg_flag`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub msg_flag: Option<String>,
    /// At most 50 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name_card: Option<String>,
    /// Custom fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_member_defined_data: Option<Vec<AppData>>,
    /// Seconds from now, 0 unmutes. Not for work groups.
    #[serde(default, alias = "ShutUpTime", skip_serializing_if = "Option::is_none")]
    pub mute_time: Option<u32>,
}

impl Call for ModifyGroupMemberInfoRequest {
    const COMMAND: Command = Command::ModifyGroupMemberInfo;
    type Response = Empty;
}

/// `delete_group_member` (official doc 269/1622). Accounts that are no members are skipped.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteGroupMemberRequest {
    /// The group.
    pub group_id: String,
    /// 1: the group is not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<u8>,
    /// Shown in the notification; its length limit is not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// At most 100, bare strings.
    #[serde(rename = "MemberToDel_Account")]
    pub member_to_del_account: Vec<String>,
}

impl Call for DeleteGroupMemberRequest {
    const COMMAND: Command = Command::DeleteGroupMember;
    type Response = Empty;
}
