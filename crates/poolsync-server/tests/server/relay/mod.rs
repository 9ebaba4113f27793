//! The relay. Most tests let it call a listener on this machine by http, which only tests can.

mod bounds;
mod caller;
mod cloud;
mod forward;
mod lost;
mod targets;
mod tls;

use crate::support::{Ask, Running, Upstream};
use poolsync_server::relay::{HostName, Limits};
use std::time::Duration;

/// The path of the upgrade call.
const UPGRADE: &str = "/api/v3/projects/p1/clusters/c1/nodepools/n1/operation/upgrade";
/// The path of a read.
const POOL: &str = "/api/v3/projects/p1/clusters/c1/nodepools/n1";

/// A server whose relay may call this listener.
fn relay_to(upstream: &Upstream) -> Running {
    relay_with(&[], &[&upstream.authority], Limits::default())
}

fn relay_with(options: &[&str], plain: &[&str], limits: Limits) -> Running {
    Running::start(options, |settings| {
        settings.dangerous_plain_hosts = plain.iter().map(|host| HostName::parse(host).unwrap()).collect();
        settings.relay_limits = limits;
    })
}

/// Limits that a test can wait for.
fn short(connect: u64, whole: u64) -> Limits {
    Limits {
        connect: Duration::from_millis(connect),
        whole: Duration::from_millis(whole),
        body_bytes: 1000,
        answer_bytes: 2000,
    }
}

/// A relayed call as the page makes it.
fn call(method: &str, host: &str, path: &str) -> Ask {
    Ask::new(method, &format!("/relay/{host}{path}")).header("X-Poolsync-Relay", "1")
}
