//! Headers that say nothing about this call.

/// Headers that browsers and tools add by themselves, or that this program sets itself.
const USUAL: [&str; 27] = [
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

/// True for a header that can be passed over without a word; `sec-*` is among them. `name`: in lower case.
pub(super) fn is_usual(name: &str) -> bool {
    name.starts_with("sec-") || USUAL.contains(&name)
}
