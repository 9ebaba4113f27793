//! How long a call may take, and how long bodies may be.
//!
//! ```ignore
//! let deadline = Deadline::start(Limits::default());
//! let body = deadline.body(request).await?;
//! ```

use super::refusal::{Code, Refusal};
use axum::body::Bytes;
use axum::http::Request;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::{Body as _, Incoming};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// How long a call may take, and how long bodies may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// A connection, with TLS.
    pub connect: Duration,
    /// All of it: reading the request, connecting, sending, waiting, reading the answer.
    pub whole: Duration,
    /// Bytes of the body of a request.
    pub body_bytes: usize,
    /// Bytes of the body of an answer.
    pub answer_bytes: usize,
}

impl Default for Limits {
    /// 10 s and 60 s; 1 MiB (scripts have 10 kB at most, a list of 2,000 nodes 80 kB); 8 MiB (2,000 nodes have about 4).
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            whole: Duration::from_mins(1),
            body_bytes: 1024 * 1024,
            answer_bytes: 8 * 1024 * 1024,
        }
    }
}

/// The end of a call that began when this value was made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deadline {
    limits: Limits,
    end: Instant,
}

impl Deadline {
    pub(super) fn start(limits: Limits) -> Self {
        Self { limits, end: Instant::now() + limits.whole }
    }

    /// The whole body of a request.
    pub(super) async fn body(&self, request: Request<Incoming>) -> Result<Bytes, Refusal> {
        let most = self.limits.body_bytes;
        let too_large = || Refusal::new(Code::BodyTooLarge, format!("the body has more than {most} bytes"));
        if request.body().size_hint().lower() > most as u64 {
            return Err(too_large());
        }
        match timeout_at(self.end, Limited::new(request.into_body(), most).collect()).await {
            Ok(Ok(body)) => Ok(body.to_bytes()),
            Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
            Ok(Err(_)) | Err(_) => Err(Refusal::new(Code::BodyLost, "the body did not arrive as a whole")),
        }
    }

    /// Waits for a connection.
    pub(super) async fn connect<T>(&self, connecting: impl Future<Output = Result<T, Refusal>>) -> Result<T, Refusal> {
        timeout_at(self.end.min(Instant::now() + self.limits.connect), connecting).await.unwrap_or_else(|_| {
            let message = format!(
                "the host did not accept a connection in {} s; nothing was sent",
                self.limits.connect.as_secs()
            );
            Err(Refusal::new(Code::ConnectTimeout, message))
        })
    }

    /// Waits for an answer to what may have been sent.
    pub(super) async fn answer<T>(&self, waiting: impl Future<Output = Result<T, Refusal>>) -> Result<T, Refusal> {
        timeout_at(self.end, waiting).await.unwrap_or_else(|_| {
            let message = format!(
                "there was no whole answer in {} s; the call may have been carried out",
                self.limits.whole.as_secs()
            );
            Err(Refusal::new(Code::Timeout, message))
        })
    }

    /// The whole body of an answer.
    pub(super) async fn answer_body(&self, body: Incoming) -> Result<Bytes, Refusal> {
        let most = self.limits.answer_bytes;
        match Limited::new(body, most).collect().await {
            Ok(body) => Ok(body.to_bytes()),
            Err(error) if error.is::<LengthLimitError>() => {
                let message = format!("the answer has more than {most} bytes; the call may have been carried out");
                Err(Refusal::new(Code::AnswerTooLarge, message))
            }
            Err(_) => {
                let message =
                    "the connection broke before the whole answer was there; the call may have been carried out";
                Err(Refusal::new(Code::AnswerLost, message))
            }
        }
    }
}
