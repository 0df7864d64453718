//! Going on with what a crash, a quit or faults left of a plan, and pausing one, against the practice server.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
mod support;

#[expect(dead_code, reason = "shared with other tests")]
#[path = "worker/stage.rs"]
mod stage;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use imwarden::client::Limits;
use imwarden::domain::{Action, Plan, Policy, Subject, UserId};
use imwarden::job::{FaultKind, GoOn, OpenIntent, Outcome, Standing, TargetResult, Task, Verdict, rest};
use imwarden::journal::{Filter, Journal, JournalError};
use imwarden::sandbox::state::{Role, World};
use serde_json::json;
use stage::{Stage, author, hasty, mute, people, plan, stage, stage_with, words, world};
use support::PUBLIC;

fn user(name: &str) -> Subject {
    Subject::User(UserId::from(name))
}

/// A crash: the first of `names` has this result, the second was on its way, the others had to wait. The number of the
/// intent.
async fn crash(stage: &Stage, plan: &Plan, first: Verdict, request: serde_json::Value) -> u64 {
    let dead = Journal::open(stage.journal_file(), author()).await.unwrap();
    let entry = dead.begin(plan).await.unwrap();
    let mut subjects = plan.targets.iter().map(|target| target.subject.clone());
    let (one, two) = (subjects.next().unwrap(), subjects.next());
    let call = dead.call(entry, 0, std::slice::from_ref(&one), &json!({})).await.unwrap();
    dead.result(call, &[TargetResult { subject: one, verdict: first }], Duration::ZERO).await.unwrap();
    if let Some(two) = two {
        dead.call(entry, 1, &[two], &request).await.unwrap();
    }
    dead.close().await;
    entry
}

async fn recorded(stage: &Stage, entry: u64) -> OpenIntent {
    let journal = Journal::open(stage.journal_file(), author()).await.unwrap();
    let found = journal.intent(entry).await.unwrap().unwrap();
    journal.close().await;
    found.intent
}

/// Goes on with all that is left.
async fn go_on(stage: &mut Stage, entry: u64) -> imwarden::job::Ending {
    let open = recorded(stage, entry).await;
    let chosen = open.plan.targets.iter().map(|target| target.subject.clone()).collect();
    let job = stage.submit(Task::GoOn(Arc::new(GoOn { open, chosen })));
    stage.ending(job).await
}

fn crowd(count: usize) -> (World, Vec<String>) {
    let mut world = world();
    let names: Vec<String> = (0..count).map(|n| format!("p{n}")).collect();
    for name in &names {
        world.accounts.insert(name.clone(), imwarden::sandbox::state::Account::default());
        world.groups.get_mut(PUBLIC).unwrap().members.insert(name.clone(), support::member(Role::Member));
    }
    (world, names)
}

fn removal(names: &[String]) -> Plan {
    let users = names.iter().map(|name| UserId::from(name.as_str())).collect();
    plan(PUBLIC, Action::Remove { users, silent: true })
}

#[tokio::test]
async fn the_rest_goes_out_under_the_same_number_and_nothing_twice() {
    let mut stage = stage(&[]).await;
    let names = ["olga", "mia", "max", "adam"];
    let entry = crash(&stage, &mute(PUBLIC, &names), Verdict::Done, json!({})).await;
    stage.bench.group(PUBLIC, |group| {
        for done in ["olga", "mia"] {
            group.mutes.insert(done.to_owned(), imwarden::sandbox::Clock::system().now() + 600);
        }
    });
    let ending = go_on(&mut stage, entry).await;
    assert_eq!((ending.entry, words(&ending)), (Some(entry), BTreeMap::from([("done", 4)])));
    assert_eq!(stage.calls("forbid_send_msg"), 1, "mia was found muted: only max and adam are left");
    let kinds = ["intent", "call", "result", "call", "resumed", "settled", "call", "result", "end"];
    assert_eq!(stage.kinds().await, kinds);
    let (_, reopened) = stage.finish(Duration::from_secs(5)).await;
    assert_eq!(reopened.journal.open_intents().await.unwrap(), []);
    let row = reopened.journal.rows(None, 9, &Filter::default()).await.unwrap();
    assert_eq!((row.len(), row[0].standing, row[0].done), (1, Standing::Done, 4));
}

