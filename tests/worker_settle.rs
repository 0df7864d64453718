//! Writes without an answer, against the practice server: what reading back tells, and what it cannot tell.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
mod support;

#[expect(dead_code, reason = "shared with other tests")]
#[path = "worker/stage.rs"]
mod stage;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use imwarden::client::Limits;
use imwarden::domain::{Action, MuteTime, Policy, Role, Subject, UserId};
use imwarden::job::{FaultKind, Outcome, Read, Standing, Task};
use imwarden::journal::{Filter, Journal};
use imwarden::sandbox::Clock;
use serde_json::json;
use stage::{Stage, author, hasty, mute, people, plan, stage, stage_with, words, world};
use support::PUBLIC;

/// One of each kind whose effect can be read back.
fn provable() -> Vec<Action> {
    let user = || UserId::from("mia");
    vec![
        Action::Mute { users: people(&["mia", "max"]), time: MuteTime::For(Duration::from_mins(10)) },
        Action::Mute { users: people(&["mia"]), time: MuteTime::Forever },
        Action::Remove { users: people(&["mia", "max"]), silent: true },
        Action::Recall { seqs: vec![1, 3] },
        Action::RecallBySender { sender: user() },
        Action::TransferOwner { to: user() },
        Action::Send { content: "be kind".to_owned() },
        Action::SetRole { user: user(), role: Role::Admin },
        Action::SetNameCard { user: user(), name_card: "Mia (muted twice)".to_owned() },
        Action::MuteAll { on: true },
    ]
}

fn command(action: &Action) -> &'static str {
    action.kind().command().name()
}

#[tokio::test]
async fn what_was_done_without_an_answer_is_found_done() {
    for action in provable() {
        let fault = format!("drop:{}", command(&action));
        let mut stage = stage(&[&fault]).await;
        let targets = plan(PUBLIC, action.clone()).targets.len();
        let ending = stage.acted(plan(PUBLIC, action.clone())).await;
        assert_eq!(words(&ending), BTreeMap::from([("done", targets)]), "{action:?}");
        assert_eq!(stage.calls(command(&action)), 1, "never sent again: {action:?}");
        assert_eq!(stage.kinds().await, ["intent", "call", "result", "settled", "end"]);
    }
}

#[tokio::test]
async fn an_unmute_without_an_answer_is_found_done() {
    let mut world = world();
    let end = Clock::system().now() + 600;
    world.groups.get_mut(PUBLIC).unwrap().mutes.insert("mia".to_owned(), end);
    let mut stage = stage_with(world, &["cut:forbid_send_msg"], &Limits::default(), Policy::default()).await;
    let ending = stage.acted(plan(PUBLIC, Action::Unmute { users: people(&["mia"]) })).await;
    assert_eq!(words(&ending), BTreeMap::from([("done", 1)]));
}

async fn fails(action: Action, fault: &str) {
    let fault = format!("{fault}:{}", command(&action));
    let mut stage = stage_with(world(), &[&fault], &hasty(), Policy::default()).await;
    let targets = plan(PUBLIC, action.clone()).targets.len();
    let ending = stage.acted(plan(PUBLIC, action.clone())).await;
    assert_eq!(words(&ending), BTreeMap::from([("failed", targets)]), "{action:?} {fault}");
    assert!(ending.first_fault().unwrap().leaves_unknown());
    assert_eq!(stage.kinds().await, ["intent", "call", "result", "settled", "end"]);
}

#[tokio::test]
async fn what_never_arrived_is_found_failed() {
    join_all(provable().into_iter().map(|action| fails(action, "http=502"))).await;
}

#[tokio::test]
async fn what_was_never_answered_and_does_not_show_stays_unknown() {
    let remove = Action::Remove { users: people(&["mia"]), silent: true };
    let mut stage = stage_with(world(), &["hang:delete_group_member"], &hasty(), Policy::default()).await;
    let ending = stage.acted(plan(PUBLIC, remove)).await;
    assert_eq!(words(&ending), BTreeMap::from([("unknown", 1)]), "it may still land");
    assert_eq!(stage.calls("delete_group_member"), 1);
}

#[tokio::test]
async fn a_mute_that_was_there_before_is_no_proof() {
    let mut world = world();
    let end = Clock::system().now() + 86_400;
    world.groups.get_mut(PUBLIC).unwrap().mutes.insert("mia".to_owned(), end);
    let mut stage = stage_with(world, &["http=502:forbid_send_msg"], &hasty(), Policy::default()).await;
    let ending = stage.acted(mute(PUBLIC, &["mia"])).await;
    assert_eq!(words(&ending), BTreeMap::from([("unknown", 1)]), "whose mute it is cannot be told");
}

