//! Who watches a live room: the names behind its online count.
//!
//! The service has no list of a live room's members, only of the newest 1000 who are online (official doc 1047/50293).
//! Here that list is made when somebody asks for it, so that a world with thousands of rooms starts at once.

use super::state::{Account, Group, World};
use super::world::Crowd;

/// The newest so many are kept by name.
pub const NAMED_MAX: usize = 1000;
/// The mark of somebody who stays online for the list when the connection is lost.
pub(super) const ALWAYS_ONLINE: u32 = 500;
/// How long people stay, seconds, at the most.
const STAY: u64 = 7200;

/// Somebody in a live room.
#[derive(Debug, Clone, Default)]
pub struct Viewer {
    /// Unix seconds.
    pub join_time: u64,
    /// 1000 and above, and the service's 500 and 600.
    pub marks: Vec<u32>,
}

/// Brings the names in line with the online count: the oldest leave, but for those who are held, and new ones come.
pub(super) fn refresh(world: &mut World, id: &str, now: u64) {
    let World { groups, accounts, .. } = world;
    let Some(group) = groups.get_mut(id) else { return };
    let wanted = usize::try_from(group.online).unwrap_or(NAMED_MAX).min(NAMED_MAX);
    while group.viewers.len() > wanted {
        let stays = |viewer: &Viewer| viewer.marks.contains(&ALWAYS_ONLINE);
        let Some(leaves) = group.viewers.values().position(|viewer| !stays(viewer)) else { break };
        group.viewers.shift_remove_index(leaves);
    }
    let crowd = Crowd::new(0);
    let mut number = start(group);
    let missing = wanted.saturating_sub(group.viewers.len());
    let newest = group.viewers.values().map(|viewer| viewer.join_time).max();
    let since = newest.unwrap_or_else(|| now.saturating_sub(STAY)).max(group.create_time).min(now);
    let mut come = 0;
    while come < missing {
        let account = Crowd::id(number);
        number += 1;
        if group.viewers.contains_key(&account) || group.is_banned(&account, now) {
            continue;
        }
        come += 1;
        let join_time = since + (now - since) * come as u64 / missing as u64;
        accounts
            .entry(account.clone())
            .or_insert_with(|| Account { nick: crowd.nick(number - 1), ..Account::default() });
        group.viewers.insert(account, Viewer { join_time, marks: Vec::new() });
    }
}

/// Where in the crowd a room's audience begins: another place for each room and each refill.
fn start(group: &Group) -> usize {
    let hash = group.id.bytes().fold(7_u64, |hash, byte| (hash * 31 + u64::from(byte)) % 1_000_003);
    usize::try_from(hash).unwrap_or_default() * 8 % 4_000_000 + group.viewers.len()
}
