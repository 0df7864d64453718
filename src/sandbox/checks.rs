//! Checks that several commands share. Lengths are UTF-8 bytes (official doc 269/9346).

use serde_json::Value;

use crate::wire::{AppData, GroupType};

use super::errors::{self, Refusal};

/// Seconds of one JSON number: sequences and mutes are u32.
pub(super) const U32_MAX: u64 = u32::MAX as u64;

/// 10004 with the name of what is wrong.
pub(super) fn invalid(name: &str) -> Refusal {
    errors::PARAMETER.saying(format!("invalid {name}"))
}

/// At most so many bytes.
pub(super) fn at_most(value: Option<&String>, bytes: usize, name: &str) -> Result<(), Refusal> {
    match value {
        Some(text) if text.len() > bytes => {
            Err(errors::PARAMETER.saying(format!("{name} is longer than {bytes} bytes")))
        }
        _ => Ok(()),
    }
}

/// The most bytes of a text of a group or topic, by the name of the field (official doc 269/9346).
const TEXTS: [(&str, usize); 6] = [
    ("Name", 30),
    ("TopicName", 30),
    ("Introduction", 240),
    ("Notification", 300),
    ("FaceUrl", 100),
    ("CustomString", 3000),
];

/// Texts of a group or topic within their lengths.
pub(super) fn texts<const N: usize>(fields: [(&str, Option<&String>); N]) -> Result<(), Refusal> {
    for (name, value) in fields {
        let bytes = TEXTS.iter().find(|(known, _)| *known == name).map_or(0, |(_, bytes)| *bytes);
        at_most(value, bytes, name)?;
    }
    Ok(())
}

/// How people come in: known words, and only where the type of the group has such a thing.
pub(super) fn joining(
    kind: GroupType,
    apply: Option<&String>,
    invite: Option<&String>,
) -> Result<(), Refusal> {
    one_of(apply, &["FreeAccess", "NeedPermission", "DisableApply"], "ApplyJoinOption")?;
    one_of(invite, &["FreeAccess", "NeedPermission", "DisableInvite"], "InviteJoinOption")?;
    if apply.is_some() && kind == GroupType::Community {
        return Err(invalid("ApplyJoinOption: not for Community"));
    }
    if invite.is_some() && kind == GroupType::Live {
        return Err(invalid("InviteJoinOption: not for AVChatRoom"));
    }
    Ok(())
}

/// One of these words, if given; case-sensitive.
pub(super) fn one_of(value: Option<&String>, words: &[&str], name: &str) -> Result<(), Refusal> {
    match value {
        Some(word) if !words.contains(&word.as_str()) => Err(invalid(name)),
        _ => Ok(()),
    }
}

/// 0 or 1, if given.
pub(super) fn flag(value: Option<u8>, name: &str) -> Result<(), Refusal> {
    if value.unwrap_or_default() > 1 { Err(invalid(name)) } else { Ok(()) }
}

/// A list with at least one item and at most so many.
pub(super) fn batch<T>(items: &[T], max: usize, name: &str) -> Result<(), Refusal> {
    if items.is_empty() || items.len() > max {
        return Err(errors::PARAMETER.saying(format!("{name} must have 1 to {max} items")));
    }
    Ok(())
}

/// As [`batch`], for commands whose page has 10005.
pub(super) fn accounts<T>(items: &[T], max: usize, name: &str) -> Result<(), Refusal> {
    if items.len() > max {
        return Err(errors::TOO_MANY_ACCOUNTS.saying(format!("{name} has more than {max} items")));
    }
    batch(items, max, name)
}

/// What is not empty: clients without a word for "absent" send `""`.
pub(super) fn given(text: Option<&String>) -> Option<&String> {
    text.filter(|text| !text.is_empty())
}

/// As [`given`], for lists.
pub(super) fn listed<T>(list: Option<&Vec<T>>) -> Option<&[T]> {
    list.map(Vec::as_slice).filter(|list| !list.is_empty())
}

/// What custom fields may be: of groups or of members.
pub(super) struct CustomFields {
    /// The most keys.
    pub(super) keys: usize,
    /// The longest value.
    pub(super) value: usize,
}

/// 10 keys, values to 512 bytes.
pub(super) const GROUP_FIELDS: CustomFields = CustomFields { keys: 10, value: 512 };
/// 5 keys, values to 64 bytes.
pub(super) const MEMBER_FIELDS: CustomFields = CustomFields { keys: 5, value: 64 };
const KEY_BYTES: usize = 16;

