//! What holds for a new group by its type, where a request does not say.

use crate::wire::GroupType;

/// The most members that a group may be given: the largest documented figures. 0: live rooms have no limit.
pub(super) const fn members_cap(kind: GroupType) -> u64 {
    match kind {
        GroupType::Live => 0,
        GroupType::Community => 1_000_000,
        GroupType::Work | GroupType::Public | GroupType::Meeting => 6_000,
    }
}

/// The most members without a word: those of the 旗舰版 (Ultimate) edition. Live rooms: no limit is documented, nor what
/// is answered; 0 stands for it.
pub(super) const fn members_default(kind: GroupType) -> u64 {
    match kind {
        GroupType::Live => 0,
        GroupType::Community => 100_000,
        GroupType::Work | GroupType::Public | GroupType::Meeting => 2_000,
    }
}

/// `ApplyJoinOption`: documented as `NeedPermission`, whatever the type; but communities do not have the field and live
/// rooms need no approval.
pub(super) const fn apply_default(kind: GroupType) -> &'static str {
    match kind {
        GroupType::Work | GroupType::Public | GroupType::Meeting => "NeedPermission",
        GroupType::Live | GroupType::Community => "FreeAccess",
    }
}

/// `InviteJoinOption`: not documented; by who may invite (official doc 269/1502).
pub(super) const fn invite_default(kind: GroupType) -> &'static str {
    match kind {
        GroupType::Work | GroupType::Community => "FreeAccess",
        GroupType::Public | GroupType::Meeting | GroupType::Live => "DisableInvite",
    }
}

/// How the service's own IDs begin.
pub(super) const fn id_prefix(kind: GroupType) -> &'static str {
    match kind {
        GroupType::Work => "@TGS#1",
        GroupType::Public => "@TGS#2",
        GroupType::Meeting => "@TGS#3",
        GroupType::Live => "@TGS#a",
        GroupType::Community => "@TGS#_@TGS#c",
    }
}
