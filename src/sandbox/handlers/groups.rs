//! Lists and profiles of groups, their owner, online counts.

use std::collections::HashSet;

use serde_json::json;

use crate::sandbox::checks::{self, GROUP_FIELDS};
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::Refusal;
use crate::sandbox::kinds;
use crate::sandbox::state::{Group, Role};
use crate::sandbox::tips::{self, Deed};
use crate::wire::{
    AppData, ChangeGroupOwnerRequest, Empty, GetAppidGroupListRequest, GetAppidGroupListResponse,
    GetGroupInfoRequest, GetGroupInfoResponse, GetOnlineMemberNumRequest, GetOnlineMemberNumResponse,
    GroupIdItem, GroupInfo, GroupType, ModifyGroupBaseInfoRequest, ResponseFilter,
};

use super::members::{self, MemberFields};

/// Cursors are this plus a position, as the vendor's sample is larger than any u32.
const CURSOR_BASE: u64 = 1 << 32;
/// Every ID of the application.
pub(super) fn list(
    turn: &mut Turn<'_>,
    request: &GetAppidGroupListRequest,
) -> Result<GetAppidGroupListResponse, Refusal> {
    let most = turn.batch_max() as u32;
    let limit = request.limit.filter(|limit| *limit > 0).unwrap_or(most);
    if limit > most {
        return Err(checks::invalid("Limit"));
    }
    let start = match request.next.unwrap_or_default() {
        0 => 0,
        cursor => cursor.checked_sub(CURSOR_BASE).ok_or_else(|| checks::invalid("Next"))?,
    };
    // The legacy `BChatRoom` is a known word; there are no groups of it here.
    let (kind, none) = match checks::given(request.group_type.as_ref()).map(String::as_str) {
        None => (None, false),
        Some("BChatRoom") => (None, true),
        Some(name) => (Some(GroupType::from_wire(name).ok_or_else(|| checks::invalid("GroupType"))?), false),
    };
    let fits = |group: &Group| !none && kind.is_none_or(|kind| kind == group.kind);
    let groups = &turn.world.groups;
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    let mut rest = groups.values().enumerate().skip(start).filter(|(_, group)| fits(group));
    let group_id_list = rest
        .by_ref()
        .take(limit as usize)
        .map(|(_, group)| GroupIdItem { group_id: group.id.clone() })
        .collect();
    Ok(GetAppidGroupListResponse {
        total_count: groups.values().filter(|group| fits(group)).count() as u64,
        group_id_list,
        next: rest.next().map_or(0, |(position, _)| CURSOR_BASE + position as u64),
        ..Default::default()
    })
}

/// Profiles, each with a result of its own. In the order asked for, which is not documented.
pub(super) fn info(
    turn: &mut Turn<'_>,
    request: &GetGroupInfoRequest,
) -> Result<GetGroupInfoResponse, Refusal> {
    checks::batch(&request.group_id_list, turn.batch_max(), "GroupIdList")?;
    let filter = request.response_filter.as_ref().map(without_empty_lists);
    // A filter of nothing is none: two SDKs send one when their caller named no fields (not documented).
    let filter = filter.as_ref().filter(|filter| **filter != ResponseFilter::default());
    let group_info = request
        .group_id_list
        .iter()
        .map(|id| match turn.group(id) {
            Ok(group) => profile(group, filter, turn.app.sdkappid, turn.now()),
            Err(refusal) => GroupInfo {
                group_id: id.clone(),
                error_code: refusal.code,
                error_info: refusal.info.into_owned(),
                ..Default::default()
            },
        })
        .collect();
    Ok(GetGroupInfoResponse { group_info, ..Default::default() })
}

fn without_empty_lists(filter: &ResponseFilter) -> ResponseFilter {
    let named = |names: &Option<Vec<String>>| checks::listed(names.as_ref()).map(<[String]>::to_vec);
    ResponseFilter {
        group_base_info_filter: named(&filter.group_base_info_filter),
        member_info_filter: named(&filter.member_info_filter),
        app_defined_data_filter_group: named(&filter.app_defined_data_filter_group),
        app_defined_data_filter_group_member: named(&filter.app_defined_data_filter_group_member),
    }
}

/// Without a filter, what the vendor's sample has: not `InfoSeq` and `InviteJoinOption`, which come when they
/// are named.
const UNFILTERED: &[&str] = &[
    "Type",
    "Name",
    "Appid",
    "Introduction",
    "Notification",
    "FaceUrl",
    "Owner_Account",
    "CreateTime",
    "LastInfoTime",
    "LastMsgTime",
    "NextMsgSeq",
    "MemberNum",
    "MaxMemberNum",
    "ApplyJoinOption",
    "MuteAllMember",
];

