//! Coming into groups: adding, importing, unread counts, and the groups that somebody is in.

use std::collections::HashSet;

use crate::sandbox::checks;
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::state::{Group, Member, Role};
use crate::sandbox::tips::{self, Deed};
use crate::wire::{
    AddGroupMemberRequest, Empty, GetJoinedGroupListRequest, GetJoinedGroupListResponse, GroupInfo,
    GroupType, ImportGroupMemberRequest, ImportedMember, JoinedFilter, JoinedGroup, JoinedProfile,
    MemberAdded, MembersAddedResponse, SelfInfo, SetUnreadMsgNumRequest, Support,
};

use super::creation::new_role;
use super::groups;

const FAILED: i64 = 0;
const ADDED: i64 = 1;
const MEMBER_ALREADY: i64 = 2;

/// The most groups of a page.
fn page_max(turn: &Turn<'_>) -> u64 {
    turn.batch_max() as u64
}

/// Adds accounts. An account that does not exist (10019) or a group that would overflow (10014) fails the whole call,
/// and nobody is added; whoever is banned fails alone. Nobody waits for an approval (3): the application's
/// administrator adds.
pub(super) fn add(
    turn: &mut Turn<'_>,
    request: &AddGroupMemberRequest,
) -> Result<MembersAddedResponse, Refusal> {
    let (now, operator) = (turn.now(), turn.app.identifier.clone());
    let group = turn.supported(&request.group_id)?;
    checks::accounts(&request.member_list, turn.batch_max(), "MemberList")?;
    checks::flag(request.silence, "Silence")?;
    let named = || request.member_list.iter().map(|item| &item.member_account);
    if named().any(|account| !turn.account_exists(account)) {
        return Err(errors::NO_ACCOUNT.clone());
    }
    let fresh: HashSet<&String> = named()
        .filter(|account| !group.members.contains_key(*account) && !group.is_banned(account, now))
        .collect();
    if (group.members.len() + fresh.len()) as u64 > group.max_member_num {
        return Err(errors::FULL.clone());
    }
    let group = turn.supported_mut(&request.group_id)?;
    let mut added = Vec::new();
    let mut member_list = Vec::new();
    for account in named() {
        let result = if group.members.contains_key(account) {
            MEMBER_ALREADY
        } else if group.is_banned(account, now) {
            FAILED
        } else {
            group.members.insert(account.clone(), Member::new(Role::Member, group, now));
            added.push(account.clone());
            ADDED
        };
        member_list.push(MemberAdded { member_account: account.clone(), result });
    }
    if !added.is_empty() && request.silence != Some(1) {
        tips::tell(group, Deed::Joined(&added), &operator, now);
    }
    Ok(MembersAddedResponse { member_list, ..Default::default() })
}

/// Imports accounts, each with a result of its own: one that does not exist, a time outside the group's life or a full
/// group fails alone. A member that is there already stays as it is (not documented). Nobody is told.
pub(super) fn import(
    turn: &mut Turn<'_>,
    request: &ImportGroupMemberRequest,
) -> Result<MembersAddedResponse, Refusal> {
    let now = turn.now();
    let group = turn.supported(&request.group_id)?;
    checks::accounts(&request.member_list, turn.batch_max(), "MemberList")?;
    let mut roles = Vec::with_capacity(request.member_list.len());
    for item in &request.member_list {
        roles.push((new_role(group.kind, item.role.as_ref())?, turn.account_exists(&item.member_account)));
    }
    let group = turn.supported_mut(&request.group_id)?;
    let member_list = request
        .member_list
        .iter()
        .zip(roles)
        .map(|(item, (role, exists))| MemberAdded {
            member_account: item.member_account.clone(),
            result: if exists { import_one(group, item, role, now) } else { FAILED },
        })
        .collect();
    Ok(MembersAddedResponse { member_list, ..Default::default() })
}

fn import_one(group: &mut Group, item: &ImportedMember, role: Role, now: u64) -> i64 {
    if group.members.contains_key(&item.member_account) {
        return MEMBER_ALREADY;
    }
    // 0 is no time: clients without a word for "absent" send it.
    let join_time = item.join_time.filter(|time| *time > 0);
    let in_time = join_time.is_none_or(|time| time > group.create_time && time < now);
    let full = group.members.len() as u64 >= group.max_member_num;
    if !in_time || full || group.is_banned(&item.member_account, now) {
        return FAILED;
    }
    let mut member = Member::new(role, group, join_time.unwrap_or(now));
    member.msg_seq = read_up_to(group, item.unread_msg_num.unwrap_or_default());
    group.members.insert(item.member_account.clone(), member);
    ADDED
}

/// The read position that leaves so many messages unread, at most all.
fn read_up_to(group: &Group, unread: u64) -> u64 {
    (group.messages.len() as u64).saturating_sub(unread)
}

