//! The doors through which tests look in: only from this machine, and not part of the imitated service.
//!
//! ```text
//! GET /sandbox/calls HTTP/1.1
//! Host: 127.0.0.1:8081
//! ```

use super::Sandbox;
use super::fault;
use super::world::World;
use crate::http::{self, is_loopback_authority};
use axum::body::Body;
use axum::http::header::HOST;
use axum::http::{HeaderMap, Method, Request, Response, StatusCode, Uri};
use http_body_util::{BodyExt as _, Limited};
use hyper::body::Incoming;
use std::net::SocketAddr;

const PREFIX: &str = "/sandbox/";
/// The answer of a fault may be huge on purpose.
const MOST_FAULT_BYTES: usize = 64 * 1024 * 1024;

/// True if this request is for a door.
pub(super) fn is_asked(uri: &Uri) -> bool {
    uri.path().starts_with(PREFIX)
}

/// Opens the door, if it may be opened.
pub(super) async fn answer(sandbox: &Sandbox, request: Request<Incoming>, peer: SocketAddr) -> Response<Body> {
    if !is_from_here(request.headers(), peer) {
        return http::text(StatusCode::FORBIDDEN, "Only for programs on this machine.\n");
    }
    let shared = &sandbox.shared;
    match (request.method(), request.uri().path()) {
        (&Method::GET, "/sandbox/calls") => match serde_json::to_value(shared.calls.all()) {
            Ok(calls) => http::json(StatusCode::OK, &calls),
            Err(error) => http::text(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()),
        },
        (&Method::DELETE, "/sandbox/calls") => {
            shared.calls.forget();
            shared.credentials.unlock();
            *sandbox.world() = World::new();
            http::empty(StatusCode::NO_CONTENT)
        }
        (&Method::PUT, "/sandbox/fault") => put_fault(sandbox, request.into_body()).await,
        (&Method::DELETE, "/sandbox/fault") => {
            shared.faults.set(Vec::new());
            http::empty(StatusCode::NO_CONTENT)
        }
        _ => http::text(StatusCode::NOT_FOUND, "There is no such door.\n"),
    }
}

async fn put_fault(sandbox: &Sandbox, body: Incoming) -> Response<Body> {
    let Ok(body) = Limited::new(body, MOST_FAULT_BYTES).collect().await else {
        return http::text(StatusCode::BAD_REQUEST, "The body did not arrive.\n");
    };
    match fault::parse(&body.to_bytes()) {
        Ok(faults) => {
            sandbox.shared.faults.set(faults);
            http::empty(StatusCode::NO_CONTENT)
        }
        Err(reason) => http::text(StatusCode::BAD_REQUEST, format!("This is no fault: {reason}\n")),
    }
}

/// A page of a foreign site whose name resolves to this machine comes from here too, but names itself in `Host`.
fn is_from_here(headers: &HeaderMap, peer: SocketAddr) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    peer.ip().to_canonical().is_loopback() && hosts.next().is_none() && host.is_some_and(is_loopback_authority)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn from_here(host: &'static str, peer: &str) -> bool {
        let headers = HeaderMap::from_iter([(HOST, HeaderValue::from_static(host))]);
        is_from_here(&headers, peer.parse().unwrap())
    }

    #[test]
    fn opens_for_this_machine_only() {
        assert!(from_here("127.0.0.1:8081", "127.0.0.1:50000"));
        assert!(from_here("localhost:8081", "[::1]:50000"));
        assert!(from_here("127.0.0.1:8081", "[::ffff:127.0.0.1]:50000"));
        assert!(!from_here("127.0.0.1:8081", "192.0.2.7:50000"));
        assert!(!from_here("rebound.example:8081", "127.0.0.1:50000"));
        assert!(!from_here("192.0.2.7:8081", "127.0.0.1:50000"));
    }
}
