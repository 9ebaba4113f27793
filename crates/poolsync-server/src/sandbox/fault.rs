//! What a test wants to go wrong with the next upgrade call.
//!
//! ```text
//! PUT /sandbox/fault HTTP/1.1
//!
//! {"kind": "status", "status": 503, "body": "busy", "headers": {"Retry-After": "56.818"}}
//! ```

use crate::http;
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

const LOGIN_PAGE: &str = "<!doctype html><title>Sign in</title><p>Sign in to use this network.</p>";

/// A fault that can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    kind: Kind,
}

/// As it is written in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
enum Kind {
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
}

/// Tells the connection what is special about an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// It is not sent; the connection is closed.
    Close,
    /// It is sent without the headers that let a page read it.
    NoCors,
}

/// The fault of the next call, if there is one.
#[derive(Debug)]
pub(super) struct Faults {
    next: Mutex<Option<Fault>>,
}

impl Faults {
    pub(super) fn new() -> Self {
        Self { next: Mutex::new(None) }
    }

    pub(super) fn set(&self, fault: Option<Fault>) {
        *self.lock() = fault;
    }

    pub(super) fn take(&self) -> Option<Fault> {
        self.lock().take()
    }

    fn lock(&self) -> MutexGuard<'_, Option<Fault>> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Fault {
    /// Reads a fault.
    pub(super) fn parse(text: &[u8]) -> Result<Self, String> {
        let fault = Self { kind: serde_json::from_slice(text).map_err(|error| error.to_string())? };
        fault.check().map(|()| fault)
    }

    fn check(&self) -> Result<(), String> {
        match &self.kind {
            Kind::Status { status, headers, .. } => {
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
            Kind::Redirect { location, .. } => {
                HeaderValue::try_from(location).map(drop).map_err(|error| format!("`location`: {error}"))
            }
            _ => Ok(()),
        }
    }

    /// Does what is to go wrong. `right` is what the service does when nothing goes wrong.
    pub(super) async fn happen(self, right: impl FnOnce() -> Response<Body>) -> Response<Body> {
        match self.kind {
            Kind::Slow { ms } => {
                tokio::time::sleep(Duration::from_millis(ms)).await;
                return right();
            }
            Kind::NoCors {} => return marked(right(), Mark::NoCors),
            _ => {}
        }
        if self.kind.is_accepted() {
            // The answer to a call that was carried out gets lost.
            drop(right());
        }
        self.kind.instead().await
    }
}

impl Kind {
    /// Whether the call is carried out although its answer is another.
    fn is_accepted(&self) -> bool {
        match self {
            Self::Slow { .. } | Self::NoCors {} => true,
            Self::Status { accepted, .. }
            | Self::Close { accepted }
            | Self::Hang { accepted }
            | Self::Redirect { accepted, .. }
            | Self::Html { accepted }
            | Self::Empty { accepted } => *accepted,
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
            Self::Empty { .. } | Self::Slow { .. } | Self::NoCors {} => http::empty(StatusCode::OK),
        }
    }
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

/// Name and value have been looked at in [`Fault::parse`].
fn insert(response: &mut Response<Body>, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        response.headers_mut().insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_can_be_written() {
        for text in [
            r#"{"kind":"status","status":503}"#,
            r#"{"kind":"status","status":429,"body":{"a":1},"headers":{"Retry-After":"1.5"},"accepted":true}"#,
            r#"{"kind":"close"}"#,
            r#"{"kind":"hang","accepted":true}"#,
            r#"{"kind":"slow","ms":10}"#,
            r#"{"kind":"no-cors"}"#,
            r#"{"kind":"redirect","location":"https://example.com/"}"#,
            r#"{"kind":"html"}"#,
            r#"{"kind":"empty"}"#,
        ] {
            assert!(Fault::parse(text.as_bytes()).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_fault_that_would_not_happen_is_refused() {
        for text in [
            "",
            "{}",
            r#"{"kind":"explode"}"#,
            r#"{"kind":"status"}"#,
            r#"{"kind":"status","status":99}"#,
            r#"{"kind":"status","status":101}"#,
            r#"{"kind":"status","status":200,"headers":{"a b":"c"}}"#,
            r#"{"kind":"status","status":200,"bdoy":"c"}"#,
            r#"{"kind":"slow"}"#,
            r#"{"kind":"redirect"}"#,
            r#"{"kind":"no-cors","accepted":true}"#,
        ] {
            assert!(Fault::parse(text.as_bytes()).is_err(), "{text}");
        }
    }
}
