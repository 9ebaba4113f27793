//! Clusters.
//!
//! ```text
//! GET /api/v3/projects/{project}/clusters
//! ```

use super::time;
use crate::http;
use crate::sandbox::Sandbox;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::Cluster;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};

/// Answers with all clusters of a project.
pub(super) async fn list(
    State(sandbox): State<Sandbox>,
    Path(project): Path<String>,
) -> Result<Response<Body>, Refusal> {
    let world = sandbox.world();
    let items: Vec<Value> = world.project(&project)?.clusters.iter().map(view).collect();
    Ok(http::json(StatusCode::OK, &json!({ "kind": "Cluster", "apiVersion": "v3", "items": items })))
}

/// Answers with one cluster.
pub(super) async fn show(
    State(sandbox): State<Sandbox>,
    Path((project, cluster)): Path<(String, String)>,
) -> Result<Response<Body>, Refusal> {
    let world = sandbox.world();
    Ok(http::json(StatusCode::OK, &view(world.project(&project)?.cluster(&cluster)?)))
}

fn view(cluster: &Cluster) -> Value {
    json!({
        "kind": "Cluster",
        "apiVersion": "v3",
        "metadata": {
            "uid": cluster.id,
            "name": cluster.name,
            "alias": cluster.name,
            "creationTimestamp": time::text(cluster.created),
        },
        "spec": { "version": "v1.33", "category": "CCE", "type": "VirtualMachine", "flavor": cluster.flavor },
        "status": { "phase": cluster.phase },
    })
}
