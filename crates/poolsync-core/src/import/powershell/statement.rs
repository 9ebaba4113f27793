//! Statements and arguments.

use super::super::value::{UNKNOWN, Value};

/// What stands between two line ends or semicolons.
pub(super) enum Statement {
    /// A command with its arguments.
    Command { name: String, arguments: Vec<Argument>, joined: bool },
    /// Anything else: a variable that is set, a bracket.
    Other,
}

/// A part of a command.
pub(super) enum Argument {
    /// A bare word with a hyphen in front.
    Name(String),
    Value(Value),
}

impl Argument {
    /// True if the path of this call stands in it.
    pub(super) fn is_ours(&self) -> bool {
        matches!(self, Self::Value(value) if value.is_ours())
    }

    /// As a word for another program.
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Name(text) | Self::Value(Value::Text(text) | Value::Literal(text)) => text,
            Self::Value(Value::Table(_) | Value::List(_) | Value::Opaque) => UNKNOWN.to_owned(),
        }
    }
}

/// What stands behind `-Method`; nothing if that is no word.
pub(super) fn method(arguments: &[Argument]) -> Option<&str> {
    arguments.windows(2).find_map(|pair| match pair {
        [Argument::Name(name), Argument::Value(Value::Text(method))] if name.eq_ignore_ascii_case("-method") => {
            Some(method.as_str())
        }
        _ => None,
    })
}
