//! What goes wrong.
//!
//! ```text
//! {"kind": "status", "status": 503, "body": "busy", "headers": {"Retry-After": "56.818"}}
//! ```

use super::body;
use super::shape::Shape;
use crate::http::{self, Abort};
use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use axum::response::IntoResponse as _;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

const LOGIN_PAGE: &str = "<!doctype html><title>Sign in</title><p>Sign in to use this network.</p>";

/// Clocks are off by a hundred years at most.
const MAX_SECONDS: u64 = 100 * 365 * 24 * 3600;

/// As it is written in JSON; the table of the sandbox's page (`sandbox/start_page.rs`) says what each means.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub(in crate::sandbox) enum Kind {
    Status {
        status: u16,
        #[serde(default)]
        body: Value,
        #[serde(default)]
        headers: BTreeMap<String, String>,
        #[serde(default)]
        accepted: bool,
    },
    Close {
        #[serde(default)]
        accepted: bool,
    },
    Hang {
        #[serde(default)]
        accepted: bool,
    },
    Slow {
        ms: u64,
    },
    NoCors {},
    Redirect {
        location: String,
        #[serde(default)]
        accepted: bool,
    },
    Html {
        #[serde(default)]
        accepted: bool,
    },
    Empty {
        #[serde(default)]
        accepted: bool,
    },
    Refuse {
        status: u16,
        shape: Shape,
        #[serde(default = "made_up")]
        code: String,
        #[serde(default = "made_up")]
        message: String,
        #[serde(default)]
        accepted: bool,
    },
    Huge {
        bytes: u64,
        #[serde(default)]
        accepted: bool,
    },
    Truncated {},
    Stalled {},
    Clock {
        seconds: i64,
    },
}

fn made_up() -> String {
    "made-up".to_owned()
}

/// An extension of an answer that is sent without the headers that let a page read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sandbox) struct WithoutCors;

impl Kind {
    /// Refuses a fault that could not happen.
    pub(super) fn check(&self) -> Result<(), String> {
        match self {
            Self::Status { status, headers, .. } => {
                StatusCode::from_u16(*status).map_err(|error| error.to_string())?;
                if *status < 200 {
                    return Err("`status` must be 200 or more".to_owned());
                }
                for (name, value) in headers {
                    HeaderName::try_from(name).map_err(|error| format!("`{name}`: {error}"))?;
                    HeaderValue::try_from(value).map_err(|error| format!("`{name}`: {error}"))?;
                }
                Ok(())
            }
            Self::Refuse { status, .. } if !(400..600).contains(status) => {
                Err("`status` of a refusal is 400 to 599".to_owned())
            }
            Self::Clock { seconds } if seconds.unsigned_abs() > MAX_SECONDS => Err("`seconds` are too many".to_owned()),
            Self::Redirect { location, .. } => {
                HeaderValue::try_from(location).map(drop).map_err(|error| format!("`location`: {error}"))
            }
            Self::Close { .. }
            | Self::Hang { .. }
            | Self::Slow { .. }
            | Self::NoCors {}
            | Self::Html { .. }
            | Self::Empty { .. }
            | Self::Refuse { .. }
            | Self::Huge { .. }
            | Self::Truncated {}
            | Self::Stalled {}
            | Self::Clock { .. } => Ok(()),
        }
    }

    /// Returns how many seconds the clock of the service is ahead.
    pub(in crate::sandbox) fn seconds_ahead(&self) -> i64 {
        if let Self::Clock { seconds } = self { *seconds } else { 0 }
    }

    /// Injects the fault. `right` is what the service does when nothing goes wrong.
    pub(super) async fn inject(self, right: impl Future<Output = Response<Body>>) -> Response<Body> {
        match self {
            Self::Slow { ms } => {
                tokio::time::sleep(Duration::from_millis(ms)).await;
                right.await
            }
            Self::NoCors {} => with_extension(right.await, WithoutCors),
            Self::Clock { .. } => right.await,
            Self::Truncated {} => half(right.await, body::broken).await,
            Self::Stalled {} => half(right.await, body::stalled).await,
            Self::Close { accepted } => {
                carry_out(accepted, right).await;
                with_extension(StatusCode::OK.into_response(), Abort)
            }
            Self::Hang { accepted } => {
                carry_out(accepted, right).await;
                std::future::pending().await
            }
            Self::Status { status, body, headers, accepted } => {
                carry_out(accepted, right).await;
                answer(status, &body, &headers)
            }
            Self::Redirect { location, accepted } => {
                carry_out(accepted, right).await;
                let mut response = StatusCode::TEMPORARY_REDIRECT.into_response();
                insert(&mut response, LOCATION.as_str(), &location);
                response
            }
            Self::Html { accepted } => {
                carry_out(accepted, right).await;
                http::with_type(StatusCode::OK, "text/html; charset=utf-8", LOGIN_PAGE)
            }
            Self::Empty { accepted } => {
                carry_out(accepted, right).await;
                StatusCode::OK.into_response()
            }
            Self::Refuse { status, shape, code, message, accepted } => {
                carry_out(accepted, right).await;
                answer(status, &shape.body(status, &code, &message), &BTreeMap::new())
            }
            Self::Huge { bytes, accepted } => {
                carry_out(accepted, right).await;
                let mut response = http::json(StatusCode::OK, &Value::Null);
                *response.body_mut() = body::huge(bytes);
                response
            }
        }
    }
}

/// Carries a call out whose answer gets lost, if it is one.
async fn carry_out(is_accepted: bool, right: impl Future<Output = Response<Body>>) {
    if is_accepted {
        drop(right.await);
    }
}

/// Returns the head of the right answer with the length of its body, and the first half of the body, which `body` ends.
async fn half(right: Response<Body>, body: fn(Bytes) -> Body) -> Response<Body> {
    let (mut head, whole) = right.into_parts();
    let bytes = to_bytes(whole, usize::MAX).await.unwrap_or_default();
    // An answer without a body lacks one byte.
    let length = bytes.len().max(1);
    head.headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    let start = bytes.get(..length / 2).map(Bytes::copy_from_slice).unwrap_or_default();
    Response::from_parts(head, body(start))
}

fn with_extension(mut response: Response<Body>, extension: impl Clone + Send + Sync + 'static) -> Response<Body> {
    response.extensions_mut().insert(extension);
    response
}

fn answer(status: u16, body: &Value, headers: &BTreeMap<String, String>) -> Response<Body> {
    let mut response = match body {
        Value::Null => StatusCode::OK.into_response(),
        Value::String(text) => http::text(StatusCode::OK, text.as_str()),
        value => http::json(StatusCode::OK, value),
    };
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if headers.keys().any(|name| name.eq_ignore_ascii_case(CONTENT_TYPE.as_str())) {
        response.headers_mut().remove(CONTENT_TYPE);
    }
    for (name, value) in headers {
        insert(&mut response, name, value);
    }
    response
}

/// Name and value have been looked at in [`Kind::check`].
fn insert(response: &mut Response<Body>, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        response.headers_mut().insert(name, value);
    }
}
