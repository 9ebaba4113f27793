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
mod choice;
mod echo;
mod markup;
mod meaning;
mod page;
mod shape;

use crate::json::{self, Value};
use crate::locale::{Arg, Locale, Word};
use crate::words::answers as words;
use advice::{Refused, advice};
use meaning::meaning;
use page::{From, Page};
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
    /// The service's own text, the most specific one, or the beginning of its body. Never markup.
    pub message: String,
    /// What to do.
    pub advice: Option<String>,
    /// The service's id of this call, or that of the event of a firewall.
    pub request_id: Option<String>,
    /// True if the call may have been carried out all the same: the service failed, a browser may have repeated the call, or
    /// what locks the pool may be this very call.
    pub in_doubt: bool,
}

/// The end of the codes for "locked by other requests": `CCE.01429002` and its like.
const LOCKED: &str = "429002";

/// Returns true for statuses after which the call may have been carried out all the same: the service failed, a gateway waited in
/// vain (408), or a browser repeats the call by itself (408, 421), so that nobody knows which of the two was answered.
pub(crate) fn may_be_carried_out(status: u16) -> bool {
    status >= 500 || matches!(status, 408 | 421)
}

/// Returns what an answer of whatever shape means. Texts of our own are in `locale`; those of the service stay as they
/// are.
pub fn explain(answer: &Answer, locale: Locale) -> Outcome {
    let value = json::parse(answer.body.trim_start_matches('\u{feff}')).0;
    let Shape { codes, texts, request_id: in_body } = match &value {
        Some(value) => shape::read(value),
        None => shape::read_xml(&answer.body),
    };
    let request_id = header(answer, "x-request-id").or_else(|| header(answer, "x-iam-trace-id")).or(in_body);
    match answer.status {
        200..=299 if answer.body.trim().is_empty() || value.is_some() => {
            let job_id = value.as_ref().and_then(|value| text_of(value, &["jobid", "jobId", "job_id"]));
            Outcome::Accepted { job_id, request_id }
        }
        200..=299 => {
            let shown = page::read(answer).map_or_else(|| answer.body.clone(), |page| page.text);
            Outcome::Unknown { reason: say(&words::UNKNOWN_NOT_JSON, answer, &shown, &[], locale), sent: Sent::Maybe }
        }
        300..=999 => Outcome::Refused(refusal(answer, &codes, &texts, request_id, locale)),
        _ => Outcome::Unknown { reason: words::UNKNOWN_STATUS.get(locale).to_owned(), sent: Sent::Maybe },
    }
}

/// Returns what an answer to the one call means: as [`explain`], but a success that names an error is no success that one can rely
/// on; nobody knows then whether the call was carried out.
///
/// ```
/// use poolsync_core::Locale;
/// use poolsync_core::answer::{Answer, Outcome, explain_call};
///
/// let body = r#"{"errorCode": "CCE.01500001", "errorMsg": "internal error"}"#.to_owned();
/// let answer = Answer { status: 200, headers: Vec::new(), body };
/// assert!(matches!(explain_call(&answer, Locale::En), Outcome::Unknown { .. }));
/// ```
pub fn explain_call(answer: &Answer, locale: Locale) -> Outcome {
    match (explain(answer, locale), error_in(answer)) {
        (Outcome::Accepted { .. }, Some(error)) => {
            Outcome::Unknown { reason: format!("HTTP {}, {error}", answer.status), sent: Sent::Maybe }
        }
        (outcome, _) => outcome,
    }
}

/// Returns the error that the body of an answer names, whatever its status: code and text. None if it names none. An
/// answer that says 200 and names an error contradicts itself; [`explain`] goes by the status.
pub fn error_in(answer: &Answer) -> Option<String> {
    let Shape { codes, texts, .. } = json::parse(&answer.body).0.as_ref().map(shape::read).unwrap_or_default();
    let code = codes.first()?.clone();
    Some([Some(code), choice::shown(&texts, &[])].into_iter().flatten().collect::<Vec<_>>().join(": "))
}

