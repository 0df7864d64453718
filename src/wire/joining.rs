//! Coming into groups: adding, importing, unread counts, and the groups that somebody is in.

use serde::{Deserialize, Serialize};

use super::call::requests;
use super::{Empty, Extra, GroupInfo, lenient};

/// `add_group_member` (official doc 269/1621). Who is a member already is no error.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AddGroupMemberRequest {
    /// The group.
    pub group_id: String,
    /// 1: nobody is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<u8>,
    /// Objects; 20, 100 or 300 at most, by source.
    pub member_list: Vec<AccountItem>,
}

/// An account of a list of objects.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountItem {
    /// The account.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
}

/// One result per account; the envelope says OK although some failed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MembersAddedResponse {
    /// By account.
    #[serde(default, deserialize_with = "lenient::list")]
    pub member_list: Vec<MemberAdded>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What became of one account.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MemberAdded {
    /// The account.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// 0 failed, 1 added, 2 a member already, 3 waits for somebody's approval. Here 1 is success.
    #[serde(default, deserialize_with = "lenient::code")]
    pub result: i64,
}

/// `import_group_member` (official doc 269/1636). Nobody is told and no webhook fires.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImportGroupMemberRequest {
    /// The group.
    pub group_id: String,
    /// 20, 100 or 300 at most, by source.
    pub member_list: Vec<ImportedMember>,
}

/// One member to import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImportedMember {
    /// The account.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// Only `Admin`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Unix seconds, after the group's creation and before now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub join_time: Option<u64>,
    /// Cut to the number of the group's messages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread_msg_num: Option<u64>,
}

/// `set_unread_msg_num` (official doc 269/1637). For migrations.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetUnreadMsgNumRequest {
    /// The group.
    pub group_id: String,
    /// The member.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// Cut to the number of the group's messages.
    pub unread_msg_num: u64,
}

/// `get_joined_group_list` (official doc 269/1625).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetJoinedGroupListRequest {
    /// Whose groups.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// 1: live rooms too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_huge_groups: Option<u8>,
    /// 1: work groups without a first message too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_no_active_groups: Option<u8>,
    /// At most 5000; absent means all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// First row, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Only groups of this type. A Go SDK calls it `Type`.
    #[serde(default, alias = "Type", skip_serializing_if = "Option::is_none")]
    pub group_type: Option<String>,
    /// 1 or 0: only communities with or without topics.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_topic: Option<u8>,
    /// Absent: IDs alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_filter: Option<JoinedFilter>,
}

/// Which fields come back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct JoinedFilter {
    /// Base fields of the groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_base_info_filter: Option<Vec<String>>,
    /// Of the account: `Role`, `JoinTime`, `MsgFlag`, `MsgSeq`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_info_filter: Option<Vec<String>>,
}

/// A page of groups.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetJoinedGroupListResponse {
    /// All that match, not only this page.
    #[serde(default, deserialize_with = "lenient::number")]
    pub total_count: u64,
    /// IDs, or with a filter more.
    #[serde(default, deserialize_with = "lenient::list")]
    pub group_id_list: Vec<JoinedGroup>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A group of somebody's.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct JoinedGroup {
    /// The account's own place in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_info: Option<SelfInfo>,
    /// 1 for a community with topics.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub support_topic: Option<u64>,
    /// Over all topics.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub gross_topic_next_msg_seq: Option<u64>,
    /// The profile, as far as the filter names it; without a result of its own.
    #[serde(flatten)]
    pub profile: JoinedProfile,
}

/// As [`GroupInfo`], but without `ErrorCode` and `ErrorInfo`, which lists of groups do not have.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JoinedProfile(pub GroupInfo);

impl Serialize for JoinedProfile {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut value = serde_json::to_value(&self.0).map_err(serde::ser::Error::custom)?;
        if let Some(keys) = value.as_object_mut() {
            keys.retain(|key, _| !["ErrorCode", "ErrorInfo"].contains(&key.as_str()));
        }
        value.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for JoinedProfile {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        GroupInfo::deserialize(deserializer).map(Self)
    }
}

/// An account's place in a group.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SelfInfo {
    /// `Owner`, `Admin`, `Member`.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub role: Option<String>,
    /// Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub join_time: Option<u64>,
    /// See [`super::MemberInfo::msg_flag`].
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub msg_flag: Option<String>,
    /// How far it has read.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub msg_seq: Option<u64>,
    /// How far it has read over all topics.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub gross_topic_read_seq: Option<u64>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

requests! {
    AddGroupMemberRequest: AddGroupMember => MembersAddedResponse;
    ImportGroupMemberRequest: ImportGroupMember => MembersAddedResponse;
    SetUnreadMsgNumRequest: SetUnreadMsgNum => Empty;
    GetJoinedGroupListRequest: GetJoinedGroupList => GetJoinedGroupListResponse;
}
