//! `crates/poolsync-server/deploy/Caddyfile`.
//!
//! ```text
//! map {re.address.1} {poolsync_service} { cce.cn-north-4.myhuaweicloud.com cce … }
//! ```

use super::{filled, headers, hosts, lines, name, pattern};
use poolsync_core::calls::CALLS;

const TEMPLATE: &str = include_str!("Caddyfile.in");

/// What a browser or Caddy adds to a call and the cloud does not need. (The program lets named headers pass and no
/// others; Caddy cannot be told so.)
const DROPPED: [&str; 14] = [
    "Cookie",
    "Origin",
    "Referer",
    "Sec-*",
    "Accept-Language",
    "Dnt",
    "Forwarded",
    "If-*",
    "Priority",
    "Range",
    "Te",
    "Upgrade-*",
    "X-Forwarded-*",
    "X-Poolsync-*",
];

/// The whole file.
pub(super) fn text() -> String {
    let set = |(name, value): (&str, &str)| format!("{name} \"{value}\"");
    let calls = CALLS.iter().map(|call| format!("{} {} {}", name(call.service), call.method, pattern(call.path)));
    let calls = format!("^(?:{})(?:\\?|$)", calls.collect::<Vec<_>>().join("|"));
    filled(
        TEMPLATE,
        &[
            ("hosts", lines("\t\t\t\t", hosts().into_iter().map(|(host, service)| format!("{host} {service}")))),
            ("calls", calls),
            ("page_headers", lines("\t\t\t", headers::page().map(set))),
            ("relay_headers", lines("\t\t\t", headers::relay().map(set))),
            ("dropped_headers", lines("\t\t\t\t\t", DROPPED.iter().map(|name| format!("header_up -{name}")))),
            ("hidden_headers", lines("\t\t\t\t\t", headers::HIDDEN.iter().map(|name| format!("header_down -{name}")))),
        ],
    )
}
