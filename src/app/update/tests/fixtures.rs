//! Groups, members and messages made by hand.

use crate::app::model::{Link, Model, Session};
use crate::domain::{
    Body, Group, GroupId, Kind, Member, Message, MuteEnd, Now, Part, Policy, Priority, Role, Slot, Stamp,
    UserId,
};
use crate::i18n::Lang;
use crate::text::SafeText;
use crate::wire::GroupType;

/// Where every test begins: in the middle of a minute, so that nothing hangs on its edge.
pub(super) fn start() -> Now {
    Now { mono: std::time::Duration::from_secs(5), wall: Stamp::from_second(1_760_000_010).unwrap() }
}

pub(super) fn model(columns: u16, rows: u16) -> Model {
    let session = Session {
        profile: "practice".into(),
        sandbox: true,
        host: "127.0.0.1".into(),
        sdkappid: 1,
        operator: "me".into(),
        link: Link::Waiting,
        budget: (0, 50),
        journal_fault: None,
    };
    let mut policy = Policy::default();
    policy.administrators.insert(UserId::from("administrator"));
    Model::new(session, policy, Lang::En, (columns, rows), start())
}

pub(super) fn group(id: &str, kind: GroupType) -> Group {
    Group {
        id: GroupId::from(id),
        kind: Kind::Known(kind),
        name: SafeText::new(&format!("Group {id}")),
        introduction: SafeText::default(),
        announcement: SafeText::default(),
        owner: (kind != GroupType::Work).then(|| UserId::from("u_owner")),
        members: (kind != GroupType::Live).then_some(6),
        max_members: None,
        created: None,
        last_message: None,
        mute_all: false,
        next_seq: None,
        raw: r#"{"GroupId":"raw"}"#.into(),
    }
}

pub(super) fn member(id: &str, role: Role) -> Member {
    Member {
        id: UserId::from(id),
        role,
        name_card: SafeText::new(&format!("Card {id}")),
        nick: None,
        mute: None,
        joined: None,
        last_spoke: None,
        raw: r#"{"Member_Account":"raw"}"#.into(),
    }
}

/// An owner, an admin and four ordinary members, not in this order.
pub(super) fn members() -> Vec<Member> {
    vec![
        member("u_1", Role::Member),
        member("u_2", Role::Member),
        member("u_owner", Role::Owner),
        member("u_3", Role::Member),
        member("u_admin", Role::Admin),
        member("u_4", Role::Member),
    ]
}

pub(super) fn muted(id: &str, seconds: i64) -> Member {
    let end = Stamp::from_second(start().wall.as_second() + seconds).unwrap();
    Member { mute: Some(MuteEnd::At(end)), ..member(id, Role::Member) }
}

pub(super) fn message(seq: u64, sender: &str, text: &str) -> Message {
    Message {
        seq,
        time: start().wall,
        sender: UserId::from(sender),
        slot: Slot::Kept,
        priority: Priority::Normal,
        system: false,
        body: Body::Parts(vec![Part::Text(SafeText::new(text))]),
        raw: format!(r#"{{"MsgSeq":{seq}}}"#).into(),
    }
}

/// Newest first, as pages come.
pub(super) fn page(from: u64, to: u64) -> Vec<Message> {
    (from..=to).rev().map(|seq| message(seq, if seq % 2 == 0 { "u_1" } else { "u_2" }, "hello")).collect()
}
