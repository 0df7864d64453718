//! Windows, the command line, leaving, and the mouse.

use std::time::Duration;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::fixtures::*;
use super::script::*;
use crate::app::model::{Dialog, Pane, Prompt};
use crate::app::{Effect, Msg, hints};
use crate::domain::{Action, GroupId, MuteTime, Plan, Stamp, Target, UserId};
use crate::i18n::Lang;
use crate::job::{Ending, OpenIntent, Outcome, Read, TargetResult, Task, Verdict};
use crate::wire::GroupType;

#[test]
fn leaving_asks_and_enter_means_no() {
    let mut script = Script::opened(GroupType::Public);
    script.keys("q enter");
    assert!(script.model.dialogs.is_empty());
    script.keys("q");
    script.wait(300);
    script.key("y");
    assert_eq!(script.effects.last(), Some(&Effect::Quit));
}

#[test]
fn ctrl_c_cancels_first_asks_next_and_then_quits() {
    let mut script = Script::opened(GroupType::Public);
    script.keys(":").text("mu").keys("ctrl-c");
    assert!(script.model.prompt.is_none());
    script.wait(3_000);
    script.key("ctrl-c");
    assert!(script.model.dialogs.is_empty());
    script.keys("ctrl-c");
    assert!(matches!(script.model.dialog(), Some(Dialog::Quit { .. })));
    script.keys("ctrl-c");
    assert_eq!(script.effects.last(), Some(&Effect::Quit));
}

#[test]
fn quit_from_outside_asks_nobody() {
    let mut script = Script::opened(GroupType::Public);
    assert_eq!(script.send(Msg::Quit).effects, [Effect::Quit]);
}

#[test]
fn commands_complete_recall_and_correct() {
    let mut script = Script::opened(GroupType::Public);
    let line = |script: &Script| match &script.model.prompt {
        Some(Prompt::Command { input, .. }) => input.value().to_owned(),
        _ => String::new(),
    };
    script.keys(":").text("la").keys("tab");
    assert_eq!(line(&script), "lang ");
    script.keys("tab tab");
    assert_eq!(line(&script), "lang en");
    script.keys("backtab enter");
    assert_eq!(script.model.lang, Lang::Zh);
    assert!(script.effects.contains(&Effect::Remember(Lang::Zh)));
    script.keys(": up");
    assert_eq!(line(&script), "lang zh");
    script.keys("down");
    assert_eq!(line(&script), "");
    script.text("mtue").keys("enter");
    assert_eq!(script.said(), "command-nearest");
}

#[test]
fn a_command_opens_the_sheet_of_its_key() {
    let mut script = Script::opened(GroupType::Public);
    script.keys(":").text("mute 10m").keys("enter");
    assert_eq!(script.said(), "notice-elsewhere");
    script.focus(Pane::Members).keys("G :").text("mute 2h").keys("enter");
    assert!(script.plan().is_none());
    script.keys("y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(
        plan.action,
        Action::Mute { users: vec![UserId::from("u_4")], time: MuteTime::For(Duration::from_hours(2)) }
    );
}

#[test]
fn a_group_that_is_not_listed_opens_by_its_id() {
    let mut script = Script::opened(GroupType::Public);
    script.keys(":").text("group @other").keys("enter");
    let job = script.asked(|read| matches!(read, Read::Groups(ids) if ids[0].raw() == "@other"));
    let groups = vec![group("@other", GroupType::Meeting)];
    script.outcome(Outcome::Groups { job, groups, failed: Vec::new(), done: true });
    assert_eq!(script.model.open, Some(GroupId::from("@other")));
}

fn left_open(script: &Script) -> OpenIntent {
    let target = Target::member(&member("u_1", crate::domain::Role::Member));
    let plan = Plan::for_users(
        &script.model.policy,
        &group("@g", GroupType::Public),
        crate::domain::ActionKind::Mute,
        vec![target],
        |users| Action::Mute { users, time: MuteTime::Forever },
    )
    .unwrap();
    OpenIntent { entry: 7, at: Stamp::UNIX_EPOCH, plan, known: Vec::new(), in_flight: Vec::new() }
}

#[test]
fn an_intent_left_open_is_settled_by_reading_back() {
    let mut script = Script::opened(GroupType::Public);
    let open = left_open(&script);
    let job = crate::job::JobId(9_999);
    script.outcome(Outcome::OpenIntents { job, open: vec![open] });
    script.keys("esc");
    assert!(script.model.dialogs.is_empty());
    script.keys(":").text("open").keys("enter s s");
    let settles: Vec<_> = script
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Submit(job) if matches!(job.task, Task::Settle(_)) => Some(job.id),
            _ => None,
        })
        .collect();
    assert_eq!(settles.len(), 1, "asked once");
    let results = vec![TargetResult {
        subject: crate::domain::Subject::User(UserId::from("u_1")),
        verdict: Verdict::Done,
    }];
    let ending = Ending { results, entry: Some(7), at: script.now.wall, took: Duration::ZERO };
    script.outcome(Outcome::Acted { job: settles[0], group: GroupId::from("@g"), ending });
    assert!(matches!(script.model.dialog(), Some(Dialog::Open(view)) if view.settled.len() == 1));
    assert!(script.model.members.get(&UserId::from("u_1")).unwrap().mute.is_some());
}

#[test]
fn a_running_job_is_stopped_from_the_board() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("G m 1 ! x");
    let (job, _) = script.plan().unwrap();
    assert_eq!(script.effects.last(), Some(&Effect::Cancel(job)));
}

#[test]
fn rows_are_copied_and_shown_raw() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("G y i");
    assert!(script.effects.contains(&Effect::Copy("u_4".to_owned())));
    script.keys("J");
    assert!(matches!(script.model.dialog(), Some(Dialog::Raw(view)) if view.lines.len() == 3));
}

#[test]
fn the_mouse_selects_and_opens_and_never_acts() {
    let mut script = Script::opened(GroupType::Public);
    let area = crate::app::layout::inside(&script.model, Pane::Members).unwrap().body;
    let click = MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: area.x + 1,
        row: area.y + 3,
        modifiers: KeyModifiers::NONE,
    };
    script.send(Msg::Mouse(click));
    assert_eq!(script.model.focus, Pane::Groups, "it is off");
    script.keys(":").text("mouse on").keys("enter");
    assert!(script.effects.contains(&Effect::Mouse(true)));
    script.send(Msg::Mouse(click));
    assert_eq!((script.model.focus, script.model.members.cursor), (Pane::Members, 3));
    script.send(Msg::Mouse(click));
    assert!(matches!(script.model.dialog(), Some(Dialog::Card { .. })));
    assert!(script.plan().is_none());
}

#[test]
fn hints_tell_what_works_and_why_the_rest_does_not() {
    let mut script = Script::opened(GroupType::Live);
    script.focus(Pane::Members);
    let remove = hints(&script.model).into_iter().find(|hint| hint.keys == "x").unwrap();
    assert_eq!(remove.enabled.unwrap_err().key, "deny-unsupported-remove");
    script.focus(Pane::Messages).keys("r");
    assert_eq!(script.said(), "avail-live-no-history");
}

#[test]
fn late_budgets_of_one_call_draw_nothing() {
    let mut script = Script::opened(GroupType::Public);
    assert!(!script.outcome(Outcome::Budget { used: 1, limit: 50 }).redraw);
    assert!(!script.outcome(Outcome::Budget { used: 0, limit: 50 }).redraw);
    assert!(script.outcome(Outcome::Budget { used: 9, limit: 50 }).redraw);
}
