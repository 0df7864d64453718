//! What a crash left open, and actions that are paused.

use std::time::Duration;

use super::fixtures::*;
use super::script::*;
use crate::app::Effect;
use crate::app::model::{Dialog, Pane, SheetKind};
use crate::domain::{Action, ActionKind, GroupId, Plan, Stamp, Subject, Target, UserId};
use crate::job::{Ending, GoOn, JobId, OpenIntent, Outcome, TargetResult, Task, Verdict};
use crate::wire::GroupType;

fn user(id: &str) -> Subject {
    Subject::User(UserId::from(id))
}

/// A removal of three: one done, one on its way, one that had to wait.
fn left_open(script: &Script) -> OpenIntent {
    let people = ["u_2", "u_3", "u_4"].map(|id| Target::member(&member(id, crate::domain::Role::Member)));
    let mut plan = Plan::for_users(
        &script.model.policy,
        &group("@g", GroupType::Public),
        ActionKind::Remove,
        people.into(),
        |users| Action::Remove { users, silent: false },
    )
    .unwrap();
    plan.reason = "raid".to_owned();
    let known = vec![TargetResult { subject: user("u_2"), verdict: Verdict::Done }];
    OpenIntent { entry: 7, at: Stamp::UNIX_EPOCH, plan, known, in_flight: vec![(9, user("u_3"))] }
}

fn tasks(script: &Script) -> Vec<(JobId, Task)> {
    let submitted = script.effects.iter().filter_map(|effect| match effect {
        Effect::Submit(job) => Some((job.id, job.task.clone())),
        _ => None,
    });
    submitted.filter(|(_, task)| !matches!(task, Task::Read(_))).collect()
}

fn ends(script: &mut Script, job: JobId, verdicts: [Verdict; 3]) {
    let results = ["u_2", "u_3", "u_4"].into_iter().zip(verdicts);
    let results = results.map(|(id, verdict)| TargetResult { subject: user(id), verdict }).collect();
    let ending = Ending { results, entry: Some(7), at: script.now.wall, took: Duration::ZERO };
    script.outcome(Outcome::Acted { job, group: GroupId::from("@g"), ending });
}

/// Read back: `u_3` is removed, `u_4` is left.
fn read_back() -> Script {
    let mut script = Script::opened(GroupType::Public);
    let open = left_open(&script);
    script.outcome(Outcome::OpenIntents { job: JobId(9_999), open: vec![open] });
    let settles = tasks(&script);
    assert!(matches!(settles.as_slice(), [(_, Task::Settle(_))]), "at once, without a key: {settles:?}");
    script.keys("g");
    assert_eq!(script.said(), "open-settling", "nothing goes on before it is known");
    ends(&mut script, settles[0].0, [Verdict::Done, Verdict::Done, Verdict::NotStarted]);
    script.effects.clear();
    script
}

#[test]
fn the_rest_is_offered_confirmed_and_sent_under_its_number() {
    let mut script = read_back();
    assert_eq!(script.said(), "open-left");
    script.keys("g");
    let sheet = script.sheet().unwrap();
    assert!(matches!(sheet.kind, SheetKind::GoOn(_)));
    assert_eq!(sheet.plan.targets.len(), 1, "only what is left");
    assert_eq!(sheet.plan.action, Action::Remove { users: vec![UserId::from("u_4")], silent: false });
    script.keys("g enter");
    assert!(script.sheet().is_none(), "Enter means Cancel, the trigger confirms nothing");
    assert_eq!(tasks(&script), []);
    script.keys("g y");
    let sent = tasks(&script);
    let [(job, Task::GoOn(rest))] = sent.as_slice() else { panic!("{sent:?}") };
    let GoOn { open, chosen } = rest.as_ref();
    assert_eq!((open.entry, chosen.as_slice()), (7, [user("u_4")].as_slice()));
    assert_eq!(open.plan.reason, "raid");
    assert!(script.model.dialogs.is_empty(), "the only open intent is in hand");
    assert!(script.model.members.pending.contains_key(&UserId::from("u_4")));
    assert!(!script.model.members.pending.contains_key(&UserId::from("u_3")));
    let job = *job;
    ends(&mut script, job, [Verdict::Done, Verdict::Done, Verdict::Done]);
    assert_eq!(script.model.jobs.running().count(), 0);
    assert_eq!(script.model.jobs.acts[0].entry, Some(7));
}

#[test]
fn whom_the_policy_protects_by_now_is_left_out() {
    let mut script = read_back();
    script.model.policy.protected.insert(UserId::from("u_4"));
    script.keys("g");
    assert!(script.sheet().is_none());
    assert_eq!(script.said(), "notice-refused");
}

#[test]
fn an_intent_is_ended_as_it_stands() {
    let mut script = read_back();
    script.keys("c");
    assert!(matches!(tasks(&script).as_slice(), [(_, Task::Close(open))] if open.entry == 7));
    assert!(script.model.dialogs.is_empty());
    script.keys(":").text("open").keys("enter");
    assert_eq!(script.said(), "notice-none-open");
}

#[test]
fn what_is_put_off_comes_back_by_resume() {
    let mut script = read_back();
    script.keys("esc");
    assert_eq!(script.said(), "notice-put-off");
    script.keys(":").text("resume").keys("enter");
    assert!(matches!(script.model.dialog(), Some(Dialog::Open(_))));
}

/// A mute under way.
fn running() -> (Script, JobId) {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("G m 1");
    let (job, _) = script.plan().unwrap();
    script.effects.clear();
    (script, job)
}

#[test]
fn a_job_is_paused_and_goes_on_from_the_board() {
    let (mut script, job) = running();
    script.keys("! p");
    assert_eq!(script.effects, [Effect::Pause(job)]);
    assert!(!script.model.jobs.acts[0].paused, "the call on its way is finished first");
    script.outcome(Outcome::Paused { job, paused: true });
    assert!(script.model.jobs.acts[0].paused);
    script.keys("p");
    assert_eq!(script.effects.last(), Some(&Effect::GoOn(job)));
    script.outcome(Outcome::Paused { job, paused: false });
    assert!(!script.model.jobs.acts[0].paused);
}

#[test]
fn a_job_is_paused_resumed_and_cancelled_by_command() {
    let (mut script, job) = running();
    let mut type_in = |line: &str| {
        script.keys(":").text(line).keys("enter");
        (script.effects.last().cloned(), script.said().to_owned())
    };
    assert_eq!(type_in("resume").1, "pace-none-paused");
    assert_eq!(type_in("pause").0, Some(Effect::Pause(job)));
    assert_eq!(type_in("pause").1, "notice-not-running");
    assert_eq!(type_in("resume").0, Some(Effect::GoOn(job)));
    assert_eq!(type_in("cancel 12").1, "notice-not-running");
    assert_eq!(type_in("cancel").0, Some(Effect::Cancel(job)));
}

#[test]
fn several_jobs_are_told_apart_by_their_number() {
    let (mut script, first) = running();
    script.outcome(Outcome::Progress {
        job: first,
        entry: 31,
        done: 0,
        failed: 0,
        unknown: 0,
        total: 1,
        left: Duration::from_secs(9),
    });
    script.keys("k m 1");
    script.keys(":").text("pause").keys("enter");
    assert_eq!(script.said(), "pace-which");
    script.keys(":").text("pause #31").keys("enter");
    assert_eq!(script.effects.last(), Some(&Effect::Pause(first)));
    assert_eq!(script.model.jobs.acts[1].left, Some(Duration::from_secs(9)));
}
