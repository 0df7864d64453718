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
//! - Counts: where sources disagree, the larger documented figure is accepted (`largest` of the catalogue), since
//!   clients go by any of them; `--smallest-limits` takes the smaller one.
//! - Clients in languages without a word for "absent" send `""`, 0, `null` and `[]`: where the field is optional, these
//!   count as absent. Not where such a value says something: `""` clears an introduction, announcement, avatar, name
//!   card or `CustomString`, a mute of 0 s ends one.
//! - Editions and the console's switches are not kept: everything is switched on, no quota of an edition is reached
//!   (10036, 10037 for groups, 10038, 10058, 10059, 70398, 71000), and a deleted account may be imported again at once
//!   (70399).
//! - An empty list where a list is required is 10004.
//! - Parameters that a group type does not allow (`To_Account` in live rooms, `ApplyJoinOption` of
//!   communities …) are 10004, a whole command or right that it does not have (mutes in work groups) is
//!   10007, unless a page says otherwise.

#![expect(clippy::unreadable_literal, reason = "codes are searched for as the vendor writes them")]

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
    /// `random` that is no number: 60025 names its four parameters and `random` is not among them. A `random` that is
    /// missing or larger than a u32 is let through, since two SDKs in use send such calls; the page promises neither.
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
    /// An account in the body that is no JSON string. Also `From_Account` of the topic commands, which their tables call
    /// a number and their samples put in quotes. It is the gateway's, so its envelope is the usual one everywhere.
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
    /// More accounts in one request than the command takes. Only where its page has this code; elsewhere 10004.
    TOO_MANY_ACCOUNTS = 10005 "too many accounts in one request";
    /// The group type or the member's rank does not allow it. Removing the owner (not documented) is this
    /// too, except in work groups, which may lose theirs.
    PERMISSION = 10007 "no permission";
    /// A well-formed ID that is unknown or of a dissolved group. 10015 is documented for it as well.
    NO_GROUP = 10010 "group not exist or has been dismissed";
    /// More members than `MaxMemberNum`; nobody is added. Also of a new group: 10038 on that page is about the edition.
    FULL = 10014 "group is full";
    /// An ID that is empty, longer than 48 bytes or not printable ASCII. Also one of the service's own form for a new
    /// group (10004 would be the other candidate; not documented).
    GROUP_ID = 10015 "invalid group id";
    /// `send_broadcast_msg` beyond its rate, by its page. The text is the vendor's.
    TOO_MANY_BROADCASTS = 10023 "msg count exceeds limit,please retry later";
    /// The sender is muted, or everyone is and the sender is neither owner nor admin nor the application's
    /// administrator.
    MUTED = 10017 "sender has been muted";
    /// The answer would be larger than 1 MB.
    ANSWER_SIZE = 10018 "response is too large, request less";
    /// `From_Account`, the owner of a new group or an account to be added does not exist; nobody is added.
    NO_ACCOUNT = 10019 "account not found";
    /// The ID belongs to a group of somebody else. The ID of a dissolved group is free again (not documented, but
    /// implied by what 10025 advises).
    ID_TAKEN = 10021 "group id has been used";
    /// The ID belongs to a group of the very owner that the request names.
    ID_TAKEN_BY_OWNER = 10025 "group id has been used by the same owner";
    /// Per item. Also for a message that was recalled before (not documented): it is no longer there.
    RECALL_NOT_FOUND = 10030 "message not found";
    /// Per item: expired; in live rooms older than an hour.
    RECALL_TOO_OLD = 10031 "message is beyond the time limit";
    /// Per item: a tip of the service (not documented).
    RECALL_DENIED = 10032 "message does not support recall";
    /// History of a live room. The general table has it, the page does not.
    NO_ROAMING = 10044 "group type does not support roaming messages";
    /// More than 32 bytes.
    ATTRIBUTE_KEY = 10045 "attr key length exceed limit";
    /// More than 4000 bytes.
    ATTRIBUTE_VALUE = 10046 "attr value length exceed limit";
    /// More than 16 in a group.
    ATTRIBUTE_COUNT = 10047 "attr key num exceed limit";
    /// More than 16,000 bytes in a group.
    ATTRIBUTE_SUM = 10048 "attr values length exceed limit";
    /// More than 5 writes per second and group.
    ATTRIBUTE_RATE = 10049 "attr write frequency exceed limit";
    /// A key to delete that is not there: the whole call fails and nothing is deleted (not documented).
    NO_ATTRIBUTE = 10050 "attr not exist";
    /// More than 200 topics in a community.
    TOO_MANY_TOPICS = 10037 "too many topics";
    /// More than 30 mentions.
    TOO_MANY_AT = 10053 "too many @ targets";
    /// Receipts of a group with more than 200 members.
    NO_RECEIPTS_HERE = 10060 "group is too large for read receipts";
    /// No receipt was asked for, or no such message; per item where there are items.
    NO_RECEIPT = 10062 "receipt not exist";
    /// More than 20 in a group.
    COUNTER_COUNT = 10063 "counter key num exceed limit";
    /// A community without topics (the code is that of an application without them).
    NO_TOPICS = 11000 "community topics are not enabled";
    /// `modify_group_msg`: a live room, no `MsgSeq`, no such message, or one that is recalled, expired or a tip of the
    /// service. The page names no code for any of them, nor for a group or topic that is not there: 10010 and 10015, as
    /// elsewhere.
    BAD_MESSAGE = 20001 "invalid request";
    /// A field of a profile command is missing or wrong.
    PROFILE_PARAMETER = 40001 "Err_Profile_Comm_Decode_Fail";
    /// Nobody to read.
    PROFILE_NOBODY = 40002 "To_Account is missing";
    /// An account that is not imported: per item when reading.
    PROFILE_NO_ACCOUNT = 40003 "account is not imported";
    /// `Tag_Profile_…` that does not exist.
    PROFILE_TAG = 40009 "unknown tag";
    /// More than 500 bytes; of a location more than 16.
    PROFILE_LENGTH = 40601 "value is too long";
    /// A word that the tag does not have.
    PROFILE_VALUE = 40605 "value is not allowed";
    /// A number for text or text for a number.
    PROFILE_TYPE = 40610 "value has the wrong type";
    /// An account that does not exist. The text is the vendor's.
    ACCOUNT_MISSING = 70107 "Err_TLS_PT_Open_Login_Account_Not_Exist";
    /// A field of an account command is missing or wrong, or too many accounts.
    ACCOUNT_PARAMETER = 70402 "parameter invalid";
    /// More than 12000 bytes of body and `CloudCustomData`; pages of 2023 say 8000.
    MESSAGE_SIZE = 80002 "message is too long";
    /// No JSON, or nobody to ask about. The text is the vendor's.
    MESSAGE_BODY_PARSE = 90001 "Fail to Parse json data of body, Please check it";
    /// `MsgBody` is a list, but not of elements.
    MESSAGE_ELEMENTS = 90002 "MsgBody is malformed";
    /// `To_Account` is missing or no list.
    MESSAGE_TO = 90003 "invalid To_Account";
    /// `MsgBody` is no list.
    MESSAGE_LIST = 90007 "MsgBody is not an array";
    /// A field of a command under `openim` is missing or wrong (10004 is the group services').
    MESSAGE_PARAMETER = 90010 "the packet does not follow the message format";
    /// More than 500 accounts.
    MESSAGE_TOO_MANY = 90011 "too many accounts";
    /// Per item: the topic is gone or never was.
    NO_TOPIC = 110003 "topic not exist";
    /// The body of a command under `openconfigsvr` is no JSON, or a field besides the account has the wrong type (not
    /// documented).
    CONFIG_BODY_PARSE = 130001 "json parse failed";
    /// `Get_Account` is missing.
    GET_MISSING = 130002 "Get_Account is missing";
    /// `Get_Account` is wrong or does not exist.
    GET_INVALID = 130003 "Get_Account is invalid";
    /// `Set_Account` is missing.
    SET_MISSING = 130004 "Set_Account is missing";
    /// `Set_Account` is wrong or does not exist.
    SET_INVALID = 130005 "Set_Account is invalid";
    /// Neither time is given.
    SET_NOTHING = 130008 "neither C2CmsgNospeakingTime nor GroupmsgNospeakingTime is given";
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
