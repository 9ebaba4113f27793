//! How long a call may take, and how long bodies may be.
//!
//! ```ignore
//! let deadline = Deadline::start(Limits::default());
//! let body = deadline.request_body(request.into_body()).await?;
//! ```
//! tower-http's `TimeoutLayer` and `RequestBodyLimitLayer` answer by themselves, the first with 408, upon which a browser
//! repeats the call; the relay has to say in its own words whether the call may have been carried out.

use super::refusal::{Code, Refusal};
use axum::body::{Body, Bytes, HttpBody as _};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::Incoming;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// How long a call may take, and how long bodies may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long a connection may take, with TLS.
    pub connect: Duration,
    /// How long all of it may take: reading the request, connecting, sending, waiting, reading the answer.
    pub whole: Duration,
    /// The most bytes of the body of a request.
    pub body_bytes: usize,
    /// The most bytes of the body of an answer.
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
    /// Begins a call.
    pub(super) fn start(limits: Limits) -> Self {
        Self { limits, end: Instant::now() + limits.whole }
    }

    /// Reads the whole body of a request.
    pub(super) async fn request_body(&self, body: Body) -> Result<Bytes, Refusal> {
        let most = self.limits.body_bytes;
        let too_large = || Refusal::new(Code::BodyTooLarge, format!("the body has more than {most} bytes"));
        if body.size_hint().lower() > most as u64 {
            return Err(too_large());
        }
        match timeout_at(self.end, Limited::new(body, most).collect()).await {
            Ok(Ok(body)) => Ok(body.to_bytes()),
            Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
            Ok(Err(_)) | Err(_) => Err(Refusal::new(Code::BodyLost, "the body did not arrive as a whole")),
        }
    }

    /// Waits for the whole answer to what may have been sent.
    pub(super) async fn answer<T>(&self, waiting: impl Future<Output = Result<T, Refusal>>) -> Result<T, Refusal> {
        timeout_at(self.end, waiting).await.unwrap_or_else(|_| {
            let message = format!(
                "there was no whole answer in {} s; the call may have been carried out",
                self.limits.whole.as_secs()
            );
            Err(Refusal::new(Code::Timeout, message))
        })
    }

    /// Reads the whole body of an answer.
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
