//! Windows of undoing.

use std::time::Duration;

use imwarden::app::model::{
    Dialog, Field, FieldId, JournalView, Model, Sheet, SheetKind, UndoSheet, UndoView,
};
use imwarden::domain::{
    Action, ActionKind, Caveat, Denial, Done, MuteEnd, MuteTime, Outlook, PastAction, Plan, Refused, Role,
    Subject, Target, Undo, WhyNot,
};
use imwarden::job::{EntryRow, Standing, Undoing};

use crate::dialogs::people;
use crate::journal::entry;
use crate::world;

fn rows() -> Vec<EntryRow> {
    let row = |number, action, outlook| EntryRow { outlook, ..entry(number, action, Standing::Done, "raid") };
    let undone = EntryRow {
        undone_by: Some(812),
        left: 0,
        ..row(808, ActionKind::Mute, Outlook::Impossible(WhyNot::Undone { by: 812 }))
    };
    vec![
        EntryRow { undoes: Some(808), ..row(812, ActionKind::Unmute, Outlook::Full) },
        row(811, ActionKind::Remove, Outlook::Partial),
        row(810, ActionKind::RecallBySender, Outlook::Impossible(WhyNot::Recalled)),
        undone,
        EntryRow { undone_by: Some(799), ..row(7, ActionKind::Mute, Outlook::Full) },
    ]
}

pub(crate) fn list(_: &Model) -> Dialog {
    Dialog::Undo(UndoView { rows: rows(), cursor: 2, at_first: true, ..UndoView::default() })
}

pub(crate) fn journal(_: &Model) -> Dialog {
    Dialog::Journal(JournalView { rows: rows(), cursor: 4, at_first: true, ..JournalView::default() })
}

fn plan(
    model: &Model,
    kind: ActionKind,
    ids: &[&str],
    build: impl FnOnce(Vec<imwarden::domain::UserId>) -> Action,
) -> Plan {
    let group = model.open_group().unwrap();
    Plan::for_users(&model.policy, group, kind, people(model, ids), build).unwrap()
}

fn undo(number: u64, plan: Plan, outlook: Outlook, plans: Vec<Plan>) -> Undo {
    let done = |target: &Target| Done {
        subject: target.subject.clone(),
        since: world::ago(60),
        until: world::ago(60),
    };
    let of = PastAction {
        entry: number,
        at: world::ago(61),
        operator: "wang\u{202e}".into(),
        done: plan.targets.iter().map(done).collect(),
        plan,
        open: false,
        undone_by: None,
    };
    Undo { of, outlook, plans, refused: Vec::new() }
}

fn sheet(about: UndoSheet, focus: FieldId) -> Dialog {
    Dialog::Sheet(Box::new(Sheet {
        plan: about.riskiest().unwrap().clone(),
        kind: SheetKind::Undo(Box::new(about)),
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

fn mute(model: &Model, ids: &[&str], minutes: u64) -> Plan {
    let time = MuteTime::For(Duration::from_mins(minutes));
    plan(model, ActionKind::Mute, ids, |users| Action::Mute { users, time })
}

fn unmute(model: &Model, ids: &[&str]) -> Plan {
    let mut plan = plan(model, ActionKind::Unmute, ids, |users| Action::Unmute { users });
    for target in &mut plan.targets {
        target.mute = Some(MuteEnd::At(world::ago(-540)));
    }
    plan
}

fn add(model: &Model) -> Plan {
    let mut plan = plan(model, ActionKind::Add, &["u_77", "u_1042"], |users| Action::Add { users });
    plan.caveats = vec![Caveat::ComesBackBare, Caveat::WereAdmins(1)];
    for target in &mut plan.targets {
        target.role = Some(Role::NotMember);
    }
    plan
}

fn removal(model: &Model) -> Plan {
    plan(model, ActionKind::Remove, &["u_77", "u_1042"], |users| Action::Remove { users, silent: false })
}

/// One action, partly; one was changed since.
pub(crate) fn one(model: &Model) -> Dialog {
    let mut add = add(model);
    let changed = Target::stranger(&"u_90210".into());
    add.refused = vec![Refused { target: changed, why: Denial::ChangedSince }];
    let undos = vec![undo(811, removal(model), Outlook::Partial, vec![add])];
    sheet(UndoSheet { what: Undoing::Entry(811), undos }, FieldId::Cancel)
}

/// The last minutes: fully, partly, not at all, and nothing left to restore.
pub(crate) fn window(model: &Model) -> Dialog {
    let mut changed = undo(809, mute(model, &["u_7"], 60), Outlook::Full, Vec::new());
    let who = Target { subject: Subject::User("u_7".into()), ..Target::stranger(&"u_7".into()) };
    changed.refused = vec![Refused { target: who, why: Denial::ChangedSince }];
    let undos = vec![
        undo(
            812,
            mute(model, &["u_77", "u_1042"], 10),
            Outlook::Full,
            vec![unmute(model, &["u_77"]), mute(model, &["u_1042"], 54)],
        ),
        undo(811, removal(model), Outlook::Partial, vec![add(model)]),
        undo(810, removal(model), Outlook::Impossible(WhyNot::Recalled), Vec::new()),
        changed,
    ];
    let what = Undoing::Window { group: "@TGS#2J4SZEAEL".into(), since: world::ago(600) };
    sheet(UndoSheet { what, undos }, FieldId::Cancel)
}

/// Removing again whom an undo had added: serious, so with a reason.
pub(crate) fn redo(model: &Model) -> Dialog {
    let undos = vec![undo(813, add(model), Outlook::Full, vec![removal(model)])];
    sheet(UndoSheet { what: Undoing::Last, undos }, FieldId::Reason)
}
