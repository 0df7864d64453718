//! What `/` asks for, understood: words, and for members a few named conditions.

use std::borrow::Cow;

use super::model::{GroupRow, MemberFilter};
use crate::domain::{Body, Kind, Member, Message, Part, Role, Stamp, parse_duration};
use crate::wire::GroupType;

/// Lower case, full-width letters and digits as plain ones: how texts are compared.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        c => c,
    };
    Cow::Owned(text.chars().map(narrow).flat_map(char::to_lowercase).collect())
}

/// The words of a filter, folded.
pub fn words(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

fn has(text: &str, word: &str) -> bool {
    fold(text).contains(word)
}

impl MemberFilter {
    /// Reads what was typed. A condition that is not understood is a word like any other.
    pub fn parse(text: &str) -> Self {
        let mut filter = Self { text: text.to_owned(), ..Self::default() };
        for word in words(text) {
            match word.as_str() {
                "muted" => filter.muted = true,
                "never-spoke" => filter.never_spoke = true,
                "role:owner" => filter.role = Some(Role::Owner),
                "role:admin" => filter.role = Some(Role::Admin),
                "role:member" => filter.role = Some(Role::Member),
                _ => match word.strip_prefix("joined<").and_then(parse_duration) {
                    Some(within) => {
                        filter.joined_within = Some(i64::try_from(within.as_secs()).unwrap_or(i64::MAX));
                    }
                    None => filter.words.push(word),
                },
            }
        }
        filter
    }

    /// Nothing is filtered.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether a member is shown.
    pub fn passes(&self, member: &Member, now: Stamp) -> bool {
        let joined_lately = |within: i64| {
            member.joined.is_some_and(|joined| now.as_second().saturating_sub(joined.as_second()) < within)
        };
        self.role.is_none_or(|role| role == member.role)
            && (!self.muted || member.is_muted(now))
            && (!self.never_spoke || member.last_spoke.is_none())
            && self.joined_within.is_none_or(joined_lately)
            && self.words.iter().all(|word| {
                has(member.id.raw(), word)
                    || has(member.name_card.as_str(), word)
                    || member.nick.as_ref().is_some_and(|nick| has(nick.as_str(), word))
            })
    }
}

/// Whether a group is shown: each word occurs in its name or ID, or is its type (`live`, `直播`). Behind `type:` or `/`
/// it can be the type only.
pub fn group_passes(row: &GroupRow, words: &[String]) -> bool {
    words.iter().all(|word| {
        let kind = word.strip_prefix("type:").or_else(|| word.strip_prefix('/'));
        match (kind, &row.profile) {
            (Some(kind), Some(group)) => is_kind(&group.kind, kind),
            (Some(_), None) => false,
            (None, Some(group)) => {
                has(group.name.as_str(), word) || has(row.id.raw(), word) || is_kind(&group.kind, word)
            }
            (None, None) => has(row.id.raw(), word),
        }
    })
}

/// Whether a folded word names this type, in either language or as on the wire.
pub fn is_kind(kind: &Kind, word: &str) -> bool {
    match kind {
        Kind::Known(kind) => {
            let (english, chinese) = match kind {
                GroupType::Work => ("work", "好友"),
                GroupType::Public => ("public", "陌生人"),
                GroupType::Meeting => ("meeting", "会议"),
                GroupType::Live => ("live", "直播"),
                GroupType::Community => ("community", "社群"),
            };
            let plain = word.strip_suffix('群').filter(|plain| *plain != "社").unwrap_or(word);
            english == word || chinese == plain || kind.wire_name().eq_ignore_ascii_case(word)
        }
        Kind::Other(name) => fold(name.as_str()) == word,
    }
}

/// Whether a message is shown: every word occurs in its text, its sender or its sequence.
pub fn message_passes(message: &Message, words: &[String]) -> bool {
    words.iter().all(|word| {
        has(message.sender.raw(), word) || message.seq.to_string() == *word || body_has(&message.body, word)
    })
}

fn body_has(body: &Body, word: &str) -> bool {
    match body {
        Body::Raw(raw) => has(raw.as_str(), word),
        Body::Tip(tip) => tip.users.iter().chain([&tip.operator]).any(|user| has(user.safe().as_str(), word)),
        Body::Parts(parts) => parts.iter().any(|part| match part {
            Part::Text(text) => has(text.as_str(), word),
            Part::File { name, .. } => has(name.as_str(), word),
            Part::Custom { desc, data } => has(desc.as_str(), word) || has(data.as_str(), word),
            Part::Location { desc, .. } => has(desc.as_str(), word),
            Part::Relay { title, digest, .. } => {
                has(title.as_str(), word) || digest.iter().any(|line| has(line.as_str(), word))
            }
            Part::Face { data, .. } => has(data.as_str(), word),
            Part::Image { url, .. } | Part::Sound { url, .. } | Part::Video { url, .. } => {
                has(url.as_str(), word)
            }
            Part::Other { raw, .. } => has(raw.as_str(), word),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_case_make_no_difference() {
        assert_eq!(fold("ＡＢＣ　Ｄ"), "abc d");
        assert_eq!(fold("plain"), "plain");
        assert_eq!(fold("老王"), "老王");
    }

    #[test]
    fn conditions_are_told_from_words() {
        let filter = MemberFilter::parse("role:admin Muted 老王 joined<24h never-spoke role:boss");
        assert_eq!(filter.role, Some(Role::Admin));
        assert!(filter.muted && filter.never_spoke);
        assert_eq!(filter.joined_within, Some(86_400));
        assert_eq!(filter.words, ["老王", "role:boss"]);
    }
}
