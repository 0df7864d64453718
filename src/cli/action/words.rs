//! What an order says about itself, line by line.

use std::time::Duration;

use jiff::tz::TimeZone;

use super::parts::Part;
use crate::cli::rows;
use crate::domain::{
    Action, Caveat, Denial, GroupId, MuteEnd, MuteTime, Plan, Refused, Risk, Role, Stamp, Subject, Target,
};
use crate::i18n::{Phrase, Texts, grouped};
use crate::text::{SafeText, truncate};
use crate::wire::GroupType;

/// Columns that a name or a text of a message takes at most.
const LABEL: usize = 40;

/// Why something is not allowed. What the console says with its keys in mind is said in other words here.
pub(super) fn denial(denial: &Denial, texts: &Texts) -> Phrase {
    beyond_console(Phrase::from(denial), texts)
}

/// What a moderator should know before confirming.
pub(super) fn caveat(caveat: Caveat, plan: &Plan, texts: &Texts) -> Phrase {
    match caveat {
        Caveat::KnownByIdOnly(_) if plan.kind == GroupType::Live => Phrase::new("cli-caveat-live-by-id"),
        caveat => beyond_console(Phrase::caveat(caveat, plan), texts),
    }
}

fn beyond_console(mut phrase: Phrase, texts: &Texts) -> Phrase {
    let own = format!("cli-{}", phrase.key);
    if texts.has(&own) {
        phrase.key = own;
    }
    phrase
}

/// The ID of a person, the sequence of a message, or the group.
pub(super) fn subject(subject: &Subject, texts: &Texts) -> String {
    match subject {
        Subject::Group => texts.get("subject-group").into_string(),
        Subject::User(user) => user.safe().to_string(),
        Subject::Message(seq) => format!("#{seq}"),
    }
}

