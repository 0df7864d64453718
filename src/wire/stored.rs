//! What is done with messages that are stored: importing, editing, clearing, receipts.

use serde::{Deserialize, Serialize};

use super::call::requests;
use super::{Empty, Extra, MsgBody, MsgSeqItem, lenient};

/// `import_group_msg` (official doc 269/1635). Nobody is told; unread counts of all members become 0.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImportGroupMsgRequest {
    /// The group.
    pub group_id: String,
    /// 1: the conversation list is updated too. Not for communities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recent_contact_flag: Option<u8>,
    /// At most 7.
    pub msg_list: Vec<ImportedMsg>,
    /// Into this topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
}

/// A message to import.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImportedMsg {
    /// The sender.
    #[serde(rename = "From_Account")]
    pub from_account: String,
    /// Unix seconds: after the newest message of the group, after the group's creation, before now.
    pub send_time: u64,
    /// Detects duplicates for 5 minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub random: Option<u32>,
    /// Text, face, location and custom elements.
    pub msg_body: MsgBody,
}

/// One result per message; the envelope says OK although some failed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImportGroupMsgResponse {
    /// By message, in order.
    #[serde(default, deserialize_with = "lenient::list")]
    pub import_msg_result: Vec<ImportMsgResult>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What became of one message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ImportMsgResult {
    /// Not documented for one that failed.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// Unix seconds.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_time: u64,
    /// 0 imported, 10004 its time is wrong, 80002 too long. Here 0 is success.
    #[serde(default, deserialize_with = "lenient::code")]
    pub result: i64,
}

/// `modify_group_msg` (official doc 1047/47948), under `openim`. What was there is lost.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyGroupMsgRequest {
    /// The group.
    pub group_id: String,
    /// Which message.
    pub msg_seq: u64,
    /// The new body; this or the custom data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub msg_body: Option<MsgBody>,
    /// The new custom data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cloud_custom_data: Option<String>,
    /// Of this topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_id: Option<String>,
}

/// `clear_group_msg` (official doc 269/95617; by an SDK). Hides from clients, deletes nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct ClearGroupMsgRequest {
    /// The group.
    pub group_id: String,
    /// Up to this sequence; absent for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub msg_seq: Option<u64>,
}

/// `get_group_msg_receipt` (official doc 269/77694).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupMsgReceiptRequest {
    /// The group.
    pub group_id: String,
    /// Objects.
    pub msg_seq_list: Vec<MsgSeqItem>,
}

/// One entry per message.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupMsgReceiptResponse {
    /// By message.
    #[serde(default, deserialize_with = "lenient::list")]
    pub group_msg_receipt_list: Vec<Receipt>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// How many have read a message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Receipt {
    /// 0, or 10062 for this message.
    #[serde(default, deserialize_with = "lenient::code")]
    pub code: i64,
    /// Which message.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// Have read it.
    #[serde(default, deserialize_with = "lenient::number")]
    pub read_num: u64,
    /// Have not.
    #[serde(default, deserialize_with = "lenient::number")]
    pub unread_num: u64,
}

/// `get_group_msg_receipt_detail` (official doc 1047/49438).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupMsgReceiptDetailRequest {
    /// The group.
    pub group_id: String,
    /// Which message.
    pub msg_seq: u64,
    /// 0 for readers, 1 for the others.
    pub filter: u8,
    /// `""` first, then that of the answer before.
    pub cursor: String,
    /// At most 200.
    pub count: u64,
}

/// A page of readers, or of people who did not read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroupMsgReceiptDetailResponse {
    /// Of the next page; `"0"` at the end.
    #[serde(default, deserialize_with = "lenient::string")]
    pub cursor: String,
    /// 1 is the last page. The field table and an SDK call it `IsFinished`.
    #[serde(default, alias = "IsFinished", deserialize_with = "lenient::number")]
    pub is_finish: u64,
    /// As asked for.
    #[serde(default, deserialize_with = "lenient::number")]
    pub msg_seq: u64,
    /// With filter 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_list: Option<Vec<Reader>>,
    /// With filter 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread_list: Option<Vec<NonReader>>,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Has read it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    /// The account.
    #[serde(rename = "Read_Account")]
    pub read_account: String,
}

/// Has not read it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NonReader {
    /// The account.
    #[serde(rename = "Unread_Account")]
    pub unread_account: String,
}

requests! {
    ImportGroupMsgRequest: ImportGroupMsg => ImportGroupMsgResponse;
    ModifyGroupMsgRequest: ModifyGroupMsg => Empty;
    ClearGroupMsgRequest: ClearGroupMsg => Empty;
    GetGroupMsgReceiptRequest: GetGroupMsgReceipt => GetGroupMsgReceiptResponse;
    GetGroupMsgReceiptDetailRequest: GetGroupMsgReceiptDetail => GetGroupMsgReceiptDetailResponse;
}
