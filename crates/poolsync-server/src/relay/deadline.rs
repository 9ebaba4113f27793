//! How long a call may take, and how long bodies may be.
//!
//! ```ignore
//! let deadline = Deadline::start();
//! let body = deadline.body(request).await?;
//! ```

use super::refusal::{Code, Refusal};
use axum::body::Bytes;
use axum::http::Request;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::{Body as _, Incoming};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// A connection, with TLS.
const CONNECT: Duration = Duration::from_secs(10);
/// All of it: reading the request, connecting, sending, waiting, reading the answer.
const WHOLE: Duration = Duration::from_mins(1);
/// Scripts have 10 kB at most, a list of 2,000 nodes 80 kB.
const MOST_BODY_BYTES: usize = 1024 * 1024;
/// A list of 2,000 nodes has about 4 MB.
const MOST_ANSWER_BYTES: usize = 8 * 1024 * 1024;

/// The end of a call that began when this value was made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline {
    end: Instant,
}

impl Deadline {
    pub(super) fn start() -> Self {
        Self { end: Instant::now() + WHOLE }
    }

    /// The whole body of a request.
    pub(super) async fn body(&self, request: Request<Incoming>) -> Result<Bytes, Refusal> {
        let too_large = || Refusal::new(Code::BodyTooLarge, format!("the body has more than {MOST_BODY_BYTES} bytes"));
        if request.body().size_hint().lower() > MOST_BODY_BYTES as u64 {
            return Err(too_large());
        }
        match timeout_at(self.end, Limited::new(request.into_body(), MOST_BODY_BYTES).collect()).await {
            Ok(Ok(body)) => Ok(body.to_bytes()),
            Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
            Ok(Err(_)) | Err(_) => Err(Refusal::new(Code::BodyLost, "the body did not arrive as a whole")),
        }
    }

    /// Waits for a connection.
    pub(super) async fn connect<T>(&self, connecting: impl Future<Output = Result<T, Refusal>>) -> Result<T, Refusal> {
        timeout_at(self.end.min(Instant::now() + CONNECT), connecting).await.unwrap_or_else(|_| {
            let message = format!("the host did not accept a connection in {} s; nothing was sent", CONNECT.as_secs());
            Err(Refusal::new(Code::ConnectTimeout, message))
        })
    }

    /// Waits for an answer to what may have been sent.
    pub(super) async fn answer<T>(&self, waiting: impl Future<Output = Result<T, Refusal>>) -> Result<T, Refusal> {
        timeout_at(self.end, waiting).await.unwrap_or_else(|_| {
            let message =
                format!("there was no whole answer in {} s; the call may have been carried out", WHOLE.as_secs());
            Err(Refusal::new(Code::Timeout, message))
        })
    }
}

/// The whole body of an answer.
pub(super) async fn answer_body(body: Incoming) -> Result<Bytes, Refusal> {
    match Limited::new(body, MOST_ANSWER_BYTES).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<LengthLimitError>() => {
            let message =
                format!("the answer has more than {MOST_ANSWER_BYTES} bytes; the call may have been carried out");
            Err(Refusal::new(Code::AnswerTooLarge, message))
        }
        Err(_) => Err(Refusal::new(
            Code::AnswerLost,
            "the connection broke before the whole answer was there; the call may have been carried out",
        )),
    }
}
