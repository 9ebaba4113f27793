//! What page, relay and sandbox share of HTTP: the loop of connections, who is asking, the headers of every answer.

mod connection;
mod origin;
mod own;
mod peer;
mod secure;

pub(crate) use connection::{Dropped, Own, serve};
pub use origin::{Origin, OriginError};
pub(crate) use peer::{is_loopback_authority, is_loopback_origin, named_host};
pub(crate) use secure::secure;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, Response, StatusCode};

/// An answer with a short text that nobody keeps.
pub(crate) fn text(status: StatusCode, text: impl Into<String>) -> Response<Body> {
    with_type(status, "text/plain; charset=utf-8", text.into())
}

/// An answer with a JSON text that nobody keeps.
pub(crate) fn json(status: StatusCode, value: &serde_json::Value) -> Response<Body> {
    with_type(status, "application/json", value.to_string())
}

/// An answer with a body of this type that nobody keeps.
pub(crate) fn with_type(status: StatusCode, kind: &'static str, body: String) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// An answer without a body.
pub(crate) fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}
