//! Speaks the service's REST API.
//!
//! Owns signatures, transport, the retry classes, the governor that keeps calls below a share of the vendor's limit,
//! and the conversion of what is on the wire into the domain. Must not know screens, jobs' lanes or the journal: it
//! carries out one call after another and says in a [`Fault`](crate::job::Fault) what went wrong.
//!
//! Secrets stay here: a signature travels in a URL's query, so no URL is ever logged or put into an error.
//!
//! Known weakness: the governor knows this process only. Other programs of the same application share the vendor's
//! limit; that is why the share is a quarter by default.

mod answer;
mod api;
mod calls;
mod codes;
mod convert;
mod credentials;
mod endpoint;
mod error;
mod governor;
mod groups;
mod log;
mod members;
mod messages;
mod moderation;
mod people;
mod raw;
pub mod requests;
mod retry;
mod secret;
mod transport;
mod usersig;
pub mod webhook_sign;

pub use api::Api;
pub use calls::{Client, Limits};
pub use credentials::{Credentials, Signer};
pub use endpoint::Endpoint;
pub use error::ClientError;
pub use governor::Urgency;
pub use log::LogLine;
pub use members::{MemberCursor, MemberPage};
pub use messages::HistoryPage;
pub use moderation::BatchAnswer;
pub use raw::{RawAnswer, Target};
pub use secret::Secret;
