//! Scheme and host of the service.
//!
//! ```
//! use poolsync_core::endpoint::Endpoint;
//!
//! let endpoint = Endpoint::parse("https://CCE.cn-north-4.myhuaweicloud.com/").unwrap();
//! assert_eq!(endpoint.origin(), "https://cce.cn-north-4.myhuaweicloud.com");
//! ```

/// Where a call goes: scheme, host and perhaps a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    scheme: Scheme,
    authority: String,
    host_length: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Http,
    Https,
}

/// Why a text is no endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// Not of the form `https://host` or `https://host:port`. User action: write it so.
    #[error("not a scheme and a host alone")]
    Invalid,
    /// Another scheme, or http to a host that is not loopback. User action: use https.
    #[error("not https")]
    NotHttps,
}

/// Returns a text that should be an endpoint as it may be shown: `…` stands for what may be a password in front of the
/// host, and for what may be a token in a query or fragment. An endpoint has none of them.
///
/// ```
/// use poolsync_core::endpoint::open_part;
///
/// assert_eq!(open_part("https://ops:p@ss@cce.example.com?token=x"), "https://…@cce.example.com?…");
/// assert_eq!(open_part("https://cce.example.com"), "https://cce.example.com");
/// ```
pub fn open_part(text: &str) -> String {
    let start = text.split_once("://").map_or(0, |(_, rest)| text.len() - rest.len());
    let (scheme, rest) = text.split_at_checked(start).unwrap_or(("", text));
    let (user, rest) = rest.rsplit_once('@').map_or(("", rest), |(_, rest)| ("…@", rest));
    let end = rest.find(['?', '#']).map_or(rest.len(), |at| at + 1);
    let open = rest.get(..end).unwrap_or_default();
    let more = if end < rest.len() { "…" } else { "" };
    format!("{scheme}{user}{open}{more}")
}

impl Endpoint {
    /// Reads an endpoint: `https` (or `http` for loopback), a host, and perhaps a port from 1 to 65535. One trailing
    /// `/` is dropped, the host is lower-cased.
    ///
    /// # Errors
    /// [`EndpointError`] says which part is wrong.
    pub fn parse(text: &str) -> Result<Self, EndpointError> {
        let (scheme, rest) = text.split_once("://").ok_or(EndpointError::Invalid)?;
        if scheme.is_empty() || !scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
            return Err(EndpointError::Invalid);
        }
        let authority = rest.strip_suffix('/').unwrap_or(rest).to_ascii_lowercase();
        let host_length = host_length(&authority).ok_or(EndpointError::Invalid)?;
        let scheme = match scheme.to_ascii_lowercase().as_str() {
            "https" => Scheme::Https,
            "http" => Scheme::Http,
            _ => return Err(EndpointError::NotHttps),
        };
        let endpoint = Self { scheme, authority, host_length };
        if endpoint.scheme == Scheme::Http && !endpoint.is_loopback() {
            return Err(EndpointError::NotHttps);
        }
        Ok(endpoint)
    }

    /// Returns the host without its port, in lower case; an IPv6 address in brackets.
    pub fn host(&self) -> &str {
        self.authority.get(..self.host_length).unwrap_or_default()
    }

    /// Returns the host with its port as it was given.
    pub fn authority(&self) -> &str {
        &self.authority
    }

    /// Returns scheme, host and port, without a slash at the end.
    pub fn origin(&self) -> String {
        let scheme = match self.scheme {
            Scheme::Http => "http",
            Scheme::Https => "https",
        };
        format!("{scheme}://{}", self.authority)
    }

    /// Returns true for `localhost`, 127.0.0.0/8 and `[::1]`.
    pub fn is_loopback(&self) -> bool {
        let host = self.host();
        host == "localhost"
            || host == "[::1]"
            || host
                .strip_prefix("127.")
                .is_some_and(|rest| rest.split('.').count() == 3 && rest.split('.').all(is_byte))
    }
}

/// The host in `host`, `host:port`, `[address]` or `[address]:port`, case as it stands; none for any other text. A port
/// is a number from 1 to 65535 without zeros in front.
///
/// ```
/// use poolsync_core::endpoint::host_of;
///
/// assert_eq!(host_of("CCE.example.com:8443"), Some("CCE.example.com"));
/// assert_eq!(host_of("[::1]"), Some("[::1]"));
/// assert_eq!(host_of("user@cce.example.com"), None);
/// ```
pub fn host_of(authority: &str) -> Option<&str> {
    authority.get(..host_length(&authority.to_ascii_lowercase())?)
}

/// The length of the host in `host`, `host:port`, `[address]` or `[address]:port`.
fn host_length(authority: &str) -> Option<usize> {
    let (host, port) = match authority.rfind(']') {
        Some(end) => {
            let (host, rest) = authority.split_at_checked(end + 1)?;
            let address = host.strip_prefix('[')?.strip_suffix(']')?;
            is_ipv6(address).then_some(())?;
            (host, rest.is_empty().then_some(None).or_else(|| rest.strip_prefix(':').map(Some))?)
        }
        None => match authority.split_once(':') {
            Some((host, port)) => (is_host_name(host).then_some(host)?, Some(port)),
            None => (is_host_name(authority).then_some(authority)?, None),
        },
    };
    if let Some(port) = port {
        let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
        (digits && !port.starts_with('0') && port.parse::<u16>().is_ok()).then_some(())?;
    }
    Some(host.len())
}

/// The characters of an IPv6 address, and enough colons for one. Whoever connects reads it to the end.
fn is_ipv6(address: &str) -> bool {
    address.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b':' || byte == b'.')
        && (2..=7).contains(&address.bytes().filter(|byte| *byte == b':').count())
}

/// A decimal number from 0 to 255, as it stands in an IPv4 address.
fn is_byte(text: &str) -> bool {
    text.len() <= 3 && text.parse::<u8>().is_ok()
}

/// Labels of letters, digits, `-` and `_`, joined by dots. A host that ends in a number is an IPv4 address to a
/// browser, in notations that hide where it leads (`127.1`, `0x7f000001`): it must be one in its plain form (URL
/// standard, "host parsing": "ends in a number").
fn is_host_name(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or_default();
    let hex = last.strip_prefix("0x").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if hex || last.bytes().all(|byte| byte.is_ascii_digit()) {
        let is_plain = |part: &str| is_byte(part) && (part == "0" || !part.starts_with('0'));
        return host.split('.').count() == 4 && host.split('.').all(is_plain);
    }
    host.split('.').all(|label| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    })
}
