//! What concerns the whole application: global mutes, daily figures, addresses.

use std::collections::HashSet;

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use crate::sandbox::checks::U32_MAX;
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::state::World;
use crate::wire::{
    Empty, GetAppInfoRequest, GetAppInfoResponse, GetIpListRequest, GetIpListResponse, GetNoSpeakingRequest,
    GetNoSpeakingResponse, SetNoSpeakingRequest,
};

use super::moderation::end_of;

const DAY: u64 = 86_400;
/// How far the figures go back.
const DAYS: u64 = 30;

/// Mutes an account in one-to-one chats, in all groups or in both.
pub(super) fn set_no_speaking(turn: &mut Turn<'_>, request: &SetNoSpeakingRequest) -> Result<Empty, Refusal> {
    if !turn.account_exists(&request.set_account) {
        return Err(errors::SET_INVALID.clone());
    }
    if request.c2c.is_none() && request.group.is_none() {
        return Err(errors::SET_NOTHING.clone());
    }
    let now = turn.now();
    let account = turn.world.accounts.entry(request.set_account.clone()).or_default();
    if let Some(seconds) = request.c2c {
        account.c2c_muted_until = end_of(seconds, now);
    }
    if let Some(seconds) = request.group {
        account.groups_muted_until = end_of(seconds, now);
    }
    Ok(Empty::default())
}

/// What is left of an account's global mutes, seconds.
pub(super) fn get_no_speaking(
    turn: &mut Turn<'_>,
    request: &GetNoSpeakingRequest,
) -> Result<GetNoSpeakingResponse, Refusal> {
    if !turn.account_exists(&request.get_account) {
        return Err(errors::GET_INVALID.clone());
    }
    let now = turn.now();
    let left = |until: u64| if until == U32_MAX { U32_MAX } else { until.saturating_sub(now) };
    let account = turn.world.accounts.get(&request.get_account);
    let (c2c, group) =
        account.map_or((0, 0), |account| (account.c2c_muted_until, account.groups_muted_until));
    Ok(GetNoSpeakingResponse { c2c: left(c2c), group: left(group), ..Default::default() })
}

/// Figures of the last 30 days, newest first, counted from what is in the world; those that nobody counts here (logins,
/// pushes, one-to-one messages …) are "0". A day is one of UTC (not documented).
#[expect(clippy::unnecessary_wraps, reason = "as every other handler")]
pub(super) fn info(turn: &mut Turn<'_>, request: &GetAppInfoRequest) -> Result<GetAppInfoResponse, Refusal> {
    let today = turn.now() / DAY;
    let wanted = request.request_field.as_deref().filter(|fields| !fields.is_empty());
    let days = count_days(turn.world, today);
    let mut result = Vec::new();
    for back in 0..DAYS.min(today + 1) {
        let day = &days[usize::try_from(back).unwrap_or_default()];
        let mut row = Map::new();
        for (name, value) in figures(turn, day) {
            if wanted.is_none_or(|fields| fields.iter().any(|field| field == name)) {
                row.insert(name.to_owned(), json!(value));
            }
        }
        row.insert("Date".to_owned(), json!(date(today - back)));
        result.push(row);
    }
    Ok(GetAppInfoResponse { result, ..Default::default() })
}

#[derive(Debug, Default, Clone)]
struct Day {
    messages: u64,
    new_groups: u64,
    joins: u64,
    groups_with_messages: u64,
}

fn count_days(world: &World, today: u64) -> Vec<Day> {
    let mut days = vec![Day::default(); usize::try_from(DAYS).unwrap_or_default()];
    let index = |time: u64| usize::try_from(today.checked_sub(time / DAY)?).ok();
    for group in world.groups.values() {
        if let Some(day) = index(group.create_time).and_then(|at| days.get_mut(at)) {
            day.new_groups += 1;
        }
        for member in group.members.values() {
            if let Some(day) = index(member.join_time).and_then(|at| days.get_mut(at)) {
                day.joins += 1;
            }
        }
        let mut active = HashSet::new();
        let in_topics = group.topics.iter().flat_map(IndexMap::values).flat_map(|topic| &topic.messages);
        for message in group.messages.iter().chain(in_topics).filter(|message| !message.system) {
            let Some(at) = index(message.time) else { continue };
            if let Some(day) = days.get_mut(at) {
                day.messages += 1;
                day.groups_with_messages += u64::from(active.insert(at));
            }
        }
    }
    days
}

fn figures(turn: &Turn<'_>, day: &Day) -> Vec<(&'static str, String)> {
    const NOT_COUNTED: [&str; 22] = [
        "Company",
        "ActiveUserNum",
        "RegistUserNumOneDay",
        "LoginTimes",
        "LoginUserNum",
        "SendMsgUserNum",
        "APNSMsgNum",
        "C2CUpMsgNum",
        "C2CDownMsgNum",
        "C2CSendMsgUserNum",
        "C2CAPNSMsgNum",
        "MaxOnlineNum",
        "DownMsgNum",
        "ChainIncrease",
        "ChainDecrease",
        "GroupDownMsgNum",
        "GroupSendMsgUserNum",
        "GroupAPNSMsgNum",
        "GroupQuitGroupTimes",
        "GroupDestroyGroupNum",
        "CallBackReq",
        "CallBackRsp",
    ];
    let mut figures = vec![
        ("AppName", "practice".to_owned()),
        ("AppId", turn.app.sdkappid.to_string()),
        ("RegistUserNumTotal", turn.world.accounts.len().to_string()),
        ("UpMsgNum", day.messages.to_string()),
        ("GroupUpMsgNum", day.messages.to_string()),
        ("GroupSendMsgGroupNum", day.groups_with_messages.to_string()),
        ("GroupJoinGroupTimes", day.joins.to_string()),
        ("GroupNewGroupNum", day.new_groups.to_string()),
        ("GroupAllGroupNum", turn.world.groups.len().to_string()),
    ];
    figures.extend(NOT_COUNTED.iter().map(|name| (*name, "0".to_owned())));
    figures
}

/// `YYYYMMDD` of a day since 1970.
fn date(day: u64) -> Value {
    let second = i64::try_from(day * DAY).unwrap_or_default();
    let text = jiff::Timestamp::from_second(second).map(|time| time.strftime("%Y%m%d").to_string());
    json!(text.unwrap_or_default())
}

/// Where this server is reached: the loopback addresses.
#[expect(clippy::unnecessary_wraps, reason = "as every other handler")]
pub(super) fn addresses(
    _turn: &mut Turn<'_>,
    _request: &GetIpListRequest,
) -> Result<GetIpListResponse, Refusal> {
    let ip_list = vec!["127.0.0.1".to_owned(), "::1".to_owned()];
    Ok(GetIpListResponse { ip_list, ..Default::default() })
}