/// Sets a member's unread count. Somebody who is no member is 10004 (not documented). Meetings and live rooms: OK and
/// nothing.
pub(super) fn set_unread(turn: &mut Turn<'_>, request: &SetUnreadMsgNumRequest) -> Result<Empty, Refusal> {
    let support = turn.command.row().supports(turn.supported(&request.group_id)?.kind);
    let group = turn.supported_mut(&request.group_id)?;
    if support == Support::NoEffect {
        return Ok(Empty::default());
    }
    let position = read_up_to(group, request.unread_msg_num);
    let member = group.members.get_mut(&request.member_account);
    member.ok_or_else(|| checks::invalid("Member_Account: not a member of the group"))?.msg_seq = position;
    Ok(Empty::default())
}

/// The groups of an account, oldest first (not documented). An account that does not exist has none (not documented).
pub(super) fn joined(
    turn: &mut Turn<'_>,
    request: &GetJoinedGroupListRequest,
) -> Result<GetJoinedGroupListResponse, Refusal> {
    if request.member_account.is_empty() {
        return Err(errors::PARAMETER.saying("Member_Account is empty"));
    }
    let most = page_max(turn);
    // 0 is no limit: clients without a word for "absent" send it.
    let limit = request.limit.filter(|limit| *limit > 0);
    if limit.is_some_and(|limit| limit > most) {
        return Err(checks::invalid("Limit"));
    }
    checks::flag(request.with_huge_groups, "WithHugeGroups")?;
    checks::flag(request.with_no_active_groups, "WithNoActiveGroups")?;
    checks::flag(request.support_topic, "SupportTopic")?;
    let kind = match checks::given(request.group_type.as_ref()) {
        None => None,
        Some(name) => Some(GroupType::from_wire(name).ok_or_else(|| checks::invalid("GroupType"))?),
    };
    // 0 asks for communities without topics only where it is said that communities are asked for, as the field table
    // wants it; elsewhere it is a client's word for "absent".
    let topics = request.support_topic.filter(|wanted| *wanted == 1 || kind == Some(GroupType::Community));
    let fits = |group: &&Group| {
        is_in(group, request) && kind.is_none_or(|kind| kind == group.kind) && has_topics(group, topics)
    };
    let all: Vec<&Group> = turn.world.groups.values().filter(fits).collect();
    let as_size = |number: Option<u64>, otherwise: usize| {
        number.map_or(otherwise, |number| usize::try_from(number).unwrap_or(usize::MAX))
    };
    let page = all.iter().skip(as_size(request.offset, 0)).take(as_size(limit, usize::MAX));
    let group_id_list = page.map(|group| row(group, request, turn.app.sdkappid)).collect();
    Ok(GetJoinedGroupListResponse { total_count: all.len() as u64, group_id_list, ..Default::default() })
}

fn is_in(group: &Group, request: &GetJoinedGroupListRequest) -> bool {
    let account = &request.member_account;
    match group.kind {
        GroupType::Live => {
            request.with_huge_groups == Some(1)
                && (group.members.contains_key(account) || group.viewers.contains_key(account))
        }
        GroupType::Work if group.messages.is_empty() => {
            request.with_no_active_groups == Some(1) && group.members.contains_key(account)
        }
        _ => group.members.contains_key(account),
    }
}

/// 1 or 0 leave communities only.
fn has_topics(group: &Group, wanted: Option<u8>) -> bool {
    wanted.is_none_or(|wanted| group.kind == GroupType::Community && group.topics.is_some() == (wanted == 1))
}

/// IDs alone, or what the filter names. Asked for communities with topics, a row says more of itself, as the vendor's
/// sample has it.
fn row(group: &Group, request: &GetJoinedGroupListRequest, sdkappid: u64) -> JoinedGroup {
    let nothing = JoinedFilter::default();
    let filter = request.response_filter.as_ref().unwrap_or(&nothing);
    let mut wanted: HashSet<&str> =
        filter.group_base_info_filter.iter().flatten().map(String::as_str).collect();
    let topics = request.support_topic.filter(|wanted| *wanted == 1).and(group.topics.as_ref());
    if topics.is_some() {
        wanted.insert("Type");
    }
    let member = group.members.get(&request.member_account);
    let mut self_info = match (checks::listed(filter.self_info_filter.as_ref()), member) {
        (Some(names), Some(member)) => Some(own_place(member, names)),
        (Some(_), None) => Some(SelfInfo::default()),
        (None, _) => None,
    };
    let next = topics.map(|topics| topics.values().map(|topic| topic.messages.len() as u64).sum::<u64>() + 1);
    if let Some(next) = next {
        // What has been read of topics is not kept by account: nothing is unread.
        self_info.get_or_insert_default().gross_topic_read_seq = Some(next - 1);
    }
    let profile: GroupInfo = groups::base(group, &wanted, sdkappid);
    JoinedGroup {
        self_info,
        support_topic: topics.map(|_| 1),
        gross_topic_next_msg_seq: next,
        profile: JoinedProfile(profile),
    }
}

fn own_place(member: &Member, names: &[String]) -> SelfInfo {
    let has = |name: &str| names.iter().any(|named| named == name);
    SelfInfo {
        role: has("Role").then(|| member.role.name().to_owned()),
        join_time: has("JoinTime").then_some(member.join_time),
        msg_flag: has("MsgFlag").then(|| member.msg_flag.to_owned()),
        msg_seq: has("MsgSeq").then_some(member.msg_seq),
        ..Default::default()
    }
}
