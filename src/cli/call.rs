//! `imwarden call`: one signed call with a body written by hand, answered as JSON.
//!
//! There is no plan here: whoever writes the body has said what is to happen. What the policy can see of such a body
//! holds all the same (read-only, protected accounts), the journal has the request before it goes out, and what no
//! command brings back is asked for again.

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::args::Args;
use super::call_args::Call;
use super::rows::Rows;
use super::session::{self, Chosen};
use super::status::{DONE, FAILED, Halt, UNKNOWN};
use super::{action, output, rows};
use crate::client::{Client, RawAnswer, Target};
use crate::config::Environment;
use crate::domain::{Denial, Overridden, UserId};
use crate::i18n::{Lang, Phrase, Texts};
use crate::text::SafeText;
use crate::wire::{CATALOGUE, Command, CommandRow, Effect};

/// The largest body that is read, bytes. The service's limit is not documented; its answers have at most 1 MB.
const BODY_MAX: u64 = 4 * 1024 * 1024;

/// Keys of requests that name those who are acted against.
const VICTIMS: [&str; 8] = [
    "MemberToDel_Account",
    "Members_Account",
    "Member_Account",
    "Sender_Account",
    "Set_Account",
    "UserID",
    "DeleteItem",
    "MemberList",
];

/// What a call does, as far as the catalogue knows: a command that it does not have may do anything.
fn effect(target: &Target) -> Effect {
    match target {
        Target::Known(command) => command.row().effect,
        Target::Path { .. } => Effect::Destroys,
    }
}

pub(super) fn run(
    call: &Call,
    args: &Args,
    texts: &Texts,
    environment: &Environment,
) -> anyhow::Result<ExitCode> {
    if call.list {
        return list(args, texts);
    }
    let order = match target(call).and_then(|target| Ok((body(call)?, target))) {
        Ok(order) => order,
        Err(halt) => return Ok(halt.tell(texts)),
    };
    let chosen = match session::choose(args, environment, texts) {
        Ok(chosen) => chosen,
        Err(status) => return Ok(status),
    };
    let (body, target) = order;
    let overridden = match allowed(&chosen, &target, &body, args) {
        Ok(overridden) => overridden,
        Err(halt) => return Ok(halt.tell(&chosen.texts)),
    };
    if args.shared.dry_run {
        output::result(&request(&chosen, &target, &body.value).to_string())?;
        output::tell(chosen.texts.get("cli-dry-run").as_str());
        return Ok(ExitCode::from(DONE));
    }
    if !confirmed(&chosen, &target, &body, args)? {
        return Ok(Halt::refused(Phrase::new("cli-not-confirmed")).tell(&chosen.texts));
    }
    session::run(send(chosen, target, body, overridden, args))?
}

/// The whole catalogue.
fn list(args: &Args, texts: &Texts) -> anyhow::Result<ExitCode> {
    let mut rows = Rows::new(args.shared.output, &["command", "path", "doc", "does"], texts);
    let does = |row: &CommandRow| match texts.lang() {
        Lang::En => row.what,
        Lang::Zh => row.what_zh,
    };
    for row in CATALOGUE {
        let object = || {
            json!({
                "command": row.name,
                "path": row.path(),
                "doc": row.doc,
                "does": does(row),
                "items": row.max_items,
                "per_second": row.per_second,
                "repeat": format!("{:?}", row.retry),
                "effect": format!("{:?}", row.effect),
                "note": row.note,
            })
        };
        rows.row(object, || vec![row.name.to_owned(), row.path(), row.doc.to_owned(), does(row).to_owned()])?;
    }
    rows.finish()?;
    Ok(ExitCode::from(DONE))
}

