//! What hyper says by itself, with the security headers that every other answer has.
//!
//! ```ignore
//! let io = OwnAnswers::new(TokioIo::new(stream), true);
//! http1::Builder::new().serve_connection(io, service).await
//! ```
//! A head that cannot be read never reaches the program: hyper 1 answers 400, 414 or 431 itself and offers no way to change
//! that. Such an answer is a head without a body and the last that is written on a connection, so it is recognised where it
//! is written. (A head that does not come in time gets no answer at all, and no 408: hyper closes the connection.)

use super::secure;
use axum::body::Bytes;
use axum::http::HeaderMap;
use hyper::rt::{Read, ReadBufCursor, Write};
use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A header that [`secure`] sets, as hyper writes it.
const SECURED: &[u8] = b"\r\nx-content-type-options: ";
const END: &[u8] = b"\r\n\r\n";

/// A connection on which hyper's own answers get headers.
#[derive(Debug)]
pub(super) struct OwnAnswers<Io> {
    io: Io,
    /// False leaves them as they are.
    secured: bool,
    /// What is still to be written in place of hyper's own answer.
    rest: Bytes,
}

impl<Io> OwnAnswers<Io> {
    pub(super) fn new(io: Io, secured: bool) -> Self {
        Self { io, secured, rest: Bytes::new() }
    }
}

/// Every head of this program's own answers was secured; one that was not, and ends what is written, is hyper's.
fn is_hypers(written: &[u8]) -> bool {
    written.starts_with(b"HTTP/1.1 4")
        && written.windows(END.len()).position(|bytes| bytes == END) == Some(written.len() - END.len())
        && !written.windows(SECURED.len()).any(|bytes| bytes.eq_ignore_ascii_case(SECURED))
}

fn with_headers(head: &[u8]) -> Bytes {
    let mut headers = HeaderMap::new();
    secure(&mut headers);
    let mut bytes = head.strip_suffix(b"\r\n").unwrap_or(head).to_vec();
    for (name, value) in &headers {
        for part in [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"] {
            bytes.extend_from_slice(part);
        }
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.into()
}

impl<Io: Read + Unpin> Read for OwnAnswers<Io> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: ReadBufCursor<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.get_mut().io).poll_read(cx, buffer)
    }
}

impl<Io: Write + Unpin> Write for OwnAnswers<Io> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let this = self.get_mut();
        if this.rest.is_empty() {
            if !this.secured || !is_hypers(bytes) {
                return Pin::new(&mut this.io).poll_write(cx, bytes);
            }
            this.rest = with_headers(bytes);
        }
        while !this.rest.is_empty() {
            let written = ready!(Pin::new(&mut this.io).poll_write(cx, &this.rest))?;
            if written == 0 {
                return Poll::Ready(Err(Error::from(ErrorKind::WriteZero)));
            }
            // hyper's writers say at most what they were given.
            drop(this.rest.split_to(written.min(this.rest.len())));
        }
        Poll::Ready(Ok(bytes.len()))
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(self: Pin<&mut Self>, cx: &mut Context<'_>, all: &[IoSlice<'_>]) -> Poll<Result<usize>> {
        let mut filled = all.iter().filter(|bytes| !bytes.is_empty());
        match (filled.next(), filled.next()) {
            (Some(only), None) => self.poll_write(cx, only),
            _ => Pin::new(&mut self.get_mut().io).poll_write_vectored(cx, all),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.get_mut().io).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.get_mut().io).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bare_head_is_hypers() {
        assert!(is_hypers(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n"));
        for other in [
            &b"HTTP/1.1 404 Not Found\r\nX-Content-Type-Options: nosniff\r\ncontent-length: 0\r\n\r\n"[..],
            b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
            b"HTTP/1.1 400 Bad Request\r\ncontent-length: 1\r\n\r\na",
            b"HTTP/1.1 400 Bad Request\r\n",
            b"",
        ] {
            assert!(!is_hypers(other), "{}", String::from_utf8_lossy(other));
        }
    }

    #[test]
    fn the_head_stays_and_its_end_too() {
        let head = with_headers(b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\n\r\n");
        let text = String::from_utf8(head.to_vec()).unwrap();
        assert!(text.starts_with("HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\n"), "{text}");
        assert!(text.contains("\r\nx-content-type-options: nosniff\r\n"), "{text}");
        assert_eq!(text.find("\r\n\r\n"), Some(text.len() - 4));
        assert!(!is_hypers(text.as_bytes()), "it is not changed twice");
    }
}
