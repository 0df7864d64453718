use std::time::Duration;

use super::*;
use crate::domain::{
    ActionKind, Before, Caveat, Denial, Evidence, Group, GroupId, Kind, MuteEnd, MuteTime, Policy, Role,
    Target, UserId,
};
use crate::wire::GroupType;

/// When everything happens, Unix seconds.
const NOON: i64 = 1_760_000_000;

fn at(second: i64) -> Stamp {
    Stamp::from_second(NOON + second).unwrap()
}

#[expect(clippy::unnecessary_wraps, reason = "stands in tables beside None")]
fn end(second: i64) -> Option<MuteEnd> {
    Some(MuteEnd::At(at(second)))
}

const NEVER: Option<MuteEnd> = Some(MuteEnd::Never);

fn user(id: &str) -> UserId {
    UserId::from(id)
}

fn users() -> Vec<UserId> {
    vec![user("u")]
}

fn group() -> Group {
    Group {
        id: GroupId::from("@g"),
        kind: Kind::Known(GroupType::Public),
        name: "g".into(),
        introduction: "".into(),
        announcement: "".into(),
        owner: Some(user("olga")),
        members: None,
        max_members: None,
        created: None,
        last_message: None,
        mute_all: false,
        next_seq: None,
        raw: "".into(),
    }
}

fn target(role: Option<Role>, mute: Option<MuteEnd>) -> Target {
    Target { role, mute, ..Target::stranger(&user("u")) }
}

/// Carried out at noon, with this target as shown before.
fn recorded(action: Action, target: Target, before: Before) -> PastAction {
    let done = Done { subject: target.subject.clone(), since: at(0), until: at(1) };
    let plan = Plan {
        group: GroupId::from("@g"),
        group_name: "g".into(),
        kind: GroupType::Public,
        action,
        targets: vec![target],
        refused: Vec::new(),
        caveats: Vec::new(),
        reason: String::new(),
        evidence: Vec::<Evidence>::new(),
        before,
        undoes: None,
    };
    PastAction {
        entry: 7,
        at: at(0),
        operator: "zhang".into(),
        plan,
        open: false,
        done: vec![done],
        undone_by: None,
    }
}

fn profile(card: &str) -> String {
    serde_json::json!({ "Member_Account": "u", "NameCard": card }).to_string()
}

/// What the undo does and until when, or why nothing.
fn undone(of: PastAction, mut present: Present, now: Stamp) -> Result<(Action, Option<Stamp>), Denial> {
    let undo = invert(of, &mut present, &Policy::default(), now, 1);
    match (undo.plans.as_slice(), undo.left_out().next()) {
        ([plan], None) => Ok((plan.action.clone(), plan.undoes.as_ref().unwrap().until)),
        ([], Some(refused)) => Err(refused.why.clone()),
        other => panic!("{other:?}"),
    }
}

fn muted_now(mute: Option<MuteEnd>) -> Present {
    let muted = mute.into_iter().map(|end| (user("u"), end)).collect();
    Present { group: Some(group()), muted, ..Present::default() }
}

fn role_now(role: Role) -> Present {
    Present { group: Some(group()), roles: [(user("u"), role)].into(), ..Present::default() }
}

