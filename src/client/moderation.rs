//! Writing.
//!
//! Every write that timed out is unknown: it is not sent again, and its fault
//! [`leaves_unknown`](Fault::leaves_unknown). Lists are sent as they are given; whoever calls keeps to the batch sizes.

use std::collections::HashMap;

use serde_json::Value;

use super::calls::wall_clock;
use super::{Client, Urgency, answer, codes, requests};
use crate::domain::{ActionKind, GroupId, Role, Stamp, Subject, UserId};
use crate::job::{Fault, FaultKind, Verdict};
use crate::wire::{Command, GroupMsgRecallResponse, SendGroupMsgResponse};

/// What came of one call of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchAnswer {
    /// When the answer came.
    pub at: Stamp,
    /// Of a sent message: its sequence, which a recall needs.
    pub seq: Option<u64>,
    /// Of a recall: the code per message, 0 for recalled.
    pub codes: Option<HashMap<u64, i64>>,
    command: &'static str,
}

impl BatchAnswer {
    /// What became of a target of the call. Only recalls have results of their own; elsewhere "yes" is for all.
    pub fn verdict(&self, subject: &Subject) -> Verdict {
        let (Some(codes), Subject::Message(seq)) = (&self.codes, subject) else { return Verdict::Done };
        match codes.get(seq) {
            Some(0) => Verdict::Done,
            Some(code) => Verdict::of(Fault::coded(codes::kind(*code), *code, self.command, "")),
            None => {
                let words = "the answer holds nothing about this message";
                Verdict::of(Fault::new(FaultKind::BadBody, self.command, words))
            }
        }
    }
}

impl Client {
    /// Sends a body made by [`requests::for_batch`] for an action of this kind. Never waits behind polling.
    ///
    /// Sent again by the class of the command only ([`Retry`](crate::wire::Retry)): never after a time-out.
    pub async fn send_batch(&self, kind: ActionKind, body: &Value) -> Result<BatchAnswer, Fault> {
        let command = kind.command();
        let content = self.call_body(command, body, Urgency::Person).await?;
        let mut result = BatchAnswer { at: wall_clock(), seq: None, codes: None, command: command.name() };
        match command {
            Command::GroupMsgRecall => {
                let recalled: GroupMsgRecallResponse = answer::read(content, command.name())?;
                result.codes = Some(ret_codes(recalled).into_iter().collect());
            }
            Command::SendGroupMsg => {
                let sent: SendGroupMsgResponse = answer::read(content, command.name())?;
                result.seq = Some(delivered(&sent)?);
            }
            _ => {}
        }
        Ok(result)
    }

    /// Mutes for some seconds from now; 0 unmutes, [`MUTE_FOREVER`](crate::wire::MUTE_FOREVER) has no end.
    ///
    /// Official doc 269/1627. At most 500 users. Safe to repeat, but the end moves.
    pub async fn forbid_send_msg(
        &self,
        group: &GroupId,
        users: &[UserId],
        seconds: u32,
    ) -> Result<(), Fault> {
        self.call(&requests::forbid_send_msg(group, users, seconds), Urgency::Person).await.map(drop)
    }

    /// Removes people. `silent` leaves the group untold; the reason is part of what it is told.
    ///
    /// Official doc 269/1622. At most 100 users, not in live rooms; people who are no members are skipped. Safe to repeat.
    pub async fn delete_members(
        &self,
        group: &GroupId,
        users: &[UserId],
        silent: bool,
        reason: &str,
    ) -> Result<(), Fault> {
        self.call(&requests::delete_members(group, users, silent, reason), Urgency::Person).await.map(drop)
    }

    /// Recalls messages, visibly. Gives a code per message: 0 recalled, 10030 no such message, 10031 too old.
    ///
    /// Official doc 269/12341. At most 10 messages; the reason at most 100 bytes. Safe to repeat.
    pub async fn recall(
        &self,
        group: &GroupId,
        seqs: &[u64],
        reason: &str,
    ) -> Result<Vec<(u64, i64)>, Fault> {
        self.call(&requests::recall(group, seqs, reason), Urgency::Person).await.map(ret_codes)
    }

