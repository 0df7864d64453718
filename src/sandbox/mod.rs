//! The practice server: the vendor's REST API on a real socket, with state of its own.
//!
//! Imports `wire` (and `text` for its log) only. Its rules are its own, not the client's, so that a wrong
//! belief shows up as a disagreement between the two. Where the reference is unsure or silent, the choice is
//! listed in [`choices`] and explained in `errors` beside the code that is answered, or beside the rule itself.
//!
//! A call goes `server` (socket, faults, log), `gate` (URL, signature), `desk` (rate, body, lock), one of
//! `handlers`.
//!
//! Known weakness: webhooks and editions are not kept, and nobody logs in: who is online is made up.

pub mod activity;
pub mod audience;
mod checks;
#[doc = include_str!("choices.md")]
pub mod choices {}
mod clock;
mod desk;
mod dialect;
mod errors;
mod fault;
mod gate;
mod handlers;
mod kinds;
mod line;
mod log;
mod options;
mod practice;
mod recent;
mod server;
pub mod state;
mod tips;
mod tls;
pub mod topic;
mod usersig;
pub mod world;

pub use clock::Clock;
pub use desk::SharedWorld;
pub use fault::{FaultError, FaultKind, FaultSpec};
pub use options::{DEMO_SECRET_KEY, Options};
pub use practice::Practice;
pub use server::{Sandbox, SandboxError, announcement};
pub use state::World;
pub use tls::{TlsError, TlsOptions};
