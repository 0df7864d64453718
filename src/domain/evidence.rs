//! Messages that are kept as evidence, for reading.

use serde_json::Value;

use super::Evidence;
use crate::text::SafeText;

impl Evidence {
    /// What the message said, element by element: texts as they are, everything else as its type and content in JSON.
    /// What is no message of the service is given as it stands.
    pub fn said(&self) -> Vec<SafeText> {
        let elements = serde_json::from_str::<Value>(&self.raw)
            .ok()
            .and_then(|message| message.get("MsgBody")?.as_array().cloned())
            .filter(|elements| !elements.is_empty());
        let Some(elements) = elements else { return vec![SafeText::new_multiline(&self.raw)] };
        elements.iter().map(element).collect()
    }
}

fn element(element: &Value) -> SafeText {
    if let Some(text) = element.pointer("/MsgContent/Text").and_then(Value::as_str) {
        return SafeText::new_multiline(text);
    }
    match (element["MsgType"].as_str(), element.get("MsgContent")) {
        (Some(kind), Some(content)) => SafeText::new(&format!("[{kind}] {content}")),
        _ => SafeText::new(&element.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::UserId;

    #[test]
    fn every_element_is_told_and_nothing_is_lost() {
        let said = |raw: &str| {
            let evidence = Evidence { seq: 1, time: 0, sender: UserId::from("u_1"), raw: raw.to_owned() };
            evidence.said().iter().map(|text| text.as_str().to_owned()).collect::<Vec<_>>()
        };
        let message = r#"{"MsgBody":[{"MsgType":"TIMTextElem","MsgContent":{"Text":"buy\nnow\u202e"}},
            {"MsgType":"TIMFaceElem","MsgContent":{"Index":6}}]}"#;
        assert_eq!(said(message), ["buy\nnow<U+202E>", r#"[TIMFaceElem] {"Index":6}"#]);
        assert_eq!(said("gone \u{1b}[31m"), ["gone <ESC[31m>"]);
        assert_eq!(said(r#"{"MsgBody":[]}"#), [r#"{"MsgBody":[]}"#]);
    }
}
