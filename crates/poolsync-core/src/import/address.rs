//! A URL: endpoint and IDs.

use super::gathered::{Gathered, Part};
use super::placeholder;
use crate::problem::codes;
use crate::region;

/// The path after the version, with the parts that stand in it.
const IDS: [(&str, Part); 3] =
    [("projects", Part::ProjectId), ("clusters", Part::ClusterId), ("nodepools", Part::NodepoolId)];

/// Takes endpoint and IDs from a URL, as far as they stand in it; a path alone has no endpoint.
pub(super) fn read(url: &str, gathered: &mut Gathered) {
    let url = url.trim();
    let (url, more) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
    if more.len() > 1 {
        gathered.ignored("query");
    }
    let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if let Some((host, path)) = relayed(path) {
        gathered.fill(Part::Endpoint, &format!("https://{host}"));
        ids(path, gathered);
    } else {
        host(scheme, authority, gathered);
        ids(path, gathered);
    }
}

/// A host from a header or a URL, with a port perhaps.
pub(super) fn host(scheme: &str, authority: &str, gathered: &mut Gathered) {
    let host = match authority.rsplit_once('@') {
        Some((_, host)) => {
            gathered.ignored("user");
            host
        }
        None => authority,
    };
    if placeholder::is_in_host(host) {
        gathered.missing("endpoint");
    } else if !host.is_empty() {
        gathered.fill(Part::Endpoint, &format!("{}://{}", scheme.to_ascii_lowercase(), host.to_ascii_lowercase()));
    }
}

/// The service's host and path in a URL of the relay, `/relay/{host}/api/…`: what browsers show of a call of the page.
fn relayed(path: &str) -> Option<(&str, &str)> {
    let at = path.find("/api/v3/")?;
    let (before, path) = path.split_at_checked(at)?;
    let host = before.rsplit('/').next()?;
    region::by_cce_host(host).map(|region| (region.cce_host, path))
}

fn ids(path: &str, gathered: &mut Gathered) {
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    if path.trim_matches('/').is_empty() {
        return;
    }
    let mut is_call = segments.by_ref().any(|segment| segment == "v3");
    for (name, part) in IDS {
        is_call = is_call && segments.next() == Some(name);
        if is_call && let Some(id) = segments.next() {
            gathered.fill(part, &unescaped(id));
        }
    }
    is_call = is_call && segments.next() == Some("operation") && segments.next() == Some("upgrade");
    if !is_call || segments.next().is_some() {
        gathered.remark(&codes::IMPORT_OTHER_CALL);
    }
}

/// The segment with its percent escapes read, such as `%7Bproject_id%7D`; as it stands if they are none.
fn unescaped(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        let digits = after.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let Some(byte) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) else {
            return segment.to_owned();
        };
        bytes.push(byte);
        rest = after.get(2..).unwrap_or_default();
    }
    bytes.extend(rest.bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| segment.to_owned())
}
