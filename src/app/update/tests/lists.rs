//! Moving, counts, filters, sorting and marks; long lists.

use super::fixtures::*;
use super::script::*;
use crate::app::Msg;
use crate::app::model::{MemberSort, Pane};
use crate::domain::{Role, UserId};
use crate::job::{Outcome, Read};
use crate::wire::GroupType;

fn shown(script: &Script) -> Vec<&str> {
    let members = &script.model.members;
    members.order.iter().map(|index| members.rows[*index].id.raw()).collect()
}

#[test]
fn owner_and_admins_come_first_then_the_order_of_the_service() {
    let script = Script::opened(GroupType::Public);
    assert_eq!(shown(&script), ["u_owner", "u_admin", "u_1", "u_2", "u_3", "u_4"]);
    assert_eq!(script.model.members.cursor, 0, "nobody pointed at a member yet");
}

#[test]
fn counts_and_ends() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("3 j");
    assert_eq!(script.model.members.cursor, 3);
    script.keys("G");
    assert_eq!(script.model.members.cursor, 5);
    script.keys("2 g g");
    assert_eq!(script.model.members.cursor, 1);
    script.keys("9 9 k");
    assert_eq!(script.model.members.cursor, 0);
}

#[test]
fn twenty_thousand_members_stream_in() {
    let mut script = Script::new(120, 36);
    script.send(Msg::Start);
    script.list(&[("@g", GroupType::Public)]);
    for first in (0..20_000).step_by(100) {
        let role = |n: u32| if n % 5_000 == 4_999 { Role::Admin } else { Role::Member };
        let page = (first..first + 100).map(|n| member(&format!("u_{n}"), role(n))).collect();
        script.members(page, first == 19_900);
        if first == 0 {
            assert_eq!(script.model.members.order.len(), 100, "the first page is there at once");
            script.focus(Pane::Members).keys("5 j");
        }
    }
    let order = shown(&script);
    assert_eq!(order.len(), 20_000);
    assert_eq!(order[..5], ["u_4999", "u_9999", "u_14999", "u_19999", "u_0"]);
    assert_eq!(order[19_999], "u_19998");
    assert_eq!(script.model.members.current().unwrap().id.raw(), "u_5", "the cursor stayed on its ID");
    assert_eq!(script.model.members.top, 4, "and on its line of the screen");
}

#[test]
fn rows_arrive_in_order_whatever_the_sort() {
    let mut script = Script::opened(GroupType::Public);
    script.model.members.sort = MemberSort::Id;
    script.model.members.reversed = true;
    script.model.members.rows.clear();
    script.model.members.by_id.clear();
    script.model.members.order.clear();
    script.focus(Pane::Members).keys("R");
    script.members(vec![member("b", Role::Member), member("d", Role::Member)], false);
    script.members(vec![member("c", Role::Member), member("a", Role::Admin)], true);
    assert_eq!(shown(&script), ["d", "c", "b", "a"]);
}

#[test]
fn filters_apply_while_they_are_typed_and_esc_puts_back() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("/").text("role:admin");
    assert_eq!(shown(&script), ["u_admin"]);
    script.keys("esc");
    assert_eq!(shown(&script).len(), 6);
    script.keys("/").text("CARD u_3").keys("enter");
    assert_eq!(shown(&script), ["u_3"]);
    assert_eq!(script.model.members.filter.text, "CARD u_3");
    script.keys("esc");
    assert_eq!(shown(&script).len(), 6, "esc clears the filter before it asks to quit");
    assert!(script.model.dialogs.is_empty());
    script.keys("esc");
    assert_eq!(script.model.focus, Pane::Groups, "then it goes back");
    assert!(script.model.dialogs.is_empty());
    script.keys("q");
    assert_eq!(script.model.dialogs.len(), 1);
}

#[test]
fn groups_are_found_by_their_type() {
    let mut script = Script::new(120, 36);
    script.send(Msg::Start);
    script.list(&[
        ("@a", GroupType::Live),
        ("@b", GroupType::Work),
        ("@live-fans", GroupType::Public),
        ("@c", GroupType::Community),
    ]);
    let mut found = |typed: &str| {
        script.keys("/ ctrl-u").text(typed).keys("enter");
        let groups = &script.model.groups;
        let ids = groups.order.iter().map(|index| groups.rows[*index].id.raw());
        ids.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(found("live"), "@a @live-fans");
    assert_eq!(found("type:live"), "@a");
    for (typed, id) in [("直播", "@a"), ("直播群", "@a"), ("好友", "@b"), ("Work", "@b"), ("社群", "@c")]
    {
        assert_eq!(found(typed), id, "{typed}");
    }
    assert_eq!(found("陌生人"), "@live-fans");
}

#[test]
fn marks_survive_filters() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("/").text("u_1").keys("enter space /").text("").keys("ctrl-u enter");
    assert!(script.model.members.marks.contains(&UserId::from("u_1")));
    assert_eq!(script.model.members.marks.len(), 1);
}

