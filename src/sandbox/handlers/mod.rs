//! One function per command, one file per family.

mod groups;
mod history;
mod members;
mod moderation;
mod sending;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::wire::Command;

use super::desk::Turn;
use super::errors::{self, Refusal};

type Content = Result<Map<String, Value>, Refusal>;

/// Answers a command. A new one is a line here.
pub(super) fn serve(turn: &mut Turn<'_>, body: Value) -> Content {
    match turn.command {
        Command::GetAppidGroupList => call(turn, body, groups::list),
        Command::GetGroupInfo => call(turn, body, groups::info),
        Command::ModifyGroupBaseInfo => call(turn, body, groups::modify),
        Command::ChangeGroupOwner => call(turn, body, groups::change_owner),
        Command::GetOnlineMemberNum => call(turn, body, groups::online),
        Command::GetGroupMemberInfo => call(turn, body, members::list),
        Command::GetRoleInGroup => call(turn, body, members::roles),
        Command::ModifyGroupMemberInfo => call(turn, body, members::modify),
        Command::DeleteGroupMember => call(turn, body, members::delete),
        Command::ForbidSendMsg => call(turn, body, moderation::mute),
        Command::GetGroupMutedAccount => call(turn, body, moderation::muted),
        Command::GetGroupShuttedUin => call(turn, body, moderation::muted_with_old_names),
        Command::GroupMsgGetSimple => call(turn, body, history::page),
        Command::GroupMsgRecall => call(turn, body, history::recall),
        Command::DeleteGroupMsgBySender => call(turn, body, history::delete_by_sender),
        Command::SendGroupMsg => call(turn, body, sending::message),
        Command::SendGroupSystemNotification => call(turn, body, sending::notification),
    }
}

/// Reads the request strictly (10004), calls, writes the answer.
fn call<Q: DeserializeOwned, R: Serialize>(
    turn: &mut Turn<'_>,
    body: Value,
    handler: impl FnOnce(&mut Turn<'_>, &Q) -> Result<R, Refusal>,
) -> Content {
    let invalid = |error: serde_json::Error| errors::PARAMETER.saying(format!("invalid parameter: {error}"));
    if !body.is_object() {
        return Err(errors::PARAMETER.saying("the body must be a JSON object"));
    }
    let request = serde_json::from_value(body).map_err(invalid)?;
    let answer = handler(turn, &request)?;
    match serde_json::to_value(answer).map_err(invalid)? {
        Value::Object(content) => Ok(content),
        _ => Ok(Map::new()),
    }
}
