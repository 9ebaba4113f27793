//! Bodies of answers that no right service sends.
//!
//! ```ignore
//! let body = cut(first_half, After::Break);
//! ```

use axum::body::{Body, Bytes};
use hyper::body::{Body as HttpBody, Frame};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A piece of a huge answer.
const PIECE: usize = 64 * 1024;

/// What comes after the last byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// The connection breaks.
    Break,
    /// Nothing, for ever.
    Silence,
}

/// The start of a body, and what comes then.
pub(super) fn cut(start: Bytes, after: After) -> Body {
    Body::new(Cut { start: Some(start), after, waited: false })
}

/// A JSON text, made while it is sent, of about so many bytes.
pub(super) fn huge(bytes: u64) -> Body {
    Body::new(Huge { left: bytes, begun: false, ended: false })
}

struct Cut {
    start: Option<Bytes>,
    after: After,
    waited: bool,
}

impl HttpBody for Cut {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match (self.start.take(), self.after) {
            (Some(start), _) => Poll::Ready(Some(Ok(Frame::data(start)))),
            (None, After::Silence) => Poll::Pending,
            (None, After::Break) if self.waited => Poll::Ready(Some(Err(io::ErrorKind::ConnectionAborted.into()))),
            (None, After::Break) => {
                // What has been written goes out while nothing comes.
                self.waited = true;
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

struct Huge {
    left: u64,
    begun: bool,
    ended: bool,
}

impl HttpBody for Huge {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let piece = if !self.begun {
            self.begun = true;
            Bytes::from_static(b"{\"items\":\"")
        } else if self.left > 0 {
            let size = usize::try_from(self.left).unwrap_or(PIECE).min(PIECE);
            self.left -= size as u64;
            vec![b'a'; size].into()
        } else {
            self.ended = true;
            Bytes::from_static(b"\"}")
        };
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }
}
