//! What the relay says itself, so that a page can tell it from what the cloud says.
//!
//! ```
//! use poolsync_server::relay::Code;
//!
//! assert_eq!(Code::Host.as_str(), "relay/host-not-allowed");
//! assert_eq!(Code::Host.status().as_u16(), 403);
//! assert!(!Code::Host.may_be_sent());
//! ```

use crate::http;
use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use axum::response::IntoResponse;
use serde_json::json;

/// The header that carries the code of a refusal.
pub const ERROR_HEADER: &str = "x-poolsync-relay-error";

/// Why there is no answer of the cloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The header `Host` does not name this server.
    OwnHost,
    /// The calling page is of another origin.
    Origin,
    /// The header `X-Poolsync-Relay: 1` is missing.
    RelayHeader,
    /// The path after `/relay/` could mean something else to the cloud than to the relay.
    Target,
    /// The host is none that is called.
    Host,
    /// The path or method is none that the console uses, or not at this host.
    Path,
    /// A header that stands once stands twice, or the length of the body is told in two ways.
    Ambiguous,
    /// The headers are too many.
    Headers,
    /// The body is too long.
    BodyTooLarge,
    /// The body did not arrive.
    BodyLost,
    /// There is no connection to the host.
    Connect,
    /// The host took too long to accept a connection.
    ConnectTimeout,
    /// The host speaks no TLS, or does not prove that it is the one.
    Tls,
    /// The call came before, under the same idempotency key: a browser repeats a call by itself when a connection breaks.
    Repeated,
    /// The host asked for the call to be made again.
    AskedAgain,
    /// The connection broke before the whole answer was there.
    AnswerLost,
    /// The answer is too long.
    AnswerTooLarge,
    /// The whole answer took too long.
    Timeout,
}

impl Code {
    /// Returns the stable text.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OwnHost => "relay/own-host-not-allowed",
            Self::Origin => "relay/origin-not-allowed",
            Self::RelayHeader => "relay/header-missing",
            Self::Target => "relay/target-invalid",
            Self::Host => "relay/host-not-allowed",
            Self::Path => "relay/path-not-allowed",
            Self::Ambiguous => "relay/ambiguous",
            Self::Headers => "relay/headers-too-large",
            Self::BodyTooLarge => "relay/body-too-large",
            Self::BodyLost => "relay/body-lost",
            Self::Connect => "relay/connect-failed",
            Self::ConnectTimeout => "relay/connect-timeout",
            Self::Tls => "relay/tls-failed",
            Self::Repeated => "relay/repeated",
            Self::AskedAgain => "relay/asked-again",
            Self::AnswerLost => "relay/answer-lost",
            Self::AnswerTooLarge => "relay/answer-too-large",
            Self::Timeout => "relay/timeout",
        }
    }

    /// Returns the status of the answer: below 500 the relay did not try.
    pub fn status(self) -> StatusCode {
        match self {
            Self::OwnHost | Self::Origin | Self::RelayHeader | Self::Host | Self::Path => StatusCode::FORBIDDEN,
            Self::Target | Self::Ambiguous | Self::Headers | Self::BodyLost => StatusCode::BAD_REQUEST,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Repeated => StatusCode::CONFLICT,
            Self::Connect | Self::Tls | Self::AskedAgain | Self::AnswerLost | Self::AnswerTooLarge => {
                StatusCode::BAD_GATEWAY
            }
            Self::ConnectTimeout | Self::Timeout => StatusCode::GATEWAY_TIMEOUT,
        }
    }

    /// Returns true if the cloud may have got the call, and may carry it out.
    pub fn may_be_sent(self) -> bool {
        matches!(self, Self::Repeated | Self::AskedAgain | Self::AnswerLost | Self::AnswerTooLarge | Self::Timeout)
    }
}

/// A code with a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    code: Code,
    message: String,
}

impl Refusal {
    /// Makes a refusal. The sentence must not contain headers or bodies.
    pub(super) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// Returns the code.
    pub(super) fn code(&self) -> Code {
        self.code
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response<Body> {
        let sent = if self.code.may_be_sent() { "maybe" } else { "no" };
        let error = json!({ "code": self.code.as_str(), "message": self.message, "sent": sent });
        let mut response = http::json(self.code.status(), &json!({ "error": error }));
        response
            .headers_mut()
            .insert(HeaderName::from_static(ERROR_HEADER), HeaderValue::from_static(self.code.as_str()));
        response
    }
}
