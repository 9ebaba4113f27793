//! Accepts connections and hands their requests to a router.
//!
//! ```ignore
//! tokio::spawn(serve(listener, Router::new().route("/", get(index))));
//! ```
//! `axum::serve` bounds neither the head of a request nor the time that it takes to come, and cannot close a connection
//! without an answer, which the sandbox does on purpose.

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt as _;

/// A request's head may take so many bytes: twice what the gateway of the cloud takes, so that the relay itself can say
/// what is too much.
const MAX_HEAD_BYTES: usize = 256 * 1024;
/// So long a connection may take to send a whole head, or stay without a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// So long to wait when the system has no more connections to give.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// An extension of a response that is not to be sent: the connection is closed instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the connection is closed without an answer")]
pub(crate) struct Abort;

/// Serves until the task ends. Handlers find the address of the client as [`ConnectInfo`].
pub(crate) async fn serve(listener: TcpListener, router: Router) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                tokio::spawn(serve_connection(stream, peer, router.clone()));
            }
            Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
    }
}

async fn serve_connection(stream: TcpStream, peer: SocketAddr, router: Router) {
    // Only a matter of speed.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let answering = router.clone().oneshot(request);
        async move {
            let response = answering.await.unwrap_or_else(|never| match never {});
            response.extensions().get().copied().map_or(Ok(response), |abort: Abort| Err(abort))
        }
    });
    // What fails here concerns this connection alone, and its client knows. A head that cannot be read is answered by hyper
    // itself: with 400, 414 or 431 and no body.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(MAX_HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}
