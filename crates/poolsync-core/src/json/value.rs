//! A JSON value that borrows from the text it was read from.

use std::borrow::Cow;

use super::Number;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as it was spelled.
    Number(Number<'t>),
    /// A string, unescaped.
    String(Cow<'t, str>),
    /// A list.
    Array(Vec<Value<'t>>),
    /// Members in the order of the text; a key can stand more than once.
    Object(Vec<(Cow<'t, str>, Value<'t>)>),
}

/// What stands under a name in an object, seen as one type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member<T> {
    /// The name does not stand there.
    Absent,
    /// Something of another JSON type stands there; `null` too.
    WrongType {
        /// The JSON type found, such as `string`.
        found: &'static str,
    },
    /// A value of the type.
    Given(T),
}

impl<T> Member<T> {
    /// Returns the value; none if the name does not stand there, or holds another type.
    pub fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::WrongType { .. } => None,
        }
    }

    /// Returns true if the name does not stand there at all.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns the same with the value changed by `change`.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Member<U> {
        match self {
            Self::Absent => Member::Absent,
            Self::WrongType { found } => Member::WrongType { found },
            Self::Given(value) => Member::Given(change(value)),
        }
    }
}

impl<'t> Value<'t> {
    /// Returns the name of the JSON type: `null`, `boolean`, `number`, `string`, `array` or `object`.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::Array(_) => "array",
            Self::Object(_) => "object",
        }
    }

    /// Returns the value under a name; none if this is no object, or has no such member. Of a repeated name the last
    /// counts, as it does for `JSON.parse` and for services written in Go.
    pub fn get(&self, name: &str) -> Option<&Value<'t>> {
        match self {
            Self::Object(members) => members.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns the string under a name. Like the four below it tells absence from a wrong type.
    pub fn text(&self, name: &str) -> Member<&str> {
        self.member(name, |value| match value {
            Value::String(text) => Some(&**text),
            _ => None,
        })
    }

    /// Returns the number under a name.
    pub fn number(&self, name: &str) -> Member<Number<'t>> {
        self.member(name, |value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        })
    }

    /// Returns the boolean under a name.
    pub fn bool(&self, name: &str) -> Member<bool> {
        self.member(name, |value| match value {
            Value::Bool(value) => Some(*value),
            _ => None,
        })
    }

    /// Returns the items of the list under a name.
    pub fn array(&self, name: &str) -> Member<&[Value<'t>]> {
        self.member(name, |value| match value {
            Value::Array(items) => Some(&**items),
            _ => None,
        })
    }

    /// Returns the object under a name.
    pub fn object(&self, name: &str) -> Member<&Value<'t>> {
        self.member(name, |value| matches!(value, Value::Object(_)).then_some(value))
    }

    fn member<'v, T>(&'v self, name: &str, read: impl FnOnce(&'v Value<'t>) -> Option<T>) -> Member<T> {
        match self.get(name) {
            None => Member::Absent,
            Some(value) => match read(value) {
                Some(read) => Member::Given(read),
                None => Member::WrongType { found: value.type_name() },
            },
        }
    }
}
