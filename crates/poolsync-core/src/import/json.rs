//! JSON: a body, the input of KooCLI's `--cli-jsonInput`, or a request as the npm module takes it.

use super::body;
use super::gathered::{Gathered, Part};
use crate::json::{self, Member, Value};

/// Where the parts stand: the names of the npm module and those of the API.
const PARTS: [(&str, Part); 7] = [
    ("endpoint", Part::Endpoint),
    ("projectId", Part::ProjectId),
    ("clusterId", Part::ClusterId),
    ("nodepoolId", Part::NodepoolId),
    ("project_id", Part::ProjectId),
    ("cluster_id", Part::ClusterId),
    ("nodepool_id", Part::NodepoolId),
];

/// Reads a JSON text.
pub(super) fn read(text: &str, gathered: &mut Gathered) {
    let (value, faults) = json::parse(text);
    match value {
        Some(value) if value.get("spec").is_none() && value.get("body").is_some() => {
            envelope(value, faults, gathered);
        }
        _ => gathered.body(text),
    }
}

/// An object that holds the body beside the parts of the target.
fn envelope(value: Value<'_>, faults: Vec<json::Fault>, gathered: &mut Gathered) {
    let Value::Object(members) = value else { return };
    let mut faults = Some(faults);
    for (name, value) in members {
        match (&*name, value) {
            ("body", Value::String(text)) => gathered.body(&text),
            ("body", value) => {
                let text = body::write(value, faults.take().unwrap_or_default(), gathered);
                gathered.canonical_body(text);
            }
            ("path" | "header" | "query", value @ Value::Object(_)) => parts(&value, gathered),
            ("query" | "formData" | "cookie", _) => {}
            (name, Value::String(text)) => part(name, &text, gathered),
            (name, _) => gathered.ignored(name),
        }
    }
}

/// The members of `path`, `query` and `header`.
fn parts(value: &Value<'_>, gathered: &mut Gathered) {
    let Value::Object(members) = value else { return };
    for (name, _) in members {
        match value.text(name) {
            Member::Given(text) => part(name, text, gathered),
            Member::Absent | Member::WrongType { .. } => gathered.ignored(name),
        }
    }
}

fn part(name: &str, text: &str, gathered: &mut Gathered) {
    match PARTS.iter().find(|(known, _)| *known == name) {
        Some((_, part)) => gathered.fill(*part, text),
        None => super::header::read(name, text, gathered),
    }
}
