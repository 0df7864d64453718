//! The body of a write, made before it is sent: the journal keeps the very value that goes out.

use serde::Serialize;
use serde_json::Value;

use crate::domain::{Action, GroupId, Plan, Role, Target, UserId};
use crate::wire::{
    AccountItem, AddGroupMemberRequest, ChangeGroupOwnerRequest, DeleteGroupMemberRequest,
    DeleteGroupMsgBySenderRequest, ForbidSendMsgRequest, GroupMsgRecallRequest, GroupType,
    ModifyGroupBaseInfoRequest, ModifyGroupMemberInfoRequest, MsgBody, MsgSeqItem, SendGroupMsgRequest,
    SendGroupSystemNotificationRequest,
};

/// Bytes of a reason. Documented for recalls (269/12341, by an SDK); for removals no figure is, so the same is used.
const REASON_BYTES: usize = 100;

/// The request body for some targets of a plan: at most [`max_items`](crate::wire::CommandRow::max_items) of them.
///
/// `random` marks a sent message, so that the service can drop a repetition of it; other requests do not use it. The
/// signature is not part of a body, so this may be written down.
pub fn for_batch(plan: &Plan, targets: &[Target], random: u32) -> Value {
    let group = &plan.group;
    let users = || targets.iter().filter_map(|target| target.user().cloned()).collect::<Vec<_>>();
    match &plan.action {
        Action::Mute { time, .. } => body(&forbid_send_msg(group, &users(), time.wire_seconds())),
        Action::Unmute { .. } => body(&forbid_send_msg(group, &users(), 0)),
        Action::Remove { silent, .. } => body(&delete_members(group, &users(), *silent, &plan.reason)),
        Action::Recall { .. } => {
            let seqs: Vec<u64> = targets.iter().filter_map(Target::seq).collect();
            body(&recall(group, &seqs, &plan.reason))
        }
        Action::RecallBySender { sender } => body(&recall_by_sender(group, sender)),
        Action::TransferOwner { to } => body(&change_owner(group, to)),
        Action::Notify { content, .. } => {
            // Live rooms take notifications to everybody only.
            let to = if plan.kind == GroupType::Live { Vec::new() } else { users() };
            body(&notify(group, &to, content))
        }
        Action::Send { content } => body(&send_text(group, content, random)),
        Action::SetRole { user, role } => body(&set_role(group, user, *role)),
        Action::SetNameCard { user, name_card } => body(&set_name_card(group, user, name_card)),
        Action::MuteAll { on } => body(&set_mute_all(group, *on)),
        Action::Add { .. } => body(&add_members(group, &users())),
    }
}

fn body<T: Serialize>(request: &T) -> Value {
    // Plain structs of strings and numbers: this cannot fail, and null would be refused by the service.
    serde_json::to_value(request).unwrap_or(Value::Null)
}

fn names(users: &[UserId]) -> Vec<String> {
    users.iter().map(|user| user.raw().to_owned()).collect()
}

/// Cut to the documented bytes, never inside a character; nothing for nothing.
fn reason(text: &str) -> Option<String> {
    let text = text.trim();
    let end = text.floor_char_boundary(REASON_BYTES);
    (end > 0).then(|| text[..end].to_owned())
}

fn forbid_send_msg(group: &GroupId, users: &[UserId], seconds: u32) -> ForbidSendMsgRequest {
    ForbidSendMsgRequest {
        group_id: group.raw().to_owned(),
        members_account: names(users),
        mute_time: seconds,
        topic_id: None,
    }
}

fn delete_members(group: &GroupId, users: &[UserId], silent: bool, why: &str) -> DeleteGroupMemberRequest {
    DeleteGroupMemberRequest {
        group_id: group.raw().to_owned(),
        silence: Some(u8::from(silent)),
        // The reason is part of the notification, which a silent removal does not send to the group.
        reason: if silent { None } else { reason(why) },
        member_to_del_account: names(users),
    }
}

fn add_members(group: &GroupId, users: &[UserId]) -> AddGroupMemberRequest {
    let item = |user: &UserId| AccountItem { member_account: user.raw().to_owned() };
    AddGroupMemberRequest {
        group_id: group.raw().to_owned(),
        silence: None,
        member_list: users.iter().map(item).collect(),
    }
}

fn recall(group: &GroupId, seqs: &[u64], why: &str) -> GroupMsgRecallRequest {
    GroupMsgRecallRequest {
        group_id: group.raw().to_owned(),
        msg_seq_list: seqs.iter().map(|seq| MsgSeqItem { msg_seq: *seq }).collect(),
        reason: reason(why),
        topic_id: None,
    }
}

fn recall_by_sender(group: &GroupId, sender: &UserId) -> DeleteGroupMsgBySenderRequest {
    DeleteGroupMsgBySenderRequest {
        group_id: group.raw().to_owned(),
        sender_account: sender.raw().to_owned(),
        topic_id: None,
    }
}

fn change_owner(group: &GroupId, to: &UserId) -> ChangeGroupOwnerRequest {
    ChangeGroupOwnerRequest {
        group_id: group.raw().to_owned(),
        new_owner_account: to.raw().to_owned(),
        from_account: None,
    }
}

fn notify(group: &GroupId, to: &[UserId], content: &str) -> SendGroupSystemNotificationRequest {
    SendGroupSystemNotificationRequest {
        group_id: group.raw().to_owned(),
        to_members_account: (!to.is_empty()).then(|| names(to)),
        content: content.to_owned(),
        topic_id: None,
    }
}

fn send_text(group: &GroupId, content: &str, random: u32) -> SendGroupMsgRequest {
    SendGroupMsgRequest {
        group_id: group.raw().to_owned(),
        random,
        msg_body: MsgBody::text(content),
        ..SendGroupMsgRequest::default()
    }
}

fn set_role(group: &GroupId, user: &UserId, role: Role) -> ModifyGroupMemberInfoRequest {
    ModifyGroupMemberInfoRequest { role: Some(role.wire_name().to_owned()), ..member(group, user) }
}

fn set_name_card(group: &GroupId, user: &UserId, card: &str) -> ModifyGroupMemberInfoRequest {
    ModifyGroupMemberInfoRequest { name_card: Some(card.to_owned()), ..member(group, user) }
}

fn member(group: &GroupId, user: &UserId) -> ModifyGroupMemberInfoRequest {
    ModifyGroupMemberInfoRequest {
        group_id: group.raw().to_owned(),
        member_account: user.raw().to_owned(),
        ..ModifyGroupMemberInfoRequest::default()
    }
}

fn set_mute_all(group: &GroupId, on: bool) -> ModifyGroupBaseInfoRequest {
    ModifyGroupBaseInfoRequest {
        group_id: group.raw().to_owned(),
        mute_all_member: Some(if on { "On" } else { "Off" }.to_owned()),
        ..ModifyGroupBaseInfoRequest::default()
    }
}

#[cfg(test)]
#[path = "requests_tests.rs"]
mod tests;
