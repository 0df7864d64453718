//! Sending: messages and system notifications.

use crate::sandbox::checks;
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::recent::Sent;
use crate::sandbox::state::{Group, Message, Role, Slot};
use crate::wire::{
    Empty, GroupType, MsgBody, SendGroupMsgRequest, SendGroupMsgResponse, SendGroupSystemNotificationRequest,
};

use super::moderation;

/// Body and `CloudCustomData`, bytes.
const MESSAGE_MAX: usize = 12_000;
const RECEIVERS_MAX: usize = 50;
const MENTIONS_MAX: usize = 30;
/// The field table's figure; one newer sample says 50.
const NOTICE_RECEIVERS_MAX: usize = 500;

/// Sends a message.
pub(super) fn message(
    turn: &mut Turn<'_>,
    request: &SendGroupMsgRequest,
) -> Result<SendGroupMsgResponse, Refusal> {
    let group = turn.supported(&request.group_id)?;
    checks::no_topic(request.topic_id.as_ref())?;
    let priority = priority(request.msg_priority.as_deref())?;
    check_body(request)?;
    check_options(group.kind, request)?;
    let sender = turn.operator(request.from_account.as_ref())?;
    check_voice(group, &sender, turn)?;
    let (now, now_ms) = (turn.now(), turn.now_ms);
    let key = (request.group_id.clone(), sender.clone(), request.random);
    let content = (request.msg_body.clone(), request.cloud_custom_data.clone());
    if let Some(first) = turn.recent.duplicate_of(&key, &content, now_ms) {
        // What a duplicate answers is not documented: here OK with the first one's numbers.
        return Ok(SendGroupMsgResponse { msg_time: first.time, msg_seq: first.seq, ..Default::default() });
    }
    if !turn.recent.allow_send(&request.group_id, now_ms) {
        // The sequence of a dropped message is not documented; 0 is nobody's.
        let msg_drop_reason = Some("MsgFreqCtrl".to_owned());
        return Ok(SendGroupMsgResponse { msg_time: now, msg_drop_reason, ..Default::default() });
    }
    let online_only = request.online_only_flag.unwrap_or_default() > 0;
    let message = Message {
        from: sender,
        time: now,
        random: request.random,
        priority,
        body: content.0.clone(),
        custom_data: content.1.clone(),
        system: false,
        slot: Slot::Kept,
    };
    let seq = deliver(turn, &request.group_id, message, online_only)?;
    turn.recent.remember(key, Sent { content, seq, time: now, at_ms: now_ms });
    Ok(SendGroupMsgResponse { msg_time: now, msg_seq: seq, ..Default::default() })
}

/// Stores a message and gives it the next sequence. Messages for those online are not stored and get 0. Those
/// of live rooms have no history, but may be recalled: they count like others. Neither is documented.
fn deliver(turn: &mut Turn<'_>, group_id: &str, message: Message, online_only: bool) -> Result<u64, Refusal> {
    let now = message.time;
    let group = turn.supported_mut(group_id)?;
    if online_only {
        return Ok(0);
    }
    let seq = group.next_msg_seq();
    group.last_msg_time = now;
    if let Some(member) = group.members.get_mut(&message.from) {
        member.last_send_msg_time = now;
        member.msg_seq = seq;
    }
    group.messages.push(message);
    Ok(seq)
}

/// The number that history shows; the word is case-sensitive.
fn priority(word: Option<&str>) -> Result<u64, Refusal> {
    match word {
        Some("High") => Ok(1),
        None | Some("Normal") => Ok(2),
        Some("Low") => Ok(3),
        Some(_) => Err(checks::invalid("MsgPriority")),
    }
}