#[tokio::test]
async fn only_what_was_confirmed_goes_out() {
    let mut stage = stage(&[]).await;
    let entry = crash(&stage, &mute(PUBLIC, &["olga", "mia", "max", "adam"]), Verdict::Done, json!({})).await;
    let open = recorded(&stage, entry).await;
    let job = stage.submit(Task::GoOn(Arc::new(GoOn { open, chosen: vec![user("olga"), user("max")] })));
    let ending = stage.ending(job).await;
    let muted = stage.bench.group(PUBLIC, |group| group.mutes.keys().cloned().collect::<Vec<_>>());
    assert_eq!(muted, ["max"], "olga is done, adam was not chosen");
    assert_eq!(words(&ending), BTreeMap::from([("done", 2), ("failed", 1), ("not started", 1)]));
}

#[tokio::test]
async fn a_notification_on_its_way_is_never_sent_again() {
    let mut stage = stage(&[]).await;
    let to = people(&["olga", "mia", "max"]);
    let notice = plan(PUBLIC, Action::Notify { to, content: "closing".to_owned() });
    let entry = crash(&stage, &notice, Verdict::Done, json!({})).await;
    let ending = go_on(&mut stage, entry).await;
    assert_eq!(words(&ending), BTreeMap::from([("done", 2), ("unknown", 1)]));
    assert_eq!(stage.calls("send_group_system_notification"), 1, "to max only");
    let again = go_on(&mut stage, entry).await;
    assert_eq!(words(&again), words(&ending));
    assert_eq!(stage.calls("send_group_system_notification"), 1);
    assert_eq!(rest(&notice, &again.results), []);
}

#[tokio::test]
async fn a_message_that_did_not_arrive_is_sent_with_the_same_random() {
    let mut stage = stage(&[]).await;
    let dead = Journal::open(stage.journal_file(), author()).await.unwrap();
    let entry = dead.begin(&plan(PUBLIC, Action::Send { content: "be kind".to_owned() })).await.unwrap();
    dead.call(entry, 0, &[Subject::Group], &json!({"Random": 4_000_000_007_u32})).await.unwrap();
    dead.close().await;
    let ending = go_on(&mut stage, entry).await;
    assert_eq!(words(&ending), BTreeMap::from([("done", 1)]));
    let sent = stage.bench.group(PUBLIC, |group| group.messages.last().unwrap().random);
    assert_eq!(sent, 4_000_000_007);
}

#[tokio::test]
async fn a_message_that_nobody_can_look_for_is_not_sent_again() {
    let mut stage =
        stage_with(world(), &["http=502:group_msg_get_simple"], &hasty(), Policy::default()).await;
    let dead = Journal::open(stage.journal_file(), author()).await.unwrap();
    let entry = dead.begin(&plan(PUBLIC, Action::Send { content: "be kind".to_owned() })).await.unwrap();
    dead.call(entry, 0, &[Subject::Group], &json!({"Random": 7})).await.unwrap();
    dead.close().await;
    let ending = go_on(&mut stage, entry).await;
    assert_eq!(words(&ending), BTreeMap::from([("unknown", 1)]));
    assert_eq!(stage.calls("send_group_msg"), 0);
}

