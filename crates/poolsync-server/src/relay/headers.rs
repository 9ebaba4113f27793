//! Which headers pass the relay, in both directions. Everything that is not named here stays behind: cookies, `Origin`,
//! `Referer`, `Sec-*`, what concerns one connection only.
//!
//! ```ignore
//! let headers = forwarded(request.headers());
//! assert!(!headers.contains_key("cookie"));
//! ```

use super::refusal::{Code, Refusal};
use axum::http::header::{
    ACCEPT_ENCODING, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING, USER_AGENT,
};
use poolsync_core::calls::{ANSWER_HEADERS, REQUEST_HEADERS};

/// All names and values together: what the gateway of the cloud takes (it refuses more with status 494).
const MOST_BYTES: usize = 128 * 1024;

/// Refuses headers that the cloud would refuse.
pub(super) fn within_bounds(headers: &HeaderMap) -> Result<(), Refusal> {
    let bytes: usize = headers.iter().map(|(name, value)| name.as_str().len() + ": \r\n".len() + value.len()).sum();
    if bytes > MOST_BYTES {
        return Err(Refusal::new(
            Code::Headers,
            format!("the headers have {bytes} bytes, the gateway of the cloud takes {MOST_BYTES}"),
        ));
    }
    Ok(())
}

/// Refuses what two programs could read in two ways: a header twice, a length beside chunks.
pub(super) fn unambiguous(headers: &HeaderMap) -> Result<(), Refusal> {
    if let Some(name) = REQUEST_HEADERS.iter().find(|name| headers.get_all(**name).iter().count() > 1) {
        return Err(Refusal::new(Code::Ambiguous, format!("the header {name} stands twice")));
    }
    if headers.contains_key(CONTENT_LENGTH) && headers.contains_key(TRANSFER_ENCODING) {
        return Err(Refusal::new(Code::Ambiguous, "Content-Length stands beside Transfer-Encoding"));
    }
    Ok(())
}

/// The headers of a request that go on, with those that the relay sends in its own name.
pub(super) fn forwarded(headers: &HeaderMap) -> HeaderMap {
    let mut kept = selected(headers, &REQUEST_HEADERS);
    kept.insert(USER_AGENT, HeaderValue::from_static(concat!("poolsync/", env!("CARGO_PKG_VERSION"))));
    // The body comes back as it is written, so that its length can be bounded.
    kept.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    kept
}

/// The headers of an answer that come back.
pub(super) fn answered(headers: &HeaderMap) -> HeaderMap {
    selected(headers, &ANSWER_HEADERS)
}

fn selected(headers: &HeaderMap, names: &[&'static str]) -> HeaderMap {
    let mut kept = HeaderMap::new();
    for name in names {
        for value in headers.get_all(*name) {
            kept.append(HeaderName::from_static(name), value.clone());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_twice_is_refused() {
        let mut headers = HeaderMap::new();
        headers.append("x-auth-token", HeaderValue::from_static("a"));
        assert_eq!(unambiguous(&headers), Ok(()));
        headers.append("x-auth-token", HeaderValue::from_static("b"));
        assert_eq!(unambiguous(&headers).map_err(|refusal| refusal.code()), Err(Code::Ambiguous));
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("1"));
        headers.insert(TRANSFER_ENCODING, HeaderValue::from_static("chunked"));
        assert_eq!(unambiguous(&headers).map_err(|refusal| refusal.code()), Err(Code::Ambiguous));
    }

    #[test]
    fn headers_are_counted_together() {
        let mut headers = HeaderMap::new();
        for name in ["x-auth-token", "x-security-token", "authorization"] {
            headers.insert(name, HeaderValue::try_from("a".repeat(40_000)).unwrap());
        }
        assert_eq!(within_bounds(&headers), Ok(()));
        headers.insert("x-project-id", HeaderValue::try_from("a".repeat(20_000)).unwrap());
        assert_eq!(within_bounds(&headers).map_err(|refusal| refusal.code()), Err(Code::Headers));
    }
}
