//! Mutes.

use std::collections::HashMap;

use crate::sandbox::checks::{self, U32_MAX};
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::Refusal;
use crate::sandbox::state::Group;
use crate::sandbox::tips::{self, Deed};
use crate::wire::{
    Empty, ForbidSendMsgRequest, GetGroupMutedAccountRequest, GetGroupMutedAccountResponse,
    GetGroupShuttedUinRequest, GetGroupShuttedUinResponse, MUTE_FOREVER, MutedAccount, ShuttedUin,
};

/// When a mute ends, Unix seconds; 0 for none or one that is over. What a mute without end shows is not
/// documented: its own number.
pub(super) fn mute_end(mutes: &HashMap<String, u64>, account: &str, now: u64) -> u64 {
    mutes.get(account).copied().filter(|until| *until > now).unwrap_or(0)
}

/// When a time span ends, Unix seconds; 0 for none.
pub(super) fn end_of(seconds: u32, now: u64) -> u64 {
    match seconds {
        0 => 0,
        MUTE_FOREVER => U32_MAX,
        seconds => now + u64::from(seconds),
    }
}

/// Mutes or, with the end 0, unmutes.
pub(super) fn set(mutes: &mut HashMap<String, u64>, accounts: &[String], until: u64) {
    for account in accounts {
        if until == 0 {
            mutes.remove(account);
        } else {
            mutes.insert(account.clone(), until);
        }
    }
}

/// Mutes in the whole group, and tells it.
pub(super) fn set_mute(group: &mut Group, accounts: &[String], seconds: u32, operator: &str, now: u64) {
    let until = end_of(seconds, now);
    set(&mut group.mutes, accounts, until);
    if !accounts.is_empty() {
        tips::tell(group, Deed::Muted(accounts, until), operator, now);
    }
}

/// Mutes accounts. Members or not (a mute outlives leaving, and live rooms keep no members), but they must
/// exist; others are skipped without a word (not documented). Owner and admins may be muted by the
/// application's administrator.
pub(super) fn mute(turn: &mut Turn<'_>, request: &ForbidSendMsgRequest) -> Result<Empty, Refusal> {
    turn.supported(&request.group_id)?;
    checks::batch(&request.members_account, turn.batch_max(), "Members_Account")?;
    let known: Vec<String> =
        request.members_account.iter().filter(|account| turn.account_exists(account)).cloned().collect();
    let (now, operator) = (turn.now(), turn.app.identifier.clone());
    if checks::given(request.topic_id.as_ref()).is_some() {
        let thread = turn.thread(&request.group_id, request.topic_id.as_ref())?;
        set(thread.mutes, &known, end_of(request.mute_time, now));
        return Ok(Empty::default());
    }
    let group = turn.supported_mut(&request.group_id)?;
    set_mute(group, &known, request.mute_time, &operator, now);
    Ok(Empty::default())
}

/// Who is muted, by ID (the order is not documented); mutes that are over are not listed.
fn list(turn: &mut Turn<'_>, group_id: &str, topic: Option<&String>) -> Result<Vec<(String, u64)>, Refusal> {
    let now = turn.now();
    let thread = turn.thread(group_id, topic)?;
    let mut muted: Vec<(String, u64)> = thread
        .mutes
        .iter()
        .filter(|(_, until)| **until > now)
        .map(|(account, until)| (account.clone(), *until))
        .collect();
    muted.sort();
    Ok(muted)
}

/// The list of mutes.
pub(super) fn muted(
    turn: &mut Turn<'_>,
    request: &GetGroupMutedAccountRequest,
) -> Result<GetGroupMutedAccountResponse, Refusal> {
    let muted = list(turn, &request.group_id, request.topic_id.as_ref())?;
    let item = |(member_account, muted_until)| MutedAccount { member_account, muted_until };
    Ok(GetGroupMutedAccountResponse {
        group_id: Some(request.group_id.clone()),
        muted_account_list: muted.into_iter().map(item).collect(),
        ..Default::default()
    })
}

/// The same under the names until mid-2022. Whether the service still answers this command is not documented.
pub(super) fn muted_with_old_names(
    turn: &mut Turn<'_>,
    request: &GetGroupShuttedUinRequest,
) -> Result<GetGroupShuttedUinResponse, Refusal> {
    let muted = list(turn, &request.group_id, None)?;
    let item = |(member_account, shutted_until)| ShuttedUin { member_account, shutted_until };
    Ok(GetGroupShuttedUinResponse {
        group_id: Some(request.group_id.clone()),
        shutted_uin_list: muted.into_iter().map(item).collect(),
        ..Default::default()
    })
}
