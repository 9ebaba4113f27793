//! What a command says when it cannot go on: what went wrong, and what to do.
//!
//! ```text
//! error: `npm` was not found
//!   help: install Node.js 20 or newer together with npm, for example: apt-get install nodejs npm
//! ```

use std::fmt;

/// A result whose failure can be shown to a person as it is.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

/// Why a command stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    message: String,
    help: Option<String>,
    told: bool,
}

impl Failure {
    /// A failure with one clause that says what went wrong.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None, told: false }
    }

    /// A failure that has been told already.
    pub(crate) fn told() -> Self {
        Self { message: String::new(), help: None, told: true }
    }

    /// Whether there is nothing left to say.
    pub(crate) fn is_told(&self) -> bool {
        self.told
    }

    /// The same failure with what to do next.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.help {
            Some(help) => write!(f, "\n  help: {help}"),
            None => Ok(()),
        }
    }
}
