//! Answers, and what became of a call.

use poolsync_core::answer;
use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::JsValue;

use crate::argument::{Count, FromJs, member, must_be};
use crate::misuse::Misuse;
use crate::{record, text};

/// An answer of the service.
#[derive(Debug, Deserialize, Tsify)]
pub struct Answer {
    /// The HTTP status, from 0 to 999.
    #[serde(deserialize_with = "member")]
    #[tsify(type = "number")]
    status: Count<999>,
    /// The headers, as a plain object or as `fetch` gives them.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Record<string, string> | Headers")]
    headers: JsValue,
    /// The body as text.
    #[serde(deserialize_with = "member")]
    #[tsify(type = "string")]
    body: Body,
}

/// The body of an answer: the service's text, of whatever quality.
#[derive(Debug)]
struct Body(String);

impl FromJs for Body {
    fn from_js(value: &JsValue) -> Result<Self, String> {
        match text::lossy(value) {
            Some(body) => Ok(Self(body)),
            None if value.is_undefined() => Ok(Self(String::new())),
            None => Err(must_be("a string", value)),
        }
    }
}

impl TryFrom<Answer> for answer::Answer {
    type Error = Misuse;

    fn try_from(answer: Answer) -> Result<Self, Misuse> {
        // Some servers' headers are lists; none of those that matter here is.
        let text = |(name, value): (String, JsValue)| Some((name, text::lossy(&value)?));
        Ok(Self {
            status: u16::try_from(answer.status.0).unwrap_or_default(),
            headers: record::headers(&answer.headers, "answer.headers")?.into_iter().filter_map(text).collect(),
            body: answer.body.0,
        })
    }
}

/// What became of a call.
#[derive(Debug, Serialize, Tsify)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Outcome {
    /// The service took the call.
    Accepted(Accepted),
    /// The call was refused.
    Refused(Refused),
    /// The answer was lost.
    Unknown(Unknown),
}

/// The service took the call for processing. Not: done.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Accepted {
    /// The job, where the answer names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    job_id: Option<String>,
    /// The service's ID of this call.
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
}

/// The service, or something on the way, refused the call.
#[derive(Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Refused {
    /// The HTTP status; 0 for a redirect that a browser hides.
    status: u16,
    /// The code of CCE, the gateway or IAM.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// The service's own text, the most specific one, or the beginning of what was answered. Never markup.
    message: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    advice: Option<String>,
    /// The service's ID of this call, or that of a firewall's event.
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
    /// Whether it may have been carried out all the same: the service failed, a browser may have repeated the call, or what
    /// locks the pool may be this very call.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(type = "\"maybe\"")]
    sent: Option<Sent>,
}

/// The answer was lost, or is none of the service's: look at the node pool before sending again.
#[derive(Debug, Serialize, Tsify)]
pub struct Unknown {
    /// Why.
    reason: String,
    /// Whether the call may have reached the service.
    sent: Sent,
}

/// Whether a call may have reached the service.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum Sent {
    /// Nothing left.
    No,
    /// It may have arrived.
    Maybe,
}

impl From<answer::Outcome> for Outcome {
    fn from(outcome: answer::Outcome) -> Self {
        match outcome {
            answer::Outcome::Accepted { job_id, request_id } => Self::Accepted(Accepted { job_id, request_id }),
            answer::Outcome::Refused(answer::Refusal { status, code, message, advice, request_id, in_doubt }) => {
                let sent = in_doubt.then_some(Sent::Maybe);
                Self::Refused(Refused { status, code, message, advice, request_id, sent })
            }
            answer::Outcome::Unknown { reason, sent } => {
                let sent = match sent {
                    answer::Sent::No => Sent::No,
                    answer::Sent::Maybe => Sent::Maybe,
                };
                Self::Unknown(Unknown { reason, sent })
            }
        }
    }
}
