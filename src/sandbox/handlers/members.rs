//! Members: pages, roles, profiles, removal.

use serde_json::json;

use crate::sandbox::checks::{self, MEMBER_FIELDS};
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::state::{Group, Member, Role};
use crate::sandbox::tips::{self, Deed};
use crate::wire::{
    DeleteGroupMemberRequest, Empty, GetGroupMemberInfoRequest, GetGroupMemberInfoResponse,
    GetRoleInGroupRequest, GetRoleInGroupResponse, GroupType, MemberInfo, ModifyGroupMemberInfoRequest,
    RoleItem,
};

use super::{groups, moderation};

const COMMUNITY_PAGE_MAX: u64 = 100;
/// Cursors look like the vendor's sample, 144115265295492787.
const CURSOR_BASE: u64 = 1 << 57;
const POSITION_MAX: u64 = 1 << 25;
const ROLES: [Role; 3] = [Role::Owner, Role::Admin, Role::Member];
const FLAGS: [&str; 4] = ["AcceptAndNotify", "AcceptNotNotify", "Discard", "AcceptNotNotifyExceptAt"];

/// Which fields of a member come back; the ID always does.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "one per field of the vendor's filter")]
pub(super) struct MemberFields {
    role: bool,
    join_time: bool,
    msg_seq: bool,
    msg_flag: bool,
    last_send_msg_time: bool,
    name_card: bool,
    mute_until: bool,
    /// The name of `MuteUntil` before mid-2022.
    shut_up_until: bool,
}

impl MemberFields {
    /// All of today's.
    pub(super) const ALL: Self = Self {
        role: true,
        join_time: true,
        msg_seq: true,
        msg_flag: true,
        last_send_msg_time: true,
        name_card: true,
        mute_until: true,
        shut_up_until: false,
    };
    /// What the vendor's unfiltered sample of `get_group_info` has.
    pub(super) const IN_GROUP_INFO: Self = Self { name_card: false, ..Self::ALL };

    /// Those named; unknown names are ignored (not documented).
    pub(super) fn named(names: &[String]) -> Self {
        let has = |name: &str| names.iter().any(|named| named == name);
        Self {
            role: has("Role"),
            join_time: has("JoinTime"),
            msg_seq: has("MsgSeq"),
            msg_flag: has("MsgFlag"),
            last_send_msg_time: has("LastSendMsgTime"),
            name_card: has("NameCard"),
            mute_until: has("MuteUntil"),
            shut_up_until: has("ShutUpUntil"),
        }
    }
}

/// A member as callers see it. `keys`: the custom fields wanted, all without.
pub(super) fn profile(
    group: &Group,
    account: &str,
    member: &Member,
    fields: MemberFields,
    keys: Option<&[String]>,
    now: u64,
) -> MemberInfo {
    let muted = moderation::mute_end(&group.mutes, account, now);
    let mut info = MemberInfo {
        member_account: account.to_owned(),
        role: fields.role.then(|| member.role.name().to_owned()),
        join_time: fields.join_time.then_some(member.join_time),
        msg_seq: fields.msg_seq.then_some(member.msg_seq),
        msg_flag: fields.msg_flag.then(|| member.msg_flag.to_owned()),
        last_send_msg_time: fields.last_send_msg_time.then_some(member.last_send_msg_time),
        mute_until: fields.mute_until.then_some(muted),
        app_member_defined_data: groups::custom(&member.app_data, keys),
        name_card: fields.name_card.then(|| member.name_card.clone()),
        ..Default::default()
    };
    if fields.shut_up_until {
        info.extra.insert("ShutUpUntil".to_owned(), json!(muted));
    }
    info
}

