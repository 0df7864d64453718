//! Reading: the list, and the open intents.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::entry::{CallBody, ClosingBody, Counts, IntentBody, Kind, ResultBody, Trail};
use super::filter::Choice;
use super::raw::{RawBody, RawResultBody};
use super::{JournalError, schema, taken, undo};
use crate::domain::{Action, GroupId, Outlook, Overridden, Plan, Stamp, State, Subject, WhyNot};
use crate::job::{Deed, EntryFilter, EntryRow, OpenIntent, Standing};
use crate::text::SafeText;

pub(super) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Newest first, below `before`.
pub(super) fn rows(
    connection: &mut Connection,
    before: Option<u64>,
    limit: usize,
    filter: &EntryFilter,
) -> Result<Vec<EntryRow>, JournalError> {
    let transaction = connection.transaction()?;
    let mut choice = Choice::new(filter, schema::version(&transaction)?);
    choice.add("number < :before", ":before", before.map(signed));
    choice.newest(limit);
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT number, time, operator, profile, body, kind FROM entries WHERE number IN ({}) ORDER BY number DESC",
        choice.sql()
    ))?;
    let mut found = statement.query(choice.params().as_slice())?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let told = match row.get_ref(5)?.as_str() {
            Ok(kind) if kind == Kind::Raw.code() => call_row(&transaction, row),
            _ => entry_row(&transaction, row),
        };
        match told {
            // The check of the chain names it; the list goes on without it.
            Err(JournalError::Damaged(why)) => {
                tracing::warn!(%why, "an entry of the journal is unreadable");
            }
            told => rows.push(told?),
        }
    }
    undo::mark_undone(&transaction, &mut rows)?;
    Ok(rows)
}

fn entry_row(transaction: &Transaction<'_>, row: &Row<'_>) -> Result<EntryRow, JournalError> {
    let number: i64 = row.get(0)?;
    let (operator, profile, body, kind): (String, String, String, String) =
        (row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?);
    let plan = serde_json::from_str::<IntentBody>(&body)?.plan;
    let (standing, done) = match closing(transaction, number)? {
        _ if kind == Kind::Denied.code() => (Standing::Failed, 0),
        Some(closing) => (closing.standing, closing.counts.done),
        None => {
            let (known, _) = trail(transaction, number)?.split(&plan);
            (Standing::Open, Counts::of(&known).done)
        }
    };
    Ok(EntryRow {
        number: number.unsigned_abs(),
        at: stamp(row.get(1)?),
        operator: SafeText::new(&operator),
        profile: SafeText::new(&profile),
        action: plan.action.kind().into(),
        targets: short(&plan),
        count: plan.targets.len(),
        done,
        standing,
        reason: SafeText::new(&plan.reason),
        overridden: names(&plan.overridden),
        time: match plan.action {
            Action::Mute { time, .. } => Some(time),
            _ => None,
        },
        content: content(&plan.action),
        undoes: plan.undoes.as_ref().map(|undoes| undoes.entry),
        undone_by: None,
        left: done,
        outlook: Outlook::of(&plan, State { open: standing == Standing::Open, left: done, undone_by: None }),
        group: plan.group,
        group_name: plan.group_name,
    })
}

/// A request written by hand: its path and what became of it.
fn call_row(transaction: &Transaction<'_>, row: &Row<'_>) -> Result<EntryRow, JournalError> {
    let number: i64 = row.get(0)?;
    let (operator, profile, body): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
    let body: RawBody = serde_json::from_str(&body)?;
    let result: Option<String> = transaction
        .prepare_cached("SELECT body FROM entries WHERE intent = ?1 AND kind = 'raw-result'")?
        .query_row(params![number], |row| row.get(0))
        .optional()?;
    let result = result.as_deref().map(serde_json::from_str::<RawResultBody>).transpose()?;
    let standing = RawResultBody::standing(result.as_ref());
    Ok(EntryRow {
        number: number.unsigned_abs(),
        at: stamp(row.get(1)?),
        operator: SafeText::new(&operator),
        profile: SafeText::new(&profile),
        action: Deed::Call,
        group: GroupId::from(body.request["GroupId"].as_str().unwrap_or_default()),
        group_name: SafeText::default(),
        targets: SafeText::default(),
        count: 1,
        done: usize::from(standing == Standing::Done),
        standing,
        reason: SafeText::new(&body.reason),
        overridden: names(&body.overridden),
        time: None,
        content: SafeText::new(&body.path),
        undoes: None,
        undone_by: None,
        left: 0,
        outlook: Outlook::Impossible(WhyNot::ByHand),
    })
}

/// The last end, unless somebody went on behind it.
pub(super) fn closing(
    transaction: &Transaction<'_>,
    intent: i64,
) -> Result<Option<ClosingBody>, JournalError> {
    let body: Option<String> = transaction
        .prepare_cached(&format!(
            "SELECT body FROM entries WHERE intent = ?1 AND kind = 'end' AND number > {TAKEN_OVER} \
             ORDER BY number DESC LIMIT 1"
        ))?
        .query_row(params![intent], |row| row.get(0))
        .optional()?;
    Ok(body.as_deref().map(serde_json::from_str).transpose()?)
}

