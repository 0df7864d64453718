//! People without a part to play: IDs and names made from a number.

use super::data::LINES;

/// An endless supply of people. Person `i` always has the same ID; names depend on the seed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Crowd {
    seed: u64,
}

impl Crowd {
    pub(crate) const fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// Different for every `i` below 2^24. Most customers number their users, some use names or foreign keys.
    pub(crate) fn id(i: usize) -> String {
        let number = i + 10_000;
        match mix(i as u64, 0) % 10 {
            0 => format!("{}_{number}", pick(&LINES.crowd.pinyin, mix(i as u64, 1))),
            1 => format!("{}{number}", pick(&LINES.crowd.english, mix(i as u64, 2)).to_lowercase()),
            // An odd factor keeps different numbers different in 24 bits.
            2 => format!("wx_o6{:06x}", (i as u64).wrapping_mul(0x9e_3779) & 0xff_ffff),
            _ => format!("u_{number}"),
        }
    }

    pub(crate) fn nick(self, i: usize) -> String {
        let names = &LINES.crowd;
        let (kind, a, b) = self.draw(i, 3);
        match kind % 20 {
            0 => String::new(),
            1..=2 => format!("用户{}", a % 100_000),
            3..=5 => pick(&names.nicks, a).to_owned(),
            6..=10 => format!("{} {}.", pick(&names.english, a), char::from(b'A' + (b % 26) as u8)),
            _ => format!("{}{}", pick(&names.surnames, a), pick(&names.given, b)),
        }
    }

    /// Most people set none.
    pub(crate) fn card(self, i: usize) -> String {
        let names = &LINES.crowd;
        let (kind, a, b) = self.draw(i, 4);
        match kind % 20 {
            0..=2 => format!("{}-{}", pick(&names.cards, a), pick(&names.given, b)),
            3 => pick(&names.nicks, a).to_owned(),
            4 => pick(&names.english, a).to_owned(),
            _ => String::new(),
        }
    }

    fn draw(self, i: usize, salt: u64) -> (u64, u64, u64) {
        let first = mix(self.seed ^ i as u64, salt);
        let second = mix(first, salt);
        (first, second, mix(second, salt))
    }
}

fn pick(list: &'static [String], at: u64) -> &'static str {
    if list.is_empty() { "x" } else { &list[(at % list.len() as u64) as usize] }
}

/// The finaliser of `splitmix64`: neighbouring numbers give unrelated results.
const fn mix(value: u64, salt: u64) -> u64 {
    let mut z = value.wrapping_add((salt + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn nobody_shares_an_id() {
        let ids: HashSet<String> = (0..50_000).map(Crowd::id).collect();
        assert_eq!(ids.len(), 50_000);
        assert!(ids.iter().all(|id| id.len() <= 32));
    }

    #[test]
    fn names_fit_and_depend_on_the_seed() {
        let (one, two) = (Crowd::new(1), Crowd::new(2));
        assert!((0..2_000).all(|i| one.card(i).len() <= 50));
        assert!((0..100).any(|i| one.nick(i) != two.nick(i)));
    }
}
