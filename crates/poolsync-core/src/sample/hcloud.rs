//! KooCLI (`hcloud`): each member as a parameter with dots, or the whole request as a JSON file.

use super::call::Call;
use super::curl::quoted;
use super::model;
use super::writer::Head;
use crate::json::{self, Object, Value};

const DOTTED: &str = r#"#!/bin/sh
@head@

set -eu

hcloud CCE UpgradeNodePool \
  --cli-access-key="${CLOUD_SDK_AK:?is not set}" \
  --cli-secret-key="${CLOUD_SDK_SK:?is not set}" \
  --cli-region=@region@ \
  --project_id=@project_id@ \
  --cluster_id=@cluster_id@ \
  --nodepool_id=@nodepool_id@@members@
"#;

const JSON: &str = r#"#!/bin/sh
@head@

set -eu

input=$(mktemp)
trap 'rm -f "$input"' EXIT
printf '%s' @input@ > "$input"

hcloud CCE UpgradeNodePool \
  --cli-access-key="${CLOUD_SDK_AK:?is not set}" \
  --cli-secret-key="${CLOUD_SDK_SK:?is not set}" \
  --cli-region=@region@ \
  --cli-jsonInput="$input"
"#;

const NEEDS: [&str; 3] = [
    "Needs:   KooCLI (hcloud)",
    "Set:     CLOUD_SDK_AK and CLOUD_SDK_SK, an access key and its secret",
    "Look:    with --dryrun nothing is sent",
];

/// Each member as a parameter. A body that parameters cannot express goes by a file.
pub(super) fn write(call: &Call<'_>) -> String {
    let members =
        Some(call.value).filter(|body| model::NEWEST.fits(body) || model::PAGE.fits(body)).and_then(parameters);
    let Some(members) = members else {
        return write_file(call, Some("No parameter can express one of the members, so the request goes by a file."));
    };
    let head = head(call);
    call.fill(DOTTED, &[], &head, quoted, &[("members", &members)])
}

/// The whole request as a file.
pub(super) fn write_json(call: &Call<'_>) -> String {
    write_file(call, None)
}

fn write_file(call: &Call<'_>, why: Option<&str>) -> String {
    let mut head = head(call);
    if let Some(why) = why {
        head.line(why);
    }
    let mut path = Object::default();
    path.text("project_id", call.project_id);
    path.text("cluster_id", call.cluster_id);
    path.text("nodepool_id", call.nodepool_id);
    let mut input = Object::default();
    input.raw("path", &path.end());
    input.raw("body", call.body);
    call.fill(JSON, &[], &head, quoted, &[("input", &quoted(&input.end()))])
}

fn head(call: &Call<'_>) -> Head {
    let mut head = call.head("#", &NEEDS);
    if call.region.is_none() {
        head.line("Replace: {region}, the region of the endpoint; hcloud finds the host by it.");
    }
    head
}

/// `--spec.nodeIDs.1='…'` for every leaf; lists count from 1, what is empty is written `{}` or `[]`. None if a name could
/// not be told from its neighbours.
fn parameters(body: &Value<'_>) -> Option<String> {
    let mut out = String::new();
    push(&mut out, "", body)?;
    Some(out)
}

fn push(out: &mut String, path: &str, value: &Value<'_>) -> Option<()> {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                // A number would be the place in a list.
                let named = name.starts_with(|first: char| !first.is_ascii_digit());
                push(out, &below(name), value).filter(|()| plain && named)?;
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                push(out, &below(&(index + 1).to_string()), item)?;
            }
        }
        Value::Null => return None,
        _ if path.is_empty() => {}
        // An empty object and an empty list are written so. A shell knows no NUL, and whatever shows or copies the text may
        // take a carriage return for a line end.
        Value::String(text) if text == "{}" || text == "[]" || text.contains(['\0', '\r']) => return None,
        Value::String(text) => push_parameter(out, path, text),
        other => push_parameter(out, path, &json::to_text(other)),
    }
    Some(())
}

fn push_parameter(out: &mut String, path: &str, value: &str) {
    out.extend([" \\\n  --", path, "=", &quoted(value)]);
}
