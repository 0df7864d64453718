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

/// The group services are those that are not named.
static DIALECTS: [Dialect; 5] = [
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
    // Its page has no codes; 10004 is the group services'.
    Dialect { service: "ConfigSvc", no_json: &errors::BODY_PARSE, parameter: &errors::BODY_PARSE },
];

/// A field whose absence has a code of its own, and that has another one if it is there and wrong.
struct Field {
    command: Command,
    key: &'static str,
    fits: fn(&Value) -> bool,
    missing: &'static Refusal,
    wrong: &'static Refusal,
}

static FIELDS: [Field; 5] = [
    Field {
        command: Command::QueryOnlineStatus,
        key: "To_Account",
        fits: is_list_of_text,
        missing: &errors::MESSAGE_TO,
        wrong: &errors::MESSAGE_TO,
    },
    Field {
        command: Command::ModifyGroupMsg,
        key: "MsgSeq",
        fits: Value::is_u64,
        missing: &errors::BAD_MESSAGE,
        wrong: &errors::BAD_MESSAGE,
    },
    Field {
        command: Command::PortraitGet,
        key: "To_Account",
        fits: is_list_of_text,
        missing: &errors::PROFILE_NOBODY,
        wrong: &errors::PROFILE_PARAMETER,
    },
    Field {
        command: Command::GetNoSpeaking,
        key: "Get_Account",
        fits: Value::is_string,
        missing: &errors::GET_MISSING,
        wrong: &errors::GET_INVALID,
    },
    Field {
        command: Command::SetNoSpeaking,
        key: "Set_Account",
        fits: Value::is_string,
        missing: &errors::SET_MISSING,
        wrong: &errors::SET_INVALID,
    },
];

fn is_list_of_text(value: &Value) -> bool {
    value.as_array().is_some_and(|items| items.iter().all(Value::is_string))
}

fn of(command: Command) -> Option<&'static Dialect> {
    DIALECTS.iter().find(|dialect| dialect.service == command.row().service)
}

/// A body that is no JSON.
pub(super) fn no_json(command: Command) -> Refusal {
    of(command).map_or(&errors::BODY_PARSE, |dialect| dialect.no_json).clone()
}

/// A body that is JSON, but not of this command.
pub(super) fn malformed(command: Command, body: &Value, why: &str) -> Refusal {
    let parameter = of(command).map_or(&errors::PARAMETER, |dialect| dialect.parameter);
    let field = FIELDS.iter().find(|field| field.command == command);
    let refusal = field.map_or(parameter, |field| match body.get(field.key) {
        None | Some(Value::Null) => field.missing,
        Some(value) if (field.fits)(value) => parameter,
        Some(_) => field.wrong,
    });
    // The vendor's own words, where they are known, stay as they are.
    if refusal.code == errors::PARAMETER.code {
        refusal.saying(format!("invalid parameter: {why}"))
    } else {
        refusal.clone()
    }
}

/// A call beyond the command's rate.
pub(super) fn too_many_calls(command: Command) -> Refusal {
    match command {
        Command::SendBroadcastMsg => &errors::TOO_MANY_BROADCASTS,
        _ => &errors::TOO_MANY_CALLS,
    }
    .clone()
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
