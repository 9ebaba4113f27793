//! What the headers of a call say about it.

use super::found::Key;

/// What a header is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    /// A part of the credential.
    Key(Key),
    Project,
    Signature,
    /// Browsers and tools add it by themselves, or this program sets it itself.
    Usual,
    Other,
}

/// Looks a header up. `name`: in lower case.
pub(super) fn of(name: &str) -> Header {
    match name {
        "x-auth-token" | "x-subject-token" => Header::Key(Key::Token),
        "x-security-token" => Header::Key(Key::Security),
        "x-project-id" => Header::Project,
        "authorization" => Header::Signature,
        name if name.starts_with("sec-") || name == "host" || USUAL.contains(&name) => Header::Usual,
        _ => Header::Other,
    }
}

/// Headers that can be passed over without a word.
const USUAL: [&str; 28] = [
    "accept",
    "accept-encoding",
    "accept-language",
    "access-control-request-headers",
    "access-control-request-method",
    "authority",
    "cache-control",
    "connection",
    "content-length",
    "content-type",
    "dnt",
    "expect",
    "method",
    "origin",
    "path",
    "pragma",
    "priority",
    "referer",
    "scheme",
    "te",
    "transfer-encoding",
    "upgrade-insecure-requests",
    "user-agent",
    "version",
    "x-requested-with",
    "x-sdk-content-sha256",
    "x-sdk-date",
    "x-poolsync-relay",
];
