//! One call to the service, and how it can get lost.
//!
//! ```ignore
//! let answer = network.call(&wire, &secrets).await?;
//! ```

use super::end::{End, Stop};
use crate::http::{CloudClient, chain, client};
use crate::relay::Limits;
use crate::words;
use axum::body::Bytes;
use axum::http::header::{CONNECTION, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Request};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use poolsync_core::answer::{Answer, Outcome, Sent, without_secrets};
use poolsync_core::sign::SdkDate;
use poolsync_core::wire::WireRequest;
use poolsync_core::{Arg, Locale, Secret, Word};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::time::timeout;

/// Calls the service, each call on a connection of its own and never twice.
#[derive(Debug)]
pub(super) struct Network {
    client: CloudClient,
    limits: Limits,
}

/// A call without an answer.
#[derive(Debug, Clone)]
pub(super) struct Lost {
    word: &'static Word,
    args: Vec<(&'static str, Arg)>,
    sent: Sent,
}

impl Lost {
    fn new(word: &'static Word, args: Vec<(&'static str, Arg)>, sent: Sent) -> Self {
        Self { word, args, sent }
    }

    /// Returns the loss of a call that a person interrupted while it was under way.
    pub(super) fn interrupted() -> Self {
        Self::new(&words::LOST_INTERRUPTED, Vec::new(), Sent::Maybe)
    }

    /// Returns why, as a clause.
    pub(super) fn reason(&self, locale: Locale) -> String {
        self.word.fill(locale, &self.args)
    }

    /// Returns what is known of the call.
    pub(super) fn outcome(&self, locale: Locale) -> Outcome {
        Outcome::Unknown { reason: self.reason(locale), sent: self.sent }
    }
}

impl Network {
    /// Makes a client that trusts the certificate authorities of the system, or those of `SSL_CERT_FILE`.
    pub(super) fn new() -> Result<Self, Stop> {
        Self::within(Limits::default())
    }

    /// Makes one of such patience.
    pub(super) fn within(limits: Limits) -> Result<Self, Stop> {
        let client = client(&[], limits.connect).map_err(|error| {
            Stop::Said(&words::FAILED_START, vec![("reason", Arg::text(&error.to_string()))], End::Failed)
        })?;
        Ok(Self { client, limits })
    }

    /// Calls once, and reads the whole answer. What the answer repeats of these secrets is masked in it.
    pub(super) async fn call(&self, wire: &WireRequest, secrets: &[Secret]) -> Result<Answer, Lost> {
        let request = request(wire).ok_or_else(|| Lost::new(&words::LOST_UNWRITABLE, Vec::new(), Sent::No))?;
        let host = request.uri().authority().map(ToString::to_string).unwrap_or_default();
        let host = || ("host", Arg::text(&host));
        let answer = async {
            let response = self.client.request(request).await.map_err(|error| {
                if !error.is_connect() {
                    return Lost::new(&words::LOST_BROKEN, vec![host()], Sent::Maybe);
                }
                let reason = chain(&error).last().map(ToString::to_string).unwrap_or_default();
                Lost::new(&words::LOST_UNREACHABLE, vec![host(), ("reason", Arg::text(&reason))], Sent::No)
            })?;
            let (head, body) = response.into_parts();
            let body = Limited::new(body, self.limits.answer_bytes).collect().await.map_err(|error| {
                let word = if error.is::<LengthLimitError>() { &words::LOST_TOO_LARGE } else { &words::LOST_BROKEN };
                Lost::new(word, vec![host()], Sent::Maybe)
            })?;
            let body = String::from_utf8_lossy(&body.to_bytes()).into_owned();
            Ok(Answer {
                status: head.status.as_u16(),
                headers: texts(&head.headers, secrets),
                body: without_secrets(&body, secrets),
            })
        };
        let seconds = ("seconds", Arg::Number(i64::try_from(self.limits.whole.as_secs()).unwrap_or(i64::MAX)));
        let late = |_| Lost::new(&words::LOST_TIMEOUT, vec![seconds], Sent::Maybe);
        timeout(self.limits.whole, answer).await.map_err(late)?
    }
}

/// Returns seconds since 1970.
pub(super) fn now() -> i64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(elapsed.as_secs()).unwrap_or(i64::MAX)
}

/// Returns the time of signing.
pub(super) fn now_as_date() -> SdkDate {
    u64::try_from(now()).ok().and_then(SdkDate::from_unix).unwrap_or(SdkDate::EPOCH)
}

fn request(wire: &WireRequest) -> Option<Request<Full<Bytes>>> {
    let mut request = Request::builder().method(wire.method.as_str()).uri(&wire.url);
    let headers = request.headers_mut()?;
    for header in wire.headers.iter() {
        // EXPOSE: sent to the service, which it is for.
        let mut value = HeaderValue::try_from(header.value.expose()).ok()?;
        value.set_sensitive(true);
        headers.insert(HeaderName::try_from(&header.name).ok()?, value);
    }
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    request.body(Full::new(Bytes::from(wire.body.clone()))).ok()
}

/// Returns the headers that are text.
fn texts(headers: &HeaderMap, secrets: &[Secret]) -> Vec<(String, String)> {
    let text = |(name, value): (&HeaderName, &HeaderValue)| {
        Some((name.to_string(), without_secrets(value.to_str().ok()?, secrets)))
    };
    headers.iter().filter_map(text).collect()
}