#[test]
fn a_range_runs_over_what_is_shown() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("2 j v 2 j v");
    let mut marks: Vec<&str> = script.model.members.marks.iter().map(UserId::raw).collect();
    marks.sort_unstable();
    assert_eq!(marks, ["u_1", "u_2", "u_3"]);
    script.keys("\\ *");
    assert_eq!(script.model.members.marks.len(), 6);
    script.keys("esc");
    assert!(script.model.members.marks.is_empty());
}

#[test]
fn an_open_range_counts_as_marked() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("2 j v j m");
    assert_eq!(script.sheet().unwrap().plan.targets.len(), 2);
}

#[test]
fn sorting_goes_through_the_columns_and_turns_round() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("S");
    assert_eq!((script.model.members.sort, script.model.members.reversed), (MemberSort::Role, true));
    script.keys("S");
    assert_eq!((script.model.members.sort, script.model.members.reversed), (MemberSort::Mute, false));
    script.keys(":").text("sort id").keys("enter");
    assert_eq!(shown(&script)[0], "u_1");
}

#[test]
fn groups_are_found_by_name_and_type() {
    let mut script = Script::new(120, 36);
    script.send(Msg::Start);
    script.list(&[("@a", GroupType::Public), ("@b", GroupType::Live), ("@c", GroupType::Work)]);
    let ids = |script: &Script| -> Vec<String> {
        let groups = &script.model.groups;
        groups.order.iter().map(|index| groups.rows[*index].id.raw().to_owned()).collect()
    };
    script.keys("j /").text("/live").keys("enter");
    assert_eq!(ids(&script), ["@b"]);
    script.keys("/ ctrl-u").text("type:private").keys("enter");
    assert_eq!(ids(&script), ["@c"]);
    script.keys("/ ctrl-u").text("GROUP @a").keys("enter");
    assert_eq!(ids(&script), ["@a"]);
}

#[test]
fn messages_are_searched_and_the_newest_stays_away() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Messages).keys("/").text("u_1").keys("enter");
    assert_eq!(script.model.messages.order, [2, 4, 6, 8, 10]);
    script.keys("N N");
    assert_eq!(script.model.messages.cursor, Some(6));
    script.keys("n");
    assert_eq!(script.model.messages.cursor, Some(8));
    script.keys("esc");
    assert_eq!(script.model.messages.cursor, Some(8), "clearing the search keeps the message");
    assert_eq!(script.model.messages.order.len(), 10);
}

#[test]
fn scrolling_freezes_and_counts() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Messages).keys("k");
    assert!(!script.model.messages.following);
    script.keys("R");
    let job = script.asked(|read| matches!(read, Read::History { up_to: None, .. }));
    let (group, at) = (script.model.open.clone().unwrap(), script.now.wall);
    let messages = page(8, 13);
    script.outcome(Outcome::History { job, group, up_to: None, messages, first: false, at });
    assert_eq!((script.model.messages.cursor, script.model.messages.unseen), (Some(9), 3));
    script.keys("G");
    let messages = &script.model.messages;
    assert!(messages.following);
    assert_eq!((messages.cursor, messages.unseen), (Some(13), 0));
}

#[test]
fn a_message_that_slides_under_the_cursor_is_not_acted_on() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Messages).keys("R");
    let job = script.asked(|read| matches!(read, Read::History { up_to: None, .. }));
    let (group, at) = (script.model.open.clone().unwrap(), script.now.wall);
    let messages = page(1, 11);
    script.outcome(Outcome::History { job, group, up_to: None, messages, first: true, at });
    script.key("r");
    assert_eq!(script.said(), "notice-row-changed");
    script.keys("r");
    assert_eq!(script.model.dialogs.len(), 1);
}

#[test]
fn keys_of_other_panes_say_where_they_work() {
    let mut script = Script::opened(GroupType::Public);
    script.keys("x");
    assert_eq!(script.said(), "notice-elsewhere");
    script.keys("Z");
    assert_eq!(script.said(), "notice-unbound");
}
