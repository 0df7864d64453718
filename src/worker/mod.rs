//! Carries out jobs: reads where the latest wins, writes in a lane per group, and the journal around every write.
//!
//! Owns the order of things: policy, journal, call, journal. Must not know the console, its model or how anything is
//! drawn, nor how a request looks: that is the client's.
//!
//! A write is never repeated here unless somebody confirmed to go on with what is left of it, and then only what is known
//! not to be done, or what a repeat cannot do twice. One whose answer is missing is **unknown**, and is settled by reading
//! back what it was to change; where nothing can be read back, it stays unknown and says so. A plan whose reading back
//! failed, or that was cut off by the end of the program, keeps its intent open in the journal for the next start. Whoever
//! goes on with it takes the intent over under its own number, so that the journal tells one story.
//!
//! Known weakness: reading back tells what is there now, not who did it. If somebody else muted the same person for
//! the same time at the same moment, the mute counts as ours.

mod act;
mod budget;
mod context;
mod dispatch;
mod go_on;
mod handle;
mod lanes;
mod proof;
mod reads;
mod settle;
mod tally;
mod undo;
mod wheel;

pub use handle::{Worker, spawn};
