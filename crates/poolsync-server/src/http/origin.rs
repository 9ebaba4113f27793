//! The origin of a page, as browsers write it into the header `Origin`.
//!
//! ```
//! use poolsync_server::relay::Origin;
//!
//! let origin = Origin::parse("https://Portal.example.com").unwrap();
//! assert_eq!(origin.as_str(), "https://portal.example.com");
//! assert!(Origin::parse("https://portal.example.com/poolsync").is_err());
//! ```

/// Scheme, host and perhaps a port, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    text: String,
    scheme_length: usize,
}

/// Why a text is no origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be http:// or https:// with a host and perhaps a port, and nothing after that")]
pub struct OriginError;

impl Origin {
    /// Reads an origin; one `/` at the end is dropped.
    ///
    /// # Errors
    /// [`OriginError`] for anything that is not an http or https origin.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let text = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
        let (scheme, authority) = text.split_once("://").ok_or(OriginError)?;
        let scheme_length = scheme.len();
        if !["http", "https"].contains(&scheme) || !is_authority(authority) {
            return Err(OriginError);
        }
        Ok(Self { text, scheme_length })
    }

    /// As the browser writes it: `https://portal.example.com`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Host and port, as in the header `Host`.
    pub fn authority(&self) -> &str {
        self.text.get(self.scheme_length + "://".len()..).unwrap_or_default()
    }
}

/// True for a host name, an IPv4 address or an IPv6 address in brackets, perhaps with a port of 1 to 65535.
pub(crate) fn is_authority(text: &str) -> bool {
    let (host, port) = split_port(text);
    let known_port = port.is_none_or(|port| {
        port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
    });
    known_port && is_host(host)
}

/// Host and port; the brackets of an IPv6 address stay.
pub(crate) fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<std::net::Ipv6Addr>().is_ok();
    }
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    host.len() <= 253 && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_hosts_addresses_and_ports() {
        for (text, authority) in [
            ("http://localhost:8080", "localhost:8080"),
            ("https://Portal.Example.com/", "portal.example.com"),
            ("http://[::1]:9", "[::1]:9"),
        ] {
            assert_eq!(Origin::parse(text).map(|origin| origin.authority().to_owned()), Ok(authority.to_owned()));
        }
    }

    #[test]
    fn refuses_what_is_more_or_less_than_an_origin() {
        for text in [
            "",
            "*",
            "null",
            "localhost:8080",
            "ftp://a",
            "https://",
            "https://a/b",
            "https://a?b",
            "https://user@a",
            "https://a b",
            "https://*.example.com",
            "https://a..b",
            "http://a:0",
            "http://a:+1",
            "http://a:65536",
            "http://a:",
            "http://[::1",
        ] {
            assert_eq!(Origin::parse(text), Err(OriginError), "{text}");
        }
    }
}
