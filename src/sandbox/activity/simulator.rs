//! Decides what happens when.

use std::collections::HashMap;

use fastrand::Rng;

use super::deed;
use super::level::Level;
use super::raid::Raid;
use crate::sandbox::state::{Group, World};
use crate::sandbox::world::{Crowd, LINES, PRACTICE, SAMPLES, Talk, numbered};
use crate::wire::{GroupType, MsgBody};

/// Online counts move in steps of this many seconds (official doc 269/49180).
const ONLINE_STEP: u64 = 10;
/// After a pause at most this many things are caught up on.
const CATCH_UP: usize = 40;
/// The groups at the front are the ones that people look at.
const FRONT: usize = 8;
/// Newcomers come from a part of the crowd that no world is built from.
const NEWCOMERS: usize = 1_000_000;

/// Makes things happen, the same for the same seed and the same calls.
#[derive(Debug)]
pub struct Simulator {
    level: Level,
    rng: Rng,
    crowd: Crowd,
    /// When the next thing happens.
    due: Option<u64>,
    /// The last step of the online counts.
    online_step: Option<u64>,
    /// What each online count wanders around.
    online_base: HashMap<String, u64>,
    /// Conversations that go on, by group.
    talks: HashMap<String, Conversation>,
    newcomers: usize,
    raid: Raid,
}

#[derive(Debug)]
struct Conversation {
    lines: &'static [String],
    at: usize,
    speakers: Vec<String>,
}

impl Simulator {
    /// Nothing happens before the first [`tick`](Self::tick).
    pub fn new(level: Level, seed: u64) -> Self {
        Self {
            level,
            rng: Rng::with_seed(seed),
            crowd: Crowd::new(seed),
            due: None,
            online_step: None,
            online_base: HashMap::new(),
            talks: HashMap::new(),
            newcomers: 0,
            raid: Raid::default(),
        }
    }

    /// How much happens.
    pub const fn level(&self) -> Level {
        self.level
    }

    /// When the next tick has something to do, Unix seconds; `now` for at once, `None` for never.
    pub fn next(&self, now: u64) -> Option<u64> {
        if self.level == Level::Off {
            return None;
        }
        let due = self.due.unwrap_or(now).max(now);
        Some(due.min((now / ONLINE_STEP + 1) * ONLINE_STEP))
    }

    /// Does what is due at `now`, Unix seconds. May be called at any time; a long pause is caught up on in part.
    pub fn tick(&mut self, world: &mut World, now: u64) {
        if self.level == Level::Off {
            return;
        }
        self.move_online(world, now);
        // A clock that was set back would otherwise mean silence.
        let mut due = self.due.filter(|due| *due <= now + 60).unwrap_or(now);
        for _ in 0..CATCH_UP {
            if due > now {
                break;
            }
            self.step(world, due);
            due += if self.level == Level::Calm { self.rng.u64(3..9) } else { 1 };
        }
        self.due = Some(due.max(now + 1));
    }

    fn move_online(&mut self, world: &mut World, now: u64) {
        let step = now / ONLINE_STEP;
        if self.online_step.replace(step).is_none_or(|last| last == step) {
            return;
        }
        for group in world.groups.values_mut().filter(|group| group.kind == GroupType::Live) {
            let base = *self.online_base.entry(group.id.clone()).or_insert(group.online);
            let swing = base / 40 + 2;
            // Half of the way back to the base, and a step to either side.
            let middle = u64::midpoint(group.online, base);
            group.online = (middle + self.rng.u64(0..=2 * swing)).saturating_sub(swing);
        }
    }

    fn step(&mut self, world: &mut World, now: u64) {
        match self.rng.u8(0..100) {
            0..10 => self.advertise(world, now),
            10..18 => self.newcomer(world, now),
            18..22 => self.goodbye(world, now),
            _ => self.talk(world, now),
        }
        if self.level == Level::Raid {
            self.raid.step(world, &mut self.rng, now);
        }
    }

    /// A group, more often one of the first.
    fn somewhere(&mut self, world: &World) -> Option<usize> {
        let count = world.groups.len();
        let among = if self.rng.u8(0..3) == 0 { count } else { count.min(FRONT) };
        (among > 0).then(|| self.rng.usize(0..among))
    }

