//! Who is in a group, since when.

use fastrand::Rng;
use indexmap::IndexMap;

use super::build::{Builder, fields};
use super::crowd::Crowd;
use super::data::Plan;
use crate::sandbox::state::{Member, Role};
use crate::wire::GroupType;

const DAY: u64 = 86_400;
/// How many of the crowd speak.
const TALKERS: usize = 40;
const FLAGS: [&str; 5] =
    ["AcceptAndNotify", "AcceptAndNotify", "AcceptAndNotify", "AcceptNotNotify", "Discard"];

/// The members in joining order: owner, admins, people with names, the crowd, and who came today.
pub(super) fn fill(
    builder: &mut Builder,
    plan: &Plan,
    created: u64,
    rng: &mut Rng,
) -> IndexMap<String, Member> {
    let is_fresh = |id: &String| builder.people.get(id).is_some_and(|person| person.fresh);
    let staff = plan.owner.iter().chain(&plan.admins);
    let live = plan.kind == GroupType::Live;
    let size = if live { staff.clone().count() } else { plan.members };
    let mut named: Vec<String> = staff.chain(&plan.cast).take(size).cloned().collect();
    let missing = size - named.len();
    let owner = plan.owner.as_ref();
    let fresh: Vec<String> = named.extract_if(.., |id| is_fresh(id) && owner != Some(&*id)).collect();
    let crowd = crowd(builder, plan, missing, rng);

    let order: Vec<(String, String)> = named
        .iter()
        .map(|id| (id.clone(), card(builder, id)))
        .chain(crowd)
        .chain(fresh.iter().map(|id| (id.clone(), card(builder, id))))
        .collect();
    let joins = Joins::new(created, builder.now, order.len(), fresh.len());
    let mut members = IndexMap::with_capacity(order.len());
    for (at, (id, name_card)) in order.into_iter().enumerate() {
        let role = match () {
            () if owner == Some(&id) || (plan.crowd_owner && at == 0) => Role::Owner,
            () if plan.admins.contains(&id) => Role::Admin,
            () => Role::Member,
        };
        let person = builder.people.get(&id);
        let join_time = joins.time(at);
        members.insert(
            id,
            Member {
                role,
                join_time,
                msg_seq: (plan.messages as u64).saturating_sub(rng.u64(0..60)),
                msg_flag: FLAGS[rng.usize(0..FLAGS.len())],
                last_send_msg_time: last_spoke(join_time, builder.now, rng),
                name_card,
                app_data: person.map(|person| fields(&person.fields)).unwrap_or_default(),
            },
        );
    }
    members
}

/// IDs and cards of `count` people without names, with accounts.
fn crowd(builder: &mut Builder, plan: &Plan, count: usize, rng: &mut Rng) -> Vec<(String, String)> {
    let mut i = rng.usize(0..5_000);
    let mut crowd = Vec::with_capacity(count);
    while crowd.len() < count {
        let id = Crowd::id(i);
        if !builder.people.contains_key(&id) && !plan.cast.contains(&id) {
            if !builder.world.accounts.contains_key(&id) {
                builder.account(&id, &builder.crowd.nick(i));
            }
            crowd.push((id, builder.crowd.card(i)));
        }
        i += 1;
    }
    crowd
}

fn card(builder: &Builder, id: &str) -> String {
    builder.people.get(id).map(|person| person.card.clone()).unwrap_or_default()
}

/// Many never spoke, some not within the history.
fn last_spoke(join_time: u64, now: u64, rng: &mut Rng) -> u64 {
    let history = now.saturating_sub(7 * DAY);
    if join_time >= history || rng.u8(0..10) < 4 { 0 } else { rng.u64(join_time..history) }
}

/// When the member at each position joined: evenly since the group began, with a few today.
struct Joins {
    created: u64,
    now: u64,
    before: usize,
    today: usize,
}

impl Joins {
    fn new(created: u64, now: u64, count: usize, fresh: usize) -> Self {
        let today = if count >= 5 { (count / 60).max(fresh + 1) } else { fresh }.min(count.saturating_sub(1));
        Self { created, now, before: count - today, today }
    }

    fn time(&self, at: usize) -> u64 {
        let yesterday = self.now.saturating_sub(DAY).max(self.created);
        let part = |span: u64, at: usize, of: usize| span * at as u64 / (of as u64).max(1);
        if at < self.before {
            self.created + part(yesterday - self.created, at, self.before)
        } else {
            yesterday + part((self.now - yesterday) * 9 / 10, at - self.before + 1, self.today)
        }
    }
}

/// Who speaks: people with names, and some of the crowd. Live rooms have an audience that is not in any list.
pub(super) fn talkers(
    builder: &mut Builder,
    plan: &Plan,
    members: &IndexMap<String, Member>,
    rng: &mut Rng,
) -> Vec<String> {
    if plan.kind == GroupType::Live {
        let audience = crowd(builder, plan, TALKERS, rng);
        return audience.into_iter().map(|(id, _)| id).collect();
    }
    let staff = plan.owner.iter().chain(&plan.admins).chain(&plan.cast);
    let mut talkers: Vec<String> =
        staff.filter(|id| members.contains_key(*id) && !builder.spammers.contains(id)).cloned().collect();
    let ids = members.len();
    for _ in 0..TALKERS.min(ids) {
        if let Some((id, _)) = members.get_index(rng.usize(0..ids))
            && !builder.people.contains_key(id)
            && !talkers.contains(id)
        {
            talkers.push(id.clone());
        }
    }
    talkers
}
