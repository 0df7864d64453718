//! What is done with messages that are stored: importing, editing, clearing, receipts.

use crate::sandbox::checks::{self, U32_MAX};
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::recent::Sent;
use crate::sandbox::state::{Group, Message, Slot};
use crate::wire::{
    ClearGroupMsgRequest, Empty, GetGroupMsgReceiptDetailRequest, GetGroupMsgReceiptDetailResponse,
    GetGroupMsgReceiptRequest, GetGroupMsgReceiptResponse, GroupType, ImportGroupMsgRequest,
    ImportGroupMsgResponse, ImportMsgResult, ImportedMsg, ModifyGroupMsgRequest, MsgBody, NonReader, Reader,
    Receipt,
};

use super::sending;

/// What may be imported.
const IMPORTED: [&str; 4] = ["TIMTextElem", "TIMFaceElem", "TIMLocationElem", "TIMCustomElem"];
/// Larger groups have no receipts.
const RECEIPT_MEMBERS_MAX: usize = 200;

/// Imports messages in order of time, each with a result of its own. All unread counts are 0 afterwards, unless nothing
/// was imported, or into a topic (neither is documented). A sender need not exist (the page has no code for one that does
/// not); a time equal to the newest message's is not after it.
pub(super) fn import(
    turn: &mut Turn<'_>,
    request: &ImportGroupMsgRequest,
) -> Result<ImportGroupMsgResponse, Refusal> {
    let kind = turn.supported(&request.group_id)?.kind;
    checks::batch(&request.msg_list, turn.batch_max(), "MsgList")?;
    checks::flag(request.recent_contact_flag, "RecentContactFlag")?;
    if kind == GroupType::Community && request.recent_contact_flag == Some(1) {
        return Err(checks::invalid("RecentContactFlag: not for Community"));
    }
    let topic = checks::given(request.topic_id.as_ref());
    turn.thread(&request.group_id, topic)?;
    let mut results: Vec<ImportMsgResult> = Vec::with_capacity(request.msg_list.len());
    for message in &request.msg_list {
        let result = import_one(turn, request, message)?;
        let (msg_seq, msg_time, result) = match result {
            Ok((seq, time)) => (seq, time, 0),
            // The sequence of one that failed is not documented; 0 is nobody's.
            Err(refusal) => (0, message.send_time, refusal.code),
        };
        results.push(ImportMsgResult { msg_seq, msg_time, result });
    }
    if topic.is_none() && results.iter().any(|one| one.result == 0) {
        let group = turn.supported_mut(&request.group_id)?;
        let newest = group.messages.len() as u64;
        for member in group.members.values_mut() {
            member.msg_seq = newest;
        }
    }
    Ok(ImportGroupMsgResponse { import_msg_result: results, ..Default::default() })
}

type One = Result<(u64, u64), Refusal>;

fn import_one(
    turn: &mut Turn<'_>,
    request: &ImportGroupMsgRequest,
    message: &ImportedMsg,
) -> Result<One, Refusal> {
    let (now, now_ms) = (turn.now(), turn.now_ms);
    if let Err(refusal) = importable(message) {
        return Ok(Err(refusal));
    }
    let place = checks::given(request.topic_id.as_ref()).unwrap_or(&request.group_id);
    let random = message.random.filter(|random| *random > 0);
    let key = random.map(|random| (place.clone(), message.from_account.clone(), random));
    let content = (message.msg_body.clone(), None);
    if let Some(first) = key.as_ref().and_then(|key| turn.recent.duplicate_of(key, &content, now_ms)) {
        return Ok(Ok((first.seq, first.time)));
    }
    let created = turn.supported(&request.group_id)?.create_time;
    let thread = turn.thread(&request.group_id, request.topic_id.as_ref())?;
    let newest = thread.messages.last().map_or(0, |message| message.time);
    let time = message.send_time;
    if time >= now || time <= created || time <= newest {
        return Ok(Err(errors::PARAMETER.clone()));
    }
    thread.messages.push(Message {
        from: message.from_account.clone(),
        time,
        random: message.random.unwrap_or_default(),
        priority: 2,
        body: message.msg_body.clone(),
        custom_data: None,
        system: false,
        receipt: false,
        slot: Slot::Kept,
    });
    *thread.last_msg_time = time;
    let seq = thread.messages.len() as u64;
    if let Some(key) = key {
        turn.recent.remember(key, Sent { content, seq, time, at_ms: now_ms });
    }
    Ok(Ok((seq, time)))
}

fn importable(message: &ImportedMsg) -> Result<(), Refusal> {
    sending::check_body(&message.msg_body, None)?;
    let MsgBody::Elements(elements) = &message.msg_body else { return Err(errors::PARAMETER.clone()) };
    let known = elements.iter().all(|element| IMPORTED.contains(&element.msg_type.as_str()));
    if known && !message.from_account.is_empty() { Ok(()) } else { Err(errors::PARAMETER.clone()) }
}

