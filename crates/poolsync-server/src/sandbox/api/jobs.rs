//! Jobs: one for each synchronization, with one sub-job a node.
//!
//! ```text
//! GET /api/v3/projects/{project}/jobs/{job}
//! ```

use super::time;
use crate::http;
use crate::sandbox::Sandbox;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::{Cluster, Run, Stage};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Response, StatusCode};
use serde_json::{Value, json};
use std::time::SystemTime;

/// One job.
pub(super) async fn show(
    State(sandbox): State<Sandbox>,
    Path((project, job)): Path<(String, String)>,
) -> Result<Response<Body>, Refusal> {
    let world = sandbox.world();
    let now = SystemTime::now();
    let mut found = world.project(&project)?.clusters.iter().filter_map(|cluster| {
        let run = cluster.runs.iter().find(|run| run.job == job)?;
        Some(view(cluster, run, now))
    });
    let view = found.next().ok_or_else(|| Refusal::not_found("The job does not exist."))?;
    Ok(http::json(StatusCode::OK, &view))
}

fn view(cluster: &Cluster, run: &Run, now: SystemTime) -> Value {
    let name = cluster.pool(&run.pool).map(|pool| pool.name.as_str()).unwrap_or_default();
    let sub_jobs: Vec<Value> = run.nodes.iter().map(|node| sub_job(cluster, run, node, now)).collect();
    json!({
        "kind": "Job",
        "apiVersion": "v3",
        "metadata": {
            "uid": run.job,
            "creationTimestamp": time::text(run.started),
            "updateTimestamp": time::text(now.min(run.end())),
        },
        "spec": {
            "type": "UpgradeNodePool",
            "clusterUID": cluster.id,
            "resourceID": run.pool,
            "resourceName": name,
            "extendParam": {},
            "subJobs": sub_jobs,
        },
        "status": { "phase": if run.is_over(now) { "Success" } else { "Running" }, "reason": "" },
    })
}

fn sub_job(cluster: &Cluster, run: &Run, node: &str, now: SystemTime) -> Value {
    let phase = match run.stage(node, now) {
        Some(Stage::Done) => "Success",
        Some(Stage::Resetting) => "Running",
        Some(Stage::Waiting) | None => "Initializing",
    };
    json!({
        "kind": "Job",
        "apiVersion": "v3",
        "metadata": { "uid": format!("{}-{node}", run.job) },
        "spec": {
            "type": "ResetNode",
            "clusterUID": cluster.id,
            "resourceID": node,
            "resourceName": cluster.node(node).map(|node| node.name.as_str()).unwrap_or_default(),
        },
        "status": { "phase": phase, "reason": "" },
    })
}