/// A page of members, in joining order (not documented). `Limit: 0`, `Offset: 0`, `Next: ""` and empty filters count as
/// absent: that is what clients without a word for "absent" send.
pub(super) fn list(
    turn: &mut Turn<'_>,
    request: &GetGroupMemberInfoRequest,
) -> Result<GetGroupMemberInfoResponse, Refusal> {
    let group = turn.supported(&request.group_id)?;
    let roles = wanted_roles(request.member_role_filter.as_deref().filter(|roles| !roles.is_empty()))?;
    let fields =
        checks::listed(request.member_info_filter.as_ref()).map_or(MemberFields::ALL, MemberFields::named);
    // With a filter of fields and none of custom keys, custom fields come too: `Omitted` is said of each
    // filter alone.
    let keys = checks::listed(request.app_defined_data_filter_group_member.as_ref());
    let community = group.kind == GroupType::Community;
    let most = if community { COMMUNITY_PAGE_MAX } else { turn.batch_max() as u64 };
    let limit = request.limit.filter(|limit| *limit > 0);
    if limit.is_some_and(|limit| limit > most) {
        return Err(checks::invalid("Limit"));
    }
    let offset = request.offset.filter(|offset| *offset > 0);
    let next = request.next.as_deref();
    let (start, offset) = match (community, next, offset) {
        (true, Some(cursor), None) => (position(group, cursor)?, 0),
        (true, None, _) => return Err(checks::invalid("Next: required for Community")),
        (true, Some(_), Some(_)) => return Err(checks::invalid("Offset: not for Community")),
        (false, Some(next), _) if !next.is_empty() => {
            return Err(checks::invalid("Next: only for Community"));
        }
        (false, _, offset) => (0, usize::try_from(offset.unwrap_or_default()).unwrap_or(usize::MAX)),
    };
    let limit = match limit {
        Some(limit) => usize::try_from(limit).unwrap_or(usize::MAX),
        None if community => COMMUNITY_PAGE_MAX as usize,
        None => usize::MAX,
    };
    let fits = |member: &Member| roles.is_none_or(|roles: [bool; 3]| roles[member.role as usize]);
    let mut rest =
        group.members.iter().enumerate().skip(start).filter(|(_, (_, member))| fits(member)).skip(offset);
    let (mut last, mut member_list) = (start, Vec::new());
    for (at, (account, member)) in rest.by_ref().take(limit) {
        last = at;
        member_list.push(profile(group, account, member, fields, keys, turn.now()));
    }
    let more = rest.next().is_some();
    let next = community.then(|| if more { cursor(group, last) } else { String::new() });
    Ok(GetGroupMemberInfoResponse {
        next,
        member_num: group.members.len() as u64,
        member_list,
        ..Default::default()
    })
}

fn wanted_roles(filter: Option<&[String]>) -> Result<Option<[bool; 3]>, Refusal> {
    let Some(filter) = filter else { return Ok(None) };
    let mut wanted = [false; 3];
    for name in filter {
        let known = ROLES.iter().find(|role| role.name() == name);
        let role = known.ok_or_else(|| checks::invalid("MemberRoleFilter"))?;
        wanted[*role as usize] = true;
    }
    Ok(Some(wanted))
}

/// A mark of an account, to find it again when members before it have left (FNV-1a).
fn mark(account: &str) -> u64 {
    let hash = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    u64::from(account.bytes().fold(0x811c_9dc5, hash))
}

fn cursor(group: &Group, last: usize) -> String {
    let account = group.members.get_index(last).map_or("", |(account, _)| account.as_str());
    (CURSOR_BASE + ((last as u64) << 32) + mark(account)).to_string()
}

/// Where a page starts: behind the last member of the page before, wherever that one is now.
fn position(group: &Group, cursor: &str) -> Result<usize, Refusal> {
    if cursor.is_empty() {
        return Ok(0);
    }
    let number: u64 = cursor.parse().map_err(|_| checks::invalid("Next"))?;
    let number = number.checked_sub(CURSOR_BASE).ok_or_else(|| checks::invalid("Next"))?;
    let (at, marked) = (number >> 32, number & checks::U32_MAX);
    if at >= POSITION_MAX {
        return Err(checks::invalid("Next"));
    }
    let at = usize::try_from(at).unwrap_or(usize::MAX);
    let candidates = (0..=at.min(group.members.len())).rev();
    let found = candidates
        .filter_map(|index| group.members.get_index(index).map(|(account, _)| (index, account)))
        .find(|(_, account)| mark(account) == marked);
    Ok(found.map_or(at, |(index, _)| index + 1))
}

/// Roles, also of people outside.
pub(super) fn roles(
    turn: &mut Turn<'_>,
    request: &GetRoleInGroupRequest,
) -> Result<GetRoleInGroupResponse, Refusal> {
    turn.thread(&request.group_id, request.topic_id.as_ref())?;
    let group = turn.supported(&request.group_id)?;
    checks::batch(&request.user_account, turn.batch_max(), "User_Account")?;
    let user_id_list = request
        .user_account
        .iter()
        .map(|account| {
            let role = group.members.get(account).map_or("NotMember", |member| member.role.name());
            RoleItem { member_account: account.clone(), role: role.to_owned() }
        })
        .collect();
    Ok(GetRoleInGroupResponse { user_id_list, ..Default::default() })
}

