//! The body: canonical JSON without placeholders, or the text as it was given.

use std::borrow::Cow;

use super::found::Found;
use super::placeholder::is_placeholder;
use super::signs::straighten;
use crate::json::{self, Fault, Place, Value};
use crate::model::format_body;
use crate::model::schema::{self, Kind, MemberSchema};
use crate::problem::Report;
use crate::rules::json as json_rule;

/// Takes a text over as the body, also one that is no JSON; blanks alone are none. Left out and told are what
/// [`take_value`] leaves out, and text that is no JSON and belongs to another call or names a credential.
pub(super) fn take(text: &str, found: &mut Found) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let (value, faults) = json::parse(text);
    let straight = if value.is_none() { straighten(text) } else { None };
    if let Some(straight) = straight
        && let (Some(value), _) = json::parse(&straight)
    {
        found.repaired = true;
        return take_value(value, found);
    }
    if value.is_none() && found.is_another() {
        return found.ignore_word();
    }
    tell(faults, found);
    match value {
        Some(value) => take_value(value, found),
        None if names_credential(text) => found.ignore_word(),
        None => found.body(text.to_owned()),
    }
}

/// Tells what is wrong with a text as JSON.
pub(super) fn tell(faults: Vec<Fault>, found: &mut Found) {
    let mut report = Report::new();
    for fault in faults {
        report.add(json_rule::problem(fault));
    }
    found.reports(report);
}

/// Takes a value over as the body, unless it is that of a call for a token, or of another call and has nothing of ours.
pub(super) fn take_value(mut value: Value<'_>, found: &mut Found) {
    // The body of another call is not this one's; that of a call for a token holds a password.
    let is_ours = value
        .get("spec")
        .is_some_and(|spec| ["maxUnavailable", "nodePoolID"].iter().any(|name| spec.get(name).is_some()));
    let asks_for_token = value.get("auth").is_some() && value.get("spec").is_none();
    if asks_for_token || found.is_another() && !is_ours {
        found.another_call();
        return found.ignore_word();
    }
    clear(&mut value, schema::BODY, &Place::ROOT, found);
    let text = format_body(&value);
    if found.unclosed && names_credential(&text) {
        return found.ignore_word();
    }
    found.body(text);
}

/// True if a credential stands beside its name: a text that is cut or misquoted may run from the body into a header.
fn names_credential(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["auth-token", "subject-token", "authorization", "secret-key", "security-token"]
        .iter()
        .any(|name| text.contains(name))
}

/// Takes placeholders away. One that stands for a node ID leaves an empty ID, since a list without any would mean every
/// node of the pool.
fn clear(value: &mut Value<'_>, schema: &[MemberSchema], place: &Place<'_>, found: &mut Found) {
    let Value::Object(members) = value else { return };
    members.retain_mut(|(name, value)| {
        let place = place.member(name);
        let known = schema.iter().find(|known| *known.name == **name);
        match (known.map(|known| known.kind), value) {
            (Some(Kind::Object(inner)), value @ Value::Object(_)) => clear(value, inner, &place, found),
            (Some(Kind::Ids), Value::Array(items)) => {
                for (index, item) in items.iter_mut().enumerate() {
                    if let Value::String(text) = item
                        && is_placeholder(text)
                    {
                        found.placeholder(&place.item(index).to_string());
                        *text = Cow::Borrowed("");
                    }
                }
            }
            (Some(_), Value::String(text)) if is_placeholder(text) => {
                found.placeholder(&place.to_string());
                return false;
            }
            _ => {}
        }
        true
    });
}
