//! From the wire to the domain: leniently, losing nothing.
//!
//! What strangers wrote becomes [`SafeText`]; IDs keep their exact form; the answer as it came goes along as JSON.

mod groups;
mod members;
mod messages;

pub(super) use groups::group;
pub(super) use members::{member, mute, role};
pub(super) use messages::message;

use std::sync::Arc;

use serde::Serialize;

use crate::domain::Stamp;
use crate::text::SafeText;

/// Unix seconds as a point in time; 0 stands for "never", and what no calendar holds is treated alike.
fn stamp(seconds: Option<u64>) -> Option<Stamp> {
    let seconds = i64::try_from(seconds.filter(|seconds| *seconds > 0)?).ok()?;
    Stamp::from_second(seconds).ok()
}

fn text(raw: Option<&String>) -> SafeText {
    raw.map_or_else(SafeText::default, |raw| SafeText::new(raw))
}

fn raw<T: Serialize>(answer: &T) -> Arc<str> {
    serde_json::to_string(answer).map_or_else(|_| Arc::from(""), Arc::from)
}
