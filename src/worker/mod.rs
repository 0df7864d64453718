//! Carries out jobs: reads where the latest wins, writes in a lane per group, and the journal around every write.
//!
//! Owns the order of things: policy, journal, call, journal. Must not know the console, its model or how anything is
//! drawn, nor how a request looks: that is the client's.
//!
//! A write is never repeated here. One whose answer is missing is **unknown**, and is settled by reading back what it
//! was to change; where nothing can be read back, it stays unknown and says so. A plan whose reading back failed, or
//! that was cut off by the end of the program, keeps its intent open in the journal for the next start.
//!
//! Known weakness: reading back tells what is there now, not who did it. If somebody else muted the same person for
//! the same time at the same moment, the mute counts as ours.

mod act;
mod budget;
mod context;
mod dispatch;
mod handle;
mod proof;
mod reads;
mod settle;
mod tally;
mod undo;

pub use handle::{Worker, spawn};
