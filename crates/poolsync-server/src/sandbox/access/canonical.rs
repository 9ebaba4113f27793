//! The canonical request: what both sides of a signature write down of a call.
//!
//! ```text
//! GET
//! /v3/projects/
//! name=cn-north-4
//! host:iam.cn-north-4.myhuaweicloud.com
//! x-sdk-date:20260115T083013Z
//!
//! host;x-sdk-date
//! e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
//! ```
//! Source: Huawei Cloud's API request signing guide (devg-apisign, api-sign-algorithm-002), read from the side of the
//! server: the names of the headers are those that the caller says it signed.

use axum::http::HeaderMap;
use axum::http::request::Parts;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use sha2::{Digest as _, Sha256};

/// Everything but what RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Returns the canonical request.
pub(super) fn request(head: &Parts, signed: &[String], body: &[u8]) -> String {
    let mut names: Vec<String> = signed.iter().map(|name| name.to_ascii_lowercase()).collect();
    names.sort();
    let mut lines = vec![
        head.method.as_str().to_ascii_uppercase(),
        path(head.uri.path()),
        query(head.uri.query().unwrap_or_default()),
    ];
    lines.extend(names.iter().map(|name| format!("{name}:{}", value(&head.headers, name))));
    lines.extend([String::new(), names.join(";"), payload(&head.headers, body)]);
    lines.join("\n")
}

/// Returns each segment decoded, then encoded, with a `/` at the end.
fn path(raw: &str) -> String {
    let segments: Vec<String> = raw.split('/').map(|segment| encoded(&decoded(segment))).collect();
    let mut path = segments.join("/");
    if !path.ends_with('/') {
        path.push('/');
    }
    path
}

/// Returns the names sorted, and the values of each.
fn query(raw: &str) -> String {
    let parts = raw.split('&').filter(|part| !part.is_empty());
    let mut pairs: Vec<(Vec<u8>, Vec<u8>)> = parts
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect();
    pairs.sort();
    let pairs: Vec<String> =
        pairs.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    pairs.join("&")
}

/// Returns the value of a header as it came, without space around it.
fn value(headers: &HeaderMap, name: &str) -> String {
    let value = headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned());
    value.unwrap_or_default()
}

/// Returns the digest that the caller gives, else that of the body.
fn payload(headers: &HeaderMap, body: &[u8]) -> String {
    match headers.get("x-sdk-content-sha256") {
        Some(given) => String::from_utf8_lossy(given.as_bytes()).into_owned(),
        None => format!("{:x}", Sha256::digest(body)),
    }
}

fn decoded(text: &str) -> Vec<u8> {
    percent_decode_str(text).collect()
}

fn encoded(bytes: &[u8]) -> String {
    percent_encode(bytes, RESERVED).to_string()
}
