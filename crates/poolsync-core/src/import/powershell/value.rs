//! Statements, arguments and values.

use super::super::url;

/// What stands between two line ends or semicolons.
pub(super) enum Statement {
    /// A command with its arguments.
    Command { name: String, arguments: Vec<Argument> },
    /// Anything else: a variable that is set, a bracket.
    Other,
}

/// A part of a command.
pub(super) enum Argument {
    /// A bare word with a hyphen in front.
    Name(String),
    Value(Value),
}

#[derive(Clone)]
pub(super) enum Value {
    Text(String),
    Table(Vec<(String, Value)>),
    /// Something that only PowerShell could compute.
    Opaque,
}

impl Argument {
    /// True if the path of this call stands in it.
    pub(super) fn is_ours(&self) -> bool {
        matches!(self, Self::Value(value) if value.is_ours())
    }

    /// As a word for another program.
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Name(text) | Self::Value(Value::Text(text)) => text,
            Self::Value(Value::Table(_) | Value::Opaque) => "$(…)".to_owned(),
        }
    }
}

impl Value {
    /// How much memory it takes, in bytes of text.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Table(members) => members.iter().map(|(name, value)| name.len() + value.size()).sum(),
            Self::Opaque => 0,
        }
    }

    /// True if the path of this call stands in it.
    fn is_ours(&self) -> bool {
        match self {
            Self::Text(text) => url::is_ours(text),
            Self::Table(members) => members.iter().any(|(_, value)| value.is_ours()),
            Self::Opaque => false,
        }
    }
}
