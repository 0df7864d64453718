//! What a moderator must be able to read before pressing a key.

use imwarden::app::model::{Dialog, FieldId, Model};
use imwarden::domain::{Evidence, GroupId, Part, Role};
use imwarden::i18n::Lang;
use imwarden::text::SafeText;

use crate::dialogs;
use crate::terminal::Screen;
use crate::world;

fn column_of(row: &str, words: &str) -> Option<usize> {
    row.find(words).map(|at| imwarden::text::width(&row[..at]))
}

#[test]
fn ids_stand_below_each_other_with_and_without_names() {
    let mut model = world::normal(Lang::Zh, (120, 36));
    let names = ["小李", "", "   ", "\u{3164}\u{2800}", "a rather long name card"];
    let members = names
        .iter()
        .enumerate()
        .map(|(at, name)| world::member(&format!("u_{at}"), Role::Member, name))
        .chain([world::member("wx_o6c11a96", Role::Member, "")])
        .collect();
    world::put_members(&mut model, members, 6);
    let rows = Screen::of(&model).rows();
    let ids = (0..5).map(|at| format!("u_{at} ")).chain(["wx_o6c11a96".to_owned()]);
    let columns: Vec<usize> = ids
        .map(|id| {
            // The members are the last pane.
            let found = rows.iter().filter_map(|row| Some(imwarden::text::width(&row[..row.rfind(&id)?])));
            found.max().unwrap()
        })
        .collect();
    assert!(columns.iter().all(|column| *column == columns[0]), "{columns:?}");
}

#[test]
fn a_sender_with_a_name_of_blanks_is_shown_by_the_id_alone() {
    let mut model = world::normal(Lang::En, (120, 36));
    world::put_members(&mut model, vec![world::member("u_1042", Role::Member, " \u{3000} ")], 1);
    world::put_messages(&mut model, vec![world::message(7, "u_1042", Vec::new())]);
    let screen = Screen::of(&model).rows().join("\n");
    assert!(screen.contains(" u_1042 ") && !screen.contains("(u_1042)"), "{screen}");
}

#[test]
fn the_open_group_has_a_sign_wherever_the_cursor_is() {
    for (width, sign) in
        [(imwarden::text::WidthPolicy::Narrow, "•PU"), (imwarden::text::WidthPolicy::Wide, "*PU")]
    {
        let mut model = world::normal(Lang::En, (120, 36));
        model.width = width;
        model.monochrome = true;
        for cursor in [0, 1, 3] {
            model.groups.cursor = cursor;
            let rows = Screen::of(&model).rows();
            let signed: Vec<&String> = rows.iter().filter(|row| row.contains(sign)).collect();
            assert_eq!(signed.len(), 1);
            assert!(column_of(signed[0], "产").is_some());
        }
    }
}

#[test]
fn a_search_tells_how_much_it_looked_through() {
    let mut model = world::filtered(Lang::En, (80, 24));
    let title = |model: &Model| Screen::of(model).rows().join("\n");
    let screen = title(&model);
    assert!(screen.contains("/buy  2 of 18 loaded"), "{screen}");
    model.messages.order.clear();
    model.messages.cursor = None;
    let screen = title(&model);
    assert!(screen.contains("Nothing among the 18 messages"), "{screen}");
    assert!(screen.contains("Older ones are not loaded"), "{screen}");
    model.messages.at_first = true;
    let screen = title(&model);
    assert!(screen.contains("None of the 18 messages"), "{screen}");
}

fn with_quotes(lang: Lang, size: (u16, u16), quotes: usize) -> Model {
    let mut model = world::normal(lang, size);
    let spam = "加微信 abc123 领取优惠 ".repeat(30);
    let seqs = 2_001..2_001 + quotes as u64;
    let messages =
        seqs.map(|seq| world::message(seq, "u_77", vec![Part::Text(SafeText::new(&spam))])).collect();
    world::put_messages(&mut model, messages);
    let dialog = dialogs::mute(&model);
    let Dialog::Sheet(mut sheet) = dialog else { unreachable!("a mute is a sheet") };
    sheet.plan.evidence = model.messages.rows.values().map(Evidence::of).collect();
    model.dialogs.push(Dialog::Sheet(sheet));
    model
}

