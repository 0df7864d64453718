//! Every action: allowed, denied, cancelled, partial, unknown.

use std::time::Duration;

use super::fixtures::*;
use super::script::*;
use crate::app::available;
use crate::app::model::{Dialog, FieldId, Level, Pane};
use crate::domain::{Action, MuteEnd, MuteTime, Role, Slot, Stamp, UserId};
use crate::input::Intent;
use crate::job::{Outcome, Read, Verdict};
use crate::wire::GroupType;

fn users(names: &[&str]) -> Vec<UserId> {
    names.iter().map(|name| UserId::from(*name)).collect()
}

#[test]
fn a_mute_goes_from_key_to_row() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("m 1");
    let (_, plan) = script.plan().unwrap();
    let time = MuteTime::For(Duration::from_mins(10));
    assert_eq!(plan.action, Action::Mute { users: users(&["u_1"]), time });
    assert!(script.model.dialogs.is_empty());
    let user = UserId::from("u_1");
    assert!(script.model.members.pending.contains_key(&user));
    assert_eq!(script.model.members.get(&user).unwrap().mute, None, "facts wait for the answer");

    assert!(script.ends(&[Verdict::Done]).redraw);
    let end = Stamp::from_second(script.now.wall.as_second() + 600).unwrap();
    let mute = script.model.members.get(&user).unwrap().mute;
    assert!(matches!(mute, Some(MuteEnd::At(at)) if (at.as_second() - end.as_second()).abs() <= 1));
    assert!(script.model.members.pending.is_empty());
    assert_eq!(script.said(), "notice-acted");
    script.asked(|read| matches!(read, Read::Muted(_)));
}

#[test]
fn a_typed_time_is_shown_before_it_is_confirmed() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("m t").text("soon").keys("enter");
    assert_eq!(script.sheet().unwrap().error.as_ref().unwrap().key, "sheet-bad-time");
    script.keys("ctrl-u").text("2h").keys("enter");
    assert!(script.plan().is_none());
    let shown = &script.sheet().unwrap().plan.action;
    assert!(matches!(shown, Action::Mute { time: MuteTime::For(time), .. } if time.as_secs() == 7_200));
    script.keys("y");
    let (_, plan) = script.plan().unwrap();
    assert!(
        matches!(&plan.action, Action::Mute { time: MuteTime::For(time), .. } if time.as_secs() == 7_200)
    );
}

#[test]
fn leaving_the_line_does_not_confirm_a_time_that_was_never_shown() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("m t").text("2h").keys("tab tab y");
    assert!(script.plan().is_none());
    script.keys("y");
    let (_, plan) = script.plan().unwrap();
    assert!(
        matches!(&plan.action, Action::Mute { time: MuteTime::For(time), .. } if time.as_secs() == 7_200)
    );
}

#[test]
fn y_without_a_time_mutes_nobody() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("m y enter");
    assert!(script.plan().is_none());
}

#[test]
fn u_unmutes_also_somebody_who_may_not_be_muted() {
    let mut script = at_member(GroupType::Public, "u_admin");
    script.keys("space");
    script.model.members.marks.insert(UserId::from("u_owner"));
    script.keys("m");
    let sheet = script.sheet().unwrap();
    assert_eq!(sheet.plan.refused.len(), 1, "the owner is protected");
    script.keys("u");
    let (_, plan) = script.plan().unwrap();
    assert!(matches!(&plan.action, Action::Unmute { users } if users.contains(&UserId::from("u_owner"))));
}

#[test]
fn removing_needs_a_reason_and_a_y_from_cancel() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("x tab y");
    assert_eq!(script.sheet().unwrap().error.as_ref().unwrap().key, "sheet-needs-reason");
    script.text("y").keys("y");
    assert!(script.plan().is_none(), "in a line y is a letter");
    assert_eq!(script.sheet().unwrap().reason.value(), "yy");
    script.keys("ctrl-u").text("spam").keys("enter s y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(plan.reason, "spam");
    assert_eq!(plan.action, Action::Remove { users: users(&["u_1"]), silent: true });
}

#[test]
fn enter_space_and_the_trigger_never_confirm() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("x").text("spam").keys("enter space x");
    assert!(script.plan().is_none());
    assert!(script.sheet().is_some());
    script.keys("enter");
    assert!(script.sheet().is_none(), "Enter on Cancel cancels");
    assert!(script.plan().is_none());
}

