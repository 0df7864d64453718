//! Groups: made, full, dissolved, changed.

use serde::{Deserialize, Serialize};

use super::{Account, EventTime, event_time};
use crate::wire::{AppData, Extra, lenient};

/// `Group.CallbackBeforeCreateGroup` (official doc 1047/34368). The group has no ID yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BeforeCreateGroup {
    /// Who wants to make it.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// Who shall own it.
    #[serde(default, rename = "Owner_Account", deserialize_with = "lenient::string")]
    pub owner_account: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// At most 30 bytes.
    #[serde(default, deserialize_with = "lenient::string")]
    pub name: String,
    /// Groups of this type that the user has made before. Gone from the mainland page (269/1662) in 2025-12.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub create_group_num: Option<u64>,
    /// By the Java SDK: the same by group type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_group_num: Option<Extra>,
    /// Members from the beginning.
    #[serde(default, deserialize_with = "lenient::list")]
    pub member_list: Vec<Account>,
    /// By the Java SDK.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub invite_option: Option<String>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterCreateGroup` (official doc 1047/34369).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterCreateGroup {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Who made it.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// Its owner.
    #[serde(default, rename = "Owner_Account", deserialize_with = "lenient::string")]
    pub owner_account: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// At most 30 bytes.
    #[serde(default, deserialize_with = "lenient::string")]
    pub name: String,
    /// Members from the beginning.
    #[serde(default, deserialize_with = "lenient::list")]
    pub member_list: Vec<Account>,
    /// Custom fields; only where the console says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_defined_data_list: Option<Vec<AppData>>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterGroupFull` (official doc 1047/34376). No group type.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterGroupFull {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterGroupDestroyed` (official doc 1047/34377).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterGroupDestroyed {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// Its owner.
    #[serde(default, rename = "Owner_Account", deserialize_with = "lenient::string")]
    pub owner_account: String,
    /// At most 30 bytes.
    #[serde(default, deserialize_with = "lenient::string")]
    pub name: String,
    /// Who was in it; absent for communities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member_list: Option<Vec<Account>>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterGroupInfoChanged` (official doc 1047/34378): what did not change is absent. Mute-all, join
/// options, the most members and custom fields do not fire it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterGroupInfoChanged {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// Who did it.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// At most 30 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub name: Option<String>,
    /// At most 240 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub introduction: Option<String>,
    /// At most 300 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub notification: Option<String>,
    /// At most 100 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub face_url: Option<String>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterGroupAttrChanged` (official doc 1047/60394).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterGroupAttrChanged {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// Who did it.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// `set`, `modify`, `clear`, `delete`: by which command.
    #[serde(default, deserialize_with = "lenient::string")]
    pub option_type: String,
    /// Which.
    #[serde(default, deserialize_with = "lenient::list")]
    pub group_attr: Vec<ChangedAttribute>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One attribute; keys written small, as in the commands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedAttribute {
    /// At most 32 bytes.
    #[serde(default, deserialize_with = "lenient::string")]
    pub key: String,
    /// At most 4000 bytes. Whether it comes with `delete` is not documented.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub value: Option<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterChangeGroupOwner` (official doc 1047/60396).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterChangeGroupOwner {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// Who did it.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// Who had it.
    #[serde(default, rename = "OldOwner_Account", deserialize_with = "lenient::string")]
    pub old_owner_account: String,
    /// Who has it now.
    #[serde(default, rename = "NewOwner_Account", deserialize_with = "lenient::string")]
    pub new_owner_account: String,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}