    /// Recalls what one sender wrote among the newest 1000 messages, silently.
    ///
    /// Official doc 269/2359. No effect in live rooms, though the answer is OK. Safe to repeat.
    pub async fn recall_by_sender(&self, group: &GroupId, sender: &UserId) -> Result<(), Fault> {
        self.call(&requests::recall_by_sender(group, sender), Urgency::Person).await.map(drop)
    }

    /// Makes another member the owner.
    ///
    /// Official doc 269/1633. Not in live rooms. Safe to repeat.
    pub async fn change_owner(&self, group: &GroupId, to: &UserId) -> Result<(), Fault> {
        self.call(&requests::change_owner(group, to), Urgency::Person).await.map(drop)
    }

    /// A system notification to members online; to everybody when `to` is empty.
    ///
    /// Official doc 269/1630. At most 50 receivers; live rooms to everybody only. Never sent again.
    pub async fn notify(&self, group: &GroupId, to: &[UserId], content: &str) -> Result<(), Fault> {
        self.call(&requests::notify(group, to, content), Urgency::Person).await.map(drop)
    }

    /// Sends a text as the administrator. `MsgDropReason` in the answer says that the service dropped it.
    ///
    /// Official doc 269/1629. At most 12,000 bytes and 40 messages a second and group. A repetition with the same `random`
    /// and text within 5 minutes is dropped as a duplicate.
    pub async fn send_text(
        &self,
        group: &GroupId,
        content: &str,
        random: u32,
    ) -> Result<SendGroupMsgResponse, Fault> {
        self.call(&requests::send_text(group, content, random), Urgency::Person).await
    }

    /// Makes or unmakes an admin.
    ///
    /// Official doc 269/1623. Not in work groups. Safe to repeat.
    pub async fn set_role(&self, group: &GroupId, user: &UserId, role: Role) -> Result<(), Fault> {
        self.call(&requests::set_role(group, user, role), Urgency::Person).await.map(drop)
    }

    /// Sets a member's name card, at most 50 bytes; empty clears it.
    ///
    /// Official doc 269/1623. Safe to repeat.
    pub async fn set_name_card(&self, group: &GroupId, user: &UserId, card: &str) -> Result<(), Fault> {
        self.call(&requests::set_name_card(group, user, card), Urgency::Person).await.map(drop)
    }

    /// Lets only owner and admins speak, or everybody again.
    ///
    /// Official doc 269/1620. Safe to repeat.
    pub async fn set_mute_all(&self, group: &GroupId, on: bool) -> Result<(), Fault> {
        self.call(&requests::set_mute_all(group, on), Urgency::Person).await.map(drop)
    }
}

fn ret_codes(answer: GroupMsgRecallResponse) -> Vec<(u64, i64)> {
    answer.recall_ret_list.into_iter().map(|result| (result.msg_seq, result.ret_code)).collect()
}

/// The sequence of a message that the service kept.
fn delivered(sent: &SendGroupMsgResponse) -> Result<u64, Fault> {
    match sent.msg_drop_reason.as_deref() {
        None | Some("") => Ok(sent.msg_seq),
        Some(why) => Err(Fault::new(FaultKind::DroppedByService, Command::SendGroupMsg.name(), why)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_whose_code_says_nobody_knows_is_unknown() {
        let codes = HashMap::from([(1, 0), (2, 10030), (3, 10002)]);
        let command = Command::GroupMsgRecall.name();
        let answer = BatchAnswer { at: Stamp::UNIX_EPOCH, seq: None, codes: Some(codes), command };
        assert_eq!(answer.verdict(&Subject::Message(1)), Verdict::Done);
        assert!(matches!(answer.verdict(&Subject::Message(2)), Verdict::Failed(_)));
        assert!(matches!(answer.verdict(&Subject::Message(3)), Verdict::Unknown(_)));
        assert!(matches!(answer.verdict(&Subject::Message(4)), Verdict::Unknown(_)), "not in the answer");
    }
}
