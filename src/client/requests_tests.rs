use std::time::Duration;

use serde_json::json;

use super::*;
use crate::domain::{Before, MuteTime, Subject};
use crate::text::SafeText;

fn user(id: &str) -> Target {
    Target::stranger(&UserId::from(id))
}

fn plan(kind: GroupType, action: Action, targets: Vec<Target>, reason: &str) -> Plan {
    Plan {
        group: GroupId::from("@TGS#1"),
        group_name: SafeText::new("g"),
        kind,
        action,
        targets,
        refused: Vec::new(),
        caveats: Vec::new(),
        reason: reason.to_owned(),
        evidence: Vec::new(),
        before: Before::default(),
        undoes: None,
    }
}

fn written(kind: GroupType, action: Action, targets: Vec<Target>, reason: &str) -> Value {
    let plan = plan(kind, action, targets, reason);
    for_batch(&plan, &plan.targets, 7)
}

#[test]
fn only_the_targets_of_the_batch_are_named() {
    let users = vec![UserId::from("a"), UserId::from("b"), UserId::from("c")];
    let action = Action::Mute { users, time: MuteTime::For(Duration::from_mins(10)) };
    let plan = plan(GroupType::Public, action, vec![user("a"), user("b"), user("c")], "spam");
    assert_eq!(
        for_batch(&plan, &plan.targets[1..], 7),
        json!({"GroupId": "@TGS#1", "Members_Account": ["b", "c"], "MuteTime": 600})
    );
}

#[test]
fn every_action_has_its_documented_body() {
    let group = || Target { subject: Subject::Group, ..user("") };
    let message = |seq| Target { subject: Subject::Message(seq), ..user("") };
    let a = || UserId::from("a");
    let public = |action, targets, reason| written(GroupType::Public, action, targets, reason);
    assert_eq!(
        public(Action::Mute { users: vec![a()], time: MuteTime::Forever }, vec![user("a")], ""),
        json!({"GroupId": "@TGS#1", "Members_Account": ["a"], "MuteTime": 4_294_967_295u32})
    );
    assert_eq!(
        public(Action::Unmute { users: vec![a()] }, vec![user("a")], ""),
        json!({"GroupId": "@TGS#1", "Members_Account": ["a"], "MuteTime": 0})
    );
    assert_eq!(
        public(Action::Remove { users: vec![a()], silent: false }, vec![user("a")], " spam "),
        json!({"GroupId": "@TGS#1", "Silence": 0, "Reason": "spam", "MemberToDel_Account": ["a"]})
    );
    assert_eq!(
        public(Action::Remove { users: vec![a()], silent: true }, vec![user("a")], "spam"),
        json!({"GroupId": "@TGS#1", "Silence": 1, "MemberToDel_Account": ["a"]})
    );
    assert_eq!(
        public(Action::Recall { seqs: vec![4, 9] }, vec![message(4), message(9)], ""),
        json!({"GroupId": "@TGS#1", "MsgSeqList": [{"MsgSeq": 4}, {"MsgSeq": 9}]})
    );
    assert_eq!(
        public(Action::RecallBySender { sender: a() }, vec![user("a")], "x"),
        json!({"GroupId": "@TGS#1", "Sender_Account": "a"})
    );
    assert_eq!(
        public(Action::TransferOwner { to: a() }, vec![user("a")], "x"),
        json!({"GroupId": "@TGS#1", "NewOwner_Account": "a"})
    );
    assert_eq!(
        public(Action::SetRole { user: a(), role: Role::Admin }, vec![user("a")], ""),
        json!({"GroupId": "@TGS#1", "Member_Account": "a", "Role": "Admin"})
    );
    assert_eq!(
        public(Action::SetNameCard { user: a(), name_card: String::new() }, vec![user("a")], ""),
        json!({"GroupId": "@TGS#1", "Member_Account": "a", "NameCard": ""})
    );
    assert_eq!(
        public(Action::MuteAll { on: false }, vec![group()], ""),
        json!({"GroupId": "@TGS#1", "MuteAllMember": "Off"})
    );
    assert_eq!(
        public(Action::Send { content: "hi".into() }, vec![group()], ""),
        json!({"GroupId": "@TGS#1", "Random": 7, "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": "hi"}}]})
    );
}

#[test]
fn a_notification_names_its_receivers_but_in_live_rooms() {
    let action = || Action::Notify { to: vec![UserId::from("a")], content: "hi".into() };
    assert_eq!(
        written(GroupType::Public, action(), vec![user("a")], ""),
        json!({"GroupId": "@TGS#1", "ToMembers_Account": ["a"], "Content": "hi"})
    );
    assert_eq!(
        written(GroupType::Live, action(), vec![user("a")], ""),
        json!({"GroupId": "@TGS#1", "Content": "hi"})
    );
}

#[test]
fn a_reason_is_cut_between_characters() {
    let cut = reason(&"禁".repeat(50)).unwrap();
    assert_eq!(cut, "禁".repeat(33));
    assert_eq!(reason(&"x".repeat(101)).unwrap().len(), REASON_BYTES);
    assert_eq!(reason("  "), None);
}
