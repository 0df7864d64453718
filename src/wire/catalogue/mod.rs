//! One row per command: the only place where a path, a batch limit, a rate, a retry class or a refusal is written.
//!
//! The client, the policy, the practice server, `imwarden call` and the README read it.

mod rows;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::GroupType;

pub(crate) use rows::for_each_command;
pub use rows::{CATALOGUE, Command};

/// A request together with the command it belongs to and the answer it gets.
pub trait Call: Serialize {
    /// The command that takes this request.
    const COMMAND: Command;
    /// What a successful answer carries beside the envelope.
    type Response: DeserializeOwned;
}

/// May a call be sent again after a time-out? The vendor has no such table: this is our reading of the documented
/// behaviour, and the careful one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retry {
    /// Reads: always.
    Read,
    /// Sets a state: a repeat leaves the same state (a relative mute restarts).
    SafeToRepeat,
    /// Within 5 minutes with the same `Random` and the same body, the later one is dropped as a duplicate.
    SameRandom,
    /// A repeat would do it twice.
    Never,
}

/// What a command does to what is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Reads,
    /// Adds or changes; the state before can be set again.
    Writes,
    /// Takes something away that no command brings back as it was.
    Destroys,
}

/// Does a command work on a type of group?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// Documented as supported.
    Yes,
    /// Refused with this code, which the command's page states.
    No(i64),
    /// Refused; the page names no code, this one is what sibling commands answer (unverified).
    NoUnverified(i64),
    /// Answers OK and does nothing. A trap: never sent.
    NoEffect,
}

/// What the documents say about one command.
#[derive(Debug)]
pub struct CommandRow {
    /// The command.
    pub command: Command,
    /// First segment of the path after `v4`.
    pub service: &'static str,
    /// Last segment of the path.
    pub name: &'static str,
    /// The vendor's page, product/number; a name where the number is not known.
    pub doc: &'static str,
    /// What it does.
    pub what: &'static str,
    /// The same in Chinese.
    pub what_zh: &'static str,
    /// Items (accounts, sequences, groups, rows of a page) per request that the client sends. Where sources disagree,
    /// the smallest figure; see `note`.
    pub max_items: u32,
    /// Items per request that the practice server takes: the largest figure of the sources that `note` tells of, since
    /// clients that somebody else wrote go by any of them.
    pub largest: u32,
    /// Calls per second and application.
    pub per_second: u32,
    /// See [`Retry`].
    pub retry: Retry,
    /// See [`Effect`].
    pub effect: Effect,
    /// By group type, in the order of [`GroupType::ALL`]. All yes where the command is about no group.
    pub support: [Support; 5],
    /// Codes that the command's page lists, beside those that all commands have (60000 to 79999).
    pub refusals: &'static [i64],
    /// Where sources disagree or are silent, and what was chosen.
    pub note: &'static str,
}

impl CommandRow {
    /// Whether the command works on groups of this type.
    pub const fn supports(&self, kind: GroupType) -> Support {
        self.support[kind.index()]
    }

    /// Whether the vendor allows one call per second only, so that a share of it is one call in several seconds.
    pub const fn is_rare(&self) -> bool {
        self.per_second <= 1
    }

    /// The path of the URL, without a slash in front.
    pub fn path(&self) -> String {
        format!("v4/{}/{}", self.service, self.name)
    }
}

/// How many messages of a group `delete_group_msg_by_sender` looks back (official doc 269/2359).
pub const BY_SENDER_WINDOW: u32 = 1000;

/// Calls per second of a command that has no figure of its own (official doc 269/9346).
pub const COMMON_RATE: u32 = 200;

impl Command {
    /// This command's row of the catalogue.
    pub fn row(self) -> &'static CommandRow {
        &CATALOGUE[self as usize]
    }

    /// The last segment of the path.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// Finds a command by the two segments of its path. Case-sensitive, as the service is.
    pub fn find(service: &str, name: &str) -> Option<Self> {
        CATALOGUE.iter().find(|row| row.service == service && row.name == name).map(|row| row.command)
    }

    /// Finds a command by its name alone: no two services have a command of the same name here.
    pub fn named(name: &str) -> Option<Self> {
        CATALOGUE.iter().find(|row| row.name == name).map(|row| row.command)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn rows_stand_where_their_command_points() {
        for row in CATALOGUE {
            assert_eq!(row.command.row().name, row.name);
            assert_eq!(Command::find(row.service, row.name), Some(row.command));
            assert_eq!(Command::named(row.name), Some(row.command));
        }
        let names: HashSet<&str> = CATALOGUE.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), CATALOGUE.len());
    }

    #[test]
    fn paths_are_case_sensitive() {
        assert_eq!(Command::find("group_open_http_svc", "Get_Group_Info"), None);
        assert_eq!(Command::named("Get_Group_Info"), None);
    }

    #[test]
    fn reads_have_no_effect_and_the_smaller_figure_is_sent() {
        for row in CATALOGUE {
            assert_eq!(row.retry == Retry::Read, row.effect == Effect::Reads, "{}", row.name);
            assert!(row.max_items >= 1 && row.max_items <= row.largest, "{}", row.name);
            let sources_disagree = row.max_items < row.largest;
            assert!(!sources_disagree || !row.note.is_empty(), "{} does not say who disagrees", row.name);
        }
    }
}