#[test]
fn removed_members_leave_and_the_cursor_stays_near() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("space space");
    script.keys("x").text("spam").keys("enter y");
    script.ends(&[Verdict::Done]);
    let left: Vec<&str> = script.model.members.rows.iter().map(|member| member.id.raw()).collect();
    assert_eq!(left, ["u_owner", "u_3", "u_admin", "u_4"]);
    assert_eq!(script.model.members.current().unwrap().id.raw(), "u_3");
    assert_eq!(script.model.open_group().unwrap().members, Some(4));
    assert!(script.model.members.marks.is_empty());
}

#[test]
fn each_target_has_its_own_result() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("space space space m 9");
    script.ends(&[Verdict::Done, refused(10_004), unknown()]);
    let members = &script.model.members;
    let mute = |id: &str| members.get(&UserId::from(id)).unwrap().mute;
    assert_eq!(mute("u_1"), Some(MuteEnd::Never));
    assert_eq!((mute("u_2"), mute("u_3")), (None, None));
    assert_eq!(script.said(), "notice-partly");
    assert_eq!(script.model.notices.current.as_ref().unwrap().level, Level::Failed);
    script.keys("! enter");
    assert!(matches!(script.model.dialog(), Some(Dialog::Results(view)) if view.ending.results.len() == 3));
}

#[test]
fn what_is_unknown_is_read_back_and_not_believed() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("x").text("spam").keys("enter y");
    script.ends(&[unknown()]);
    assert!(script.model.members.get(&UserId::from("u_1")).is_some());
    assert_eq!(script.said(), "notice-unknown");
    script.asked(|read| matches!(read, Read::Members { .. }));
}

#[test]
fn a_refusal_that_lasts_is_learned() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("m 1");
    script.ends(&[refused(10_007)]);
    script.wait(2_000);
    script.keys("m");
    assert!(script.model.dialogs.is_empty());
    assert_eq!(script.said(), "deny-learned");
}

#[test]
fn marked_messages_are_recalled_with_evidence() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Messages).keys("k space space r m");
    assert_eq!(script.sheet().unwrap().plan.targets.len(), 2);
    script.text("ads").keys("enter y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(plan.action, Action::Recall { seqs: vec![9, 10] });
    assert_eq!(plan.evidence.len(), 2);
    script.ends(&[Verdict::Done, refused(10_031)]);
    assert_eq!(script.model.messages.rows[&9].slot, Slot::Recalled);
    assert_eq!(script.model.messages.rows[&10].slot, Slot::Kept);
}

#[test]
fn recall_by_sender_is_red() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Messages).keys("k r a").text("ads").keys("enter");
    assert_eq!(script.sheet().unwrap().focus, FieldId::Challenge);
    script.text("wrong").keys("enter y");
    assert!(script.plan().is_none());
    assert_eq!(script.sheet().unwrap().focus, FieldId::Challenge);
    script.keys("ctrl-u").text("@g").keys("enter y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(plan.action, Action::RecallBySender { sender: UserId::from("u_2") });
    assert_eq!(plan.evidence.iter().map(|kept| kept.seq).collect::<Vec<_>>(), [1, 3, 5, 7, 9]);
    script.ends(&[Verdict::Done]);
    assert_eq!(script.model.messages.rows[&9].slot, Slot::Recalled);
    assert_eq!(script.model.messages.rows[&10].slot, Slot::Kept);
}

#[test]
fn more_than_a_hundred_removals_ask_for_the_number() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("R");
    let many = (0..150).map(|n| member(&format!("m_{n}"), Role::Member)).collect();
    script.members(many, true);
    script.keys("* x").text("raid").keys("enter").text("150").keys("enter y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(plan.targets.len(), 150);
}

#[test]
fn the_owner_is_changed_after_the_challenge_only() {
    let mut script = at_member(GroupType::Public, "u_admin");
    script.keys("o t").text("left").keys("enter enter y");
    assert!(script.plan().is_none());
    script.text("@g").keys("enter y");
    script.ends(&[Verdict::Done]);
    assert_eq!(script.model.open_group().unwrap().owner, Some(UserId::from("u_admin")));
    let role = |id: &str| script.model.members.get(&UserId::from(id)).unwrap().role;
    assert_eq!((role("u_admin"), role("u_owner")), (Role::Owner, Role::Member));
}

