//! What is thrown: an `Error` with the name `PoolsyncError` and a stable code.
//!
//! ```js
//! try {
//!   buildRequest(request, credential);
//! } catch (error) {
//!   if (error.code === "not-sendable") show(error.problems);
//! }
//! ```

use js_sys::Array;
use poolsync_core::{Locale, Report, Severity};
use tsify::Tsify as _;
use wasm_bindgen::prelude::*;

use crate::types;

/// A call that cannot be carried out. Wrong input of a *user* is no misuse but a problem in a report.
#[derive(Debug, thiserror::Error)]
pub enum Misuse {
    /// `invalid-argument`. User action: none; the caller passes a value of another type, or one that is not allowed.
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

    /// A member of the caller's that throws.
    pub(crate) fn threw(cause: JsValue) -> Self {
        Self::Threw { sentence: "an argument has a member that throws when it is read", cause }
    }
}

#[wasm_bindgen]
extern "C" {
    /// The `PoolsyncError` of the declarations.
    #[wasm_bindgen(extends = js_sys::Error)]
    type PoolsyncError;

    #[wasm_bindgen(method, setter)]
    fn set_code(this: &PoolsyncError, code: &str);
    #[wasm_bindgen(method, setter)]
    fn set_problems(this: &PoolsyncError, problems: &Array);
}

impl From<Misuse> for JsValue {
    fn from(misuse: Misuse) -> Self {
        let error: PoolsyncError = js_sys::Error::new(&misuse.to_string()).unchecked_into();
        error.set_name("PoolsyncError");
        error.set_code(if matches!(misuse, Misuse::NotSendable(_)) { "not-sendable" } else { "invalid-argument" });
        match misuse {
            Misuse::Value(_) => {}
            Misuse::Threw { cause, .. } => error.set_cause(&cause),
            Misuse::NotSendable(report) => {
                let problems = report.problems().iter().map(|problem| types::Problem::from(problem).into_js());
                error.set_problems(&problems.flatten().map(JsValue::from).collect());
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
