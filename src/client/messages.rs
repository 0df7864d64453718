//! Reading history.

use super::{Client, Urgency, convert};
use crate::domain::{GroupId, Message};
use crate::job::Fault;
use crate::wire::{Command, GroupMsgGetSimpleRequest, GroupMsgGetSimpleResponse};

/// A page of history.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryPage {
    /// Newest first, each sequence once; holes included.
    pub messages: Vec<Message>,
    /// Nothing older exists. False with an empty page: nothing was found as far back as one call looks.
    pub first: bool,
}

/// Sequences are unsigned 32-bit numbers.
const LAST_SEQ: u64 = u32::MAX as u64;
/// `IsFinished`: everything in the range has expired, and so has everything before it.
const ALL_EXPIRED: u64 = 2;
/// An empty answer in the middle of a history does not end it (all in the range may be recalled): so many ranges, 1000
/// sequences, are skipped in one call. Known weakness: the console goes on from the oldest message it has, so it cannot
/// get past an empty stretch longer than this and takes it for the beginning.
const SKIPPED: u32 = 49;

impl Client {
    /// A page of history, recalled messages and holes included: the newest, or those up to a sequence.
    ///
    /// Official doc 269/2738. 20 a call; not in live rooms. For the page before, ask up to the smallest sequence less one.
    /// A read: tried again.
    pub async fn history(
        &self,
        group: &GroupId,
        up_to: Option<u64>,
        urgency: Urgency,
    ) -> Result<HistoryPage, Fault> {
        let page = u64::from(Command::GroupMsgGetSimple.row().max_items);
        let mut from = up_to.map(|seq| seq.min(LAST_SEQ));
        for _ in 0..=SKIPPED {
            // What the service answers to 0 is not documented.
            if from == Some(0) {
                return Ok(HistoryPage { messages: Vec::new(), first: true });
            }
            let request = GroupMsgGetSimpleRequest {
                group_id: group.raw().to_owned(),
                req_msg_number: page,
                req_msg_seq: from,
                with_recalled_msg: Some(1),
                topic_id: None,
            };
            let answer = self.call(&request, urgency).await?;
            let expired = answer.is_finished == ALL_EXPIRED;
            let messages = in_order(&answer, from);
            if let Some(oldest) = messages.last() {
                return Ok(HistoryPage { first: expired || oldest.seq <= 1, messages });
            }
            match from {
                Some(seq) if !expired => from = Some(seq.saturating_sub(page)),
                _ => return Ok(HistoryPage { messages: Vec::new(), first: true }),
            }
        }
        Ok(HistoryPage { messages: Vec::new(), first: from == Some(0) })
    }
}

/// Newest first, nothing twice, nothing that was not asked for. The page's English text has the order the wrong way
/// round, so it is not relied on.
fn in_order(answer: &GroupMsgGetSimpleResponse, up_to: Option<u64>) -> Vec<Message> {
    let mut messages: Vec<Message> = answer
        .rsp_msg_list
        .iter()
        .filter(|slot| up_to.is_none_or(|last| slot.msg_seq <= last))
        .map(convert::message)
        .collect();
    messages.sort_by_key(|message| std::cmp::Reverse(message.seq));
    messages.dedup_by_key(|message| message.seq);
    messages
}
