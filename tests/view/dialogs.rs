//! Every window, in both languages and at every size.

use std::sync::Arc;
use std::time::Duration;

use imwarden::app::model::{
    ActJob, CopyItem, Dialog, Field, FieldId, Model, OpenView, Pane, Prompt, RawView, ResultsView, Sheet,
    SheetKind,
};
use imwarden::domain::{Action, ActionKind, MuteTime, Plan, Role, Target, UserId};
use imwarden::i18n::{Lang, Phrase};
use imwarden::job::{Ending, Fault, FaultKind, JobId, OpenIntent, TargetResult, Verdict};
use imwarden::text::SafeText;

use crate::journal;
use crate::panes::{SIZES, snapshot};
use crate::terminal::Screen;
use crate::{undo, world};

pub(crate) fn people(model: &Model, ids: &[&str]) -> Vec<Target> {
    ids.iter()
        .map(|id| {
            let id = UserId::new(*id);
            model.members.get(&id).map_or_else(|| Target::stranger(&id), Target::member)
        })
        .collect()
}

fn sheet(kind: SheetKind, plan: Plan, focus: FieldId) -> Dialog {
    Dialog::Sheet(Box::new(Sheet {
        kind,
        plan,
        opened: Duration::ZERO,
        focus,
        content: Field::default(),
        reason: Field::default(),
        challenge: Field::default(),
        error: None,
        scroll: 0,
        chosen: false,
        marked: false,
        beside: false,
        audience: None,
    }))
}

fn edit(dialog: Dialog, change: impl FnOnce(&mut Sheet)) -> Dialog {
    let Dialog::Sheet(mut sheet) = dialog else { return dialog };
    change(&mut sheet);
    Dialog::Sheet(sheet)
}

pub(crate) fn mute(model: &Model) -> Dialog {
    let plan = Plan::for_users(
        &model.policy,
        model.open_group().unwrap(),
        ActionKind::Mute,
        people(model, &["u_77", "u_1042", "u_1", "evil_0"]),
        |users| Action::Mute { users, time: MuteTime::For(Duration::from_mins(10)) },
    )
    .unwrap();
    sheet(SheetKind::Mute { typing: false }, plan, FieldId::Cancel)
}

pub(crate) fn remove(model: &Model) -> Dialog {
    let everybody: Vec<Target> = model.members.rows.iter().map(Target::member).collect();
    let plan =
        Plan::for_users(&model.policy, model.open_group().unwrap(), ActionKind::Remove, everybody, |users| {
            Action::Remove { users, silent: false }
        })
        .unwrap();
    edit(sheet(SheetKind::Remove, plan, FieldId::Reason), |sheet| sheet.reason = Field::with("发广告 spam"))
}

pub(crate) fn recall(model: &Model) -> Dialog {
    let messages: Vec<_> = [1_043, 1_046, 1_044].iter().map(|seq| &model.messages.rows[seq]).collect();
    let plan = Plan::for_messages(&model.policy, model.open_group().unwrap(), &messages).unwrap();
    sheet(SheetKind::Recall, plan, FieldId::Reason)
}

fn by_sender(model: &Model) -> Dialog {
    let plan = Plan::for_users(
        &model.policy,
        model.open_group().unwrap(),
        ActionKind::RecallBySender,
        people(model, &["u_77"]),
        |users| Action::RecallBySender { sender: users[0].clone() },
    )
    .unwrap();
    edit(sheet(SheetKind::RecallBySender, plan, FieldId::Challenge), |sheet| {
        sheet.reason = Field::with("spam");
        sheet.challenge = Field::with("SZE");
        sheet.error = Some(Phrase::new("deny-no-target"));
    })
}

fn transfer(model: &Model) -> Dialog {
    let plan = Plan::for_users(
        &model.policy,
        model.open_group().unwrap(),
        ActionKind::TransferOwner,
        people(model, &["u_7"]),
        |users| Action::TransferOwner { to: users[0].clone() },
    )
    .unwrap();
    sheet(SheetKind::TransferOwner, plan, FieldId::Cancel)
}

pub(crate) fn notify(model: &Model) -> Dialog {
    let action = Action::Notify { to: Vec::new(), content: String::new() };
    let plan = Plan::for_group(&model.policy, model.open_group().unwrap(), action).unwrap();
    edit(sheet(SheetKind::Notify, plan, FieldId::Content), |sheet| {
        sheet.content = Field::with(&"今晚八点维护，请提前保存。".repeat(6));
    })
}

fn send(model: &Model) -> Dialog {
    let plan =
        Plan::for_group(&model.policy, model.open_group().unwrap(), Action::Send { content: String::new() })
            .unwrap();
    edit(sheet(SheetKind::Send, plan, FieldId::Content), |sheet| {
        sheet.content = Field(tui_input::Input::new("你好hello\u{202e}".to_owned()).with_cursor(2));
    })
}

