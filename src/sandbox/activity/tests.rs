use super::*;
use crate::sandbox::state::{Message, Slot, World};
use crate::sandbox::world::{self, WorldName, WorldSpec};
use crate::wire::GroupType;

const NOW: u64 = 1_790_000_000;
const MAIN: &str = "@TGS#2J4SZEAEL";
const SPAMMERS: [&str; 2] = ["u_90210", "kf_online_007"];

fn practice() -> World {
    let spec = WorldSpec { members: Some(300), messages: Some(100), ..WorldSpec::default() };
    world::build(&spec, NOW)
}

fn run(level: Level, world: &mut World, seconds: u64) {
    let mut simulator = Simulator::new(level, 3);
    for second in 0..seconds {
        simulator.tick(world, NOW + second);
    }
}

/// Groups in order, with everything but the unordered mutes.
fn printed(world: &World) -> String {
    let plain = world.groups.values().cloned().map(|mut group| {
        group.mutes.clear();
        format!("{group:?}")
    });
    plain.chain([world.accounts.len().to_string()]).collect()
}

fn new_messages<'a>(world: &'a World, before: &World, id: &str) -> &'a [Message] {
    &world.groups[id].messages[before.groups[id].messages.len()..]
}

#[test]
fn off_changes_nothing() {
    let mut world = practice();
    let before = printed(&world);
    run(Level::Off, &mut world, 600);
    assert!(before == printed(&world));
    assert_eq!(Simulator::new(Level::Off, 0).next(NOW), None);
}

#[test]
fn the_same_calls_give_the_same_world() {
    let (mut one, mut two) = (practice(), practice());
    run(Level::Raid, &mut one, 120);
    run(Level::Raid, &mut two, 120);
    assert!(printed(&one) == printed(&two));
}

#[test]
fn busy_people_talk_come_and_go() {
    let before = practice();
    let mut world = before.clone();
    run(Level::Busy, &mut world, 1_800);
    let news = new_messages(&world, &before, MAIN);
    assert!(news.iter().filter(|it| !it.system).count() > 50);
    assert!(news.iter().any(|it| it.system));
    assert!(news.iter().any(|it| it.from == SPAMMERS[0]));
    assert!(world.accounts.len() > before.accounts.len());
    for (id, group) in &world.groups {
        assert!(group.messages.is_sorted_by_key(|it| it.time), "{id}");
        assert_eq!(group.last_msg_time, group.messages.last().map_or(0, |it| it.time));
        assert!(group.members.keys().all(|user| world.accounts.contains_key(user)), "{id}");
        for message in group.messages.iter().filter(|it| !it.system) {
            assert!(world.accounts.contains_key(&message.from), "{}", message.from);
        }
        assert_eq!(group.owner.is_some(), before.groups[id].owner.is_some());
        if let Some(owner) = &group.owner {
            assert!(group.members.contains_key(owner), "{id}");
        }
    }
    let last = news.iter().rev().find(|it| !it.system && world.groups[MAIN].members.contains_key(&it.from));
    let last = last.unwrap();
    let speaker = &world.groups[MAIN].members[&last.from];
    assert_eq!(speaker.last_send_msg_time, last.time);
    assert!(speaker.msg_seq > before.groups[MAIN].messages.len() as u64);
}

#[test]
fn who_is_muted_or_removed_is_silent() {
    let mut world = practice();
    for group in world.groups.values_mut() {
        group.mutes.insert(SPAMMERS[0].to_owned(), NOW + 600);
        group.mutes.insert(SPAMMERS[1].to_owned(), u64::from(u32::MAX));
        group.members.shift_remove(SPAMMERS[1]);
    }
    let before = world.clone();
    let mut simulator = Simulator::new(Level::Busy, 3);
    let spam = |world: &World| -> usize {
        let ids = before.groups.keys();
        let news = ids.flat_map(|id| new_messages(world, &before, id));
        news.filter(|it| SPAMMERS.contains(&it.from.as_str())).count()
    };
    (0..600).for_each(|second| simulator.tick(&mut world, NOW + second));
    assert_eq!(spam(&world), 0);
    // The mute of the first ends.
    (600..1_200).for_each(|second| simulator.tick(&mut world, NOW + second));
    assert!(spam(&world) > 0);
    assert!(!world.groups.values().any(|it| it.members.contains_key(SPAMMERS[1])));
}

