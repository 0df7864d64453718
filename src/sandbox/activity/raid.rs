//! A raid: waves of new accounts that join one Public group and flood it.

use fastrand::Rng;

use super::deed;
use crate::sandbox::state::World;
use crate::sandbox::world::LINES;
use crate::wire::{GroupType, MsgBody};

const WAVE: usize = 30;
const WAVE_SECONDS: u64 = 300;
const MOST: usize = 300;

/// Who raids what since when.
#[derive(Debug, Default)]
pub(super) struct Raid {
    target: Option<String>,
    began: Option<u64>,
    raiders: Vec<String>,
}

impl Raid {
    /// Two more join while the wave lasts and the group lets anybody in; up to two who may still speak do.
    pub(super) fn step(&mut self, world: &mut World, rng: &mut Rng, now: u64) {
        if !self.target.as_ref().is_some_and(|id| world.groups.contains_key(id)) {
            self.target = target(world);
            self.raiders.clear();
        }
        let Some(target) = self.target.clone() else { return };
        let began = *self.began.get_or_insert(now);
        let waves = 1 + (now.saturating_sub(began) / WAVE_SECONDS) as usize;
        let open = world.groups.get(&target).is_some_and(|group| group.apply_join_option == "FreeAccess");
        for _ in 0..2 {
            if open && self.raiders.len() < waves.saturating_mul(WAVE).min(MOST) {
                self.join(world, &target, rng, now);
            }
        }
        let Some(group) = world.groups.get_mut(&target) else { return };
        for _ in 0..2 {
            let (Some(user), Some(line)) = (rng.choice(&self.raiders), rng.choice(&LINES.raid)) else {
                return;
            };
            deed::say(group, user, MsgBody::text(line), rng.u32(1..), now);
        }
    }

    fn join(&mut self, world: &mut World, target: &str, rng: &mut Rng, now: u64) {
        let user = format!("guest{:07x}", rng.u32(..) >> 4);
        let name = rng.choice(&LINES.raid_nicks).map_or("", String::as_str);
        let nick = format!("{name}{:02}", rng.u8(0..100));
        if !world.accounts.contains_key(&user) && deed::join(world, target, &user, &nick, now) {
            self.raiders.push(user);
        }
    }
}

/// The first Public group that lets anybody in: the main one of every world.
fn target(world: &World) -> Option<String> {
    let mut public = world.groups.values().filter(|group| group.kind == GroupType::Public);
    public.find(|group| group.apply_join_option == "FreeAccess").map(|group| group.id.clone())
}
