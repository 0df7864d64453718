//! Rules that hold for every action: what is swallowed, what is bound, what stops everything.

use super::fixtures::*;
use super::script::*;
use crate::app::Msg;
use crate::app::model::Pane;
use crate::domain::{Action, GroupId, Role, UserId};
use crate::job::{Fault, JournalTrouble, Outcome, Read, Verdict};
use crate::wire::GroupType;

#[test]
fn read_only_stops_every_action_and_leaving_it_asks() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys(":").text("ro").keys("enter m");
    assert!(script.model.dialogs.is_empty());
    assert_eq!(script.said(), "deny-read-only");
    script.keys(":").text("rw").keys("enter enter");
    assert!(script.model.policy.read_only, "Enter means no");
    script.keys(":").text("rw").keys("enter y m");
    assert!(script.sheet().is_some());
}

#[test]
fn an_unwritable_journal_stops_every_action() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.model.session.journal_fault = Some(Fault::journal(JournalTrouble::DiskFull, ""));
    script.keys("m 1");
    assert!(script.plan().is_none());
    assert_eq!(script.said(), "fault-journal");
    let job = script.asked(|read| *read == Read::JournalState);
    script.outcome(Outcome::JournalState { job, fault: None });
    script.keys("1");
    assert!(script.plan().is_some(), "it can be written again");
}

#[test]
fn a_sheet_swallows_early_keys_and_repeats() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("m");
    script.wait(249);
    script.key("1");
    assert!(script.plan().is_none());
    script.wait(1);
    script.repeat("1");
    assert!(script.plan().is_none());
    script.key("1");
    assert!(script.plan().is_some());
}

#[test]
fn pasted_text_is_text() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.send(Msg::Paste("m1".to_owned()));
    assert!(script.model.dialogs.is_empty());
    assert_eq!(script.said(), "notice-paste");
    script.keys("x");
    script.send(Msg::Paste("spam\r\ny\u{1b}".to_owned()));
    assert_eq!(script.sheet().unwrap().reason.value(), "spam y");
    script.keys("enter");
    script.send(Msg::Paste("y".to_owned()));
    assert!(script.plan().is_none());
}

#[test]
fn the_plan_keeps_its_victim_while_the_list_changes() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("R m");
    script.members(vec![member("u_new", Role::Member)], true);
    script.keys("1");
    let (_, plan) = script.plan().unwrap();
    assert!(matches!(&plan.action, Action::Mute { users: whom, .. } if *whom == [UserId::from("u_1")]));
}

#[test]
fn a_row_that_has_just_changed_is_not_acted_on() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("R");
    script.members(vec![member("u_new", Role::Member)], true);
    script.wait(299);
    script.key("m");
    assert!(script.model.dialogs.is_empty());
    assert_eq!(script.said(), "notice-row-changed");
    script.wait(1);
    script.key("m");
    assert_eq!(script.sheet().unwrap().plan.targets[0].user().unwrap().raw(), "u_new");
}

#[test]
fn a_refresh_that_keeps_the_row_keeps_the_key() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("R");
    let mut more = vec![member("u_0", Role::Admin)];
    more.extend(members());
    script.members(more, true);
    script.key("m");
    assert_eq!(script.sheet().unwrap().plan.targets[0].user().unwrap().raw(), "u_1");
}

#[test]
fn a_group_that_opens_late_does_not_slip_under_a_menu() {
    let mut script = Script::opened(GroupType::Public);
    script.model.groups.rows[0].asking = None;
    script.keys(":").text("group @late").keys("enter");
    let job = script.asked(|read| matches!(read, Read::Groups(ids) if ids[0].raw() == "@late"));
    script.focus(Pane::Messages).keys("k r");
    let groups = vec![group("@late", GroupType::Public)];
    script.outcome(Outcome::Groups { job, groups, failed: Vec::new(), done: true });
    assert_eq!(script.model.open, Some(GroupId::from("@g")));
    script.keys("m").text("ads").keys("enter y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(plan.group, GroupId::from("@g"));
    assert_eq!(script.model.open, Some(GroupId::from("@late")), "it opens when the menu is gone");
}

#[test]
fn a_command_is_bound_to_a_row_that_rests() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("R :").text("mute");
    script.members(vec![member("u_new", Role::Member)], true);
    script.key("enter");
    assert!(script.model.dialogs.is_empty());
    assert_eq!(script.said(), "notice-row-changed");
}

#[test]
fn a_stopped_job_tells_what_was_not_started() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("space space m 1");
    script.ends(&[Verdict::Done, Verdict::NotStarted]);
    assert_eq!(script.said(), "notice-partly");
    let members = &script.model.members;
    assert!(members.get(&UserId::from("u_1")).unwrap().mute.is_some());
    assert!(members.get(&UserId::from("u_2")).unwrap().mute.is_none());
    assert!(members.pending.is_empty());
}

#[test]
fn esc_and_ctrl_c_close_a_sheet_and_nothing_goes_out() {
    for key in ["esc", "ctrl-c"] {
        for (action, pane) in
            [("m", Pane::Members), ("x", Pane::Members), ("o", Pane::Members), ("s", Pane::Messages)]
        {
            let mut script = at_member(GroupType::Public, "u_1");
            script.focus(pane).keys(action);
            assert!(script.sheet().is_some(), "{action}");
            script.keys(key);
            assert!(script.model.dialogs.is_empty(), "{action} {key}");
            assert!(script.plan().is_none());
        }
    }
}

#[test]
fn other_panes_answers_do_not_stop_a_key() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("R");
    let job = script.asked(|read| matches!(read, Read::Groups(_)));
    let groups = vec![group("@g", GroupType::Public)];
    script.outcome(Outcome::Groups { job, groups, failed: Vec::new(), done: true });
    script.key("m");
    assert!(script.sheet().is_some());
}
