//! From a spec to a world.

use std::collections::{BTreeMap, HashMap};

use fastrand::Rng;

use super::crowd::Crowd;
use super::data::{Extras, MANUAL, PRACTICE, Part, Person, Plan, TINY, Talk, WorldFile};
use super::spec::{WorldName, WorldSpec};
use super::{history, hostile, member};
use crate::sandbox::audience::Viewer;
use crate::sandbox::kinds;
use crate::sandbox::state::{Account, Group, Role, World};
use crate::sandbox::topic::Topic;
use crate::wire::{AppData, GroupType};

/// The account that calls the API.
pub const ADMINISTRATOR: &str = "administrator";

const DAY: u64 = 86_400;

/// Builds a world whose last messages are seconds old at `now` (Unix seconds).
pub fn build(spec: &WorldSpec, now: u64) -> World {
    let mut rng = Rng::with_seed(spec.seed);
    let mut file = match spec.name {
        WorldName::Practice => PRACTICE.clone(),
        WorldName::Tiny => TINY.clone(),
        WorldName::Hostile => hostile::file(),
        WorldName::Manual => MANUAL.clone(),
        WorldName::Empty => WorldFile::default(),
    };
    resize(&mut file.groups, spec, &mut rng);
    let mut builder = Builder {
        world: World { dissolved: file.dissolved, ..World::default() },
        people: file.people.into_iter().map(|person| (person.id.clone(), person)).collect(),
        crowd: Crowd::new(spec.seed),
        spammers: file.spammers,
        now,
    };
    builder.account(ADMINISTRATOR, "administrator");
    for person in builder.people.values() {
        let account = Account { nick: person.nick.clone(), logins: logins(&person.id), ..Account::default() };
        builder.world.accounts.insert(person.id.clone(), account);
    }
    for id in &file.accounts {
        builder.account(id, id);
    }
    for plan in &file.groups {
        let group = builder.group(plan, &mut rng);
        builder.world.groups.insert(group.id.clone(), group);
    }
    builder.world
}

/// On which platforms somebody is logged in, always the same for an ID.
fn logins(id: &str) -> Vec<(&'static str, bool)> {
    match id.bytes().fold(0_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte))) % 4 {
        0 => Vec::new(),
        1 => vec![("iPhone", true)],
        2 => vec![("Android", false)],
        _ => vec![("iPhone", false), ("Web", true)],
    }
}

/// What building a group needs to know about the others.
pub(super) struct Builder {
    pub(super) world: World,
    pub(super) people: HashMap<String, Person>,
    pub(super) crowd: Crowd,
    pub(super) spammers: Vec<String>,
    pub(super) now: u64,
}

impl Builder {
    pub(super) fn account(&mut self, id: &str, nick: &str) {
        if !self.world.accounts.contains_key(id) {
            self.world
                .accounts
                .insert(id.to_owned(), Account { nick: nick.to_owned(), ..Account::default() });
        }
    }

    fn group(&mut self, plan: &Plan, rng: &mut Rng) -> Group {
        let create_time = self.now.saturating_sub(plan.age_days.max(1) * DAY);
        let mut members = member::fill(self, plan, create_time, rng);
        let talkers = member::talkers(self, plan, &members, rng);
        let messages = history::fill(self, plan, &members, &talkers, rng);
        for message in messages.iter().filter(|message| !message.system) {
            self.account(&message.from, "");
            if let Some(member) = members.get_mut(&message.from) {
                member.last_send_msg_time = member.last_send_msg_time.max(message.time);
            }
        }
        let mut group = Group {
            name: plan.name.clone(),
            introduction: plan.introduction.clone(),
            notification: plan.notification.clone(),
            face_url: plan.face_url.clone(),
            owner: members.iter().find(|(_, it)| it.role == Role::Owner).map(|(id, _)| id.clone()),
            info_seq: rng.u64(1..40),
            last_info_time: create_time + (self.now - create_time) / 10 * rng.u64(0..10),
            last_msg_time: messages.last().map_or(0, |message| message.time),
            // A larger world simply has a larger edition.
            max_member_num: kinds::members_default(plan.kind).max(crowded(plan.kind, members.len())),
            apply_join_option: plan.apply.clone().unwrap_or_else(|| apply_option(plan.kind).to_owned()),
            invite_join_option: kinds::invite_default(plan.kind).to_owned(),
            mute_all: plan.mute_all,
            app_data: fields(&plan.fields),
            mutes: plan.mutes.iter().map(|(id, left)| (id.clone(), self.mute_end(*left))).collect(),
            members,
            messages,
            online: plan.online,
            ..Group::new(&plan.id, plan.kind, create_time)
        };
        self.extras(&mut group, &plan.extras);
        group
    }