fn target(call: &Call) -> Result<Target, Halt> {
    let wrong = |key: &str, words: &str| Halt::wrong(Phrase::new(key).with("words", SafeText::new(words)));
    match (&call.command, &call.path) {
        (Some(name), _) => {
            Command::named(name).map(Target::Known).ok_or_else(|| wrong("cli-call-unknown", name))
        }
        (None, Some(path)) => path.parse().map_err(|_| wrong("cli-call-path", path)),
        (None, None) => Err(Halt::wrong(Phrase::new("cli-call-what"))),
    }
}

/// A body as it was written, and as it was understood.
struct Body {
    text: String,
    value: Value,
}

/// `{}` where none is given: no call of the service has an empty body.
fn body(call: &Call) -> Result<Body, Halt> {
    let text = match call.json.as_deref() {
        None => "{}".to_owned(),
        Some(inline) if inline.trim_start().starts_with('{') => inline.to_owned(),
        Some(place) => read(place).map_err(|error| {
            let why = SafeText::new(&error.to_string());
            Halt::wrong(
                Phrase::new("cli-call-unreadable").with("file", SafeText::new(place)).with("why", why),
            )
        })?,
    };
    match serde_json::from_str::<Value>(&text) {
        Ok(value) if value.is_object() => Ok(Body { text, value }),
        Ok(_) => Err(Halt::wrong(Phrase::new("cli-call-no-object"))),
        Err(error) => {
            let why = SafeText::new(&error.to_string());
            Err(Halt::wrong(Phrase::new("cli-call-bad-json").with("why", why)))
        }
    }
}

fn read(place: &str) -> io::Result<String> {
    let mut text = String::new();
    let mut limited: Box<dyn Read> = match place {
        "-" => Box::new(io::stdin().lock().take(BODY_MAX + 1)),
        path => Box::new(std::fs::File::open(path)?.take(BODY_MAX + 1)),
    };
    limited.read_to_string(&mut text)?;
    if text.len() as u64 > BODY_MAX {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("more than {BODY_MAX} bytes")));
    }
    // A byte order mark is no JSON, and some editors write one.
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// What the policy can say of a body that it did not make, and whose protection was overridden.
fn allowed(chosen: &Chosen, target: &Target, body: &Body, args: &Args) -> Result<Vec<Overridden>, Halt> {
    if effect(target) == Effect::Reads {
        return Ok(Vec::new());
    }
    let victims = victims(&body.value);
    let command = match target {
        Target::Known(command) => Some(*command),
        Target::Path { .. } => None,
    };
    let denied = |denial: &Denial| Halt::refused(action::denial(denial, &chosen.texts));
    let overridden = chosen.policy.on_raw(command, &victims).map_err(|denial| denied(&denial))?;
    let reason = args.shared.reason.as_deref().unwrap_or_default();
    if !overridden.is_empty() && reason.trim().is_empty() {
        return Err(Halt::wrong(Phrase::new("cli-override-needs-reason")));
    }
    let nobody_to_ask = !args.shared.yes && !can_ask();
    if effect(target) == Effect::Destroys && nobody_to_ask && !args.shared.dry_run {
        return Err(Halt::refused(
            Phrase::new("cli-call-needs-yes").with("request", SafeText::new(target.name())),
        ));
    }
    Ok(overridden)
}

fn victims(body: &Value) -> Vec<UserId> {
    let mut found = Vec::new();
    for (key, value) in body.as_object().into_iter().flatten() {
        if VICTIMS.contains(&key.as_str()) {
            accounts(value, &mut found);
        }
    }
    found
}

