//! What is asked for, when, and what becomes of late, failed and repeated answers.

use std::time::Duration;

use super::fixtures::*;
use super::script::*;
use crate::app::model::{Link, Pane};
use crate::app::{Effect, Msg, timers};
use crate::domain::{GroupId, Role, Stamp, UserId};
use crate::job::{Outcome, Read, Task};
use crate::wire::GroupType;

#[test]
fn the_first_screen_fills_itself() {
    let script = Script::opened(GroupType::Public);
    assert_eq!(script.model.open, Some(GroupId::from("@g")));
    assert_eq!(script.model.focus, Pane::Groups);
    assert_eq!(script.model.session.link, Link::Up);
    assert!(
        script.model.jobs.reads.len() <= 3,
        "only the journal (open intents, state, chain) is still waited for"
    );
}

#[test]
fn visible_profiles_come_first_and_the_rest_one_batch_at_a_time() {
    let mut script = Script::new(120, 36);
    script.send(Msg::Start);
    let job = script.asked(|read| matches!(read, Read::GroupIds));
    let ids: Vec<GroupId> = (0..200).map(|n| GroupId::from(format!("@{n}").as_str())).collect();
    script.outcome(Outcome::GroupIds { job, ids, total: 200, done: true });
    let batches = |script: &Script| -> Vec<Vec<GroupId>> {
        let reads = script.effects.iter().filter_map(|effect| match effect {
            Effect::Submit(job) => match &job.task {
                Task::Read(Read::Groups(ids)) => Some(ids.clone()),
                _ => None,
            },
            _ => None,
        });
        reads.collect()
    };
    let first = batches(&script);
    assert_eq!(first.len(), 1);
    assert_eq!((first[0].len(), first[0][0].raw()), (31, "@0"));
    let job = script.asked(|read| matches!(read, Read::Groups(_)));
    let groups = first[0].iter().map(|id| group(id.raw(), GroupType::Public)).collect();
    script.effects.clear();
    script.outcome(Outcome::Groups { job, groups, failed: Vec::new(), done: true });
    let next = batches(&script);
    assert_eq!(next.len(), 1, "one batch, not all");
    assert_eq!((next[0].len(), next[0][0].raw()), (50, "@31"));
}

#[test]
fn answers_for_a_group_that_is_left_are_dropped() {
    let mut script = Script::new(120, 36);
    script.send(Msg::Start);
    script.list(&[("@g", GroupType::Public), ("@h", GroupType::Public)]);
    let old = script.model.members.loading.unwrap();
    script.keys("j enter");
    assert_eq!(script.model.open, Some(GroupId::from("@h")));
    assert!(script.effects.contains(&Effect::Cancel(old)));
    let (group, at) = (GroupId::from("@g"), script.now.wall);
    script.outcome(Outcome::Members { job: old, group, members: members(), total: 6, at, done: true });
    assert!(script.model.members.rows.is_empty());
}

#[test]
fn moving_in_the_list_opens_nothing() {
    let mut script = Script::new(120, 36);
    script.send(Msg::Start);
    script.list(&[("@g", GroupType::Public), ("@h", GroupType::Public)]);
    script.keys("j");
    assert_eq!(script.model.open, Some(GroupId::from("@g")));
    script.keys("l");
    assert_eq!(script.model.open, Some(GroupId::from("@h")));
    assert_eq!(script.model.focus, Pane::Messages);
}

#[test]
fn a_refresh_swaps_when_it_is_whole() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("j j j R");
    script.members(vec![member("u_9", Role::Owner), member("u_8", Role::Admin)], false);
    assert_eq!(script.model.members.rows.len(), 6);
    script.members(members(), true);
    assert_eq!(script.model.members.rows.len(), 8);
    assert_eq!(script.model.members.current().unwrap().id.raw(), "u_2");
}

#[test]
fn what_failed_stays_is_marked_and_is_tried_again() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("R");
    let job = script.model.members.loading.unwrap();
    script.outcome(Outcome::ReadFailed { job, fault: unreachable() });
    assert_eq!(script.model.members.rows.len(), 6);
    assert!(script.model.members.fault.is_some());
    assert!(matches!(script.model.session.link, Link::Down { failures: 1, .. }));
    assert!(timers::next(&script.model).unwrap() <= script.now.mono + Duration::from_secs(2));
    script.effects.clear();
    script.wait(1_999);
    script.send(Msg::Wake);
    assert!(script.last_asked(|read| matches!(read, Read::Members { .. })).is_none());
    script.wait(1);
    script.send(Msg::Wake);
    script.asked(|read| matches!(read, Read::Members { .. }));
    script.members(members(), true);
    assert!(script.model.members.fault.is_none());
    assert_eq!(script.model.session.link, Link::Up);
}

