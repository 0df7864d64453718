//! Plans and results as JSON: keys in `snake_case`, times in RFC 3339, IDs and texts exactly as they are.

use serde_json::{Value, json};

use super::parts::Part;
use super::words;
use crate::domain::{
    Action, ActionKind, Denial, GroupId, MuteEnd, Plan, Refused, Risk, Subject, Target, UserId,
};
use crate::i18n::{Phrase, Texts};
use crate::job::{Fault, FaultKind};

/// A person by ID, a message by its sequence, the group by its own ID.
pub(super) fn target(subject: &Subject, group: &GroupId) -> Value {
    match subject {
        Subject::Group => json!(group.raw()),
        Subject::User(user) => json!(user.raw()),
        Subject::Message(seq) => json!(seq),
    }
}

/// `never` for a mute without end, nothing for none.
pub(in crate::cli) fn muted_until(mute: Option<MuteEnd>) -> Value {
    match mute {
        None => Value::Null,
        Some(MuteEnd::Never) => json!("never"),
        Some(MuteEnd::At(end)) => json!(end.to_string()),
    }
}

/// The word of a denial; never translated.
pub(super) fn denial_code(denial: &Denial) -> Value {
    serde_json::to_value(denial).map(|mut value| value["denial"].take()).unwrap_or_default()
}

/// The word of a fault; never translated.
pub(super) fn fault_code(kind: FaultKind) -> Value {
    serde_json::to_value(kind).unwrap_or_default()
}

/// The code of the service that a denial rests on.
pub(super) fn code_of(denial: &Denial) -> Option<i64> {
    match denial {
        Denial::Unsupported { code, .. } | Denial::Learned { code } => Some(*code),
        _ => None,
    }
}

/// What an order comes to in one group.
pub(super) fn part(part: &Part, kind: ActionKind, per_second: u32, texts: &Texts) -> Value {
    let nothing = |group: &GroupId, why: Value, code: Option<i64>, detail: Phrase, refused: Value| {
        json!({
            "group": group.raw(), "action": kind.code(), "allowed": false,
            "why": why, "code": code, "detail": texts.say(&detail).as_str(), "refused": refused,
        })
    };
    match part {
        Part::Planned(it) => plan(it, per_second, texts),
        Part::Unread { group, fault, .. } => unread(group, kind, fault, texts),
        Part::Refused { group, whole: Some(whole), .. } => {
            let detail = words::denial(whole, texts);
            nothing(group, denial_code(whole), code_of(whole), detail, json!([]))
        }
        Part::Refused { group, targets, .. } => {
            let detail = Phrase::new("sheet-refused").with("n", targets.len());
            nothing(group, json!("all-refused"), None, detail, refused(targets, group, texts))
        }
    }
}

fn unread(group: &GroupId, kind: ActionKind, fault: &Fault, texts: &Texts) -> Value {
    json!({
        "group": group.raw(), "action": kind.code(), "allowed": false,
        "why": fault_code(fault.kind), "code": fault.code,
        "detail": texts.say(&Phrase::from(fault)).as_str(), "refused": [],
    })
}

pub(super) fn plan(plan: &Plan, per_second: u32, texts: &Texts) -> Value {
    let risk = match plan.risk() {
        Risk::Reversible => "reversible",
        Risk::Serious => "serious",
        Risk::Red => "red",
    };
    let caveat = |phrase: Phrase| json!(texts.say(&phrase).as_str());
    let mut object = json!({
        "group": plan.group.raw(),
        "action": plan.action.kind().code(),
        "allowed": true,
        "group_name": plan.group_name.as_str(),
        "group_type": plan.kind.wire_name(),
        "risk": risk,
        "challenge": (plan.risk() == Risk::Red).then(|| plan.challenge()),
        "count": plan.targets.len(),
        "targets": plan.targets.iter().map(|it| shown(it, &plan.group)).collect::<Vec<_>>(),
        "refused": refused(&plan.refused, &plan.group, texts),
        "caveats": plan.caveats.iter().map(|it| caveat(words::caveat(*it, plan, texts))).collect::<Vec<_>>(),
        "calls": plan.calls(),
        "seconds": plan.estimate(f64::from(per_second)).as_secs_f64(),
        "calls_per_second": per_second,
        "reason": plan.reason,
    });
    particulars(plan, &mut object);
    object
}

/// A target as it was when the plan was made.
fn shown(it: &Target, group: &GroupId) -> Value {
    let mut object = json!({ "target": target(&it.subject, group), "name": it.label.as_str() });
    match &it.subject {
        Subject::User(_) => {
            object["role"] = serde_json::to_value(it.role).unwrap_or_default();
            object["muted_until"] = muted_until(it.mute);
        }
        Subject::Message(_) => object["sender"] = json!(it.sender.as_ref().map(UserId::raw)),
        Subject::Group => {}
    }
    object
}

pub(super) fn refused(list: &[Refused], group: &GroupId, texts: &Texts) -> Value {
    list.iter()
        .map(|refused| {
            json!({
                "target": target(&refused.target.subject, group),
                "why": denial_code(&refused.why),
                "detail": texts.say(&words::denial(&refused.why, texts)).as_str(),
            })
        })
        .collect()
}

fn particulars(plan: &Plan, object: &mut Value) {
    match &plan.action {
        // Seconds as on the wire, as in the journal; 4294967295 has no end.
        Action::Mute { time, .. } => object["mute_time"] = json!(time.wire_seconds()),
        Action::Remove { silent, .. } => object["silent"] = json!(silent),
        Action::Notify { content, .. } | Action::Send { content } => object["content"] = json!(content),
        Action::SetRole { role, .. } => object["role"] = serde_json::to_value(role).unwrap_or_default(),
        Action::SetNameCard { name_card, .. } => object["name_card"] = json!(name_card),
        Action::MuteAll { on } => object["on"] = json!(on),
        Action::RecallBySender { .. } => object["messages"] = json!(plan.evidence.len()),
        Action::Unmute { .. } | Action::Recall { .. } | Action::TransferOwner { .. } | Action::Add { .. } => {
        }
    }
}
