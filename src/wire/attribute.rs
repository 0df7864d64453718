//! Attributes and counters of groups. Attributes write `key` and `value` small, counters `Key` and `Value` large.

use serde::{Deserialize, Serialize};

use super::call::requests;
use super::{Empty, Extra, lenient};

/// `get_group_attr` (official doc 1047/44187); under a service of its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupAttrRequest {
    /// The group.
    pub group_id: String,
}

/// A group's attributes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupAttrResponse {
    /// Not `GroupAttr`, as when writing.
    #[serde(default, deserialize_with = "lenient::list")]
    pub group_attr_ary: Vec<Attribute>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// An attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// At most 32 bytes.
    pub key: String,
    /// At most 4000 bytes, 16,000 of all together.
    pub value: String,
}

/// `modify_group_attr` (official doc 1047/44188): adds and overwrites, leaves the others.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyGroupAttrRequest {
    /// The group.
    pub group_id: String,
    /// At most 16.
    pub group_attr: Vec<Attribute>,
}

/// `set_group_attr` (official doc 1047/44190): keys that are not named are gone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SetGroupAttrRequest {
    /// The group.
    pub group_id: String,
    /// At most 16.
    pub group_attr: Vec<Attribute>,
}

/// `clear_group_attr` (official doc 1047/44189).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ClearGroupAttrRequest {
    /// The group.
    pub group_id: String,
}

/// `delete_group_attr` (official doc 269/104440).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteGroupAttrRequest {
    /// The group.
    pub group_id: String,
    /// Keys without values.
    pub group_attr: Vec<AttributeKey>,
}

/// The name of an attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributeKey {
    /// At most 32 bytes.
    pub key: String,
}

/// `get_group_counter` (official doc 269/85953).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupCounterRequest {
    /// The group.
    pub group_id: String,
    /// Absent: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_counter_keys: Option<Vec<String>>,
}

/// A group's counters.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupCountersResponse {
    /// After an update: the new values.
    #[serde(default, deserialize_with = "lenient::list")]
    pub group_counter: Vec<Counter>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A counter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Counter {
    /// At most 128 bytes.
    pub key: String,
    /// Signed, 64 bits.
    pub value: i64,
}

/// `update_group_counter` (official doc 1047/53428).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateGroupCounterRequest {
    /// The group.
    pub group_id: String,
    /// At most 20 in a group.
    pub group_counter: Vec<Counter>,
    /// `Set`, `Increase`, `Decrease`; what holds without is not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
}

/// `delete_group_counter` (official doc 1047/53429).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteGroupCounterRequest {
    /// The group.
    pub group_id: String,
    /// Absent: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_counter_keys: Option<Vec<String>>,
}

requests! {
    GetGroupAttrRequest: GetGroupAttr => GetGroupAttrResponse;
    ModifyGroupAttrRequest: ModifyGroupAttr => Empty;
    SetGroupAttrRequest: SetGroupAttr => Empty;
    ClearGroupAttrRequest: ClearGroupAttr => Empty;
    DeleteGroupAttrRequest: DeleteGroupAttr => Empty;
    GetGroupCounterRequest: GetGroupCounter => GroupCountersResponse;
    UpdateGroupCounterRequest: UpdateGroupCounter => GroupCountersResponse;
    DeleteGroupCounterRequest: DeleteGroupCounter => Empty;
}
