//! What the service takes as an answer. Written strictly: the three keys of the envelope are always there.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::wire::{Envelope, MsgBody};

/// `ErrorCode` of an answer: let it happen; after an event: taken note of.
pub const ALLOW: i64 = 0;

/// `ErrorCode` of an answer: refuse. Who wanted it gets 10016.
pub const REFUSE: i64 = 1;

/// `ErrorCode` of an answer: drop the message; its sender sees success.
pub const DROP: i64 = 2;

/// `ErrorCode` of an answer: refuse; this code and `ErrorInfo` are passed to the client.
pub const OWN_REFUSALS: RangeInclusive<i64> = 10100..=10200;

/// What an answer may say beside `ActionStatus` and `ErrorInfo`. What other codes do is not documented.
#[derive(Debug)]
pub struct AnswerRule {
    /// Values of `ErrorCode`.
    pub codes: &'static [RangeInclusive<i64>],
    /// Keys that go with [`ALLOW`].
    pub keys: &'static [&'static str],
}

/// It has happened; the values are ignored.
pub(super) static NOTED: AnswerRule = AnswerRule { codes: &[ALLOW..=ALLOW], keys: &[] };

/// Yes or no.
pub(super) static PERMITTED: AnswerRule =
    AnswerRule { codes: &[ALLOW..=ALLOW, REFUSE..=REFUSE, OWN_REFUSALS], keys: &[] };

/// Yes, no, or no to some: [`BeforeInviteJoinGroupAnswer`].
pub(super) static INVITED: AnswerRule =
    AnswerRule { codes: PERMITTED.codes, keys: &["RefusedMembers_Account"] };

/// Yes, no, silently no, or something else instead: [`BeforeSendMsgAnswer`].
pub(super) static DELIVERED: AnswerRule = AnswerRule {
    codes: &[ALLOW..=ALLOW, REFUSE..=REFUSE, DROP..=DROP, OWN_REFUSALS],
    keys: &["MsgBody", "CloudCustomData"],
};

/// An answer without keys of its own. `ActionStatus` says that there is an answer, and is `OK` in refusals too.
pub fn verdict(error_code: i64, error_info: &str) -> Envelope {
    Envelope {
        action_status: "OK".to_owned(),
        error_info: error_info.to_owned(),
        error_code,
        error_display: None,
    }
}

/// Answer to `Group.CallbackBeforeSendMsg`. To every other webhook but an invitation the [`Envelope`] alone is the
/// answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct BeforeSendMsgAnswer {
    /// The verdict.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// Delivered in place of what was sent; with [`ALLOW`] only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub msg_body: Option<MsgBody>,
    /// Delivered in place of what was sent; with [`ALLOW`] only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cloud_custom_data: Option<String>,
}

/// Answer to `Group.CallbackBeforeInviteJoinGroup`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeforeInviteJoinGroupAnswer {
    /// The verdict.
    #[serde(flatten)]
    pub envelope: Envelope,
    /// Who of the invited may not come in; bare strings, with [`ALLOW`] only.
    #[serde(default, rename = "RefusedMembers_Account", skip_serializing_if = "Option::is_none")]
    pub refused_members_account: Option<Vec<String>>,
}
