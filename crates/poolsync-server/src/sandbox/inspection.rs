//! Inspection and fault injection for tests: only from this machine, and no part of the imitated service.
//!
//! ```text
//! GET /sandbox/calls HTTP/1.1
//! Host: 127.0.0.1:8081
//! ```

use super::Sandbox;
use super::fault;
use super::world::World;
use crate::http::{self, is_loopback_authority};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, DefaultBodyLimit, Request, State};
use axum::http::header::HOST;
use axum::http::{HeaderMap, Response, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::IntoResponse as _;
use axum::routing::{get, put};
use std::net::SocketAddr;

/// Where the routes stand.
pub(super) const PATH: &str = "/sandbox";
/// The answer of a fault may be huge on purpose.
const MAX_FAULT_BYTES: usize = 64 * 1024 * 1024;

/// Returns the routes below [`PATH`].
pub(super) fn router() -> Router<Sandbox> {
    Router::new()
        .route("/calls", get(show_calls).delete(reset))
        .route("/fault", put(put_faults).delete(delete_faults))
        .route("/time", put(put_time).delete(delete_time))
        .method_not_allowed_fallback(not_found)
        .fallback(not_found)
        .layer(DefaultBodyLimit::max(MAX_FAULT_BYTES))
        .layer(from_fn(require_local))
}

async fn show_calls(State(sandbox): State<Sandbox>) -> Response<Body> {
    match serde_json::to_value(sandbox.shared.calls.all()) {
        Ok(calls) => http::json(StatusCode::OK, &calls),
        Err(error) => http::text(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
    }
}

async fn reset(State(sandbox): State<Sandbox>) -> StatusCode {
    sandbox.shared.calls.forget();
    sandbox.shared.credentials.unlock();
    *sandbox.world() = World::new();
    StatusCode::NO_CONTENT
}

async fn put_faults(State(sandbox): State<Sandbox>, body: Result<Bytes, BytesRejection>) -> Response<Body> {
    let Ok(body) = body else { return http::text(StatusCode::BAD_REQUEST, "The body did not arrive.\n") };
    match fault::parse(&body) {
        Ok(faults) => {
            sandbox.shared.faults.set(faults);
            StatusCode::NO_CONTENT.into_response()
        }
        Err(reason) => http::text(StatusCode::BAD_REQUEST, format!("This is no fault: {reason}\n")),
    }
}

async fn delete_faults(State(sandbox): State<Sandbox>) -> StatusCode {
    sandbox.shared.faults.set(Vec::new());
    StatusCode::NO_CONTENT
}

async fn put_time(State(sandbox): State<Sandbox>, body: Result<Bytes, BytesRejection>) -> Response<Body> {
    let Ok(body) = body else { return http::text(StatusCode::BAD_REQUEST, "The body did not arrive.\n") };
    match sandbox.shared.batch.set_by(&body) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(reason) => http::text(StatusCode::BAD_REQUEST, format!("This is no time: {reason}\n")),
    }
}

async fn delete_time(State(sandbox): State<Sandbox>) -> StatusCode {
    sandbox.shared.batch.reset();
    StatusCode::NO_CONTENT
}

async fn not_found() -> Response<Body> {
    http::text(StatusCode::NOT_FOUND, "There is nothing to inspect here.\n")
}

async fn require_local(ConnectInfo(peer): ConnectInfo<SocketAddr>, request: Request, next: Next) -> Response<Body> {
    if is_local(request.headers(), peer) {
        next.run(request).await
    } else {
        http::text(StatusCode::FORBIDDEN, "Only for programs on this machine.\n")
    }
}

/// Returns true for a program on this machine. A page of a foreign site whose name resolves to this machine comes from
/// here too, but names itself in `Host`.
fn is_local(headers: &HeaderMap, peer: SocketAddr) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    peer.ip().to_canonical().is_loopback() && hosts.next().is_none() && host.is_some_and(is_loopback_authority)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn local(host: &'static str, peer: &str) -> bool {
        let headers = HeaderMap::from_iter([(HOST, HeaderValue::from_static(host))]);
        is_local(&headers, peer.parse().unwrap())
    }

    #[test]
    fn opens_for_this_machine_only() {
        assert!(local("127.0.0.1:8081", "127.0.0.1:50000"));
        assert!(local("localhost:8081", "[::1]:50000"));
        assert!(local("127.0.0.1:8081", "[::ffff:127.0.0.1]:50000"));
        assert!(!local("127.0.0.1:8081", "192.0.2.7:50000"));
        assert!(!local("rebound.example:8081", "127.0.0.1:50000"));
        assert!(!local("192.0.2.7:8081", "127.0.0.1:50000"));
    }
}
