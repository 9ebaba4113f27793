//! The calls that the console makes, and the headers that belong to them: what a relay lets through.
//!
//! ```
//! use poolsync_core::calls::{CALLS, Service};
//!
//! let upgrade = CALLS.iter().find(|call| call.path.ends_with("/operation/upgrade")).unwrap();
//! assert_eq!((upgrade.service, upgrade.method), (Service::Cce, "POST"));
//! ```
//! The relay of the program `poolsync` and the configurations of nginx and Caddy (`poolsync-server/deploy`) are made from this one list.

/// Which service takes a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Cloud Container Engine.
    Cce,
    /// Identity and Access Management.
    Iam,
}

/// A call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// The service that takes it.
    pub service: Service,
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with `{}` for an id: one segment of the characters that need no encoding, neither `.` nor `..`.
    pub path: &'static str,
}

/// All calls.
pub const CALLS: [Call; 12] = [
    cce("POST", "/api/v3/projects/{}/clusters/{}/nodepools/{}/operation/upgrade"),
    cce("GET", "/api/v3/projects/{}/clusters"),
    cce("GET", "/api/v3/projects/{}/clusters/{}"),
    cce("GET", "/api/v3/projects/{}/clusters/{}/nodepools"),
    cce("GET", "/api/v3/projects/{}/clusters/{}/nodepools/{}"),
    cce("GET", "/api/v3/projects/{}/clusters/{}/nodes"),
    cce("GET", "/api/v3/projects/{}/clusters/{}/nodes/{}"),
    cce("GET", "/api/v3/projects/{}/jobs/{}"),
    iam("POST", "/v3/auth/tokens"),
    iam("GET", "/v3/projects"),
    iam("GET", "/v3/auth/projects"),
    iam("POST", "/v3.0/OS-CREDENTIAL/securitytokens"),
];

/// The headers of a call that go on to the cloud, in lower case.
pub const REQUEST_HEADERS: [&str; 8] = [
    "accept",
    "authorization",
    "content-type",
    "x-auth-token",
    "x-project-id",
    "x-sdk-content-sha256",
    "x-sdk-date",
    "x-security-token",
];

/// The headers of an answer that come back, in lower case. `location` too: a redirect is passed on, never followed.
pub const ANSWER_HEADERS: [&str; 8] = [
    "content-encoding",
    "content-type",
    "date",
    "location",
    "retry-after",
    "x-iam-trace-id",
    "x-request-id",
    "x-subject-token",
];

const fn cce(method: &'static str, path: &'static str) -> Call {
    Call { service: Service::Cce, method, path }
}

const fn iam(method: &'static str, path: &'static str) -> Call {
    Call { service: Service::Iam, method, path }
}
