//! The origin of a page, as browsers write it into the header `Origin`.
//!
//! ```
//! use poolsync_server::relay::Origin;
//!
//! let origin = Origin::parse("https://Portal.example.com").unwrap();
//! assert_eq!(origin.as_str(), "https://portal.example.com");
//! assert!(Origin::parse("https://portal.example.com/poolsync").is_err());
//! ```

use poolsync_core::endpoint::host_of;

/// The origin of a page: scheme, host and perhaps a port, in lower case.
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
        if !["http", "https"].contains(&scheme) || host_of(authority).is_none() {
            return Err(OriginError);
        }
        Ok(Self { text, scheme_length })
    }

    /// Returns the text as the browser writes it: `https://portal.example.com`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns host and port, as in the header `Host`.
    pub fn authority(&self) -> &str {
        self.text.get(self.scheme_length + "://".len()..).unwrap_or_default()
    }
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
            "http://127.1",
            "http://0x7f000001",
            "http://[::1",
        ] {
            assert_eq!(Origin::parse(text), Err(OriginError), "{text}");
        }
    }
}
