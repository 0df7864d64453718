//! Groups: lists, profiles, owner, online counts.

use serde::{Deserialize, Serialize};

use super::{Call, Command, Empty, Extra, MemberInfo, lenient};

/// `get_appid_group_list` (official doc 269/1614).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAppidGroupListRequest {
    /// Page size, at most 10000, which is also the default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// 0 or absent for the first page, then the `Next` of the answer before. 64 bits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<u64>,
    /// Only groups of this type, by its old name. A Go SDK calls it `Type`.
    #[serde(default, alias = "Type", skip_serializing_if = "Option::is_none")]
    pub group_type: Option<String>,
}

/// A page of group IDs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAppidGroupListResponse {
    /// All groups (of the type asked for), not only this page.
    #[serde(default, deserialize_with = "lenient::number")]
    pub total_count: u64,
    /// Objects with one key, not bare strings.
    #[serde(default, deserialize_with = "lenient::list")]
    pub group_id_list: Vec<GroupIdItem>,
    /// 0 is the only sign of the end.
    #[serde(default, deserialize_with = "lenient::number")]
    pub next: u64,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One entry of a list of groups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupIdItem {
    /// The group.
    pub group_id: String,
}

impl Call for GetAppidGroupListRequest {
    const COMMAND: Command = Command::GetAppidGroupList;
    type Response = GetAppidGroupListResponse;
}

/// `get_group_info` (official doc 269/1616).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupInfoRequest {
    /// At most 50.
    pub group_id_list: Vec<String>,
    /// Absent: all base fields, all members, all custom fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_filter: Option<ResponseFilter>,
}

/// Which fields come back. A category that the filter does not name comes back empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ResponseFilter {
    /// Base fields by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_base_info_filter: Option<Vec<String>>,
    /// Member fields by name; the ID is asked for as `Account`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_info_filter: Option<Vec<String>>,
    /// Custom keys of groups.
    #[serde(default, rename = "AppDefinedDataFilter_Group", skip_serializing_if = "Option::is_none")]
    pub app_defined_data_filter_group: Option<Vec<String>>,
    /// Custom keys of members.
    #[serde(default, rename = "AppDefinedDataFilter_GroupMember", skip_serializing_if = "Option::is_none")]
    pub app_defined_data_filter_group_member: Option<Vec<String>>,
}

/// One entry per group asked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupInfoResponse {
    /// Groups, each with a result of its own.
    #[serde(default, deserialize_with = "lenient::list")]
    pub group_info: Vec<GroupInfo>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A group's profile. Everything but the ID may be missing: filters, group types and server generations differ.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupInfo {
    /// The group.
    pub group_id: String,
    /// Result for this group: 0, 10010, 10015 …
    #[serde(default, deserialize_with = "lenient::code")]
    pub error_code: i64,
    /// Text for this group.
    #[serde(default, deserialize_with = "lenient::string")]
    pub error_info: String,
    /// Old or new name of the group type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// At most 30 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub name: Option<String>,
    /// The application, spelt `Appid`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub appid: Option<u64>,
    /// At most 240 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub introduction: Option<String>,
    /// The announcement, at most 300 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub notification: Option<String>,
    /// At most 100 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub face_url: Option<String>,
    /// Empty when the group has no owner.
    #[serde(
        default,
        rename = "Owner_Account",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::opt_string"
    )]
    pub owner_account: Option<String>,
    /// Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub create_time: Option<u64>,
    /// Grows with every change of the profile. In the list of base fields, but in no unfiltered sample.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub info_seq: Option<u64>,
    /// Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub last_info_time: Option<u64>,
    /// Unix seconds, 0 when there was no message yet.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub last_msg_time: Option<u64>,
    /// The sequence that the next stored message will get; starts at 1.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub next_msg_seq: Option<u64>,
    /// Members now; not for live rooms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub member_num: Option<u64>,
    /// The most members; `MaxMemberCount` in `create_group`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub max_member_num: Option<u64>,
    /// `FreeAccess`, `NeedPermission`, `DisableApply`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub apply_join_option: Option<String>,
    /// `FreeAccess`, `NeedPermission`, `DisableInvite`; newer.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub invite_join_option: Option<String>,
    /// `On` or `Off`; `ShutUpAllMember` before mid-2022.
    #[serde(
        default,
        alias = "ShutUpAllMember",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::opt_string"
    )]
    pub mute_all_member: Option<String>,
    /// Custom fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_defined_data: Option<Vec<AppData>>,
    /// Members, where the filter and the group type allow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_list: Option<Vec<MemberInfo>>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Call for GetGroupInfoRequest {
    const COMMAND: Command = Command::GetGroupInfo;
    type Response = GetGroupInfoResponse;
}

/// A custom field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AppData {
    /// At most 16 bytes.
    pub key: String,
    /// At most 512 bytes for groups, 64 for members.
    #[serde(default, deserialize_with = "lenient::string")]
    pub value: String,
}

/// `modify_group_base_info` (official doc 269/1620). Only the fields that are present change.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyGroupBaseInfoRequest {
    /// The group.
    pub group_id: String,
    /// At most 30 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// At most 240 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub introduction: Option<String>,
    /// At most 300 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notification: Option<String>,
    /// At most 100 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face_url: Option<String>,
    /// No effect in live rooms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_member_num: Option<u64>,
    /// Not for communities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apply_join_option: Option<String>,
    /// Not for live rooms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite_join_option: Option<String>,
    /// `On` or `Off`; the old name is still accepted by the practice server.
    #[serde(default, alias = "ShutUpAllMember", skip_serializing_if = "Option::is_none")]
    pub mute_all_member: Option<String>,
    /// `Value: ""` deletes the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_defined_data: Option<Vec<AppData>>,
    /// Shown as the one who made the change; newer.
    #[serde(default, rename = "From_Account", skip_serializing_if = "Option::is_none")]
    pub from_account: Option<String>,
}

impl Call for ModifyGroupBaseInfoRequest {
    const COMMAND: Command = Command::ModifyGroupBaseInfo;
    type Response = Empty;
}

/// `change_group_owner` (official doc 269/1633).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ChangeGroupOwnerRequest {
    /// The group.
    pub group_id: String,
    /// Must be a member already.
    #[serde(rename = "NewOwner_Account")]
    pub new_owner_account: String,
    /// Shown as the one who made the change; newer.
    #[serde(default, rename = "From_Account", skip_serializing_if = "Option::is_none")]
    pub from_account: Option<String>,
}

impl Call for ChangeGroupOwnerRequest {
    const COMMAND: Command = Command::ChangeGroupOwner;
    type Response = Empty;
}

/// `get_online_member_num` (official doc 269/49180). The count moves in steps of 10 s.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetOnlineMemberNumRequest {
    /// The group.
    pub group_id: String,
}

/// The online count.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetOnlineMemberNumResponse {
    /// People online.
    #[serde(default, deserialize_with = "lenient::number")]
    pub online_member_num: u64,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Call for GetOnlineMemberNumRequest {
    const COMMAND: Command = Command::GetOnlineMemberNum;
    type Response = GetOnlineMemberNumResponse;
}