#[test]
fn scrolling_back_loads_until_the_first_message() {
    let mut script = Script::new(120, 36);
    script.send(Msg::Start);
    script.list(&[("@g", GroupType::Public)]);
    let answer = |script: &mut Script, up_to: Option<u64>, from, to| {
        let job = script.asked(|read| matches!(read, Read::History { up_to: asked, .. } if *asked == up_to));
        let (group, at) = (GroupId::from("@g"), script.now.wall);
        script.effects.clear();
        script.outcome(Outcome::History {
            job,
            group,
            up_to,
            messages: page(from, to),
            first: from == 1,
            at,
        });
    };
    answer(&mut script, None, 81, 100);
    answer(&mut script, Some(80), 61, 80);
    answer(&mut script, Some(60), 41, 60);
    assert!(
        script.last_asked(|read| matches!(read, Read::History { .. })).is_none(),
        "a screen ahead is enough"
    );
    script.focus(Pane::Messages).keys("g g");
    answer(&mut script, Some(40), 21, 40);
    script.keys("g g");
    answer(&mut script, Some(20), 1, 20);
    script.keys("g g");
    assert!(script.last_asked(|read| matches!(read, Read::History { .. })).is_none());
    assert_eq!((script.model.messages.cursor, script.model.messages.at_first), (Some(1), true));
    assert_eq!(script.model.messages.rows.len(), 100);
}

#[test]
fn a_gap_below_the_newest_page_is_closed() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Messages).keys("R");
    let job = script.asked(|read| matches!(read, Read::History { up_to: None, .. }));
    let (group, at) = (GroupId::from("@g"), script.now.wall);
    let messages = page(31, 50);
    script.outcome(Outcome::History { job, group: group.clone(), up_to: None, messages, first: false, at });
    let job = script.asked(|read| matches!(read, Read::History { up_to: Some(30), .. }));
    let messages = page(11, 30);
    script.outcome(Outcome::History { job, group, up_to: Some(30), messages, first: false, at });
    assert_eq!(script.model.messages.rows.len(), 50);
    assert_eq!(script.model.messages.gap, None);
}

#[test]
fn news_are_looked_for_more_slowly_while_there_are_none_and_nothing_is_drawn() {
    let mut script = Script::opened(GroupType::Public);
    let mut last = script.now.mono;
    let mut pauses = Vec::new();
    for _ in 0..4 {
        script.effects.clear();
        let due = script.model.messages.due.unwrap();
        script.wait(u64::try_from(due.saturating_sub(script.now.mono).as_millis()).unwrap());
        script.send(Msg::Wake);
        pauses.push(script.now.mono.saturating_sub(last).as_secs());
        last = script.now.mono;
        let job = script.asked(|read| matches!(read, Read::History { up_to: None, .. }));
        let (group, at) = (GroupId::from("@g"), script.now.wall);
        let messages = page(1, 10);
        let step = script.outcome(Outcome::History { job, group, up_to: None, messages, first: true, at });
        assert!(!step.redraw, "nothing changed");
    }
    assert!(pauses[0] >= 8 && pauses[1] >= 10 && pauses[2] >= 20 && pauses[3] >= 30, "{pauses:?}");
    script.send(Msg::Focus(false));
    script.effects.clear();
    script.wait(120_000);
    script.send(Msg::Wake);
    assert!(script.effects.is_empty(), "without the focus nothing is polled");
}

#[test]
fn live_rooms_on_screen_are_counted() {
    let mut script = Script::opened(GroupType::Live);
    script.send(Msg::Wake);
    let group = GroupId::from("@g");
    let job = script.model.groups.get(&group).unwrap().online.asking.unwrap();
    let at = script.now.wall;
    script.outcome(Outcome::Online { job, group: group.clone(), count: 1_200, at });
    let online = &script.model.groups.get(&group).unwrap().online;
    assert_eq!(online.samples, [1_200]);
    let due = online.due.unwrap().saturating_sub(script.now.mono);
    assert!((10..=12).contains(&due.as_secs()));
    script.effects.clear();
    script.wait(13_000);
    script.send(Msg::Wake);
    let job = script.asked(|read| matches!(read, Read::Online(_)));
    script.outcome(Outcome::ReadFailed { job, fault: unreachable() });
    let online = &script.model.groups.get(&group).unwrap().online;
    assert!(online.fault.is_some());
    assert!(online.due.unwrap().saturating_sub(script.now.mono) >= Duration::from_secs(20));
    assert_eq!(online.samples, [1_200], "the last count stays");
}