#[tokio::test]
async fn what_faults_left_can_be_gone_on_with_after_the_end() {
    let mut stage = stage_with(world(), &["http=502:forbid_send_msg"], &hasty(), Policy::default()).await;
    let ending = stage.acted(mute(PUBLIC, &["mia", "max"])).await;
    assert_eq!(words(&ending), BTreeMap::from([("failed", 2)]));
    assert_eq!(rest(&mute(PUBLIC, &["mia", "max"]), &ending.results).len(), 2);
    let again = go_on(&mut stage, 1).await;
    assert_eq!(words(&again), BTreeMap::from([("failed", 2)]));
    assert_eq!(stage.calls("forbid_send_msg"), 2);
}

#[test]
fn a_refusal_is_no_rest() {
    let refused = |code| {
        let fault = imwarden::job::Fault::coded(FaultKind::Refused, code, "x", "");
        rest(
            &mute(PUBLIC, &["mia"]),
            &[TargetResult { subject: user("mia"), verdict: Verdict::Failed(fault) }],
        )
    };
    assert_eq!(refused(10007), []);
    assert_eq!(refused(10002), [user("mia")], "the service did not know itself, and it was read back");
}

#[tokio::test]
async fn an_intent_in_other_hands_is_left_alone() {
    let mut stage = stage(&[]).await;
    let other = Journal::open(stage.journal_file(), author()).await.unwrap();
    let entry = other.begin(&mute(PUBLIC, &["mia"])).await.unwrap();
    let ending = go_on(&mut stage, entry).await;
    assert_eq!(words(&ending), BTreeMap::from([("failed", 1)]));
    assert_eq!(ending.first_fault().unwrap().kind, FaultKind::Journal);
    assert_eq!(stage.calls("forbid_send_msg"), 0);
    other.close().await;
    // Whoever comes first has it.
    let one = Journal::open(stage.journal_file(), author()).await.unwrap();
    let two = Journal::open(stage.journal_file(), author()).await.unwrap();
    one.take_over(entry, 1).await.unwrap();
    assert!(matches!(two.take_over(entry, 1).await, Err(JournalError::InOtherHands(_))));
    one.close().await;
    two.take_over(entry, 1).await.unwrap();
}

#[tokio::test]
async fn a_paused_plan_waits_and_others_of_its_group_do_not() {
    let (world, names) = crowd(250);
    let faults = ["latency=200ms:delete_group_member"];
    let mut stage = stage_with(world, &faults, &Limits::default(), Policy::default()).await;
    let long = stage.act(removal(&names));
    let waiting = stage.act(mute(PUBLIC, &["mia"]));
    stage.worker.pause(long);
    let paused = |outcome| match outcome {
        Outcome::Paused { job, paused } => Some((job, paused)),
        _ => None,
    };
    assert_eq!(stage.until(paused).await, (long, true));
    assert_eq!(stage.ending(waiting).await.done(), 1, "it does not wait behind what is paused");
    let gone_out = stage.calls("delete_group_member");
    assert!(gone_out < 3, "{gone_out}");
    stage.worker.go_on(long);
    assert_eq!(stage.until(paused).await, (long, false));
    assert_eq!(stage.ending(long).await.done(), 250);
    assert_eq!(stage.calls("delete_group_member"), 3);
    assert_eq!(stage.client.usage().1, 50);
}

#[tokio::test]
async fn a_plan_that_is_paused_before_its_turn_waits_for_its_word() {
    let mut stage = stage(&["latency=100ms:forbid_send_msg"]).await;
    let first = stage.act(mute(PUBLIC, &["mia"]));
    let second = stage.act(mute(PUBLIC, &["max"]));
    let third = stage.act(mute(PUBLIC, &["adam"]));
    stage.worker.pause(second);
    assert_eq!(stage.ending(first).await.done(), 1);
    assert_eq!(stage.ending(third).await.done(), 1);
    assert!(!stage.bench.group(PUBLIC, |group| group.mutes.contains_key("max")));
    stage.worker.go_on(second);
    assert_eq!(stage.ending(second).await.done(), 1);
}

