//! Writing. There is one way only, by the body of a plan, so that nothing goes out past policy and journal.
//!
//! Every write that timed out is unknown: it is not sent again, and its fault
//! [`leaves_unknown`](Fault::leaves_unknown). Lists are sent as they are given; whoever calls keeps to the batch sizes.

use std::collections::HashMap;

use serde_json::Value;

use super::calls::wall_clock;
use super::{Client, Urgency, answer, codes};
use crate::domain::{ActionKind, Stamp, Subject, UserId};
use crate::job::{Fault, FaultKind, Verdict};
use crate::wire::{Command, GroupMsgRecallResponse, MembersAddedResponse, SendGroupMsgResponse};

/// What came of one call of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchAnswer {
    /// When the answer came.
    pub at: Stamp,
    /// Of a sent message: its sequence, which a recall needs.
    pub seq: Option<u64>,
    /// Of a recall: the code per message, 0 for recalled.
    pub codes: Option<HashMap<u64, i64>>,
    /// Of an addition: the result per account, 1 for added.
    pub added: Option<HashMap<UserId, i64>>,
    command: &'static str,
}

/// The service's word for somebody who is in the group already.
const ALREADY_MEMBER: i64 = 10013;

impl BatchAnswer {
    /// What became of a target of the call. Only recalls and additions have results of their own; elsewhere "yes" is
    /// for all.
    pub fn verdict(&self, subject: &Subject) -> Verdict {
        if let (Some(added), Subject::User(user)) = (&self.added, subject) {
            return self.addition(added.get(user).copied());
        }
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

    /// Of one account. Who was a member already was not added, so that an undo leaves them where they are.
    fn addition(&self, result: Option<i64>) -> Verdict {
        let fault = |kind, words: &str| Verdict::of(Fault::new(kind, self.command, words));
        match result {
            Some(1) => Verdict::Done,
            Some(2) => Verdict::of(Fault::coded(FaultKind::Refused, ALREADY_MEMBER, self.command, "")),
            Some(3) => fault(FaultKind::NotAdded, "waits"),
            Some(_) => fault(FaultKind::NotAdded, ""),
            None => fault(FaultKind::BadBody, "the answer holds nothing about this account"),
        }
    }
}

impl Client {
    /// Sends a body made by [`requests::for_batch`](super::requests::for_batch) for an action of this kind. Never waits behind polling.
    ///
    /// Sent again by the class of the command only ([`Retry`](crate::wire::Retry)): never after a time-out.
    pub async fn send_batch(&self, kind: ActionKind, body: &Value) -> Result<BatchAnswer, Fault> {
        let command = kind.command();
        let content = self.call_body(command, body, Urgency::Person).await?;
        let mut result =
            BatchAnswer { at: wall_clock(), seq: None, codes: None, added: None, command: command.name() };
        match command {
            Command::GroupMsgRecall => {
                let recalled: GroupMsgRecallResponse = answer::read(content, command.name())?;
                let codes = recalled.recall_ret_list.into_iter().map(|it| (it.msg_seq, it.ret_code));
                result.codes = Some(codes.collect());
            }
            Command::AddGroupMember => {
                let told: MembersAddedResponse = answer::read(content, command.name())?;
                let results = told.member_list.into_iter();
                let added = results.map(|it| (UserId::new(it.member_account), it.result));
                result.added = Some(added.collect());
            }
            Command::SendGroupMsg => {
                let sent: SendGroupMsgResponse = answer::read(content, command.name())?;
                result.seq = Some(delivered(&sent)?);
            }
            _ => {}
        }
        Ok(result)
    }
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
        let answer =
            BatchAnswer { at: Stamp::UNIX_EPOCH, seq: None, codes: Some(codes), added: None, command };
        assert_eq!(answer.verdict(&Subject::Message(1)), Verdict::Done);
        assert!(matches!(answer.verdict(&Subject::Message(2)), Verdict::Failed(_)));
        assert!(matches!(answer.verdict(&Subject::Message(3)), Verdict::Unknown(_)));
        assert!(matches!(answer.verdict(&Subject::Message(4)), Verdict::Unknown(_)), "not in the answer");
    }
}