fn accounts(value: &Value, found: &mut Vec<UserId>) {
    match value {
        Value::String(id) => found.push(UserId::from(id.as_str())),
        Value::Array(items) => items.iter().for_each(|item| accounts(item, found)),
        Value::Object(keys) => {
            let named = keys.iter().filter(|(key, _)| VICTIMS.contains(&key.as_str()));
            named.for_each(|(_, value)| accounts(value, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// The request without its signature, for a dry run and for the question.
fn request(chosen: &Chosen, target: &Target, body: &Value) -> Value {
    json!({
        "method": "POST",
        "url": format!("{}/v4/{}/{}", chosen.endpoint(), target.service(), target.name()),
        "body": body,
    })
}

/// Asks for everything that is not a read, where there is somebody to ask. An end of input is a no.
fn confirmed(chosen: &Chosen, target: &Target, body: &Body, args: &Args) -> io::Result<bool> {
    if effect(target) == Effect::Reads || args.shared.yes || !can_ask() {
        return Ok(true);
    }
    let request = request(chosen, target, &body.value);
    let shown = serde_json::to_string_pretty(&request).unwrap_or_default();
    output::tell(SafeText::new_multiline(&shown).as_str());
    if effect(target) == Effect::Destroys {
        output::tell(chosen.texts.get("cli-call-destroys").as_str());
    }
    let mut err = io::stderr().lock();
    write!(err, "{} ", chosen.texts.get("cli-ask"))?;
    err.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是"))
}

async fn send(
    chosen: Chosen,
    target: Target,
    body: Body,
    overridden: Vec<Overridden>,
    args: &Args,
) -> anyhow::Result<ExitCode> {
    let Chosen { texts, journal, policy, .. } = &chosen;
    let writes = effect(&target) != Effect::Reads;
    let client = chosen.client().await?;
    let entry = if writes {
        let path = format!("v4/{}/{}", target.service(), target.name());
        let reason = args.shared.reason.clone().unwrap_or_default();
        if let Err(halt) = session::within_pace(journal, policy, 1).await {
            return Ok(halt.tell(texts));
        }
        match journal.begin_raw(&path, &body.value, &reason, &overridden).await {
            Ok(entry) => Some(entry),
            Err(error) => {
                let why = SafeText::new(&error.to_string());
                return Ok(Halt::failed(Phrase::new("cli-call-no-journal").with("why", why)).tell(texts));
            }
        }
    } else {
        None
    };
    let started = tokio::time::Instant::now();
    let answer = call(&client, target, body).await;
    if let Some(entry) = entry
        && let Err(error) = journal.end_raw(entry, answer.fault.as_ref(), started.elapsed()).await
    {
        let why = SafeText::new(&error.to_string());
        output::tell(texts.say(&Phrase::new("cli-call-unrecorded").with("why", why)).as_str());
    }
    let status = report(&answer, writes, args, texts)?;
    if writes {
        journal.clone().close().await;
    }
    Ok(ExitCode::from(status))
}

async fn call(client: &Client, target: Target, body: Body) -> RawAnswer {
    client.raw(target, body.text).await
}

/// The answer on standard output as it came, what it means on standard error.
fn report(answer: &RawAnswer, writes: bool, args: &Args, texts: &Texts) -> io::Result<u8> {
    if let Some(body) = &answer.body {
        if rows::as_table(args.shared.output) {
            let pretty = serde_json::to_string_pretty(body).unwrap_or_default();
            output::result(SafeText::new_multiline(&pretty).as_str())?;
        } else {
            output::result(&body.to_string())?;
        }
    }
    let Some(fault) = &answer.fault else { return Ok(DONE) };
    output::tell(texts.say(&Phrase::new("cli-error").with("words", Phrase::from(fault))).as_str());
    if writes && fault.leaves_unknown() {
        output::tell(texts.get("cli-call-unknown-outcome").as_str());
        return Ok(UNKNOWN);
    }
    Ok(FAILED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_are_acted_against_are_found_wherever_requests_name_them() {
        let body = json!({
            "GroupId": "g", "From_Account": "speaker", "Members_Account": ["a", "b"],
            "MemberList": [{"Member_Account": "c", "Role": "Admin"}], "DeleteItem": [{"UserID": "d"}],
        });
        let names: Vec<String> = victims(&body).iter().map(|user| user.raw().to_owned()).collect();
        assert_eq!(names, ["a", "b", "c", "d"]);
    }
}
