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
use std::collections::HashMap;
use std::time::SystemTime;

/// Why a node could not be reset: made up.
const FAILURE: &str = "Failed to reset the node: the installation of the node timed out.";

/// Answers with one job.
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
    let names: HashMap<&str, &str> = cluster.nodes.iter().map(|node| (node.id.as_str(), node.name.as_str())).collect();
    let sub_job = |node: &String| {
        let name = names.get(node.as_str()).copied().unwrap_or_default();
        sub_job(cluster, run, node, name, now)
    };
    let sub_jobs: Vec<Value> = run.nodes.iter().map(sub_job).collect();
    // The job goes on after a node has failed, and has failed at its end.
    let (phase, reason) = match (run.is_over(now), run.has_failed(now)) {
        (false, _) => ("Running", ""),
        (true, false) => ("Success", ""),
        (true, true) => ("Failed", FAILURE),
    };
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
        "status": { "phase": phase, "reason": reason },
    })
}

fn sub_job(cluster: &Cluster, run: &Run, node: &str, name: &str, now: SystemTime) -> Value {
    let (phase, reason) = match run.stage(node, now) {
        Some(Stage::Done) => ("Success", ""),
        Some(Stage::Resetting) => ("Running", ""),
        Some(Stage::Failed) => ("Failed", FAILURE),
        Some(Stage::Waiting) | None => ("Initializing", ""),
    };
    json!({
        "kind": "Job",
        "apiVersion": "v3",
        "metadata": { "uid": format!("{}-{node}", run.job) },
        "spec": {
            "type": "ResetNode",
            "clusterUID": cluster.id,
            "resourceID": node,
            "resourceName": name,
        },
        "status": { "phase": phase, "reason": reason },
    })
}
