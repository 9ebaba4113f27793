//! Who may use the relay.
//!
//! ```ignore
//! caller::check(request.uri(), request.headers(), &origins)?;
//! caller::require_relay_header(request.headers())?;
//! ```

use super::refusal::{Code, Refusal};
use crate::http::{Origin, own_host};
use axum::http::Uri;
use axum::http::header::{HeaderMap, HeaderValue, ORIGIN};

/// The header that a page of another origin cannot send without a preflight request.
pub(super) const RELAY_HEADER: &str = "x-poolsync-relay";

/// Looks at the name under which the relay was called, and at what a browser says about the calling page, where it says
/// something. A program that is no browser says nothing and passes.
pub(super) fn check(uri: &Uri, headers: &HeaderMap, origins: &[Origin]) -> Result<(), Refusal> {
    let own_host = own_host(uri, headers, origins).ok_or_else(|| {
        Refusal::new(
            Code::OwnHost,
            "the relay was called under a name that is not its own; use its address, or name the host with --allow-origin",
        )
    })?;
    let is_same_origin = match single(headers, ORIGIN.as_str())? {
        None => true,
        // A page of this very origin has the same host.
        Some(origin) if is_own(origin, own_host) => true,
        Some(origin) if origins.iter().any(|allowed| origin == allowed.as_str()) => false,
        Some(_) => return Err(refused()),
    };
    match single(headers, "sec-fetch-site")? {
        Some(site) if is_same_origin && site != "same-origin" => Err(refused()),
        _ => Ok(()),
    }
}

/// Refuses a call without `X-Poolsync-Relay: 1`.
pub(super) fn require_relay_header(headers: &HeaderMap) -> Result<(), Refusal> {
    match single(headers, RELAY_HEADER) {
        Ok(Some(value)) if value == "1" => Ok(()),
        _ => Err(Refusal::new(Code::RelayHeader, "calls of the relay carry the header X-Poolsync-Relay: 1")),
    }
}

fn is_own(origin: &HeaderValue, own_host: &str) -> bool {
    let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
    host.is_some_and(|host| host.eq_ignore_ascii_case(own_host))
}

/// Returns the value of a header that may stand once at most.
pub(super) fn single<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a HeaderValue>, Refusal> {
    let mut values = headers.get_all(name).iter();
    let first = values.next();
    if values.next().is_some() { Err(refused()) } else { Ok(first) }
}

fn refused() -> Refusal {
    Refusal::new(
        Code::Origin,
        "pages of this origin may not use the relay; it has to be started with --allow-origin for them",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderName;
    use axum::http::header::HOST;

    fn checked(headers: &[(&'static str, &'static str)]) -> Result<(), Code> {
        let mut map = HeaderMap::from_iter([(HOST, HeaderValue::from_static("127.0.0.1:8080"))]);
        for (name, value) in headers {
            map.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        let origins = [Origin::parse("https://portal.example.com").unwrap()];
        check(&Uri::from_static("/relay/h/p"), &map, &origins).map_err(|refusal| refusal.code())
    }

    #[test]
    fn takes_its_own_page_and_programs() {
        assert_eq!(checked(&[]), Ok(()));
        assert_eq!(checked(&[("sec-fetch-site", "same-origin")]), Ok(()));
        assert_eq!(checked(&[("origin", "http://127.0.0.1:8080"), ("sec-fetch-site", "same-origin")]), Ok(()));
    }

    #[test]
    fn takes_pages_that_the_operator_named() {
        assert_eq!(checked(&[("origin", "https://portal.example.com"), ("sec-fetch-site", "cross-site")]), Ok(()));
        assert_eq!(checked(&[("origin", "https://portal.example.com")]), Ok(()));
    }

    #[test]
    fn refuses_every_other_page() {
        for headers in [
            &[("origin", "https://example.com")][..],
            &[("origin", "null")],
            &[("origin", "http://127.0.0.1:8081")],
            &[("origin", "https://127.0.0.1:8080")],
            &[("origin", "http://localhost:8080")],
            &[("origin", "http://portal.example.com")],
            &[("origin", "https://portal.example.com:8443")],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "http://127.0.0.1:8080"), ("sec-fetch-site", "same-site")],
            &[("origin", "http://127.0.0.1:8080"), ("origin", "https://example.com")],
        ] {
            assert_eq!(checked(headers), Err(Code::Origin), "{headers:?}");
        }
    }
}
