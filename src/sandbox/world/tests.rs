use std::collections::{BTreeSet, HashSet};

use super::*;
use crate::sandbox::state::{Group, Role, Slot, World};
use crate::wire::{GroupType, MsgBody};

const NOW: u64 = 1_790_000_000;
const MAIN: &str = "@TGS#2J4SZEAEL";
const LARGEST: &str = "@TGS#_@TGS#cMOWJBNPL62CF";

fn spec(name: WorldName) -> WorldSpec {
    WorldSpec { name, seed: 7, ..WorldSpec::default() }
}

fn printed(world: &World) -> String {
    let mut accounts: Vec<_> = world.accounts.iter().map(|it| format!("{it:?}")).collect();
    accounts.sort();
    let mutes = |group: &Group| group.mutes.iter().map(|it| format!("{it:?}")).collect::<BTreeSet<_>>();
    let groups = world.groups.values().map(|group| {
        let mut plain = group.clone();
        plain.mutes.clear();
        format!("{plain:?}{:?}", mutes(group))
    });
    accounts.into_iter().chain(groups).collect()
}

#[test]
fn the_same_seed_gives_the_same_world() {
    let small = WorldSpec { members: Some(200), ..spec(WorldName::Practice) };
    let one = printed(&build(&small, NOW));
    assert!(one == printed(&build(&small, NOW)));
    assert!(one != printed(&build(&WorldSpec { seed: 8, ..small }, NOW)));
}

fn check(world: &World) {
    assert!(world.accounts.contains_key(ADMINISTRATOR));
    for (id, group) in &world.groups {
        assert_eq!(id, &group.id);
        assert!(id.len() <= 48 && id.bytes().all(|it| (0x20..0x7f).contains(&it)), "{id}");
        assert!(group.name.len() <= 30 && group.introduction.len() <= 240, "{id}");
        assert!(group.notification.len() <= 300 && group.face_url.len() <= 100, "{id}");
        assert_eq!(id.starts_with("@TGS#_"), group.kind == GroupType::Community, "{id}");
        let owners: Vec<_> = group.members.iter().filter(|(_, it)| it.role == Role::Owner).collect();
        assert!(owners.len() <= 1, "{id}");
        assert_eq!(owners.first().map(|it| it.0), group.owner.as_ref(), "{id}");
        check_members(world, group);
        check_messages(world, group);
    }
}

fn check_members(world: &World, group: &Group) {
    let mut last = group.create_time;
    for (user, member) in &group.members {
        assert!(world.accounts.contains_key(user), "{user}");
        assert!(user.len() <= 32 && member.name_card.len() <= 50, "{user}");
        assert!(last <= member.join_time && member.join_time <= NOW, "{user}");
        assert!(member.msg_seq < group.next_msg_seq() && member.last_send_msg_time <= NOW, "{user}");
        last = member.join_time;
    }
    assert!(group.kind != GroupType::Live || group.members.values().all(|it| it.role != Role::Member));
    assert!(group.kind == GroupType::Live || group.max_member_num >= group.members.len() as u64);
}

fn check_messages(world: &World, group: &Group) {
    assert!(group.messages.is_sorted_by_key(|it| it.time), "{}", group.id);
    assert_eq!(group.last_msg_time, group.messages.last().map_or(0, |it| it.time));
    for message in &group.messages {
        assert_eq!(message.system, message.from == SYSTEM_ACCOUNT);
        assert!(message.system || world.accounts.contains_key(&message.from), "{}", message.from);
        let size = serde_json::to_string(&message.body).unwrap().len();
        assert!(message.time < NOW && size <= 12_288, "{size}");
        if message.slot == Slot::Expired {
            assert!(message.time < NOW - 7 * 86_400);
            assert_eq!(message.body, MsgBody::default());
        } else {
            assert!(message.time >= NOW - 7 * 86_400);
        }
    }
}

#[test]
fn every_world_holds_together() {
    for name in WorldName::ALL {
        for seed in 0..3 {
            check(&build(&WorldSpec { seed, ..spec(name) }, NOW));
        }
    }
    // A clock that was never set.
    build(&spec(WorldName::Practice), 0);
}

