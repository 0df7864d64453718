//! Group messages: before and after they are sent, failed, recalled, read, extended.

use serde::{Deserialize, Serialize};

use super::{Account, EventTime, event_time};
use crate::wire::{Extra, MsgBody, lenient};

/// `Group.CallbackBeforeSendMsg` (official doc 1047/34374). A message has neither sequence nor time yet. Does not
/// fire for senders who are muted in the whole application.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BeforeSendMsg {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// The sender shown.
    #[serde(default, rename = "From_Account", deserialize_with = "lenient::string")]
    pub from_account: String,
    /// Who really called: the admin, for messages sent by REST. Newer.
    #[serde(
        default,
        rename = "Operator_Account",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::opt_string"
    )]
    pub operator_account: Option<String>,
    /// The sender's, 32 bits.
    #[serde(default, deserialize_with = "lenient::number")]
    pub random: u64,
    /// 1: online members only, not stored. Always 0 in live rooms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub online_only_flag: Option<u64>,
    /// Elements in order.
    #[serde(default)]
    pub msg_body: MsgBody,
    /// Delivered with the message. Newer.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub cloud_custom_data: Option<String>,
    /// In this topic.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub topic_id: Option<String>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterSendMsg` (official doc 1047/34375): the only sight of what is said in live rooms. Does not
/// fire for messages dropped by the limit of 40 per second and group.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterSendMsg {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// The sender shown.
    #[serde(default, rename = "From_Account", deserialize_with = "lenient::string")]
    pub from_account: String,
    /// Who really called: the admin, for messages sent by REST. Newer.
    #[serde(
        default,
        rename = "Operator_Account",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::opt_string"
    )]
    pub operator_account: Option<String>,
    /// The sender's, 32 bits.
    #[serde(default, deserialize_with = "lenient::number")]
    pub random: u64,
    /// Unique in the group; the order of messages. In live rooms nothing can be fetched by it.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// Unix seconds, the server's clock.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_time: u64,
    /// 1: online members only, not stored. Always 0 in live rooms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub online_only_flag: Option<u64>,
    /// Elements in order.
    #[serde(default)]
    pub msg_body: MsgBody,
    /// Delivered with the message. Newer.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub cloud_custom_data: Option<String>,
    /// In this topic.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub topic_id: Option<String>,
    /// Who is mentioned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_at_info: Option<Vec<Mention>>,
    /// The clients' own ID of the message; by the live product's page (454/125496).
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub msg_id: Option<String>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One mention.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Mention {
    /// 1 is everyone, 0 one member.
    #[serde(default, deserialize_with = "lenient::number")]
    pub group_at_all_flag: u64,
    /// The member, with flag 0.
    #[serde(
        default,
        rename = "GroupAt_Account",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::opt_string"
    )]
    pub group_at_account: Option<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackSendMsgException` (official doc 1047/49462): a message was refused, for its form, the rate,
/// moderation or a mute.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SendMsgException {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// The sender shown.
    #[serde(default, rename = "From_Account", deserialize_with = "lenient::string")]
    pub from_account: String,
    /// Who really called: the admin, for messages sent by REST. Newer.
    #[serde(
        default,
        rename = "Operator_Account",
        skip_serializing_if = "Option::is_none",
        deserialize_with = "lenient::opt_string"
    )]
    pub operator_account: Option<String>,
    /// The sender's, 32 bits.
    #[serde(default, deserialize_with = "lenient::number")]
    pub random: u64,
    /// 1: online members only, not stored. Always 0 in live rooms.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub online_only_flag: Option<u64>,
    /// Elements in order.
    #[serde(default)]
    pub msg_body: MsgBody,
    /// Delivered with the message. Newer.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub cloud_custom_data: Option<String>,
    /// In this topic.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub topic_id: Option<String>,
    /// Why: 10023 for the rate …
    #[serde(default, deserialize_with = "lenient::code")]
    pub error_code: i64,
    /// Free text.
    #[serde(default, deserialize_with = "lenient::string")]
    pub error_info: String,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterRecallMsg` (official doc 1047/46979): recalled by a client or by REST. Messages deleted by
/// sender fire nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterRecallMsg {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// Who did it.
    #[serde(default, rename = "Operator_Account", deserialize_with = "lenient::string")]
    pub operator_account: String,
    /// Which messages.
    #[serde(default, deserialize_with = "lenient::list")]
    pub msg_seq_list: Vec<RecalledMsg>,
    /// In this topic.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub topic_id: Option<String>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One recalled message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RecalledMsg {
    /// The message.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// The clients' own ID of it; since 2025 on the mainland page (269/73141).
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub msg_id: Option<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterReadReceipt` (official doc 1047/60395): somebody has read messages that asked for it. Not in
/// communities.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterReadReceipt {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// Group type; whether by its old or its new name is not documented.
    #[serde(default, deserialize_with = "lenient::string")]
    pub r#type: String,
    /// By message.
    #[serde(default, deserialize_with = "lenient::list")]
    pub group_msg_receipt_list: Vec<ReadMsg>,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// How many have read a message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ReadMsg {
    /// The message.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// Have read it.
    #[serde(default, deserialize_with = "lenient::number")]
    pub read_num: u64,
    /// Have not.
    #[serde(default, deserialize_with = "lenient::number")]
    pub unread_num: u64,
    /// Who has read it now.
    #[serde(default, deserialize_with = "lenient::list")]
    pub read_receipt_members: Vec<Account>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// `Group.CallbackAfterGroupMsgExtension` (official doc 1047/76007): the extension of a message was changed. Newer,
/// on pages since 2025-12.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct AfterGroupMsgExtension {
    /// The group.
    #[serde(deserialize_with = "lenient::string")]
    pub group_id: String,
    /// The message.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// 1 sets, 2 deletes the keys in the list, 3 deletes all.
    #[serde(default, deserialize_with = "lenient::number")]
    pub operate_type: u64,
    /// Empty with 3.
    #[serde(default, deserialize_with = "lenient::list")]
    pub extension_list: Vec<Extension>,
    /// Version of the whole extension.
    #[serde(default, deserialize_with = "lenient::number")]
    pub seq: u64,
    /// Absent on the oldest pages.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "event_time::read")]
    pub event_time: Option<EventTime>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One pair of an extension.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Extension {
    /// Its name.
    #[serde(default, deserialize_with = "lenient::string")]
    pub key: String,
    /// Empty where it was deleted.
    #[serde(default, deserialize_with = "lenient::string")]
    pub value: String,
    /// Version of the pair.
    #[serde(default, deserialize_with = "lenient::number")]
    pub seq: u64,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}
