//! Reading: the list, the export, the open intents.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, Row, ToSql, Transaction, params};

use super::entry::{CallBody, ClosingBody, Counts, IntentBody, Kind, RawEntry, ResultBody, Trail};
use super::{JournalError, session};
use crate::domain::{Action, ActionKind, GroupId, Plan, Stamp, Subject, UserId};
use crate::job::{EntryRow, OpenIntent, Standing};
use crate::text::SafeText;

/// Which plans to list. What is `None` lets everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A target, or the sender of a message that is one.
    pub user: Option<UserId>,
    /// Where.
    pub group: Option<GroupId>,
    /// Who sat at the keyboard, exactly.
    pub operator: Option<String>,
    /// Which profile, exactly.
    pub profile: Option<String>,
    /// Written at or after this.
    pub since: Option<Stamp>,
    /// What.
    pub action: Option<ActionKind>,
}

/// `json_valid` comes first everywhere, so that one damaged body does not hide all others.
const MATCHES: &str = "kind IN ('intent', 'denied') AND json_valid(body) \
    AND (?1 IS NULL OR json_extract(body, '$.plan.group') = ?1) \
    AND (?2 IS NULL OR operator = ?2) \
    AND (?3 IS NULL OR profile = ?3) \
    AND (?4 IS NULL OR time >= ?4) \
    AND (?5 IS NULL OR json_extract(body, '$.action') = ?5) \
    AND (?6 IS NULL OR EXISTS (SELECT 1 FROM json_each(body, '$.plan.targets') AS target \
        WHERE json_extract(target.value, '$.subject.user') = ?6 OR json_extract(target.value, '$.sender') = ?6))";

impl Filter {
    fn with<T>(&self, start: i64, limit: usize, run: impl FnOnce(&[&dyn ToSql]) -> T) -> T {
        run(&[
            &self.group.as_ref().map(GroupId::raw),
            &self.operator,
            &self.profile,
            &self.since.map(Stamp::as_millisecond),
            &self.action.map(ActionKind::code),
            &self.user.as_ref().map(UserId::raw),
            &start,
            &i64::try_from(limit).unwrap_or(i64::MAX),
        ])
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Newest first, below `before`.
pub(super) fn rows(
    connection: &mut Connection,
    before: Option<u64>,
    limit: usize,
    filter: &Filter,
) -> Result<Vec<EntryRow>, JournalError> {
    let transaction = connection.transaction()?;
    let mut statement = transaction.prepare_cached(&format!(
        "SELECT number, time, operator, profile, body, kind FROM entries \
         WHERE number < ?7 AND {MATCHES} ORDER BY number DESC LIMIT ?8"
    ))?;
    filter.with(before.map_or(i64::MAX, signed), limit, |params| {
        let mut found = statement.query(params)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next()? {
            match entry_row(&transaction, row) {
                // The check of the chain names it; the list goes on without it.
                Err(JournalError::Damaged(why)) => {
                    tracing::warn!(%why, "an entry of the journal is unreadable");
                }
                told => rows.push(told?),
            }
        }
        Ok(rows)
    })
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
        action: plan.action.kind(),
        targets: short(&plan),
        count: plan.targets.len(),
        done,
        standing,
        reason: SafeText::new(&plan.reason),
        overridden: overridden(&plan),
        time: match plan.action {
            Action::Mute { time, .. } => Some(time),
            _ => None,
        },
        content: content(&plan.action),
        group: plan.group,
        group_name: plan.group_name,
    })
}

fn closing(transaction: &Transaction<'_>, intent: i64) -> Result<Option<ClosingBody>, JournalError> {
    let body: Option<String> = transaction
        .prepare_cached(
            "SELECT body FROM entries WHERE intent = ?1 AND kind = 'end' ORDER BY number DESC LIMIT 1",
        )?
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
fn overridden(plan: &Plan) -> SafeText {
    let names: Vec<&str> = plan.overridden.iter().map(|it| it.user.raw()).collect();
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

fn stamp(milliseconds: i64) -> Stamp {
    Stamp::from_millisecond(milliseconds).unwrap_or(Stamp::UNIX_EPOCH)
}

/// Oldest first, above `after`: every entry of the plans that the filter lets through.
pub(super) fn raw(
    connection: &mut Connection,
    after: u64,
    limit: usize,
    filter: &Filter,
) -> Result<Vec<RawEntry>, JournalError> {
    // An export without a filter must not lose an entry, whatever its body looks like.
    let chosen = if *filter == Filter::default() {
        "1 OR ?1 OR ?2 OR ?3 OR ?4 OR ?5 OR ?6".to_owned()
    } else {
        format!("coalesce(intent, number) IN (SELECT number FROM entries WHERE {MATCHES})")
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT number, time, kind, operator, profile, body, prev_hash, hash FROM entries \
         WHERE number > ?7 AND ({chosen}) ORDER BY number LIMIT ?8"
    ))?;
    filter.with(signed(after), limit, |params| {
        let entries = statement.query_map(params, |row| {
            Ok(RawEntry {
                number: row.get::<_, i64>(0)?.unsigned_abs(),
                time: row.get(1)?,
                kind: row.get(2)?,
                operator: row.get(3)?,
                profile: row.get(4)?,
                body: row.get(5)?,
                prev_hash: row.get(6)?,
                hash: row.get(7)?,
            })
        })?;
        Ok(entries.collect::<Result<_, _>>()?)
    })
}

/// Intents of this profile without an end whose console is gone, oldest first.
pub(super) fn open_intents(
    connection: &mut Connection,
    journal: &Path,
    profile: &str,
) -> Result<Vec<OpenIntent>, JournalError> {
    let transaction = connection.transaction()?;
    let mut statement = transaction.prepare_cached(
        "SELECT number, time, body FROM entries AS it WHERE kind = 'intent' AND profile = ?1 AND NOT EXISTS \
         (SELECT 1 FROM entries AS other WHERE other.intent = it.number AND other.kind = 'end') ORDER BY number",
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
    if session::is_alive(journal, &body.session) {
        return Ok(None);
    }
    let (known, in_flight) = trail(transaction, number)?.split(&body.plan);
    let (entry, at) = (number.unsigned_abs(), stamp(row.get(1)?));
    Ok(Some(OpenIntent { entry, at, plan: body.plan, known, in_flight }))
}

fn trail(transaction: &Transaction<'_>, intent: i64) -> Result<Trail, JournalError> {
    let mut statement = transaction
        .prepare_cached("SELECT number, kind, body FROM entries WHERE intent = ?1 ORDER BY number")?;
    let mut rows = statement.query(params![intent])?;
    let mut trail = Trail::default();
    while let Some(row) = rows.next()? {
        let (kind, body): (String, String) = (row.get(1)?, row.get(2)?);
        if kind == Kind::Call.code() {
            trail.call(row.get::<_, i64>(0)?.unsigned_abs(), serde_json::from_str::<CallBody>(&body)?);
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
