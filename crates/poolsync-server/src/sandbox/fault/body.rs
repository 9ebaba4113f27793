//! Bodies of answers that no right service sends.
//!
//! ```ignore
//! let body = broken(first_half);
//! ```

use axum::body::{Body, Bytes};
use futures_util::StreamExt as _;
use futures_util::stream::{iter, once, pending};
use std::io;

const CHUNK: &[u8] = &[b'a'; 64 * 1024];

/// Returns the start of a body, after which the connection breaks.
pub(super) fn broken(start: Bytes) -> Body {
    let breaking = once(async {
        // What has been written goes out while nothing comes.
        tokio::task::yield_now().await;
        Err(io::Error::from(io::ErrorKind::ConnectionAborted))
    });
    Body::from_stream(iter([Ok(start)]).chain(breaking))
}

/// Returns the start of a body, after which nothing comes, for ever.
pub(super) fn stalled(start: Bytes) -> Body {
    Body::from_stream(iter([Ok::<_, io::Error>(start)]).chain(pending()))
}

/// Returns a JSON text of about so many bytes, made while it is sent.
pub(super) fn huge(bytes: u64) -> Body {
    let chunk = CHUNK.len() as u64;
    let whole = usize::try_from(bytes / chunk).unwrap_or(usize::MAX);
    let rest = usize::try_from(bytes % chunk).ok().and_then(|rest| CHUNK.get(..rest)).unwrap_or_default();
    let value = std::iter::repeat_n(CHUNK, whole).chain([rest]);
    let chunks = [&b"{\"items\":\""[..]].into_iter().chain(value).chain([&b"\"}"[..]]);
    Body::from_stream(iter(chunks.map(|chunk| Ok::<_, io::Error>(Bytes::from_static(chunk)))))
}
