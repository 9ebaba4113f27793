//! Who may use the relay.
//!
//! ```ignore
//! let caller = gate::caller(request.headers(), "127.0.0.1:8080", &origins)?;
//! gate::require_mark(request.headers())?;
//! ```

use super::refusal::{Code, Refusal};
use crate::http::Origin;
use axum::http::header::{HeaderMap, HeaderValue, ORIGIN};

/// Who is asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Caller {
    /// The page of this server, or a program that is no browser.
    Own,
    /// A page of an origin that the operator named.
    Other(HeaderValue),
}

/// Looks at what a browser says about the calling page, where it says something.
///
/// `own_host` is the value of `Host`, which has been checked: a page of this very origin has the same one.
pub(super) fn caller(headers: &HeaderMap, own_host: &str, origins: &[Origin]) -> Result<Caller, Refusal> {
    let caller = match single(headers, ORIGIN.as_str())? {
        None => Caller::Own,
        Some(origin) if is_own(origin, own_host) => Caller::Own,
        Some(origin) if origins.iter().any(|allowed| origin == allowed.as_str()) => Caller::Other(origin.clone()),
        Some(_) => return Err(refused()),
    };
    match single(headers, "sec-fetch-site")? {
        Some(site) if caller == Caller::Own && site != "same-origin" => Err(refused()),
        _ => Ok(caller),
    }
}

/// The header that a page of another origin cannot send without being allowed to.
pub(super) fn require_mark(headers: &HeaderMap) -> Result<(), Refusal> {
    match single(headers, "x-poolsync-relay") {
        Ok(Some(value)) if value == "1" => Ok(()),
        _ => Err(Refusal::new(Code::Mark, "calls of the relay carry the header X-Poolsync-Relay: 1")),
    }
}

fn is_own(origin: &HeaderValue, own_host: &str) -> bool {
    let host = origin.to_str().ok().and_then(|origin| origin.strip_prefix("http://"));
    host.is_some_and(|host| host.eq_ignore_ascii_case(own_host))
}

/// The value of a header that may stand once at most.
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

    fn asked(headers: &[(&'static str, &'static str)]) -> Result<Caller, Code> {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        let origins = [Origin::parse("https://portal.example.com").unwrap()];
        caller(&map, "127.0.0.1:8080", &origins).map_err(|refusal| refusal.code())
    }

    #[test]
    fn takes_its_own_page_and_programs() {
        assert_eq!(asked(&[]), Ok(Caller::Own));
        assert_eq!(asked(&[("sec-fetch-site", "same-origin")]), Ok(Caller::Own));
        assert_eq!(asked(&[("origin", "http://127.0.0.1:8080"), ("sec-fetch-site", "same-origin")]), Ok(Caller::Own));
    }

    #[test]
    fn takes_pages_that_the_operator_named() {
        let other = Ok(Caller::Other(HeaderValue::from_static("https://portal.example.com")));
        assert_eq!(asked(&[("origin", "https://portal.example.com"), ("sec-fetch-site", "cross-site")]), other);
        assert_eq!(asked(&[("origin", "https://portal.example.com")]), other);
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
            assert_eq!(asked(headers), Err(Code::Origin), "{headers:?}");
        }
    }
}
