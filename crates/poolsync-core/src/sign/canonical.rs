//! Step 2: the canonical request, and its six parts.

use sha2::{Digest as _, Sha256};

use super::{hex, uri};
use crate::wire::WireRequest;

/// The six parts joined by line feeds. `headers`: lower-case names with trimmed values, sorted by name.
pub(super) fn canonical_request(request: &WireRequest, headers: &[(String, String)]) -> String {
    let parts = uri::parts(&request.url);
    [
        request.method.to_ascii_uppercase(),
        canonical_uri(parts.path),
        canonical_query_string(parts.query),
        canonical_headers(headers),
        signed_header_names(headers),
        body_hash(request),
    ]
    .join("\n")
}

/// The names joined by `;`.
pub(super) fn signed_header_names(headers: &[(String, String)]) -> String {
    headers.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(";")
}

/// Each segment decoded once and encoded; with a `/` at the end, which is not sent.
fn canonical_uri(path: &str) -> String {
    let segments: Vec<String> = path.split('/').map(|segment| uri::encode(&uri::decode(segment))).collect();
    let path = segments.join("/");
    if path.ends_with('/') { path } else { path + "/" }
}

/// `key=value`, both encoded, sorted by key and then by value, joined by `&`.
fn canonical_query_string(query: &str) -> String {
    let given = query.split('&').filter(|pair| !pair.is_empty());
    let decode = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (uri::decode(key), uri::decode(value))
    };
    let mut pairs: Vec<(Vec<u8>, Vec<u8>)> = given.map(decode).collect();
    pairs.sort();
    let written = pairs.iter().map(|(key, value)| format!("{}={}", uri::encode(key), uri::encode(value)));
    written.collect::<Vec<_>>().join("&")
}

/// `name:value` and a line feed, for each.
fn canonical_headers(headers: &[(String, String)]) -> String {
    headers.iter().flat_map(|(name, value)| [name, ":", value, "\n"]).collect()
}

/// `hex(SHA-256(body))`, unless a header says it.
fn body_hash(request: &WireRequest) -> String {
    match request.headers.get("X-Sdk-Content-Sha256") {
        // EXPOSE: no secret; a header's value can be read this way only.
        Some(given) => given.expose().trim().to_owned(),
        None => hex(&Sha256::digest(request.body.as_bytes())),
    }
}
