//! Sending: messages, broadcasts and system notifications.

use crate::sandbox::checks;
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::recent::{Content, Sent};
use crate::sandbox::state::{Group, Message, Role, Slot, Thread};
use crate::wire::{
    Empty, GroupType, MsgBody, SendBroadcastMsgRequest, SendBroadcastMsgResponse, SendGroupMsgRequest,
    SendGroupMsgResponse, SendGroupSystemNotificationRequest,
};

use super::moderation;

/// Body and `CloudCustomData`, bytes.
const MESSAGE_MAX: usize = 12_000;
const RECEIVERS_MAX: usize = 50;
const MENTIONS_MAX: usize = 30;

/// Sends a message.
pub(super) fn message(
    turn: &mut Turn<'_>,
    request: &SendGroupMsgRequest,
) -> Result<SendGroupMsgResponse, Refusal> {
    let kind = turn.thread(&request.group_id, request.topic_id.as_ref())?.kind;
    let priority = priority(request.msg_priority.as_deref())?;
    check_body(&request.msg_body, request.cloud_custom_data.as_ref())?;
    check_options(kind, request)?;
    let sender = turn.operator(checks::given(request.from_account.as_ref()))?;
    check_voice(turn, request, &sender)?;
    let (now, now_ms) = (turn.now(), turn.now_ms);
    let place = checks::given(request.topic_id.as_ref()).unwrap_or(&request.group_id);
    let key = (place.clone(), sender.clone(), request.random);
    let content: Content =
        (request.msg_body.clone(), checks::given(request.cloud_custom_data.as_ref()).cloned());
    if let Some(first) = turn.recent.duplicate_of(&key, &content, now_ms) {
        // What a duplicate answers is not documented: here OK with the first one's numbers.
        return Ok(SendGroupMsgResponse { msg_time: first.time, msg_seq: first.seq, ..Default::default() });
    }
    if !turn.recent.allow_send(&request.group_id, now_ms) {
        // The sequence of a dropped message is not documented; 0 is nobody's.
        let msg_drop_reason = Some("MsgFreqCtrl".to_owned());
        return Ok(SendGroupMsgResponse { msg_time: now, msg_drop_reason, ..Default::default() });
    }
    let message = Message {
        from: sender,
        time: now,
        random: request.random,
        priority,
        body: content.0.clone(),
        custom_data: content.1.clone(),
        system: false,
        receipt: request.need_read_receipt == Some(1),
        slot: Slot::Kept,
    };
    let seq = deliver(turn, request, message)?;
    turn.recent.remember(key, Sent { content, seq, time: now, at_ms: now_ms });
    Ok(SendGroupMsgResponse { msg_time: now, msg_seq: seq, ..Default::default() })
}

/// Stores a message and gives it the next sequence. Messages for those online are not stored and get 0. Those
/// of live rooms have no history, but may be recalled: they count like others. Neither is documented.
fn deliver(turn: &mut Turn<'_>, request: &SendGroupMsgRequest, message: Message) -> Result<u64, Refusal> {
    if request.online_only_flag.unwrap_or_default() > 0 {
        return Ok(0);
    }
    let (sender, now) = (message.from.clone(), message.time);
    let topic = checks::given(request.topic_id.as_ref());
    let seq = store(&mut turn.thread(&request.group_id, topic)?, message);
    let group = turn.supported_mut(&request.group_id)?;
    if let (None, Some(member)) = (topic, group.members.get_mut(&sender)) {
        member.last_send_msg_time = now;
        member.msg_seq = seq;
    }
    Ok(seq)
}

fn store(thread: &mut Thread<'_>, message: Message) -> u64 {
    *thread.last_msg_time = message.time;
    thread.messages.push(message);
    thread.messages.len() as u64
}

/// The number that history shows; the word is case-sensitive. `Lowest` is not on the page, but on the wire.
fn priority(word: Option<&str>) -> Result<u64, Refusal> {
    match word {
        Some("High") => Ok(1),
        None | Some("Normal" | "") => Ok(2),
        Some("Low") => Ok(3),
        Some("Lowest") => Ok(4),
        Some(_) => Err(checks::invalid("MsgPriority")),
    }
}

/// Unknown types of elements are taken: applications have their own.
pub(super) fn check_body(body: &MsgBody, custom_data: Option<&String>) -> Result<(), Refusal> {
    let MsgBody::Elements(elements) = body else { return Err(checks::invalid("MsgBody")) };
    let whole =
        elements.iter().all(|element| !element.msg_type.is_empty() && element.msg_content.is_object());
    let custom = elements.iter().filter(|element| element.msg_type == "TIMCustomElem").count();
    if elements.is_empty() || !whole || custom > 1 {
        return Err(checks::invalid("MsgBody"));
    }
    check_size(body, custom_data)
}

