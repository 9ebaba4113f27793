//! The shapes of error bodies: CCE's (two spellings), the gateway's, IAM's (two), Kubernetes' and a plain one.

use crate::json::Value;

/// What an error body says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
}

/// Reads a body of any shape; what fits none gives nothing.
pub(super) fn read(body: &Value<'_>) -> Shape {
    let outer = read_flat(body);
    let inner = body.object("error").given().map(read_flat).unwrap_or_default();
    // What has a message says more than what has a code alone.
    if outer.message.is_some() || inner == Shape::default() { outer } else { inner }
}

fn read_flat(body: &Value<'_>) -> Shape {
    if body.text("kind").given() == Some("Status") {
        return Shape { code: first(body, &["reason", "code"]), message: first(body, &["message"]) };
    }
    Shape {
        code: first(body, &["errorCode", "error_code", "code"]),
        message: first(body, &["errorMessage", "errorMsg", "error_msg", "message"]),
    }
}

/// The first of these members that is a non-empty text or a number.
fn first(body: &Value<'_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match body.get(name) {
        Some(Value::String(text)) if !text.is_empty() => Some(text.to_string()),
        Some(Value::Number(number)) => Some(number.text().to_owned()),
        _ => None,
    })
}
