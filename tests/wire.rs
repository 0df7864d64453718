//! The shared structs against bodies from the vendor's documents: what is read is written again unchanged,
//! and nothing is left over. Client and practice server use the same structs, so that only this would notice
//! a misspelt key.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::path::{Path, PathBuf};

use imwarden::wire::{
    AccountCheckRequest, AccountCheckResponse, AccountDeleteRequest, AccountDeleteResponse,
    AccountImportRequest, AddGroupMemberRequest, BanGroupMemberRequest, ChangeGroupOwnerRequest,
    CheckMembersRequest, CheckMembersResponse, ClearGroupAttrRequest, ClearGroupMsgRequest, Command,
    CreateGroupRequest, CreateGroupResponse, CreateTopicRequest, DeleteGroupAttrRequest,
    DeleteGroupCounterRequest, DeleteGroupMemberRequest, DeleteGroupMsgBySenderRequest, DestroyGroupRequest,
    DestroyTopicRequest, DestroyTopicResponse, Empty, Envelope, ForbidSendMsgRequest, GetAdminListRequest,
    GetAdminListResponse, GetAppInfoRequest, GetAppInfoResponse, GetAppidGroupListRequest,
    GetAppidGroupListResponse, GetGroupAttrRequest, GetGroupAttrResponse, GetGroupBanMemberRequest,
    GetGroupBanMemberResponse, GetGroupCounterRequest, GetGroupInfoRequest, GetGroupInfoResponse,
    GetGroupMemberInfoRequest, GetGroupMemberInfoResponse, GetGroupMsgReceiptDetailRequest,
    GetGroupMsgReceiptDetailResponse, GetGroupMsgReceiptRequest, GetGroupMsgReceiptResponse,
    GetGroupMutedAccountRequest, GetGroupMutedAccountResponse, GetGroupShuttedUinRequest,
    GetGroupShuttedUinResponse, GetIpListRequest, GetIpListResponse, GetJoinedGroupListRequest,
    GetJoinedGroupListResponse, GetMembersRequest, GetMembersResponse, GetNoSpeakingRequest,
    GetNoSpeakingResponse, GetOnlineMemberNumRequest, GetOnlineMemberNumResponse, GetRoleInGroupRequest,
    GetRoleInGroupResponse, GetTopicRequest, GetTopicResponse, GroupCountersResponse,
    GroupMsgGetSimpleRequest, GroupMsgGetSimpleResponse, GroupMsgRecallRequest, GroupMsgRecallResponse,
    ImportGroupMemberRequest, ImportGroupMsgRequest, ImportGroupMsgResponse, ImportGroupRequest,
    ImportGroupResponse, ImportTopicRequest, KickRequest, MembersAddedResponse, ModifyAdminRequest,
    ModifyGroupAttrRequest, ModifyGroupBaseInfoRequest, ModifyGroupMemberInfoRequest, ModifyGroupMsgRequest,
    ModifyTopicRequest, ModifyUserInfoRequest, ModifyUserInfoResponse, MsgBody, MultiaccountImportRequest,
    MultiaccountImportResponse, PortraitGetRequest, PortraitGetResponse, PortraitSetRequest,
    QueryOnlineStatusRequest, QueryOnlineStatusResponse, SendBroadcastMsgRequest, SendBroadcastMsgResponse,
    SendGroupMsgRequest, SendGroupMsgResponse, SendGroupSystemNotificationRequest, SetGroupAttrRequest,
    SetNoSpeakingRequest, SetUnreadMsgNumRequest, TopicMadeResponse, UnbanGroupMemberRequest,
    UpdateGroupCounterRequest,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Checks the sample of this name.
type Check = fn(&str, Value);

/// Every sample, by the name of its file in `tests/wire/`.
#[rustfmt::skip]
const SAMPLES: &[(&str, Check)] = &[
    ("GetIPList.request", request::<GetIpListRequest>),
    ("GetIPList.response", answer::<GetIpListResponse>),
    ("account_check.request", request::<AccountCheckRequest>),
    ("account_check.response", answer::<AccountCheckResponse>),
    ("account_delete.request", request::<AccountDeleteRequest>),
    ("account_delete.response", answer::<AccountDeleteResponse>),
    ("account_import.request", request::<AccountImportRequest>),
    ("account_import.response", answer::<Empty>),
    ("add_group_member.avchatroom.error", refusal),
    ("add_group_member.error", refusal),
    ("add_group_member.partial.response", answer::<MembersAddedResponse>),
    ("add_group_member.request", request::<AddGroupMemberRequest>),
    ("add_group_member.response", answer::<MembersAddedResponse>),
    ("add_group_member.silent.request", request::<AddGroupMemberRequest>),
    ("ban_group_member.error", refusal),
    ("ban_group_member.request", request::<BanGroupMemberRequest>),
    ("ban_group_member.response", answer::<Empty>),
    ("change_group_owner.avchatroom.error", refusal),
    ("change_group_owner.request", request::<ChangeGroupOwnerRequest>),
    ("change_group_owner.response", answer::<Empty>),
    ("check_members.request", request::<CheckMembersRequest>),
    ("check_members.response", answer::<CheckMembersResponse>),
    ("clear_group_attr.request", request::<ClearGroupAttrRequest>),
    ("clear_group_attr.response", answer::<Empty>),
    ("clear_group_msg.request", request::<ClearGroupMsgRequest>),
    ("clear_group_msg.response", answer::<Empty>),
    ("create_group.avchatroom.error", refusal),
    ("create_group.avchatroom.request", request::<CreateGroupRequest>),
    ("create_group.avchatroom.response", answer::<CreateGroupResponse>),
    ("create_group.community.request", request::<CreateGroupRequest>),
    ("create_group.community.response", answer::<CreateGroupResponse>),
    ("create_group.custom_id.request", request::<CreateGroupRequest>),
    ("create_group.custom_id.response", answer::<CreateGroupResponse>),
    ("create_group.error", refusal),
    ("create_group.request", request::<CreateGroupRequest>),
    ("create_group.response", answer::<CreateGroupResponse>),
    ("create_topic.request", request::<CreateTopicRequest>),
    ("create_topic.response", answer::<TopicMadeResponse>),
    ("delete_group_attr.error", refusal),
    ("delete_group_attr.request", request::<DeleteGroupAttrRequest>),
    ("delete_group_attr.response", answer::<Empty>),
    ("delete_group_counter.request", request::<DeleteGroupCounterRequest>),
    ("delete_group_counter.response", answer::<Empty>),
    ("delete_group_member.avchatroom.error", refusal),
    ("delete_group_member.request", request::<DeleteGroupMemberRequest>),
    ("delete_group_member.response", answer::<Empty>),
    ("delete_group_member.silent.request", request::<DeleteGroupMemberRequest>),
    ("delete_group_msg_by_sender.error", refusal),
    ("delete_group_msg_by_sender.request", request::<DeleteGroupMsgBySenderRequest>),
    ("delete_group_msg_by_sender.response", answer::<Empty>),
    ("delete_group_msg_by_sender.topic.request", request::<DeleteGroupMsgBySenderRequest>),
    ("destroy_group.error", refusal),
    ("destroy_group.request", request::<DestroyGroupRequest>),
    ("destroy_group.response", answer::<Empty>),
    ("destroy_topic.request", request::<DestroyTopicRequest>),
    ("destroy_topic.response", answer::<DestroyTopicResponse>),
    ("elem.MsgBody.combined", body),
    ("elem.OfflinePushInfo", push_info),
    ("elem.TIMCustomElem", body),
    ("elem.TIMFaceElem", body),
    ("elem.TIMFileElem", body),
    ("elem.TIMImageElem", body),
    ("elem.TIMLocationElem", body),
    ("elem.TIMRelayElem", body),
    ("elem.TIMRelayElem.large", body),
    ("elem.TIMSoundElem", body),
    ("elem.TIMTextElem", body),
    ("elem.TIMVideoFileElem", body),
    ("forbid_send_msg.legacy_names.request", request::<ForbidSendMsgRequest>),
    ("forbid_send_msg.permanent.request", request::<ForbidSendMsgRequest>),
    ("forbid_send_msg.private.error", refusal),
    ("forbid_send_msg.request", request::<ForbidSendMsgRequest>),
    ("forbid_send_msg.response", answer::<Empty>),
    ("forbid_send_msg.topic.request", request::<ForbidSendMsgRequest>),
    ("forbid_send_msg.unmute.request", request::<ForbidSendMsgRequest>),
    ("get_admin_list.request", request::<GetAdminListRequest>),
    ("get_admin_list.response", answer::<GetAdminListResponse>),
    ("get_appid_group_list.error", refusal),
    ("get_appid_group_list.last_page.response", answer::<GetAppidGroupListResponse>),
    ("get_appid_group_list.request", request::<GetAppidGroupListRequest>),
    ("get_appid_group_list.response", answer::<GetAppidGroupListResponse>),
    ("get_group_attr.request", request::<GetGroupAttrRequest>),
    ("get_group_attr.response", answer::<GetGroupAttrResponse>),
    ("get_group_ban_member.request", request::<GetGroupBanMemberRequest>),
    ("get_group_ban_member.response", answer::<GetGroupBanMemberResponse>),
    ("get_group_counter.request", request::<GetGroupCounterRequest>),
    ("get_group_counter.response", answer::<GroupCountersResponse>),
    ("get_group_info.avchatroom.response", answer::<GetGroupInfoResponse>),
    ("get_group_info.error", refusal),
    ("get_group_info.filtered.request", request::<GetGroupInfoRequest>),
    ("get_group_info.filtered.response", answer::<GetGroupInfoResponse>),
    ("get_group_info.legacy_names.response", answer::<GetGroupInfoResponse>),
    ("get_group_info.partial_error.response", answer::<GetGroupInfoResponse>),
    ("get_group_info.request", request::<GetGroupInfoRequest>),
    ("get_group_info.response", answer::<GetGroupInfoResponse>),
    ("get_group_member_info.avchatroom.response", refusal),
    ("get_group_member_info.avchatroom_legacy.response", answer::<GetGroupMemberInfoResponse>),
    ("get_group_member_info.community.request", request::<GetGroupMemberInfoRequest>),
    ("get_group_member_info.community.response", answer::<GetGroupMemberInfoResponse>),
    ("get_group_member_info.community_last_page.response", answer::<GetGroupMemberInfoResponse>),
    ("get_group_member_info.error", refusal),
    ("get_group_member_info.filtered.request", request::<GetGroupMemberInfoRequest>),
    ("get_group_member_info.filtered.response", answer::<GetGroupMemberInfoResponse>),
    ("get_group_member_info.request", request::<GetGroupMemberInfoRequest>),
    ("get_group_member_info.response", answer::<GetGroupMemberInfoResponse>),
    ("get_group_member_info.role_filter.request", request::<GetGroupMemberInfoRequest>),
    ("get_group_member_info.role_filter.response", answer::<GetGroupMemberInfoResponse>),
    ("get_group_msg_receipt.request", request::<GetGroupMsgReceiptRequest>),
    ("get_group_msg_receipt.response", answer::<GetGroupMsgReceiptResponse>),
    ("get_group_msg_receipt_detail.request", request::<GetGroupMsgReceiptDetailRequest>),
    ("get_group_msg_receipt_detail.response", answer::<GetGroupMsgReceiptDetailResponse>),
    ("get_group_msg_receipt_detail.response.read", answer::<GetGroupMsgReceiptDetailResponse>),
    ("get_group_muted_account.empty.response", answer::<GetGroupMutedAccountResponse>),
    ("get_group_muted_account.request", request::<GetGroupMutedAccountRequest>),
    ("get_group_muted_account.response", answer::<GetGroupMutedAccountResponse>),
    ("get_group_muted_account.topic.request", request::<GetGroupMutedAccountRequest>),
    ("get_group_shutted_uin.error", refusal),
    ("get_group_shutted_uin.request", request::<GetGroupShuttedUinRequest>),
    ("get_group_shutted_uin.response", answer::<GetGroupShuttedUinResponse>),
    ("get_joined_group_list.community_topic.request", request::<GetJoinedGroupListRequest>),
    ("get_joined_group_list.community_topic.response", answer::<GetJoinedGroupListResponse>),
    ("get_joined_group_list.error", refusal),
    ("get_joined_group_list.filtered.request", request::<GetJoinedGroupListRequest>),
    ("get_joined_group_list.filtered.response", answer::<GetJoinedGroupListResponse>),
    ("get_joined_group_list.request", request::<GetJoinedGroupListRequest>),
    ("get_joined_group_list.response", answer::<GetJoinedGroupListResponse>),
    ("get_members.request", request::<GetMembersRequest>),
    ("get_members.request.mark", request::<GetMembersRequest>),
    ("get_members.response", answer::<GetMembersResponse>),
    ("get_online_member_num.error", refusal),
    ("get_online_member_num.request", request::<GetOnlineMemberNumRequest>),
    ("get_online_member_num.response", answer::<GetOnlineMemberNumResponse>),
    ("get_role_in_group.avchatroom.error", refusal),
    ("get_role_in_group.request", request::<GetRoleInGroupRequest>),
    ("get_role_in_group.response", answer::<GetRoleInGroupResponse>),
    ("get_topic.request", request::<GetTopicRequest>),
    ("get_topic.response", answer::<GetTopicResponse>),
    ("getappinfo.request", request::<GetAppInfoRequest>),
    ("getappinfo.response", answer::<GetAppInfoResponse>),
    ("getnospeaking.request", request::<GetNoSpeakingRequest>),
    ("getnospeaking.response", answer::<GetNoSpeakingResponse>),
    ("group_msg_get_simple.avchatroom.error", refusal),
    ("group_msg_get_simple.by_seq.request", request::<GroupMsgGetSimpleRequest>),
    ("group_msg_get_simple.empty.response", answer::<GroupMsgGetSimpleResponse>),
    ("group_msg_get_simple.error", refusal),
    ("group_msg_get_simple.expired.response", answer::<GroupMsgGetSimpleResponse>),
    ("group_msg_get_simple.request", request::<GroupMsgGetSimpleRequest>),
    ("group_msg_get_simple.response", answer::<GroupMsgGetSimpleResponse>),
    ("group_msg_get_simple.system_message.response", answer::<GroupMsgGetSimpleResponse>),
    ("group_msg_get_simple.topic.request", request::<GroupMsgGetSimpleRequest>),
    ("group_msg_get_simple.truncated.response", answer::<GroupMsgGetSimpleResponse>),
    ("group_msg_get_simple.with_recalled.response", answer::<GroupMsgGetSimpleResponse>),
    ("group_msg_recall.avchatroom_legacy.error", refusal),
    ("group_msg_recall.error", refusal),
    ("group_msg_recall.partial.response", answer::<GroupMsgRecallResponse>),
    ("group_msg_recall.request", request::<GroupMsgRecallRequest>),
    ("group_msg_recall.response", answer::<GroupMsgRecallResponse>),
    ("group_msg_recall.topic.request", request::<GroupMsgRecallRequest>),
    ("import_group.community.request", request::<ImportGroupRequest>),
    ("import_group.community.response", answer::<ImportGroupResponse>),
    ("import_group.error", refusal),
    ("import_group.request", request::<ImportGroupRequest>),
    ("import_group.response", answer::<ImportGroupResponse>),
    ("import_group_member.error", refusal),
    ("import_group_member.partial.response", answer::<MembersAddedResponse>),
    ("import_group_member.request", request::<ImportGroupMemberRequest>),
    ("import_group_member.response", answer::<MembersAddedResponse>),
    ("import_group_msg.error", refusal),
    ("import_group_msg.partial.response", answer::<ImportGroupMsgResponse>),
    ("import_group_msg.request", request::<ImportGroupMsgRequest>),
    ("import_group_msg.response", answer::<ImportGroupMsgResponse>),
    ("import_group_msg.topic.request", request::<ImportGroupMsgRequest>),
    ("import_topic.request", request::<ImportTopicRequest>),
    ("import_topic.response", answer::<TopicMadeResponse>),
    ("kick.request", request::<KickRequest>),
    ("kick.response", answer::<Empty>),
    ("modify_admin.request", request::<ModifyAdminRequest>),
    ("modify_admin.response", answer::<Empty>),
    ("modify_group_attr.error", refusal),
    ("modify_group_attr.request", request::<ModifyGroupAttrRequest>),
    ("modify_group_attr.response", answer::<Empty>),
    ("modify_group_base_info.custom_fields.request", request::<ModifyGroupBaseInfoRequest>),
    ("modify_group_base_info.error", refusal),
    ("modify_group_base_info.legacy_names.request", request::<ModifyGroupBaseInfoRequest>),
    ("modify_group_base_info.request", request::<ModifyGroupBaseInfoRequest>),
    ("modify_group_base_info.response", answer::<Empty>),
    ("modify_group_member_info.error", refusal),
    ("modify_group_member_info.legacy_names.request", request::<ModifyGroupMemberInfoRequest>),
    ("modify_group_member_info.mute.request", request::<ModifyGroupMemberInfoRequest>),
    ("modify_group_member_info.request", request::<ModifyGroupMemberInfoRequest>),
    ("modify_group_member_info.response", answer::<Empty>),
    ("modify_group_msg.request", request::<ModifyGroupMsgRequest>),
    ("modify_group_msg.response", answer::<Empty>),
    ("modify_topic.request", request::<ModifyTopicRequest>),
    ("modify_topic.response", answer::<Empty>),
    ("modify_user_info.request", request::<ModifyUserInfoRequest>),
    ("modify_user_info.response", answer::<ModifyUserInfoResponse>),
    ("multiaccount_import.request.accountlist", request::<MultiaccountImportRequest>),
    ("multiaccount_import.request", request::<MultiaccountImportRequest>),
    ("multiaccount_import.response", answer::<MultiaccountImportResponse>),
    ("portrait_get.request", request::<PortraitGetRequest>),
    ("portrait_get.response", answer::<PortraitGetResponse>),
    ("portrait_set.error", refusal),
    ("portrait_set.request", request::<PortraitSetRequest>),
    ("portrait_set.response", answer::<Empty>),
    ("query_online_status.error", refusal),
    ("query_online_status.request", request::<QueryOnlineStatusRequest>),
    ("query_online_status.response", answer::<QueryOnlineStatusResponse>),
    ("send_broadcast_msg.request", request::<SendBroadcastMsgRequest>),
    ("send_broadcast_msg.response", answer::<SendBroadcastMsgResponse>),
    ("send_group_msg.at.request", request::<SendGroupMsgRequest>),
    ("send_group_msg.dropped.response", answer::<SendGroupMsgResponse>),
    ("send_group_msg.error", refusal),
    ("send_group_msg.full.request", request::<SendGroupMsgRequest>),
    ("send_group_msg.muted.error", refusal),
    ("send_group_msg.no_callback.request", request::<SendGroupMsgRequest>),
    ("send_group_msg.online_only.request", request::<SendGroupMsgRequest>),
    ("send_group_msg.request", request::<SendGroupMsgRequest>),
    ("send_group_msg.response", answer::<SendGroupMsgResponse>),
    ("send_group_msg.to_account.request", request::<SendGroupMsgRequest>),
    ("send_group_msg.topic.request", request::<SendGroupMsgRequest>),
    ("send_group_system_notification.error", refusal),
    ("send_group_system_notification.request", request::<SendGroupSystemNotificationRequest>),
    ("send_group_system_notification.response", answer::<Empty>),
    ("send_group_system_notification.to_members.request", request::<SendGroupSystemNotificationRequest>),
    ("set_group_attr.request", request::<SetGroupAttrRequest>),
    ("set_group_attr.response", answer::<Empty>),
    ("set_unread_msg_num.error", refusal),
    ("set_unread_msg_num.request", request::<SetUnreadMsgNumRequest>),
    ("set_unread_msg_num.response", answer::<Empty>),
    ("setnospeaking.request", request::<SetNoSpeakingRequest>),
    ("setnospeaking.response", answer::<Empty>),
    ("unban_group_member.request", request::<UnbanGroupMemberRequest>),
    ("unban_group_member.response", answer::<Empty>),
    ("update_group_counter.request", request::<UpdateGroupCounterRequest>),
    ("update_group_counter.response", answer::<GroupCountersResponse>),
];

/// Names until mid-2022, which are read and not written. The profile of a topic still has one of them.
const RENAMED: [(&str, &str); 3] =
    [("ShutUpTime", "MuteTime"), ("ShutUpAllMember", "MuteAllMember"), ("ShutUpUntil", "MuteUntil")];

#[test]
fn every_sample_is_read_whole_and_written_unchanged() {
    for (name, check) in SAMPLES {
        let text = std::fs::read_to_string(folder().join(format!("{name}.json"))).unwrap();
        check(name, serde_json::from_str(&text).unwrap());
    }
}

#[test]
fn no_sample_lies_about_unused() {
    let files: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().path())
        // The folder of the webhooks has a test of its own.
        .filter(|path| path.is_file())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let listed: BTreeSet<String> = SAMPLES.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(files, listed);
}

