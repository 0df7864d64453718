//! The hostile world: every trick in every place that takes text from strangers.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::json;

use super::data::{HOSTILE, Part, Person, Plan, Talk, WorldFile};
use super::history::Draft;
use crate::wire::{Element, Extra, GroupType, MsgBody};

static BODIES: LazyLock<Vec<MsgBody>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../assets/worlds/hostile_elements.json")).unwrap_or_default()
});

/// A group for every name, the first with every person and every message.
pub(super) fn file() -> WorldFile {
    let people = people();
    let cast: Vec<String> = people.iter().map(|person| person.id.clone()).collect();
    let mut groups: Vec<Plan> =
        HOSTILE.names.iter().enumerate().map(|(i, name)| plan(i, name, &cast)).collect();
    if let Some(main) = groups.first_mut() {
        main.members = cast.len() + 20;
        main.admins = cast.iter().skip(1).take(5).cloned().collect();
        main.cast = cast.iter().skip(6).cloned().collect();
        main.messages = 260;
        main.parts = vec![Part::HostileAll];
        main.mutes = cast
            .iter()
            .rev()
            .step_by(7)
            .zip([575, 14_400, 604_800, -1])
            .map(|(id, left)| (id.clone(), left))
            .collect();
    }
    WorldFile { people, groups, ..WorldFile::default() }
}

fn people() -> Vec<Person> {
    let names = HOSTILE.names.iter().enumerate().map(|(i, name)| (format!("h_{i:03}"), name));
    let ids = HOSTILE.user_ids.iter().map(|id| (id.clone(), id));
    let lines = HOSTILE.lines.iter().enumerate().map(|(i, line)| (format!("l_{i:03}"), line));
    names
        .chain(ids)
        .chain(lines)
        .map(|(id, text)| Person {
            id,
            nick: clip(text, 500),
            card: clip(text, 50),
            fields: BTreeMap::from([("note".to_owned(), clip(text, 64))]),
            fresh: false,
        })
        .collect()
}

fn plan(i: usize, name: &str, cast: &[String]) -> Plan {
    let kind = if i == 0 { GroupType::Public } else { GroupType::ALL[i % 5] };
    let line = |offset: usize| {
        HOSTILE.lines.get((i + offset) % HOSTILE.lines.len().max(1)).map_or("", String::as_str)
    };
    // Community IDs begin with `@TGS#_`.
    let custom = HOSTILE.group_ids.get(i.wrapping_sub(1)).filter(|_| kind != GroupType::Community);
    let prefix = if kind == GroupType::Community { "@TGS#_h" } else { "@TGS#2H" };
    Plan {
        id: custom.cloned().unwrap_or_else(|| format!("{prefix}{i:03}STILE")),
        kind,
        name: clip(name, 30),
        introduction: clip(line(0), 240),
        notification: clip(line(1), 300),
        face_url: clip(&format!("https://img.example.com/{name}"), 100),
        owner: cast.get(i).or_else(|| cast.first()).cloned(),
        crowd_owner: false,
        admins: Vec::new(),
        cast: Vec::new(),
        members: 3,
        messages: 6,
        expired: 0,
        online: 100 + i as u64,
        age_days: 30,
        talk: Talk::Mixed,
        parts: vec![Part::HostileFew],
        mutes: BTreeMap::new(),
        mute_all: i % 9 == 8,
        apply: None,
        fields: BTreeMap::from([("note".to_owned(), clip(line(2), 512))]),
        extras: super::data::Extras::default(),
    }
}

/// Every hostile message.
pub(super) fn drafts(someone: &mut dyn FnMut() -> String) -> Vec<Vec<Draft>> {
    let mut drafts: Vec<Draft> = HOSTILE.lines.iter().map(|line| Draft::text(&someone(), line)).collect();
    for data in &HOSTILE.custom {
        let element = Element {
            msg_type: "TIMCustomElem".to_owned(),
            msg_content: json!({ "Data": data, "Desc": data }),
            extra: Extra::new(),
        };
        drafts.push(Draft {
            from: someone(),
            body: MsgBody::Elements(vec![element]),
            custom_data: Some(data.clone()),
            ..Draft::default()
        });
    }
    drafts.extend(BODIES.iter().map(|body| Draft {
        from: someone(),
        body: body.clone(),
        ..Draft::default()
    }));
    drafts.extend(long().iter().map(|text| Draft::text(&someone(), text)));
    drafts.extend(
        [0, 5, 99].map(|odd| Draft {
            priority: Some(odd),
            ..Draft::text(&someone(), "priority that does not exist")
        }),
    );
    drafts.into_iter().map(|draft| vec![draft]).collect()
}

/// Close to the 12 KB that a message may have.
fn long() -> [String; 6] {
    [
        "长".repeat(4_000),
        "x".repeat(12_000),
        "word ".repeat(2_400),
        format!("Z{}", "\u{301}\u{323}\u{489}".repeat(1_900)),
        "\u{1b}[31m".repeat(1_200),
        "line\n".repeat(2_000),
    ]
}

/// At most `max` bytes, cut between characters.
fn clip(text: &str, max: usize) -> String {
    text[..text.floor_char_boundary(max)].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bodies_can_be_read() {
        serde_json::from_str::<Vec<MsgBody>>(include_str!("../../../assets/worlds/hostile_elements.json"))
            .unwrap();
    }

    #[test]
    fn no_name_had_to_be_cut() {
        assert!(HOSTILE.names.iter().all(|name| name.len() <= 30));
    }
}
