//! What an answer of the service means.
//!
//! ```
//! use poolsync_core::Locale;
//! use poolsync_core::answer::{Answer, Outcome, explain};
//!
//! let body = r#"{"errorCode": "CCE.01404001", "errorMessage": "Resource not found."}"#;
//! let answer = Answer { status: 404, headers: vec![("X-Request-Id".into(), "42".into())], body: body.into() };
//! let Outcome::Refused(refusal) = explain(&answer, Locale::En) else { panic!() };
//! assert_eq!(refusal.code.as_deref(), Some("CCE.01404001"));
//! assert_eq!(refusal.request_id.as_deref(), Some("42"));
//! ```

mod advice;
mod echo;
mod shape;

use crate::json::{self, Value};
use crate::locale::{Arg, Locale, Word};
use crate::words::answers as words;
use advice::advice;
use shape::Shape;

pub use echo::without_secrets;

/// So many characters of a body that no shape fits are shown.
const MOST_CHARACTERS: usize = 300;

/// An answer as it came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Names in any case, with their values.
    pub headers: Vec<(String, String)>,
    /// The body as text.
    pub body: String,
}

/// What became of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The service took the call for processing. Not: done.
    Accepted {
        /// The job, where the answer names one.
        job_id: Option<String>,
        /// The service's id of this call.
        request_id: Option<String>,
    },
    /// The service refused the call.
    Refused(Refusal),
    /// The answer was lost, or is none of the service's. Never sent again without the user's word.
    Unknown {
        /// Why.
        reason: String,
        /// Whether the service may have received the call.
        sent: Sent,
    },
}

/// Whether a call may have reached the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// Nothing left.
    No,
    /// It may have arrived, and may have been carried out.
    Maybe,
}

/// A refusal of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The HTTP status.
    pub status: u16,
    /// The code of CCE, the gateway or IAM, where there is one.
    pub code: Option<String>,
    /// The service's own text, or the beginning of its body.
    pub message: String,
    /// What to do.
    pub advice: Option<String>,
    /// The service's id of this call.
    pub request_id: Option<String>,
}

/// Returns what an answer of whatever shape means. Texts of our own are in `locale`; those of the service stay as they
/// are.
pub fn explain(answer: &Answer, locale: Locale) -> Outcome {
    let value = json::parse(&answer.body).0;
    let body_id = value.as_ref().and_then(|value| text_of(value, &["request_id", "requestId"]));
    let request_id = header(answer, "x-request-id").or_else(|| header(answer, "x-iam-trace-id")).or(body_id);
    match answer.status {
        200..=299 if answer.body.trim().is_empty() || value.is_some() => {
            let job_id = value.as_ref().and_then(|value| text_of(value, &["jobid", "jobId", "job_id"]));
            Outcome::Accepted { job_id, request_id }
        }
        200..=299 => {
            Outcome::Unknown { reason: say(&words::UNKNOWN_NOT_JSON, answer, None, locale), sent: Sent::Maybe }
        }
        300..=999 => Outcome::Refused(refusal(answer, value.as_ref(), request_id, locale)),
        _ => Outcome::Unknown { reason: words::UNKNOWN_STATUS.get(locale).to_owned(), sent: Sent::Maybe },
    }
}

/// Returns the error that the body of an answer names, whatever its status: code and text. None if it names none. An
/// answer that says 200 and names an error contradicts itself; [`explain`] goes by the status.
pub fn error_in(answer: &Answer) -> Option<String> {
    let Shape { code, message } = json::parse(&answer.body).0.as_ref().map(shape::read).unwrap_or_default();
    code.map(|code| [Some(code), message].into_iter().flatten().collect::<Vec<_>>().join(": "))
}

fn refusal(answer: &Answer, value: Option<&Value<'_>>, request_id: Option<String>, locale: Locale) -> Refusal {
    let Shape { code, message } = value.map(shape::read).unwrap_or_default();
    let redirect = answer.status < 400;
    let message = match (message, &code) {
        (Some(message), _) => message,
        (None, Some(code)) => say(&words::REFUSED_CODE, answer, Some(code), locale),
        (None, None) if redirect => say(&words::REFUSED_REDIRECT, answer, None, locale),
        (None, None) if answer.body.trim().is_empty() => say(&words::REFUSED_EMPTY, answer, None, locale),
        (None, None) => say(&words::REFUSED_BODY, answer, None, locale),
    };
    let advice = advice(answer.status, code.as_deref(), &message).map(|word| word.get(locale).to_owned());
    Refusal { status: answer.status, code, message, advice, request_id }
}

/// A sentence of our own about an answer.
fn say(word: &Word, answer: &Answer, code: Option<&str>, locale: Locale) -> String {
    let body = answer.body.trim();
    let shown: String = body.chars().take(MOST_CHARACTERS).collect();
    let shown = if shown.len() < body.len() { shown + "…" } else { shown };
    let code = Arg::text(code.unwrap_or_default());
    word.fill(locale, &[("status", Arg::Number(answer.status.into())), ("body", Arg::Text(shown)), ("code", code)])
}

fn header(answer: &Answer, name: &str) -> Option<String> {
    let (_, value) =
        answer.headers.iter().find(|(known, value)| known.eq_ignore_ascii_case(name) && !value.is_empty())?;
    Some(value.clone())
}

/// The first of these members that is a non-empty string.
fn text_of(value: &Value<'_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| value.text(name).given()).filter(|text| !text.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests;
