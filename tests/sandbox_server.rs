//! The practice server over raw HTTP: what any client of the REST API sees.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]
#![expect(clippy::needless_pass_by_value, reason = "values are written where they are passed")]

mod support;

#[path = "sandbox/accounts.rs"]
mod accounts;
#[path = "sandbox/any_input.rs"]
mod any_input;
#[path = "sandbox/application.rs"]
mod application;
#[path = "sandbox/attributes.rs"]
mod attributes;
#[path = "sandbox/bans.rs"]
mod bans;
#[path = "sandbox/blanks.rs"]
mod blanks;
#[path = "sandbox/catalogue.rs"]
mod catalogue;
#[path = "sandbox/creation.rs"]
mod creation;
#[path = "sandbox/groups.rs"]
mod groups;
#[path = "sandbox/https.rs"]
mod https;
#[path = "sandbox/joined.rs"]
mod joined;
#[path = "sandbox/joining.rs"]
mod joining;
#[path = "sandbox/line.rs"]
mod line;
#[path = "sandbox/live.rs"]
mod live;
#[path = "sandbox/members.rs"]
mod members;
#[path = "sandbox/messages.rs"]
mod messages;
#[path = "sandbox/moderation.rs"]
mod moderation;
#[path = "sandbox/parallel.rs"]
mod parallel;
#[path = "sandbox/profiles.rs"]
mod profiles;
#[path = "sandbox/protocol.rs"]
mod protocol;
#[path = "sandbox/samples.rs"]
mod samples;
#[path = "sandbox/services.rs"]
mod services;
#[path = "sandbox/signatures.rs"]
mod signatures;
#[path = "sandbox/stored.rs"]
mod stored;
#[path = "sandbox/table.rs"]
mod table;
#[path = "sandbox/topics.rs"]
mod topics;
