//! Groups.

use super::{raw, stamp, text};
use crate::domain::{Group, GroupId, Kind, UserId};
use crate::text::SafeText;
use crate::wire::{GroupInfo, GroupType};

pub(in crate::client) fn group(info: &GroupInfo) -> Group {
    Group {
        id: GroupId::new(info.group_id.as_str()),
        kind: kind(info.r#type.as_deref()),
        name: text(info.name.as_ref()),
        introduction: multiline(info.introduction.as_ref()),
        announcement: multiline(info.notification.as_ref()),
        owner: info.owner_account.as_deref().filter(|owner| !owner.is_empty()).map(UserId::from),
        members: info.member_num,
        max_members: info.max_member_num,
        created: stamp(info.create_time),
        last_message: stamp(info.last_msg_time),
        mute_all: info.mute_all_member.as_deref().is_some_and(|flag| flag.trim().eq_ignore_ascii_case("on")),
        next_seq: info.next_msg_seq,
        raw: raw(info),
    }
}

fn kind(name: Option<&str>) -> Kind {
    let name = name.unwrap_or_default();
    GroupType::from_wire(name).map_or_else(|| Kind::Other(SafeText::new(name)), Kind::Known)
}

fn multiline(raw: Option<&String>) -> SafeText {
    raw.map_or_else(SafeText::default, |raw| SafeText::new_multiline(raw))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn from(value: serde_json::Value) -> Group {
        group(&serde_json::from_value(value).unwrap())
    }

    #[test]
    fn a_profile_is_read_whole() {
        let group = from(json!({
            "GroupId": "@TGS#1", "Type": "ChatRoom", "Name": "a\u{202e}b", "Notification": "one\ntwo",
            "Owner_Account": "alice", "MemberNum": "12", "LastMsgTime": 0, "CreateTime": 1_700_000_000,
            "ShutUpAllMember": "On", "NextMsgSeq": 5, "NewKey": [1]
        }));
        assert_eq!(group.kind, Kind::Known(GroupType::Meeting));
        assert_eq!(group.name, "a<U+202E>b");
        assert_eq!(group.announcement, "one\ntwo");
        assert_eq!(group.owner, Some(UserId::from("alice")));
        assert_eq!((group.members, group.next_seq, group.mute_all), (Some(12), Some(5), true));
        assert_eq!(
            (group.last_message, group.created.map(crate::domain::Stamp::as_second)),
            (None, Some(1_700_000_000))
        );
        assert!(group.raw.contains(r#""NewKey":[1]"#));
    }

    #[test]
    fn what_is_missing_or_unknown_stays_so() {
        let bare = from(json!({"GroupId": "g", "Owner_Account": ""}));
        assert_eq!(bare.kind, Kind::Other(SafeText::new("")));
        assert_eq!((bare.owner, bare.members, bare.mute_all), (None, None, false));
        let legacy = from(json!({"GroupId": "g", "Type": "BChatRoom", "CreateTime": u64::MAX}));
        assert_eq!(legacy.kind, Kind::Other(SafeText::new("BChatRoom")));
        assert_eq!(legacy.created, None);
    }
}