fn role(model: &Model) -> Dialog {
    let plan = Plan::for_users(
        &model.policy,
        model.open_group().unwrap(),
        ActionKind::SetRole,
        people(model, &["u_1042"]),
        |users| Action::SetRole { user: users[0].clone(), role: Role::Admin },
    )
    .unwrap();
    sheet(SheetKind::Role, plan, FieldId::Cancel)
}

fn name_card(model: &Model) -> Dialog {
    let plan = Plan::for_users(
        &model.policy,
        model.open_group().unwrap(),
        ActionKind::SetNameCard,
        people(model, &["an-account-name-that-is-as-long-as-it-may-be"]),
        |users| Action::SetNameCard { user: users[0].clone(), name_card: String::new() },
    )
    .unwrap();
    sheet(SheetKind::NameCard, plan, FieldId::Content)
}

fn mute_all(model: &Model) -> Dialog {
    let plan =
        Plan::for_group(&model.policy, model.open_group().unwrap(), Action::MuteAll { on: true }).unwrap();
    sheet(SheetKind::MuteAll, plan, FieldId::Cancel)
}

fn typing(model: &Model) -> Dialog {
    edit(mute(model), |sheet| {
        sheet.kind = SheetKind::Mute { typing: true };
        sheet.focus = FieldId::Content;
        sheet.content = Field::with("2h30m");
    })
}

pub(crate) fn plan_of(dialog: Dialog) -> Plan {
    match dialog {
        Dialog::Sheet(sheet) => sheet.plan,
        _ => unreachable!("only sheets hold plans"),
    }
}

pub(crate) fn ending(plan: &Plan) -> Ending {
    let verdict = |at: usize| match at % 4 {
        0 => Verdict::Done,
        1 => Verdict::Failed(Fault::coded(
            FaultKind::Refused,
            10004,
            "delete_group_member",
            "no \x1b[31mpermission",
        )),
        2 => Verdict::Unknown(Fault::new(FaultKind::Timeout, "delete_group_member", "")),
        _ => Verdict::NotStarted,
    };
    let results = plan
        .targets
        .iter()
        .enumerate()
        .map(|(at, target)| TargetResult { subject: target.subject.clone(), verdict: verdict(at) })
        .collect();
    Ending { results, entry: Some(812), at: world::ago(2), took: Duration::from_secs(1) }
}

fn results(model: &Model) -> Dialog {
    let plan = Arc::new(plan_of(remove(model)));
    Dialog::Results(ResultsView { ending: ending(&plan), plan, scroll: 0 })
}

fn open(model: &Model) -> Dialog {
    let intent = |entry: u64, dialog: Dialog| {
        let plan = plan_of(dialog);
        let known = ending(&plan).results.into_iter().take(1).collect();
        let in_flight =
            plan.targets.last().map(|target| (entry + 1, target.subject.clone())).into_iter().collect();
        Arc::new(OpenIntent { entry, at: world::ago(7_000), plan, known, in_flight })
    };
    let settled = ending(&plan_of(recall(model)));
    Dialog::Open(OpenView {
        open: vec![intent(801, remove(model)), intent(805, mute(model)), intent(806, recall(model))],
        cursor: 1,
        settling: vec![(805, JobId(3))],
        settled: vec![(806, settled.clone())],
        told: vec![(806, settled)],
    })
}

/// Read back: something is left.
fn open_rest(model: &Model) -> Dialog {
    let Dialog::Open(mut view) = open(model) else { unreachable!() };
    let mut told = ending(&view.open[0].plan);
    for (result, verdict) in told.results.iter_mut().zip([Verdict::Done, Verdict::NotStarted]) {
        result.verdict = verdict;
    }
    view.told.push((801, told));
    view.cursor = 0;
    Dialog::Open(view)
}

/// The sheet for what is left.
fn go_on(model: &Model) -> Dialog {
    let Dialog::Open(view) = open(model) else { unreachable!() };
    let Dialog::Sheet(mut sheet) = remove(model) else { unreachable!() };
    sheet.plan = view.open[0].plan.only(&[view.open[0].plan.targets[1].subject.clone()]);
    sheet.kind = SheetKind::GoOn(Arc::clone(&view.open[0]));
    sheet.reason = Field::with("spam");
    sheet.focus = FieldId::Cancel;
    (sheet.marked, sheet.beside) = (false, false);
    Dialog::Sheet(sheet)
}

fn card(of: Pane, user: Option<&str>, seq: Option<u64>) -> Dialog {
    Dialog::Card { scroll: 0, of, group: None, user: user.map(UserId::new), seq }
}

fn raw(_: &Model) -> Dialog {
    let lines = (0..300).map(|n| SafeText::new(&format!("  \"键{n}\": \"\x1b[3{n}m值\","))).collect();
    Dialog::Raw(RawView { lines, scroll: 120 })
}