#[test]
fn roles_are_set_by_a_letter() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("o m");
    assert_eq!(script.sheet().unwrap().error.as_ref().unwrap().key, "deny-already");
    script.keys("a");
    script.ends(&[Verdict::Done]);
    assert_eq!(script.model.members.get(&UserId::from("u_1")).unwrap().role, Role::Admin);
    assert_eq!(script.model.members.current().unwrap().id.raw(), "u_1", "the cursor moves with the row");
}

#[test]
fn a_name_card_has_fifty_bytes() {
    let mut script = at_member(GroupType::Work, "u_1");
    script.keys("i e ctrl-u").text(&"名".repeat(17)).keys("enter enter y");
    assert_eq!(script.sheet().unwrap().error.as_ref().unwrap().key, "sheet-too-long");
    script.keys("backspace enter enter y");
    script.ends(&[Verdict::Done]);
    let card = &script.model.members.get(&UserId::from("u_1")).unwrap().name_card;
    assert_eq!(card.as_str(), "名".repeat(16));
}

#[test]
fn notifications_go_to_marked_members_else_to_all() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("w enter enter y");
    assert_eq!(script.sheet().unwrap().audience, Some(6));
    assert_eq!(script.sheet().unwrap().error.as_ref().unwrap().key, "sheet-needs-text");
    script.text("calm").keys("enter").text("loud").keys("enter y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(plan.action, Action::Notify { to: Vec::new(), content: "calm".to_owned() });

    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("space w").text("calm").keys("enter").text("loud").keys("enter y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(plan.action, Action::Notify { to: users(&["u_1"]), content: "calm".to_owned() });
}

#[test]
fn a_message_goes_to_the_group() {
    let mut script = Script::opened(GroupType::Live);
    script.keys("s").text("hi y").keys("enter").text("news").keys("enter y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(plan.action, Action::Send { content: "hi y".to_owned() });
}

#[test]
fn everyone_is_muted_by_a_letter_that_is_not_the_trigger() {
    let mut script = Script::opened(GroupType::Public);
    script.keys("F F");
    assert!(script.plan().is_none());
    script.keys("o");
    script.ends(&[Verdict::Done]);
    assert!(script.model.open_group().unwrap().mute_all);
}

#[test]
fn live_rooms_mute_from_the_list_of_the_muted() {
    let mut script = Script::opened(GroupType::Live);
    script.keys(":").text("user u_9").keys("enter");
    assert!(matches!(script.model.dialog(), Some(Dialog::Card { user: Some(_), .. })));
    script.keys("esc");
    script.focus(Pane::Members).keys("m");
    assert_eq!(script.said(), "avail-live-by-id");
    let (group, at) = (script.model.open.clone().unwrap(), script.now.wall);
    script.keys("R");
    let job = script.asked(|read| matches!(read, Read::Muted(_)));
    let listed = vec![(UserId::from("u_9"), MuteEnd::Never)];
    script.outcome(Outcome::Muted { job, group, muted: listed, at });
    script.keys("m u");
    script.ends(&[Verdict::Done]);
    assert!(script.model.members.rows.is_empty());
}

#[test]
fn what_the_type_refuses_is_refused_before_any_call() {
    let denied = |kind, intent| {
        let mut script = Script::opened(kind);
        script.focus(Pane::Members).keys("G");
        let answer = available(&script.model, intent).is_err();
        let key = intent.row().keys[0];
        script.keys(key);
        assert_eq!(script.model.dialogs.is_empty(), answer, "{kind:?} {intent:?}");
        assert!(script.plan().is_none());
        answer.then(|| script.said().to_owned())
    };
    for kind in GroupType::ALL {
        for intent in [Intent::Mute, Intent::Remove, Intent::Role, Intent::MuteAll, Intent::Send] {
            if let Some(said) = denied(kind, intent) {
                assert!(
                    said.starts_with("deny-") || said.starts_with("avail-"),
                    "{kind:?} {intent:?}: {said}"
                );
            }
        }
    }
    assert_eq!(denied(GroupType::Work, Intent::Mute).as_deref(), Some("deny-unsupported-mute"));
    assert_eq!(denied(GroupType::Live, Intent::Remove).as_deref(), Some("deny-unsupported-remove"));
    assert_eq!(denied(GroupType::Work, Intent::Role).as_deref(), Some("avail-no-role"));
}
