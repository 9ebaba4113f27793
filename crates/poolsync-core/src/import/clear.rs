//! What has no place in a body is taken out of it: placeholders, and whatever is a credential by its name.

use std::borrow::Cow;

use super::found::{Found, is_shown_name};
use super::headers::{self, Header};
use super::placeholder::{holds_variable, is_placeholder, is_stand_in};
use super::signs::is_invisible;
use super::value::UNKNOWN;
use crate::json::{Place, Value};
use crate::model::schema::{self, Kind, MemberSchema};
use crate::rules::field::holds_secret;
use crate::secret_name::{is_credential_name, is_secret_name};
use crate::secret_value::{is_key_or_token, text_holds_secret};

/// The member that holds the ID of a pool.
const NODE_POOL_ID: &str = "nodePoolID";

/// Takes out of a body what is none of its parts, and tells it by name. A placeholder that stands for a node ID leaves an empty
/// ID, since a list without any would mean every node of the pool.
pub(super) fn clear(body: &mut Value<'_>, found: &mut Found) {
    known(body, schema::BODY, &Place::ROOT, found);
}

/// Looks at the members of an object of which it is known what may stand in it.
fn known(value: &mut Value<'_>, schema: &[MemberSchema], place: &Place<'_>, found: &mut Found) {
    let Value::Object(members) = value else { return };
    members.retain_mut(|(name, value)| {
        seen(name, schema, place, found);
        let inner = place.member(name);
        let known_member = schema.iter().find(|known| *known.name == **name);
        if known_member.is_none() && names_credential(name) && holds_secret(value) {
            tell(name, place, found);
            return false;
        }
        if known_member.is_none() && is_secret(name) {
            found.report_not_taken("token", "credential");
            return false;
        }
        if known_member.is_none() && is_text(value, holds_variable) {
            found.report_placeholder(&inner.to_string());
            return false;
        }
        if known_member.is_none() && is_text(value, text_holds_secret) {
            tell_text(name, place, found);
            return false;
        }
        match (known_member.map(|known| known.kind), value) {
            (Some(Kind::Object(schema)), value @ Value::Object(_)) => known(value, schema, &inner, found),
            (Some(Kind::Ids), value @ Value::String(_)) if is_text(value, is_placeholder) => {
                found.report_placeholder(&inner.to_string());
                *value = Value::Array(vec![Value::String(Cow::Borrowed(""))]);
            }
            (Some(Kind::Ids), Value::Array(items)) => {
                for (index, item) in items.iter_mut().enumerate() {
                    let Value::String(text) = item else { continue };
                    let path = inner.item(index).to_string();
                    if text_holds_secret(text) || is_key_or_token(text) {
                        found.report_not_taken(&path, &path);
                    } else if is_stand_in(text) || text.contains(UNKNOWN) {
                        found.report_placeholder(&path);
                    } else {
                        continue;
                    }
                    *text = Cow::Borrowed("");
                }
            }
            (Some(kind), Value::String(text))
                if kind != Kind::Map
                    && !holds_anything(name)
                    && (text_holds_secret(text) || name == NODE_POOL_ID && is_key_or_token(text)) =>
            {
                let path = inner.to_string();
                found.report_not_taken(&path, &path);
                return false;
            }
            (Some(_), Value::String(text))
                if is_placeholder(text)
                    || name == NODE_POOL_ID && is_stand_in(text)
                    || !holds_anything(name) && text.contains(UNKNOWN) =>
            {
                found.report_placeholder(&inner.to_string());
                return false;
            }
            (Some(Kind::Map | Kind::Texts) | None, value) => unknown(value, &inner, found),
            _ => {}
        }
        true
    });
}

/// Takes out of a known name what is not seen, and tells it.
fn seen(name: &mut Cow<'_, str>, schema: &[MemberSchema], place: &Place<'_>, found: &mut Found) {
    let Some(sign) = name.chars().find(|c| is_invisible(*c)) else { return };
    let plain: String = name.chars().filter(|c| !is_invisible(*c)).collect();
    if let Some(known) = schema.iter().find(|known| known.name == plain) {
        found.report_hidden_sign(place.member(known.name), known.name, sign);
        *name = Cow::Borrowed(known.name);
    }
}

/// Looks for credentials in what nobody knows, at any depth.
fn unknown(value: &mut Value<'_>, place: &Place<'_>, found: &mut Found) {
    match value {
        Value::Object(members) => members.retain_mut(|(name, value)| {
            if is_secret_name(name) && holds_secret(value) {
                tell(name, place, found);
                return false;
            }
            if is_secret(name) {
                found.report_not_taken("token", "credential");
                return false;
            }
            if is_text(value, text_holds_secret) {
                tell_text(name, place, found);
                return false;
            }
            if is_text(value, holds_variable) {
                found.report_placeholder(&place.member(name).to_string());
                return false;
            }
            unknown(value, &place.member(name), found);
            true
        }),
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                if is_text(item, text_holds_secret) {
                    found.report_not_taken("token", "credential");
                    *item = Value::String(Cow::Borrowed(""));
                } else if is_text(item, holds_variable) {
                    found.report_placeholder(&place.item(index).to_string());
                    *item = Value::String(Cow::Borrowed(""));
                }
                unknown(item, &place.item(index), found);
            }
        }
        _ => {}
    }
}

/// Tells that a member was taken out. Of a name that may be a secret itself only its place is told.
fn tell(name: &str, place: &Place<'_>, found: &mut Found) {
    let folded = name.to_ascii_lowercase();
    let shown = if is_shown_name(name) { name } else { "credential" };
    if folded.contains("password") || folded.contains("passwd") || folded.contains("pass") {
        let path = if is_shown_name(name) { place.member(name).to_string() } else { "password".to_owned() };
        return found.report_not_taken(&path, shown);
    }
    found.report_not_taken("token", shown);
}

/// Tells that a member was taken out in whose text a secret stands.
fn tell_text(name: &str, place: &Place<'_>, found: &mut Found) {
    let path = if is_shown_name(name) { place.member(name).to_string() } else { "credential".to_owned() };
    found.report_not_taken(&path, &path);
}

/// True for the members that hold scripts and passwords, which may speak of anything.
fn holds_anything(name: &str) -> bool {
    matches!(name, "preInstall" | "postInstall" | "password")
}

/// True for a name that is a secret itself: name and value have changed places.
fn is_secret(name: &str) -> bool {
    text_holds_secret(name) || is_key_or_token(name)
}

fn is_text(value: &Value<'_>, holds: fn(&str) -> bool) -> bool {
    matches!(value, Value::String(text) if holds(text))
}

/// True for the name of a part of a credential, as a header or elsewhere.
fn names_credential(name: &str) -> bool {
    let bare = name.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_ascii_lowercase();
    is_credential_name(name) || matches!(headers::of(&bare), Header::Key(_) | Header::Signature)
}
