//! Takes connections and hands their requests to a function.
//!
//! ```ignore
//! tokio::spawn(serve(listener, Own::Secured, |request, peer| async move { Ok(answer(request, peer).await) }));
//! ```

use super::own::OwnAnswers;
use axum::body::Body;
use axum::http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};

/// A request's head may take so many bytes: twice what the gateway of the cloud takes, so that the relay itself can say
/// what is too much.
const MOST_HEAD_BYTES: usize = 256 * 1024;
/// So long a connection may take to send a whole head, or stay without a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(30);
/// So long to wait when the system has no more connections to give.
const PAUSE: Duration = Duration::from_millis(100);

/// Instead of an answer: the connection is closed without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the connection is dropped on purpose")]
pub(crate) struct Dropped;

/// What becomes of the answers that hyper gives by itself, to heads that it cannot read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Own {
    /// They get the security headers, as all other answers have them.
    Secured,
    /// They stay as they are: whoever is imitated sends no such headers.
    Bare,
}

/// Serves until the task ends.
pub(crate) async fn serve<Handler, Answer>(listener: TcpListener, own: Own, handler: Handler)
where
    Handler: Fn(Request<Incoming>, SocketAddr) -> Answer + Clone + Send + Sync + 'static,
    Answer: Future<Output = Result<Response<Body>, Dropped>> + Send + 'static,
{
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                tokio::spawn(connection(stream, peer, own, handler.clone()));
            }
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

async fn connection<Handler, Answer>(stream: TcpStream, peer: SocketAddr, own: Own, handler: Handler)
where
    Handler: Fn(Request<Incoming>, SocketAddr) -> Answer,
    Answer: Future<Output = Result<Response<Body>, Dropped>>,
{
    // Only a matter of speed.
    let _ = stream.set_nodelay(true);
    let service = service_fn(|request| handler(request, peer));
    // What fails here concerns this connection alone, and its peer knows.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_buf_size(MOST_HEAD_BYTES)
        .serve_connection(OwnAnswers::new(TokioIo::new(stream), own == Own::Secured), service)
        .await;
}
