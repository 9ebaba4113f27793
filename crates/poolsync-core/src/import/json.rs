//! JSON: a body, a request of the npm module, or what KooCLI reads by `--cli-jsonInput`.

use super::body;
use super::found::{Found, Part};
use super::signs::{is_odd_quote, straighten};
use crate::json::{self, Value};

/// True if the text can only be meant as JSON.
pub(super) fn looks_like(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('{' | '｛') => !text.starts_with("{{"),
        Some('[' | '［') => {
            chars.find(|c| !c.is_whitespace()).is_some_and(|c| c == '{' || c == '"' || is_odd_quote(c))
        }
        _ => false,
    }
}

/// Takes the text over.
pub(super) fn read(text: &str, found: &mut Found) {
    let straight = if json::parse(text).0.is_none() { straighten(text) } else { None };
    let (value, _) = json::parse(straight.as_deref().unwrap_or(text));
    match value {
        Some(Value::Object(members)) if is_request(&members) => {
            found.repaired |= straight.is_some();
            read_request(members, found);
        }
        _ => body::take(text, found),
    }
}

type Members<'t> = Vec<(std::borrow::Cow<'t, str>, Value<'t>)>;

/// True if the body is a member of its own, beside parts that a body has not.
fn is_request(members: &Members<'_>) -> bool {
    let has = |names: &[&str]| members.iter().any(|(name, _)| names.contains(&&**name));
    has(&["path", "endpoint", "projectId", "clusterId", "nodepoolId", "body"]) && !has(&["spec"])
}

/// The parts of a request: names of KooCLI (`path`, `header`, `body`, …) and of the npm module.
pub(super) fn read_request(members: Members<'_>, found: &mut Found) {
    for (name, value) in members {
        match (&*name, value) {
            ("endpoint", Value::String(text)) => found.part(Part::Endpoint, &text),
            ("projectId", Value::String(text)) => found.part(Part::ProjectId, &text),
            ("clusterId", Value::String(text)) => found.part(Part::ClusterId, &text),
            ("nodepoolId", Value::String(text)) => found.part(Part::NodepoolId, &text),
            ("path", Value::Object(parts)) => read_path(parts, found),
            ("header", Value::Object(headers)) => {
                for (name, value) in headers {
                    match value {
                        Value::String(text) => found.header(&name, &text),
                        _ => found.ignore(&name),
                    }
                }
            }
            ("body", Value::String(text)) => body::take(&text, found),
            ("body", value) => body::take_value(value, found),
            // KooCLI's skeleton has them, empty.
            (_, Value::Object(members)) if members.is_empty() => {}
            (name, _) => found.ignore(name),
        }
    }
}

fn read_path(parts: Members<'_>, found: &mut Found) {
    for (name, value) in parts {
        match (&*name, value) {
            ("project_id", Value::String(text)) => found.part(Part::ProjectId, &text),
            ("cluster_id", Value::String(text)) => found.part(Part::ClusterId, &text),
            ("nodepool_id", Value::String(text)) => found.part(Part::NodepoolId, &text),
            (name, _) => found.ignore(name),
        }
    }
}
