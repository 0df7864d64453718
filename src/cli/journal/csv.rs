//! A row per action and target, for spreadsheets: RFC 4180, with `\r\n` between rows.
//!
//! A cell that a spreadsheet would take for a formula gets an apostrophe in front: names and messages come from
//! strangers. What must be exact is in the other form of the export.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::domain::{Action, Denial, Evidence, MuteEnd, MuteTime, Plan, Subject, Target};
use crate::job::{Deed, Recorded, RecordedAction, RecordedCall, Standing, Verdict};

/// The columns, in English as stable names.
const COLUMNS: [&str; 22] = [
    "number",
    "time",
    "operator",
    "profile",
    "action",
    "group",
    "group_name",
    "target_kind",
    "target",
    "sender",
    "label",
    "role_before",
    "muted_until_before",
    "result",
    "code",
    "detail",
    "reason",
    "mute_seconds",
    "content",
    "evidence",
    "standing",
    "hash",
];

type Cells = [String; COLUMNS.len()];

pub(super) fn heading(out: &mut dyn Write) -> io::Result<()> {
    row(out, COLUMNS)
}

/// Writes the rows of an action, or the one of a request written by hand. Gives how many.
pub(super) fn rows(out: &mut dyn Write, recorded: &Recorded) -> io::Result<u64> {
    match recorded {
        Recorded::Action(action) => of_action(out, action),
        Recorded::Call(call) => row(out, of_call(call).iter().map(String::as_str)).map(|()| 1),
        Recorded::Pruning(_) | Recorded::Pruned { .. } => Ok(0),
    }
}

/// Its target is the command that was called, its content the request.
fn of_call(call: &RecordedCall) -> Cells {
    let [result, code, detail] = match (call.standing, &call.fault) {
        (_, Some(fault)) => of_verdict(&Verdict::of(fault.clone())),
        (Standing::Open, None) => ["open", "", ""].map(str::to_owned),
        (_, None) => of_verdict(&Verdict::Done),
    };
    let mut cells: Cells = std::array::from_fn(|_| String::new());
    for (column, text) in [
        ("number", call.number.to_string()),
        ("time", call.at.to_string()),
        ("operator", call.operator.to_string()),
        ("profile", call.profile.to_string()),
        ("action", Deed::Call.code().to_owned()),
        ("group", call.group.as_ref().map(|group| group.raw().to_owned()).unwrap_or_default()),
        ("target_kind", "command".to_owned()),
        ("target", call.path.to_string()),
        ("result", result),
        ("code", code),
        ("detail", detail),
        ("reason", call.reason.clone()),
        ("content", call.request.clone()),
        ("standing", call.standing.code().to_owned()),
        ("hash", call.seals.first().map(|seal| seal.hash.to_string()).unwrap_or_default()),
    ] {
        if let Some(cell) = COLUMNS.iter().position(|name| *name == column).and_then(|at| cells.get_mut(at)) {
            *cell = text;
        }
    }
    cells
}

fn of_action(out: &mut dyn Write, action: &RecordedAction) -> io::Result<u64> {
    let plan = &action.plan;
    for (at, target) in plan.targets.iter().enumerate() {
        let same = |result: &&crate::job::TargetResult| result.subject == target.subject;
        let result = action.results.get(at).filter(same).or_else(|| action.results.iter().find(same));
        let outcome = match (result, &action.denial) {
            (Some(result), _) => of_verdict(&result.verdict),
            (None, Some(denial)) => of_denial("denied", denial),
            (None, None) => ["open", "", ""].map(str::to_owned),
        };
        row(out, cells(action, target, outcome).iter().map(String::as_str))?;
    }
    for refused in &plan.refused {
        let outcome = of_denial("refused", &refused.why);
        row(out, cells(action, &refused.target, outcome).iter().map(String::as_str))?;
    }
    Ok((plan.targets.len() + plan.refused.len()) as u64)
}

