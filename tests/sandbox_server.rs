//! The practice server over raw HTTP: what any client of the REST API sees.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod support;

#[path = "sandbox/protocol.rs"]
mod protocol;