#[test]
fn a_mute_gives_way_to_what_was_before() {
    let ten = MuteTime::For(Duration::from_mins(10));
    let muted = |seconds| {
        Ok((
            Action::Mute { users: users(), time: MuteTime::For(Duration::from_secs(seconds)) },
            Some(at(3600)),
        ))
    };
    let unmuted = Ok((Action::Unmute { users: users() }, None));
    let forever = Ok((Action::Mute { users: users(), time: MuteTime::Forever }, None));
    for (time, before, present, now, expected) in [
        (ten, None, end(600), 60, unmuted.clone()),
        (ten, end(3600), end(600), 60, muted(3540)),
        (ten, NEVER, end(601), 60, forever.clone()),
        (ten, end(30), end(600), 60, unmuted.clone()),
        (ten, None, end(600 + CLOCKS + 1), 60, unmuted.clone()),
        (ten, None, end(601 + CLOCKS + 1), 60, Err(Denial::ChangedSince)),
        (ten, None, end(600 - CLOCKS - 1), 60, Err(Denial::ChangedSince)),
        (ten, None, NEVER, 60, Err(Denial::ChangedSince)),
        (ten, end(3600), None, 60, Err(Denial::ChangedSince)),
        // It ran out by itself.
        (ten, None, None, 700, Err(Denial::Already)),
        (ten, end(3600), None, 700, muted(2900)),
        (MuteTime::Forever, None, NEVER, 60, unmuted),
        (MuteTime::Forever, end(3600), NEVER, 60, muted(3540)),
        (MuteTime::Forever, NEVER, NEVER, 60, Err(Denial::Already)),
        (MuteTime::Forever, None, end(600), 60, Err(Denial::ChangedSince)),
        (MuteTime::Forever, None, None, 60, Err(Denial::ChangedSince)),
    ] {
        let action = Action::Mute { users: users(), time };
        let of = recorded(action, target(Some(Role::Member), before), Before::default());
        let told = undone(of, muted_now(present), at(now));
        assert_eq!(told, expected, "{time:?} before {before:?} now {present:?} at {now}");
    }
}

#[test]
fn an_unmute_is_taken_back_until_the_recorded_end() {
    let muted = |time, until| Ok((Action::Mute { users: users(), time }, until));
    for (before, present, expected) in [
        (end(3600), None, muted(MuteTime::For(Duration::from_mins(59)), Some(at(3600)))),
        (NEVER, None, muted(MuteTime::Forever, None)),
        (end(30), None, Err(Denial::Already)),
        (None, None, Err(Denial::Already)),
        (end(3600), end(3600), Err(Denial::ChangedSince)),
    ] {
        let of = recorded(Action::Unmute { users: users() }, target(None, before), Before::default());
        assert_eq!(undone(of, muted_now(present), at(60)), expected, "{before:?} {present:?}");
    }
}

#[test]
fn ranks_and_memberships() {
    let set = |role| Action::SetRole { user: user("u"), role };
    let remove = || Action::Remove { users: users(), silent: true };
    let add = || Action::Add { users: users() };
    let put_out = Action::Remove { users: users(), silent: false };
    for (action, before, present, expected) in [
        (set(Role::Admin), Some(Role::Member), Role::Admin, Ok(set(Role::Member))),
        (set(Role::Member), Some(Role::Admin), Role::Member, Ok(set(Role::Admin))),
        (set(Role::Admin), Some(Role::Member), Role::Member, Err(Denial::ChangedSince)),
        (set(Role::Admin), Some(Role::Member), Role::NotMember, Err(Denial::ChangedSince)),
        (set(Role::Admin), Some(Role::Admin), Role::Admin, Err(Denial::Already)),
        (set(Role::Admin), Some(Role::NotMember), Role::Admin, Err(Denial::NotRecorded)),
        (remove(), Some(Role::Member), Role::NotMember, Ok(add())),
        (remove(), Some(Role::Member), Role::Member, Err(Denial::Already)),
        (add(), Some(Role::NotMember), Role::Member, Ok(put_out)),
        (add(), Some(Role::NotMember), Role::NotMember, Err(Denial::Already)),
        (add(), Some(Role::NotMember), Role::Admin, Err(Denial::ChangedSince)),
    ] {
        let of = recorded(action.clone(), target(before, None), Before::default());
        let told = undone(of, role_now(present), at(60)).map(|(action, _)| action);
        assert_eq!(told, expected, "{action:?} {before:?} {present:?}");
    }
}

