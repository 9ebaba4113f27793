//! Digests: in file names, in `integrity` attributes, and as the mark of unchanged inputs.
//!
//! ```ignore
//! assert_eq!(digest::short(b"abc"), "ba7816bf8f01cfea");
//! ```

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256, Sha384};
use std::fmt::Write as _;

/// SHA-256 in 64 hex digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The first 16 hex digits of SHA-256: enough for a file name.
pub(crate) fn short(bytes: &[u8]) -> String {
    sha256(bytes).chars().take(16).collect()
}

/// The value of an `integrity` attribute: `sha384-` and Base64.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// The source of a Content-Security-Policy that allows an inline script or style: `'sha256-` and Base64.
pub(crate) fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_published_digest() {
        // FIPS 180-4 example "abc".
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(short(b"abc"), "ba7816bf8f01cfea");
    }

    #[test]
    fn writes_the_source_of_the_specification() {
        // W3C Content Security Policy Level 3, section 8.3.
        assert_eq!(source("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    #[test]
    fn writes_the_attribute_of_the_specification() {
        // W3C Subresource Integrity, section 3.2.1.
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
