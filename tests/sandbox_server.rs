//! The practice server over raw HTTP: what any client of the REST API sees.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod support;

#[path = "sandbox/any_input.rs"]
mod any_input;
#[path = "sandbox/catalogue.rs"]
mod catalogue;
#[path = "sandbox/groups.rs"]
mod groups;
#[path = "sandbox/members.rs"]
mod members;
#[path = "sandbox/messages.rs"]
mod messages;
#[path = "sandbox/moderation.rs"]
mod moderation;
#[path = "sandbox/protocol.rs"]
mod protocol;
#[path = "sandbox/samples.rs"]
mod samples;
