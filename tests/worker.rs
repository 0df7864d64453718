//! The worker against the practice server: order, lanes, batches, cancelling, the journal around each call.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
mod support;

#[expect(dead_code, reason = "shared with other tests")]
#[path = "worker/stage.rs"]
mod stage;

use std::collections::BTreeMap;
use std::time::Duration;

use imwarden::client::Limits;
use imwarden::domain::{Action, GroupId, Policy, Subject, UserId};
use imwarden::job::{EntryFilter, FaultKind, Outcome, Read, Standing, Verdict};
use imwarden::journal::{Filter, Journal};
use imwarden::sandbox::state::Slot;
use rusqlite::Connection;
use stage::{mute, people, plan, stage, stage_with, words, world};
use support::{COMMUNITY, MEETING, PUBLIC};

#[tokio::test]
async fn a_mute_is_journaled_carried_out_and_reported() {
    let mut stage = stage(&[]).await;
    let job = stage.act(mute(PUBLIC, &["mia", "max"]));
    assert_eq!(stage.next().await, Outcome::Started(job));
    let progress = stage.next().await;
    assert_eq!(
        progress,
        Outcome::Progress { job, entry: 1, done: 2, failed: 0, unknown: 0, total: 2, left: Duration::ZERO }
    );
    let ending = stage.ending(job).await;
    assert_eq!((ending.entry, ending.done()), (Some(1), 2));
    assert!(
        stage.bench.group(PUBLIC, |group| group.mutes.contains_key("mia") && group.mutes.contains_key("max"))
    );
    assert_eq!(stage.kinds().await, ["intent", "call", "result", "end"]);
}

#[tokio::test]
async fn batches_keep_to_the_catalogue_and_failures_do_not_stop_the_rest() {
    let mut world = world();
    let group = world.groups.get_mut(PUBLIC).unwrap();
    let message = group.messages[0].clone();
    group.messages = vec![message; 25];
    group.messages[2].slot = Slot::Recalled;
    let mut stage = stage_with(world, &[], &Limits::default(), Policy::default()).await;
    let ending = stage.acted(plan(PUBLIC, Action::Recall { seqs: (1..=25).collect() })).await;
    assert_eq!(words(&ending), BTreeMap::from([("done", 24), ("failed", 1)]));
    assert_eq!(ending.results[2].subject, Subject::Message(3));
    assert_eq!(ending.first_fault().unwrap().code, Some(10030));
    assert_eq!(stage.calls("group_msg_recall"), 3);

    let journal = Journal::open_read_only(stage.journal_file()).await.unwrap();
    let entries = journal.raw(0, 100, &Filter::default()).await.unwrap();
    let sizes: Vec<usize> = entries
        .iter()
        .filter(|entry| entry.kind == "call")
        .map(|entry| serde_json::from_str::<serde_json::Value>(&entry.body).unwrap())
        .map(|body| body["request"]["MsgSeqList"].as_array().unwrap().len())
        .collect();
    assert_eq!(sizes, [10, 10, 5]);
    assert_eq!(journal.rows(None, 1, &Filter::default()).await.unwrap()[0].standing, Standing::Partly);
}

#[tokio::test]
async fn nothing_is_sent_that_cannot_be_journaled() {
    let mut stage = stage(&[]).await;
    let lock = Connection::open(stage.journal_file()).unwrap();
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ending = stage.acted(mute(PUBLIC, &["mia", "max"])).await;
    assert_eq!(ending.entry, None);
    assert_eq!(words(&ending), BTreeMap::from([("failed", 2)]));
    assert_eq!(ending.first_fault().unwrap().kind, FaultKind::Journal);
    assert!(stage.client.log().is_empty());
    assert!(stage.bench.group(PUBLIC, |group| group.mutes.is_empty()));
    let read = stage.read(Read::Muted(GroupId::from(PUBLIC)));
    let muted = stage
        .until(|outcome| matches!(outcome, Outcome::Muted { job, .. } if job == read).then_some(()))
        .await;
    assert_eq!(muted, (), "reading goes on");
}

