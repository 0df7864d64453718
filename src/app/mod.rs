//! The console's mind: `update(&mut Model, Msg) -> Step`, with effects as data.
//!
//! Owns what is on screen and what a key means at this moment. Must not know the client, the worker, the journal or
//! how anything is drawn; reads no clock (time comes with every message). Sub-models and update files carry the same
//! names: `groups`, `members`, `messages`, `sheet`, `dialog`, `jobs`.

pub mod layout;
pub mod model;
mod msg;

pub use msg::{Effect, Msg, Step};
