//! Undoing against the practice server: what is restored, what is left alone because somebody changed it, and a redo.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

#[expect(dead_code, reason = "shared with other tests")]
mod support;

#[expect(dead_code, reason = "shared with other tests")]
#[path = "worker/stage.rs"]
mod stage;

use std::collections::BTreeMap;
use std::time::Duration;

use imwarden::client::{Limits, Urgency};
use imwarden::domain::{
    Action, ActionKind, Before, Denial, GroupId, MuteEnd, MuteTime, Outlook, Plan, Policy, Role, Stamp,
    Subject, Target, Undo, UserId, WhyNot,
};
use imwarden::job::{FaultKind, Outcome, Read, Undoing, Undone, Verdict};
use imwarden::sandbox::Clock;
use imwarden::sandbox::state::Role as Rank;
use imwarden::wire::MUTE_FOREVER;
use stage::{Stage, mute, people, plan, stage, stage_with, words, world};
use support::{MEETING, PUBLIC};

impl Stage {
    async fn undo(&mut self, what: Undoing) -> Undone {
        let asked = self.read(Read::Undo(what));
        self.until(|outcome| match outcome {
            Outcome::Undo { job, undone } if job == asked => Some(undone),
            Outcome::ReadFailed { fault, .. } => panic!("{fault:?}"),
            _ => None,
        })
        .await
    }

    async fn undo_entry(&mut self, entry: u64) -> Undo {
        let mut undone = self.undo(Undoing::Entry(entry)).await;
        assert_eq!(undone.undos.len(), 1, "{undone:?}");
        undone.undos.remove(0)
    }

    /// Carries out every plan; how many targets ended how.
    async fn carry(&mut self, undos: Vec<Undo>) -> BTreeMap<&'static str, usize> {
        let mut all = BTreeMap::new();
        for plan in undos.into_iter().flat_map(|undo| undo.plans) {
            for (word, count) in words(&self.acted(plan).await) {
                *all.entry(word).or_default() += count;
            }
        }
        all
    }

    fn muted(&self, user: &str) -> Option<u64> {
        self.bench.group(PUBLIC, |group| group.mutes.get(user).copied())
    }

    fn role(&self, user: &str) -> Option<Rank> {
        self.bench.group(PUBLIC, |group| group.members.get(user).map(|member| member.role))
    }

    fn card(&self, user: &str) -> String {
        self.bench.group(PUBLIC, |group| group.members[user].name_card.clone())
    }

    /// What the service says of a member, as the console puts it into its plans.
    async fn member(&self, user: &str) -> imwarden::domain::Member {
        let cursor = imwarden::client::MemberCursor::first(false);
        let page = self.client.members_page(&GroupId::from(PUBLIC), &cursor, Urgency::Person).await.unwrap();
        page.members.into_iter().find(|member| member.id.raw() == user).unwrap()
    }

    async fn target(&self, user: &str) -> Target {
        Target::member(&self.member(user).await)
    }
}

fn today() -> u64 {
    Clock::system().now()
}

fn near(end: Option<u64>, expected: u64) -> bool {
    end.is_some_and(|end| end.abs_diff(expected) <= 2)
}

fn why(undo: &Undo) -> Vec<Denial> {
    undo.left_out().map(|refused| refused.why.clone()).collect()
}

