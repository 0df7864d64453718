//! Live rooms: who is there, admins, marks.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::sandbox::audience::{self, ALWAYS_ONLINE};
use crate::sandbox::checks;
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::state::{Group, Member, Role};
use crate::wire::{
    CheckMembersRequest, CheckMembersResponse, Empty, GetAdminListRequest, GetAdminListResponse,
    GetMembersRequest, GetMembersResponse, LiveAdmin, ModifyAdminRequest, ModifyUserInfoRequest,
    ModifyUserInfoResponse, Viewer,
};

/// A page: the smaller documented figure, which is the newer text's.
const PAGE: usize = 250;
/// Different marks of a room.
const MARKS_MAX: usize = 10;
/// Members with the same mark.
const MARKED_MAX: usize = 1000;
/// The application's own marks begin here.
const FIRST_MARK: u32 = 1000;
/// Is left out of the list.
const HIDDEN: u32 = 600;

/// Who is online, newest first, from a moment backwards: the cursor is the join time of the last one listed.
///
/// People who came in the same second would be split over pages, so a page goes on until the second is over.
pub(super) fn members(
    turn: &mut Turn<'_>,
    request: &GetMembersRequest,
) -> Result<GetMembersResponse, Refusal> {
    room(turn, &request.group_id)?;
    let group = turn.supported(&request.group_id)?;
    let before = if request.timestamp == 0 { u64::MAX } else { request.timestamp };
    let wanted = |marks: &[u32]| match request.mark.filter(|mark| *mark > 0) {
        Some(mark) => marks.contains(&mark),
        None => !marks.contains(&HIDDEN),
    };
    let mut found: Vec<(&String, u64)> = group
        .viewers
        .iter()
        .filter(|(_, viewer)| viewer.join_time < before && wanted(&viewer.marks))
        .map(|(account, viewer)| (account, viewer.join_time))
        .collect();
    found.sort_by(|one, two| two.1.cmp(&one.1).then(one.0.cmp(two.0)));
    let mut end = found.len().min(PAGE);
    while end < found.len() && end > 0 && found[end].1 == found[end - 1].1 {
        end += 1;
    }
    let next_timestamp = if end < found.len() { found[end - 1].1 } else { 0 };
    let member_list = found[..end]
        .iter()
        .map(|(account, join_time)| {
            let (nick_name, avatar) = face(turn, account);
            Viewer {
                join_time: *join_time,
                member_account: (*account).clone(),
                nick_name,
                avatar,
                ..Default::default()
            }
        })
        .collect();
    Ok(GetMembersResponse { member_list, next_timestamp, ..Default::default() })
}

/// Refreshes the names behind the online count of a live room.
fn room(turn: &mut Turn<'_>, id: &str) -> Result<(), Refusal> {
    turn.supported(id)?;
    let now = turn.now();
    audience::refresh(turn.world, id, now);
    Ok(())
}

fn face(turn: &Turn<'_>, account: &str) -> (String, String) {
    let account = turn.world.accounts.get(account);
    account.map(|account| (account.nick.clone(), account.face_url.clone())).unwrap_or_default()
}

/// Who of these is in the room.
pub(super) fn check(
    turn: &mut Turn<'_>,
    request: &CheckMembersRequest,
) -> Result<CheckMembersResponse, Refusal> {
    room(turn, &request.group_id)?;
    checks::batch(&request.member_account, turn.batch_max(), "Member_Account")?;
    let viewers = &turn.supported(&request.group_id)?.viewers;
    let there = request.member_account.iter().filter(|account| viewers.contains_key(*account));
    Ok(CheckMembersResponse { member_account: there.cloned().collect(), ..Default::default() })
}