fn profile(group: &Group, filter: Option<&ResponseFilter>, sdkappid: u64, now: u64) -> GroupInfo {
    let wanted: HashSet<&str> = match filter {
        None => UNFILTERED.iter().copied().collect(),
        Some(filter) => filter.group_base_info_filter.iter().flatten().map(String::as_str).collect(),
    };
    let keys = filter.map(|filter| filter.app_defined_data_filter_group.as_deref().unwrap_or_default());
    let mut info = base(group, &wanted, sdkappid);
    info.app_defined_data = custom(&group.app_data, keys);
    if group.kind != GroupType::Live {
        info.member_list = member_list(group, filter, now);
    }
    info
}

/// The base fields of these names; unknown names are ignored (not documented).
pub(super) fn base(group: &Group, wanted: &HashSet<&str>, sdkappid: u64) -> GroupInfo {
    let text = |name: &str, value: &str| wanted.contains(name).then(|| value.to_owned());
    let number = |name: &str, value: u64| wanted.contains(name).then_some(value);
    let live = group.kind == GroupType::Live;
    let mute_all = if group.mute_all { "On" } else { "Off" };
    let mut info = GroupInfo {
        group_id: group.id.clone(),
        r#type: text("Type", group.kind.wire_name()),
        name: text("Name", &group.name),
        appid: number("Appid", sdkappid),
        introduction: text("Introduction", &group.introduction),
        notification: text("Notification", &group.notification),
        face_url: text("FaceUrl", &group.face_url),
        owner_account: text("Owner_Account", group.owner.as_deref().unwrap_or_default()),
        create_time: number("CreateTime", group.create_time),
        info_seq: number("InfoSeq", group.info_seq),
        last_info_time: number("LastInfoTime", group.last_info_time),
        last_msg_time: number("LastMsgTime", group.last_msg_time),
        // Grows with every stored message: live rooms store none.
        next_msg_seq: number("NextMsgSeq", if live { 1 } else { group.next_msg_seq() }),
        // Since 2025-12 live rooms have neither count nor list; that they are left out is an assumption.
        member_num: number("MemberNum", group.members.len() as u64).filter(|_| !live),
        max_member_num: number("MaxMemberNum", group.max_member_num),
        apply_join_option: text("ApplyJoinOption", &group.apply_join_option),
        invite_join_option: text("InviteJoinOption", &group.invite_join_option),
        mute_all_member: text("MuteAllMember", mute_all),
        ..Default::default()
    };
    if wanted.contains("ShutUpAllMember") {
        info.extra.insert("ShutUpAllMember".to_owned(), json!(mute_all));
    }
    info
}

fn member_list(
    group: &Group,
    filter: Option<&ResponseFilter>,
    now: u64,
) -> Option<Vec<crate::wire::MemberInfo>> {
    let fields = match filter {
        None => MemberFields::IN_GROUP_INFO,
        Some(filter) => MemberFields::named(filter.member_info_filter.as_ref()?),
    };
    let keys =
        filter.map(|filter| filter.app_defined_data_filter_group_member.as_deref().unwrap_or_default());
    Some(
        group
            .members
            .iter()
            .map(|(account, member)| members::profile(group, account, member, fields, keys, now))
            .collect(),
    )
}

/// Custom fields, all or those named; absent when there are none.
pub(super) fn custom(fields: &[AppData], keys: Option<&[String]>) -> Option<Vec<AppData>> {
    let fields: Vec<AppData> =
        fields.iter().filter(|field| keys.is_none_or(|keys| keys.contains(&field.key))).cloned().collect();
    (!fields.is_empty()).then_some(fields)
}

