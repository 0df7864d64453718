//! A filter as SQL.

use rusqlite::ToSql;
use rusqlite::types::Value;

use super::schema::LOOKUPS;
use crate::domain::Stamp;
use crate::job::EntryFilter;

/// A statement that gives the numbers of the actions that a filter lets through, with its parameters.
#[derive(Debug, Default)]
pub(super) struct Choice {
    sql: String,
    values: Vec<(&'static str, Value)>,
}

/// What the statement calls its columns, and where it looks.
struct Names {
    from: &'static str,
    group: &'static str,
    action: &'static str,
    user: &'static str,
}

/// Without look-ups every body is read. `json_valid` stands before the others, so that one damaged body does not hide
/// all others.
const BY_BODY: Names = Names {
    from: "entries WHERE kind IN ('intent', 'denied', 'raw') AND json_valid(body)",
    group: "coalesce(json_extract(body, '$.plan.group'), json_extract(body, '$.request.GroupId')) = :group",
    action: "CASE WHEN kind = 'raw' THEN 'call' ELSE json_extract(body, '$.action') END = :action",
    user: "(EXISTS (SELECT 1 FROM json_each(body, '$.plan.targets') AS target WHERE \
           json_extract(target.value, '$.subject.user') = :user OR json_extract(target.value, '$.sender') = :user) \
           OR EXISTS (SELECT 1 FROM json_tree(body, '$.request') AS part WHERE part.atom = :user))",
};

const BY_LOOKUP: Names = Names {
    from: "entries INDEXED BY actions WHERE kind IN ('intent', 'denied', 'raw')",
    group: "plan_group = :group",
    action: "action = :action",
    user: "number IN (SELECT number FROM mentions WHERE user = :user)",
};

impl Choice {
    /// For a file of this schema.
    pub(super) fn new(filter: &EntryFilter, version: i64) -> Self {
        let names = if version < LOOKUPS { &BY_BODY } else { &BY_LOOKUP };
        // Somebody's own few actions are found by number, not by going through all.
        let from = match (&filter.user, version >= LOOKUPS) {
            (Some(_), true) => "entries WHERE kind IN ('intent', 'denied', 'raw')",
            _ => names.from,
        };
        let mut choice = Self { sql: format!("SELECT number FROM {from}"), values: Vec::new() };
        choice.add(names.user, ":user", filter.user.as_ref().map(|user| user.raw().to_owned()));
        choice.add(names.group, ":group", filter.group.as_ref().map(|group| group.raw().to_owned()));
        choice.add(names.action, ":action", filter.action.map(|action| action.code().to_owned()));
        choice.add("operator = :operator", ":operator", filter.operator.clone());
        choice.add("profile = :profile", ":profile", filter.profile.clone());
        choice.add("time >= :since", ":since", filter.since.map(Stamp::as_millisecond));
        choice.add("time < :until", ":until", filter.until.map(Stamp::as_millisecond));
        choice
    }

    /// One more condition, with its value, where there is one.
    pub(super) fn add(&mut self, condition: &str, name: &'static str, value: Option<impl Into<Value>>) {
        let Some(value) = value else { return };
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
        self.values.push((name, value.into()));
    }

    /// Only the newest so many.
    pub(super) fn newest(&mut self, limit: usize) {
        self.sql.push_str(" ORDER BY number DESC LIMIT :limit");
        self.values.push((":limit", Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX))));
    }

    pub(super) fn sql(&self) -> &str {
        &self.sql
    }

    pub(super) fn params(&self) -> Vec<(&str, &dyn ToSql)> {
        self.values.iter().map(|(name, value)| (*name, value as &dyn ToSql)).collect()
    }
}
