//! What was said in a group over the last seven days.

use fastrand::Rng;
use indexmap::IndexMap;

use super::build::Builder;
use super::data::{HOSTILE, LINES, PRACTICE, Part, Plan, SAMPLES, Sample, numbered};
use super::hostile;
use super::tip::{SYSTEM_ACCOUNT, Tip};
use crate::sandbox::state::{Member, Message, Slot};
use crate::wire::MsgBody;

const DAY: u64 = 86_400;

/// A message without its time.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) from: String,
    pub(super) body: MsgBody,
    pub(super) custom_data: Option<String>,
    pub(super) priority: Option<u64>,
    pub(super) recalled: bool,
}

impl Draft {
    pub(super) fn text(from: &str, text: &str) -> Self {
        Self { from: from.to_owned(), body: MsgBody::text(text), ..Self::default() }
    }

    fn message(self, time: u64, rng: &mut Rng) -> Message {
        let system = self.from == SYSTEM_ACCOUNT;
        Message {
            from: self.from,
            time,
            random: if system { 0 } else { rng.u32(1..) },
            priority: self.priority.unwrap_or(2),
            body: self.body,
            custom_data: self.custom_data,
            system,
            receipt: false,
            slot: if self.recalled { Slot::Recalled } else { Slot::Kept },
        }
    }
}

/// Exactly `plan.messages` slots, oldest first.
pub(super) fn fill(
    builder: &Builder,
    plan: &Plan,
    members: &IndexMap<String, Member>,
    talkers: &[String],
    rng: &mut Rng,
) -> Vec<Message> {
    let Some(first) = talkers.first().or_else(|| members.keys().next()) else { return Vec::new() };
    let expired = plan.expired.min(plan.messages);
    let kept = plan.messages - expired;
    let mut specials = specials(builder, plan, members, talkers, rng);
    let mut rest = kept.saturating_sub(specials.iter().map(Vec::len).sum());
    let mut ordinary = Vec::new();
    let mut deck: Vec<&[String]> = Vec::new();
    while rest > 0 {
        if deck.is_empty() {
            deck = plan.talk.threads();
            rng.shuffle(&mut deck);
        }
        let thread = deck.pop().unwrap_or_default();
        let mut block = conversation(plan, members, talkers, thread, rng);
        block.truncate(rest);
        rest -= block.len();
        ordinary.push(block);
    }
    let mut drafts = weave(ordinary, std::mem::take(&mut specials));
    drafts.drain(..drafts.len() - kept.min(drafts.len()));

    let mut messages = Vec::with_capacity(plan.messages);
    for i in 0..expired {
        let time = builder.now.saturating_sub(9 * DAY - i as u64 * DAY / (expired as u64));
        let from = rng.choice(talkers).unwrap_or(first).clone();
        messages
            .push(Message { slot: Slot::Expired, ..Draft { from, ..Draft::default() }.message(time, rng) });
    }
    let count = drafts.len() as u64;
    for (i, draft) in drafts.into_iter().enumerate() {
        let time = builder.now.saturating_sub(age(count - 1 - i as u64, count));
        messages.push(draft.message(time, rng));
    }
    messages
}

/// Age in seconds of the message that `back` newer ones follow: seconds at the end, seven days at the start.
const fn age(back: u64, count: u64) -> u64 {
    const SPAN: u64 = 7 * DAY - 7_200;
    let step = SPAN / 2 / count;
    let even = back * if step < 7 { step } else { 7 };
    // `back` and `count` are far below 2^21, so that the square times the span fits.
    4 + even + (SPAN - 5_000) / count * back / count * back
}

/// Puts the special blocks between the ordinary ones, more of them near the end.
fn weave(ordinary: Vec<Vec<Draft>>, specials: Vec<Vec<Draft>>) -> Vec<Draft> {
    let (blocks, parts) = (ordinary.len() as u64, specials.len() as u64 + 1);
    let mut drafts = Vec::new();
    let mut ordinary = ordinary.into_iter().enumerate().peekable();
    for (j, special) in specials.into_iter().enumerate() {
        let left = parts - 1 - j as u64;
        let until = blocks - blocks * left / parts * left / parts;
        while let Some((_, block)) = ordinary.next_if(|(at, _)| (*at as u64) < until) {
            drafts.extend(block);
        }
        drafts.extend(special);
    }
    drafts.extend(ordinary.flat_map(|(_, block)| block));
    drafts
}