fn of_verdict(verdict: &Verdict) -> [String; 3] {
    let word = match verdict {
        Verdict::Done => "done",
        Verdict::Failed(_) => "failed",
        Verdict::Unknown(_) => "unknown",
        Verdict::NotStarted => "not-started",
    };
    let fault = verdict.fault();
    let code = fault.and_then(|fault| fault.code).map(|code| code.to_string());
    let detail = fault.map(|fault| fault.detail.as_str().to_owned());
    [word.to_owned(), code.unwrap_or_default(), detail.unwrap_or_default()]
}

fn of_denial(word: &str, denial: &Denial) -> [String; 3] {
    let detail = serde_json::to_string(denial).unwrap_or_default();
    [word.to_owned(), String::new(), detail.trim_matches('"').to_owned()]
}

fn cells(action: &RecordedAction, target: &Target, [result, code, detail]: [String; 3]) -> Cells {
    let plan = &action.plan;
    let (kind, id) = match &target.subject {
        Subject::Group => ("group", plan.group.raw().to_owned()),
        Subject::User(user) => ("user", user.raw().to_owned()),
        Subject::Message(seq) => ("message", seq.to_string()),
    };
    let muted = target.mute.map(|mute| match mute {
        MuteEnd::At(end) => end.to_string(),
        MuteEnd::Never => "never".to_owned(),
    });
    [
        action.number.to_string(),
        action.at.to_string(),
        action.operator.to_string(),
        action.profile.to_string(),
        plan.action.kind().code().to_owned(),
        plan.group.raw().to_owned(),
        plan.group_name.to_string(),
        kind.to_owned(),
        id,
        target.sender.as_ref().map(|sender| sender.raw().to_owned()).unwrap_or_default(),
        target.label.to_string(),
        target.role.map(|role| role.wire_name().to_owned()).unwrap_or_default(),
        muted.unwrap_or_default(),
        result,
        code,
        detail,
        plan.reason.clone(),
        mute_seconds(&plan.action),
        content(&plan.action),
        evidence(plan, target),
        action.standing.code().to_owned(),
        action.seals.first().map(|seal| seal.hash.to_string()).unwrap_or_default(),
    ]
}

/// As on the wire; 4294967295 has no end.
fn mute_seconds(action: &Action) -> String {
    match action {
        Action::Mute { time, .. } => MuteTime::wire_seconds(*time).to_string(),
        _ => String::new(),
    }
}

fn content(action: &Action) -> String {
    match action {
        Action::Notify { content, .. } | Action::Send { content } => content.clone(),
        Action::SetNameCard { name_card, .. } => name_card.clone(),
        Action::SetRole { role, .. } => role.wire_name().to_owned(),
        Action::MuteAll { on } => if *on { "On" } else { "Off" }.to_owned(),
        _ => String::new(),
    }
}

/// What this target wrote, or what this message said.
fn evidence(plan: &Plan, target: &Target) -> String {
    let of_target = plan.evidence.iter().filter(|evidence| match &target.subject {
        Subject::Message(seq) => evidence.seq == *seq,
        Subject::User(user) => evidence.sender == *user,
        Subject::Group => false,
    });
    let said: Vec<String> = of_target.flat_map(Evidence::said).map(|text| text.as_str().to_owned()).collect();
    said.join("\n")
}

fn row<'a>(out: &mut dyn Write, cells: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
    for (at, text) in cells.into_iter().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        out.write_all(cell(text).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// What makes a spreadsheet take a cell for a formula, in half and full width.
const FORMULA: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

fn cell(text: &str) -> Cow<'_, str> {
    let text = if text.starts_with(FORMULA) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) };
    if text.contains([',', '"', '\r', '\n']) {
        return Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_no_formula() {
        for (text, expected) in [
            ("", ""),
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("+86", "'+86"),
            ("-1", "'-1"),
            ("@TGS#1", "'@TGS#1"),
            ("\t=1", "'\t=1"),
            ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
            ("\u{ff1d}1", "'\u{ff1d}1"),
            ("a=1", "a=1"),
        ] {
            assert_eq!(cell(text), expected);
        }
    }
}
