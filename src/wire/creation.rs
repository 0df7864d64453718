//! Making and dissolving groups.

use serde::{Deserialize, Serialize};

use super::call::requests;
use super::{AppData, Empty, Extra, lenient};

/// `create_group` (official doc 269/1615).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateGroupRequest {
    /// An imported account; a member at once, but for live rooms. Absent: a group without owner.
    #[serde(default, rename = "Owner_Account", skip_serializing_if = "Option::is_none")]
    pub owner_account: Option<String>,
    /// Old or new name of the group type.
    pub r#type: String,
    /// At most 48 bytes of printable ASCII, not beginning with `@TGS#`; those of communities begin with `@TGS#_`.
    /// Absent: the service makes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    /// At most 30 bytes.
    pub name: String,
    /// At most 240 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub introduction: Option<String>,
    /// At most 300 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notification: Option<String>,
    /// At most 100 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face_url: Option<String>,
    /// `MaxMemberNum` everywhere else. Absent: as many as the edition allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_member_count: Option<u64>,
    /// `FreeAccess`, `NeedPermission` (default), `DisableApply`. Not for communities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apply_join_option: Option<String>,
    /// `FreeAccess`, `NeedPermission`, `DisableInvite`. Not for live rooms; newer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invite_join_option: Option<String>,
    /// Custom fields of the group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_defined_data: Option<Vec<AppData>>,
    /// At most 100; not for live rooms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_list: Option<Vec<NewMember>>,
    /// 1: a community with topics.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_topic: Option<u8>,
    /// By the Java SDK: 1 for permission groups; communities with topics only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enable_permission: Option<u8>,
    /// By the Java SDK: the members' permission bits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_permission: Option<u64>,
}

/// A member from the beginning.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct NewMember {
    /// The account.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// Only `Admin`; absent for an ordinary member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// In the samples; the text says that only account and role can be set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_member_defined_data: Option<Vec<AppData>>,
}

/// The group that was made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateGroupResponse {
    /// The service's own or the one asked for.
    #[serde(default, deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Communities with topics only; not documented.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub huge_group_flag: Option<u64>,
    /// Communities with topics only.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub r#type: Option<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `destroy_group` (official doc 269/1624). Cannot be undone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DestroyGroupRequest {
    /// The group.
    pub group_id: String,
}

/// `import_group` (official doc 269/1634). Nobody is told and no webhook fires.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImportGroupRequest {
    /// As in [`CreateGroupRequest`].
    #[serde(default, rename = "Owner_Account", skip_serializing_if = "Option::is_none")]
    pub owner_account: Option<String>,
    /// `Public`, `Private`, `ChatRoom`, `Community`.
    pub r#type: String,
    /// As in [`CreateGroupRequest`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    /// At most 30 bytes.
    pub name: String,
    /// At most 240 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub introduction: Option<String>,
    /// At most 300 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notification: Option<String>,
    /// At most 100 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face_url: Option<String>,
    /// At most 6000, 2000 without; communities 100000.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_member_count: Option<u64>,
    /// As in [`CreateGroupRequest`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apply_join_option: Option<String>,
    /// Custom fields of the group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_defined_data: Option<Vec<AppData>>,
    /// Unix seconds; now without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<u64>,
    /// 1: a community with topics.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_topic: Option<u8>,
}

/// The group that was imported.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImportGroupResponse {
    /// The service's own or the one asked for.
    #[serde(default, deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

requests! {
    CreateGroupRequest: CreateGroup => CreateGroupResponse;
    DestroyGroupRequest: DestroyGroup => Empty;
    ImportGroupRequest: ImportGroup => ImportGroupResponse;
}