#[test]
fn mute_all_leaves_owner_and_admins() {
    let mut world = practice();
    world.groups[MAIN].mute_all = true;
    let before = world.clone();
    run(Level::Raid, &mut world, 900);
    let group = &world.groups[MAIN];
    for message in new_messages(&world, &before, MAIN).iter().filter(|it| !it.system) {
        assert!(group.members[&message.from].role != crate::sandbox::state::Role::Member, "{}", message.from);
    }
}

#[test]
fn online_counts_move_in_steps_of_ten_seconds() {
    let mut world = practice();
    let mut simulator = Simulator::new(Level::Calm, 3);
    let rooms = |world: &World| -> Vec<u64> {
        world.groups.values().filter(|it| it.kind == GroupType::Live).map(|it| it.online).collect()
    };
    let mut moves = 0;
    let mut last = rooms(&world);
    for second in 0..300 {
        simulator.tick(&mut world, NOW + second);
        let now = rooms(&world);
        assert!(now == last || (NOW + second).is_multiple_of(10), "second {second}");
        moves += usize::from(now != last);
        last = now;
    }
    assert!(moves >= 25, "{moves}");
    assert!((10_000..15_000).contains(&world.groups["live_autumn_launch"].online));
}

#[test]
fn a_long_pause_is_caught_up_on_in_part() {
    let before = practice();
    let mut world = before.clone();
    let mut simulator = Simulator::new(Level::Busy, 3);
    simulator.tick(&mut world, NOW);
    simulator.tick(&mut world, NOW + 10_000_000);
    let count = |world: &World| world.groups.values().map(|it| it.messages.len()).sum::<usize>();
    assert!((10..200).contains(&(count(&world) - count(&before))));
    // Set back, it goes on from there.
    let middle = count(&world);
    (0..30).for_each(|second| simulator.tick(&mut world, NOW + second));
    assert!(count(&world) > middle);
    assert!(world.groups.values().all(|it| it.messages.is_sorted_by_key(|it| it.time)));
}

#[test]
fn a_raid_comes_in_waves_until_the_door_is_shut() {
    // Whole, since another Public group is larger than the main one.
    let mut world = world::build(&WorldSpec::default(), NOW);
    let before = world.clone();
    let mut simulator = Simulator::new(Level::Raid, 3);
    (0..60).for_each(|second| simulator.tick(&mut world, NOW + second));
    let raiders =
        |world: &World| world.groups[MAIN].members.keys().filter(|it| it.starts_with("guest")).count();
    assert_eq!(raiders(&world), 30);
    assert!(
        new_messages(&world, &before, MAIN).iter().filter(|it| it.from.starts_with("guest")).count() > 60
    );
    world.groups[MAIN].apply_join_option = "DisableApply".to_owned();
    (60..660).for_each(|second| simulator.tick(&mut world, NOW + second));
    assert_eq!(raiders(&world), 30);
    world.groups.shift_remove(MAIN);
    (660..700).for_each(|second| simulator.tick(&mut world, NOW + second));
}

#[test]
fn an_emptied_world_is_no_problem() {
    for level in Level::ALL {
        run(level, &mut World::default(), 100);
        for name in WorldName::ALL {
            let mut world = world::build(&WorldSpec { name, members: Some(20), ..WorldSpec::default() }, NOW);
            for group in world.groups.values_mut() {
                group.members.clear();
                group.messages.clear();
                group.last_msg_time = 0;
            }
            world.accounts.clear();
            run(level, &mut world, 300);
            assert!(world.groups.values().all(|it| it.messages.iter().all(|it| it.slot == Slot::Kept)));
        }
    }
    Simulator::new(Level::Raid, 0).tick(&mut practice(), 0);
}

#[test]
fn it_says_when_it_wants_to_be_called() {
    let mut world = practice();
    let mut simulator = Simulator::new(Level::Calm, 3);
    assert_eq!(simulator.next(NOW), Some(NOW));
    simulator.tick(&mut world, NOW);
    let next = simulator.next(NOW).unwrap();
    assert!((NOW + 1..=NOW + 10).contains(&next));
    for level in Level::ALL {
        assert_eq!(level.to_string().parse(), Ok(level));
    }
    assert!("mad".parse::<Level>().unwrap_err().to_string().contains("raid"));
}