/// Body and custom data together within the limit.
pub(super) fn check_size(body: &MsgBody, custom_data: Option<&String>) -> Result<(), Refusal> {
    let body = serde_json::to_string(body).map_or(usize::MAX, |text| text.len());
    if body.saturating_add(custom_data.map_or(0, String::len)) > MESSAGE_MAX {
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
    if let Some(receivers) = checks::listed(request.to_account.as_ref()) {
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
            0 => checks::given(mention.group_at_account.as_ref()).is_some(),
            1 => !live,
            _ => false,
        };
        if !good {
            return Err(checks::invalid("GroupAtInfo"));
        }
    }
    Ok(())
}

/// May this account speak? The application's administrator always. Muted in the group, in the topic or in all groups:
/// no; that a mute in all groups stops what is sent by REST is not documented. With everyone muted, owner and admins
/// only. Somebody banned is cut off from the group (10007; not documented).
fn check_voice(turn: &mut Turn<'_>, request: &SendGroupMsgRequest, sender: &str) -> Result<(), Refusal> {
    if sender == turn.app.identifier {
        return Ok(());
    }
    let now = turn.now();
    let silenced = turn.world.accounts.get(sender).is_some_and(|account| account.groups_muted_until > now);
    let group: &Group = turn.supported(&request.group_id)?;
    if group.is_banned(sender, now) {
        return Err(errors::PERMISSION.saying("the sender is banned"));
    }
    let ranked = group.members.get(sender).is_some_and(|member| member.role != Role::Member);
    let muted = moderation::mute_end(&group.mutes, sender, now) > 0;
    let all_muted = group.mute_all;
    let thread = turn.thread(&request.group_id, request.topic_id.as_ref())?;
    let muted_here = moderation::mute_end(thread.mutes, sender, now) > 0;
    if silenced || muted || muted_here || ((all_muted || thread.mute_all) && !ranked) {
        return Err(errors::MUTED.clone());
    }
    Ok(())
}

/// Sends a message into every live room. It counts for no room's 40 per second (not documented).
pub(super) fn broadcast(
    turn: &mut Turn<'_>,
    request: &SendBroadcastMsgRequest,
) -> Result<SendBroadcastMsgResponse, Refusal> {
    check_body(&request.msg_body, request.cloud_custom_data.as_ref())?;
    let sender = turn.operator(checks::given(request.from_account.as_ref()))?;
    let (now, now_ms) = (turn.now(), turn.now_ms);
    // No group has an empty ID.
    let key = (String::new(), sender.clone(), request.random);
    let content: Content =
        (request.msg_body.clone(), checks::given(request.cloud_custom_data.as_ref()).cloned());
    if let Some(first) = turn.recent.duplicate_of(&key, &content, now_ms) {
        return Ok(SendBroadcastMsgResponse { msg_seq: first.seq, ..Default::default() });
    }
    let message = Message {
        from: sender,
        time: now,
        random: request.random,
        priority: 2,
        body: content.0.clone(),
        custom_data: content.1.clone(),
        system: false,
        receipt: false,
        slot: Slot::Kept,
    };
    for group in turn.world.groups.values_mut().filter(|group| group.kind == GroupType::Live) {
        if let Some(mut thread) = group.thread(None) {
            store(&mut thread, message.clone());
        }
    }
    turn.world.broadcasts += 1;
    let msg_seq = turn.world.broadcasts;
    turn.recent.remember(key, Sent { content, seq: msg_seq, time: now, at_ms: now_ms });
    Ok(SendBroadcastMsgResponse { msg_seq, ..Default::default() })
}

/// A notification for those online: not stored, no sequence, not counted. Receivers who are no members are
/// skipped (not documented).
pub(super) fn notification(
    turn: &mut Turn<'_>,
    request: &SendGroupSystemNotificationRequest,
) -> Result<Empty, Refusal> {
    turn.thread(&request.group_id, request.topic_id.as_ref())?;
    let group = turn.supported(&request.group_id)?;
    if request.content.is_empty() {
        return Err(checks::invalid("Content"));
    }
    let receivers = request.to_members_account.as_deref().unwrap_or_default();
    if receivers.len() > turn.batch_max() {
        return Err(checks::invalid("ToMembers_Account"));
    }
    if group.kind == GroupType::Live && !receivers.is_empty() {
        return Err(checks::invalid("ToMembers_Account: not for AVChatRoom"));
    }
    Ok(Empty::default())
}