#[tokio::test]
async fn each_gets_back_the_mute_that_was_there() {
    let mut stage = stage(&[]).await;
    let until = today() + 7_200;
    stage.bench.group(PUBLIC, |group| {
        group.mutes.insert("max".to_owned(), until);
        group.mutes.insert("adam".to_owned(), u64::from(MUTE_FOREVER));
    });
    let mut ordered = mute(PUBLIC, &["mia", "max", "adam"]);
    ordered.targets = vec![stage.target("mia").await, stage.target("max").await, stage.target("adam").await];
    assert_eq!(ordered.targets[2].mute, Some(MuteEnd::Never));
    let entry = stage.acted(ordered).await.entry.unwrap();
    assert!(near(stage.muted("max"), today() + 600));

    let undo = stage.undo_entry(entry).await;
    assert_eq!((undo.outlook, undo.of.operator.as_str()), (Outlook::Full, "zhang"));
    let kinds: Vec<ActionKind> = undo.plans.iter().map(|plan| plan.action.kind()).collect();
    assert_eq!(kinds, [ActionKind::Unmute, ActionKind::Mute, ActionKind::Mute]);
    assert!(undo.plans.iter().all(|plan| plan.undoes.as_ref().unwrap().entry == entry));
    assert_eq!(stage.carry(vec![undo]).await, BTreeMap::from([("done", 3)]));
    assert_eq!(stage.muted("mia"), None);
    assert!(near(stage.muted("max"), until), "until the end that was recorded");
    assert!(stage.muted("adam").is_some_and(|end| end >= u64::from(MUTE_FOREVER)));

    let again = stage.undo_entry(entry).await;
    assert!(matches!(again.outlook, Outlook::Impossible(WhyNot::Undone { .. })), "{:?}", again.outlook);
    assert!(again.plans.is_empty());

    let redo = stage.undo(Undoing::Last).await.undos;
    assert_eq!(redo.len(), 3, "all that were confirmed together");
    assert_eq!(stage.carry(redo).await, BTreeMap::from([("done", 3)]));
    for user in ["mia", "max", "adam"] {
        assert!(near(stage.muted(user), today() + 600), "{user}");
    }
    assert_eq!(stage.undo_entry(entry).await.outlook, Outlook::Full, "it is in force again");
    assert_eq!(stage.undo(Undoing::Last).await.undos, [], "a redo is not redone");
}

#[tokio::test]
async fn an_unmuted_person_is_muted_again_for_what_is_left() {
    let mut stage = stage(&[]).await;
    let until = today() + 3_600;
    stage.bench.group(PUBLIC, |group| group.mutes.insert("mia".to_owned(), until));
    let mut ordered = plan(PUBLIC, Action::Unmute { users: people(&["mia"]) });
    ordered.targets = vec![stage.target("mia").await];
    let entry = stage.acted(ordered).await.entry.unwrap();
    assert_eq!(stage.muted("mia"), None);
    let undo = stage.undo_entry(entry).await;
    assert_eq!(stage.carry(vec![undo]).await, BTreeMap::from([("done", 1)]));
    assert!(near(stage.muted("mia"), until));
}

#[tokio::test]
async fn what_somebody_changed_before_the_plan_is_left_out() {
    let mut stage = stage(&[]).await;
    let entry = stage.acted(mute(PUBLIC, &["mia", "max"])).await.entry.unwrap();
    stage.bench.group(PUBLIC, |group| group.mutes.insert("mia".to_owned(), today() + 90_000));
    let undo = stage.undo_entry(entry).await;
    assert_eq!(why(&undo), [Denial::ChangedSince]);
    assert_eq!(undo.targets(), 1);
    assert_eq!(stage.carry(vec![undo]).await, BTreeMap::from([("done", 1)]));
    assert!(near(stage.muted("mia"), today() + 90_000), "left alone");
    assert_eq!(stage.muted("max"), None);
}

