//! From text to a body, with every problem noticed on the way.
//!
//! Decoding always finishes. Text that is no JSON gives no body; everything else does, with what was understood.
//!
//! ```
//! use poolsync_core::decode::decode;
//!
//! let (body, report) = decode(r#"{"spec": {"lifecycle": {}}}"#);
//! assert!(body.is_some());
//! assert_eq!(report.problems()[0].code.id, "field/unknown");
//! ```

use crate::json::{self, Place, Value};
use crate::model::schema::{self, Kind, MemberSchema};
use crate::problem::Report;
use crate::rules::{field, json as json_rule};
use crate::secret_name::{is_credential_name, is_secret_name};

/// Reads a body and compares it with what API and SDKs know.
///
/// Returns the value unless the text is no JSON, and the problems of `json/*` and `field/*`; all other rules look at
/// the value later.
pub fn decode(text: &str) -> (Option<Value<'_>>, Report) {
    let mut report = Report::new();
    let (value, faults) = json::parse(text);
    for fault in faults {
        report.add(json_rule::problem(fault));
    }
    if let Some(value) = &value {
        walk(value, Kind::Object(schema::BODY), &Place::ROOT, &mut report);
    }
    (value, report)
}

/// Compares a value with its schema, from the outside in.
fn walk(value: &Value<'_>, kind: Kind, place: &Place<'_>, report: &mut Report) {
    match (value, kind) {
        (Value::Object(members), Kind::Object(schema)) => {
            for (name, value) in members {
                walk_member(name, value, schema, &place.member(name), report);
            }
        }
        (Value::Array(items), Kind::Texts) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, Kind::Text, &place.item(index), report);
            }
        }
        (_, Kind::Count | Kind::Ids) => {}
        (Value::Object(_), Kind::Map) => walk_unknown(value, place, report),
        _ if value.type_name() == kind.type_name() => {}
        _ => report.add(field::wrong_type(*place, kind.type_name(), value.type_name())),
    }
}

fn walk_member(name: &str, value: &Value<'_>, schema: &[MemberSchema], place: &Place<'_>, report: &mut Report) {
    let Some(known) = schema.iter().find(|known| known.name == name) else {
        report.add(field::unknown(*place, name, schema));
        if !is_credential_name(name) {
            walk_unknown(value, place, report);
        }
        return;
    };
    if !known.documented {
        report.add(field::undocumented(*place, name));
    }
    walk(value, known.kind, place, report);
}

/// Looks for credentials in what nobody knows: it would be sent with the call, and shown with the body.
fn walk_unknown(value: &Value<'_>, place: &Place<'_>, report: &mut Report) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                let place = place.member(name);
                if is_secret_name(name) && field::holds_secret(value) {
                    report.add(field::unknown(place, name, &[]));
                } else {
                    walk_unknown(value, &place, report);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk_unknown(item, &place.item(index), report);
            }
        }
        _ => {}
    }
}
