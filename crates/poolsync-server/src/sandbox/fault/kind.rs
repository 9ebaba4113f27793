//! What goes wrong.
//!
//! ```text
//! {"kind": "status", "status": 503, "body": "busy", "headers": {"Retry-After": "56.818"}}
//! ```

use super::body::{self, After};
use super::shape::Shape;
use crate::http;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;

const LOGIN_PAGE: &str = "<!doctype html><title>Sign in</title><p>Sign in to use this network.</p>";

/// Clocks are off by a hundred years at most.
const MOST_SECONDS: u64 = 100 * 365 * 24 * 3600;

/// As it is written in JSON; the table in the documentation of the sandbox says what each means.
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

/// Tells the connection what is special about an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sandbox) enum Mark {
    /// It is not sent; the connection is closed.
    Close,
    /// It is sent without the headers that let a page read it.
    NoCors,
}

impl Kind {
    /// Whether it is one that can happen.
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
            Self::Clock { seconds } if seconds.unsigned_abs() > MOST_SECONDS => {
                Err("`seconds` are too many".to_owned())
            }
            Self::Redirect { location, .. } => {
                HeaderValue::try_from(location).map(drop).map_err(|error| format!("`location`: {error}"))
            }
            _ => Ok(()),
        }
    }

    /// How many seconds the clock of the service is ahead.
    pub(in crate::sandbox) fn seconds_ahead(&self) -> i64 {
        if let Self::Clock { seconds } = self { *seconds } else { 0 }
    }

    /// Does what is to go wrong. `right` is what the service does when nothing goes wrong.
    pub(super) async fn happen(self, right: impl Future<Output = Response<Body>>) -> Response<Body> {
        match self {
            Self::Slow { ms } => {
                tokio::time::sleep(Duration::from_millis(ms)).await;
                return right.await;
            }
            Self::NoCors {} => return marked(right.await, Mark::NoCors),
            Self::Clock { .. } => return right.await,
            Self::Truncated {} => return cut(right.await, After::Break).await,
            Self::Stalled {} => return cut(right.await, After::Silence).await,
            _ => {}
        }
        if self.is_accepted() {
            // The answer to a call that was carried out gets lost.
            drop(right.await);
        }
        self.instead().await
    }

    /// Whether the call is carried out although its answer is another.
    fn is_accepted(&self) -> bool {
        match self {
            Self::Slow { .. } | Self::NoCors {} | Self::Truncated {} | Self::Stalled {} | Self::Clock { .. } => true,
            Self::Status { accepted, .. }
            | Self::Close { accepted }
            | Self::Hang { accepted }
            | Self::Redirect { accepted, .. }
            | Self::Html { accepted }
            | Self::Empty { accepted }
            | Self::Refuse { accepted, .. }
            | Self::Huge { accepted, .. } => *accepted,
        }
    }

    /// What is answered in place of the right answer.
    async fn instead(self) -> Response<Body> {
        match self {
            Self::Close { .. } => marked(http::empty(StatusCode::OK), Mark::Close),
            Self::Hang { .. } => std::future::pending().await,
            Self::Status { status, body, headers, .. } => answer(status, &body, &headers),
            Self::Redirect { location, .. } => {
                let mut response = http::empty(StatusCode::TEMPORARY_REDIRECT);
                insert(&mut response, LOCATION.as_str(), &location);
                response
            }
            Self::Html { .. } => http::with_type(StatusCode::OK, "text/html; charset=utf-8", LOGIN_PAGE.to_owned()),
            Self::Refuse { status, shape, code, message, .. } => {
                answer(status, &shape.body(status, &code, &message), &BTreeMap::new())
            }
            Self::Huge { bytes, .. } => {
                let mut response = http::json(StatusCode::OK, &Value::Null);
                *response.body_mut() = body::huge(bytes);
                response
            }
            _ => http::empty(StatusCode::OK),
        }
    }
}

/// The head of the right answer with the length of its body, and half of the body.
async fn cut(right: Response<Body>, after: After) -> Response<Body> {
    let (mut head, body) = right.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    // An answer without a body lacks one byte.
    let length = bytes.len().max(1);
    head.headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    let start = bytes.get(..length / 2).map(Bytes::copy_from_slice).unwrap_or_default();
    Response::from_parts(head, body::cut(start, after))
}

fn marked(mut response: Response<Body>, mark: Mark) -> Response<Body> {
    response.extensions_mut().insert(mark);
    response
}

fn answer(status: u16, body: &Value, headers: &BTreeMap<String, String>) -> Response<Body> {
    let mut response = match body {
        Value::Null => http::empty(StatusCode::OK),
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