#[tokio::test]
async fn what_somebody_changes_between_the_plan_and_the_call_is_left_alone() {
    let mut stage = stage(&[]).await;
    let entry = stage.acted(mute(PUBLIC, &["mia", "max"])).await.entry.unwrap();
    let undo = stage.undo_entry(entry).await;
    assert_eq!(why(&undo), []);
    stage.bench.group(PUBLIC, |group| group.mutes.insert("max".to_owned(), today() + 90_000));
    let ending = stage.acted(undo.plans.into_iter().next().unwrap()).await;
    assert_eq!(words(&ending), BTreeMap::from([("done", 1), ("failed", 1)]));
    let fault = ending.first_fault().unwrap();
    assert_eq!((fault.kind, fault.detail.as_str()), (FaultKind::Denied, r#"{"denial":"changed-since"}"#));
    assert!(near(stage.muted("max"), today() + 90_000));
    assert_eq!(stage.muted("mia"), None);
}

#[tokio::test]
async fn nothing_is_sent_when_nobody_can_tell_what_is_so_now() {
    let mut stage = stage(&["error=10002:get_group_muted_account"]).await;
    let entry = stage.acted(mute(PUBLIC, &["mia"])).await.entry.unwrap();
    let read = stage.read(Read::Undo(Undoing::Entry(entry)));
    let failed = |outcome| matches!(outcome, Outcome::ReadFailed { job, .. } if job == read).then_some(());
    stage.until(failed).await;
    let mut unmute = plan(PUBLIC, Action::Unmute { users: people(&["mia"]) });
    unmute.undoes = Some(imwarden::domain::Undoes { entry, until: None, together: 1 });
    let ending = stage.acted(unmute).await;
    assert_eq!(words(&ending), BTreeMap::from([("failed", 1)]));
    assert_eq!(stage.calls("forbid_send_msg"), 1, "the mute only");
    assert!(stage.muted("mia").is_some());
}

#[tokio::test]
async fn role_card_owner_and_mute_all_come_back_unless_changed() {
    let mut stage = stage(&[]).await;
    let target = stage.target("mia").await;
    let set_role = |role| Action::SetRole { user: UserId::from("mia"), role };
    let set_card = |card: &str| Action::SetNameCard { user: UserId::from("mia"), name_card: card.to_owned() };
    let one = |action: Action, before: Before| Plan {
        targets: vec![target.clone()],
        before,
        ..plan(PUBLIC, action)
    };
    let profile = Some(stage.member("mia").await.raw.to_string());

    let role = stage.acted(one(set_role(Role::Admin), Before::default())).await.entry.unwrap();
    let card = Before { profile, ..Before::default() };
    let card = stage.acted(one(set_card("spam"), card)).await.entry.unwrap();
    let all = Plan {
        before: Before { mute_all: Some(false), ..Before::default() },
        ..plan(PUBLIC, Action::MuteAll { on: true })
    };
    let all = stage.acted(all).await.entry.unwrap();
    let undos = [stage.undo_entry(role).await, stage.undo_entry(card).await, stage.undo_entry(all).await];
    assert!(undos.iter().all(|undo| undo.outlook == Outlook::Full && undo.targets() == 1), "{undos:?}");
    assert_eq!(stage.carry(undos.into()).await, BTreeMap::from([("done", 3)]));
    assert_eq!((stage.role("mia"), stage.card("mia")), (Some(Rank::Member), "card".to_owned()));
    assert!(!stage.bench.group(PUBLIC, |group| group.mute_all));

    let owner = Before { owner: Some(UserId::from("olga")), ..Before::default() };
    let owner = stage.acted(one(Action::TransferOwner { to: UserId::from("mia") }, owner)).await;
    let undo = stage.undo_entry(owner.entry.unwrap()).await;
    assert_eq!(undo.outlook, Outlook::Full);
    assert_eq!(stage.carry(vec![undo]).await, BTreeMap::from([("done", 1)]));
    assert_eq!(stage.bench.group(PUBLIC, |group| group.owner.clone()).as_deref(), Some("olga"));
    let again = stage.undo_entry(owner.entry.unwrap()).await;
    assert!(matches!(again.outlook, Outlook::Impossible(WhyNot::Undone { .. })));

    let role = stage.acted(one(set_role(Role::Admin), Before::default())).await.entry.unwrap();
    let undo = stage.undo_entry(role).await;
    stage.bench.group(PUBLIC, |group| {
        group.members.shift_remove("mia");
    });
    assert_eq!(why(&stage.undo_entry(role).await), [Denial::ChangedSince], "has left since");
    assert_eq!(stage.carry(vec![undo]).await, BTreeMap::from([("failed", 1)]));
    assert_eq!(stage.role("mia"), None);
}

#[tokio::test]
async fn removed_members_come_back_bare_each_with_a_result_of_its_own() {
    let mut stage = stage(&[]).await;
    let mut ordered = plan(PUBLIC, Action::Remove { users: people(&["mia", "adam"]), silent: true });
    ordered.targets = vec![stage.target("mia").await, stage.target("adam").await];
    let entry = stage.acted(ordered).await.entry.unwrap();
    let undo = stage.undo_entry(entry).await;
    assert_eq!(undo.outlook, Outlook::Partial);
    let caveats = format!("{:?}", undo.plans[0].caveats);
    assert_eq!(caveats, "[ComesBackBare, WereAdmins(1)]");
    assert_eq!(stage.carry(vec![undo]).await, BTreeMap::from([("done", 2)]));
    assert_eq!((stage.role("mia"), stage.role("adam")), (Some(Rank::Member), Some(Rank::Member)));
    assert_eq!(stage.card("mia"), "", "gone with the membership");

    let ending = stage.acted(plan(PUBLIC, Action::Add { users: people(&["zoe", "max"]) })).await;
    assert_eq!(words(&ending), BTreeMap::from([("done", 1), ("failed", 1)]));
    assert_eq!(ending.first_fault().unwrap().code, Some(10013), "max was a member already");
    let undo = stage.undo_entry(ending.entry.unwrap()).await;
    assert_eq!(undo.plans[0].action, Action::Remove { users: people(&["zoe"]), silent: false });
}

#[tokio::test]
async fn who_came_back_by_themselves_is_left_out() {
    let mut stage = stage(&[]).await;
    let remove = Action::Remove { users: people(&["mia", "max"]), silent: true };
    let entry = stage.acted(plan(PUBLIC, remove)).await.entry.unwrap();
    stage.bench.group(PUBLIC, |group| {
        group.members.insert("mia".to_owned(), support::member(Rank::Member));
    });
    let undo = stage.undo_entry(entry).await;
    assert_eq!(why(&undo), [Denial::Already]);
    assert_eq!(undo.plans[0].action, Action::Add { users: people(&["max"]) });
}

#[tokio::test]
async fn a_window_is_taken_back_in_reverse_order_with_what_follows_from_it() {
    let mut stage = stage(&[]).await;
    let since = Stamp::from_second(today().cast_signed() - 60).unwrap();
    stage.acted(mute(PUBLIC, &["mia"])).await;
    let mut longer =
        plan(PUBLIC, Action::Mute { users: people(&["mia"]), time: MuteTime::For(Duration::from_hours(2)) });
    longer.targets = vec![stage.target("mia").await];
    stage.acted(longer).await;
    stage.acted(mute(MEETING, &["mia"])).await;
    stage.acted(plan(PUBLIC, Action::Recall { seqs: vec![1] })).await;
    let window = Undoing::Window { group: GroupId::from(PUBLIC), since };
    let undone = stage.undo(window.clone()).await;
    let kinds: Vec<ActionKind> = undone.undos.iter().map(|undo| undo.of.plan.action.kind()).collect();
    assert_eq!(
        kinds,
        [ActionKind::Recall, ActionKind::Mute, ActionKind::Mute],
        "the newest first, this group"
    );
    assert_eq!(undone.undos[0].outlook, Outlook::Impossible(WhyNot::Recalled));
    assert_eq!(stage.carry(undone.undos).await, BTreeMap::from([("done", 2)]));
    assert_eq!(stage.muted("mia"), None);
    let left = stage.undo(window).await.undos;
    assert!(
        left.iter().all(|undo| undo.plans.is_empty()),
        "undone actions and their undos cancel out: {left:?}"
    );
}

#[tokio::test]
async fn thousands_are_undone_in_batches() {
    let mut world = world();
    let names: Vec<String> = (0..1_200).map(|n| format!("bulk{n}")).collect();
    for name in &names {
        world.accounts.insert(name.clone(), imwarden::sandbox::state::Account::default());
        let group = world.groups.get_mut(PUBLIC).unwrap();
        group.members.insert(name.clone(), support::member(Rank::Member));
    }
    let mut stage = stage_with(world, &[], &Limits::default(), Policy::default()).await;
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let entry = stage.acted(mute(PUBLIC, &names)).await.entry.unwrap();
    let undo = stage.undo_entry(entry).await;
    assert_eq!((undo.plans.len(), undo.targets()), (1, 1_200));
    assert_eq!(stage.carry(vec![undo]).await, BTreeMap::from([("done", 1_200)]));
    assert_eq!(stage.calls("forbid_send_msg"), 6, "500 a call, there and back");
    assert!(stage.bench.group(PUBLIC, |group| group.mutes.is_empty()));
}

#[tokio::test]
async fn only_what_went_well_is_taken_back() {
    let mut stage = stage(&["error=10002:group_msg_recall"]).await;
    let ending = stage.acted(plan(PUBLIC, Action::Notify { to: Vec::new(), content: "x".to_owned() })).await;
    let undo = stage.undo_entry(ending.entry.unwrap()).await;
    assert_eq!(undo.outlook, Outlook::Impossible(WhyNot::Notified));
    assert_eq!(stage.undo(Undoing::Entry(999)).await.undos, []);
    stage.worker.set_policy(Policy { read_only: true, ..Policy::default() });
    let ending = stage.acted(mute(PUBLIC, &["mia"])).await;
    assert!(matches!(ending.results[0].verdict, Verdict::Failed(_)));
    assert_eq!(ending.results[0].subject, Subject::User(UserId::from("mia")));
    assert_eq!(stage.undo(Undoing::Entry(ending.entry.unwrap())).await.undos, [], "denied: no action at all");
}
