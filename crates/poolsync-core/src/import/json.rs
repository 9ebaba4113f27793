//! JSON: a body, a request of the npm module, or what KooCLI reads by `--cli-jsonInput`.

use super::found::{Found, Key, Part, is_shown_name};
use super::signs::{is_odd_quote, straighten};
use super::{body, files};
use crate::json::{self, Value};
use crate::rules::field::holds_secret;
use crate::secret_name::is_credential_name;

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
    let (value, faults) = json::parse(straight.as_deref().unwrap_or(text));
    let Some(value) = value else { return body::take(text, found) };
    if value.get("spec").is_none() && files::read(&value, found) {
        return;
    }
    if let Some(keys) = temporary_key(&value) {
        for (key, text) in keys {
            found.take_key(key, text);
        }
        return;
    }
    match value {
        Value::Object(members) if is_request(&members) => {
            found.repaired |= straight.is_some();
            body::tell(faults, found);
            read_request(members, found);
        }
        _ => body::take(text, found),
    }
}

/// What IAM answers to the request for a temporary access key.
fn temporary_key<'v>(value: &'v Value<'_>) -> Option<[(Key, &'v str); 3]> {
    let value = value.get("credential").unwrap_or(value);
    let text = |name: &str| match value.get(name) {
        Some(Value::String(text)) => Some(&**text),
        _ => None,
    };
    let security = text("securitytoken").unwrap_or_default();
    Some([(Key::Access, text("access")?), (Key::Secret, text("secret")?), (Key::Security, security)])
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
            ("endpoint", Value::String(text)) => found.take_part(Part::Endpoint, &text),
            ("projectId", Value::String(text)) => found.take_part(Part::ProjectId, &text),
            ("clusterId", Value::String(text)) => found.take_part(Part::ClusterId, &text),
            ("nodepoolId", Value::String(text)) => found.take_part(Part::NodepoolId, &text),
            ("path", Value::Object(parts)) => read_path(parts, found),
            ("endpoint", _) => found.refuse_part(Part::Endpoint),
            ("projectId", _) => found.refuse_part(Part::ProjectId),
            ("clusterId", _) => found.refuse_part(Part::ClusterId),
            ("nodepoolId", _) => found.refuse_part(Part::NodepoolId),
            ("credential", Value::Object(members)) => read_credential(members, found),
            ("header" | "headers", Value::Object(headers)) => {
                for (name, value) in headers {
                    match value {
                        Value::String(text) => found.take_header(&name, &text),
                        _ => found.refuse_header(&name),
                    }
                }
            }
            ("body", Value::String(text)) => body::take(&text, found),
            ("body", value @ (Value::Array(_) | Value::Null)) => {
                drop(value);
                found.refuse_body();
            }
            ("body", value) => body::take_value(value, found),
            // KooCLI's skeleton has them, empty.
            (_, Value::Object(members)) if members.is_empty() => {}
            (name, value) if is_credential_name(name) && holds_secret(&value) => {
                found.report_not_taken("token", if is_shown_name(name) { name } else { "credential" });
            }
            (name, _) => found.ignore(name),
        }
    }
}

fn read_path(parts: Members<'_>, found: &mut Found) {
    for (name, value) in parts {
        match (&*name, value) {
            ("project_id", Value::String(text)) => found.take_part(Part::ProjectId, &text),
            ("cluster_id", Value::String(text)) => found.take_part(Part::ClusterId, &text),
            ("nodepool_id", Value::String(text)) => found.take_part(Part::NodepoolId, &text),
            ("project_id", _) => found.refuse_part(Part::ProjectId),
            ("cluster_id", _) => found.refuse_part(Part::ClusterId),
            ("nodepool_id", _) => found.refuse_part(Part::NodepoolId),
            (name, _) => found.ignore(name),
        }
    }
}

/// The credential of the npm module.
fn read_credential(members: Members<'_>, found: &mut Found) {
    for (name, value) in members {
        let key = match &*name {
            "token" => Key::Token,
            "accessKey" => Key::Access,
            "secretKey" => Key::Secret,
            "securityToken" => Key::Security,
            "kind" | "type" | "projectId" => continue,
            _ => {
                found.report_not_taken("token", "credential");
                continue;
            }
        };
        match value {
            Value::String(text) => found.take_key(key, &text),
            _ => found.refuse_key(key),
        }
    }
}
