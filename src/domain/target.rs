//! Whom and what a plan is about, as it was on screen when the plan was made.

use serde::{Deserialize, Serialize};

use super::{ActionKind, Denial, Group, Member, Message, MuteEnd, Policy, Role, UserId};
use crate::text::SafeText;

/// What one result is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The group itself.
    Group,
    /// A person.
    User(UserId),
    /// A message.
    Message(u64),
}

/// A target with what was on screen when the plan was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Identity.
    pub subject: Subject,
    /// Name card, or the beginning of the message.
    pub label: SafeText,
    /// As shown then.
    pub role: Option<Role>,
    /// Mute as shown then, to be restored by an undo.
    pub mute: Option<MuteEnd>,
    /// Of a message: its sender.
    pub sender: Option<UserId>,
}

/// A target that the policy took out, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Who or what.
    pub target: Target,
    /// Why.
    pub why: Denial,
}

impl Target {
    /// A member as shown.
    pub fn member(member: &Member) -> Self {
        Self {
            subject: Subject::User(member.id.clone()),
            label: member.label().clone(),
            role: Some(member.role),
            mute: member.mute,
            sender: None,
        }
    }

    /// Somebody of whom only the ID is known, such as the sender of a message.
    pub fn stranger(user: &UserId) -> Self {
        Self {
            subject: Subject::User(user.clone()),
            label: SafeText::default(),
            role: None,
            mute: None,
            sender: None,
        }
    }

    /// A message as shown.
    pub fn message(message: &Message) -> Self {
        Self {
            subject: Subject::Message(message.seq),
            label: message.excerpt(),
            role: None,
            mute: None,
            sender: Some(message.sender.clone()),
        }
    }

    /// The person, if it is one.
    pub fn user(&self) -> Option<&UserId> {
        match &self.subject {
            Subject::User(user) => Some(user),
            _ => None,
        }
    }

    /// The message, if it is one.
    pub fn seq(&self) -> Option<u64> {
        match self.subject {
            Subject::Message(seq) => Some(seq),
            _ => None,
        }
    }

    /// The person who feels it: of a message, whoever wrote it.
    pub fn victim(&self) -> Option<&UserId> {
        self.user().or(self.sender.as_ref())
    }

    /// What the policy says of it.
    pub(super) fn check(&self, policy: &Policy, group: &Group, kind: ActionKind) -> Result<(), Denial> {
        match (&self.subject, &self.sender) {
            (Subject::User(user), _) => policy.on_user(kind, group, user, self.role),
            (Subject::Message(_), Some(sender)) => policy.on_user(kind, group, sender, None),
            _ => Ok(()),
        }
    }
}
