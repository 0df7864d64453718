//! History: pages, recall, deletion by sender.

use crate::sandbox::checks::{self, U32_MAX};
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::state::{Message, Slot, Thread};
use crate::wire::{
    BY_SENDER_WINDOW, DeleteGroupMsgBySenderRequest, Empty, GroupMsgGetSimpleRequest,
    GroupMsgGetSimpleResponse, GroupMsgRecallRequest, GroupMsgRecallResponse, GroupType, HistoryMsg, MsgBody,
    RecallRet,
};

const REASON_MAX: usize = 100;
/// Messages of live rooms can be recalled for this long, s.
const LIVE_RECALL: u64 = 3600;

/// A page, newest first. `ReqMsgNumber` counts sequences: recalled ones that are left out leave a shorter
/// page (not documented). `ReqMsgSeq: 0` is the newest page: a Go SDK sends it with its first call (not documented).
pub(super) fn page(
    turn: &mut Turn<'_>,
    request: &GroupMsgGetSimpleRequest,
) -> Result<GroupMsgGetSimpleResponse, Refusal> {
    let page = turn.batch_max() as u64;
    let thread = turn.thread(&request.group_id, request.topic_id.as_ref())?;
    checks::flag(request.with_recalled_msg, "WithRecalledMsg")?;
    if request.req_msg_number == 0 {
        return Err(checks::invalid("ReqMsgNumber"));
    }
    let from = request.req_msg_seq.filter(|seq| *seq > 0);
    if from.is_some_and(|seq| seq > U32_MAX) {
        return Err(checks::invalid("ReqMsgSeq"));
    }
    let newest = thread.messages.len() as u64;
    let top = from.unwrap_or(newest).min(newest);
    let lowest = |count: u64| top.saturating_sub(count) + 1;
    let (asked, given) = (lowest(request.req_msg_number), lowest(request.req_msg_number.min(page)));
    let with_recalled = request.with_recalled_msg == Some(1);
    let slots = || (given..=top).rev().filter_map(|seq| Some((seq, slot(thread.messages, seq)?)));
    let rsp_msg_list = slots()
        .filter(|(_, message)| with_recalled || message.slot != Slot::Recalled)
        .map(|(seq, message)| entry(seq, message))
        .collect();
    let all_expired = top > 0 && slots().all(|(_, message)| message.slot == Slot::Expired);
    let is_finished = match (all_expired, given > asked) {
        (true, _) => 2,
        (false, true) => 0,
        (false, false) => 1,
    };
    Ok(GroupMsgGetSimpleResponse {
        group_id: request.group_id.clone(),
        is_finished,
        rsp_msg_list,
        ..Default::default()
    })
}

fn slot(messages: &[Message], seq: u64) -> Option<&Message> {
    messages.get(usize::try_from(seq.checked_sub(1)?).ok()?)
}

/// Expired ones have an empty body; recalled ones keep theirs (an assumption of the reference's sample).
fn entry(seq: u64, message: &Message) -> HistoryMsg {
    let expired = message.slot == Slot::Expired;
    HistoryMsg {
        from_account: message.from.clone(),
        is_place_msg: match message.slot {
            Slot::Kept => 0,
            Slot::Expired => 1,
            Slot::Recalled => 2,
        },
        msg_body: if expired { MsgBody::default() } else { message.body.clone() },
        msg_priority: Some(message.priority),
        msg_random: Some(u64::from(message.random)),
        msg_seq: seq,
        msg_time_stamp: message.time,
        is_system_msg: (message.system && !expired).then_some(1),
        cloud_custom_data: if expired { None } else { message.custom_data.clone() },
        ..Default::default()
    }
}

/// Recalls by sequence, with a result for each, in the order asked for.
pub(super) fn recall(
    turn: &mut Turn<'_>,
    request: &GroupMsgRecallRequest,
) -> Result<GroupMsgRecallResponse, Refusal> {
    checks::batch(&request.msg_seq_list, turn.batch_max(), "MsgSeqList")?;
    checks::at_most(request.reason.as_ref(), REASON_MAX, "Reason")?;
    if request.msg_seq_list.iter().any(|item| item.msg_seq > U32_MAX) {
        return Err(checks::invalid("MsgSeq"));
    }
    let now = turn.now();
    let mut thread = turn.thread(&request.group_id, request.topic_id.as_ref())?;
    let recall_ret_list = request
        .msg_seq_list
        .iter()
        .map(|item| {
            let result = recall_one(&mut thread, item.msg_seq, now);
            let ret_code = result.map_or_else(|refusal| refusal.code, |()| 0);
            RecallRet { msg_seq: item.msg_seq, ret_code, ..Default::default() }
        })
        .collect();
    Ok(GroupMsgRecallResponse { recall_ret_list, ..Default::default() })
}

fn recall_one(thread: &mut Thread<'_>, seq: u64, now: u64) -> Result<(), Refusal> {
    let missing = || errors::RECALL_NOT_FOUND.clone();
    let live = thread.kind == GroupType::Live;
    let index = seq.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    let message = index.and_then(|index| thread.messages.get_mut(index)).ok_or_else(missing)?;
    let late = live && now.saturating_sub(message.time) > LIVE_RECALL;
    match message.slot {
        Slot::Recalled => Err(missing()),
        _ if late => Err(errors::RECALL_TOO_OLD.clone()),
        Slot::Expired => Err(errors::RECALL_TOO_OLD.clone()),
        Slot::Kept if message.system => Err(errors::RECALL_DENIED.clone()),
        Slot::Kept => {
            message.slot = Slot::Recalled;
            Ok(())
        }
    }
}

/// Marks a sender's messages among the newest 1000 of the group as recalled. Live rooms: OK and nothing.
pub(super) fn delete_by_sender(
    turn: &mut Turn<'_>,
    request: &DeleteGroupMsgBySenderRequest,
) -> Result<Empty, Refusal> {
    let thread = turn.thread(&request.group_id, request.topic_id.as_ref())?;
    if request.sender_account.is_empty() {
        return Err(checks::invalid("Sender_Account"));
    }
    if thread.kind == GroupType::Live {
        return Ok(Empty::default());
    }
    for message in thread.messages.iter_mut().rev().take(BY_SENDER_WINDOW as usize) {
        if message.slot == Slot::Kept && !message.system && message.from == request.sender_account {
            message.slot = Slot::Recalled;
        }
    }
    Ok(Empty::default())
}
