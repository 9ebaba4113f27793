//! What a browser wants to hear before a page of another origin may use the relay.
//!
//! ```text
//! Access-Control-Allow-Origin: https://portal.example.com
//! Access-Control-Expose-Headers: x-request-id,…
//! ```

use super::Origin;
use super::caller::RELAY_HEADER;
use super::idempotency::CALL_HEADER;
use super::refusal::ERROR_HEADER;
use axum::http::{HeaderName, HeaderValue, Method, header};
use poolsync_core::calls::{ANSWER_HEADERS, REQUEST_HEADERS};
use std::time::Duration;
use tower_http::cors::CorsLayer;

/// So long a browser need not ask again.
const MAX_AGE: Duration = Duration::from_mins(10);

/// Returns the layer that answers preflight requests, and lets pages of these origins read all other answers. It says
/// nothing to the own page, which needs nothing.
pub(super) fn layer(origins: &[Origin]) -> CorsLayer {
    let origins = origins.iter().filter_map(|origin| HeaderValue::from_str(origin.as_str()).ok());
    CorsLayer::new()
        .allow_origin(origins.collect::<Vec<_>>())
        .allow_methods([Method::GET, Method::POST])
        .allow_headers(names(REQUEST_HEADERS.iter().copied().chain([RELAY_HEADER, CALL_HEADER])))
        .expose_headers(names(ANSWER_HEADERS.iter().copied().chain([ERROR_HEADER])))
        .max_age(MAX_AGE)
        .vary([header::ORIGIN])
}

fn names(names: impl Iterator<Item = &'static str>) -> Vec<HeaderName> {
    names.map(HeaderName::from_static).collect()
}