    fn talk(&mut self, world: &mut World, now: u64) {
        let Some(place) = self.somewhere(world) else { return };
        let Some((id, group)) = world.groups.get_index(place) else { return };
        let id = id.clone();
        if self.talks.get(&id).is_none_or(|talk| talk.at >= talk.lines.len()) {
            let Some(talk) = self.conversation(group) else { return };
            self.talks.insert(id.clone(), talk);
        }
        let Some(talk) = self.talks.get_mut(&id) else { return };
        let Some(line) = talk.lines.get(talk.at) else { return };
        talk.at += 1;
        let (number, text) = numbered(line);
        let Some(user) = talk.speakers.get(number % talk.speakers.len().max(1)) else { return };
        let body = match self.rng.choice(SAMPLES.iter()) {
            Some(sample) if self.rng.u8(0..20) == 0 && !sample.recalled => sample.body.clone(),
            _ => MsgBody::text(text),
        };
        let random = self.rng.u32(1..);
        if world.accounts.get(user).is_some_and(|account| account.groups_muted_until > now) {
            return;
        }
        let Some(group) = world.groups.get_mut(&id) else { return };
        if group.kind == GroupType::Live {
            world.accounts.entry(user.clone()).or_default();
        }
        deed::say(group, user, body, random, now);
    }

    fn conversation(&mut self, group: &Group) -> Option<Conversation> {
        let live = group.kind == GroupType::Live;
        let lines = self.rng.choice(Talk::of(&group.name, live).threads())?;
        let spammers = &PRACTICE.spammers;
        let speakers: Vec<String> = if live {
            vec![Crowd::id(self.rng.usize(0..400))]
        } else {
            // The front of the list: people with names and the first of the crowd.
            let among = group.members.len().min(70);
            let ids = (0..6).filter_map(|_| group.members.get_index(self.rng.usize(0..among.max(1))));
            ids.map(|(id, _)| id.clone()).filter(|id| !spammers.contains(id)).collect()
        };
        (!speakers.is_empty()).then_some(Conversation { lines, at: 0, speakers })
    }

    /// A known spammer posts where he still can: in his groups, or in the first live room.
    fn advertise(&mut self, world: &mut World, now: u64) {
        let Some(user) = self.rng.choice(&PRACTICE.spammers) else { return };
        if world.accounts.get(user).is_some_and(|account| account.groups_muted_until > now) {
            return;
        }
        let live = self.rng.u8(0..4) == 0;
        let allowed = |group: &&Group| {
            let here = if live { group.kind == GroupType::Live } else { group.members.contains_key(user) };
            here && deed::may_speak(group, user, now)
        };
        let Some(id) = world.groups.values().find(allowed).map(|group| group.id.clone()) else { return };
        let Some(group) = world.groups.get_mut(&id) else { return };
        let chinese = Talk::of(&group.name, false) == Talk::Zh;
        let Some(advert) = self.rng.choice(if chinese { &LINES.spam } else { &LINES.spam_en }) else {
            return;
        };
        world.accounts.entry(user.clone()).or_default();
        for _ in 0..self.rng.u8(1..4) {
            deed::say(group, user, MsgBody::text(advert), self.rng.u32(1..), now);
        }
    }

    fn newcomer(&mut self, world: &mut World, now: u64) {
        let Some(place) = self.somewhere(world) else { return };
        let Some((id, group)) = world.groups.get_index(place) else { return };
        let invited = matches!(group.kind, GroupType::Work | GroupType::Community);
        if !invited && group.apply_join_option == "DisableApply" {
            return;
        }
        let (id, person) = (id.clone(), NEWCOMERS + self.newcomers);
        self.newcomers += 1;
        deed::join(world, &id, &Crowd::id(person), &self.crowd.nick(person), now);
    }

    fn goodbye(&mut self, world: &mut World, now: u64) {
        let Some(place) = self.somewhere(world) else { return };
        let Some((_, group)) = world.groups.get_index_mut(place) else { return };
        let count = group.members.len();
        if count == 0 {
            return;
        }
        let Some((user, _)) = group.members.get_index(self.rng.usize(0..count)) else { return };
        // People with names stay: lessons and screenshots are about them.
        if !PRACTICE.people.iter().any(|person| person.id == *user) {
            let user = user.clone();
            deed::leave(group, &user, now);
        }
    }
}
