//! Members.

use super::{raw, stamp, text};
use crate::domain::{Member, MuteEnd, Role, Stamp, UserId};
use crate::wire::{MemberInfo, MutedAccount};

pub(in crate::client) fn member(info: &MemberInfo, now: Stamp) -> Member {
    Member {
        id: UserId::new(info.member_account.as_str()),
        role: info.role.as_deref().map_or(Role::Member, role),
        name_card: text(info.name_card.as_ref()),
        nick: None,
        mute: MuteEnd::from_wire(info.mute_until.unwrap_or_default(), now),
        joined: stamp(info.join_time),
        last_spoke: stamp(info.last_send_msg_time),
        raw: raw(info),
    }
}

/// A role; one that is not known is the lowest.
pub(in crate::client) fn role(name: &str) -> Role {
    Role::from_wire(name).unwrap_or(Role::Member)
}

/// An entry of the list of mutes; `None` when it says that there is none.
pub(in crate::client) fn mute(account: &MutedAccount, now: Stamp) -> Option<(UserId, MuteEnd)> {
    let end = MuteEnd::from_wire(account.muted_until, now)?;
    Some((UserId::new(account.member_account.as_str()), end))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_member_is_read_with_old_and_new_names() {
        let now = Stamp::from_second(1_760_000_000).unwrap();
        let read = |value| member(&serde_json::from_value(value).unwrap(), now);
        let old = read(
            json!({"Member_Account": "u", "Role": "Admin ", "ShutUpUntil": 1_760_000_060, "NameCard": "x\u{1b}[2J"}),
        );
        assert_eq!(old.role, Role::Admin);
        assert_eq!(old.mute, Some(MuteEnd::At(Stamp::from_second(1_760_000_060).unwrap())));
        assert!(!old.name_card.as_str().contains('\u{1b}'));
        let new = read(
            json!({"Member_Account": "u", "Role": "Moderator", "MuteUntil": 4_294_967_295u32, "JoinTime": 0}),
        );
        assert_eq!((new.role, new.mute, new.joined), (Role::Member, Some(MuteEnd::Never), None));
        let bare = read(json!({"Member_Account": "u"}));
        assert_eq!((bare.role, bare.mute), (Role::Member, None));
    }
}
