//! Which world to build, and how large.

use std::fmt;
use std::str::FromStr;

/// Which world, from which seed, with which sizes. The same spec at the same time gives the same world.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorldSpec {
    /// The shape.
    pub name: WorldName,
    /// Decides everything that the shape leaves open.
    pub seed: u64,
    /// Groups in all: fewer cut the world, more are made up.
    pub groups: Option<usize>,
    /// Members of the largest group, at least one; no other group has more.
    pub members: Option<usize>,
    /// Messages of the longest history; no other group has more.
    pub messages: Option<usize>,
    /// People online in each live room.
    pub online: Option<u64>,
}

/// The shapes there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WorldName {
    /// A believable place with everything in it.
    #[default]
    Practice,
    /// Three groups that can be counted by hand.
    Tiny,
    /// Names and messages made to harm.
    Hostile,
    /// The groups and people of the vendor's sample requests.
    Manual,
    /// The administrator's account and nothing else.
    Empty,
}

impl WorldName {
    /// All of them, in the order of the help text.
    pub const ALL: [Self; 5] = [Self::Practice, Self::Tiny, Self::Hostile, Self::Manual, Self::Empty];

    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Tiny => "tiny",
            Self::Hostile => "hostile",
            Self::Manual => "manual",
            Self::Empty => "empty",
        }
    }
}

/// A name that no world has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no such world: {0:?} (one of practice, tiny, hostile, manual, empty)")]
pub struct UnknownWorld(pub String);

impl FromStr for WorldName {
    type Err = UnknownWorld;

    fn from_str(name: &str) -> Result<Self, UnknownWorld> {
        Self::ALL
            .into_iter()
            .find(|world| world.name().eq_ignore_ascii_case(name.trim()))
            .ok_or_else(|| UnknownWorld(name.to_owned()))
    }
}

impl fmt::Display for WorldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