#[test]
fn a_sheet_quotes_what_was_written() {
    let screen = Screen::of(&with_quotes(Lang::En, (120, 36), 5)).rows().join("\n");
    for words in ["2001 ", "2003 ", "+2 more", "加微信"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    assert!(!screen.contains("2004 "), "{screen}");
}

#[test]
fn a_quote_of_a_message_that_was_let_go_comes_from_the_evidence() {
    let mut model = with_quotes(Lang::En, (120, 36), 1);
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { unreachable!("a sheet is open") };
    sheet.plan.evidence[0].raw =
        r#"{"MsgBody":[{"MsgType":"TIMTextElem","MsgContent":{"Text":"red\u202e pill"}}]}"#.to_owned();
    model.messages.rows.clear();
    model.messages.order.clear();
    let screen = Screen::of(&model).rows().join("\n");
    assert!(screen.contains("2001 ") && screen.contains("red"), "{screen}");
    assert!(!screen.contains("MsgBody") && !screen.contains('\u{202e}'), "{screen}");
}

#[test]
fn who_is_left_out_is_told_above_the_list() {
    for lang in Lang::ALL {
        for size in [(40, 10), (60, 20), (80, 24), (120, 36)] {
            let rows = Screen::of(&dialogs::with(dialogs::mute, lang, size)).rows();
            let line_of = |words: &str| rows.iter().position(|row| column_of(row, words).is_some());
            let left_out = line_of(if lang == Lang::Zh { "不执行 1" } else { "Left out: 1 - u_1" });
            let first_target = rows.iter().rposition(|row| row.contains("bob"));
            assert!(left_out.is_some() && left_out < first_target, "{size:?}\n{}", rows.join("\n"));
        }
    }
}

#[test]
fn a_letter_that_is_typed_into_a_line_is_not_shown_as_a_key() {
    let mut model = dialogs::with(dialogs::remove, Lang::En, (80, 24));
    assert!(Screen::of(&model).rows().join("\n").contains("Alt-s silently"));
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { unreachable!("a sheet is open") };
    sheet.focus = FieldId::Cancel;
    let screen = Screen::of(&model).rows().join("\n");
    assert!(screen.contains("s silently") && !screen.contains("Alt-s"), "{screen}");
}

#[test]
fn members_are_counted_with_separators_in_narrow_lists() {
    let mut model = world::normal(Lang::Zh, (120, 36));
    model.open = Some(GroupId::new("work-1"));
    model.groups.rows[3].profile.as_mut().unwrap().members = Some(1_204);
    let screen = Screen::of(&model).rows().join("\n");
    assert!(screen.contains("1,204"), "{screen}");
}

#[test]
fn a_sheet_tells_marks_from_the_cursor_and_how_many_are_reached() {
    let mut model = dialogs::with(dialogs::mute, Lang::En, (80, 24));
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { unreachable!("a sheet is open") };
    sheet.marked = true;
    assert!(Screen::of(&model).rows().join("\n").contains("Marked: 4 "));
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { unreachable!("a sheet is open") };
    sheet.beside = true;
    assert!(Screen::of(&model).rows().join("\n").contains("Marked: 4 (not the row under the cursor)"));

    let mut model = dialogs::with(dialogs::notify, Lang::En, (80, 24));
    let Some(Dialog::Sheet(sheet)) = model.dialogs.last_mut() else { unreachable!("a sheet is open") };
    sheet.audience = Some(1_204);
    assert!(Screen::of(&model).rows().join("\n").contains("everyone in the group: 1,204 members"));
}
