//! The bytes: one text that is checked, shown, signed, sent and put into samples.

use super::schema::{self, Kind, MemberSchema};
use crate::json::{self, Number, Value, Whole};

/// Returns the canonical text of a body: compact, documented members first in a fixed order, every other member after
/// them in the order of the caller, nothing added and nothing dropped.
///
/// A whole `maxUnavailable` is written in plain digits (`1`, not `1.0`), since services written in Go refuse `1.0` for
/// an integer. Works for wrong bodies too.
///
/// ```
/// use poolsync_core::{json, model::format_body};
///
/// let (value, _) = json::parse(r#"{"spec": {"nodePoolID": "DefaultPool", "maxUnavailable": 1.0}}"#);
/// assert_eq!(format_body(&value.unwrap()), r#"{"spec":{"maxUnavailable":1,"nodePoolID":"DefaultPool"}}"#);
/// ```
pub fn format_body(body: &Value<'_>) -> String {
    let mut out = String::new();
    push(&mut out, body, Kind::Object(schema::BODY));
    out
}

fn push(out: &mut String, value: &Value<'_>, kind: Kind) {
    match (value, kind) {
        (Value::Object(members), Kind::Object(schema)) => push_object(out, members, schema),
        (Value::Number(number), Kind::Count) => out.push_str(&plain_digits(number)),
        _ => json::push_value(out, value),
    }
}

fn push_object(out: &mut String, members: &[(std::borrow::Cow<'_, str>, Value<'_>)], schema: &[MemberSchema]) {
    let documented = schema.iter().filter(|known| known.documented);
    let first = documented.clone().flat_map(|known| members.iter().filter(|(name, _)| *name == known.name));
    let rest = members.iter().filter(|(name, _)| !documented.clone().any(|known| *name == known.name));
    out.push('{');
    for (index, (name, value)) in first.chain(rest).enumerate() {
        if index > 0 {
            out.push(',');
        }
        json::push_string(out, name);
        out.push(':');
        let known = schema.iter().find(|known| *name == known.name);
        push(out, value, known.map_or(Kind::Map, |known| known.kind));
    }
    out.push('}');
}

fn plain_digits(number: &Number<'_>) -> String {
    match number.whole() {
        Some(Whole::Small(value)) => value.to_string(),
        Some(Whole::Huge) | None => number.text().to_owned(),
    }
}
