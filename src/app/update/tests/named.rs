//! People named by their IDs: typed, pasted, from a file.

use super::script::*;
use crate::app::model::Pane;
use crate::app::{Effect, Msg};
use crate::domain::{Action, Caveat, GoesFirst};
use crate::wire::GroupType;

fn targets(script: &Script) -> Vec<String> {
    let sheet = script.sheet().expect("a sheet");
    sheet.plan.targets.iter().map(|target| target.user().unwrap().raw().to_owned()).collect()
}

#[test]
fn a_pasted_list_becomes_ids_before_anything_is_shown() {
    let mut script = Script::opened(GroupType::Public);
    script.keys(":").text("remove ");
    script.send(Msg::Paste("a_1, a_2\r\na_3 # spammer\n# a comment\na_1\n".to_owned()));
    script.keys("enter");
    assert_eq!(targets(&script), ["a_1", "a_2", "a_3"]);
}

#[test]
fn ten_thousand_are_pasted_and_go_out_in_order() {
    let mut script = Script::opened(GroupType::Public);
    script.keys(":").text("mute ");
    let list = (0..10_000).map(|n| format!("viewer_{n}")).collect::<Vec<_>>().join("\n");
    script.send(Msg::Paste(list));
    script.text(" 10m").keys("enter");
    let sheet = script.sheet().unwrap();
    assert_eq!((sheet.plan.targets.len(), sheet.plan.calls()), (10_000, 20));
    assert!(sheet.plan.caveats.contains(&Caveat::GoesFirst(GoesFirst::AsGiven)));
    assert!(script.model.history.is_empty(), "a list is no command to be typed again");
}

#[test]
fn what_is_too_long_to_paste_is_not_taken_in_part() {
    let mut script = Script::opened(GroupType::Public);
    script.keys(":").text("remove ");
    script.send(Msg::Paste("u_12345 ".repeat(70_000)));
    assert_eq!(script.said(), "named-too-long");
    script.text("u_2").keys("enter");
    assert_eq!(targets(&script), ["u_2"]);
}

#[test]
fn a_word_that_is_no_id_stops_all() {
    let mut script = Script::opened(GroupType::Public);
    script.keys(":").text("remove u_2 用户").keys("enter");
    assert_eq!(script.said(), "cli-bad-id");
    assert!(script.sheet().is_none());
}

#[test]
fn a_file_is_read_outside_and_then_shown() {
    let mut script = Script::opened(GroupType::Public);
    script.keys(":").text("mute @/tmp/ids.txt 2h").keys("enter");
    assert_eq!(script.effects.last(), Some(&Effect::ReadFile("/tmp/ids.txt".to_owned())));
    let file = |text: Result<&str, &str>| Msg::FileRead {
        path: "/tmp/ids.txt".to_owned(),
        text: text.map(str::to_owned).map_err(str::to_owned),
    };
    script.send(file(Ok("\u{feff}b_1\r\n# all of them\nb_2\n")));
    assert_eq!(targets(&script), ["b_1", "b_2"]);
    assert!(matches!(script.sheet().unwrap().plan.action, Action::Mute { .. }));
    script.keys("esc");
    script.send(file(Ok("b_3")));
    assert!(script.sheet().is_none(), "nobody asked for it");

    for (text, said) in [(Err("no such file"), "cli-cannot-read"), (Ok("# nobody\n"), "cli-no-ids")] {
        script.keys(":").text("remove @/tmp/ids.txt").keys("enter");
        script.send(file(text));
        assert_eq!(script.said(), said);
    }
    script.keys(":").text("remove @/tmp/ids.txt").keys("enter :");
    script.send(file(Ok("b_4")));
    assert_eq!(script.said(), "named-too-late", "no sheet opens under somebody's fingers");
}

#[test]
fn of_many_marked_the_last_speakers_go_first() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("* x");
    let plan = &script.sheet().unwrap().plan;
    assert!(
        !plan.caveats.iter().any(|caveat| matches!(caveat, Caveat::GoesFirst(_))),
        "one call needs no order"
    );
}
