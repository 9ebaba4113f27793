//! Reading of answers that may lack anything.

use crate::json::{self, Value};

/// What stands under a path of names; none where a part of it is missing.
pub(super) fn at<'v, 't>(value: &'v Value<'t>, path: &[&str]) -> Option<&'v Value<'t>> {
    path.iter().try_fold(value, |value, name| value.get(name))
}

/// The text under a path, empty if there is none.
pub(super) fn text(value: &Value<'_>, path: &[&str]) -> String {
    match at(value, path) {
        Some(Value::String(text)) => text.to_string(),
        _ => String::new(),
    }
}

/// The yes or no under a path.
pub(super) fn flag(value: &Value<'_>, path: &[&str]) -> Option<bool> {
    match at(value, path) {
        Some(Value::Bool(flag)) => Some(*flag),
        _ => None,
    }
}

/// The count under a path; what is negative or no number is none.
pub(super) fn count(value: &Value<'_>, path: &[&str]) -> Option<usize> {
    match at(value, path)? {
        Value::Number(number) => usize::try_from(number.to_i64()?).ok(),
        _ => None,
    }
}

/// The elements of a list under a path; nothing is a list without elements.
pub(super) fn items<'v, 't>(value: &'v Value<'t>, path: &[&str]) -> &'v [Value<'t>] {
    match at(value, path) {
        Some(Value::Array(items)) => items,
        _ => &[],
    }
}

/// Reads every element of the list `name` in a body; none if the body is no object that has it. Services written in Go
/// write `null` for a list without elements.
pub(super) fn list<T>(body: &str, name: &str, read: impl Fn(&Value<'_>) -> Option<T>) -> Option<Vec<T>> {
    let value = json::parse(body).0?;
    match value.get(name)? {
        Value::Array(items) => Some(items.iter().filter_map(read).collect()),
        Value::Null => Some(Vec::new()),
        _ => None,
    }
}

/// The id of a thing, without which it is none.
pub(super) fn uid(value: &Value<'_>) -> Option<String> {
    Some(text(value, &["metadata", "uid"])).filter(|uid| !uid.is_empty())
}
