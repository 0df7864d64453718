//! Members: coming, going, online or not, changed.

use serde::{Deserialize, Serialize};

use super::{Account, EventTime, event_time};
use crate::wire::{Extra, lenient};

/// `Group.CallbackBeforeApplyJoinGroup` (official doc 1047/34370). Where a group wants approval, its admins are
/// still asked after a yes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BeforeApplyJoinGroup {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// Who wants to come in.
    #[serde(default, rename = "Requestor_Account", deserialize_with = "lenient::string")]
    pub requestor_account: String,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackBeforeInviteJoinGroup` (official doc 1047/34371). Fires for `add_group_member` too.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BeforeInviteJoinGroup {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// Who invites.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// Who is invited.
    #[serde(default, deserialize_with = "lenient::list")]
    pub destination_members: Vec<Account>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterNewMemberJoin` (official doc 1047/34372). Fires in live rooms too.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterNewMemberJoin {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// `Apply` or `Invited`.
    #[serde(default, deserialize_with = "lenient::string")]
    pub join_type: String,
    /// Who invited; with `Apply` who came.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// Who came.
    #[serde(default, deserialize_with = "lenient::list")]
    pub new_member_list: Vec<Account>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterMemberExit` (official doc 1047/34373).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterMemberExit {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// `Kicked` or `Quit`.
    #[serde(default, deserialize_with = "lenient::string")]
    pub exit_type: String,
    /// Who removed them; with `Quit` who left.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// Who is gone.
    #[serde(default, deserialize_with = "lenient::list")]
    pub exit_member_list: Vec<Account>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackOnMemberStateChange` (official doc 1047/48734): presence in live rooms. A paid feature; looked at
/// every 20 s, once per user over all devices.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct OnMemberStateChange {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// By the Java SDK: `AVChatRoom`. Not on the pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub r#type: Option<String>,
    /// `Offline` or `Online`.
    #[serde(default, deserialize_with = "lenient::string")]
    pub event_type: String,
    /// `HeartbeatInterrupt`, `HeartbeatRecover`, `Join`, `Quit`. Newer.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub event_cause: Option<String>,
    /// Who.
    #[serde(default, deserialize_with = "lenient::list")]
    pub member_list: Vec<Account>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterMemberFieldChanged` (official doc 1047/60393). Not for mutes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterMemberFieldChanged {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// Who did it.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// Whose. The mainland page (269/105353) and the Java SDK call it `Modified_Account`.
    #[serde(
        default,
        rename = "Member_Account",
        alias = "Modified_Account",
        deserialize_with = "lenient::string"
    )]
    pub member_account: String,
    /// `Admin` or `Member`, the new one. Presumably absent where it did not change, as the name card.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub role: Option<String>,
    /// The new one, at most 50 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub name_card: Option<String>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}
