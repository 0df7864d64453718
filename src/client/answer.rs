//! What an answer says, before anybody knows which command it belongs to.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::codes;
use super::transport::Answer;
use crate::job::{Fault, FaultKind};
use crate::wire::Envelope;

/// How much of a gateway's page is shown.
const EXCERPT: usize = 120;

/// What an answer says of itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Opened {
    /// All of it, as it came; `None` for what is no answer of the service.
    pub(super) whole: Option<Value>,
    /// What it says went wrong.
    pub(super) fault: Option<Fault>,
}

/// Reads an answer, whatever it says.
pub(super) fn open(answer: &Answer, command: &str) -> Opened {
    match whole(answer, command) {
        Ok((whole, fault)) => Opened { whole: Some(whole), fault },
        Err(fault) => Opened { whole: None, fault: Some(fault) },
    }
}

fn whole(answer: &Answer, command: &str) -> Result<(Value, Option<Fault>), Fault> {
    if answer.status != 200 {
        let title = title(&String::from_utf8_lossy(&answer.body));
        return Err(Fault::coded(FaultKind::HttpStatus, i64::from(answer.status), command, &title));
    }
    let bad = |words: &str| Fault::new(FaultKind::BadBody, command, words);
    let content: Value = serde_json::from_slice(&answer.body).map_err(|error| bad(&error.to_string()))?;
    let envelope = Envelope::deserialize(&content).map_err(|error| bad(&error.to_string()))?;
    if !content.is_object() {
        return Err(bad("the answer is no object"));
    }
    let fault = (envelope.error_code != 0).then(|| {
        let kind = codes::kind(envelope.error_code);
        Fault::coded(kind, envelope.error_code, command, &envelope.error_info)
    });
    Ok((content, fault))
}

/// The content without its envelope.
pub(super) fn content(mut whole: Value) -> Value {
    if let Some(keys) = whole.as_object_mut() {
        keys.retain(|key, _| !Envelope::KEYS.contains(&key.as_str()));
    }
    whole
}

/// The content as the type that belongs to the command.
pub(super) fn read<T: DeserializeOwned>(content: Value, command: &str) -> Result<T, Fault> {
    serde_json::from_value(content)
        .map_err(|error| Fault::new(FaultKind::BadBody, command, &error.to_string()))
}

/// The title of an HTML page, else the beginning of the text.
fn title(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let inside = lower.find("<title>").and_then(|start| {
        let start = start + "<title>".len();
        lower[start..].find("</title>").map(|length| &page[start..start + length])
    });
    inside.unwrap_or(page).split_whitespace().collect::<Vec<_>>().join(" ").chars().take(EXCERPT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(status: u16, body: &str) -> Result<Value, Fault> {
        let opened = open(&Answer { status, body: body.as_bytes().to_vec() }, "get_group_info");
        opened.fault.map_or_else(|| Ok(content(opened.whole.unwrap())), Err)
    }

    #[test]
    fn only_the_code_decides() {
        let content = opened(200, r#"{"ErrorCode":0,"Next":7}"#).unwrap();
        assert_eq!(content, serde_json::json!({"Next": 7}));
        assert!(opened(200, r#"{"ErrorCode":0,"ActionStatus":"FAIL","ErrorInfo":"succeed"}"#).is_ok());
        let fault = opened(200, r#"{"ActionStatus":"OK","ErrorCode":10010,"ErrorInfo":"gone"}"#).unwrap_err();
        assert_eq!((fault.kind, fault.code), (FaultKind::Refused, Some(10010)));
    }

    #[test]
    fn refusals_are_told_apart() {
        for (code, kind) in [
            (60007, FaultKind::RateLimited),
            (10006, FaultKind::RateLimited),
            (70001, FaultKind::Credentials),
            (60010, FaultKind::Credentials),
            (60026, FaultKind::Credentials),
            (10007, FaultKind::Refused),
            (424_242, FaultKind::Refused),
        ] {
            let fault = opened(200, &format!(r#"{{"ErrorCode":{code}}}"#)).unwrap_err();
            assert_eq!(fault.kind, kind, "{code}");
        }
    }

    #[test]
    fn what_is_no_answer_of_the_service_is_a_bad_body() {
        for body in
            ["", "{", "[]", "null", "7", r#"{"ActionStatus":"OK"}"#, r#"{"ErrorCode":"zero"}"#, "<html>"]
        {
            assert_eq!(opened(200, body).unwrap_err().kind, FaultKind::BadBody, "{body}");
        }
        let deep = "[".repeat(100_000);
        assert_eq!(opened(200, &deep).unwrap_err().kind, FaultKind::BadBody);
    }

    #[test]
    fn a_gateways_page_is_told_by_its_title() {
        let page = "<html><head><TITLE>502\n Bad Gateway\u{1b}[31m</TITLE></head><body>...</body></html>";
        let fault = opened(502, page).unwrap_err();
        assert_eq!((fault.kind, fault.code), (FaultKind::HttpStatus, Some(502)));
        assert_eq!(fault.detail, "502 Bad Gateway<ESC[31m>");
        assert!(opened(500, &"x".repeat(5000)).unwrap_err().detail.as_str().len() <= EXCERPT);
    }
}
