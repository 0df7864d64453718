//! The single things that can happen in a group, with everything that hangs on them.

use crate::sandbox::audience::Viewer;
use crate::sandbox::state::{Account, Group, Member, Message, Role, Slot, World};
use crate::sandbox::world::Tip;
use crate::wire::{GroupType, MsgBody};

/// More than this and the oldest expire, so that a server that runs for weeks does not grow without end.
const HISTORY: usize = 20_000;

/// Whether the service would take a message of this user.
pub(super) fn may_speak(group: &Group, user: &str, now: u64) -> bool {
    let member = group.members.get(user);
    let muted = group.mutes.get(user).is_some_and(|until| *until > now) || group.is_banned(user, now);
    let staff = member.is_some_and(|member| member.role != Role::Member);
    // Viewers of a live room are in no list.
    let present = member.is_some() || group.kind == GroupType::Live;
    present && !muted && (staff || !group.mute_all)
}

/// Says something, if the user may.
pub(super) fn say(group: &mut Group, user: &str, body: MsgBody, random: u32, now: u64) -> bool {
    if !may_speak(group, user, now) {
        return false;
    }
    append(
        group,
        Message {
            from: user.to_owned(),
            time: now,
            random,
            priority: 2,
            body,
            custom_data: None,
            system: false,
            receipt: false,
            slot: Slot::Kept,
        },
    );
    if group.kind == GroupType::Live {
        let viewer = || Viewer { join_time: now, marks: Vec::new() };
        group.viewers.entry(user.to_owned()).or_insert_with(viewer);
    }
    let (time, seq) = (group.last_msg_time, group.messages.len() as u64);
    if let Some(member) = group.members.get_mut(user) {
        member.last_send_msg_time = time;
        member.msg_seq = seq;
    }
    true
}

fn append(group: &mut Group, mut message: Message) {
    // The server appends too: time never runs backwards in a history.
    message.time = message.time.max(group.last_msg_time);
    group.last_msg_time = message.time;
    group.messages.push(message);
    if let Some(old) = group.messages.len().checked_sub(HISTORY + 1)
        && let Some(message) = group.messages.get_mut(old)
    {
        message.slot = Slot::Expired;
        message.body = MsgBody::default();
        message.custom_data = None;
    }
}

/// Makes the account when there is none and adds it to the group.
pub(super) fn join(world: &mut World, group: &str, user: &str, nick: &str, now: u64) -> bool {
    let Some(group) = world.groups.get_mut(group) else { return false };
    let full = group.members.len() as u64 >= group.max_member_num;
    if full || group.kind == GroupType::Live || group.members.contains_key(user) || group.is_banned(user, now)
    {
        return false;
    }
    world
        .accounts
        .entry(user.to_owned())
        .or_insert_with(|| Account { nick: nick.to_owned(), ..Account::default() });
    let member = Member::new(Role::Member, group, now);
    group.members.insert(user.to_owned(), member);
    tip(group, Tip::Join, user, now);
    true
}

/// Ordinary members leave; owner and admins stay, and so does a group of three.
pub(super) fn leave(group: &mut Group, user: &str, now: u64) -> bool {
    let ordinary = group.members.get(user).is_some_and(|member| member.role == Role::Member);
    if !ordinary || group.members.len() <= 3 {
        return false;
    }
    group.members.shift_remove(user);
    tip(group, Tip::Leave, user, now);
    true
}

fn tip(group: &mut Group, tip: Tip, user: &str, now: u64) {
    if tip.stored_in(group.kind) {
        append(group, tip.message(user, &[user], group.members.len(), now));
    }
}