/// `2026-11-23 12:04:31`, by the clock on the wall.
pub(in crate::cli) fn moment(at: Stamp) -> String {
    at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// `muted until …`; nothing for whoever may speak.
pub(in crate::cli) fn muted(mute: Option<MuteEnd>, texts: &Texts) -> String {
    match mute {
        None => String::new(),
        Some(MuteEnd::Never) => texts.get("cli-muted-forever").into_string(),
        Some(MuteEnd::At(end)) => {
            let end = SafeText::new(&moment(end));
            texts.say(&Phrase::new("cli-muted-until").with("end", end)).into_string()
        }
    }
}

/// The role by its name.
pub(in crate::cli) fn role(role: Option<Role>, texts: &Texts) -> String {
    let key = match role {
        None => return String::new(),
        Some(Role::Owner) => "role-owner",
        Some(Role::Admin) => "role-admin",
        Some(Role::Member) => "role-member",
        Some(Role::NotMember) => "role-not_member",
    };
    texts.get(key).into_string()
}

/// A whole plan. `most` targets are named one by one.
pub(super) fn plan(plan: &Plan, per_second: u32, most: usize, texts: &Texts) -> Vec<String> {
    let say = |phrase: Phrase| texts.say(&phrase).into_string();
    let risk = match plan.risk() {
        Risk::Reversible => "risk-reversible",
        Risk::Serious => "risk-serious",
        Risk::Red => "risk-red",
    };
    let kind = texts.get(&format!("kind-{}", plan.kind.wire_name()));
    let mut lines = vec![
        format!("{} - {}", say(Phrase::title(plan)), texts.get(risk)),
        format!("  {}  {}  {kind}", plan.group_name.to_one_line(), plan.group.safe()),
    ];
    let named = plan.targets.iter().take(most).map(|target| row(target, texts)).collect::<Vec<_>>();
    lines.extend(rows::aligned(&named).into_iter().map(|line| format!("    {line}")));
    lines.extend(more(plan.targets.len(), most, texts));
    if !plan.refused.is_empty() {
        let left_out = Phrase::new("sheet-refused").with("n", grouped(plan.refused.len()));
        lines.push(format!("  {}", say(left_out)));
        lines.extend(refused(&plan.refused, most, texts).into_iter().map(|line| format!("    {line}")));
    }
    lines.extend(particulars(plan).into_iter().map(|phrase| format!("  {}", say(phrase))));
    lines.push(format!("  {}", texts.get(&format!("sheet-means-{}", plan.action.kind().code()))));
    lines.extend(plan.caveats.iter().map(|it| format!("  ! {}", say(caveat(*it, plan, texts)))));
    lines.push(format!("  {}", say(price(plan, per_second))));
    lines
}

fn row(target: &Target, texts: &Texts) -> Vec<String> {
    let label = |text: &SafeText| truncate(text.to_one_line().as_str(), LABEL, "...").into_owned();
    match &target.subject {
        Subject::Group => vec![texts.get("sheet-everyone").into_string()],
        Subject::Message(_) => vec![
            subject(&target.subject, texts),
            target.sender.as_ref().map(|sender| sender.safe().to_string()).unwrap_or_default(),
            label(&target.label),
        ],
        Subject::User(_) => vec![
            subject(&target.subject, texts),
            label(&target.label),
            role(target.role, texts),
            muted(target.mute, texts),
        ],
    }
}

fn more(total: usize, shown: usize, texts: &Texts) -> Option<String> {
    let more = total.checked_sub(shown).filter(|more| *more > 0)?;
    let phrase = Phrase::new("sheet-quotes-more").with("n", grouped(more));
    Some(format!("    {}", texts.say(&phrase)))
}

/// Who was left out and why.
pub(super) fn refused(list: &[Refused], most: usize, texts: &Texts) -> Vec<String> {
    let row = |refused: &Refused| {
        let why = texts.say(&denial(&refused.why, texts)).into_string();
        vec![subject(&refused.target.subject, texts), why]
    };
    let mut lines = rows::aligned(&list.iter().take(most).map(row).collect::<Vec<_>>());
    lines.extend(more(list.len(), most, texts).map(|line| line.trim_start().to_owned()));
    lines
}

/// How long, what text, which role, why: what is not in the targets.
fn particulars(plan: &Plan) -> Vec<Phrase> {
    let text = |content: &str| Phrase::new("cli-plan-text").with("text", SafeText::new(content));
    let key = |key: &str| vec![Phrase::new(key)];
    let mut phrases = match &plan.action {
        Action::Mute { time: MuteTime::Forever, .. } => key("cli-plan-forever"),
        Action::Mute { time: MuteTime::For(time), .. } => {
            vec![Phrase::new("cli-plan-time").with("time", Phrase::lasting(*time))]
        }
        Action::Remove { silent: true, .. } => key("cli-plan-silent"),
        Action::Notify { content, .. } | Action::Send { content } => vec![text(content)],
        Action::SetRole { role: Role::Admin, .. } => key("cli-plan-admin"),
        Action::SetRole { .. } => key("cli-plan-member"),
        Action::SetNameCard { name_card, .. } if name_card.is_empty() => key("cli-plan-no-card"),
        Action::SetNameCard { name_card, .. } => {
            vec![Phrase::new("cli-plan-card").with("card", SafeText::new(name_card))]
        }
        Action::MuteAll { on: true } => key("cli-plan-all-on"),
        Action::MuteAll { on: false } => key("cli-plan-all-off"),
        Action::RecallBySender { .. } => {
            vec![Phrase::new("cli-plan-found").counting(plan.evidence.len())]
        }
        Action::Unmute { .. }
        | Action::Remove { .. }
        | Action::Recall { .. }
        | Action::Add { .. }
        | Action::TransferOwner { .. } => Vec::new(),
    };
    if !plan.reason.is_empty() {
        phrases.push(Phrase::new("results-reason").with("reason", SafeText::new(&plan.reason)));
    }
    phrases
}

/// How many calls it takes, and how long at today's budget.
fn price(plan: &Plan, per_second: u32) -> Phrase {
    let time = plan.estimate(f64::from(per_second));
    let quick = time < Duration::from_secs(1);
    Phrase::new(if quick { "sheet-calls-quick" } else { "sheet-calls" })
        .counting(plan.calls())
        .with("time", Phrase::lasting(Duration::from_secs_f64(time.as_secs_f64().ceil())))
        .with("limit", per_second)
}

/// Why a group is left out as a whole: one line for the group, and one for each target that has a reason of its own.
pub(super) fn left_out(part: &Part, most: usize, texts: &Texts) -> Vec<String> {
    let line = |group: &GroupId, why: Phrase| {
        let phrase = Phrase::new("cli-group-left-out").with("group", group.safe()).with("why", why);
        texts.say(&phrase).into_string()
    };
    match part {
        Part::Planned(_) => Vec::new(),
        Part::Unread { group, fault, .. } => vec![line(group, Phrase::from(fault))],
        Part::Refused { group, whole: Some(whole), .. } => vec![line(group, denial(whole, texts))],
        Part::Refused { group, targets, .. } => {
            let mut lines = vec![line(group, Phrase::new("sheet-refused").with("n", grouped(targets.len())))];
            lines.extend(refused(targets, most, texts).into_iter().map(|line| format!("    {line}")));
            lines
        }
    }
}
