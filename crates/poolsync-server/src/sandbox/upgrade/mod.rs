//! The call itself: looks at everything, then lets a run begin.
//!
//! ```text
//! POST /api/v3/projects/{project}/clusters/{cluster}/nodepools/{pool}/operation/upgrade
//!
//! {"spec":{"maxUnavailable":1,"nodePoolID":"9f5e7a36-3c1d-4b0f-8a52-6d0c7be41f28"}}
//! ```

mod body;
mod member;
mod salted;
mod template;

use super::Sandbox;
use super::refusal::Refusal;
use super::world::{AVAILABLE, Cluster, Phase, Pool, Run};
use crate::http;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_TYPE, HeaderMap};
use axum::http::{Response, StatusCode};
use body::Order;
use serde_json::json;
use std::collections::HashSet;
use std::time::SystemTime;
use uuid::Uuid;

/// Project, cluster and pool of the path.
type Place = (String, String, String);

/// Accepts a synchronization, or says why not.
pub(super) async fn upgrade(
    State(sandbox): State<Sandbox>,
    Path(place): Path<Place>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response<Body>, Refusal> {
    accepted(&sandbox, &place, &headers, &body)
}

fn accepted(sandbox: &Sandbox, place: &Place, headers: &HeaderMap, body: &[u8]) -> Result<Response<Body>, Refusal> {
    let (project, cluster, pool) = place;
    let mut world = sandbox.world();
    let cluster = world.project_mut(project)?.cluster_mut(cluster)?;
    let pool = cluster.pool(pool)?.clone();
    if !is_json(headers) {
        return Err(Refusal::content_type());
    }
    let order = body::read(body)?;
    let now = SystemTime::now();
    let nodes = nodes(cluster, &pool, &order)?;
    check_status(cluster, &nodes, now)?;
    if cluster.last_run(&pool).is_some_and(|run| !run.is_over(now)) {
        return Err(Refusal::locked());
    }
    let job = Uuid::new_v4().to_string();
    let failing = nodes.iter().filter(|id| cluster.node(id).is_ok_and(|node| node.reset_fails)).cloned().collect();
    let run = Run::new(job.clone(), pool.id, nodes, now)
        .batches(order.max_unavailable, sandbox.shared.batch.takes())
        .failing(failing)
        .login(order.login);
    cluster.runs.push(run);
    Ok(http::json(StatusCode::OK, &json!({ "jobid": job })))
}

/// Returns true for `application/json`, with or without parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// Refuses unless cluster and nodes are in a state that lets nodes be reset.
fn check_status(cluster: &Cluster, nodes: &[String], now: SystemTime) -> Result<(), Refusal> {
    if cluster.phase != AVAILABLE {
        return Err(Refusal::cluster_status(cluster.phase));
    }
    for node in nodes.iter().filter_map(|id| cluster.node(id).ok()) {
        let state = cluster.state(node, now);
        let phase = state.phase;
        // A node that is being reset locks its pool, which is told as such.
        if state.resetting.is_none() && matches!(phase, Phase::Build | Phase::Installing | Phase::Deleting) {
            return Err(Refusal::node_status(&node.name, phase.as_str()));
        }
    }
    Ok(())
}

/// Returns the nodes that are reset: those that are named, else all of the pool; without those that are skipped.
fn nodes(cluster: &Cluster, pool: &Pool, order: &Order) -> Result<Vec<String>, Refusal> {
    if !order.node_pool_id.eq_ignore_ascii_case(&pool.id) {
        return Err(Refusal::invalid("spec.nodePoolID is not the node pool of the path."));
    }
    let of_pool: Vec<&str> = cluster.nodes_of(pool).map(|node| node.id.as_str()).collect();
    let mut chosen = Vec::new();
    for id in &order.node_ids {
        let known = of_pool.iter().find(|known| known.eq_ignore_ascii_case(id));
        chosen.push(*known.ok_or_else(|| Refusal::invalid(format!("Node {id} is not in the node pool.")))?);
    }
    if chosen.is_empty() {
        chosen = of_pool;
    }
    let mut seen = HashSet::new();
    let skipped = |id: &str| order.skipped_nodes.iter().any(|skipped| skipped.eq_ignore_ascii_case(id));
    chosen.retain(|id| !skipped(id) && seen.insert(*id));
    if order.validate_storage && chosen.len() > 200 {
        return Err(Refusal::invalid("With spec.validateStorage at most 200 nodes can be synchronized."));
    }
    Ok(chosen.into_iter().map(str::to_owned).collect())
}