/// Overwrites body and custom data of a message, what is given of them.
pub(super) fn modify(turn: &mut Turn<'_>, request: &ModifyGroupMsgRequest) -> Result<Empty, Refusal> {
    let thread = turn.thread(&request.group_id, request.topic_id.as_ref()).map_err(in_words_of_openim)?;
    let index = request.msg_seq.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    let message = index.and_then(|index| thread.messages.get_mut(index));
    let kept = message.filter(|message| message.slot == Slot::Kept && !message.system);
    let message = kept.ok_or_else(|| errors::BAD_MESSAGE.clone())?;
    let custom_data = checks::given(request.cloud_custom_data.as_ref());
    let body = request.msg_body.as_ref().filter(|body| **body != MsgBody::default());
    match body {
        None if custom_data.is_none() => {
            return Err(errors::MESSAGE_PARAMETER.saying("neither MsgBody nor CloudCustomData"));
        }
        None => sending::check_size(&message.body, custom_data)?,
        Some(MsgBody::Raw(value)) if !value.is_array() => return Err(errors::MESSAGE_LIST.clone()),
        Some(body) => {
            sending::check_body(body, custom_data.or(message.custom_data.as_ref())).map_err(|refusal| {
                if refusal.code == errors::PARAMETER.code {
                    errors::MESSAGE_ELEMENTS.clone()
                } else {
                    refusal
                }
            })?;
        }
    }
    if let Some(body) = body {
        message.body = body.clone();
    }
    if let Some(custom_data) = custom_data {
        message.custom_data = Some(custom_data.clone());
    }
    Ok(Empty::default())
}

/// Under `openim` there is no 10004.
fn in_words_of_openim(refusal: Refusal) -> Refusal {
    if refusal.code == errors::PARAMETER.code {
        errors::MESSAGE_PARAMETER.saying(refusal.info)
    } else {
        refusal
    }
}

/// Hides the history from clients. The administrator's API reads it as before.
pub(super) fn clear(turn: &mut Turn<'_>, request: &ClearGroupMsgRequest) -> Result<Empty, Refusal> {
    let group = turn.supported_mut(&request.group_id)?;
    let newest = group.messages.len() as u64;
    let up_to = match request.msg_seq.filter(|seq| *seq > 0) {
        Some(seq) if seq > U32_MAX => return Err(checks::invalid("MsgSeq")),
        Some(seq) => seq.min(newest),
        None => newest,
    };
    group.cleared_to = group.cleared_to.max(up_to);
    Ok(Empty::default())
}

/// How many have read messages that asked for a receipt: by how far each member has read, the sender left out.
pub(super) fn receipts(
    turn: &mut Turn<'_>,
    request: &GetGroupMsgReceiptRequest,
) -> Result<GetGroupMsgReceiptResponse, Refusal> {
    let group = with_receipts(turn, &request.group_id)?;
    checks::batch(&request.msg_seq_list, turn.batch_max(), "MsgSeqList")?;
    let group_msg_receipt_list = request
        .msg_seq_list
        .iter()
        .map(|item| match readers(group, item.msg_seq) {
            Ok((read, unread)) => Receipt {
                code: 0,
                msg_seq: item.msg_seq,
                read_num: read.len() as u64,
                unread_num: unread.len() as u64,
            },
            Err(refusal) => Receipt { code: refusal.code, msg_seq: item.msg_seq, read_num: 0, unread_num: 0 },
        })
        .collect();
    Ok(GetGroupMsgReceiptResponse { group_msg_receipt_list, ..Default::default() })
}

/// A group that is small enough for receipts.
fn with_receipts<'a>(turn: &'a Turn<'_>, id: &str) -> Result<&'a Group, Refusal> {
    let group = turn.supported(id)?;
    if group.members.len() > RECEIPT_MEMBERS_MAX { Err(errors::NO_RECEIPTS_HERE.clone()) } else { Ok(group) }
}

/// Who has read a message, and who has not.
fn readers(group: &Group, seq: u64) -> Result<(Vec<&String>, Vec<&String>), Refusal> {
    let index = seq.checked_sub(1).and_then(|index| usize::try_from(index).ok());
    let message = index.and_then(|index| group.messages.get(index));
    let asked = message.filter(|message| message.receipt && message.slot == Slot::Kept);
    let asked = asked.ok_or_else(|| errors::NO_RECEIPT.clone())?;
    let others = group.members.iter().filter(|(account, _)| **account != asked.from);
    let (read, unread): (Vec<_>, Vec<_>) = others.partition(|(_, member)| member.msg_seq >= seq);
    let names = |list: Vec<(_, _)>| list.into_iter().map(|(account, _)| account).collect();
    Ok((names(read), names(unread)))
}

/// A page of those who have read a message (filter 0) or have not (1). The cursor is a position.
pub(super) fn receipt_detail(
    turn: &mut Turn<'_>,
    request: &GetGroupMsgReceiptDetailRequest,
) -> Result<GetGroupMsgReceiptDetailResponse, Refusal> {
    let group = with_receipts(turn, &request.group_id)?;
    if request.filter > 1 {
        return Err(checks::invalid("Filter"));
    }
    if request.count == 0 || request.count > turn.batch_max() as u64 {
        return Err(checks::invalid("Count"));
    }
    let start: usize = match request.cursor.as_str() {
        "" => 0,
        cursor => cursor.parse().map_err(|_| checks::invalid("Cursor"))?,
    };
    let (read, unread) = readers(group, request.msg_seq)?;
    let all = if request.filter == 0 { read } else { unread };
    let count = usize::try_from(request.count).unwrap_or(usize::MAX);
    let end = start.saturating_add(count).min(all.len());
    let page = || all.iter().skip(start).take(count).map(|account| (*account).clone());
    let finished = end >= all.len();
    Ok(GetGroupMsgReceiptDetailResponse {
        // The vendor's sample has "0" at the end.
        cursor: if finished { "0".to_owned() } else { end.to_string() },
        is_finish: u64::from(finished),
        msg_seq: request.msg_seq,
        read_list: (request.filter == 0)
            .then(|| page().map(|read_account| Reader { read_account }).collect()),
        unread_list: (request.filter == 1)
            .then(|| page().map(|unread_account| NonReader { unread_account }).collect()),
        ..Default::default()
    })
}
