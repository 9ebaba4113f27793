//! The calls of the imitated service, one file a subject.
//!
//! ```text
//! GET /api/v3/projects/{project}/clusters/{cluster}/nodepools?showDefaultNodePool=true
//! ```

mod clusters;
mod jobs;
mod nodes;
mod pools;
mod time;

use super::access::guarded;
use super::refusal::{self, Gateway};
use super::{RequestId, Sandbox, iam, upgrade};
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};

/// Returns the routes of all calls, with those of IAM. Bodies have been bounded before. What is not here does not exist,
/// whoever asks.
///
/// Beside each call of CCE stands the action of an identity policy that it needs.
pub(super) fn router(sandbox: &Sandbox) -> Router {
    const CLUSTERS: &str = "/api/v3/projects/{project}/clusters";
    let below = |rest: &str| format!("{CLUSTERS}/{{cluster}}{rest}");
    let upgrade = guarded(sandbox, "cce:nodepool:upgradeNodepool", post(upgrade::upgrade));
    Router::new()
        .route(CLUSTERS, guarded(sandbox, "cce:cluster:list", get(clusters::list)))
        .route(&below(""), guarded(sandbox, "cce:cluster:get", get(clusters::show)))
        .route(&below("/nodepools"), guarded(sandbox, "cce:nodepool:list", get(pools::list)))
        .route(&below("/nodepools/{pool}"), guarded(sandbox, "cce:nodepool:get", get(pools::show)))
        .route(&below("/nodepools/{pool}/operation/upgrade"), upgrade)
        .route(&below("/nodes"), guarded(sandbox, "cce:node:list", get(nodes::list)))
        .route(&below("/nodes/{node}"), guarded(sandbox, "cce:node:get", get(nodes::show)))
        .route("/api/v3/projects/{project}/jobs/{job}", guarded(sandbox, "cce:job:get", get(jobs::show)))
        .merge(iam::router())
        .method_not_allowed_fallback(no_such_api)
        .fallback(no_such_api)
        .layer(DefaultBodyLimit::disable())
        .with_state(sandbox.clone())
}

async fn no_such_api(Extension(id): Extension<RequestId>) -> Response {
    let message = "The API does not exist or has not been published in the environment";
    refusal::gateway(Gateway::NoSuchApi, message, &id)
}
