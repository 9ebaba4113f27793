//! Codes and their levels.

use std::fmt;

use crate::locale::Word;

/// A condition that can be wrong. There is one value for each, in [`super::codes`].
#[derive(Eq)]
pub struct Code {
    /// The stable name, such as `max-unavailable/out-of-range`; never reworded.
    pub id: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong: one clause that names its field.
    pub message: &'static Word,
    /// What to do next, unless the case has an advice of its own.
    pub help: &'static Word,
}

impl Code {
    /// Returns the part of the id that names the condition, such as `out-of-range`.
    pub fn condition(&self) -> &'static str {
        self.id.split_once('/').map_or(self.id, |(_, condition)| condition)
    }
}

/// The id alone tells codes apart.
impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// How much a problem weighs; the worst comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops sending.
    Error,
    /// Must be seen and accepted in the console; stops nothing in the library.
    Warning,
    /// Advice.
    Hint,
}

impl Severity {
    /// Returns `error`, `warning` or `hint`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}
