//! Live rooms: who is there, admins, marks, broadcasts.

use serde::{Deserialize, Serialize};

use super::call::requests;
use super::{Empty, Extra, MsgBody, lenient};

/// `get_members` (official doc 1047/50293): who is online. The service keeps the newest 1000.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetMembersRequest {
    /// The live room.
    pub group_id: String,
    /// 0 first, then the `NextTimestamp` of the answer before.
    pub timestamp: u64,
    /// Only members with this mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<u32>,
}

/// A page of members, newest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetMembersResponse {
    /// The page.
    #[serde(default, deserialize_with = "lenient::list")]
    pub member_list: Vec<Viewer>,
    /// 0 is the end.
    #[serde(default, deserialize_with = "lenient::number")]
    pub next_timestamp: u64,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Somebody in a live room.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Viewer {
    /// Unix seconds.
    #[serde(default, deserialize_with = "lenient::number")]
    pub join_time: u64,
    /// The account.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// Of the profile.
    #[serde(default, deserialize_with = "lenient::string")]
    pub nick_name: String,
    /// A URL, or empty.
    #[serde(default, deserialize_with = "lenient::string")]
    pub avatar: String,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `modify_user_info`: sets or takes away marks of people online (by the live-room pages of 2023).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyUserInfoRequest {
    /// The live room.
    pub group_id: String,
    /// 1 sets, 2 takes away.
    pub command_type: u8,
    /// At most 500.
    pub member_list: Vec<MarkedMember>,
}

/// Marks of one member.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MarkedMember {
    /// The account.
    #[serde(rename = "Member_Account")]
    pub member_account: String,
    /// 1000 and above; 500 and 600 are the service's.
    pub marks: Vec<u32>,
}

/// The members that it worked for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyUserInfoResponse {
    /// As asked for.
    #[serde(default, deserialize_with = "lenient::number")]
    pub command_type: u64,
    /// Without those who are offline.
    #[serde(default, deserialize_with = "lenient::list")]
    pub member_list: Vec<MarkedMember>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `modify_admin` (official doc 269/102857).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyAdminRequest {
    /// The live room.
    pub group_id: String,
    /// 1 sets, 2 takes away.
    pub command_type: u8,
    /// Bare strings.
    #[serde(rename = "Admin_Account")]
    pub admin_account: Vec<String>,
}

/// `get_admin_list` (official doc 269/102858).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetAdminListRequest {
    /// The live room.
    pub group_id: String,
}

/// A live room's admins.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GetAdminListResponse {
    /// With an underscore.
    #[serde(default, rename = "Admin_List", deserialize_with = "lenient::list")]
    pub admin_list: Vec<LiveAdmin>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An admin of a live room.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct LiveAdmin {
    /// The account.
    #[serde(rename = "Admin_Account")]
    pub admin_account: String,
    /// A URL, or empty.
    #[serde(default, deserialize_with = "lenient::string")]
    pub avatar: String,
    /// Of the profile.
    #[serde(default, deserialize_with = "lenient::string")]
    pub nick_name: String,
}

/// `check_members` (official doc 269/95618). The same key is a list in request and answer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CheckMembersRequest {
    /// The live room.
    pub group_id: String,
    /// Whom to look for.
    #[serde(rename = "Member_Account")]
    pub member_account: Vec<String>,
}

/// Who of them is in the room.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CheckMembersResponse {
    /// Bare strings.
    #[serde(default, rename = "Member_Account", deserialize_with = "lenient::list")]
    pub member_account: Vec<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `send_broadcast_msg` (official doc 1047/49440): into every live room of the application.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SendBroadcastMsgRequest {
    /// Absent: the calling admin.
    #[serde(default, rename = "From_Account", skip_serializing_if = "Option::is_none")]
    pub from_account: Option<String>,
    /// Detects duplicates for 5 minutes.
    pub random: u32,
    /// Elements in order.
    pub msg_body: MsgBody,
    /// Delivered with the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cloud_custom_data: Option<String>,
}

/// The broadcast's number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SendBroadcastMsgResponse {
    /// Its sequence.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

requests! {
    GetMembersRequest: GetMembers => GetMembersResponse;
    ModifyUserInfoRequest: ModifyUserInfo => ModifyUserInfoResponse;
    ModifyAdminRequest: ModifyAdmin => Empty;
    GetAdminListRequest: GetAdminList => GetAdminListResponse;
    CheckMembersRequest: CheckMembers => CheckMembersResponse;
    SendBroadcastMsgRequest: SendBroadcastMsg => SendBroadcastMsgResponse;
}
