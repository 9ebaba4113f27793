//! What is wrong with what the user gave us, as data for a page, a terminal or a test.
//!
//! ```
//! use poolsync_core::{Locale, check_json};
//!
//! let report = check_json(r#"{"spec": {"maxUnavailable": 0, "nodePoolID": "DefaultPool"}}"#);
//! let problem = &report.problems()[0];
//! assert_eq!(problem.code.id, "max-unavailable/out-of-range");
//! assert_eq!(problem.path, "spec.maxUnavailable");
//! assert_eq!(problem.message(Locale::En), "nodes per batch (`maxUnavailable`) must be between 1 and 20, found `0`");
//! ```

mod code;
pub mod codes;
mod report;
mod restore;

pub use code::{Code, Severity};
pub use report::Report;

use crate::locale::{Arg, Locale, Word};

/// One thing that is wrong, or worth knowing. Never holds anything secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which condition it is.
    pub code: &'static Code,
    /// The place in the API's spelling, such as `spec.nodeIDs[1]`; empty for the whole body.
    pub path: String,
    /// The values of the sentence.
    pub args: Vec<(&'static str, Arg)>,
    /// What to do, where this case has an advice of its own.
    pub special_help: Option<&'static Word>,
}

impl Problem {
    /// Returns a problem with this code, without values. `path`: the place in the API's spelling.
    pub fn new(code: &'static Code, path: impl Into<String>) -> Self {
        Self { code, path: path.into(), args: Vec::new(), special_help: None }
    }

    /// Returns the problem with a text for the sentence, cut as [`Arg::text`] does.
    #[must_use]
    pub fn text(mut self, name: &'static str, text: &str) -> Self {
        self.args.push((name, Arg::text(text)));
        self
    }

    /// Returns the problem with a text for the sentence that is of use only as a whole.
    #[must_use]
    pub fn whole_text(mut self, name: &'static str, text: String) -> Self {
        self.args.push((name, Arg::Text(text)));
        self
    }

    /// Returns the problem with a count for the sentence.
    #[must_use]
    pub fn count(mut self, name: &'static str, count: usize) -> Self {
        self.args.push((name, Arg::count(count)));
        self
    }

    /// Returns the problem with a number for the sentence.
    #[must_use]
    pub fn number(mut self, name: &'static str, number: i64) -> Self {
        self.args.push((name, Arg::Number(number)));
        self
    }

    /// Returns the problem with an advice of its own in place of the code's.
    #[must_use]
    pub fn help_with(mut self, help: &'static Word) -> Self {
        self.special_help = Some(help);
        self
    }

    /// Returns what is wrong: one clause that names its field, without a full stop.
    pub fn message(&self, locale: Locale) -> String {
        self.code.message.fill(locale, &self.args)
    }

    /// Returns what is wrong and what to do next, as two whole sentences.
    ///
    /// ```
    /// use poolsync_core::{Locale, check_json};
    ///
    /// let report = check_json("{}");
    /// let sentence = report.problems()[0].sentence(Locale::En);
    /// assert!(sentence.starts_with("The body has no `spec`. Put the settings under `spec`: "));
    /// ```
    pub fn sentence(&self, locale: Locale) -> String {
        let (between, end) = match locale {
            Locale::En => (". ", "."),
            Locale::Zh => ("。", "。"),
        };
        let [message, help] = [self.message(locale), self.help(locale)].map(capitalized);
        // A question has its own sign.
        let end = if help.ends_with(['?', '？']) { "" } else { end };
        format!("{message}{between}{help}{end}")
    }

    /// Returns what to do next: one sentence without a full stop.
    pub fn help(&self, locale: Locale) -> String {
        self.special_help.unwrap_or(self.code.help).fill(locale, &self.args)
    }
}

/// Returns a clause as a sentence begins. What begins with a digit, code or Chinese stays as it is.
pub fn capitalized(mut clause: String) -> String {
    if let Some(first) = clause.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    clause
}
