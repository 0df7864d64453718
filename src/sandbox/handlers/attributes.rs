//! Attributes and counters of groups.

use indexmap::IndexMap;

use crate::sandbox::checks;
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::wire::{
    Attribute, ClearGroupAttrRequest, Counter, DeleteGroupAttrRequest, DeleteGroupCounterRequest, Empty,
    GetGroupAttrRequest, GetGroupAttrResponse, GetGroupCounterRequest, GroupCountersResponse,
    ModifyGroupAttrRequest, SetGroupAttrRequest, UpdateGroupCounterRequest,
};

const KEYS_MAX: usize = 16;
const KEY_MAX: usize = 32;
const VALUE_MAX: usize = 4000;
const VALUES_MAX: usize = 16_000;
const COUNTERS_MAX: usize = 20;
const COUNTER_KEY_MAX: usize = 128;

/// All attributes; `[]` when there are none (not documented).
pub(super) fn get(
    turn: &mut Turn<'_>,
    request: &GetGroupAttrRequest,
) -> Result<GetGroupAttrResponse, Refusal> {
    let group = turn.supported(&request.group_id)?;
    let pair = |(key, value): (&String, &String)| Attribute { key: key.clone(), value: value.clone() };
    Ok(GetGroupAttrResponse {
        group_attr_ary: group.attributes.iter().map(pair).collect(),
        ..Default::default()
    })
}

/// Adds and overwrites.
pub(super) fn modify(turn: &mut Turn<'_>, request: &ModifyGroupAttrRequest) -> Result<Empty, Refusal> {
    let current = turn.supported(&request.group_id)?.attributes.clone();
    replace(turn, &request.group_id, current, &request.group_attr)
}

/// Overwrites all: what is not named is gone.
pub(super) fn set(turn: &mut Turn<'_>, request: &SetGroupAttrRequest) -> Result<Empty, Refusal> {
    turn.supported(&request.group_id)?;
    replace(turn, &request.group_id, IndexMap::new(), &request.group_attr)
}

fn replace(
    turn: &mut Turn<'_>,
    id: &str,
    mut attributes: IndexMap<String, String>,
    changes: &[Attribute],
) -> Result<Empty, Refusal> {
    if changes.is_empty() {
        return Err(checks::invalid("GroupAttr"));
    }
    for change in changes {
        check_key(&change.key)?;
        if change.value.len() > VALUE_MAX {
            return Err(errors::ATTRIBUTE_VALUE.clone());
        }
        attributes.insert(change.key.clone(), change.value.clone());
    }
    if attributes.len() > KEYS_MAX {
        return Err(errors::ATTRIBUTE_COUNT.clone());
    }
    if attributes.values().map(String::len).sum::<usize>() > VALUES_MAX {
        return Err(errors::ATTRIBUTE_SUM.clone());
    }
    count_write(turn, id)?;
    turn.supported_mut(id)?.attributes = attributes;
    Ok(Empty::default())
}

fn check_key(key: &str) -> Result<(), Refusal> {
    match key.len() {
        0 => Err(checks::invalid("key")),
        1..=KEY_MAX => Ok(()),
        _ => Err(errors::ATTRIBUTE_KEY.clone()),
    }
}

/// Only writes that would be carried out count (not documented).
fn count_write(turn: &mut Turn<'_>, id: &str) -> Result<(), Refusal> {
    let now_ms = turn.now_ms;
    if turn.recent.allow_attribute_write(id, now_ms) { Ok(()) } else { Err(errors::ATTRIBUTE_RATE.clone()) }
}

/// Removes all.
pub(super) fn clear(turn: &mut Turn<'_>, request: &ClearGroupAttrRequest) -> Result<Empty, Refusal> {
    turn.supported(&request.group_id)?;
    count_write(turn, &request.group_id)?;
    turn.supported_mut(&request.group_id)?.attributes.clear();
    Ok(Empty::default())
}

/// Removes these, or nothing if one of them is not there.
pub(super) fn delete(turn: &mut Turn<'_>, request: &DeleteGroupAttrRequest) -> Result<Empty, Refusal> {
    let group = turn.supported(&request.group_id)?;
    if request.group_attr.is_empty() {
        return Err(checks::invalid("GroupAttr"));
    }
    for item in &request.group_attr {
        check_key(&item.key)?;
        if !group.attributes.contains_key(&item.key) {
            return Err(errors::NO_ATTRIBUTE.clone());
        }
    }
    count_write(turn, &request.group_id)?;
    let group = turn.supported_mut(&request.group_id)?;
    group.attributes.retain(|key, _| !request.group_attr.iter().any(|item| item.key == *key));
    Ok(Empty::default())
}

/// Counters, all or those named; one that is not there is left out (not documented).
pub(super) fn counters(
    turn: &mut Turn<'_>,
    request: &GetGroupCounterRequest,
) -> Result<GroupCountersResponse, Refusal> {
    let group = turn.supported(&request.group_id)?;
    let wanted = request.group_counter_keys.as_deref().filter(|keys| !keys.is_empty());
    let named = |key: &String| wanted.is_none_or(|keys| keys.contains(key));
    let group_counter = group
        .counters
        .iter()
        .filter(|(key, _)| named(key))
        .map(|(key, value)| Counter { key: key.clone(), value: *value })
        .collect();
    Ok(GroupCountersResponse { group_counter, ..Default::default() })
}

/// Sets or steps counters; without a mode it sets (not documented). All or nothing; a step beyond 64 bits is 10004 (not
/// documented).
pub(super) fn update_counters(
    turn: &mut Turn<'_>,
    request: &UpdateGroupCounterRequest,
) -> Result<GroupCountersResponse, Refusal> {
    let group = turn.supported(&request.group_id)?;
    if request.group_counter.is_empty() {
        return Err(checks::invalid("GroupCounter"));
    }
    let mode = checks::given(request.mode.as_ref()).map_or("Set", String::as_str);
    let mut counters = group.counters.clone();
    let mut group_counter = Vec::new();
    for Counter { key, value } in &request.group_counter {
        if key.is_empty() || key.len() > COUNTER_KEY_MAX {
            return Err(checks::invalid("Key"));
        }
        let current = counters.get(key).copied().unwrap_or(0);
        let next = match mode {
            "Set" => Some(*value),
            "Increase" => current.checked_add(*value),
            "Decrease" => current.checked_sub(*value),
            _ => return Err(checks::invalid("Mode")),
        };
        let value = next.ok_or_else(|| checks::invalid("Value"))?;
        counters.insert(key.clone(), value);
        group_counter.push(Counter { key: key.clone(), value });
    }
    if counters.len() > COUNTERS_MAX {
        return Err(errors::COUNTER_COUNT.clone());
    }
    turn.supported_mut(&request.group_id)?.counters = counters;
    Ok(GroupCountersResponse { group_counter, ..Default::default() })
}

/// Deletes counters, all or those named; one that is not there is skipped (not documented).
pub(super) fn delete_counters(
    turn: &mut Turn<'_>,
    request: &DeleteGroupCounterRequest,
) -> Result<Empty, Refusal> {
    let group = turn.supported_mut(&request.group_id)?;
    match request.group_counter_keys.as_deref().filter(|keys| !keys.is_empty()) {
        None => group.counters.clear(),
        Some(keys) => group.counters.retain(|key, _| !keys.contains(key)),
    }
    Ok(Empty::default())
}
