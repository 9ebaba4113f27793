//! Places within a value: `body["spec"].nodeIDs`. Names have a case here.

use super::super::value::{MOST_SEARCHED, Value, member_mut};

/// A step into a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Name(String),
    Index(usize),
}

/// A variable, or a part of its value.
#[derive(Debug, Clone)]
pub(super) struct Place<'t> {
    pub(super) root: &'t str,
    pub(super) steps: Vec<Step>,
}

/// The member of a table.
pub(super) fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let Value::Table(members) = value else { return None };
    members.iter().rev().take(MOST_SEARCHED).find(|(known, _)| known == name).map(|(_, value)| value)
}

/// Sets a member of a table; the later value replaces the earlier one.
pub(super) fn put(members: &mut Vec<(String, Value)>, name: String, value: Value) {
    match member_mut(members, |known| known == name) {
        Some(known) => *known = value,
        None => members.push((name, value)),
    }
}

/// Sets several members of a table.
pub(super) fn put_all(members: &mut Vec<(String, Value)>, more: Vec<(String, Value)>) {
    for (name, value) in more {
        put(members, name, value);
    }
}

/// The value at a place within another.
pub(super) fn at<'v>(value: &'v mut Value, steps: &[Step]) -> Option<&'v mut Value> {
    steps.iter().try_fold(value, |value, step| match (value, step) {
        (Value::Table(members), Step::Name(name)) => member_mut(members, |known| known == name),
        (Value::List(items), Step::Index(index)) => items.get_mut(*index),
        _ => None,
    })
}

/// Sets what is at a place; false if there is none.
pub(super) fn set(value: &mut Value, steps: &[Step], new: Value) -> bool {
    let Some((last, steps)) = steps.split_last() else { return false };
    match (at(value, steps), last) {
        (Some(Value::Table(members)), Step::Name(name)) => put(members, name.clone(), new),
        (Some(Value::List(items)), Step::Index(index)) => match items.get_mut(*index) {
            Some(item) => *item = new,
            None => return false,
        },
        _ => return false,
    }
    true
}

/// Takes away what is at a place; false if it is not there.
pub(super) fn remove(value: &mut Value, steps: &[Step]) -> bool {
    let Some((last, steps)) = steps.split_last() else { return false };
    match (at(value, steps), last) {
        (Some(Value::Table(members)), Step::Name(name)) if members.len() <= MOST_SEARCHED => {
            let before = members.len();
            members.retain(|(known, _)| known != name);
            members.len() < before
        }
        (Some(Value::List(items)), Step::Index(index)) if *index < items.len() && items.len() <= MOST_SEARCHED => {
            items.remove(*index);
            true
        }
        _ => false,
    }
}
