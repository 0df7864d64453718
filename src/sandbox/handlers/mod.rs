//! One function per command, one file per family.

mod accounts;
mod application;
mod attributes;
mod bans;
mod creation;
mod groups;
mod history;
mod joining;
mod live;
mod members;
mod moderation;
mod profiles;
mod sending;
mod stored;
mod topics;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::wire::Command;

use super::desk::Turn;
use super::dialect;
use super::errors::{self, Refusal};

type Content = Result<Map<String, Value>, Refusal>;

macro_rules! commands {
    ($($command:ident => $handler:path;)*) => {
        /// Answers a command. A new one is a line below.
        pub(super) fn serve(turn: &mut Turn<'_>, body: Value) -> Content {
            match turn.command {
                $(Command::$command => call(turn, body, $handler),)*
            }
        }
    };
}

commands! {
    GetAppidGroupList => groups::list;
    CreateGroup => creation::create;
    GetGroupInfo => groups::info;
    GetGroupMemberInfo => members::list;
    ModifyGroupBaseInfo => groups::modify;
    AddGroupMember => joining::add;
    DeleteGroupMember => members::delete;
    ModifyGroupMemberInfo => members::modify;
    DestroyGroup => creation::destroy;
    GetJoinedGroupList => joining::joined;
    GetRoleInGroup => members::roles;
    ForbidSendMsg => moderation::mute;
    GetGroupMutedAccount => moderation::muted;
    GetGroupShuttedUin => moderation::muted_with_old_names;
    SendGroupMsg => sending::message;
    SendGroupSystemNotification => sending::notification;
    ChangeGroupOwner => groups::change_owner;
    GroupMsgRecall => history::recall;
    ImportGroup => creation::import;
    ImportGroupMsg => stored::import;
    ImportGroupMember => joining::import;
    SetUnreadMsgNum => joining::set_unread;
    DeleteGroupMsgBySender => history::delete_by_sender;
    GroupMsgGetSimple => history::page;
    GetOnlineMemberNum => groups::online;
    BanGroupMember => bans::ban;
    UnbanGroupMember => bans::unban;
    GetGroupBanMember => bans::list;
    GetMembers => live::members;
    ModifyUserInfo => live::marks;
    ModifyAdmin => live::modify_admin;
    GetAdminList => live::admin_list;
    CheckMembers => live::check;
    SendBroadcastMsg => sending::broadcast;
    GetGroupAttr => attributes::get;
    ModifyGroupAttr => attributes::modify;
    SetGroupAttr => attributes::set;
    ClearGroupAttr => attributes::clear;
    DeleteGroupAttr => attributes::delete;
    GetGroupCounter => attributes::counters;
    UpdateGroupCounter => attributes::update_counters;
    DeleteGroupCounter => attributes::delete_counters;
    ModifyGroupMsg => stored::modify;
    ClearGroupMsg => stored::clear;
    GetGroupMsgReceipt => stored::receipts;
    GetGroupMsgReceiptDetail => stored::receipt_detail;
    SetNoSpeaking => application::set_no_speaking;
    GetNoSpeaking => application::get_no_speaking;
    GetAppInfo => application::info;
    AccountCheck => accounts::check;
    AccountImport => accounts::import;
    MultiaccountImport => accounts::import_many;
    AccountDelete => accounts::delete;
    Kick => accounts::kick;
    QueryOnlineStatus => accounts::online_status;
    PortraitGet => profiles::get;
    PortraitSet => profiles::set;
    CreateTopic => topics::create;
    GetTopic => topics::get;
    ModifyTopic => topics::modify;
    DestroyTopic => topics::destroy;
    ImportTopic => topics::import;
    GetIpList => application::addresses;
}

/// Keys with what is the sender's own.
const OPAQUE: [&str; 2] = ["MsgBody", "OfflinePushInfo"];

/// No request has one. Without this check a list would be read as an object, its items as the fields in order.
fn has_list_in_list(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| item.is_array() || has_list_in_list(item)),
        Value::Object(keys) => {
            keys.iter().any(|(key, value)| !OPAQUE.contains(&key.as_str()) && has_list_in_list(value))
        }
        _ => false,
    }
}

/// Reads the request strictly (10004, or what the service says instead), calls, writes the answer.
///
/// An empty list counts as an empty object: PHP writes one for the other. Whether the service takes it is not
/// documented.
fn call<Q: DeserializeOwned, R: Serialize>(
    turn: &mut Turn<'_>,
    body: Value,
    handler: impl FnOnce(&mut Turn<'_>, &Q) -> Result<R, Refusal>,
) -> Content {
    let body = if body.as_array().is_some_and(Vec::is_empty) { Value::Object(Map::new()) } else { body };
    if has_list_in_list(&body) {
        return Err(dialect::malformed(turn.command, &body, "a list in a list"));
    }
    if !body.is_object() {
        return Err(dialect::malformed(turn.command, &body, "the body must be a JSON object"));
    }
    let request =
        Q::deserialize(&body).map_err(|error| dialect::malformed(turn.command, &body, &error.to_string()))?;
    let answer = handler(turn, &request)?;
    let unwritten = |error: serde_json::Error| errors::PARAMETER.saying(error.to_string());
    match serde_json::to_value(answer).map_err(unwritten)? {
        Value::Object(content) => Ok(content),
        _ => Ok(Map::new()),
    }
}
