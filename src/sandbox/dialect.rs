//! How the services behind the gateway differ: their codes for a body that cannot be read, and their envelopes.

use serde_json::{Map, Value, json};

use super::errors::{self, Refusal};
use crate::wire::Command;

/// The manner of one service.
struct Dialect {
    service: &'static str,
    /// The body is no JSON.
    no_json: &'static Refusal,
    /// A field is missing or wrong.
    parameter: &'static Refusal,
}

/// The group services come last: all that are not named.
static DIALECTS: [Dialect; 4] = [
    Dialect {
        service: "openim",
        no_json: &errors::MESSAGE_BODY_PARSE,
        parameter: &errors::MESSAGE_PARAMETER,
    },
    Dialect {
        service: "profile",
        no_json: &errors::PROFILE_PARAMETER,
        parameter: &errors::PROFILE_PARAMETER,
    },
    Dialect {
        service: "im_open_login_svc",
        no_json: &errors::ACCOUNT_PARAMETER,
        parameter: &errors::ACCOUNT_PARAMETER,
    },
    Dialect {
        service: "openconfigsvr",
        no_json: &errors::CONFIG_BODY_PARSE,
        parameter: &errors::CONFIG_BODY_PARSE,
    },
];

/// Fields whose absence has a code of its own, and those that are there and wrong.
static FIELDS: [(Command, &str, &Refusal, &Refusal); 5] = [
    (Command::QueryOnlineStatus, "To_Account", &errors::MESSAGE_TO, &errors::MESSAGE_TO),
    (Command::ModifyGroupMsg, "MsgSeq", &errors::BAD_MESSAGE, &errors::BAD_MESSAGE),
    (Command::PortraitGet, "To_Account", &errors::PROFILE_NOBODY, &errors::PROFILE_PARAMETER),
    (Command::GetNoSpeaking, "Get_Account", &errors::GET_MISSING, &errors::GET_INVALID),
    (Command::SetNoSpeaking, "Set_Account", &errors::SET_MISSING, &errors::SET_INVALID),
];

fn of(command: Command) -> Option<&'static Dialect> {
    DIALECTS.iter().find(|dialect| dialect.service == command.row().service)
}

/// Beyond the rate: broadcasts have the code of messages, by their page.
pub(super) fn too_fast(command: Command) -> &'static Refusal {
    if command == Command::SendBroadcastMsg { &errors::TOO_MANY_MESSAGES } else { &errors::TOO_MANY_CALLS }
}

/// A body that is no JSON.
pub(super) fn no_json(command: Command) -> Refusal {
    of(command).map_or(&errors::BODY_PARSE, |dialect| dialect.no_json).clone()
}

/// A body that is JSON, but not of this command.
pub(super) fn malformed(command: Command, body: &Value, why: &str) -> Refusal {
    let field = FIELDS.iter().find(|(of, ..)| *of == command);
    let refusal = match (field, of(command)) {
        (Some((_, key, missing, wrong)), _) => {
            if body.get(key).is_none_or(Value::is_null) {
                missing
            } else {
                wrong
            }
        }
        (None, Some(dialect)) => dialect.parameter,
        (None, None) => &errors::PARAMETER,
    };
    // The vendor's own words, where they are known, stay as they are.
    if refusal.code == errors::PARAMETER.code {
        refusal.saying(format!("invalid parameter: {why}"))
    } else {
        refusal.clone()
    }
}

/// A success with the envelope that the vendor's samples have: `openconfigsvr` without `ActionStatus`, the lists of
/// mutes and `GetIPList` without `ErrorInfo`, profiles with `ErrorDisplay`, and various words of success.
pub(super) fn success(command: Command, content: Map<String, Value>) -> Value {
    let mut answer = Map::new();
    let service = command.row().service;
    if service != "openconfigsvr" {
        answer.insert("ActionStatus".to_owned(), json!("OK"));
    }
    let info = match command {
        Command::GetGroupMutedAccount | Command::GetGroupShuttedUin | Command::GetIpList => None,
        Command::GetTopic | Command::ModifyTopic | Command::DestroyTopic => Some("ok"),
        Command::GetAppInfo => Some("OK"),
        Command::ModifyGroupMsg => Some("succeed"),
        _ => Some(""),
    };
    if let Some(info) = info {
        answer.insert("ErrorInfo".to_owned(), json!(info));
    }
    answer.insert("ErrorCode".to_owned(), json!(0));
    if service == "profile" {
        answer.insert("ErrorDisplay".to_owned(), json!(""));
    }
    answer.extend(content);
    Value::Object(answer)
}

/// A refusal of the service itself; those of the gateway have the usual envelope.
pub(super) fn refused(command: Command, refusal: &Refusal) -> Value {
    let mut answer = json!({"ActionStatus": "FAIL", "ErrorInfo": refusal.info, "ErrorCode": refusal.code});
    if let Some(keys) = answer.as_object_mut() {
        match command.row().service {
            "openconfigsvr" => {
                keys.shift_remove("ActionStatus");
            }
            "profile" => {
                keys.insert("ErrorDisplay".to_owned(), json!(""));
            }
            _ => {}
        }
    }
    answer
}