#[tokio::test]
async fn the_policy_is_asked_again_before_the_first_call() {
    let mut stage = stage(&[]).await;
    stage.worker.set_policy(Policy { read_only: true, ..Policy::default() });
    let ending = stage.acted(mute(PUBLIC, &["mia"])).await;
    let fault = ending.first_fault().unwrap();
    assert_eq!(fault.kind, FaultKind::Denied);
    assert_eq!(fault.detail, r#"{"denial":"read-only"}"#);
    assert!(stage.client.log().is_empty());
    assert_eq!((ending.entry, stage.kinds().await), (Some(1), vec!["denied".to_owned()]));
    stage.worker.set_policy(Policy::default());
    assert_eq!(stage.acted(mute(PUBLIC, &["mia"])).await.done(), 1);
}

#[tokio::test]
async fn a_refused_signature_stops_the_rest() {
    let mut stage = stage(&["error=70009:group_msg_recall"]).await;
    let ending = stage.acted(plan(PUBLIC, Action::Recall { seqs: (1..=25).collect() })).await;
    assert_eq!(words(&ending), BTreeMap::from([("failed", 10), ("not started", 15)]));
    assert_eq!(ending.first_fault().unwrap().kind, FaultKind::Credentials);
    assert_eq!(stage.kinds().await, ["intent", "call", "result", "end"]);
}

#[tokio::test]
async fn a_refusal_does_not_stop_the_rest() {
    let mut stage = stage(&["error=10007:group_msg_recall"]).await;
    let ending = stage.acted(plan(PUBLIC, Action::Recall { seqs: (1..=25).collect() })).await;
    assert_eq!(words(&ending), BTreeMap::from([("failed", 25)]));
    assert_eq!(stage.calls("group_msg_recall"), 3);
}

#[tokio::test]
async fn writes_of_a_group_come_one_after_another_and_groups_do_not_wait_for_each_other() {
    let mut stage = stage(&["hang:delete_group_member"]).await;
    let silent = |names: &[&str]| Action::Remove { users: people(names), silent: true };
    let hanging = stage.act(plan(PUBLIC, silent(&["mia"])));
    let behind = stage.act(mute(PUBLIC, &["max"]));
    let elsewhere = stage.act(mute(MEETING, &["max"]));
    let mut started = Vec::new();
    let first = stage
        .until(|outcome| match outcome {
            Outcome::Started(job) => {
                started.push(job);
                None
            }
            Outcome::Acted { job, .. } => Some(job),
            _ => None,
        })
        .await;
    assert_eq!(first, elsewhere);
    assert_eq!(started, [hanging, elsewhere], "the second of the same group waits");
    stage.worker.cancel(behind);
    let ending = stage.ending(behind).await;
    assert_eq!((ending.entry, words(&ending)), (None, BTreeMap::from([("not started", 1)])));
}

#[tokio::test]
async fn writes_of_a_group_keep_their_order() {
    let mut stage = stage(&["latency=1ms..30ms"]).await;
    for _ in 0..5 {
        stage.act(mute(PUBLIC, &["mia"]));
        stage.act(plan(PUBLIC, Action::Unmute { users: people(&["mia"]) }));
    }
    let last = stage.act(mute(PUBLIC, &["max"]));
    assert_eq!(stage.ending(last).await.done(), 1);
    let muted = stage.bench.group(PUBLIC, |group| group.mutes.get("mia").copied());
    assert!(muted.is_none_or(|until| until == 0), "{muted:?}");
    let journal = Journal::open_read_only(stage.journal_file()).await.unwrap();
    let entries = journal.raw(0, 1000, &Filter::default()).await.unwrap();
    let kinds: Vec<&str> = entries.iter().map(|entry| entry.kind.as_str()).collect();
    assert_eq!(kinds, ["intent", "call", "result", "end"].repeat(11));
}

#[tokio::test]
async fn cancelling_stops_after_the_batch_on_its_way() {
    let mut world = world();
    let group = world.groups.get_mut(PUBLIC).unwrap();
    group.messages = vec![group.messages[0].clone(); 100];
    let faults = ["latency=100ms..101ms:group_msg_recall"];
    let mut stage = stage_with(world, &faults, &Limits::default(), Policy::default()).await;
    let job = stage.act(plan(PUBLIC, Action::Recall { seqs: (1..=100).collect() }));
    stage.until(|outcome| matches!(outcome, Outcome::Progress { .. }).then_some(())).await;
    stage.worker.cancel(job);
    let ending = stage.ending(job).await;
    let left = ending.count(|verdict| *verdict == Verdict::NotStarted);
    assert_eq!(ending.done() + left, 100);
    assert!(left > 0 && left % 10 == 0, "{left}");
    let recalled = stage.bench.group(PUBLIC, |group| {
        group.messages.iter().filter(|message| message.slot == Slot::Recalled).count()
    });
    assert_eq!(recalled, ending.done());
    assert_eq!(stage.kinds().await.last().unwrap(), "end");
}

#[tokio::test]
async fn a_journal_that_fails_in_the_middle_stops_the_rest() {
    let mut world = world();
    let group = world.groups.get_mut(PUBLIC).unwrap();
    group.messages = vec![group.messages[0].clone(); 100];
    let faults = ["latency=100ms..101ms:group_msg_recall"];
    let mut stage = stage_with(world, &faults, &Limits::default(), Policy::default()).await;
    let lock = Connection::open(stage.journal_file()).unwrap();
    lock.busy_timeout(Duration::from_secs(5)).unwrap();
    let job = stage.act(plan(PUBLIC, Action::Recall { seqs: (1..=100).collect() }));
    stage.until(|outcome| matches!(outcome, Outcome::Progress { .. }).then_some(())).await;
    lock.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ending = stage.ending(job).await;
    assert!(ending.count(|verdict| *verdict == Verdict::NotStarted) > 0);
    let recalled = stage.bench.group(PUBLIC, |group| {
        group.messages.iter().filter(|message| message.slot == Slot::Recalled).count()
    });
    assert_eq!(recalled, ending.done(), "what was done is reported as done, and no more was done");
    lock.execute_batch("ROLLBACK").unwrap();
    let (_, reopened) = stage.finish(Duration::from_secs(5)).await;
    assert_eq!(reopened.journal.open_intents().await.unwrap().len(), 1, "its end is not recorded");
    assert!(reopened.journal.verify().await.unwrap().is_whole());
}

#[tokio::test]
async fn the_latest_read_wins() {
    let mut stage = stage(&["hang:get_group_member_info"]).await;
    let members = |group: &str| Read::Members { group: GroupId::from(group), community: false };
    let first = stage.read(members(PUBLIC));
    let muted = stage.read(Read::Muted(GroupId::from(PUBLIC)));
    let second = stage.read(members(MEETING));
    stage.until(|outcome| (outcome == Outcome::Dropped(first)).then_some(())).await;
    stage.worker.cancel(second);
    let mut answered = false;
    stage
        .until(|outcome| {
            answered |= matches!(outcome, Outcome::Muted { job, .. } if job == muted);
            (outcome == Outcome::Dropped(second)).then_some(())
        })
        .await;
    if !answered {
        stage.until(|outcome| matches!(outcome, Outcome::Muted { .. }).then_some(())).await;
    }
}

#[tokio::test]
async fn members_come_page_by_page() {
    for (group, community) in [(PUBLIC, false), (COMMUNITY, true)] {
        let mut world = world();
        for number in 0..246 {
            let member = support::member(imwarden::sandbox::state::Role::Member);
            world.groups.get_mut(group).unwrap().members.insert(format!("u_{number}"), member);
        }
        let mut stage = stage_with(world, &[], &Limits::default(), Policy::default()).await;
        stage.read(Read::Members { group: GroupId::from(group), community });
        let mut sizes = Vec::new();
        stage
            .until(|outcome| match outcome {
                Outcome::Members { members, total, done, .. } => {
                    assert_eq!(total, 250);
                    sizes.push(members.len());
                    done.then_some(())
                }
                _ => None,
            })
            .await;
        assert_eq!(sizes.iter().sum::<usize>(), 250);
        assert!(sizes.len() >= 3 && sizes.iter().all(|size| *size <= 100), "{sizes:?}");
    }
}

#[tokio::test]
async fn reads_answer_and_fail_as_data() {
    let mut stage = stage(&["error=10007:group_msg_get_simple"]).await;
    let ids = stage.read(Read::GroupIds);
    let (found, total) = stage
        .until(|outcome| match outcome {
            Outcome::GroupIds { job, ids: found, total, done: true } if job == ids => Some((found, total)),
            _ => None,
        })
        .await;
    assert_eq!((found.len(), total), (5, 5));
    stage.read(Read::Groups([found, vec![GroupId::from("@TGS#nobody")]].concat()));
    let (groups, failed) = stage
        .until(|outcome| match outcome {
            Outcome::Groups { groups, failed, done: true, .. } => Some((groups, failed)),
            _ => None,
        })
        .await;
    assert_eq!((groups.len(), failed.len()), (5, 1));
    stage.read(Read::Roles { group: GroupId::from(PUBLIC), users: people(&["olga", "zoe"]) });
    let roles = stage
        .until(|outcome| match outcome {
            Outcome::Roles { roles, .. } => Some(roles),
            _ => None,
        })
        .await;
    assert_eq!(roles.len(), 2);
    let history = stage.read(Read::History { group: GroupId::from(PUBLIC), up_to: None });
    let fault = stage
        .until(|outcome| match outcome {
            Outcome::ReadFailed { job, fault } if job == history => Some(fault),
            _ => None,
        })
        .await;
    assert_eq!(fault.code, Some(10007));
}

#[tokio::test]
async fn the_journal_is_read_through_the_worker() {
    let mut stage = stage(&[]).await;
    stage.acted(mute(PUBLIC, &["mia"])).await;
    stage.read(Read::Journal { before: None, filter: EntryFilter::default() });
    let (entries, first) = stage
        .until(|outcome| match outcome {
            Outcome::Journal { entries, first, .. } => Some((entries, first)),
            _ => None,
        })
        .await;
    assert_eq!((entries.len(), entries[0].number, first), (1, 1, true));
    stage.read(Read::VerifyJournal);
    let chain = stage
        .until(|outcome| match outcome {
            Outcome::JournalVerified { chain, .. } => Some(chain),
            _ => None,
        })
        .await;
    assert!(chain.is_whole() && chain.entries == 4, "{chain:?}");
}

#[tokio::test]
async fn the_budget_rises_and_falls_back_to_nothing() {
    let mut stage = stage(&[]).await;
    stage.acted(plan(PUBLIC, Action::RecallBySender { sender: UserId::from("mia") })).await;
    let budget = |outcome| match outcome {
        Outcome::Budget { used, limit } => Some((used, limit)),
        _ => None,
    };
    assert_eq!(stage.until(budget).await, (1, 50));
    assert_eq!(stage.until(budget).await, (0, 50));
}

#[tokio::test]
async fn finishing_waits_for_what_is_on_its_way() {
    let mut stage = stage(&["latency=300ms..301ms:forbid_send_msg"]).await;
    let running = stage.act(mute(PUBLIC, &["mia"]));
    let queued = stage.act(mute(PUBLIC, &["max"]));
    assert_eq!(stage.next().await, Outcome::Started(running));
    let (endings, reopened) = stage.finish(Duration::from_secs(20)).await;
    let done = |job| endings.iter().find(|(of, _)| *of == job).map(|(_, ending)| words(ending));
    assert_eq!(done(queued), Some(BTreeMap::from([("not started", 1)])));
    // Whether its call had gone out when the order to finish came is a matter of luck; either way it ended.
    let told = done(running).unwrap();
    assert!(
        told == BTreeMap::from([("done", 1)]) || told == BTreeMap::from([("not started", 1)]),
        "{told:?}"
    );
    // What had not begun is left for the next start.
    let open = reopened.journal.open_intents().await.unwrap().len();
    assert_eq!(open, usize::from(!told.contains_key("done")), "{told:?}");
}

#[tokio::test]
async fn what_does_not_end_in_time_stays_open_in_the_journal() {
    let mut stage = stage(&["hang:forbid_send_msg"]).await;
    let running = stage.act(mute(PUBLIC, &["mia"]));
    assert_eq!(stage.next().await, Outcome::Started(running));
    let client = stage.client.clone();
    // The call must have left the program, or the order to finish would stop it before.
    while client.usage().0 == 0 {
        tokio::task::yield_now().await;
    }
    let (endings, reopened) = stage.finish(Duration::from_millis(50)).await;
    assert!(endings.is_empty());
    let open = reopened.journal.open_intents().await.unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].in_flight, [(2, Subject::User(UserId::from("mia")))]);
}
