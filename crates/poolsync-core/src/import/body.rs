//! The body: read, rid of placeholders, and written in its canonical form.

use std::borrow::Cow;

use super::gathered::Gathered;
use super::{placeholder, typography};
use crate::json::{self, Place, Value};
use crate::model::format_body;
use crate::problem::{Problem, codes};
use crate::rules::json as json_rule;

/// The canonical form of a body; the text as it stands if it is no JSON.
pub(super) fn read(text: &str, gathered: &mut Gathered) -> String {
    let (value, faults) = json::parse(text);
    if let Some(value) = value {
        return write(value, faults, gathered);
    }
    if let Some((plain, signs)) = typography::plain_json(text)
        && let (Some(value), faults) = json::parse(&plain)
    {
        gathered.signs(signs);
        return write(value, faults, gathered);
    }
    for fault in faults {
        gathered.add(json_rule::problem(fault));
    }
    text.to_owned()
}

/// The canonical form of a body that was read.
pub(super) fn write(mut value: Value<'_>, faults: Vec<json::Fault>, gathered: &mut Gathered) -> String {
    for fault in faults {
        gathered.add(json_rule::problem(fault));
    }
    clean(&mut value, &Place::ROOT, gathered);
    format_body(&value)
}

/// Drops what only stands in for a value, and gives a member of the oldest pages its name of today.
fn clean(value: &mut Value<'_>, place: &Place<'_>, gathered: &mut Gathered) {
    match value {
        Value::Object(members) => members.retain_mut(|(name, value)| {
            if name == "lifecycle" && place.to_string() == "spec.nodeTemplate" {
                // The page of September 2024 writes it so; all later ones have `lifeCycle`.
                gathered.add(Problem::new(&codes::IMPORT_OLD_NAME, "spec.nodeTemplate.lifeCycle").text("found", name));
                *name = Cow::Borrowed("lifeCycle");
            }
            let place = place.member(name);
            clean(value, &place, gathered);
            keep(value, &place, gathered)
        }),
        Value::Array(items) => {
            let mut index = 0;
            items.retain_mut(|item| {
                let place = place.item(index);
                index += 1;
                clean(item, &place, gathered);
                keep(item, &place, gathered)
            });
        }
        _ => {}
    }
}

/// False, with a remark, for a text that stands in for a value.
fn keep(value: &Value<'_>, place: &Place<'_>, gathered: &mut Gathered) -> bool {
    let is_placeholder = matches!(value, Value::String(text) if placeholder::is_placeholder(text));
    if is_placeholder {
        gathered.missing_at(place);
    }
    !is_placeholder
}