/// Changes the profile.
pub(super) fn modify(turn: &mut Turn<'_>, request: &ModifyGroupBaseInfoRequest) -> Result<Empty, Refusal> {
    let group = turn.supported(&request.group_id)?;
    check_changes(group, request)?;
    let app_data = match &request.app_defined_data {
        Some(changes) => checks::merged(&group.app_data, changes, &GROUP_FIELDS)?,
        None => group.app_data.clone(),
    };
    let operator = turn.operator(request.from_account.as_ref())?;
    let now = turn.now();
    let group = turn.supported_mut(&request.group_id)?;
    let apply = checks::given(request.apply_join_option.as_ref());
    let invite = checks::given(request.invite_join_option.as_ref());
    let mute_all = checks::given(request.mute_all_member.as_ref());
    let most = request.max_member_num.filter(|most| *most > 0);
    let changed = [
        checks::given(request.name.as_ref()).is_some(),
        request.introduction.is_some(),
        request.notification.is_some(),
        request.face_url.is_some(),
        most.is_some(),
        apply.is_some(),
        invite.is_some(),
        mute_all.is_some(),
        checks::listed(request.app_defined_data.as_ref()).is_some(),
    ];
    if !changed.contains(&true) {
        return Ok(Empty::default());
    }
    group.info_seq += 1;
    group.last_info_time = now;
    group.app_data = app_data;
    if group.kind != GroupType::Live {
        group.max_member_num = most.unwrap_or(group.max_member_num);
    }
    if let Some(option) = apply {
        group.apply_join_option.clone_from(option);
    }
    if let Some(option) = invite {
        group.invite_join_option.clone_from(option);
    }
    if let Some(word) = mute_all {
        group.mute_all = word == "On";
    }
    let texts = change_texts(group, request);
    if !texts.is_empty() {
        tips::tell(group, Deed::InfoChanged(&texts), &operator, now);
    }
    Ok(Empty::default())
}

/// Sets what a tip is told of, and says what that was.
fn change_texts(group: &mut Group, request: &ModifyGroupBaseInfoRequest) -> Vec<(&'static str, String)> {
    let mut changed = Vec::new();
    for (name, field, change) in [
        ("Name", &mut group.name, checks::given(request.name.as_ref())),
        ("Introduction", &mut group.introduction, request.introduction.as_ref()),
        ("Notification", &mut group.notification, request.notification.as_ref()),
        ("FaceUrl", &mut group.face_url, request.face_url.as_ref()),
    ] {
        if let Some(text) = change {
            field.clone_from(text);
            changed.push((name, text.clone()));
        }
    }
    changed
}

/// An empty name changes nothing, other empty texts clear the field; neither is documented.
fn check_changes(group: &Group, request: &ModifyGroupBaseInfoRequest) -> Result<(), Refusal> {
    checks::texts([
        ("Name", request.name.as_ref()),
        ("Introduction", request.introduction.as_ref()),
        ("Notification", request.notification.as_ref()),
        ("FaceUrl", request.face_url.as_ref()),
    ])?;
    let apply = checks::given(request.apply_join_option.as_ref());
    let invite = checks::given(request.invite_join_option.as_ref());
    checks::joining(group.kind, apply, invite)?;
    checks::one_of(checks::given(request.mute_all_member.as_ref()), &["On", "Off"], "MuteAllMember")?;
    let most = request.max_member_num.filter(|most| *most > 0);
    if let (Some(most), false) = (most, group.kind == GroupType::Live) {
        let cap = kinds::members_cap(group.kind);
        // Fewer than there are now is not documented.
        if most > cap || most < group.members.len() as u64 {
            return Err(checks::invalid("MaxMemberNum"));
        }
    }
    Ok(())
}

/// Hands a group over. The new owner must be a member (the code is not documented); the old one becomes a
/// member (not documented). Again with the same owner changes nothing.
pub(super) fn change_owner(turn: &mut Turn<'_>, request: &ChangeGroupOwnerRequest) -> Result<Empty, Refusal> {
    let new = &request.new_owner_account;
    if !turn.supported(&request.group_id)?.members.contains_key(new) {
        return Err(checks::invalid("NewOwner_Account: not a member of the group"));
    }
    let operator = turn.operator(request.from_account.as_ref())?;
    let now = turn.now();
    let group = turn.supported_mut(&request.group_id)?;
    if group.owner.as_ref() == Some(new) {
        return Ok(Empty::default());
    }
    for (account, member) in &mut group.members {
        if account == new {
            member.role = Role::Owner;
        } else if member.role == Role::Owner {
            member.role = Role::Member;
        }
    }
    group.owner = Some(new.clone());
    group.info_seq += 1;
    group.last_info_time = now;
    tips::tell(group, Deed::OwnerChanged(new), &operator, now);
    Ok(Empty::default())
}

/// How many are online, in steps of 10 s.
pub(super) fn online(
    turn: &mut Turn<'_>,
    request: &GetOnlineMemberNumRequest,
) -> Result<GetOnlineMemberNumResponse, Refusal> {
    let count = turn.supported(&request.group_id)?.online;
    let online_member_num = turn.recent.online(&request.group_id, count, turn.now_ms);
    Ok(GetOnlineMemberNumResponse { online_member_num, ..Default::default() })
}
