//! The console's mind: `update(&mut Model, Msg) -> Step`, with effects as data.
//!
//! Owns what is on screen and what a key means at this moment. Must not know the client, the worker, the journal or
//! how anything is drawn; reads no clock (time comes with every message). Sub-models and update files carry the same
//! names: `groups`, `members`, `messages`, `sheet`, `dialog`, `jobs`.

mod available;
pub mod commands;
pub mod filter;
pub mod ids;
mod journal_filter;
pub mod layout;
pub mod model;
mod msg;
mod on_screen;
mod recorded;
mod rows;
pub mod sheets;
mod targets;
pub mod timers;
mod update;

pub use available::{Hint, available, hints};
pub use msg::{Effect, Msg, Step};
pub use update::update;
