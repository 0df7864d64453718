//! Topics of communities.

use serde::{Deserialize, Serialize};

use super::call::requests;
use super::{Empty, Extra, lenient};

/// `create_topic` (official doc 1047/49471).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct CreateTopicRequest {
    /// The community.
    pub group_id: String,
    /// `<GroupId>@TOPIC#_…`, at most 96 bytes. Absent: the service makes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
    /// At most 30 bytes.
    pub topic_name: String,
    /// Who acts. The field table says a number, the samples have a string.
    #[serde(default, rename = "From_Account", skip_serializing_if = "Option::is_none")]
    pub from_account: Option<String>,
    /// At most 3000 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_string: Option<String>,
    /// At most 100 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face_url: Option<String>,
    /// At most 300 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notification: Option<String>,
    /// At most 240 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub introduction: Option<String>,
}

/// The topic that was made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TopicMadeResponse {
    /// The service's own or the one asked for.
    #[serde(default, deserialize_with = "lenient::string")]
    pub topic_id: String,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `import_topic`, under the group service.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImportTopicRequest {
    /// `Community`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Unix seconds; now without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<u64>,
    /// All the rest.
    #[serde(flatten)]
    pub topic: CreateTopicRequest,
}

/// `get_topic`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetTopicRequest {
    /// The community.
    pub group_id: String,
    /// Whose own state comes with it.
    #[serde(rename = "From_Account")]
    pub from_account: String,
    /// Absent: all topics.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id_list: Option<Vec<String>>,
    /// Fields of `TopicInfo`; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_filter: Option<Vec<String>>,
}

/// One entry per topic.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetTopicResponse {
    /// By topic.
    #[serde(default, deserialize_with = "lenient::list")]
    pub topic_and_self_info: Vec<TopicAndSelfInfo>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A topic and an account's place in it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TopicAndSelfInfo {
    /// Result for this topic; that of the envelope means nothing here.
    #[serde(default, deserialize_with = "lenient::code")]
    pub error_code: i64,
    /// Text for it.
    #[serde(default, deserialize_with = "lenient::string")]
    pub error_info: String,
    /// Absent for one that failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_info: Option<TopicSelfInfo>,
    /// As far as the filter goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_info: Option<TopicInfo>,
}

/// An account's place in a topic.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TopicSelfInfo {
    /// End of the mute, Unix seconds, 0 for none (by its name a time span; not documented).
    #[serde(default, deserialize_with = "lenient::number")]
    pub shut_up_time: u64,
    /// How far the account has read.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// As of members.
    #[serde(default, deserialize_with = "lenient::string")]
    pub msg_flag: String,
}

/// A topic's profile.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TopicInfo {
    /// The topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
    /// The community, with a capital D.
    #[serde(default, rename = "GroupID", skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    /// At most 30 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_name: Option<String>,
    /// At most 100 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face_url: Option<String>,
    /// At most 300 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notification: Option<String>,
    /// At most 240 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub introduction: Option<String>,
    /// At most 3000 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_string: Option<String>,
    /// `On` or `Off`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mute_all_member: Option<String>,
    /// The sequence that the next message will get.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub next_msg_seq: Option<u64>,
    /// Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub create_time: Option<u64>,
    /// Unix seconds, 0 without messages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub last_msg_time: Option<u64>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `modify_topic`. Only the fields that are present change.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyTopicRequest {
    /// The community.
    pub group_id: String,
    /// The topic.
    pub topic_id: String,
    /// At most 30 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_name: Option<String>,
    /// Who acts.
    #[serde(default, rename = "From_Account", skip_serializing_if = "Option::is_none")]
    pub from_account: Option<String>,
    /// At most 100 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face_url: Option<String>,
    /// At most 300 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notification: Option<String>,
    /// At most 240 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub introduction: Option<String>,
    /// At most 3000 bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_string: Option<String>,
    /// `On` or `Off`.
    #[serde(default, alias = "ShutUpAllMember", skip_serializing_if = "Option::is_none")]
    pub mute_all_member: Option<String>,
}

/// `destroy_topic` (official doc 1047/49470). Cannot be undone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DestroyTopicRequest {
    /// The community.
    pub group_id: String,
    /// Bare strings.
    pub topic_id_list: Vec<String>,
}

/// One result per topic.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DestroyTopicResponse {
    /// By topic.
    #[serde(default, deserialize_with = "lenient::list")]
    pub destroy_result_item: Vec<TopicDestroyed>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What became of one topic.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct TopicDestroyed {
    /// 0, or 110003 for one that is gone.
    #[serde(default, deserialize_with = "lenient::code")]
    pub error_code: i64,
    /// Text for it.
    #[serde(default, deserialize_with = "lenient::string")]
    pub error_info: String,
    /// The topic.
    pub topic_id: String,
}

requests! {
    CreateTopicRequest: CreateTopic => TopicMadeResponse;
    ImportTopicRequest: ImportTopic => TopicMadeResponse;
    GetTopicRequest: GetTopic => GetTopicResponse;
    ModifyTopicRequest: ModifyTopic => Empty;
    DestroyTopicRequest: DestroyTopic => DestroyTopicResponse;
}
