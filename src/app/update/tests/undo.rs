//! Undo and redo: the list, the sheet, what is sent, what is said.

use std::time::Duration;

use super::script::*;
use crate::app::Effect;
use crate::app::model::{Dialog, FieldId, SheetKind, UndoLine};
use crate::domain::{
    Action, ActionKind, Before, Denial, Done, GroupId, MuteEnd, MuteTime, Outlook, PastAction, Plan, Refused,
    Role, Stamp, Subject, Target, Undo, UserId, WhyNot,
};
use crate::job::{EntryRow, JobId, Outcome, Read, Standing, Task, Undoing, Undone, Verdict};
use crate::wire::GroupType;

fn row(number: u64, outlook: Outlook) -> EntryRow {
    EntryRow {
        number,
        at: Stamp::UNIX_EPOCH,
        operator: "zhang".into(),
        profile: "practice".into(),
        action: ActionKind::Mute.into(),
        group: "@g".into(),
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
        left: 1,
        outlook,
    }
}

fn plan(action: Action, user: &str) -> Plan {
    let target = Target { role: Some(Role::Member), ..Target::stranger(&UserId::from(user)) };
    Plan {
        group: "@g".into(),
        group_name: "g".into(),
        kind: GroupType::Public,
        action,
        targets: vec![target],
        refused: Vec::new(),
        caveats: Vec::new(),
        reason: String::new(),
        evidence: Vec::new(),
        before: Before::default(),
        undoes: None,
    }
}

fn users(name: &str) -> Vec<UserId> {
    vec![UserId::from(name)]
}

/// A mute of `u_1` that was done, and the plans that take it back.
fn undo(entry: u64, plans: Vec<Plan>) -> Undo {
    let plan = plan(Action::Mute { users: users("u_1"), time: MuteTime::Forever }, "u_1");
    let done =
        Done { subject: Subject::User("u_1".into()), since: Stamp::UNIX_EPOCH, until: Stamp::UNIX_EPOCH };
    let of = PastAction {
        entry,
        at: Stamp::UNIX_EPOCH,
        operator: "zhang".into(),
        plan,
        open: false,
        done: vec![done],
        undone_by: None,
    };
    Undo { of, outlook: Outlook::Full, plans, refused: Vec::new() }
}

fn unmute() -> Plan {
    plan(Action::Unmute { users: users("u_1") }, "u_1")
}

fn remove() -> Plan {
    plan(Action::Remove { users: users("u_2"), silent: false }, "u_2")
}

impl Script {
    /// Answers the question what an undo comes to.
    fn answer(&mut self, undos: Vec<Undo>) -> Undoing {
        let job = self.asked(|read| matches!(read, Read::Undo(_)));
        let what = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Submit(job) => match &job.task {
                Task::Read(Read::Undo(what)) => Some(what.clone()),
                _ => None,
            },
            _ => None,
        });
        let what = what.unwrap();
        self.effects.clear();
        self.outcome(Outcome::Undo { job, undone: Undone { what: what.clone(), undos, denied: None } });
        what
    }

    fn listed(&mut self, rows: Vec<EntryRow>) -> &mut Self {
        let job = self.asked(|read| matches!(read, Read::UndoList { .. }));
        self.outcome(Outcome::UndoList { job, entries: rows, first: true });
        self
    }

    fn sent(&self) -> Vec<(JobId, Plan)> {
        let sent = self.effects.iter().filter_map(|effect| match effect {
            Effect::Submit(job) => match &job.task {
                Task::Act(plan) => Some((job.id, plan.as_ref().clone())),
                _ => None,
            },
            _ => None,
        });
        sent.collect()
    }
}

#[test]
fn u_lists_what_was_done_and_enter_shows_what_comes_back() {
    let mut script = Script::opened(GroupType::Public);
    script.keys("u").listed(vec![row(9, Outlook::Impossible(WhyNot::Sent)), row(7, Outlook::Full)]);
    script.keys("enter");
    assert_eq!(script.said(), "notice-undo-impossible", "says why");
    script.keys("j enter");
    assert_eq!(script.answer(vec![undo(7, vec![unmute()])]), Undoing::Entry(7));
    let sheet = script.sheet().unwrap();
    assert!(matches!(sheet.kind, SheetKind::Undo(_)));
    assert_eq!(sheet.focus, FieldId::Cancel);
    script.keys("u");
    assert_eq!(script.sent(), [], "the key that opens does not confirm");
    assert_eq!(script.sheet().unwrap().error.as_ref().unwrap().key, "sheet-no-such-choice");
    script.keys("enter");
    assert!(script.sent().is_empty() && matches!(script.model.dialog(), Some(Dialog::Undo(_))));
    script.keys("2").answer(vec![undo(7, vec![unmute()])]);
    script.keys("y");
    let sent = script.sent();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].1, unmute());
    assert!(script.model.dialogs.is_empty(), "{:?}", script.model.dialogs);
    assert!(script.model.members.pending.contains_key(&UserId::from("u_1")));
}