/// The fields after a change: named keys are set, `Value: ""` deletes (documented for groups, assumed for
/// members), keys not named stay.
pub(super) fn merged(
    current: &[AppData],
    changes: &[AppData],
    limits: &CustomFields,
) -> Result<Vec<AppData>, Refusal> {
    let mut fields = current.to_vec();
    for change in changes {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let key = &change.key;
        let good = !key.is_empty()
            && key.len() <= KEY_BYTES
            && key.chars().all(plain)
            && !key.starts_with(|c: char| c.is_ascii_digit());
        if !good || change.value.len() > limits.value {
            return Err(invalid("custom field"));
        }
        fields.retain(|field| field.key != *key || !change.value.is_empty());
        match fields.iter_mut().find(|field| field.key == *key) {
            Some(field) => field.value.clone_from(&change.value),
            None if change.value.is_empty() => {}
            None => fields.push(change.clone()),
        }
    }
    if fields.len() > limits.keys { Err(invalid("number of custom fields")) } else { Ok(fields) }
}

/// Well-formed: 1 to 48 bytes of printable ASCII.
pub(super) fn group_id(id: &str) -> Result<(), Refusal> {
    let good = (1..=48).contains(&id.len()) && id.bytes().all(|byte| (0x20..=0x7e).contains(&byte));
    if good { Ok(()) } else { Err(errors::GROUP_ID.clone()) }
}

/// A possible account: 1 to 32 bytes of printable ASCII (error 7003 of the clients).
pub(super) fn is_account(id: &str) -> bool {
    (1..=32).contains(&id.len()) && id.bytes().all(|byte| (0x20..=0x7e).contains(&byte))
}

/// Lists of objects with accounts in them.
const LISTS: [&str; 6] = ["GroupAtInfo", "MemberList", "MsgList", "CheckItem", "DeleteItem", "AccountList"];
/// Keys of accounts beside those that end in `_Account`; `Identifier` is `UserID` on older pages.
const NAMES: [&str; 3] = ["UserID", "Identifier", "Accounts"];

/// Accounts in a body must be JSON strings (60015). Only keys of requests are looked at, not what messages
/// contain.
pub(super) fn accounts_are_strings(body: &Value) -> Result<(), Refusal> {
    let Some(keys) = body.as_object() else { return Ok(()) };
    let lists = LISTS.iter().filter_map(|list| keys.get(*list)?.as_array()).flatten();
    let nested = lists.filter_map(Value::as_object).flatten();
    for (key, value) in keys.iter().chain(nested) {
        let good = match value {
            Value::String(_) | Value::Null | Value::Object(_) => true,
            Value::Array(items) => items.iter().all(Value::is_string),
            Value::Bool(_) | Value::Number(_) => false,
        };
        if (key.ends_with("_Account") || NAMES.contains(&key.as_str())) && !good {
            return Err(errors::ACCOUNT_TYPE.saying(format!("{key} must be a string")));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn field(key: &str, value: &str) -> AppData {
        AppData { key: key.into(), value: value.into() }
    }

    #[test]
    fn custom_fields_are_set_kept_and_deleted() {
        let now = [field("a", "1"), field("b", "2")];
        let after = merged(&now, &[field("b", ""), field("c", "3"), field("a", "9")], &GROUP_FIELDS).unwrap();
        assert_eq!(after, [field("a", "9"), field("c", "3")]);
        for bad in [field("", "x"), field("1a", "x"), field("a b", "x"), field("abcdefghijklmnopq", "x")] {
            assert_eq!(merged(&now, &[bad], &GROUP_FIELDS).unwrap_err().code, 10004);
        }
        assert!(merged(&[], &[field("a", &"x".repeat(65))], &MEMBER_FIELDS).is_err());
        let six: Vec<_> = (0..6).map(|n| field(&format!("k{n}"), "v")).collect();
        assert!(merged(&[], &six, &MEMBER_FIELDS).is_err());
        assert!(merged(&[], &six, &GROUP_FIELDS).is_ok());
    }

    #[test]
    fn numbers_where_accounts_belong_are_60015() {
        let code = |body| accounts_are_strings(&body).map_or_else(|refusal| refusal.code, |()| 0);
        assert_eq!(code(json!({"From_Account": 7})), 60015);
        assert_eq!(code(json!({"Members_Account": ["a", 7]})), 60015);
        assert_eq!(code(json!({"GroupAtInfo": [{"GroupAt_Account": 7}]})), 60015);
        assert_eq!(code(json!({"AccountList": [{"UserID": 7}]})), 60015);
        assert_eq!(code(json!({"Accounts": ["a", 7]})), 60015);
        assert_eq!(code(json!({"MsgBody": [{"MsgContent": {"X_Account": 7}}]})), 0);
        assert_eq!(code(json!([1])), 0);
    }
}