    fn extras(&self, group: &mut Group, extras: &Extras) {
        for seq in &extras.receipts {
            if let Some(message) = seq.checked_sub(1).and_then(|at| group.messages.get_mut(at)) {
                message.receipt = true;
            }
        }
        for (at, id) in extras.viewers.iter().enumerate() {
            let join_time = self.now.saturating_sub(600 - at as u64 % 600);
            group.viewers.insert(id.clone(), Viewer { join_time, marks: Vec::new() });
        }
        group.attributes = extras.attributes.clone().into_iter().collect();
        group.counters = extras.counters.clone().into_iter().collect();
        group.bans = extras.bans.iter().map(|(id, left)| (id.clone(), self.now + left)).collect();
        let topic = |name: &String| {
            let id = format!("{}@TOPIC#_{name}", group.id);
            let topic = Topic {
                id: id.clone(),
                name: name.clone(),
                create_time: group.create_time,
                ..Topic::default()
            };
            (id, topic)
        };
        if !extras.topics.is_empty() {
            group.topics = Some(extras.topics.iter().map(topic).collect());
        }
    }

    fn mute_end(&self, left: i64) -> u64 {
        let forever = u64::from(u32::MAX);
        u64::try_from(left).map_or(forever, |left| (self.now + left).min(forever))
    }
}

pub(super) fn fields(fields: &BTreeMap<String, String>) -> Vec<AppData> {
    fields.iter().map(|(key, value)| AppData { key: key.clone(), value: value.clone() }).collect()
}

const fn crowded(kind: GroupType, members: usize) -> u64 {
    if matches!(kind, GroupType::Live) { 0 } else { members as u64 }
}

/// Most groups of the world let people in.
const fn apply_option(kind: GroupType) -> &'static str {
    match kind {
        GroupType::Work => "DisableApply",
        _ => "FreeAccess",
    }
}

/// Cuts and stretches the plans to the sizes that were asked for.
fn resize(plans: &mut Vec<Plan>, spec: &WorldSpec, rng: &mut Rng) {
    if let Some(groups) = spec.groups {
        plans.truncate(groups);
        for i in plans.len()..groups {
            plans.push(made_up(i, rng));
        }
    }
    if let Some(wanted) = spec.members {
        let ordinary = || plans.iter().enumerate().filter(|(_, plan)| plan.kind != GroupType::Live);
        // The first of the largest, so that the main group stays the main group.
        let largest = ordinary().rev().max_by_key(|(_, plan)| plan.members).map(|(at, _)| at);
        for (at, plan) in plans.iter_mut().enumerate() {
            plan.members = if Some(at) == largest { wanted.max(1) } else { plan.members.min(wanted.max(1)) };
        }
    }
    if let Some(wanted) = spec.messages {
        let longest = plans.iter().enumerate().rev().max_by_key(|(_, plan)| plan.messages).map(|(at, _)| at);
        for (at, plan) in plans.iter_mut().enumerate() {
            plan.messages = if Some(at) == longest { wanted } else { plan.messages.min(wanted) };
        }
    }
    if let Some(online) = spec.online {
        for plan in plans.iter_mut().filter(|plan| plan.kind == GroupType::Live) {
            plan.online = online;
        }
    }
}

/// One of the many groups of a large application.
fn made_up(i: usize, rng: &mut Rng) -> Plan {
    let kind = GroupType::ALL[i % 5];
    let names = [
        "同学会",
        "Book swap",
        "拼单群",
        "Night shift",
        "业主群",
        "Chess",
        "宠物",
        "Standup",
        "考研互助",
        "Garden",
    ];
    let prefix = if kind == GroupType::Community { "@TGS#_@TGS#" } else { "@TGS#" };
    Plan {
        id: format!("{prefix}{}{}", kind.index() + 1, letters(i as u64)),
        kind,
        name: format!("{} {i}", names[rng.usize(0..names.len())]),
        introduction: String::new(),
        notification: String::new(),
        face_url: String::new(),
        owner: None,
        crowd_owner: true,
        admins: Vec::new(),
        cast: Vec::new(),
        members: rng.usize(3..9),
        messages: rng.usize(1..5),
        expired: 0,
        online: rng.u64(3..400),
        age_days: rng.u64(1..700),
        talk: if rng.bool() { Talk::Zh } else { Talk::En },
        parts: Vec::<Part>::new(),
        mutes: BTreeMap::new(),
        mute_all: false,
        apply: None,
        fields: BTreeMap::new(),
        extras: Extras::default(),
    }
}

/// Eight characters in the manner of the service's own IDs; different for every `i` below 2^35.
pub(in crate::sandbox) fn letters(i: u64) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mixed = i.wrapping_mul(0x2_545f_4915) & 0x7_ffff_ffff;
    let body = (0..7).map(|at| char::from(ALPHABET[(mixed >> (at * 5) & 31) as usize]));
    body.chain(['A']).collect()
}