#[test]
fn an_action_offers_its_undo_for_half_a_minute() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("m 1").ends(&[Verdict::Done]);
    let notice = script.model.notices.current.clone().unwrap();
    assert_eq!(notice.until, Some(script.now.mono + Duration::from_secs(30)));
    assert!(format!("{notice:?}").contains("notice-entry-undo"), "{notice:?}");
    script.keys("u").listed(vec![row(900, Outlook::Full), row(812, Outlook::Full)]);
    assert!(matches!(script.model.dialog(), Some(Dialog::Undo(view)) if view.cursor == 1), "on its row");
    script.keys("esc");
    script.wait(31_000);
    script.keys("u").listed(vec![row(900, Outlook::Full), row(812, Outlook::Full)]);
    assert!(matches!(script.model.dialog(), Some(Dialog::Undo(view)) if view.cursor == 0));
}

#[test]
fn what_cannot_be_undone_is_not_offered() {
    let mut script = Script::opened(GroupType::Public);
    script.keys("s").text("hi").keys("enter").text("x").keys("enter y");
    script.ends(&[Verdict::Done]);
    assert!(!format!("{:?}", script.model.notices).contains("notice-entry-undo"));
    assert_eq!(script.model.undo.offered, None);
}

#[test]
fn ctrl_r_redoes_after_a_look() {
    let mut script = Script::opened(GroupType::Public);
    script.keys("ctrl-r");
    assert_eq!(script.answer(vec![undo(5, vec![unmute()])]), Undoing::Last);
    assert!(matches!(&script.sheet().unwrap().kind, SheetKind::Undo(about) if about.is_redo()));
    script.keys("y");
    assert_eq!(script.sent().len(), 1);
    script.effects.clear();
    script.keys("ctrl-r").answer(Vec::new());
    assert_eq!(script.said(), "notice-redo-nothing");
}

#[test]
fn a_window_is_one_sheet_and_the_riskiest_plan_decides_how_it_is_confirmed() {
    let mut script = Script::opened(GroupType::Public);
    script.keys(":").text("undo 10m").keys("enter");
    let mut refused = undo(3, Vec::new());
    let target = Target::stranger(&UserId::from("u_1"));
    refused.refused = vec![Refused { target, why: Denial::ChangedSince }];
    let impossible = Undo { outlook: Outlook::Impossible(WhyNot::Recalled), ..undo(4, Vec::new()) };
    let what = script.answer(vec![undo(9, vec![unmute(), remove()]), impossible, refused]);
    let ten_minutes = Stamp::from_second(script.now.wall.as_second() - 600).unwrap();
    let Undoing::Window { group, since } = what else { panic!("{what:?}") };
    assert_eq!(group, GroupId::from("@g"));
    assert!((since.as_second() - ten_minutes.as_second()).abs() <= 2);
    let sheet = script.sheet().unwrap();
    assert_eq!((sheet.plan.action.kind(), sheet.focus), (ActionKind::Remove, FieldId::Reason));
    let SheetKind::Undo(about) = &sheet.kind else { panic!() };
    let lines = about.lines();
    assert_eq!(lines.iter().filter(|line| matches!(line, UndoLine::Action(_))).count(), 3);
    assert!(lines.iter().any(|line| matches!(line, UndoLine::LeftOut(it) if it.why == Denial::ChangedSince)));
    assert!(lines.contains(&UndoLine::Cannot(WhyNot::Recalled)) && lines.contains(&UndoLine::Nothing));
    script.keys("tab y");
    assert_eq!(script.sent(), [], "a reason is missing");
    script.text("raid over").keys("enter y");
    let sent: Vec<_> = script.sent().into_iter().map(|(_, plan)| (plan.action.kind(), plan.reason)).collect();
    let reason = || "raid over".to_owned();
    assert_eq!(sent, [(ActionKind::Unmute, reason()), (ActionKind::Remove, reason())], "in order");
}

