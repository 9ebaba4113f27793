//! The header `Host`: the names under which this server may be called.
//!
//! ```ignore
//! assert!(is_loopback_authority("localhost:8081"));
//! assert!(!is_loopback_authority("rebound.example:8081"));
//! ```
//! A page of a foreign site can have its own name resolve to this machine (DNS rebinding) and is then "same origin" for the
//! browser. It cannot do so with an address or with `localhost`, so only these are taken without being told.

use super::origin::Origin;
use axum::http::header::HOST;
use axum::http::{HeaderMap, Uri};
use poolsync_core::endpoint::host_of;
use std::net::IpAddr;

/// Returns the value of the header `Host`, if there is exactly one and it names this program: an address, `localhost`, or
/// the host of one of these origins.
pub(crate) fn own_host<'a>(uri: &Uri, headers: &'a HeaderMap, origins: &[Origin]) -> Option<&'a str> {
    let mut hosts = headers.get_all(HOST).iter();
    let host = hosts.next()?.to_str().ok()?;
    // `GET http://other/ HTTP/1.1` names a host twice: this program is no proxy.
    if hosts.next().is_some() || uri.authority().is_some() || host_of(host).is_none() {
        return None;
    }
    let is_configured = origins.iter().any(|origin| origin.authority().eq_ignore_ascii_case(host));
    (is_configured || address(host).is_some() || is_localhost(host)).then_some(host)
}

/// Returns true for `localhost`, 127.0.0.0/8 and `[::1]`, with or without a port.
pub(crate) fn is_loopback_authority(authority: &str) -> bool {
    is_localhost(authority) || address(authority).is_some_and(|address| address.is_loopback())
}

/// Returns true for the origin of a page that this machine serves.
pub(crate) fn is_loopback_origin(origin: &str) -> bool {
    Origin::parse(origin).is_ok_and(|origin| is_loopback_authority(origin.authority()))
}

fn is_localhost(authority: &str) -> bool {
    host_of(authority).is_some_and(|host| host.eq_ignore_ascii_case("localhost"))
}

fn address(authority: &str) -> Option<IpAddr> {
    let host = host_of(authority)?;
    let inner = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    inner.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn named(hosts: &[&'static str], target: &str) -> bool {
        let mut headers = HeaderMap::new();
        for host in hosts {
            headers.append(HOST, HeaderValue::from_static(host));
        }
        let origins = [Origin::parse("https://pools.example.com").unwrap()];
        own_host(&target.parse().unwrap(), &headers, &origins).is_some()
    }

    #[test]
    fn takes_addresses_localhost_and_what_it_was_told() {
        for host in ["127.0.0.1:8080", "localhost:8080", "LOCALHOST", "[::1]:8080", "192.0.2.7", "pools.example.com"] {
            assert!(named(&[host], "/"), "{host}");
        }
    }

    #[test]
    fn refuses_other_names_and_tricks() {
        for host in ["rebound.example:8080", "localhost.example", "pools.example.com:81", "a@127.0.0.1", "", "127.1"] {
            assert!(!named(&[host], "/"), "{host}");
        }
        assert!(!named(&[], "/"));
        assert!(!named(&["localhost", "localhost"], "/"));
        assert!(!named(&["localhost"], "http://localhost/"));
    }

    #[test]
    fn knows_pages_of_this_machine() {
        for origin in ["http://localhost:3000", "http://127.8.0.1", "https://[::1]:1"] {
            assert!(is_loopback_origin(origin), "{origin}");
        }
        for origin in ["null", "http://localhost.example", "http://192.0.2.7", "file://"] {
            assert!(!is_loopback_origin(origin), "{origin}");
        }
    }
}
