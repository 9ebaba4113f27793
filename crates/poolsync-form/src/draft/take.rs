//! A body that was typed or pasted as JSON goes into the fields of the form.
//!
//! What has no field is kept beside them. A body that the form cannot say (no JSON, a default pool without template, a
//! member twice) stays as the text that it is, and counts in place of the fields.

use poolsync_core::Secret;
use poolsync_core::json::{self, Value};
use poolsync_core::model::{DEFAULT_POOL, format_body};
use poolsync_core::password::Salt;
use poolsync_core::script::decode_script;

use super::{Draft, LoginMethod, Other, Script, ScriptForm};
use crate::node_list::read_node_list;
use crate::secrets::Secrets;

/// Stands for the salted password in a body that is shown as text: a secret is not shown unasked.
pub const SALTED: &str = "<salted password>";

const LIFE_CYCLE: &str = "spec.nodeTemplate.lifeCycle";
const LOGIN: &str = "spec.nodeTemplate.login";
const USER_PASSWORD: &str = "spec.nodeTemplate.login.userPassword";

impl Draft {
    /// Takes over what a body says. Fields that say the same already stay as they were typed.
    ///
    /// `salt`: for a password that is not salted yet. [`SALTED`] in its place leaves the password as it is.
    pub fn take_body(&mut self, text: &str, secrets: &mut Secrets, salt: &Salt) {
        let (value, faults) = json::parse(text);
        let Some(value) = value.filter(|_| faults.is_empty()) else {
            self.body_text = Some(text.to_owned());
            return;
        };
        let mut taken = Self { others: Vec::new(), body_text: None, ..self.clone() };
        let password = taken.read_body(&value);
        let (written, masked) = match password.as_deref() {
            None | Some("") => (taken.body_of_fields(""), format_body(&value)),
            Some(password) => (taken.body_of_fields(SALTED), format_body(&with_password(value.clone(), password))),
        };
        if canonical(&written) != Some(masked) {
            taken.body_text = Some(text.to_owned());
        } else if let Some(password) = password.filter(|password| password != SALTED) {
            secrets.set_password(Secret::new(password), salt);
        } else if taken.has_template() && taken.login == LoginMethod::Password && !text.contains(SALTED) {
            secrets.set_password(Secret::default(), salt);
        }
        *self = taken;
    }

    /// The body as it is shown to be edited, with [`SALTED`] in place of the password.
    pub fn shown_body(&self, secrets: &Secrets) -> String {
        let password = if *secrets.salted() == Secret::default() { "" } else { SALTED };
        match &self.body_text {
            Some(text) => text.clone(),
            None => indented(&self.body_of_fields(password)),
        }
    }

    /// Reads every member into its field; the password comes back.
    fn read_body(&mut self, body: &Value<'_>) -> Option<String> {
        let mut password = None;
        for (name, value) in members(body) {
            match (name, value) {
                ("spec", Value::Object(_)) => password = self.read_spec(value),
                _ => self.keep("", name, value),
            }
        }
        password
    }

    fn read_spec(&mut self, spec: &Value<'_>) -> Option<String> {
        self.max_unavailable.clear();
        self.node_ids.clear();
        let pool = spec.text("nodePoolID").given();
        self.default_pool = pool == Some(DEFAULT_POOL);
        let mut password = None;
        for (name, value) in members(spec) {
            match (name, value) {
                ("maxUnavailable", Value::Number(number)) => number.text().clone_into(&mut self.max_unavailable),
                ("maxUnavailable", Value::String(text)) => self.max_unavailable.clone_from(&text.clone().into_owned()),
                ("nodeIDs", Value::Array(items)) if is_plain_list(items) => self.node_ids = joined(items),
                ("nodePoolID", Value::String(_)) if self.default_pool => {}
                ("nodePoolID", Value::String(pool)) => self.nodepool_id = pool.clone().into_owned(),
                ("nodeTemplate", Value::Object(_)) if self.default_pool => password = self.read_template(value),
                _ => self.keep("spec", name, value),
            }
        }
        password
    }

    fn read_template(&mut self, template: &Value<'_>) -> Option<String> {
        let mut password = None;
        for (name, value) in members(template) {
            match (name, value) {
                ("lifeCycle", Value::Object(_)) => self.read_life_cycle(value),
                ("login", Value::Object(_)) => password = self.read_login(value),
                _ => self.keep("spec.nodeTemplate", name, value),
            }
        }
        password
    }

