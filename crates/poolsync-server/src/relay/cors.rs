//! What a browser wants to hear before a page of another origin may use the relay.
//!
//! ```text
//! Access-Control-Allow-Origin: https://portal.example.com
//! Access-Control-Expose-Headers: x-request-id, …
//! ```

use super::gate::Caller;
use super::once::CALL_HEADER;
use super::refusal::ERROR_HEADER;
use axum::body::Body;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, HeaderMap, HeaderValue, VARY,
};
use axum::http::{Response, StatusCode};
use poolsync_core::calls::{ANSWER_HEADERS, REQUEST_HEADERS};

/// Lets the calling page read the answer.
pub(super) fn open_to(caller: &Caller, headers: &mut HeaderMap) {
    headers.append(VARY, HeaderValue::from_static("Origin"));
    if let Caller::Other(origin) = caller {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        insert_list(headers, ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS.iter().copied().chain([ERROR_HEADER]));
    }
}

/// The answer to the question whether a call may be made at all. The own page never asks.
pub(super) fn preflight(caller: &Caller) -> Response<Body> {
    let mut response = super::plain(StatusCode::NO_CONTENT);
    let headers = response.headers_mut();
    open_to(caller, headers);
    if matches!(caller, Caller::Other(_)) {
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
        insert_list(
            headers,
            ACCESS_CONTROL_ALLOW_HEADERS,
            REQUEST_HEADERS.iter().copied().chain(["x-poolsync-relay", CALL_HEADER]),
        );
        headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    }
    response
}

fn insert_list<'a>(headers: &mut HeaderMap, name: axum::http::HeaderName, names: impl Iterator<Item = &'a str>) {
    if let Ok(value) = HeaderValue::try_from(names.collect::<Vec<_>>().join(", ")) {
        headers.insert(name, value);
    }
}