#[tokio::test]
async fn a_notification_stays_unknown() {
    let mut stage = stage(&["drop:send_group_system_notification"]).await;
    let everybody = Action::Notify { to: Vec::new(), content: "closing".to_owned() };
    let ending = stage.acted(plan(PUBLIC, everybody)).await;
    assert_eq!(words(&ending), BTreeMap::from([("unknown", 1)]));
    assert_eq!(ending.first_fault().unwrap().kind, FaultKind::Dropped);
    assert_eq!(stage.kinds().await, ["intent", "call", "result", "end"]);
    let journal = Journal::open_read_only(stage.journal_file()).await.unwrap();
    assert_eq!(journal.rows(None, 1, &Filter::default()).await.unwrap()[0].standing, Standing::Unknown);
}

#[tokio::test]
async fn what_cannot_be_asked_about_stays_open() {
    let faults = ["drop:forbid_send_msg", "http=502:get_group_muted_account"];
    let mut stage = stage_with(world(), &faults, &hasty(), Policy::default()).await;
    let ending = stage.acted(mute(PUBLIC, &["mia"])).await;
    assert_eq!(words(&ending), BTreeMap::from([("unknown", 1)]));
    let (_, reopened) = stage.finish(Duration::from_secs(5)).await;
    let open = reopened.journal.open_intents().await.unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].in_flight.len(), 1, "the next start asks again");
}

/// A console died in the middle: `done` had its answer, `mia` and `max` were on their way, `adam` had to wait.
async fn after_a_crash() -> Stage {
    let stage = stage(&[]).await;
    let dead = Journal::open(stage.journal_file(), author()).await.unwrap();
    let intent = mute(PUBLIC, &["done", "mia", "max", "adam"]);
    let entry = dead.begin(&intent).await.unwrap();
    let subject = |name: &str| Subject::User(UserId::from(name));
    let call = dead.call(entry, 0, &[subject("done")], &json!({})).await.unwrap();
    let done =
        imwarden::job::TargetResult { subject: subject("done"), verdict: imwarden::job::Verdict::Done };
    dead.result(call, &[done], Duration::ZERO).await.unwrap();
    dead.call(entry, 1, &[subject("mia"), subject("max")], &json!({})).await.unwrap();
    dead.close().await;
    let end = Clock::system().now() + 600;
    stage.bench.group(PUBLIC, |group| group.mutes.insert("mia".to_owned(), end));
    stage
}

#[tokio::test]
async fn an_intent_that_a_crash_left_open_is_settled_by_reading_back() {
    let mut stage = after_a_crash().await;
    stage.read(Read::OpenIntents);
    let open = stage
        .until(|outcome| match outcome {
            Outcome::OpenIntents { open, .. } => Some(open),
            _ => None,
        })
        .await;
    assert_eq!(open.len(), 1);
    let job = stage.submit(Task::Settle(Arc::new(open.into_iter().next().unwrap())));
    let ending = stage.ending(job).await;
    assert_eq!(ending.entry, Some(1));
    assert_eq!(words(&ending), BTreeMap::from([("done", 2), ("failed", 1), ("not started", 1)]));
    assert_eq!(stage.calls("forbid_send_msg"), 0, "nothing is done again");
    let (_, reopened) = stage.finish(Duration::from_secs(5)).await;
    let open = reopened.journal.open_intents().await.unwrap();
    assert_eq!(open.len(), 1, "somebody is asked about the rest");
    assert_eq!((open[0].known.len(), open[0].in_flight.len()), (3, 0));
    let rows = reopened.journal.rows(None, 1, &Filter::default()).await.unwrap();
    assert_eq!((rows[0].standing, rows[0].done), (Standing::Open, 2));
}

#[tokio::test]
async fn a_message_that_a_crash_cut_off_is_known_by_its_random() {
    let mut stage = stage(&[]).await;
    let dead = Journal::open(stage.journal_file(), author()).await.unwrap();
    let intent = plan(PUBLIC, Action::Send { content: "be kind".to_owned() });
    let entry = dead.begin(&intent).await.unwrap();
    dead.call(entry, 0, &[Subject::Group], &json!({"Random": 4_000_000_007_u32})).await.unwrap();
    dead.close().await;
    stage.bench.group(PUBLIC, |group| {
        let mut sent = support::message("administrator", "be kind");
        sent.random = 4_000_000_007;
        sent.time = Clock::system().now();
        group.messages.push(sent);
    });
    stage.read(Read::OpenIntents);
    let open = stage
        .until(|outcome| match outcome {
            Outcome::OpenIntents { open, .. } => Some(open),
            _ => None,
        })
        .await;
    let job = stage.submit(Task::Settle(Arc::new(open.into_iter().next().unwrap())));
    assert_eq!(words(&stage.ending(job).await), BTreeMap::from([("done", 1)]));
}
