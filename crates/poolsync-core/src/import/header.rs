//! Headers: which of them hold a part of the request.

use super::address;
use super::gathered::{Gathered, Part};
use crate::problem::codes;

/// Headers that follow from the request, or that a browser adds: nothing is lost without them.
const PLAIN: [&str; 14] = [
    "accept",
    "cache-control",
    "connection",
    "content-length",
    "content-type",
    "dnt",
    "origin",
    "pragma",
    "priority",
    "referer",
    "user-agent",
    "x-language",
    "x-sdk-date",
    "te",
];

/// Reads a line such as `X-Auth-Token: MIIF…`.
pub(super) fn read_line(line: &str, gathered: &mut Gathered) {
    // HTTP/2's own `:authority:` begins with a colon, as browsers copy it.
    let colon = line.get(1..).and_then(|rest| rest.find([':', '：'])).map(|at| at + 1);
    let Some((name, value)) = colon.and_then(|at| line.split_at_checked(at)) else {
        return gathered.unnamed();
    };
    let mut value = value.chars();
    if value.next() == Some('：') {
        gathered.signs(1);
    }
    read(name.trim(), value.as_str().trim(), gathered);
}

/// Takes a header by its name, in any case.
pub(super) fn read(name: &str, value: &str, gathered: &mut Gathered) {
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "x-auth-token" => gathered.fill(Part::Token, value),
        "x-security-token" => gathered.fill(Part::SecurityToken, value),
        "x-project-id" => gathered.fill(Part::ProjectId, value),
        "host" | ":authority" | "authority" => address::host("https", value, gathered),
        "authorization" => gathered.remark(&codes::IMPORT_SIGNATURE),
        _ if lower.starts_with([':']) || lower.starts_with("sec-") || lower.starts_with("accept-") => {}
        _ if PLAIN.contains(&lower.as_str()) => {}
        _ => gathered.ignored(name),
    }
}