#[test]
fn the_card_mute_all_and_the_owner() {
    let set = |card: &str| Action::SetNameCard { user: user("u"), name_card: card.to_owned() };
    for (before, present, expected) in [
        (Some("old\u{1b}"), Some("new"), Ok(set("old\u{1b}"))),
        (Some(""), Some("new"), Ok(set(""))),
        (Some("old"), Some("theirs"), Err(Denial::ChangedSince)),
        (Some("old"), None, Err(Denial::ChangedSince)),
        (Some("new"), Some("new"), Err(Denial::Already)),
    ] {
        let before_it = Before { profile: before.map(profile), ..Before::default() };
        let of = recorded(set("new"), target(None, None), before_it);
        let profiles = present.map(|card| (user("u"), profile(card))).into_iter().collect();
        let present_it = Present { group: Some(group()), profiles, ..Present::default() };
        let told = undone(of, present_it, at(60)).map(|(action, _)| action);
        assert_eq!(told, expected, "{before:?} {present:?}");
    }
    for (on, before, present, expected) in [
        (true, Some(false), true, Ok(Action::MuteAll { on: false })),
        (true, Some(false), false, Err(Denial::ChangedSince)),
        (true, Some(true), true, Err(Denial::Already)),
    ] {
        let everybody = Target { subject: Subject::Group, ..target(None, None) };
        let before = Before { mute_all: before, ..Before::default() };
        let of = recorded(Action::MuteAll { on }, everybody, before);
        let group = Group { mute_all: present, ..group() };
        let told = undone(of, Present { group: Some(group), ..Present::default() }, at(60));
        assert_eq!(told.map(|(action, _)| action), expected);
    }
    let transfer = |to: &str| Action::TransferOwner { to: user(to) };
    for (owner, old, expected) in [
        ("u", Role::Member, Ok(transfer("olga"))),
        ("u", Role::NotMember, Err(Denial::NotAMember)),
        ("max", Role::Member, Err(Denial::ChangedSince)),
    ] {
        let before = Before { owner: Some(user("olga")), ..Before::default() };
        let of = recorded(transfer("u"), target(Some(Role::Member), None), before);
        let group = Some(Group { owner: Some(user(owner)), ..group() });
        let roles = [(user("olga"), old)].into();
        let told = undone(of, Present { group, roles, ..Present::default() }, at(60));
        assert_eq!(told.map(|(action, _)| action), expected, "{owner} {old:?}");
    }
}

#[test]
fn every_action_is_labelled() {
    let of = |action, role| {
        let before =
            Before { owner: Some(user("olga")), mute_all: Some(false), profile: Some(profile("old")) };
        recorded(action, target(Some(role), None), before)
    };
    let one = |action| of(action, Role::Member).outlook();
    let text = || "x".to_owned();
    let time = MuteTime::Forever;
    for (action, expected) in [
        (Action::Mute { users: users(), time }, Outlook::Full),
        (Action::Unmute { users: users() }, Outlook::Full),
        (Action::SetRole { user: user("u"), role: Role::Admin }, Outlook::Full),
        (Action::SetNameCard { user: user("u"), name_card: text() }, Outlook::Full),
        (Action::MuteAll { on: true }, Outlook::Full),
        (Action::TransferOwner { to: user("u") }, Outlook::Full),
        (Action::Add { users: users() }, Outlook::Full),
        (Action::Remove { users: users(), silent: false }, Outlook::Partial),
        (Action::Recall { seqs: vec![1] }, Outlook::Impossible(WhyNot::Recalled)),
        (Action::RecallBySender { sender: user("u") }, Outlook::Impossible(WhyNot::Recalled)),
        (Action::Notify { to: users(), content: text() }, Outlook::Impossible(WhyNot::Notified)),
        (Action::Send { content: text() }, Outlook::Impossible(WhyNot::Sent)),
    ] {
        assert_eq!(one(action.clone()), expected, "{action:?}");
    }
    // The admin who became the owner is an ordinary member afterwards.
    assert_eq!(of(Action::TransferOwner { to: user("u") }, Role::Admin).outlook(), Outlook::Partial);
    let unrecorded = recorded(Action::MuteAll { on: true }, target(None, None), Before::default());
    assert_eq!(unrecorded.outlook(), Outlook::Impossible(WhyNot::NotRecorded));
    let mute = || of(Action::Mute { users: users(), time }, Role::Member);
    assert_eq!(PastAction { open: true, ..mute() }.outlook(), Outlook::Impossible(WhyNot::Open));
    let spent = PastAction { done: Vec::new(), ..mute() };
    assert_eq!(spent.outlook(), Outlook::Impossible(WhyNot::NothingDone));
    let undone = PastAction { undone_by: Some(9), ..spent };
    assert_eq!(undone.outlook(), Outlook::Impossible(WhyNot::Undone { by: 9 }));
    assert_eq!(PastAction { undone_by: Some(9), ..mute() }.outlook(), Outlook::Full, "the rest of it");
}

