//! What an answer of the service means.
//!
//! ```js
//! const outcome = explain({ status: 429, headers: {}, body: "" });
//! if (outcome.kind === "refused") console.log(outcome.message, outcome.advice);
//! ```

use poolsync_core::answer::{self, Answer, Outcome, Sent};
use wasm_bindgen::prelude::*;

use crate::misuse::Misuse;
use crate::shape::Made;
use crate::{read, text};

/// Reads an answer, of whatever shape.
///
/// # Errors
/// `invalid-argument` if it has no status or its body is no string, and for an unknown locale.
#[wasm_bindgen]
pub fn explain(answer: &JsValue, locale: &JsValue) -> Result<JsValue, Misuse> {
    let locale = read::locale(locale)?;
    Ok(outcome(&answer::explain(&read_answer(answer)?, locale)))
}

fn read_answer(value: &JsValue) -> Result<Answer, Misuse> {
    let given = read::needed_object(value, "answer")?;
    let status = read::got(given.status())?;
    let status = read::count(&status, 999).and_then(|status| u16::try_from(status).ok());
    let status = status.ok_or_else(|| Misuse::value("`answer.status` must be a whole number from 0 to 999"))?;
    let headers = read::headers(&read::got(given.headers())?, "answer.headers")?;
    // Some servers' headers are lists; none of those that matter here is.
    let headers = headers.into_iter().filter_map(|(name, value)| Some((name, text::lossy(&value)?))).collect();
    let body = read::got(given.body())?;
    let body = match text::lossy(&body) {
        Some(body) => body,
        None if body.is_undefined() => String::new(),
        None => return Err(read::wrong_type(&body, "answer.body", "a string")),
    };
    Ok(Answer { status, headers, body })
}

fn outcome(outcome: &Outcome) -> JsValue {
    let made = Made::new();
    let give = |value: &Option<String>, set: fn(&Made, &str)| {
        if let Some(value) = value {
            set(&made, value);
        }
    };
    match outcome {
        Outcome::Accepted { job_id, request_id } => {
            made.set_kind("accepted");
            give(job_id, Made::set_job_id);
            give(request_id, Made::set_request_id);
        }
        Outcome::Refused(refusal) => {
            made.set_kind("refused");
            made.set_status(refusal.status);
            give(&refusal.code, Made::set_code);
            made.set_message(&refusal.message);
            give(&refusal.advice, Made::set_advice);
            give(&refusal.request_id, Made::set_request_id);
        }
        Outcome::Unknown { reason, sent } => {
            made.set_kind("unknown");
            made.set_reason(reason);
            made.set_sent(match sent {
                Sent::No => "no",
                Sent::Maybe => "maybe",
            });
        }
    }
    made.into()
}
