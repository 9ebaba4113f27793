//! The values of options. An error completes the sentence "invalid value '…' for '--…': …".
//!
//! ```text
//! error: invalid value '8080' for '--listen <ADDRESS>': must be an IP address with a port, such as 127.0.0.1:8080
//! ```

use crate::relay::{HostName, Origin, OriginError};
use std::net::SocketAddr;
use std::time::Duration;

/// A day.
const MAX_SECONDS: f64 = 86_400.0;

/// Reads an IP address with a port.
pub(super) fn address(text: &str) -> Result<SocketAddr, &'static str> {
    text.parse().map_err(|_| "must be an IP address with a port, such as 127.0.0.1:8080")
}

/// Reads a host, perhaps with a port.
pub(super) fn host(text: &str) -> Result<HostName, &'static str> {
    HostName::parse(text).ok_or("must be a host and perhaps a port, such as cce.example.com:8443")
}

/// Reads the origin of a page.
pub(super) fn origin(text: &str) -> Result<Origin, OriginError> {
    Origin::parse(text)
}

/// Reads a number of seconds, from 0 to a day, perhaps with a fraction.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.0..=MAX_SECONDS).contains(seconds));
    seconds
        .map(Duration::from_secs_f64)
        .ok_or_else(|| format!("must be a number from 0 to {MAX_SECONDS}, such as 8 or 0.5"))
}

/// Reads a digest as it is shown or copied: 64 hex digits, in groups or not.
pub(super) fn digest(text: &str) -> Result<String, &'static str> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    let is_one = digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_one.then_some(digits).ok_or("must be the 64 hex digits of a digest, in groups or not")
}
