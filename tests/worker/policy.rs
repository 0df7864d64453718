//! What the worker asks of the policy for itself, whatever a plan says.

use std::collections::BTreeMap;

use imwarden::client::Limits;
use imwarden::domain::{ActionKind, Overridden, Plan, Policy, Protection, Rights, UserId};
use imwarden::job::FaultKind;
use imwarden::journal::{Filter, Journal};

use crate::stage::{mute, people, stage_with, words, world};
use crate::support::PUBLIC;

#[tokio::test]
async fn whatever_a_plan_says_the_worker_asks_for_rights_pace_and_protected_people() {
    let protected = Policy { protected: people(&["mia"]).into_iter().collect(), ..Policy::default() };
    let rights = Rights { deny: [ActionKind::Mute].into(), ..Rights::default() };
    let named = Plan {
        overridden: vec![Overridden { user: UserId::from("mia"), by: Protection::Listed }],
        ..mute(PUBLIC, &["mia"])
    };
    let nameless = Plan { reason: String::new(), ..named.clone() };
    for (policy, plan, expected) in [
        (protected.clone(), mute(PUBLIC, &["mia"]), "protected"),
        (protected.clone(), mute(PUBLIC, &["max", "mia"]), "protected"),
        (protected.clone(), nameless, "no-reason"),
        (Policy { rights, ..Policy::default() }, mute(PUBLIC, &["mia"]), "not-permitted"),
        (Policy { per_minute: Some(0), ..Policy::default() }, mute(PUBLIC, &["mia"]), "too-fast"),
    ] {
        let mut stage = stage_with(world(), &[], &Limits::default(), policy).await;
        let ending = stage.acted(plan).await;
        let fault = ending.first_fault().unwrap();
        assert_eq!(fault.kind, FaultKind::Denied);
        assert!(fault.detail.as_str().contains(expected), "{expected}: {}", fault.detail);
        assert_eq!((stage.calls("forbid_send_msg"), stage.kinds().await), (0, vec!["denied".to_owned()]));
    }
    let mut stage = stage_with(world(), &[], &Limits::default(), protected).await;
    let ending = stage.acted(named).await;
    assert_eq!(words(&ending), BTreeMap::from([("done", 1)]));
    let journal = Journal::open_read_only(stage.journal_file()).await.unwrap();
    let rows = journal.rows(None, 1, &Filter::default()).await.unwrap();
    assert_eq!(rows[0].overridden.as_str(), "mia");
}