/// Changes one member. Someone who is none is 10004 (not documented).
pub(super) fn modify(turn: &mut Turn<'_>, request: &ModifyGroupMemberInfoRequest) -> Result<Empty, Refusal> {
    let account = &request.member_account;
    let group = turn.supported(&request.group_id)?;
    let current = group
        .members
        .get(account)
        .ok_or_else(|| checks::invalid("Member_Account: not a member of the group"))?;
    check_changes(group.kind, current.role, request)?;
    let app_data = match &request.app_member_defined_data {
        Some(changes) => checks::merged(&current.app_data, changes, &MEMBER_FIELDS)?,
        None => current.app_data.clone(),
    };
    let (now, operator) = (turn.now(), turn.app.identifier.clone());
    let group = turn.supported_mut(&request.group_id)?;
    let Some(member) = group.members.get_mut(account) else { return Ok(Empty::default()) };
    member.app_data = app_data;
    if let Some(card) = &request.name_card {
        member.name_card.clone_from(card);
    }
    if let Some(flag) = FLAGS.iter().find(|flag| Some(**flag) == request.msg_flag.as_deref()) {
        member.msg_flag = flag;
    }
    let before = member.role;
    if let Some(role) = ROLES.iter().find(|role| Some(role.name()) == request.role.as_deref()) {
        member.role = *role;
    }
    match (before, member.role) {
        (Role::Member, Role::Admin) => tips::tell(group, Deed::AdminSet(account), &operator, now),
        (Role::Admin, Role::Member) => tips::tell(group, Deed::AdminUnset(account), &operator, now),
        _ => {}
    }
    // In work groups it can only be a 0 that was let through.
    if let Some(seconds) = request.mute_time.filter(|_| group.kind != GroupType::Work) {
        moderation::set_mute(group, std::slice::from_ref(account), seconds, &operator, now);
    }
    Ok(Empty::default())
}

fn check_changes(kind: GroupType, role: Role, request: &ModifyGroupMemberInfoRequest) -> Result<(), Refusal> {
    let wanted = checks::given(request.role.as_ref());
    checks::one_of(wanted, &["Admin", "Member"], "Role")?;
    checks::one_of(checks::given(request.msg_flag.as_ref()), &FLAGS, "MsgFlag")?;
    checks::at_most(request.name_card.as_ref(), 50, "NameCard")?;
    let denied = |why: &'static str| Err(errors::PERMISSION.saying(why));
    match (kind, wanted.map(String::as_str)) {
        (_, Some(_)) if role == Role::Owner => return denied("the owner's role cannot be changed"),
        (GroupType::Work, Some("Admin")) => return denied("Private group does not have admins"),
        _ => {}
    }
    if kind == GroupType::Work && request.mute_time.is_some_and(|seconds| seconds > 0) {
        return denied("Private group does not support muting");
    }
    Ok(())
}

/// Removes members. Accounts that are none are skipped. All or nothing: with the owner among them nobody is
/// removed.
pub(super) fn delete(turn: &mut Turn<'_>, request: &DeleteGroupMemberRequest) -> Result<Empty, Refusal> {
    let group = turn.supported(&request.group_id)?;
    checks::batch(&request.member_to_del_account, turn.batch_max(), "MemberToDel_Account")?;
    checks::flag(request.silence, "Silence")?;
    let named = &request.member_to_del_account;
    let owner_named = group.owner.as_ref().is_some_and(|owner| named.contains(owner));
    if owner_named && group.kind != GroupType::Work {
        return Err(errors::PERMISSION.saying("the owner cannot be removed"));
    }
    let (now, operator) = (turn.now(), turn.app.identifier.clone());
    let group = turn.supported_mut(&request.group_id)?;
    let mut removed = Vec::new();
    for account in named {
        if group.members.shift_remove(account).is_some() {
            removed.push(account.clone());
        }
    }
    if owner_named {
        group.owner = None;
    }
    if !removed.is_empty() && request.silence != Some(1) {
        tips::tell(group, Deed::Removed(&removed), &operator, now);
    }
    Ok(Empty::default())
}
