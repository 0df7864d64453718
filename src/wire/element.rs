//! What a message is made of (official doc 269/2720).

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

use super::Extra;

/// `MsgBody`: a list of elements, or whatever else a server put there.
///
/// The documents promise a list; system messages carry an object with undocumented keys (reported against the Java
/// SDK, issue 190). Whatever comes is kept as it came.
#[derive(Debug, Clone, PartialEq)]
pub enum MsgBody {
    /// The documented form.
    Elements(Vec<Element>),
    /// Any other JSON.
    Raw(Value),
}

impl Default for MsgBody {
    fn default() -> Self {
        Self::Elements(Vec::new())
    }
}

impl MsgBody {
    /// One text element.
    pub fn text(text: &str) -> Self {
        Self::Elements(vec![Element {
            msg_type: "TIMTextElem".to_owned(),
            msg_content: json!({ "Text": text }),
            extra: Extra::new(),
        }])
    }
}

impl Serialize for MsgBody {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Elements(elements) => elements.serialize(serializer),
            Self::Raw(value) => value.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for MsgBody {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        if value.is_null() {
            return Ok(Self::default());
        }
        Ok(match Vec::<Element>::deserialize(&value) {
            Ok(elements) => Self::Elements(elements),
            Err(_) => Self::Raw(value),
        })
    }
}

/// One element of a message. The content stays raw: applications and newer SDKs add types and keys of their own, and
/// a message must come back from the practice server exactly as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Element {
    /// `TIMTextElem` …; case-sensitive.
    pub msg_type: String,
    /// An object whose keys the type decides.
    pub msg_content: Value,
    /// Unknown keys.
    #[serde(flatten)]
    pub extra: Extra,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_is_no_list_is_kept() {
        let raw = json!({"OpType": 1, "List_Account": ["alice"]});
        let body: MsgBody = serde_json::from_value(raw.clone()).unwrap();
        assert_eq!(body, MsgBody::Raw(raw.clone()));
        assert_eq!(serde_json::to_value(&body).unwrap(), raw);
    }

    #[test]
    fn a_list_with_something_that_is_no_element_is_kept() {
        let raw = json!([{"MsgType": "TIMTextElem", "MsgContent": {"Text": "hi"}}, 7]);
        let body: MsgBody = serde_json::from_value(raw.clone()).unwrap();
        assert_eq!(body, MsgBody::Raw(raw));
    }
}