#[test]
fn a_key_that_no_struct_knows_would_be_noticed() {
    let sample = serde_json::json!({"OnlineMemberNumb": 7});
    assert!(left_over(&serde_json::from_value::<GetOnlineMemberNumResponse>(sample).unwrap()));
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire")
}

fn request<T: DeserializeOwned + Serialize + Debug>(name: &str, sample: Value) {
    round_trip::<T>(name, sample);
}

fn answer<T: DeserializeOwned + Serialize + Debug>(name: &str, sample: Value) {
    let envelope: Envelope = serde_json::from_value(sample.clone()).unwrap();
    assert_eq!(envelope.error_code, 0, "{name}");
    // The one service whose answers have no `ActionStatus`.
    let command = Command::named(name.split('.').next().unwrap()).unwrap();
    let status = if command.row().service == "openconfigsvr" { "" } else { "OK" };
    assert_eq!(envelope.action_status, status, "{name}");
    let Value::Object(mut content) = sample else { panic!("{name} is no object") };
    content.retain(|key, _| !Envelope::KEYS.contains(&key.as_str()));
    round_trip::<T>(name, Value::Object(content));
}

fn refusal(name: &str, sample: Value) {
    let envelope: Envelope = serde_json::from_value(sample.clone()).unwrap();
    assert_eq!(envelope.action_status, "FAIL", "{name}");
    round_trip::<Envelope>(name, sample);
}

