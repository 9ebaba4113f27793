//! Which headers pass the relay, in both directions. Everything that is not named here stays behind: cookies, `Origin`,
//! `Referer`, `Sec-*`, what concerns one connection only.
//!
//! ```ignore
//! let headers = forwarded(request.headers());
//! assert!(!headers.contains_key("cookie"));
//! ```

use super::refusal::{Code, Refusal};
use axum::http::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING,
    USER_AGENT,
};
use poolsync_core::calls::{ANSWER_HEADERS, REQUEST_HEADERS};

/// All names and values together: what the gateway of the cloud takes (it refuses more with status 494).
const MAX_BYTES: usize = 128 * 1024;

/// Refuses headers that the cloud would refuse.
pub(super) fn within_bounds(headers: &HeaderMap) -> Result<(), Refusal> {
    let bytes: usize = headers.iter().map(|(name, value)| name.as_str().len() + ": \r\n".len() + value.len()).sum();
    if bytes > MAX_BYTES {
        return Err(Refusal::new(
            Code::Headers,
            format!("the headers have {bytes} bytes, the gateway of the cloud takes {MAX_BYTES}"),
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

/// Returns the headers of a request that go on, with those that the relay sends in its own name.
pub(super) fn forwarded(headers: &HeaderMap) -> HeaderMap {
    let mut kept = selected(headers, &REQUEST_HEADERS);
    kept.insert(USER_AGENT, HeaderValue::from_static(concat!("poolsync/", env!("CARGO_PKG_VERSION"))));
    // The body comes back as it is written, so that its length can be bounded.
    kept.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    kept
}

/// Returns the headers of an answer that come back. Those that have one value, which is all but one of them, come back once where
/// every line says the same, and not at all where lines differ: a recipient that takes the first line and one that takes
/// the last would read two answers, of which one could be a token or a place (RFC 9110, 5.3: such a header "cannot" be
/// sent twice; 8.3 on `Content-Type`: taking the last is a source of "security issues"). The page asks no header for its
/// meaning that would be missed: it reads bodies without `Content-Type`.
pub(super) fn answered(headers: &HeaderMap) -> HeaderMap {
    let mut kept = selected(headers, &ANSWER_HEADERS);
    for name in ANSWER_HEADERS.into_iter().filter(|name| *name != CONTENT_ENCODING) {
        let mut values = headers.get_all(name).iter();
        let Some(first) = values.next() else { continue };
        if values.any(|value| value != first) {
            kept.remove(name);
        } else {
            kept.insert(HeaderName::from_static(name), first.clone());
        }
    }
    kept
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
    fn an_answer_that_says_two_things_says_none_of_them() {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("content-type", "application/json"),
            ("content-type", "application/json"),
            ("x-subject-token", "a"),
            ("x-subject-token", "b"),
            ("content-encoding", "gzip"),
            ("content-encoding", "br"),
            ("date", "Mon, 23 Nov 2026 09:00:00 GMT"),
        ] {
            headers.append(name, HeaderValue::from_static(value));
        }
        let kept = answered(&headers);
        let all = |name: &str| kept.get_all(name).iter().map(|value| value.to_str().unwrap()).collect::<Vec<_>>();
        assert_eq!(all("content-type"), ["application/json"]);
        assert_eq!(all("x-subject-token"), [""; 0]);
        // A list: the order in which they were applied (RFC 9110, 8.4).
        assert_eq!(all("content-encoding"), ["gzip", "br"]);
        assert_eq!(all("date"), ["Mon, 23 Nov 2026 09:00:00 GMT"]);
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
