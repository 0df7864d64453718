//! Messages and what they are made of (official doc 269/2720).

use serde_json::{Map, Value};

use super::raw;
use crate::domain::{Body, Message, Part, Priority, Slot, Stamp, Tip, TipKind, UserId};
use crate::text::SafeText;
use crate::wire::{Element, HistoryMsg, MsgBody};

pub(in crate::client) fn message(slot: &HistoryMsg) -> Message {
    let time = i64::try_from(slot.msg_time_stamp).ok().and_then(|seconds| Stamp::from_second(seconds).ok());
    Message {
        seq: slot.msg_seq,
        time: time.unwrap_or(Stamp::UNIX_EPOCH),
        sender: UserId::new(slot.from_account.as_str()),
        slot: match slot.is_place_msg {
            0 => Slot::Kept,
            2 => Slot::Recalled,
            _ => Slot::Hole,
        },
        priority: match slot.msg_priority {
            Some(1) => Priority::High,
            Some(3) => Priority::Low,
            Some(4) => Priority::Lowest,
            _ => Priority::Normal,
        },
        system: slot.is_system_msg.is_some_and(|flag| flag != 0),
        body: body(&slot.msg_body),
        raw: raw(slot),
    }
}

fn body(body: &MsgBody) -> Body {
    match body {
        MsgBody::Elements(elements) => Body::Parts(elements.iter().map(part).collect()),
        MsgBody::Raw(value) => {
            tip(value).map_or_else(|| Body::Raw(SafeText::new(&value.to_string())), Body::Tip)
        }
    }
}

/// Reads a tip in the form of the client SDKs (unverified for REST); `None` for anything else.
fn tip(value: &Value) -> Option<Tip> {
    let kind = TipKind::from_wire(value.get("OpType")?.as_u64()?)?;
    let operator = UserId::from(value.get("Operator_Account")?.as_str()?);
    let listed = value.get("List_Account").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let users = listed.iter().filter_map(Value::as_str).take(Tip::NAMED).map(UserId::from).collect();
    Some(Tip { kind, operator, users, count: listed.len() })
}

fn part(element: &Element) -> Part {
    let Some(content) = element.msg_content.as_object().map(Content) else { return other(element) };
    match element.msg_type.as_str() {
        "TIMTextElem" if content.0.contains_key("Text") => Part::Text(content.multiline("Text")),
        "TIMFaceElem" => Part::Face { index: content.number("Index"), data: content.text("Data") },
        "TIMImageElem" => image(&content),
        "TIMSoundElem" => Part::Sound {
            seconds: content.number("Second"),
            size: content.number("Size"),
            url: content.text("Url"),
        },
        "TIMVideoFileElem" => Part::Video {
            seconds: content.number("VideoSecond"),
            size: content.number("VideoSize"),
            url: content.text("VideoUrl"),
        },
        "TIMFileElem" => Part::File {
            // The English table prints `fileName`; samples and SDKs use `FileName`.
            name: content.first_text(&["FileName", "fileName"]),
            size: content.number("FileSize"),
            url: content.text("Url"),
        },
        "TIMLocationElem" => Part::Location {
            desc: content.text("Desc"),
            latitude: content.text("Latitude"),
            longitude: content.text("Longitude"),
        },
        "TIMCustomElem" => Part::Custom { desc: content.text("Desc"), data: content.text("Data") },
        "TIMRelayElem" => relay(&content),
        _ => other(element),
    }
}

/// The original among the renditions, else the first; the vendor's SDK also knows a flat form.
fn image(content: &Content<'_>) -> Part {
    let renditions = content.list("ImageInfoArray");
    let objects = || renditions.iter().filter_map(Value::as_object).map(Content);
    let original = objects().find(|rendition| rendition.number("Type") == 1).or_else(|| objects().next());
    let source = original.unwrap_or(Content(content.0));
    Part::Image {
        width: source.number("Width"),
        height: source.number("Height"),
        size: source.number("Size"),
        url: source.first_text(&["URL", "Url"]),
    }
}

fn relay(content: &Content<'_>) -> Part {
    let digest = content.list("AbstractList").iter().filter_map(Value::as_str).map(SafeText::new).collect();
    Part::Relay {
        title: content.first_text(&["Title", "CompatibleText"]),
        count: content.number("MsgNum"),
        digest,
    }
}

fn other(element: &Element) -> Part {
    Part::Other {
        kind: SafeText::new(&element.msg_type),
        raw: SafeText::new(&element.msg_content.to_string()),
    }
}

/// The content of an element. Wrong types are read as nothing: the raw view still has them.
struct Content<'a>(&'a Map<String, Value>);

impl<'a> Content<'a> {
    fn text(&self, key: &str) -> SafeText {
        match self.0.get(key) {
            None | Some(Value::Null) => SafeText::default(),
            Some(Value::String(text)) => SafeText::new(text),
            Some(value) => SafeText::new(&value.to_string()),
        }
    }

    fn first_text(&self, keys: &[&str]) -> SafeText {
        keys.iter().map(|key| self.text(key)).find(|text| !text.is_empty()).unwrap_or_default()
    }

    fn multiline(&self, key: &str) -> SafeText {
        match self.0.get(key) {
            Some(Value::String(text)) => SafeText::new_multiline(text),
            _ => self.text(key),
        }
    }

    fn number(&self, key: &str) -> u64 {
        match self.0.get(key) {
            #[expect(clippy::cast_sign_loss, reason = "`as` saturates: a negative size is none")]
            Some(Value::Number(number)) => {
                number.as_u64().unwrap_or_else(|| number.as_f64().unwrap_or(0.0) as u64)
            }
            Some(Value::String(text)) => text.trim().parse().unwrap_or_default(),
            _ => 0,
        }
    }

    fn list(&self, key: &str) -> &'a [Value] {
        self.0.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
#[path = "messages_tests.rs"]
mod tests;
