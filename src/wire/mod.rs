//! The REST API of Tencent Cloud IM exactly as it is on the wire.
//!
//! Owns the serde structs of requests, answers and webhooks and the catalogues of both. Must not know what anything
//! means: no policy, no text for people, no clock. Field names are the vendor's, so that a reader can search for them.
//!
//! Requests are strict: the service wants JSON numbers where numbers belong. Answers are read leniently (old and new
//! names, numbers as strings, missing keys), and keys that are not known are kept in `extra`, never dropped.
//!
//! Known weakness: client and practice server share these structs, so a misspelt key would fool both.
//! `tests/wire` holds bodies from the vendor's documents against that.

mod account;
mod app_config;
mod attribute;
mod ban;
mod call;
mod catalogue;
pub mod codes;
mod creation;
mod element;
mod envelope;
mod group;
mod group_type;
mod joining;
mod lenient;
mod live;
mod member;
mod message;
mod moderation;
mod profile;
mod stored;
mod topic;
pub mod webhook;

pub use account::*;
pub use app_config::*;
pub use attribute::*;
pub use ban::*;
pub(crate) use catalogue::for_each_command;
pub use catalogue::{
    BY_SENDER_WINDOW, CATALOGUE, COMMON_RATE, Call, Command, CommandRow, Effect, Retry, Support,
};
pub use creation::*;
pub use element::{Element, MsgBody};
pub use envelope::{Empty, Envelope, Extra};
pub use group::{
    AppData, ChangeGroupOwnerRequest, GetAppidGroupListRequest, GetAppidGroupListResponse,
    GetGroupInfoRequest, GetGroupInfoResponse, GetOnlineMemberNumRequest, GetOnlineMemberNumResponse,
    GroupIdItem, GroupInfo, ModifyGroupBaseInfoRequest, ResponseFilter,
};
pub use group_type::GroupType;
pub use joining::*;
pub use live::*;
pub use member::{
    DeleteGroupMemberRequest, GetGroupMemberInfoRequest, GetGroupMemberInfoResponse, GetRoleInGroupRequest,
    GetRoleInGroupResponse, MemberInfo, ModifyGroupMemberInfoRequest, RoleItem,
};
pub use message::{
    AtInfo, DeleteGroupMsgBySenderRequest, GroupMsgGetSimpleRequest, GroupMsgGetSimpleResponse,
    GroupMsgRecallRequest, GroupMsgRecallResponse, HistoryMsg, MsgSeqItem, RecallRet, SendGroupMsgRequest,
    SendGroupMsgResponse, SendGroupSystemNotificationRequest,
};
pub use moderation::{
    ForbidSendMsgRequest, GetGroupMutedAccountRequest, GetGroupMutedAccountResponse,
    GetGroupShuttedUinRequest, GetGroupShuttedUinResponse, MutedAccount, ShuttedUin,
};

pub use profile::*;
pub use stored::*;
pub use topic::*;

/// The group does not exist or was dissolved (official doc 1047/34348).
pub const NO_SUCH_GROUP: i64 = 10010;

/// `MuteTime` of a mute without end, seconds (official doc 269/1627). Does not fit into an `i32`.
pub const MUTE_FOREVER: u32 = u32::MAX;
