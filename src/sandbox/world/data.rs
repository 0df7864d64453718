//! The files under `assets/worlds`: names, lines, shapes.
//!
//! They are part of the program; a test reads them, so that a mistake in one cannot reach a user. Should it still
//! happen, the world is emptier, nothing else.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::wire::{GroupType, MsgBody};

/// A world as it is written down.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct WorldFile {
    /// Who advertises: the activity looks for them.
    pub(crate) spammers: Vec<String>,
    pub(crate) dissolved: Vec<String>,
    /// Accounts without names.
    pub(crate) accounts: Vec<String>,
    pub(crate) people: Vec<Person>,
    pub(crate) groups: Vec<Plan>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) nick: String,
    pub(crate) card: String,
    /// Custom fields of the member.
    pub(crate) fields: BTreeMap<String, String>,
    /// Joins within the last hours.
    pub(crate) fresh: bool,
}

/// A group before it is filled.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plan {
    pub(crate) id: String,
    pub(crate) kind: GroupType,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) introduction: String,
    #[serde(default)]
    pub(crate) notification: String,
    #[serde(default)]
    pub(crate) face_url: String,
    #[serde(default)]
    pub(crate) owner: Option<String>,
    /// The first of the crowd owns it.
    #[serde(default)]
    pub(crate) crowd_owner: bool,
    #[serde(default)]
    pub(crate) admins: Vec<String>,
    /// Members with names, besides owner and admins.
    #[serde(default)]
    pub(crate) cast: Vec<String>,
    /// In all; ignored in live rooms.
    #[serde(default)]
    pub(crate) members: usize,
    /// Slots in all.
    #[serde(default)]
    pub(crate) messages: usize,
    /// Of them at the start that the history no longer reaches.
    #[serde(default)]
    pub(crate) expired: usize,
    #[serde(default)]
    pub(crate) online: u64,
    #[serde(default)]
    pub(crate) age_days: u64,
    #[serde(default)]
    pub(crate) talk: Talk,
    /// What else happens in the history.
    #[serde(default)]
    pub(crate) parts: Vec<Part>,
    /// Seconds from now, -1 for no end.
    #[serde(default)]
    pub(crate) mutes: BTreeMap<String, i64>,
    #[serde(default)]
    pub(crate) mute_all: bool,
    #[serde(default)]
    pub(crate) apply: Option<String>,
    #[serde(default)]
    pub(crate) fields: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) extras: Extras,
}

/// What few groups have.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Extras {
    /// Sequences of messages that asked for read receipts.
    pub(crate) receipts: Vec<usize>,
    /// Who watches a live room.
    pub(crate) viewers: Vec<String>,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) counters: BTreeMap<String, i64>,
    /// Seconds from now.
    pub(crate) bans: BTreeMap<String, u64>,
    /// What stands behind `<GroupId>@TOPIC#_`.
    pub(crate) topics: Vec<String>,
}

/// Which lines people use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Talk {
    Zh,
    En,
    #[default]
    Mixed,
    LiveZh,
    LiveEn,
}

