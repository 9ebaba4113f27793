//! Cross-origin calls: answered like a service that allows them, for pages of this machine.
//!
//! ```text
//! Access-Control-Allow-Origin: http://127.0.0.1:8080
//! Access-Control-Expose-Headers: X-Request-Id, …
//! ```
//! tower-http's `CorsLayer` says yes to every `OPTIONS` and cannot leave its headers out of one answer: here a foreign page
//! is refused, `OPTIONS` without a preflight is no call of the service, and faults can hit both.

use crate::http::is_loopback_origin;
use axum::body::Body;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderValue,
    ORIGIN, VARY,
};
use axum::http::request::Parts;
use axum::http::{Method, Response, StatusCode};
use axum::response::IntoResponse as _;

const METHODS: &str = "GET, POST";
const HEADERS: &str = "Content-Type, X-Auth-Token, Authorization, X-Sdk-Date, X-Project-Id, X-Security-Token, \
    X-Sdk-Content-Sha256";
const EXPOSED: &str = "X-Request-Id, X-Subject-Token, X-IAM-Trace-Id, Retry-After, Date";

/// Returns the origin of the calling page, if this machine serves it.
pub(super) fn origin(headers: &HeaderMap) -> Option<HeaderValue> {
    headers.get(ORIGIN).filter(|origin| origin.to_str().is_ok_and(is_loopback_origin)).cloned()
}

/// Lets the page read the answer.
pub(super) fn open_to(origin: Option<&HeaderValue>, headers: &mut HeaderMap) {
    headers.append(VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = origin {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
    }
}

/// Returns true for a preflight request.
pub(super) fn is_preflight(head: &Parts) -> bool {
    head.method == Method::OPTIONS && head.headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// Answers a preflight request of a page that may call, or of one that may not.
pub(super) fn preflight(may_call: bool) -> Response<Body> {
    if !may_call {
        return StatusCode::FORBIDDEN.into_response();
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    for (name, value) in [
        (ACCESS_CONTROL_ALLOW_METHODS, METHODS),
        (ACCESS_CONTROL_ALLOW_HEADERS, HEADERS),
        (ACCESS_CONTROL_MAX_AGE, "600"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