/// A message's body, or one element of it.
fn body(name: &str, sample: Value) {
    let sample = if sample.is_array() { sample } else { Value::Array(vec![sample]) };
    let read: MsgBody = serde_json::from_value(sample.clone()).unwrap();
    assert!(matches!(read, MsgBody::Elements(_)), "{name}");
    round_trip::<MsgBody>(name, sample);
}

/// Passed through as it comes.
fn push_info(name: &str, sample: Value) {
    let mut body = serde_json::json!({"GroupId": "g", "Random": 1, "MsgBody": []});
    body["OfflinePushInfo"] = sample;
    round_trip::<SendGroupMsgRequest>(name, body);
}

fn round_trip<T: DeserializeOwned + Serialize + Debug>(name: &str, sample: Value) {
    let read: T = serde_json::from_value(sample.clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(!left_over(&read), "{name}: {read:?}");
    let expected = if name.contains("legacy") { with_new_names(sample) } else { sample };
    assert_eq!(serde_json::to_value(&read).unwrap(), expected, "{name}");
}

/// Unknown keys are kept in fields called `extra`, which are written again: only the debug form tells them
/// apart.
fn left_over(read: &impl Debug) -> bool {
    format!("{read:?}").contains("extra: {\"")
}

fn with_new_names(value: Value) -> Value {
    match value {
        Value::Object(keys) => {
            let renamed = |key: String| {
                let new = RENAMED.iter().find(|(old, _)| *old == key).map(|(_, new)| (*new).to_owned());
                new.unwrap_or(key)
            };
            let keys = keys.into_iter().map(|(key, value)| (renamed(key), with_new_names(value)));
            Value::Object(keys.collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(with_new_names).collect()),
        other => other,
    }
}