/// A kind of thing that happens in a history besides talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Part {
    /// Every message element.
    Elements,
    /// The elements of a live room (gifts, likes).
    Live,
    Location,
    Quarrel,
    QuarrelEn,
    Spam,
    SpamEn,
    /// A few adverts only.
    SpamShort,
    /// A handful of hostile lines.
    HostileFew,
    /// All of them.
    HostileAll,
    /// Arabic and Hebrew.
    Rtl,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Lines {
    /// Conversations; each line begins with the number of its speaker.
    pub(crate) zh: Vec<Vec<String>>,
    pub(crate) en: Vec<Vec<String>>,
    pub(crate) live_zh: Vec<String>,
    pub(crate) live_en: Vec<String>,
    pub(crate) spam: Vec<String>,
    pub(crate) spam_en: Vec<String>,
    /// Conversations; each line begins with the ID of its speaker and `|`.
    pub(crate) quarrel: Vec<Vec<String>>,
    pub(crate) quarrel_en: Vec<Vec<String>>,
    pub(crate) raid: Vec<String>,
    pub(crate) raid_nicks: Vec<String>,
    pub(crate) crowd: CrowdNames,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct CrowdNames {
    pub(crate) surnames: Vec<String>,
    pub(crate) given: Vec<String>,
    pub(crate) english: Vec<String>,
    pub(crate) pinyin: Vec<String>,
    pub(crate) nicks: Vec<String>,
    pub(crate) cards: Vec<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct HostileText {
    pub(crate) names: Vec<String>,
    pub(crate) lines: Vec<String>,
    pub(crate) custom: Vec<String>,
    /// Positions in `lines`.
    pub(crate) few: Vec<usize>,
    /// Positions in `lines`.
    pub(crate) rtl: Vec<usize>,
    pub(crate) group_ids: Vec<String>,
    pub(crate) user_ids: Vec<String>,
}

/// A message that is more than text.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Sample {
    pub(crate) from: String,
    pub(crate) body: MsgBody,
    pub(crate) custom_data: Option<String>,
    pub(crate) priority: Option<u64>,
    pub(crate) recalled: bool,
    /// Also in groups with this part.
    pub(crate) part: Option<Part>,
}

pub(crate) static PRACTICE: LazyLock<WorldFile> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../assets/worlds/practice.toml")).unwrap_or_default()
});
pub(crate) static TINY: LazyLock<WorldFile> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/worlds/tiny.toml")).unwrap_or_default());
pub(crate) static MANUAL: LazyLock<WorldFile> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/worlds/manual.toml")).unwrap_or_default());
pub(crate) static LINES: LazyLock<Lines> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/worlds/talk.toml")).unwrap_or_default());
pub(crate) static HOSTILE: LazyLock<HostileText> =
    LazyLock::new(|| toml::from_str(include_str!("../../../assets/worlds/hostile.toml")).unwrap_or_default());
pub(crate) static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../assets/worlds/elements.json")).unwrap_or_default()
});

impl Talk {
    /// What suits a group of this name.
    pub(crate) fn of(name: &str, live: bool) -> Self {
        let chinese = name.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it));
        match (chinese, live) {
            (true, false) => Self::Zh,
            (false, false) => Self::En,
            (true, true) => Self::LiveZh,
            (false, true) => Self::LiveEn,
        }
    }

    /// All conversations; single lines in live rooms. Read the lines with [`numbered`].
    pub(crate) fn threads(self) -> Vec<&'static [String]> {
        let lines = &*LINES;
        let whole = |threads: &'static [Vec<String>]| threads.iter().map(Vec::as_slice).collect();
        let single = |lines: &'static [String]| lines.chunks(1).collect();
        match self {
            Self::Zh => whole(&lines.zh),
            Self::En => whole(&lines.en),
            Self::Mixed => lines.zh.iter().chain(&lines.en).map(Vec::as_slice).collect(),
            Self::LiveZh => single(&lines.live_zh),
            Self::LiveEn => single(&lines.live_en),
        }
    }
}

/// The speaker's number and what is said.
pub(crate) fn numbered(line: &str) -> (usize, &str) {
    match line.split_once(' ') {
        Some((number, text)) => number.parse().map_or((1, line), |number| (number, text)),
        None => (1, line),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_files_can_be_read() {
        toml::from_str::<WorldFile>(include_str!("../../../assets/worlds/practice.toml")).unwrap();
        toml::from_str::<WorldFile>(include_str!("../../../assets/worlds/tiny.toml")).unwrap();
        toml::from_str::<WorldFile>(include_str!("../../../assets/worlds/manual.toml")).unwrap();
        toml::from_str::<Lines>(include_str!("../../../assets/worlds/talk.toml")).unwrap();
        toml::from_str::<HostileText>(include_str!("../../../assets/worlds/hostile.toml")).unwrap();
        serde_json::from_str::<Vec<Sample>>(include_str!("../../../assets/worlds/elements.json")).unwrap();
    }

    #[test]
    fn there_is_enough_to_say_in_both_languages() {
        let different = |threads: &[Vec<String>], singles: &[String]| {
            let lines = threads.iter().flatten().map(|line| numbered(line).1);
            lines.chain(singles.iter().map(String::as_str)).collect::<HashSet<_>>().len()
        };
        assert!(different(&LINES.zh, &LINES.live_zh) >= 75);
        assert!(different(&LINES.en, &LINES.live_en) >= 75);
    }

    #[test]
    fn positions_point_at_lines() {
        assert!(HOSTILE.few.iter().chain(&HOSTILE.rtl).all(|at| *at < HOSTILE.lines.len()));
    }
}