fn copy(_: &Model) -> Dialog {
    Dialog::CopyMenu {
        items: vec![
            CopyItem { key: 'i', name: "fact-user-id", text: "u_77".into() },
            CopyItem { key: 't', name: "card-content", text: "buy \u{202e}now\n第二行".into() },
        ],
    }
}

type Make = fn(&Model) -> Dialog;

pub(crate) const DIALOGS: [(&str, Make); 37] = [
    ("mute", mute),
    ("mute-typing", typing),
    ("remove", remove),
    ("recall", recall),
    ("recall-by-sender", by_sender),
    ("transfer", transfer),
    ("notify", notify),
    ("send", send),
    ("role", role),
    ("name-card", name_card),
    ("mute-all", mute_all),
    ("help", |_| Dialog::Help { scroll: 0 }),
    ("help-end", |_| Dialog::Help { scroll: 9_999 }),
    ("recall-menu", |_| Dialog::RecallMenu {
        opened: Duration::ZERO,
        seqs: vec![1_043],
        sender: "u_77".into(),
    }),
    ("card-group", |_| card(Pane::Groups, None, None)),
    ("card-user", |_| card(Pane::Members, Some("u_77"), None)),
    ("card-message", |_| card(Pane::Messages, None, Some(1_036))),
    ("card-nobody", |_| card(Pane::Members, Some("gone\u{200b}"), None)),
    ("raw", raw),
    ("journal", journal::list),
    ("journal-filtered", journal::filtered),
    ("recorded", journal::action),
    ("recorded-end", journal::action_end),
    ("recorded-pruning", journal::pruning),
    ("jobs", |_| Dialog::Jobs { cursor: 1 }),
    ("results", results),
    ("copy", copy),
    ("open", open),
    ("open-rest", open_rest),
    ("go-on", go_on),
    ("undo", undo::list),
    ("undo-one", undo::one),
    ("undo-window", undo::window),
    ("undo-redo", undo::redo),
    ("journal-undone", undo::journal),
    ("leave-read-only", |_| Dialog::LeaveReadOnly { opened: Duration::ZERO }),
    ("quit", |_| Dialog::Quit { opened: Duration::ZERO }),
];

/// The usual state with a window over it; jobs are there for the windows that show them.
pub(crate) fn with(make: Make, lang: Lang, size: (u16, u16)) -> Model {
    let mut model = world::normal(lang, size);
    model.focus = Pane::Members;
    let plan = Arc::new(plan_of(remove(&model)));
    let ended = ending(&plan);
    let act = |id, done, ending| ActJob {
        entry: Some(800 + id),
        done,
        failed: 2,
        unknown: 1,
        left: Some(Duration::from_secs(75)),
        ending,
        ..ActJob::new(JobId(id), Arc::clone(&plan), Duration::from_secs(3_500))
    };
    let paused = ActJob { pausing: true, paused: true, ..act(8, 3, None) };
    model.jobs.acts = [act(7, 5, None), act(6, 14, Some(ended))].into();
    let dialog = make(&model);
    if matches!(dialog, Dialog::Jobs { .. }) {
        model.jobs.acts.push_back(paused);
    }
    model.dialogs.push(dialog);
    model
}

#[test]
fn windows() {
    for (name, make) in DIALOGS {
        for lang in Lang::ALL {
            for size in [SIZES[0], SIZES[1], SIZES[2]] {
                snapshot(&format!("window-{name}-{lang}-{}x{}", size.0, size.1), &with(make, lang, size));
            }
        }
    }
}

#[test]
fn the_caret_stands_behind_what_was_typed() {
    let mut model = world::normal(Lang::En, (80, 24));
    model.prompt = Some(Prompt::Command {
        input: Field(tui_input::Input::new("mute 你好 x".to_owned()).with_cursor(7)),
        recalled: None,
        completing: None,
    });
    let screen = Screen::of(&model);
    // A colon, five letters and a space, two wide characters.
    assert_eq!(screen.caret(), Some((1 + 5 + 4, 23)));
    assert!(screen.rows()[23].starts_with(":mute 你好 x"));

    let long = "很".repeat(200);
    model.prompt =
        Some(Prompt::Filter { pane: Pane::Members, input: Field::with(&long), before: String::new() });
    let (column, row) = Screen::of(&model).caret().unwrap();
    assert_eq!(row, 23);
    assert!(column < 80);
}

#[test]
fn a_caret_in_a_sheet_is_inside_its_field() {
    for size in SIZES.into_iter().chain([(40, 10), (41, 11), (73, 13)]) {
        let model = with(send, Lang::Zh, size);
        let screen = Screen::of(&model);
        let (column, row) = screen.caret().unwrap();
        // Two wide characters stand before it.
        assert_eq!(screen.cell(column - 4, row), "你", "{size:?}");
        assert_eq!(screen.cell(column, row), "h", "{size:?}");
    }
}
