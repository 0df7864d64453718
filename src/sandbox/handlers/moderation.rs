//! Mutes.

use crate::sandbox::checks::{self, U32_MAX};
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::Refusal;
use crate::sandbox::state::Group;
use crate::sandbox::tips::{self, Deed};
use crate::wire::{
    Empty, ForbidSendMsgRequest, GetGroupMutedAccountRequest, GetGroupMutedAccountResponse,
    GetGroupShuttedUinRequest, GetGroupShuttedUinResponse, MUTE_FOREVER, MutedAccount, ShuttedUin,
};

const MUTE_MAX: usize = 500;

/// When a mute ends, Unix seconds; 0 for none or one that is over. What a mute without end shows is not
/// documented: its own number.
pub(super) fn mute_end(group: &Group, account: &str, now: u64) -> u64 {
    group.mutes.get(account).copied().filter(|until| *until > now).unwrap_or(0)
}

/// Mutes or, with 0 seconds, unmutes.
pub(super) fn set_mute(group: &mut Group, accounts: &[String], seconds: u32, operator: &str, now: u64) {
    let until = match seconds {
        0 => 0,
        MUTE_FOREVER => U32_MAX,
        seconds => now + u64::from(seconds),
    };
    for account in accounts {
        if until == 0 {
            group.mutes.remove(account);
        } else {
            group.mutes.insert(account.clone(), until);
        }
    }
    if !accounts.is_empty() {
        tips::tell(group, Deed::Muted(accounts, until), operator, now);
    }
}

/// Mutes accounts. Members or not (a mute outlives leaving, and live rooms keep no members), but they must
/// exist; others are skipped without a word (not documented). Owner and admins may be muted by the
/// application's administrator.
pub(super) fn mute(turn: &mut Turn<'_>, request: &ForbidSendMsgRequest) -> Result<Empty, Refusal> {
    turn.supported(&request.group_id)?;
    checks::no_topic(request.topic_id.as_ref())?;
    checks::batch(&request.members_account, MUTE_MAX, "Members_Account")?;
    let known: Vec<String> =
        request.members_account.iter().filter(|account| turn.account_exists(account)).cloned().collect();
    let (now, operator) = (turn.now(), turn.app.identifier.clone());
    let group = turn.supported_mut(&request.group_id)?;
    set_mute(group, &known, request.mute_time, &operator, now);
    Ok(Empty::default())
}

/// Who is muted, by ID (the order is not documented); mutes that are over are not listed.
fn list(turn: &Turn<'_>, group_id: &str) -> Result<Vec<(String, u64)>, Refusal> {
    let group = turn.supported(group_id)?;
    let mut muted: Vec<(String, u64)> = group
        .mutes
        .iter()
        .filter(|(_, until)| **until > turn.now())
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
    let muted = list(turn, &request.group_id)?;
    checks::no_topic(request.topic_id.as_ref())?;
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
    let muted = list(turn, &request.group_id)?;
    let item = |(member_account, shutted_until)| ShuttedUin { member_account, shutted_until };
    Ok(GetGroupShuttedUinResponse {
        group_id: Some(request.group_id.clone()),
        shutted_uin_list: muted.into_iter().map(item).collect(),
        ..Default::default()
    })
}