/// Makes admins, up to five, or ordinary people of them. A sixth is 10004 and nobody is made one (not documented). The
/// owner's rank stays.
pub(super) fn modify_admin(turn: &mut Turn<'_>, request: &ModifyAdminRequest) -> Result<Empty, Refusal> {
    let group = turn.supported(&request.group_id)?;
    let set = is_set(request.command_type)?;
    if request.admin_account.is_empty() {
        return Err(checks::invalid("Admin_Account"));
    }
    if request.admin_account.iter().any(|account| !turn.account_exists(account)) {
        return Err(errors::NO_ACCOUNT.clone());
    }
    let most = turn.command.row().max_items as usize;
    let new: HashSet<&String> =
        request.admin_account.iter().filter(|account| !group.members.contains_key(*account)).collect();
    if set && admins(group).count() + new.len() > most {
        return Err(errors::PARAMETER.saying(format!("a live room has at most {most} admins")));
    }
    let now = turn.now();
    let group = turn.supported_mut(&request.group_id)?;
    for account in &request.admin_account {
        let rank = group.members.get(account).map(|member| member.role);
        match (set, rank) {
            (true, None) => {
                group.members.insert(account.clone(), Member::new(Role::Admin, group, now));
            }
            (false, Some(Role::Admin | Role::Member)) => {
                group.members.shift_remove(account);
            }
            (true, Some(_)) | (false, _) => {}
        }
    }
    Ok(Empty::default())
}

fn is_set(command_type: u8) -> Result<bool, Refusal> {
    match command_type {
        1 => Ok(true),
        2 => Ok(false),
        _ => Err(checks::invalid("CommandType")),
    }
}

fn admins(group: &Group) -> impl Iterator<Item = &String> {
    group.members.iter().filter(|(_, member)| member.role == Role::Admin).map(|(account, _)| account)
}

/// The admins, in the order they were made.
pub(super) fn admin_list(
    turn: &mut Turn<'_>,
    request: &GetAdminListRequest,
) -> Result<GetAdminListResponse, Refusal> {
    let group = turn.supported(&request.group_id)?;
    let admin_list = admins(group)
        .map(|account| {
            let (nick_name, avatar) = face(turn, account);
            LiveAdmin { admin_account: account.clone(), avatar, nick_name }
        })
        .collect();
    Ok(GetAdminListResponse { admin_list, ..Default::default() })
}

/// Marks people online. The answer has those it worked for; if it worked for nobody, the call fails with 10004 (the
/// code is not documented, nor that of too many marks, which is the same). The mark 500 can be set on people who are
/// elsewhere and brings them in; that it ends after 3 days is not modelled.
pub(super) fn marks(
    turn: &mut Turn<'_>,
    request: &ModifyUserInfoRequest,
) -> Result<ModifyUserInfoResponse, Refusal> {
    room(turn, &request.group_id)?;
    let set = is_set(request.command_type)?;
    checks::batch(&request.member_list, turn.batch_max(), "MemberList")?;
    let good = |mark: &u32| *mark >= FIRST_MARK || [ALWAYS_ONLINE, HIDDEN].contains(mark);
    if request.member_list.iter().any(|item| item.marks.is_empty() || !item.marks.iter().all(good)) {
        return Err(checks::invalid("Marks"));
    }
    let now = turn.now();
    let mut viewers = turn.supported(&request.group_id)?.viewers.clone();
    let before = viewers.len();
    let mut member_list = Vec::new();
    for item in &request.member_list {
        let account = &item.member_account;
        let group = turn.supported(&request.group_id)?;
        let comes = set && item.marks.contains(&ALWAYS_ONLINE);
        if comes && turn.account_exists(account) && !group.is_banned(account, now) {
            let viewer = || audience::Viewer { join_time: now, marks: Vec::new() };
            viewers.entry(account.clone()).or_insert_with(viewer);
        }
        let Some(viewer) = viewers.get_mut(account) else { continue };
        viewer.marks.retain(|mark| !item.marks.contains(mark));
        if set {
            viewer.marks.extend(item.marks.iter().copied().collect::<BTreeSet<u32>>());
        }
        member_list.push(item.clone());
    }
    if member_list.is_empty() {
        return Err(errors::PARAMETER.saying("none of them is online"));
    }
    if set && too_many_marks(viewers.values()) {
        return Err(checks::invalid("Marks: too many in this room"));
    }
    let group = turn.supported_mut(&request.group_id)?;
    group.online += (viewers.len() - before) as u64;
    group.viewers = viewers;
    Ok(ModifyUserInfoResponse {
        command_type: u64::from(request.command_type),
        member_list,
        ..Default::default()
    })
}

/// The service's own marks count as well (not documented).
fn too_many_marks<'a>(viewers: impl Iterator<Item = &'a audience::Viewer>) -> bool {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for mark in viewers.flat_map(|viewer| &viewer.marks) {
        *counts.entry(*mark).or_default() += 1;
    }
    counts.len() > MARKS_MAX || counts.values().any(|count| *count > MARKED_MAX)
}
