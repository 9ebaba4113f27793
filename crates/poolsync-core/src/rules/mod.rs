//! The rules: one file for each part of the request, each with what it checks, why, and an example of wrong and right.
//!
//! A rule never stops the others, and knows nothing about what comes after: checking gives a [`Report`], and whoever
//! sends decides.

mod access_key;
mod cause;
mod cluster_id;
mod effect;
mod endpoint;
pub(crate) mod field;
pub(crate) mod json;
mod life_cycle;
mod login;
mod max_unavailable;
mod node_ids;
mod node_pool_id;
mod node_template;
mod nodepool_id;
mod password;
mod path_segment;
mod placeholder;
mod plain_password;
mod project_id;
mod script_help;
mod script_reboot;
mod script_text;
mod scripts;
mod spec;
mod ssh_key;
mod token;
mod validate_storage;

use crate::credential::Credential;
use crate::decode::decode;
use crate::json::{Place, Value};
use crate::model::{DEFAULT_POOL, Spec, SyncRequest, UpgradeNodePool};
use crate::problem::Report;

pub use effect::{PoolState, effects};
pub(crate) use path_segment::{is_hex_32, is_safe as is_safe_id};
pub use plain_password::check_password;

/// Checks a whole request, and returns everything noticed: of endpoint and path, then of the body.
///
/// ```
/// use poolsync_core::{SyncRequest, check, example};
///
/// let request = SyncRequest::new("https://localhost:8081", example::PROJECT_ID, "", "DefaultPool", "{}");
/// let report = check(&request);
/// assert_eq!(report.problems()[0].code.id, "cluster-id/missing");
/// assert!(!report.sendable());
/// ```
pub fn check(request: &SyncRequest) -> Report {
    check_decoded(request).1
}

/// Checks a whole request, and gives its body as it was read.
pub(crate) fn check_decoded(request: &SyncRequest) -> (Option<Value<'_>>, Report) {
    let (body, decoded) = decode(&request.body);
    let report = check_target(request).and(decoded).and(check_body(body.as_ref(), request.path_pool()));
    (body, report)
}

/// Checks a body alone, given as JSON text, and returns everything noticed. Text that is no JSON is a problem as well.
///
/// ```
/// use poolsync_core::check_json;
///
/// let report = check_json(r#"{"spec": {"maxUnavailable": 21, "nodePoolID": "DefaultPool"}}"#);
/// assert_eq!(report.problems()[0].path, "spec.maxUnavailable");
/// ```
pub fn check_json(body: &str) -> Report {
    let (body, decoded) = decode(body);
    decoded.and(check_body(body.as_ref(), None))
}

/// Checks endpoint and path.
pub(crate) fn check_target(request: &SyncRequest) -> Report {
    let mut report = Report::new();
    endpoint::check(&request.endpoint, &mut report);
    project_id::check(&request.project_id, &mut report);
    cluster_id::check(&request.cluster_id, &mut report);
    nodepool_id::check(&request.nodepool_id, &mut report);
    report
}

/// Checks a body that was read; one that could not be read has its problem already.
pub(crate) fn check_body(body: Option<&Value<'_>>, path_pool: Option<&str>) -> Report {
    let mut report = Report::new();
    let Some(body) = body else { return report };
    let body = UpgradeNodePool::new(body);
    spec::check(body, &mut report);
    let Some(spec) = body.spec().given() else { return report };
    let place = Place::ROOT.member("spec");
    max_unavailable::check(spec, &place, &mut report);
    node_ids::check(spec, &place, &mut report);
    node_pool_id::check(spec, path_pool, &place, &mut report);
    node_template::check(spec, path_pool, &place, &mut report);
    validate_storage::check(spec, &place, &mut report);
    report
}

/// Checks a credential, and returns everything noticed. Nothing of it enters the report.
pub fn check_credential(credential: &Credential) -> Report {
    let mut report = Report::new();
    match credential {
        Credential::Token(token) => token::check(token, &mut report),
        Credential::AccessKey(key) => access_key::check(key, &mut report),
    }
    report
}

/// The pool is the default pool when `spec.nodePoolID` says so, or, that absent, when the path does.
pub(crate) fn is_default_pool(spec: Spec<'_>, path_pool: Option<&str>) -> bool {
    let in_body = spec.node_pool_id();
    if in_body.is_absent() { path_pool == Some(DEFAULT_POOL) } else { in_body.given() == Some(DEFAULT_POOL) }
}
