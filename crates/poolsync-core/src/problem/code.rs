//! Codes and their levels.

use std::fmt;

use super::codes::words_of;
use crate::locale::Word;

/// A condition that can be wrong. There is one value for each, in [`super::codes`].
#[derive(PartialEq, Eq)]
pub struct Code {
    /// The stable name, such as `max-unavailable/out-of-range`; never reworded.
    pub id: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// Message and help, if they are kept beside it.
    pub(super) own_words: Option<[&'static Word; 2]>,
}

/// The words of what checking finds are looked up and not kept beside it: a program that checks in one part and speaks in
/// another has them in the other one only. What other work than checking finds has its words with it: they come with that work.
impl Code {
    /// Returns the part of the id that names the condition, such as `out-of-range`.
    pub fn condition(&self) -> &'static str {
        self.id.split_once('/').map_or(self.id, |(_, condition)| condition)
    }

    /// What is wrong.
    pub fn message(&'static self) -> &'static Word {
        words_of(self)[0]
    }

    /// What to do, unless the case has an advice of its own.
    pub fn help(&'static self) -> &'static Word {
        words_of(self)[1]
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
    /// `error`, `warning` or `hint`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}