/// A conversation, or somebody coming or going.
fn conversation(
    plan: &Plan,
    members: &IndexMap<String, Member>,
    talkers: &[String],
    thread: &[String],
    rng: &mut Rng,
) -> Vec<Draft> {
    if Tip::Join.stored_in(plan.kind) && members.len() > 3 && rng.u8(0..12) == 0 {
        return vec![tip(members, rng)];
    }
    let mut speakers: Vec<&str> = talkers.iter().map(String::as_str).collect();
    if speakers.is_empty() || thread.is_empty() {
        let from = members.keys().next().map_or(SYSTEM_ACCOUNT, String::as_str);
        return vec![Draft::text(from, "…")];
    }
    rng.shuffle(&mut speakers);
    let say = |line: &String| {
        let (number, line) = numbered(line);
        let from = speakers[number % speakers.len()];
        let mut draft = Draft::text(from, line);
        match rng.u8(0..100) {
            0 => draft.recalled = true,
            1 => draft.priority = Some(1),
            2 => draft.priority = Some(3),
            3 => draft.priority = Some(4),
            4..=6 => draft.custom_data = Some(r#"{"client":"ios","v":"8.3.1"}"#.to_owned()),
            _ => {}
        }
        draft
    };
    thread.iter().map(say).collect()
}

fn tip(members: &IndexMap<String, Member>, rng: &mut Rng) -> Draft {
    let number = members.len() - rng.usize(0..3);
    // The newest are at the end of the list.
    let newest = members.len() - 1 - rng.usize(0..members.len().min(12));
    let user = members.get_index(newest).map_or("", |(id, _)| id);
    let kind = if rng.u8(0..4) == 0 { Tip::Leave } else { Tip::Join };
    Draft { from: SYSTEM_ACCOUNT.to_owned(), body: kind.body(user, &[user], number), ..Draft::default() }
}

/// Blocks of messages that belong together.
fn specials(
    builder: &Builder,
    plan: &Plan,
    members: &IndexMap<String, Member>,
    talkers: &[String],
    rng: &mut Rng,
) -> Vec<Vec<Draft>> {
    let mut any = Rng::with_seed(rng.u64(..));
    let mut someone = || any.choice(talkers).cloned().unwrap_or_default();
    let lines = &*LINES;
    let mut blocks: Vec<Vec<Draft>> = Vec::new();
    let (mut quarrels, mut adverts) = (Vec::new(), Vec::new());
    for part in &plan.parts {
        match part {
            Part::Elements => blocks.extend(SAMPLES.iter().map(|it| vec![sample(it, members, &mut someone)])),
            Part::Live | Part::Location => {
                let wanted = SAMPLES.iter().filter(|it| it.part == Some(*part));
                blocks.extend(wanted.map(|it| vec![sample(it, members, &mut someone)]));
            }
            Part::Quarrel => quarrels.extend(lines.quarrel.iter().map(|thread| quarrel(thread))),
            Part::QuarrelEn => quarrels.extend(lines.quarrel_en.iter().map(|thread| quarrel(thread))),
            Part::Spam => {
                blocks.extend(spam(builder, members, &lines.spam, 6, rng));
                adverts.extend(spam(builder, members, &lines.spam, 1, rng));
            }
            Part::SpamEn => {
                blocks.extend(spam(builder, members, &lines.spam_en, 3, rng));
                adverts.extend(spam(builder, members, &lines.spam_en, 1, rng));
            }
            Part::SpamShort => blocks.extend(spam(builder, members, &lines.spam, 1, rng)),
            Part::HostileFew => blocks.extend(at(&HOSTILE.few, &mut someone)),
            Part::Rtl => blocks.extend(at(&HOSTILE.rtl, &mut someone)),
            Part::HostileAll => blocks.extend(hostile::drafts(&mut someone)),
        }
    }
    rng.shuffle(&mut blocks);
    // On the first screen, but not the very last that was said.
    let place = blocks.len().saturating_sub(1);
    blocks.splice(place..place, quarrels);
    blocks.extend(adverts);
    blocks
}

fn at(positions: &[usize], someone: &mut dyn FnMut() -> String) -> Vec<Vec<Draft>> {
    let lines = positions.iter().filter_map(|at| HOSTILE.lines.get(*at));
    lines.map(|line| vec![Draft::text(&someone(), line)]).collect()
}

fn quarrel(thread: &[String]) -> Vec<Draft> {
    let lines = thread.iter().filter_map(|line| line.split_once('|'));
    lines.map(|(from, text)| Draft::text(from, text)).collect()
}

fn sample(sample: &Sample, members: &IndexMap<String, Member>, someone: &mut dyn FnMut() -> String) -> Draft {
    Draft {
        from: if members.contains_key(&sample.from) { sample.from.clone() } else { someone() },
        body: sample.body.clone(),
        custom_data: sample.custom_data.clone(),
        priority: sample.priority,
        recalled: sample.recalled,
    }
}

/// `count` bursts of adverts.
fn spam(
    builder: &Builder,
    members: &IndexMap<String, Member>,
    lines: &[String],
    count: usize,
    rng: &mut Rng,
) -> Vec<Vec<Draft>> {
    let known = if builder.spammers.is_empty() { &PRACTICE.spammers } else { &builder.spammers };
    let here: Vec<&String> = known.iter().filter(|id| members.contains_key(*id)).collect();
    let Some(main) = here.first().copied().or_else(|| known.first()) else { return Vec::new() };
    let mut burst = || {
        let from = if rng.u8(0..4) == 0 { rng.choice(&here).copied().unwrap_or(main) } else { main };
        let line = rng.choice(lines).map_or("", String::as_str);
        (0..rng.usize(2..5)).map(|_| Draft::text(from, line)).collect()
    };
    (0..count).map(|_| burst()).collect()
}