fn refusal(answer: &Answer, codes: &[String], texts: &[String], request_id: Option<String>, locale: Locale) -> Refusal {
    let code = codes.first();
    let page = if code.is_none() && texts.is_empty() { page::read(answer) } else { None };
    let further: Vec<String> = codes.iter().skip(1).filter(|code| code.contains('.')).cloned().collect();
    let known = codes.iter().find_map(|code| meaning(code));
    let message = match (choice::shown(texts, &further), code, &page) {
        (Some(message), ..) => message,
        (None, Some(code), _) => of_code(answer, code, known, locale),
        (None, None, _) if answer.status < 400 => say(&words::REFUSED_REDIRECT, answer, "", &[], locale),
        (None, None, Some(page)) => of_page(answer, page, locale),
        (None, None, None) if answer.body.trim().is_empty() => say(&words::REFUSED_EMPTY, answer, "", &[], locale),
        (None, None, None) => say(&words::REFUSED_BODY, answer, &markup::plain(&answer.body), &[], locale),
    };
    let text = if texts.is_empty() { message.clone() } else { texts.join("\n") };
    let refused = Refused { status: answer.status, codes, text: &text, page: page.as_ref().map(|page| page.from) };
    let advice = advice(&refused).map(|word| with_meaning(word.get(locale), known, &message, locale));
    let in_doubt = may_be_carried_out(answer.status) || is_locked(answer.status, codes, &text);
    let request_id = request_id.or(page.and_then(|page| page.event));
    Refusal { status: answer.status, code: code.cloned(), message, advice, request_id, in_doubt }
}

fn is_locked(status: u16, codes: &[String], text: &str) -> bool {
    let says_so = || text.to_ascii_lowercase().contains("locked by other");
    status == 423 || codes.iter().any(|code| code.ends_with(LOCKED)) || says_so()
}

/// The sentence about an answer that gives a code alone.
fn of_code(answer: &Answer, code: &str, known: Option<&'static Word>, locale: Locale) -> String {
    let code = ("code", Arg::text(code));
    match known {
        Some(known) => {
            let meaning = ("meaning", Arg::text(known.get(locale)));
            say(&words::REFUSED_CODE_MEANING, answer, "", &[code, meaning], locale)
        }
        None => say(&words::REFUSED_CODE, answer, "", &[code], locale),
    }
}

/// The sentence about a page of somebody else.
fn of_page(answer: &Answer, page: &Page, locale: Locale) -> String {
    let word = match page.from {
        From::Firewall => &words::REFUSED_FIREWALL,
        From::Proxy => &words::REFUSED_PROXY,
        From::Portal => &words::REFUSED_PORTAL,
        From::Unknown => &words::REFUSED_PAGE,
    };
    let text = if page.text.is_empty() { words::REFUSED_UNTITLED.get(locale) } else { &page.text };
    let message = say(word, answer, text, &[], locale);
    match &page.event {
        Some(event) => {
            let args = [("message", Arg::Text(message)), ("event", Arg::text(event))];
            words::REFUSED_EVENT.fill(locale, &args)
        }
        None => message,
    }
}

/// Advice in Chinese begins with what the code means, unless the service says so itself: its texts are English.
fn with_meaning(advice: &str, known: Option<&'static Word>, message: &str, locale: Locale) -> String {
    match known {
        Some(known) if locale == Locale::Zh && message.is_ascii() => format!("{}。{advice}", known.zh),
        _ => advice.to_owned(),
    }
}

/// A sentence of our own about an answer. `shown`: what is shown of its body, cut after [`MOST_CHARACTERS`].
fn say(word: &Word, answer: &Answer, shown: &str, more: &[(&'static str, Arg)], locale: Locale) -> String {
    let shown = shown.trim();
    let cut: String = shown.chars().take(MOST_CHARACTERS).collect();
    let shown = if cut.len() < shown.len() { cut + "…" } else { cut };
    let args = [("status", Arg::Number(answer.status.into())), ("body", Arg::Text(shown))];
    word.fill(locale, &[&args, more].concat())
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
