//! Topics of communities.

use serde::{Deserialize, Serialize};

use super::{EventTime, event_time};
use crate::wire::{AppData, Extra, lenient};

/// `Group.CallbackBeforeCreateTopic` (official doc 1047/49463). In which community is not said.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BeforeCreateTopic {
    /// Who wants to make it.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// At most 30 bytes.
    #[serde(default, deserialize_with = "lenient::string")]
    pub name: String,
    /// Not documented for topics.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterCreateTopic` (official doc 1047/49464).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterCreateTopic {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// The topic.
    #[serde(default, deserialize_with = "lenient::string")]
    pub topic_id: String,
    /// Who made it.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// The community's owner.
    #[serde(default, rename = "Owner_Account", deserialize_with = "lenient::string")]
    pub owner_account: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// At most 30 bytes.
    #[serde(default, deserialize_with = "lenient::string")]
    pub name: String,
    /// Custom fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_defined_data_list: Option<Vec<AppData>>,
    /// Not documented for topics.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterTopicDestroyed` (official doc 1047/49465).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterTopicDestroyed {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// Bare strings.
    #[serde(default, deserialize_with = "lenient::list")]
    pub topic_id_list: Vec<String>,
    /// Not documented for topics.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterTopicInfoChanged` (official doc 1047/49466): what did not change is absent. Which topic it
/// was is not said.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterTopicInfoChanged {
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
    /// Not documented for topics.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}
