//! Webhooks: what the service sends to the one URL of an application, and what it takes as an answer (official doc
//! 1047/34354).
//!
//! A request is a `POST` with a [`WebhookQuery`] in the URL and an [`Event`] as body. The structs here are the bodies
//! without `CallbackCommand`, which tells the events apart. The service waits 2 s for HTTP 200 and a JSON answer, and
//! does not ask again about something that has not happened yet.
//!
//! No webhook tells of mutes, bans, mute-all, edited messages and messages deleted by sender; imports fire none.

mod account;
mod answer;
mod application;
mod catalogue;
mod event_time;
mod group;
mod member;
mod message;
mod query;
mod topic;

pub use account::*;
pub use answer::*;
pub use application::*;
pub use catalogue::{Event, Timing, WEBHOOKS, Webhook, WebhookRow};
pub use event_time::EventTime;
pub use group::*;
pub use member::*;
pub use message::*;
pub use query::WebhookQuery;
pub use topic::*;
