//! The journal's windows, for the snapshots of windows.

use std::time::Duration;

use imwarden::app::model::{Dialog, JournalView, Model, RecordedView};
use imwarden::domain::{ActionKind, Evidence, Plan, Subject};
use imwarden::job::{
    Break, Chain, EntryRow, EntrySeal, Head, Recorded, RecordedAction, RecordedPruning, RecordedStep, Span,
    Standing, StepKind,
};
use serde_json::json;

use crate::dialogs::{ending, plan_of, recall, remove};
use crate::world;

fn chain(breaks: Vec<Break>) -> Chain {
    Chain {
        entries: 1_204,
        pruned: 400,
        head: Head { number: 1_204, hash: "ab".repeat(32) },
        breaks,
        more: 0,
    }
}

pub(crate) fn entry(number: u64, action: ActionKind, standing: Standing, reason: &str) -> EntryRow {
    EntryRow {
        number,
        at: world::ago(i64::try_from(900 - number).unwrap() * 700),
        operator: "wang".into(),
        profile: "practice".into(),
        action: action.into(),
        group: "@TGS#2J4SZEAEL".into(),
        group_name: "产品交流群\u{202e}".into(),
        targets: "u_77, u_78 +3".into(),
        count: 5,
        done: 3,
        standing,
        reason: reason.into(),
        time: (action == ActionKind::Mute).then_some(imwarden::domain::MuteTime::Forever),
        content: "".into(),
        undoes: None,
        undone_by: None,
        left: 3,
        outlook: imwarden::domain::Outlook::Full,
    }
}

pub(crate) fn list(_: &Model) -> Dialog {
    Dialog::Journal(JournalView {
        rows: vec![
            entry(812, ActionKind::Mute, Standing::Done, ""),
            entry(
                811,
                ActionKind::Remove,
                Standing::Partly,
                "发广告 spam, again and again and again and again",
            ),
            entry(810, ActionKind::RecallBySender, Standing::Open, "spam"),
            entry(7, ActionKind::TransferOwner, Standing::Unknown, "离职"),
            entry(6, ActionKind::Send, Standing::Failed, ""),
        ],
        cursor: 1,
        at_first: true,
        chain: Some(chain(vec![Break::Altered(Span::one(7)), Break::CutOff { last: 812, head: 815 }])),
        ..JournalView::default()
    })
}

/// Some are shown, and the chain is whole.
pub(crate) fn filtered(model: &Model) -> Dialog {
    let Dialog::Journal(view) = list(model) else { return list(model) };
    let rows = view.rows.into_iter().take(1).collect();
    let (filter_text, chain) = ("user:u_77 since:24h \u{202e}".to_owned(), Some(chain(Vec::new())));
    Dialog::Journal(JournalView {
        rows,
        cursor: 0,
        filter_text,
        chain,
        at_first: true,
        ..JournalView::default()
    })
}

fn seals(first: u64, kinds: &[&str]) -> Vec<EntrySeal> {
    let seal = |(number, kind): (u64, &&str)| EntrySeal {
        number,
        kind: (*kind).into(),
        hash: "0123456789abcdef".repeat(4).into(),
        fits: number != 813,
    };
    (first..).zip(kinds).map(seal).collect()
}

fn step(entry: u64, operator: &str, what: StepKind) -> RecordedStep {
    RecordedStep {
        entry,
        at: world::ago(7_000 - i64::try_from(entry).unwrap()),
        operator: operator.into(),
        what,
    }
}

fn recorded(mut plan: Plan, model: &Model) -> RecordedAction {
    "发广告 spam\u{1b}[31m".clone_into(&mut plan.reason);
    plan.evidence = model.messages.rows.values().take(3).map(Evidence::of).collect();
    let results = ending(&plan).results;
    let subjects: Vec<Subject> = plan.targets.iter().map(|target| target.subject.clone()).collect();
    let request = json!({ "GroupId": plan.group.raw(), "Reason": "spam \u{202e}" });
    let took = Duration::from_millis(1_234);
    let steps = vec![
        step(812, "wang", StepKind::Call { batch: 0, subjects, request: request.to_string() }),
        step(813, "wang", StepKind::Result { call: 812, code: 10_004, took, results: results.clone() }),
        step(814, "li", StepKind::Settled(results.clone())),
        step(815, "wang", StepKind::Unreadable),
        step(816, "wang", StepKind::End(results.clone())),
    ];
    RecordedAction {
        number: 811,
        at: world::ago(7_000),
        operator: "wang".into(),
        profile: "practice".into(),
        plan,
        denial: None,
        standing: Standing::Unknown,
        results,
        steps,
        seals: seals(811, &["intent", "call", "result", "settled", "later\u{200b}", "end"]),
    }
}

fn window(recorded: Recorded, scroll: usize) -> Dialog {
    Dialog::Recorded(RecordedView {
        entry: 811,
        recorded: Some(Box::new(recorded)),
        scroll,
        ..RecordedView::default()
    })
}

/// Everything that an action can have.
pub(crate) fn action(model: &Model) -> Dialog {
    window(Recorded::Action(Box::new(recorded(plan_of(remove(model)), model))), 0)
}

/// The same for messages, scrolled to its end.
pub(crate) fn action_end(model: &Model) -> Dialog {
    window(Recorded::Action(Box::new(recorded(plan_of(recall(model)), model))), 999)
}

/// The record of a pruning.
pub(crate) fn pruning(_: &Model) -> Dialog {
    let seal = seals(811, &["prune"]).remove(0);
    let pruning = RecordedPruning {
        number: 811,
        at: world::ago(7_000),
        operator: "wang".into(),
        before: world::ago(15_552_000),
        first: 1,
        last: 400,
        entries: 400,
        actions: 100,
        reason: "保存期限".into(),
        seal,
    };
    window(Recorded::Pruning(pruning), 0)
}
