//! What a sheet is about and how it is worked: marks against the cursor, many targets, IDs, cards, quotes.

use std::time::Duration;

use super::fixtures::*;
use super::script::*;
use crate::app::hints;
use crate::app::model::{Dialog, Pane};
use crate::domain::{Action, MuteTime, Role, UserId};
use crate::wire::GroupType;

/// This many ordinary members, all of them marked, with the cursor on the first.
fn marked(count: usize) -> Script {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("R");
    script.members((0..count).map(|n| member(&format!("m_{n}"), Role::Member)).collect(), true);
    script.keys("g g *");
    script
}

fn minutes(time: u64) -> MuteTime {
    MuteTime::For(Duration::from_mins(time))
}

#[test]
fn a_digit_hits_ten_and_only_chooses_for_eleven() {
    let mut script = marked(10);
    script.keys("m 1");
    assert_eq!(script.plan().unwrap().1.targets.len(), 10);

    let mut script = marked(11);
    script.keys("m y");
    assert_eq!(script.sheet().unwrap().error.as_ref().unwrap().key, "sheet-needs-time");
    let offers_y = |script: &Script| hints(&script.model).iter().any(|hint| hint.keys == "y");
    assert!(!offers_y(&script));
    script.keys("1 2");
    assert!(script.plan().is_none());
    assert!(script.sheet().unwrap().chosen && offers_y(&script));
    script.keys("u");
    assert!(script.plan().is_none());
    assert!(matches!(script.sheet().unwrap().plan.action, Action::Unmute { .. }));
    script.keys("3 y");
    let (_, plan) = script.plan().unwrap();
    assert!(
        matches!(&plan.action, Action::Mute { users, time } if users.len() == 11 && *time == minutes(60))
    );
}

#[test]
fn the_list_of_targets_scrolls_from_cancel_and_from_fields() {
    let mut script = marked(60);
    script.keys("m j j k");
    let at = |script: &Script| script.sheet().unwrap().scroll;
    assert_eq!(at(&script), 1);
    script.keys("pagedown");
    let page = at(&script) - 1;
    assert!(page > 1);
    script.keys("ctrl-f ctrl-b pageup pageup");
    assert_eq!(at(&script), 0, "it stops at the top");
    script.keys("ctrl-d");
    assert_eq!(at(&script), page / 2);
    script.keys("ctrl-u G");
    assert_eq!(at(&script), 59);
    script.keys("home");
    assert_eq!(at(&script), 0);
    script.keys("end g g");
    assert_eq!(at(&script), 0);
    script.keys("tab down pagedown j");
    assert_eq!(at(&script), 1 + page);
    assert_eq!(script.sheet().unwrap().reason.value(), "j", "letters are text there");
}

#[test]
fn a_sheet_tells_marks_from_the_cursor() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("m");
    let told = |script: &Script| (script.sheet().unwrap().marked, script.sheet().unwrap().beside);
    assert_eq!(told(&script), (false, false));
    script.keys("esc space m");
    assert_eq!(told(&script), (true, true), "the cursor went on to the next row");
    assert_eq!(script.sheet().unwrap().plan.targets[0].user().unwrap().raw(), "u_1");
    script.keys("esc k m");
    assert_eq!(told(&script), (true, false));
    script.keys("esc j :").text("mute u_4").keys("enter");
    assert_eq!(told(&script), (false, false), "named by ID");

    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Messages).keys("k space r m");
    assert_eq!(told(&script), (true, true));
}

