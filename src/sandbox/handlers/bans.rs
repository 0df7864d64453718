//! Bans.

use crate::sandbox::checks;
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::tips::{self, Deed};
use crate::wire::{
    BanGroupMemberRequest, BannedAccount, Empty, GetGroupBanMemberRequest, GetGroupBanMemberResponse,
    UnbanGroupMemberRequest,
};

use super::moderation::end_of;

const DESCRIPTION_MAX: usize = 1000;

/// Bans accounts: out of the group, and not let in again until the end. Not documented, and chosen here: a second ban
/// replaces the first; who is no member is banned all the same; an account that does not exist is skipped; the owner
/// cannot be banned (10007); no time is 10004.
pub(super) fn ban(turn: &mut Turn<'_>, request: &BanGroupMemberRequest) -> Result<Empty, Refusal> {
    let group = turn.supported(&request.group_id)?;
    checks::accounts(&request.members_account, turn.batch_max(), "Members_Account")?;
    checks::at_most(request.description.as_ref(), DESCRIPTION_MAX, "Description")?;
    if request.duration == 0 {
        return Err(checks::invalid("Duration"));
    }
    if group.owner.as_ref().is_some_and(|owner| request.members_account.contains(owner)) {
        return Err(errors::PERMISSION.saying("the owner cannot be banned"));
    }
    let known: Vec<String> =
        request.members_account.iter().filter(|account| turn.account_exists(account)).cloned().collect();
    let (now, operator) = (turn.now(), turn.app.identifier.clone());
    let until = end_of(request.duration, now);
    let group = turn.supported_mut(&request.group_id)?;
    let mut removed = Vec::new();
    for account in known {
        group.bans.shift_remove(&account);
        group.bans.insert(account.clone(), until);
        if group.viewers.shift_remove(&account).is_some() {
            group.online = group.online.saturating_sub(1);
        }
        if group.members.shift_remove(&account).is_some() {
            removed.push(account);
        }
    }
    if !removed.is_empty() {
        tips::tell(group, Deed::Removed(&removed), &operator, now);
    }
    Ok(Empty::default())
}

/// Lifts bans. Nobody is added back; who is not banned is skipped (not documented).
pub(super) fn unban(turn: &mut Turn<'_>, request: &UnbanGroupMemberRequest) -> Result<Empty, Refusal> {
    turn.supported(&request.group_id)?;
    checks::accounts(&request.members_account, turn.batch_max(), "Members_Account")?;
    let group = turn.supported_mut(&request.group_id)?;
    group.bans.retain(|account, _| !request.members_account.contains(account));
    Ok(Empty::default())
}

/// Who is banned, oldest ban first (the order is not documented). Bans that are over drop out.
pub(super) fn list(
    turn: &mut Turn<'_>,
    request: &GetGroupBanMemberRequest,
) -> Result<GetGroupBanMemberResponse, Refusal> {
    let most = turn.batch_max() as u64;
    let limit = request.limit.filter(|limit| *limit > 0).unwrap_or(most);
    if limit > most {
        return Err(checks::invalid("Limit"));
    }
    let now = turn.now();
    let group = turn.supported_mut(&request.group_id)?;
    group.bans.retain(|_, until| *until > now);
    let start = usize::try_from(request.offset).unwrap_or(usize::MAX);
    let mut rest = group.bans.iter().skip(start);
    let item = |(account, until): (&String, &u64)| BannedAccount {
        member_account: account.clone(),
        banned_until: *until,
    };
    let banned_account_list: Vec<_> =
        rest.by_ref().take(usize::try_from(limit).unwrap_or(usize::MAX)).map(item).collect();
    let next_offset =
        if rest.next().is_some() { request.offset + banned_account_list.len() as u64 } else { 0 };
    Ok(GetGroupBanMemberResponse { banned_account_list, next_offset, ..Default::default() })
}
