//! What the policy makes a sheet say: somebody protected, and names that look alike.

use imwarden::app::model::{Dialog, Field, FieldId, Model, SheetKind};
use imwarden::domain::{Action, ActionKind, Lookalike, Notables, Plan, Role, Standout, UserId};
use imwarden::i18n::Lang;
use imwarden::text::SafeText;

use crate::dialogs::{edit, people, sheet};
use crate::panes::{SIZES, snapshot};
use crate::world;

type Window = fn(&Model) -> Dialog;

fn remove(model: &Model, id: &str) -> Plan {
    let policy = model.policy.overriding([UserId::from(id)]);
    let group = model.open_group().unwrap();
    Plan::for_users(&policy, group, ActionKind::Remove, people(model, &[id]), |users| Action::Remove {
        users,
        silent: false,
    })
    .unwrap()
}

fn with_a_copy(lang: Lang, size: (u16, u16)) -> Model {
    let mut model = world::normal(lang, size);
    let mut rows = model.members.rows.clone();
    rows.insert(2, world::member("u_4711", Role::Member, "小李"));
    let mut notables = Notables::new(&model.policy, Some(&UserId::from("u_1")));
    for row in &rows {
        notables.add(row);
    }
    let total = rows.len() as u64;
    world::put_members(&mut model, rows, total);
    model.members.notables = notables;
    model
}

fn protected(model: &Model) -> Dialog {
    edit(sheet(SheetKind::Remove, remove(model, "u_1"), FieldId::Challenge), |sheet| {
        sheet.reason = Field::with("诈骗 fraud");
        sheet.challenge = Field::with("u_");
    })
}

fn lookalike(model: &Model) -> Dialog {
    let plan = remove(model, "u_4711");
    let told = Lookalike {
        user: "u_4711".into(),
        name: SafeText::new("小李"),
        like: "u_7".into(),
        standout: Standout::Admin,
    };
    sheet(SheetKind::Remove, Plan { lookalikes: vec![told], ..plan }, FieldId::Reason)
}

#[test]
fn what_the_policy_says_is_read_before_a_key_is_pressed() {
    let windows: [(&str, Window); 2] = [("protected", protected), ("lookalike", lookalike)];
    for (name, make) in windows {
        for lang in Lang::ALL {
            for size in [SIZES[0], SIZES[1], SIZES[2]] {
                let mut model = with_a_copy(lang, size);
                let dialog = make(&model);
                model.dialogs.push(dialog);
                snapshot(&format!("window-{name}-{lang}-{}x{}", size.0, size.1), &model);
            }
        }
    }
    for lang in Lang::ALL {
        snapshot(&format!("lookalike-{lang}-120x36"), &with_a_copy(lang, SIZES[2]));
    }
}
