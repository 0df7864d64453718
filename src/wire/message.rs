//! Messages: history, recall, sending.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Call, Command, Empty, Extra, MsgBody, lenient};

/// `group_msg_get_simple` (official doc 269/2738).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupMsgGetSimpleRequest {
    /// The group.
    pub group_id: String,
    /// At most 20 come back.
    pub req_msg_number: u64,
    /// Messages with this sequence or a smaller one; absent for the newest. What 0 does is not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub req_msg_seq: Option<u64>,
    /// 1: recalled messages come too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_recalled_msg: Option<u8>,
    /// Of this topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
}

/// A page of history, newest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupMsgGetSimpleResponse {
    /// As asked for.
    #[serde(default, deserialize_with = "lenient::string")]
    pub group_id: String,
    /// About the range asked for, not the history: 1 whole, 0 cut, 2 cut and all expired.
    #[serde(default, deserialize_with = "lenient::number")]
    pub is_finished: u64,
    /// The field table calls it `MsgList`; sample and SDKs say `RspMsgList`.
    #[serde(default, alias = "MsgList", deserialize_with = "lenient::list")]
    pub rsp_msg_list: Vec<HistoryMsg>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// One slot of the history.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct HistoryMsg {
    /// The sender.
    #[serde(default, rename = "From_Account", deserialize_with = "lenient::string")]
    pub from_account: String,
    /// 0 a message, 1 a hole (deleted or expired), 2 recalled.
    #[serde(default, deserialize_with = "lenient::number")]
    pub is_place_msg: u64,
    /// A list of elements; an object of unknown keys for system messages.
    #[serde(default)]
    pub msg_body: MsgBody,
    /// A number here (1 High, 2 Normal, 3 Low, 4 Lowest), a word when sending.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub msg_priority: Option<u64>,
    /// The `Random` of the sender.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub msg_random: Option<u64>,
    /// Unique in the group.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// Unix seconds, the server's clock.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_time_stamp: u64,
    /// 1 for system messages, absent otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_number")]
    pub is_system_msg: Option<u64>,
    /// Not on the page; the pages of sending and editing say that it comes with the history.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub cloud_custom_data: Option<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Call for GroupMsgGetSimpleRequest {
    const COMMAND: Command = Command::GroupMsgGetSimple;
    type Response = GroupMsgGetSimpleResponse;
}

/// `group_msg_recall` (official doc 269/12341).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupMsgRecallRequest {
    /// The group.
    pub group_id: String,
    /// Objects, at most 10.
    pub msg_seq_list: Vec<MsgSeqItem>,
    /// At most 100 bytes; newer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Of this topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
}

/// One sequence of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MsgSeqItem {
    /// The message.
    pub msg_seq: u64,
}

/// One result per sequence; the envelope says OK although some failed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GroupMsgRecallResponse {
    /// A Go SDK of 2022 reads it under `Results`.
    #[serde(default, alias = "Results", deserialize_with = "lenient::list")]
    pub recall_ret_list: Vec<RecallRet>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The result for one sequence.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct RecallRet {
    /// The message.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// 0 recalled, 10030 no such message, 10031 too old, 10032 cannot be recalled.
    #[serde(default, deserialize_with = "lenient::code")]
    pub ret_code: i64,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Call for GroupMsgRecallRequest {
    const COMMAND: Command = Command::GroupMsgRecall;
    type Response = GroupMsgRecallResponse;
}

/// `delete_group_msg_by_sender` (official doc 269/2359). Silent; the answer has no count.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteGroupMsgBySenderRequest {
    /// The group.
    pub group_id: String,
    /// Whose messages.
    #[serde(rename = "Sender_Account")]
    pub sender_account: String,
    /// Of this topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
}

impl Call for DeleteGroupMsgBySenderRequest {
    const COMMAND: Command = Command::DeleteGroupMsgBySender;
    type Response = Empty;
}

/// `send_group_msg` (official doc 269/1629).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SendGroupMsgRequest {
    /// The group.
    pub group_id: String,
    /// The sender; absent for the calling admin.
    #[serde(default, rename = "From_Account", skip_serializing_if = "Option::is_none")]
    pub from_account: Option<String>,
    /// Detects duplicates for 5 minutes.
    pub random: u32,
    /// `High`, `Normal`, `Low`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub msg_priority: Option<String>,
    /// Elements in order.
    pub msg_body: MsgBody,
    /// At most 30.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group_at_info: Option<Vec<AtInfo>>,
    /// Stored and delivered with the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cloud_custom_data: Option<String>,
    /// 0 or 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support_message_extension: Option<u8>,
    /// `NoLastMsg`, `NoUnread`, newer `WithMuteNotifications`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_msg_control: Option<Vec<String>>,
    /// `ForbidBeforeSendMsgCallback`, `ForbidAfterSendMsgCallback`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forbid_callback_control: Option<Vec<String>>,
    /// 1: online members only, not stored. A Go SDK calls it `MsgOnlineOnlyFlag`.
    #[serde(default, alias = "MsgOnlineOnlyFlag", skip_serializing_if = "Option::is_none")]
    pub online_only_flag: Option<u8>,
    /// Passed through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offline_push_info: Option<Value>,
    /// At most 50; only they get it.
    #[serde(default, rename = "To_Account", skip_serializing_if = "Option::is_none")]
    pub to_account: Option<Vec<String>>,
    /// 1: read receipts are wanted. The page of message formats calls it `IsNeedReadReceipt`.
    #[serde(default, alias = "IsNeedReadReceipt", skip_serializing_if = "Option::is_none")]
    pub need_read_receipt: Option<u8>,
    /// Into this topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
}

/// One mention.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AtInfo {
    /// 1 is everyone, 0 one member.
    #[serde(rename = "GroupAtAllFlag")]
    pub group_at_all_flag: u8,
    /// The member, with flag 0.
    #[serde(default, rename = "GroupAt_Account", skip_serializing_if = "Option::is_none")]
    pub group_at_account: Option<String>,
}

/// What became of a message.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SendGroupMsgResponse {
    /// Unix seconds.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_time: u64,
    /// Needed to recall it.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// Present when the message was dropped (`MsgFreqCtrl`), although the envelope says OK.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "lenient::opt_string")]
    pub msg_drop_reason: Option<String>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Call for SendGroupMsgRequest {
    const COMMAND: Command = Command::SendGroupMsg;
    type Response = SendGroupMsgResponse;
}

/// `send_group_system_notification` (official doc 269/1630). Online members only, not stored, not to be repeated.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct SendGroupSystemNotificationRequest {
    /// The group.
    pub group_id: String,
    /// Absent or empty: all members. Not in live rooms.
    #[serde(default, rename = "ToMembers_Account", skip_serializing_if = "Option::is_none")]
    pub to_members_account: Option<Vec<String>>,
    /// The text.
    pub content: String,
    /// Into this topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
}

impl Call for SendGroupSystemNotificationRequest {
    const COMMAND: Command = Command::SendGroupSystemNotification;
    type Response = Empty;
}