#[test]
fn every_element_is_in_the_practice_world() {
    let world = build(&spec(WorldName::Practice), NOW);
    let main = &world.groups[MAIN];
    let (mut types, mut several, mut tips) = (HashSet::new(), 0, 0);
    for message in &main.messages {
        match &message.body {
            MsgBody::Elements(elements) => {
                several += usize::from(elements.len() > 1);
                types.extend(elements.iter().map(|it| it.msg_type.as_str()));
            }
            MsgBody::Raw(tip) => {
                tips += usize::from(tip["OpType"].is_u64() && tip["List_Account"].is_array());
            }
        }
    }
    for wanted in
        ["Text", "Location", "Face", "Custom", "Sound", "Image", "File", "VideoFile", "Relay", "GroupReport"]
    {
        assert!(types.contains(format!("TIM{wanted}Elem").as_str()), "{wanted}");
    }
    assert!(several > 0 && tips > 0);
    assert!(main.messages[..40].iter().all(|it| it.slot == Slot::Expired));
    assert!(main.messages.iter().any(|it| it.slot == Slot::Recalled));
    assert!(main.messages.iter().any(|it| it.custom_data.is_some()));
    assert!((1..=4).all(|priority| main.messages.iter().any(|it| it.priority == priority)));
    assert!(main.messages.iter().filter(|it| it.from == "u_90210").count() > 5);
}

#[test]
fn the_practice_world_has_its_shape() {
    let world = build(&spec(WorldName::Practice), NOW);
    let kinds: HashSet<_> = world.groups.values().map(|it| it.kind).collect();
    assert_eq!((world.groups.len(), kinds.len(), world.dissolved.len()), (24, 5, 1));
    assert_eq!(world.groups[LARGEST].members.len(), 20_000);
    let main = &world.groups[MAIN];
    assert_eq!(main.members.len(), 1_204);
    assert_eq!(main.mutes["u_888"], u64::from(u32::MAX));
    assert_eq!((main.mutes["u_77"] - NOW) / 60, 9);
    let today = main.members.values().filter(|it| it.join_time > NOW - 86_400).count();
    let silent = main.members.values().filter(|it| it.last_send_msg_time == 0).count();
    assert!((5..100).contains(&today) && silent > 100, "{today} {silent}");
    assert!(main.members.values().any(|it| !it.app_data.is_empty()));
    assert!(world.groups.values().any(|it| it.kind == GroupType::Work && it.owner.is_none()));
    assert!(world.groups.values().any(|it| it.mute_all));
    assert!(world.groups.values().filter(|it| it.name.len() == 30).count() >= 3);
}

#[test]
fn sizes_override() {
    for name in [WorldName::Practice, WorldName::Tiny, WorldName::Hostile] {
        let wanted = WorldSpec {
            groups: Some(70),
            members: Some(33),
            messages: Some(44),
            online: Some(5),
            ..spec(name)
        };
        let world = build(&wanted, NOW);
        check(&world);
        assert_eq!(world.groups.len(), 70);
        assert_eq!(world.groups.values().map(|it| it.members.len()).max(), Some(33));
        assert_eq!(world.groups.values().map(|it| it.messages.len()).max(), Some(44));
        assert!(world.groups.values().all(|it| it.kind != GroupType::Live || it.online == 5));
    }
    let none = WorldSpec { groups: Some(0), ..spec(WorldName::Practice) };
    assert!(build(&none, NOW).groups.is_empty());
    let least = WorldSpec { members: Some(0), messages: Some(0), ..spec(WorldName::Practice) };
    check(&build(&least, NOW));
}

#[test]
fn large_worlds_can_be_built() {
    let large = WorldSpec { groups: Some(10_000), members: Some(100_000), ..spec(WorldName::Practice) };
    let world = build(&large, NOW);
    assert_eq!(world.groups.len(), 10_000);
    assert_eq!(world.groups.values().map(|it| it.members.len()).max(), Some(100_000));
}

#[test]
fn names_of_worlds_are_read_and_written() {
    for name in WorldName::ALL {
        assert_eq!(name.to_string().parse(), Ok(name));
    }
    let error = "practise".parse::<WorldName>().unwrap_err().to_string();
    assert!(error.contains("practise") && error.contains("hostile"), "{error}");
}
