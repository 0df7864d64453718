//! Builds the data of the practice server: the same spec, the same world.
//!
//! Owns the shapes of the worlds and the files under `assets/worlds`. Must not know requests, rules or time (the
//! caller passes `now`). Known weakness: the content of tips is a guess, see [`Tip`].

mod build;
mod crowd;
mod data;
mod history;
mod hostile;
mod member;
mod spec;
#[cfg(test)]
mod tests;
mod tip;

pub use build::{ADMINISTRATOR, build};
pub use spec::{UnknownWorld, WorldName, WorldSpec};
pub use tip::{SYSTEM_ACCOUNT, Tip};

pub(in crate::sandbox) use build::letters;
pub(in crate::sandbox) use crowd::Crowd;
pub(in crate::sandbox) use data::{LINES, PRACTICE, SAMPLES, Talk, numbered};
