//! Topics: the rooms inside a community, each with a history and mutes of its own.

use std::collections::HashMap;

use super::state::Message;

/// What stands between a community's ID and the topic's own part of its ID.
pub(super) const TOPIC_MARK: &str = "@TOPIC#_";

/// A topic.
#[derive(Debug, Clone, Default)]
pub struct Topic {
    /// `<GroupId>@TOPIC#_…`.
    pub id: String,
    /// At most 30 bytes.
    pub name: String,
    /// At most 100 bytes.
    pub face_url: String,
    /// At most 300 bytes.
    pub notification: String,
    /// At most 240 bytes.
    pub introduction: String,
    /// At most 3000 bytes.
    pub custom_string: String,
    /// Unix seconds.
    pub create_time: u64,
    /// Only owner and admins of the community may speak.
    pub mute_all: bool,
    /// See [`Group::mutes`](super::state::Group::mutes).
    pub mutes: HashMap<String, u64>,
    /// See [`Group::messages`](super::state::Group::messages).
    pub messages: Vec<Message>,
    /// Unix seconds, 0 without messages.
    pub last_msg_time: u64,
}
