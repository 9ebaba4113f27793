//! `crates/poolsync-server/deploy/nginx.conf`.
//!
//! ```text
//! map $poolsync_host $poolsync_service { cce.cn-north-4.myhuaweicloud.com cce; … }
//! ```

use super::{filled, headers, hosts, lines, name, pattern};
use poolsync_core::calls::{CALLS, REQUEST_HEADERS};

const TEMPLATE: &str = include_str!("nginx.conf.in");
const INDENT: &str = "        ";

/// The whole file.
pub(super) fn text() -> String {
    let add = |(name, value): (&str, &str)| format!("add_header {name} \"{value}\" always;");
    let calls = CALLS.iter().map(|call| {
        let (service, method, path) = (name(call.service), call.method, pattern(call.path));
        format!("\"~^{service} {method} {path}(?:\\?|$)\" \"{}\";", call.path)
    });
    let pass = |name: &str| format!("proxy_set_header {name} $http_{};", name.replace('-', "_"));
    filled(
        TEMPLATE,
        &[
            ("hosts", lines("    ", hosts().into_iter().map(|(host, service)| format!("{host} {service};")))),
            ("calls", lines("    ", calls)),
            ("page_headers", lines(INDENT, headers::page().map(add))),
            ("relay_headers", lines(INDENT, headers::relay().map(add))),
            ("request_headers", lines(INDENT, REQUEST_HEADERS.iter().map(|name| pass(name)))),
            ("hidden_headers", lines(INDENT, headers::HIDDEN.iter().map(|name| format!("proxy_hide_header {name};")))),
        ],
    )
}
