//! Every code that the practice server answers with, and each choice where the reference is unsure or silent.
//!
//! The texts of `ErrorInfo` are free and mostly undocumented: the known one is used (60002), the
//! rest are ours. A client keys on the code.
//!
//! Choices that concern no single code:
//! - HTTP 200 for every processed call. Only a body above 2 MiB (its limit is not documented) gets what a
//!   gateway says: 413.
//! - The order of checks is that of the `UserSig` page's table, then rate, then body. The signature comes
//!   before the body, so that a stranger learns nothing about the application.
//! - A `TLS.time` in the future is accepted, and a signature is over at exactly `time + expire`; neither is
//!   documented.
//! - 70050 (too many failed checks) is never answered: its threshold is not documented.
//! - Counts: where sources disagree, the larger documented figure is accepted (the smaller one is the
//!   client's business): 6000 members per page outside communities, 500 receivers of a notification.
//! - An empty list where a list is required is 10004.
//! - Parameters that a group type does not allow (`To_Account` in live rooms, `ApplyJoinOption` of
//!   communities …) are 10004, a whole command or right that it does not have (mutes in work groups) is
//!   10007, unless a page says otherwise.

use std::borrow::Cow;

/// A call that the service refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// `ErrorCode`.
    pub(super) code: i64,
    /// `ErrorInfo`.
    pub(super) info: Cow<'static, str>,
}

impl Refusal {
    /// The same code with a text of its own.
    pub(super) fn saying(&self, info: impl Into<Cow<'static, str>>) -> Self {
        Self { code: self.code, info: info.into() }
    }

    /// The code with its usual text; any other code (a fault's) says only that.
    pub(super) fn of(code: i64) -> Self {
        ALL.iter()
            .find(|known| known.code == code)
            .map_or_else(|| Self { code, info: Cow::Borrowed("internal error") }, |known| (*known).clone())
    }
}

macro_rules! refusals {
    ($($(#[$doc:meta])* $name:ident = $code:literal $info:literal;)*) => {
        $($(#[$doc])* pub(super) static $name: Refusal = Refusal { code: $code, info: Cow::Borrowed($info) };)*
        static ALL: &[&Refusal] = &[$(&$name),*];
    };
}

refusals! {
    /// The text is the vendor's. Also for a wrong method, a path that is not `/v4/{service}/{command}`, and a
    /// `random` that is missing or no u32: 60025 names its four parameters and `random` is not among them.
    HTTP_PARSE = 60002 "HTTP parse Error";
    /// The body is empty, no UTF-8 or no JSON. The group service has 10011 and `openim` 90001 for this; 60003
    /// is the gateway's, which reads the body before any service does.
    BODY_PARSE = 60003 "Request body json parse failed";
    /// Beyond a command's rate. 10006 is named for `get_appid_group_list` on another page, 60007 by the
    /// common table.
    TOO_MANY_CALLS = 60007 "REST API call frequency exceeds the limit";
    /// A service that does not exist.
    NO_RESOURCE = 60009 "request resource not found";
    /// The signature is good, the account is no administrator.
    NOT_ADMIN = 60010 "the identifier is not an app administrator";
    /// Only where `sdkappid` is missing; a malformed one is 60025.
    NO_SDKAPPID = 60012 "sdkappid is missing";
    /// An account in the body that is no JSON string.
    ACCOUNT_TYPE = 60015 "account in the request body must be a string";
    /// `sdkappid`, `identifier`, `usersig` or `contenttype` missing or malformed. Older tables: 60004.
    URL_PARAMETER = 60025 "sdkappid, identifier, usersig or contenttype is wrong";
    /// `time + expire` has come.
    SIG_EXPIRED = 70001 "UserSig expired";
    /// A `usersig` of length 0. Older tables only; the current one has no code for it.
    SIG_EMPTY = 70002 "UserSig is empty";
    /// Substitution, base64, inflate or JSON fails, or a field is missing.
    SIG_ILLEGAL = 70003 "UserSig is illegal";
    /// The key of another application, or changed after signing.
    SIG_MISMATCH = 70009 "UserSig verification failed";
    /// The document names another account than the URL.
    SIG_IDENTIFIER = 70013 "identifier does not match UserSig";
    /// The document names another application than the URL.
    SIG_SDKAPPID = 70014 "sdkappid does not match UserSig";
    /// An application that this server does not have.
    NO_APP = 70020 "sdkappid not found";
    /// A known service, an unknown command.
    NO_COMMAND = 10003 "unknown command";
    /// Any bad parameter: wrong JSON type, missing field, unknown word, over a limit. Also JSON that is no
    /// object.
    PARAMETER = 10004 "invalid parameter";
    /// The group type or the member's rank does not allow it. Removing the owner (not documented) is this
    /// too, except in work groups, which may lose theirs.
    PERMISSION = 10007 "no permission";
    /// A well-formed ID that is unknown or of a dissolved group. 10015 is documented for it as well.
    NO_GROUP = 10010 "group not exist or has been dismissed";
    /// An ID that is empty, longer than 48 bytes or not printable ASCII.
    GROUP_ID = 10015 "invalid group id";
    /// The sender is muted, or everyone is and the sender is neither owner nor admin nor the application's
    /// administrator.
    MUTED = 10017 "sender has been muted";
    /// The answer would be larger than 1 MB.
    ANSWER_SIZE = 10018 "response is too large, request less";
    /// `From_Account` does not exist.
    NO_ACCOUNT = 10019 "account not found";
    /// Per item. Also for a message that was recalled before (not documented): it is no longer there.
    RECALL_NOT_FOUND = 10030 "message not found";
    /// Per item: expired; in live rooms older than an hour.
    RECALL_TOO_OLD = 10031 "message is beyond the time limit";
    /// Per item: a tip of the service (not documented).
    RECALL_DENIED = 10032 "message does not support recall";
    /// History of a live room. The general table has it, the page does not.
    NO_ROAMING = 10044 "group type does not support roaming messages";
    /// More than 30 mentions.
    TOO_MANY_AT = 10053 "too many @ targets";
    /// More than 12000 bytes of body and `CloudCustomData`; pages of 2023 say 8000.
    MESSAGE_SIZE = 80002 "message is too long";
    /// `TopicId`, which this server does not keep. Not a choice about the service: a gap of the server.
    TOPIC = 10004 "topics are not supported by the practice server";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_text_and_unknown_ones_pass_through() {
        assert!(ALL.iter().all(|refusal| !refusal.info.is_empty()));
        assert_eq!(Refusal::of(10010), NO_GROUP);
        assert_eq!(Refusal::of(91000).code, 91000);
    }
}