/// What was sent or set.
fn content(action: &Action) -> SafeText {
    match action {
        Action::Notify { content, .. } | Action::Send { content } => SafeText::new(content),
        Action::SetNameCard { name_card, .. } => SafeText::new(name_card),
        Action::SetRole { role, .. } => SafeText::new(role.wire_name()),
        Action::MuteAll { on } => SafeText::new(if *on { "On" } else { "Off" }),
        _ => SafeText::default(),
    }
}

/// `u_1, u_8`.
fn names(overridden: &[Overridden]) -> SafeText {
    let names: Vec<&str> = overridden.iter().map(|it| it.user.raw()).collect();
    SafeText::new(&names.join(", "))
}

/// `u_77, u_78 +3`; messages by their sequence; nothing for the group itself, which has a column of its own.
fn short(plan: &Plan) -> SafeText {
    const SHOWN: usize = 2;
    let names: Vec<String> = plan
        .targets
        .iter()
        .take(SHOWN)
        .filter_map(|target| match &target.subject {
            Subject::Group => None,
            Subject::User(user) => Some(user.raw().to_owned()),
            Subject::Message(seq) => Some(match &target.sender {
                Some(sender) => format!("#{seq} {}", sender.raw()),
                None => format!("#{seq}"),
            }),
        })
        .collect();
    let rest = plan.targets.len().saturating_sub(SHOWN);
    let names = names.join(", ");
    SafeText::new(&if rest > 0 { format!("{names} +{rest}") } else { names })
}

pub(super) fn stamp(milliseconds: i64) -> Stamp {
    Stamp::from_millisecond(milliseconds).unwrap_or(Stamp::UNIX_EPOCH)
}

/// When the intent `?1` was taken over last; 0 for never.
const TAKEN_OVER: &str =
    "coalesce((SELECT max(number) FROM entries WHERE intent = ?1 AND kind = 'resumed'), 0)";

/// Intents of this profile without an end whose console is gone, oldest first.
pub(super) fn open_intents(
    connection: &mut Connection,
    journal: &Path,
    profile: &str,
) -> Result<Vec<OpenIntent>, JournalError> {
    let transaction = connection.transaction()?;
    let mut statement = transaction.prepare_cached(
        // The plus keeps bodies from being read of intents that have an end.
        "SELECT number, time, body FROM entries AS it WHERE kind = 'intent' AND NOT EXISTS \
         (SELECT 1 FROM entries AS other WHERE other.intent = it.number AND other.kind = 'end' \
          AND NOT EXISTS (SELECT 1 FROM entries AS later WHERE later.intent = it.number \
          AND later.kind = 'resumed' AND later.number > other.number)) \
         AND +profile = ?1 ORDER BY number",
    )?;
    let mut found = statement.query(params![profile])?;
    let mut open = Vec::new();
    while let Some(row) = found.next()? {
        match open_intent(&transaction, journal, row) {
            Err(JournalError::Damaged(why)) => {
                tracing::warn!(%why, "an intent of the journal is unreadable");
            }
            told => open.extend(told?),
        }
    }
    Ok(open)
}

fn open_intent(
    transaction: &Transaction<'_>,
    journal: &Path,
    row: &Row<'_>,
) -> Result<Option<OpenIntent>, JournalError> {
    let number: i64 = row.get(0)?;
    let body: IntentBody = serde_json::from_str(&row.get::<_, String>(2)?)?;
    if taken::is_running(transaction, journal, number, &body.session)? {
        return Ok(None);
    }
    with_trail(transaction, number, row.get(1)?, body.plan).map(Some)
}

/// An intent with what is known of its targets. `time` is Unix milliseconds.
pub(super) fn with_trail(
    transaction: &Transaction<'_>,
    number: i64,
    time: i64,
    plan: Plan,
) -> Result<OpenIntent, JournalError> {
    let (known, in_flight) = trail(transaction, number)?.split(&plan);
    Ok(OpenIntent { entry: number.unsigned_abs(), at: stamp(time), plan, known, in_flight })
}

fn trail(transaction: &Transaction<'_>, intent: i64) -> Result<Trail, JournalError> {
    let mut statement = transaction
        .prepare_cached("SELECT number, kind, body FROM entries WHERE intent = ?1 ORDER BY number")?;
    let mut rows = statement.query(params![intent])?;
    let mut trail = Trail::default();
    while let Some(row) = rows.next()? {
        let (kind, body): (String, String) = (row.get(1)?, row.get(2)?);
        if kind == Kind::Call.code() {
            let subjects = serde_json::from_str::<CallBody>(&body)?.subjects;
            trail.sent(row.get::<_, i64>(0)?.unsigned_abs(), subjects);
        } else if kind == Kind::Result.code() {
            trail.results(serde_json::from_str::<ResultBody>(&body)?.results);
        } else if kind == Kind::Settled.code() {
            trail.results(serde_json::from_str::<ClosingBody>(&body)?.results);
        }
    }
    Ok(trail)
}

/// The intent that a call belongs to.
pub(super) fn intent_of(connection: &Connection, call: u64) -> Result<u64, JournalError> {
    let intent: Option<i64> = connection
        .prepare_cached("SELECT intent FROM entries WHERE number = ?1 AND kind = 'call'")?
        .query_row(params![signed(call)], |row| row.get(0))
        .optional()?
        .flatten();
    intent.map(i64::unsigned_abs).ok_or_else(|| JournalError::Damaged(format!("entry {call} is no call")))
}
