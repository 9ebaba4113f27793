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

use super::refusal::{self, Gateway};
use super::{RequestId, Sandbox, token, upgrade};
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Extension, Router};

/// All of them. Bodies have been bounded before. What is not here does not exist, whoever asks; what is here wants the token.
pub(super) fn router(sandbox: &Sandbox) -> Router {
    const CLUSTERS: &str = "/api/v3/projects/{project}/clusters";
    let below = |rest: &str| format!("{CLUSTERS}/{{cluster}}{rest}");
    Router::new()
        .route(CLUSTERS, get(clusters::list))
        .route(&below(""), get(clusters::show))
        .route(&below("/nodepools"), get(pools::list))
        .route(&below("/nodepools/{pool}"), get(pools::show))
        .route(&below("/nodepools/{pool}/operation/upgrade"), post(upgrade::upgrade))
        .route(&below("/nodes"), get(nodes::list))
        .route(&below("/nodes/{node}"), get(nodes::show))
        .route("/api/v3/projects/{project}/jobs/{job}", get(jobs::show))
        .route_layer(from_fn_with_state(sandbox.clone(), token::check))
        .method_not_allowed_fallback(no_such_api)
        .fallback(no_such_api)
        .layer(DefaultBodyLimit::disable())
        .with_state(sandbox.clone())
}

async fn no_such_api(Extension(id): Extension<RequestId>) -> Response {
    let message = "The API does not exist or has not been published in the environment";
    refusal::gateway(Gateway::NoSuchApi, message, &id)
}