#[test]
fn mutes_count_down_by_the_second_in_their_last_minute_only() {
    let next = |seconds: i64| {
        let mut script = Script::opened(GroupType::Public);
        script.model.messages.due = None;
        script.model.notices.current = None;
        script.focus(Pane::Members).keys("R");
        script.model.notices.current = None;
        script.members(vec![muted("u_1", seconds)], true);
        timers::next(&script.model).unwrap().saturating_sub(script.now.mono).as_secs_f64()
    };
    assert!(next(50) <= 1.0);
    let minute = next(100_000);
    assert!(minute > 1.0 && minute <= 60.0, "the clock's minute: {minute}");
    let soon = next(70);
    assert!(soon > 1.0 && soon <= 10.0, "until the last minute begins: {soon}");
}

#[test]
fn a_second_is_drawn_only_while_something_counts_down() {
    let mut script = Script::opened(GroupType::Public);
    script.wait(1_000);
    assert!(!script.send(Msg::Wake).redraw);
    script.focus(Pane::Members).keys("R");
    script.members(vec![muted("u_1", 40)], true);
    script.wait(1_000);
    assert!(script.send(Msg::Wake).redraw);
    script.wait(60_000);
    script.send(Msg::Wake);
    script.wait(1_000);
    assert!(!script.send(Msg::Wake).redraw, "it has run out");
}

#[test]
fn asleep_there_is_one_deadline_a_minute() {
    let mut script = Script::opened(GroupType::Public);
    script.send(Msg::Focus(false));
    let next = timers::next(&script.model).unwrap();
    let minute = Stamp::from_second((script.now.wall.as_second() / 60 + 1) * 60).unwrap();
    let left = Duration::try_from(minute.duration_since(script.now.wall)).unwrap();
    assert_eq!(next, script.now.mono + left);
}

#[test]
fn roles_read_back_are_believed() {
    let mut script = Script::opened(GroupType::Public);
    script.focus(Pane::Members).keys("j j o a");
    script.ends(&[unknown()]);
    let job = script.asked(|read| matches!(read, Read::Roles { .. }));
    let (group, user) = (GroupId::from("@g"), UserId::from("u_1"));
    assert_eq!(script.model.members.get(&user).unwrap().role, Role::Member);
    script.outcome(Outcome::Roles { job, group, roles: vec![(user.clone(), Role::Admin)] });
    assert_eq!(script.model.members.get(&user).unwrap().role, Role::Admin);
}

#[test]
fn gg_goes_to_the_very_first_message_and_a_key_stops_it() {
    let mut script = Script::new(120, 36);
    script.send(Msg::Start);
    script.list(&[("@g", GroupType::Public)]);
    let answer = |script: &mut Script, up_to: Option<u64>, from, to| {
        let job = script.asked(|read| matches!(read, Read::History { up_to: asked, .. } if *asked == up_to));
        let (group, at, first) = (GroupId::from("@g"), script.now.wall, from == 1);
        script.effects.clear();
        script.outcome(Outcome::History { job, group, up_to, messages: page(from, to), first, at });
    };
    let older = |script: &Script| script.last_asked(|read| matches!(read, Read::History { .. })).is_some();
    answer(&mut script, None, 901, 1_000);
    assert!(!older(&script), "a screen is full");
    script.focus(Pane::Messages).keys("g g");
    answer(&mut script, Some(900), 801, 900);
    assert_eq!(script.said(), "notice-seeking-first");
    assert_eq!(script.model.messages.cursor, Some(801));
    answer(&mut script, Some(800), 701, 800);
    script.keys("esc");
    assert_eq!(script.said(), "notice-seeking-stopped");
    assert_eq!(script.model.focus, Pane::Messages, "Esc only stops it");
    script.keys("j");
    answer(&mut script, Some(700), 601, 700);
    assert!(!older(&script));
    script.keys("g g");
    for top in (100..=600).rev().step_by(100) {
        answer(&mut script, Some(top), top - 99, top);
    }
    assert_eq!(script.model.messages.cursor, Some(1));
    assert!(!script.model.messages.seeking_first);
    assert_eq!(script.said(), "", "it is there, nothing more to say");
}
