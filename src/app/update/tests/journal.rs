//! The journal's window: pages, filter, check, one action whole, and what keeps it from being written.

use super::fixtures::*;
use super::script::*;
use crate::app::model::{Dialog, JournalView, Prompt, RecordedView};
use crate::domain::{ActionKind, GroupId, UserId};
use crate::job::{
    Break, Chain, EntryFilter, EntryRow, Fault, Head, JournalTrouble, Outcome, Read, Recorded, Span, Standing,
};
use crate::wire::GroupType;

fn row(number: u64) -> EntryRow {
    EntryRow {
        number,
        at: start().wall,
        operator: "zhang".into(),
        profile: "prod".into(),
        action: ActionKind::Mute.into(),
        group: GroupId::from("@g"),
        group_name: "g".into(),
        targets: "u_1".into(),
        count: 1,
        done: 1,
        standing: Standing::Done,
        reason: "".into(),
        time: None,
        content: "".into(),
        undoes: None,
        undone_by: None,
        left: 0,
        outlook: crate::domain::Outlook::Full,
    }
}

/// The window is open with two rows.
fn opened() -> Script {
    let mut script = Script::opened(GroupType::Public);
    script.keys("L");
    let job = script.asked(|read| matches!(read, Read::Journal { before: None, .. }));
    script.outcome(Outcome::Journal { job, entries: vec![row(812), row(808)], first: true });
    script
}

fn view(script: &Script) -> &JournalView {
    match script.model.dialog() {
        Some(Dialog::Journal(view)) => view,
        other => panic!("{other:?}"),
    }
}

fn asked_for(script: &Script, filter: &EntryFilter) -> bool {
    script
        .last_asked(|read| matches!(read, Read::Journal { before: None, filter: asked } if asked == filter))
        .is_some()
}

fn chain(breaks: Vec<Break>) -> Chain {
    Chain { entries: 3, pruned: 0, head: Head { number: 3, hash: "ab".repeat(32) }, breaks, more: 0 }
}

#[test]
fn it_pages_and_verifies() {
    let mut script = opened();
    assert_eq!(view(&script).rows.len(), 2);
    script.keys("v");
    let job = script.asked(|read| matches!(read, Read::VerifyJournal));
    script.outcome(Outcome::JournalVerified { job, chain: chain(Vec::new()) });
    assert_eq!(view(&script).chain, Some(chain(Vec::new())));
    script.keys("R");
    assert_eq!(
        view(&script).chain,
        Some(chain(Vec::new())),
        "loading it again says nothing new of the chain"
    );
}

#[test]
fn a_broken_chain_is_said_without_the_window() {
    let mut script = Script::opened(GroupType::Public);
    let job = crate::job::JobId(9_999);
    script.outcome(Outcome::JournalVerified { job, chain: chain(vec![Break::Altered(Span::one(2))]) });
    assert_eq!(script.said(), "notice-chain-broken");
}

#[test]
fn enter_opens_the_action_under_the_cursor_whole() {
    let mut script = opened();
    script.keys("j enter");
    let job = script.asked(|read| *read == Read::Recorded(808));
    let gone = Recorded::Pruned {
        entry: 808,
        by: None,
        seal: crate::job::EntrySeal { number: 808, kind: "pruned".into(), hash: "".into(), fits: true },
    };
    script.outcome(Outcome::Recorded { job, recorded: Some(Box::new(gone.clone())) });
    let shown = |script: &Script| match script.model.dialog() {
        Some(Dialog::Recorded(view)) => view.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(*shown(&script).recorded.unwrap(), gone);
    script.keys("esc enter");
    let job = script.asked(|read| *read == Read::Recorded(808));
    let fault = Fault::journal(JournalTrouble::Damaged, "");
    script.outcome(Outcome::ReadFailed { job, fault: fault.clone() });
    let RecordedView { loading, fault: shown, .. } = shown(&script);
    assert_eq!((loading, shown), (None, Some(fault)));
    script.keys("esc esc");
    assert!(script.model.dialogs.is_empty());
}

#[test]
fn a_filter_is_typed_applied_and_cleared() {
    let mut script = opened();
    script.keys("/").text("user:u_1 action:mute").keys("enter");
    let user = EntryFilter {
        user: Some(UserId::from("u_1")),
        action: Some(ActionKind::Mute.into()),
        ..EntryFilter::default()
    };
    assert!(asked_for(&script, &user));
    assert_eq!((view(&script).rows.len(), view(&script).filter_text.as_str()), (0, "user:u_1 action:mute"));
    script.effects.clear();
    script.keys("esc");
    assert!(asked_for(&script, &EntryFilter::default()));
    assert_eq!(view(&script).filter_text, "");
    script.keys("esc");
    assert!(script.model.dialogs.is_empty());
}

#[test]
fn a_filter_that_is_not_understood_stays_in_the_line() {
    let mut script = opened();
    script.keys("/").text("action:shout").keys("enter");
    let wrong = |script: &Script| match &script.model.prompt {
        Some(Prompt::Journal { wrong, .. }) => wrong.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(wrong(&script), Some("action:shout".into()));
    script.keys("backspace");
    assert_eq!(wrong(&script), None, "it is being changed");
    script.keys("esc");
    assert!(script.model.prompt.is_none());
    assert_eq!(view(&script).rows.len(), 2);
}

#[test]
fn older_actions_come_by_the_same_filter() {
    let mut script = opened();
    script.keys("/").text("u_1").keys("enter");
    let job = script.asked(|read| matches!(read, Read::Journal { before: None, .. }));
    script.outcome(Outcome::Journal { job, entries: vec![row(812)], first: false });
    script.keys("j");
    let filter = EntryFilter { user: Some(UserId::from("u_1")), ..EntryFilter::default() };
    script.asked(|read| *read == Read::Journal { before: Some(812), filter: filter.clone() });
}

#[test]
fn what_keeps_it_from_being_written_is_shown_until_it_is_over() {
    let mut script = Script::opened(GroupType::Public);
    let job = crate::job::JobId(9_999);
    let fault = Fault::journal(JournalTrouble::Locked, "");
    assert!(script.outcome(Outcome::JournalState { job, fault: Some(fault.clone()) }).redraw);
    assert_eq!(script.model.session.journal_fault, Some(fault.clone()));
    assert!(!script.outcome(Outcome::JournalState { job, fault: Some(fault) }).redraw);
    // Reading it goes well and says nothing about writing.
    script.keys("L");
    let job = script.asked(|read| matches!(read, Read::Journal { .. }));
    script.outcome(Outcome::Journal { job, entries: Vec::new(), first: true });
    assert!(script.model.session.journal_fault.is_some());
    let job = script.asked(|read| *read == Read::JournalState);
    script.outcome(Outcome::JournalState { job, fault: None });
    assert_eq!(script.model.session.journal_fault, None);
}