#[tokio::test]
async fn a_paused_plan_that_is_cancelled_ends() {
    let (world, names) = crowd(150);
    let faults = ["latency=200ms:delete_group_member"];
    let mut stage = stage_with(world, &faults, &Limits::default(), Policy::default()).await;
    let long = stage.act(removal(&names));
    stage.worker.pause(long);
    stage.until(|outcome| matches!(outcome, Outcome::Paused { .. }).then_some(())).await;
    stage.worker.cancel(long);
    let ending = stage.ending(long).await;
    assert_eq!(ending.done() + ending.count(|verdict| *verdict == Verdict::NotStarted), 150);
    assert!(ending.done() <= 100);
    assert_eq!(stage.kinds().await.last().unwrap(), "end");
}

#[tokio::test]
async fn a_paused_plan_stays_open_when_the_program_ends() {
    let (world, names) = crowd(150);
    let faults = ["latency=200ms:delete_group_member"];
    let mut stage = stage_with(world, &faults, &Limits::default(), Policy::default()).await;
    let long = stage.act(removal(&names));
    stage.worker.pause(long);
    stage.until(|outcome| matches!(outcome, Outcome::Paused { .. }).then_some(())).await;
    let (endings, reopened) = stage.finish(Duration::from_secs(5)).await;
    assert!(endings[0].1.count(|verdict| *verdict == Verdict::NotStarted) >= 50);
    let open = reopened.journal.open_intents().await.unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].in_flight, []);
}

#[tokio::test]
async fn what_is_forbidden_during_a_pause_does_not_go_on() {
    let (world, names) = crowd(150);
    let faults = ["latency=200ms:delete_group_member"];
    let mut stage = stage_with(world, &faults, &Limits::default(), Policy::default()).await;
    let long = stage.act(removal(&names));
    stage.worker.pause(long);
    stage.until(|outcome| matches!(outcome, Outcome::Paused { .. }).then_some(())).await;
    let sent = stage.calls("delete_group_member");
    stage.worker.set_policy(Policy { read_only: true, ..Policy::default() });
    stage.worker.go_on(long);
    stage.ending(long).await;
    assert_eq!(stage.calls("delete_group_member"), sent);
}

#[tokio::test]
async fn an_intent_that_nobody_goes_on_with_gets_its_end() {
    let mut stage = stage(&[]).await;
    let entry = crash(&stage, &mute(PUBLIC, &["olga", "mia", "max"]), Verdict::Done, json!({})).await;
    let open = recorded(&stage, entry).await;
    let job = stage.submit(Task::Close(Arc::new(open)));
    stage.ending(job).await;
    let (_, reopened) = stage.finish(Duration::from_secs(5)).await;
    assert_eq!(reopened.journal.open_intents().await.unwrap(), []);
    let row = reopened.journal.rows(None, 1, &Filter::default()).await.unwrap();
    assert_eq!((row[0].standing, row[0].done), (Standing::Unknown, 1));
}

#[tokio::test]
async fn a_second_crash_after_going_on_is_settled_anew() {
    let mut stage = stage(&[]).await;
    let fault = imwarden::job::Fault::new(FaultKind::HttpStatus, "forbid_send_msg", "");
    let plan = mute(PUBLIC, &["mia", "max"]);
    // The first crash: mia was found not to be muted; max was not begun.
    let entry = crash(&stage, &plan, Verdict::Failed(fault), json!({})).await;
    // The second one came while mia was on her way again.
    let dead = Journal::open(stage.journal_file(), author()).await.unwrap();
    dead.take_over(entry, 2).await.unwrap();
    dead.call(entry, 0, &[user("mia")], &json!({})).await.unwrap();
    dead.close().await;
    let open = recorded(&stage, entry).await;
    assert!(open.in_flight.iter().any(|(_, subject)| *subject == user("mia")), "{:?}", open.in_flight);
    let ending = go_on(&mut stage, entry).await;
    assert_eq!(words(&ending), BTreeMap::from([("done", 2)]));
}
