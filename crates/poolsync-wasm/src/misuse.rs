//! What is thrown: an `Error` with the name `PoolsyncError` and a stable code.
//!
//! ```js
//! try {
//!   buildRequest(request, credential);
//! } catch (error) {
//!   if (error.code === "not-sendable") show(error.problems);
//! }
//! ```

use js_sys::Error;
use poolsync_core::{Locale, Report, Severity};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::shape::Made;
use crate::write;

/// A call that cannot be carried out. Wrong input of a *user* is no misuse but a problem in a report.
#[derive(Debug, thiserror::Error)]
pub enum Misuse {
    /// `invalid-argument`. User action: none; the caller passes something of another type.
    #[error("`{name}` must be {expected}, found {found}")]
    WrongType {
        /// The argument or member, such as `options.date`.
        name: &'static str,
        /// What it must be, with its article.
        expected: &'static str,
        /// The type found.
        found: &'static str,
    },
    /// `invalid-argument`. User action: none; the caller passes a value that is not allowed.
    #[error("{0}")]
    Value(String),
    /// `invalid-argument`. User action: none; reading the argument ran code of the caller, which threw.
    #[error("{sentence}")]
    Threw {
        /// What could not be read.
        sentence: &'static str,
        /// What was thrown.
        cause: JsValue,
    },
    /// `not-sendable`. User action: put the problems right.
    #[error("{}", summary(.0))]
    NotSendable(Report),
}

impl Misuse {
    /// A value that is not allowed, in one clause that names it.
    pub(crate) fn value(sentence: impl Into<String>) -> Self {
        Self::Value(sentence.into())
    }
}

impl From<Misuse> for JsValue {
    fn from(misuse: Misuse) -> Self {
        let error = Error::new(&misuse.to_string());
        error.set_name("PoolsyncError");
        let members: &Made = error.unchecked_ref();
        match misuse {
            Misuse::WrongType { .. } | Misuse::Value(_) => members.set_code("invalid-argument"),
            Misuse::Threw { cause, .. } => {
                members.set_code("invalid-argument");
                error.set_cause(&cause);
            }
            Misuse::NotSendable(report) => {
                members.set_code("not-sendable");
                members.set_problems(&write::problems(&report));
            }
        }
        error.into()
    }
}

/// The first error, and how many more there are.
fn summary(report: &Report) -> String {
    let mut errors = report.of(Severity::Error);
    let first = errors.next().map(|problem| problem.message(Locale::En)).unwrap_or_default();
    match errors.count() {
        0 => first,
        more => format!("{first} (and {more} more)"),
    }
}