#[test]
fn what_does_not_come_back_is_said() {
    let of = recorded(
        Action::Remove { users: users(), silent: false },
        target(Some(Role::Admin), None),
        Before::default(),
    );
    let undo = invert(of, &mut role_now(Role::NotMember), &Policy::default(), at(60), 1);
    assert_eq!(undo.plans[0].caveats, [Caveat::ComesBackBare, Caveat::WereAdmins(1)]);
    assert_eq!(undo.plans[0].targets[0].role, Some(Role::NotMember), "as it is now");
}

#[test]
fn the_policy_is_asked_for_an_undo_too() {
    let action = Action::Unmute { users: users() };
    let of = || recorded(action.clone(), target(Some(Role::Member), end(3600)), Before::default());
    let told = |policy: Policy| {
        let undo = invert(of(), &mut muted_now(None), &policy, at(60), 1);
        undo.left_out().map(|refused| refused.why.clone()).collect::<Vec<_>>()
    };
    assert_eq!(told(Policy { read_only: true, ..Policy::default() }), [Denial::ReadOnly]);
    let by = crate::domain::Protection::Listed;
    let protected = Policy { protected: [user("u")].into(), ..Policy::default() };
    assert_eq!(told(protected), [Denial::Protected { by }]);
    let capped = Policy { cap: Some(1), ..Policy::default() };
    let second = PastAction { entry: 8, ..of() };
    let both = invert_all(vec![second, of()], &muted_now(None), &capped, at(60), 1);
    assert!(both.is_ok(), "the second finds the first one's mute: {both:?}");
}

#[test]
fn an_older_action_is_planned_after_the_undo_of_a_newer_one() {
    let mute = |entry, seconds, before| {
        let time = MuteTime::For(Duration::from_secs(seconds));
        let action = Action::Mute { users: users(), time };
        PastAction { entry, ..recorded(action, target(None, before), Before::default()) }
    };
    let (older, newer) = (mute(7, 600, None), mute(9, 3600, end(600)));
    let undos = invert_all(vec![newer, older], &muted_now(end(3600)), &Policy::default(), at(60), 1).unwrap();
    let kinds: Vec<ActionKind> = undos.iter().map(|undo| undo.plans[0].action.kind()).collect();
    assert_eq!(kinds, [ActionKind::Mute, ActionKind::Unmute]);
    assert_eq!(undos[1].plans[0].targets[0].mute, end(600), "as it will be then");
}

#[test]
fn a_plan_holds_while_nothing_has_changed() {
    let of = recorded(
        Action::Mute { users: users(), time: MuteTime::For(Duration::from_mins(10)) },
        target(None, None),
        Before::default(),
    );
    let undo = invert(of, &mut muted_now(end(600)), &Policy::default(), at(60), 1);
    let plan = &undo.plans[0];
    for (present, expected) in [(end(600), true), (end(9000), false), (None, false), (NEVER, false)] {
        assert_eq!(muted_now(present).holds(plan, &plan.targets[0], at(90)), expected, "{present:?}");
    }
    assert!(muted_now(None).holds(plan, &plan.targets[0], at(700)), "both are over");
}

#[test]
fn what_is_left_of_a_mute_is_reckoned_when_it_is_sent() {
    let of = recorded(Action::Unmute { users: users() }, target(None, end(3600)), Before::default());
    let undo = invert(of, &mut muted_now(None), &Policy::default(), at(60), 1);
    let time = |now| match undo.plans[0].at(now).action {
        Action::Mute { time, .. } => time,
        ref other => panic!("{other:?}"),
    };
    assert_eq!(time(at(600)), MuteTime::For(Duration::from_mins(50)));
    assert_eq!(time(at(9000)), MuteTime::For(Duration::from_secs(1)), "as good as none");
}

#[test]
fn plans_from_before_there_was_an_undo_are_still_read() {
    let plan = recorded(Action::Unmute { users: users() }, target(None, None), Before::default()).plan;
    let text = serde_json::to_string(&plan).unwrap();
    assert!(!text.contains("undoes"));
    assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), plan);
}