#[test]
fn notifications_follow_the_marks_whatever_pane_has_the_focus() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("space");
    for pane in Pane::ALL {
        script.focus(pane).keys("w");
        let sheet = script.sheet().unwrap();
        assert!(matches!(&sheet.plan.action, Action::Notify { to, .. } if to.len() == 1), "{pane:?}");
        assert!(sheet.marked && sheet.audience.is_none());
        script.keys("esc");
    }
    crate::app::update::groups::add(&mut script.model.groups, "@other".into());
    let other = script.model.groups.rows.last_mut().unwrap();
    other.profile = Some(group("@other", GroupType::Public));
    script.model.groups.order.push(1);
    script.focus(Pane::Groups).keys("G w");
    let sheet = script.sheet().unwrap();
    assert_eq!(sheet.plan.group.raw(), "@other");
    assert!(matches!(&sheet.plan.action, Action::Notify { to, .. } if to.is_empty()));
    assert_eq!((sheet.audience, sheet.marked), (Some(6), false));
}

#[test]
fn a_mute_from_messages_quotes_them() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Messages).keys("k m");
    let seqs = |script: &Script| -> Vec<u64> {
        script.sheet().unwrap().plan.evidence.iter().map(|kept| kept.seq).collect()
    };
    assert_eq!(seqs(&script), [9]);
    script.keys("esc space space m");
    assert_eq!(seqs(&script), [9, 10]);
    script.keys("2");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(plan.evidence.len(), 2, "the digit keeps them");

    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("m");
    assert!(seqs(&script).is_empty());
}

#[test]
fn viewers_of_a_live_room_are_muted_by_id() {
    let mut script = Script::opened(GroupType::Live);
    script.keys(":").text("mute u_77 u_78 2h u_79").keys("enter");
    assert_eq!(script.said(), "sheet-bad-time");
    script.keys(":").text("mute u_77 u_78 u_77 2h").keys("enter y");
    let (_, plan) = script.plan().unwrap();
    let users = vec![UserId::from("u_77"), UserId::from("u_78")];
    assert_eq!(plan.action, Action::Mute { users, time: minutes(120) });
    script.ends(&[crate::job::Verdict::Done]);
    assert_eq!(script.model.members.rows.len(), 2, "now they are among the muted");
    script.keys(":").text("unmute u_77").keys("enter y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(plan.action, Action::Unmute { users: vec![UserId::from("u_77")] });
    script.keys(":").text("remove u_77").keys("enter");
    assert_eq!(script.said(), "deny-unsupported-remove");
    script.keys(":").text("mute administrator").keys("enter");
    assert_eq!(script.sheet().unwrap().plan.overridden.len(), 1, "protected people are protected by ID too");
}

#[test]
fn the_group_is_transferred_by_id() {
    for command in ["transfer u_2", "owner u_2"] {
        let mut script = Script::opened(GroupType::Public);
        script.keys(":").text(command).keys("enter");
        let action = Action::TransferOwner { to: UserId::from("u_2") };
        assert_eq!(script.sheet().unwrap().plan.action, action);
    }
}

#[test]
fn a_card_acts_and_esc_comes_back_to_it() {
    let mut script = Script::opened(GroupType::Live);
    script.keys(":").text("user u_9").keys("enter");
    let state = |key: &str| hints(&script.model).into_iter().find(|hint| hint.keys == key).unwrap().enabled;
    assert!(state("m").is_ok() && state("x").is_err());
    script.keys("x");
    assert_eq!(script.said(), "deny-unsupported-remove");
    script.keys("m esc");
    assert!(matches!(script.model.dialog(), Some(Dialog::Card { .. })));
    script.keys("m 1");
    let (_, plan) = script.plan().unwrap();
    assert!(matches!(&plan.action, Action::Mute { users, .. } if *users == [UserId::from("u_9")]));
    assert!(script.model.dialogs.is_empty(), "the card goes with its sheet");

    let mut script = at_member(GroupType::Public, "u_1");
    for key in ["m", "x", "o", "e"] {
        script.keys("i").keys(key);
        assert!(script.sheet().is_some(), "{key}");
        script.keys("esc");
        assert!(matches!(script.model.dialog(), Some(Dialog::Card { .. })), "{key}");
        script.keys("esc");
        assert!(script.model.dialogs.is_empty());
    }
}
