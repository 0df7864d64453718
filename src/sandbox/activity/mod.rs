//! What happens by itself in the practice world: people talk, join, leave and advertise.
//!
//! Changes a [`World`](crate::sandbox::state::World) and nothing else; time is passed in. Keeps to what moderators do:
//! who is muted or removed is silent. Must not know requests. Known weakness: nobody reacts to anybody.

mod deed;
mod level;
mod raid;
mod simulator;
#[cfg(test)]
mod tests;

pub use level::{Level, UnknownLevel};
pub use simulator::Simulator;