    fn read_life_cycle(&mut self, life_cycle: &Value<'_>) {
        for (script, name) in [(&mut self.pre_install, "preInstall"), (&mut self.post_install, "postInstall")] {
            let encoded = life_cycle.text(name).given().unwrap_or_default();
            if script.encoded() != encoded {
                *script = script_of(encoded);
            }
        }
        for (name, value) in members(life_cycle) {
            if !(matches!(name, "preInstall" | "postInstall") && matches!(value, Value::String(_))) {
                self.keep(LIFE_CYCLE, name, value);
            }
        }
    }

    fn read_login(&mut self, login: &Value<'_>) -> Option<String> {
        self.login = if login.text("sshKey").is_absent() { LoginMethod::Password } else { LoginMethod::KeyPair };
        let mut password = None;
        for (name, value) in members(login) {
            match (name, value) {
                ("sshKey", Value::String(text)) => self.ssh_key = text.clone().into_owned(),
                ("userPassword", Value::Object(_)) if self.login == LoginMethod::Password => {
                    value.text("username").given().unwrap_or_default().clone_into(&mut self.username);
                    password = value.text("password").given().map(str::to_owned);
                    for (name, value) in members(value) {
                        if !(matches!(name, "username" | "password") && matches!(value, Value::String(_))) {
                            self.keep(USER_PASSWORD, name, value);
                        }
                    }
                }
                _ => self.keep(LOGIN, name, value),
            }
        }
        password
    }

    /// Keeps a member that has no field.
    fn keep(&mut self, parent: &str, name: &str, value: &Value<'_>) {
        let (parent, name) = (parent.to_owned(), name.to_owned());
        self.others.push(Other { parent, name, json: json::to_text(value) });
    }
}

fn members<'v, 't>(value: &'v Value<'t>) -> impl Iterator<Item = (&'v str, &'v Value<'t>)> {
    let members = if let Value::Object(members) = value { members.as_slice() } else { &[] };
    members.iter().map(|(name, value)| (&**name, value))
}

fn text_of<'v>(value: &'v Value<'_>) -> Option<&'v str> {
    if let Value::String(text) = value { Some(text) } else { None }
}

/// True for IDs that come back from the pasted list as they are.
fn is_plain_list(items: &[Value<'_>]) -> bool {
    let ids: Option<Vec<&str>> = items.iter().map(text_of).collect();
    ids.is_some_and(|ids| read_node_list(&joined(items)).ids == ids)
}

/// IDs as they are pasted, one a line.
fn joined(items: &[Value<'_>]) -> String {
    items.iter().filter_map(text_of).collect::<Vec<_>>().join("\n")
}

/// A script as a person reads it; as Base64 if it is no text.
fn script_of(encoded: &str) -> Script {
    match decode_script(encoded) {
        Ok(text) => Script { form: ScriptForm::Text, text },
        Err(_) => Script { form: ScriptForm::Base64, text: encoded.to_owned() },
    }
}

/// The same body with [`SALTED`] in place of a password.
fn with_password<'t>(mut body: Value<'t>, password: &str) -> Value<'t> {
    let mut place = Some(&mut body);
    for name in ["spec", "nodeTemplate", "login", "userPassword", "password"] {
        place = place.and_then(|value| match value {
            Value::Object(members) => members.iter_mut().rev().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        });
    }
    if let Some(place) = place.filter(|place| text_of(place) == Some(password)) {
        *place = Value::String(SALTED.into());
    }
    body
}

fn canonical(text: &str) -> Option<String> {
    json::parse(text).0.map(|value| format_body(&value))
}

/// The canonical body with a line for each member and item, for people to read.
fn indented(text: &str) -> String {
    let canonical = canonical(text).unwrap_or_default();
    let mut out = String::new();
    if let (Some(value), _) = json::parse(&canonical) {
        push_lines(&mut out, &value, 0);
    }
    out
}

fn push_lines(out: &mut String, value: &Value<'_>, depth: usize) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                new_line(out, index, depth + 1);
                json::push_string(out, name);
                out.push_str(": ");
                push_lines(out, value, depth + 1);
            }
            new_line(out, 0, depth);
            out.push('}');
        }
        Value::Array(items) if !items.is_empty() => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                new_line(out, index, depth + 1);
                push_lines(out, item, depth + 1);
            }
            new_line(out, 0, depth);
            out.push(']');
        }
        _ => out.push_str(&json::to_text(value)),
    }
}

/// Ends a line, with a comma behind what is not the first of its kind.
fn new_line(out: &mut String, index: usize, depth: usize) {
    out.push_str(if index > 0 { ",\n" } else { "\n" });
    (0..depth).for_each(|_| out.push_str("  "));
}

#[cfg(test)]
#[path = "take_tests.rs"]
mod tests;
