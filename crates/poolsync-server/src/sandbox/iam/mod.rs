//! IAM: tokens, projects, temporary keys.
//!
//! ```text
//! POST /v3/auth/tokens?nocatalog=true
//! GET  /v3/projects?name=cn-north-4
//! POST /v3.0/OS-CREDENTIAL/securitytokens
//! ```
//! Written from the pages of its interface (api-iam, `iam_30_0001` and those beside it). Where they do not say what a
//! refusal looks like, it has the shape of those that they show.

mod keys;
mod projects;
mod refusal;
mod tokens;

pub(super) use tokens::made_up_token;

use super::access::{Caller, Denied, identify};
use super::{Clock, RequestId, Sandbox};
use axum::Router;
use axum::body::Bytes;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use refusal::Refusal;
use std::time::SystemTime;

/// Returns the routes of IAM.
pub(super) fn router() -> Router<Sandbox> {
    Router::new()
        .route("/v3/auth/tokens", post(tokens::create))
        .route("/v3/projects", get(projects::list))
        .route("/v3/auth/projects", get(projects::list))
        .route("/v3.0/OS-CREDENTIAL/securitytokens", post(keys::create))
}

/// Returns true for the paths of IAM, whose answers carry `X-IAM-Trace-Id`.
pub(super) fn serves(path: &str) -> bool {
    path.starts_with("/v3/") || path.starts_with("/v3.0/")
}

/// Returns who is calling. IAM itself looks at tokens, the gateway before it at signatures.
fn caller(
    sandbox: &Sandbox,
    head: &Parts,
    body: &Bytes,
    clock: Clock,
    id: &RequestId,
) -> Result<Caller, Box<Response>> {
    identify(sandbox, head, body, clock).map_err(|denied| {
        Box::new(match denied {
            Denied::Token(_) => Refusal::unauthenticated().into_response(),
            other => other.response(id),
        })
    })
}

/// Returns a time as IAM writes it.
fn time(time: SystemTime) -> String {
    humantime::format_rfc3339_micros(time).to_string()
}
