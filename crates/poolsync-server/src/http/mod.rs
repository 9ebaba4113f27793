//! What page, relay and sandbox share of HTTP: connections, the names of this server, the headers of every answer.

mod client;
mod connection;
mod host;
mod origin;
mod security_headers;

pub(crate) use client::{ClientSetupError, CloudClient, chain, client};
pub(crate) use connection::{Abort, serve};
pub(crate) use host::{is_loopback_authority, is_loopback_origin, own_host};
pub use origin::{Origin, OriginError};
pub(crate) use security_headers::with_security_headers;

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse as _;

/// Returns an answer with a short text that nobody keeps.
pub(crate) fn text(status: StatusCode, text: impl Into<String>) -> Response<Body> {
    with_type(status, "text/plain; charset=utf-8", text)
}

/// Returns an answer with a JSON text that nobody keeps.
pub(crate) fn json(status: StatusCode, value: &serde_json::Value) -> Response<Body> {
    with_type(status, "application/json", value.to_string())
}

/// Returns an answer with a body of this media type that nobody keeps.
pub(crate) fn with_type(status: StatusCode, media_type: &'static str, body: impl Into<String>) -> Response<Body> {
    (status, [(CONTENT_TYPE, media_type), (CACHE_CONTROL, "no-store")], body.into()).into_response()
}
