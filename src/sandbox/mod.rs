//! The practice server: the vendor's REST API on a real socket, with state of its own.
//!
//! Imports `wire` (and `text` for its log) only. Its rules are its own, not the client's, so that a wrong belief shows
//! up as a disagreement between the two.

pub mod activity;
pub mod state;
pub mod world;
