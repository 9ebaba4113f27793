//! Members of a JSON object, read as a service with fixed types reads them: absent, right, or refused.
//!
//! ```ignore
//! let spec = Members::of(&value, "spec")?;
//! let name = spec.text("nodePoolID")?;
//! ```

use crate::sandbox::refusal::Refusal;
use serde_json::{Map, Value};

/// The members of an object, with the place of the object in the body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Members<'a> {
    members: &'a Map<String, Value>,
    place: &'a str,
}

impl<'a> Members<'a> {
    /// Returns the members of this value, which must be an object.
    pub(super) fn of(value: &'a Value, place: &'a str) -> Result<Self, Refusal> {
        let what = if place.is_empty() { "The body" } else { place };
        let members = value.as_object().ok_or_else(|| Refusal::invalid(format!("{what} must be an object.")))?;
        Ok(Self { members, place })
    }

    /// Returns the name of a member with its place.
    pub(super) fn path(&self, name: &str) -> String {
        if self.place.is_empty() { name.to_owned() } else { format!("{}.{name}", self.place) }
    }

    /// Returns any member.
    pub(super) fn value(&self, name: &str) -> Option<&'a Value> {
        self.members.get(name)
    }

    /// Returns any member that has to be there.
    pub(super) fn needed(&self, name: &str) -> Result<&'a Value, Refusal> {
        self.value(name).ok_or_else(|| Refusal::invalid(format!("{} is required.", self.path(name))))
    }

    /// Returns a text.
    pub(super) fn text(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        self.read(name, "a string", Value::as_str)
    }

    /// Returns true or false.
    pub(super) fn truth(&self, name: &str) -> Result<Option<bool>, Refusal> {
        self.read(name, "true or false", Value::as_bool)
    }

    /// Returns a whole number; `1.0` is none for a service with fixed types.
    pub(super) fn whole(&self, name: &str) -> Result<Option<i64>, Refusal> {
        self.read(name, "an integer", Value::as_i64)
    }

    /// Returns any object.
    pub(super) fn object(&self, name: &str) -> Result<Option<&'a Map<String, Value>>, Refusal> {
        self.read(name, "an object", Value::as_object)
    }

    /// Returns a list of texts.
    pub(super) fn texts(&self, name: &str) -> Result<Option<Vec<&'a str>>, Refusal> {
        self.read(name, "an array of strings", |value| value.as_array()?.iter().map(Value::as_str).collect())
    }

    fn read<T>(
        &self,
        name: &str,
        wanted: &str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        let Some(value) = self.value(name) else { return Ok(None) };
        read(value).map(Some).ok_or_else(|| Refusal::invalid(format!("{} must be {wanted}.", self.path(name))))
    }
}
