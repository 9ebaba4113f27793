//! Problems and reports.

use poolsync_core::{Arg, Locale};
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::JsValue;

use super::as_record;
use crate::argument::{FromJs, integer, member};
use crate::misuse::Misuse;
use crate::{record, text};

/// Everything that was noticed.
#[derive(Debug, Serialize, Tsify)]
#[tsify(hashmap_as_object)]
pub struct Report {
    /// In the order in which a person reads: target, body from the outside in, credential.
    problems: Vec<Problem>,
    /// True exactly when no problem is an error.
    sendable: bool,
}

/// One thing that is wrong, or worth knowing. Never holds anything secret.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(hashmap_as_object)]
pub struct Problem {
    /// Which condition it is; stable.
    #[tsify(type = "ProblemCode")]
    code: &'static str,
    /// An error stops sending, a warning should be seen, a hint is advice.
    severity: Severity,
    /// The place in the API's spelling, such as `spec.nodeIDs[1]`; empty for the whole body.
    path: String,
    /// What is wrong, in English: one clause that names its field. Back-ticks stand around text to show as code.
    message: String,
    /// What to do next, in English.
    #[tsify(optional)]
    help: String,
    /// Which help it is, where the case has another than the code's own, such as `password/not-salted.plain`; stable. `describe`
    /// finds the words by it: a problem that was stored without it gets the help of its code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "string")]
    help_id: Option<&'static str>,
    /// The values of the sentences, such as `min` and `max`.
    #[serde(serialize_with = "as_record")]
    #[tsify(type = "Record<string, string | number>")]
    args: Vec<(&'static str, ArgValue)>,
}

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Stops sending.
    Error,
    /// Should be seen.
    Warning,
    /// Advice.
    Hint,
}

/// A value of a sentence.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum ArgValue {
    Text(String),
    Number(i64),
}

/// The words of a problem in one language.
#[derive(Debug, Serialize, Tsify)]
pub struct Described {
    /// What is wrong: one clause that names its field.
    message: String,
    /// What to do next.
    #[tsify(optional)]
    help: String,
}

impl From<&poolsync_core::Report> for Report {
    fn from(report: &poolsync_core::Report) -> Self {
        Self { problems: report.problems().iter().map(Problem::from).collect(), sendable: report.sendable() }
    }
}

impl From<&poolsync_core::Problem> for Problem {
    fn from(problem: &poolsync_core::Problem) -> Self {
        let arg = |(name, arg): &(&'static str, Arg)| {
            let arg = match arg {
                Arg::Text(text) => ArgValue::Text(text.clone()),
                Arg::Number(number) => ArgValue::Number(*number),
            };
            (*name, arg)
        };
        Self {
            code: problem.code.id,
            severity: problem.code.severity.into(),
            path: problem.path.clone(),
            message: problem.message(Locale::En),
            help: problem.help(Locale::En),
            help_id: problem.help_id(),
            args: problem.args.iter().map(arg).collect(),
        }
    }
}

impl From<poolsync_core::Severity> for Severity {
    fn from(severity: poolsync_core::Severity) -> Self {
        match severity {
            poolsync_core::Severity::Error => Self::Error,
            poolsync_core::Severity::Warning => Self::Warning,
            poolsync_core::Severity::Hint => Self::Hint,
        }
    }
}

impl Described {
    /// The words of a problem.
    pub(crate) fn of(problem: &poolsync_core::Problem, locale: Locale) -> Self {
        Self { message: problem.message(locale), help: problem.help(locale) }
    }
}

/// A problem that was plain data for a while: what is needed to find its words again.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredProblem {
    #[serde(deserialize_with = "member")]
    code: String,
    #[serde(deserialize_with = "member")]
    path: StoredText,
    #[serde(deserialize_with = "member")]
    help_id: StoredText,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    args: JsValue,
}

/// A text that may be missing or of another type by now.
#[derive(Debug)]
struct StoredText(Option<String>);

impl FromJs for StoredText {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        Ok(Self(text::lossy(value)))
    }
}

impl StoredProblem {
    /// The problem, as the core knows it.
    ///
    /// # Errors
    /// `invalid-argument` if the core has no such code, or the arguments are no object.
    pub(crate) fn restore(self) -> Result<poolsync_core::Problem, Misuse> {
        let args = record::entries(&self.args, "problem.args")?;
        let arg = |wanted: &str| {
            let (_, value) = args.iter().find(|(name, _)| name == wanted)?;
            text::lossy(value).map(Arg::Text).or_else(|| integer(value).map(Arg::Number))
        };
        let path = self.path.0.unwrap_or_default();
        let problem = poolsync_core::Problem::restore(&self.code, &path, self.help_id.0.as_deref(), arg);
        let unknown = || Misuse::value(format!("`problem.code` must be a code of this module, found `{}`", self.code));
        problem.ok_or_else(unknown)
    }
}