#[test]
fn nothing_to_restore_is_said_and_opens_nothing() {
    let mut script = Script::opened(GroupType::Public);
    let mut changed = undo(7, Vec::new());
    let target = Target::stranger(&UserId::from("u_1"));
    changed.refused = vec![Refused { target, why: Denial::ChangedSince }];
    let spent = Undo { outlook: Outlook::Impossible(WhyNot::Undone { by: 9 }), ..undo(7, Vec::new()) };
    for (typed, undos, said) in [
        ("undo #7", vec![changed.clone()], "notice-undo-nothing"),
        ("undo #7", vec![spent], "notice-undo-impossible"),
        ("undo #7", Vec::new(), "notice-undo-no-entry"),
        ("undo 10m", Vec::new(), "notice-undo-window-empty"),
        ("undo 10m", vec![changed], "notice-undo-window-nothing"),
    ] {
        script.keys(":").text(typed).keys("enter").answer(undos);
        assert_eq!(script.said(), said, "{typed}");
        assert!(script.model.dialogs.is_empty());
    }
    script.keys(":").text("undo soon").keys("enter");
    assert_eq!(script.said(), "notice-undo-word");
}

#[test]
fn a_late_answer_does_not_disturb_what_somebody_does_by_then() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys(":").text("undo #7").keys("enter m");
    script.answer(vec![undo(7, vec![unmute()])]);
    assert!(matches!(script.sheet().unwrap().kind, SheetKind::Mute { .. }));
    script.keys("esc :").text("undo #7").keys("enter");
    let old = script.asked(|read| matches!(read, Read::Undo(_)));
    script.outcome(Outcome::ReadFailed { job: old, fault: unreachable() });
    assert_eq!(script.said(), "fault-connect");
    let what = Undoing::Entry(7);
    let undos = vec![undo(7, vec![unmute()])];
    script.outcome(Outcome::Undo { job: old, undone: Undone { what, undos, denied: None } });
    assert!(script.model.dialogs.is_empty(), "nobody waits for it any more");
}

#[test]
fn read_only_undoes_nothing() {
    let mut script = Script::opened(GroupType::Public);
    script.model.policy.read_only = true;
    for keys in ["u", "ctrl-r"] {
        script.keys(keys);
        assert_eq!(script.said(), "deny-read-only", "{keys}");
    }
    script.keys(":").text("undo 10m").keys("enter");
    assert_eq!(script.said(), "deny-read-only");
    assert!(script.effects.is_empty() && script.model.dialogs.is_empty());
}

#[test]
fn read_only_in_between_sends_nothing() {
    let mut script = Script::opened(GroupType::Public);
    script.keys("ctrl-r").answer(vec![undo(5, vec![unmute()])]);
    script.model.policy.read_only = true;
    script.keys("y");
    assert_eq!(script.sent(), []);
    assert_eq!(script.sheet().unwrap().error.as_ref().unwrap().key, "deny-read-only");
}

#[test]
fn from_the_journal() {
    let mut script = Script::opened(GroupType::Public);
    script.keys("L");
    let job = script.asked(|read| matches!(read, Read::Journal { .. }));
    script.outcome(Outcome::Journal { job, entries: vec![row(7, Outlook::Full)], first: true });
    script.keys("u");
    assert_eq!(script.answer(vec![undo(7, vec![unmute()])]), Undoing::Entry(7));
    assert!(script.sheet().is_some());
}

#[test]
fn who_was_added_again_is_read_anew() {
    let mut script = Script::opened(GroupType::Public);
    let add = plan(Action::Add { users: users("u_9") }, "u_9");
    script.keys("ctrl-r").answer(vec![undo(5, vec![add])]);
    script.keys("y").ends(&[Verdict::Done]);
    script.asked(|read| matches!(read, Read::Members { .. }));
}

#[test]
fn a_restored_mute_is_shown_until_its_end() {
    let mut script = Script::opened(GroupType::Public);
    let until = Stamp::from_second(script.now.wall.as_second() + 900).unwrap();
    let time = MuteTime::For(Duration::from_secs(950));
    let mut mute = plan(Action::Mute { users: users("u_1"), time }, "u_1");
    mute.undoes = Some(crate::domain::Undoes { entry: 5, until: Some(until), together: 1 });
    script.keys("ctrl-r").answer(vec![undo(5, vec![mute])]);
    script.keys("y").ends(&[Verdict::Done]);
    let shown = script.model.members.get(&UserId::from("u_1")).unwrap().mute;
    assert_eq!(shown, Some(MuteEnd::At(until)));
}