/// Unknown types of elements are taken: applications have their own.
fn check_body(request: &SendGroupMsgRequest) -> Result<(), Refusal> {
    let MsgBody::Elements(elements) = &request.msg_body else { return Err(checks::invalid("MsgBody")) };
    let whole =
        elements.iter().all(|element| !element.msg_type.is_empty() && element.msg_content.is_object());
    let custom = elements.iter().filter(|element| element.msg_type == "TIMCustomElem").count();
    if elements.is_empty() || !whole || custom > 1 {
        return Err(checks::invalid("MsgBody"));
    }
    let body = serde_json::to_string(elements).map_or(usize::MAX, |text| text.len());
    let custom_data = request.cloud_custom_data.as_ref().map_or(0, String::len);
    if body.saturating_add(custom_data) > MESSAGE_MAX {
        return Err(errors::MESSAGE_SIZE.clone());
    }
    Ok(())
}

fn check_options(kind: GroupType, request: &SendGroupMsgRequest) -> Result<(), Refusal> {
    let (live, community) = (kind == GroupType::Live, kind == GroupType::Community);
    let online_only = request.online_only_flag.unwrap_or_default() > 0;
    let controls = request.send_msg_control.as_deref().unwrap_or_default();
    for control in controls {
        checks::one_of(Some(control), &["NoUnread", "NoLastMsg", "WithMuteNotifications"], "SendMsgControl")?;
    }
    for control in request.forbid_callback_control.iter().flatten() {
        let words = ["ForbidBeforeSendMsgCallback", "ForbidAfterSendMsgCallback"];
        checks::one_of(Some(control), &words, "ForbidCallbackControl")?;
    }
    let unread_of_meeting =
        kind == GroupType::Meeting && controls.iter().any(|control| control == "NoUnread");
    if !controls.is_empty() && (live || online_only) || unread_of_meeting {
        return Err(checks::invalid("SendMsgControl"));
    }
    if live && online_only {
        return Err(checks::invalid("OnlineOnlyFlag: not for AVChatRoom"));
    }
    if let Some(receivers) = &request.to_account {
        checks::batch(receivers, RECEIVERS_MAX, "To_Account")?;
        if live || community {
            return Err(checks::invalid("To_Account: not for this group type"));
        }
    }
    let mentions = request.group_at_info.as_deref().unwrap_or_default();
    if mentions.len() > MENTIONS_MAX {
        return Err(errors::TOO_MANY_AT.clone());
    }
    for mention in mentions {
        let good = match mention.group_at_all_flag {
            0 => mention.group_at_account.is_some(),
            1 => !live,
            _ => false,
        };
        if !good {
            return Err(checks::invalid("GroupAtInfo"));
        }
    }
    Ok(())
}

/// May this account speak? The application's administrator always; with everyone muted, owner and admins.
fn check_voice(group: &Group, sender: &str, turn: &Turn<'_>) -> Result<(), Refusal> {
    if sender == turn.app.identifier {
        return Ok(());
    }
    let ranked = group.members.get(sender).is_some_and(|member| member.role != Role::Member);
    if moderation::mute_end(group, sender, turn.now()) > 0 || (group.mute_all && !ranked) {
        return Err(errors::MUTED.clone());
    }
    Ok(())
}

/// A notification for those online: not stored, no sequence, not counted. Receivers who are no members are
/// skipped (not documented).
pub(super) fn notification(
    turn: &mut Turn<'_>,
    request: &SendGroupSystemNotificationRequest,
) -> Result<Empty, Refusal> {
    let group = turn.supported(&request.group_id)?;
    checks::no_topic(request.topic_id.as_ref())?;
    if request.content.is_empty() {
        return Err(checks::invalid("Content"));
    }
    let receivers = request.to_members_account.as_deref().unwrap_or_default();
    if receivers.len() > NOTICE_RECEIVERS_MAX {
        return Err(checks::invalid("ToMembers_Account"));
    }
    if group.kind == GroupType::Live && !receivers.is_empty() {
        return Err(checks::invalid("ToMembers_Account: not for AVChatRoom"));
    }
    Ok(Empty::default())
}
