//! Nodes, page by page.
//!
//! ```text
//! GET /api/v3/projects/{project}/clusters/{cluster}/nodes?limit=500&marker=b1f0c2de-…
//! ```

use super::time;
use crate::http;
use crate::sandbox::Sandbox;
use crate::sandbox::mask::MASK;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::{Cluster, Login, Node};
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{Response, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::SystemTime;

/// What all nodes of the sandbox have.
pub(super) const OS: &str = "Huawei Cloud EulerOS 2.0";
const MAX_NODES: usize = 2000;

/// What a list may be asked.
#[derive(Debug, Deserialize)]
pub(super) struct ListQuery {
    /// 1 to 2000.
    limit: Option<String>,
    /// The node after which the page begins.
    marker: Option<String>,
}

/// Answers with the nodes of a cluster.
pub(super) async fn list(
    State(sandbox): State<Sandbox>,
    Path((project, cluster)): Path<(String, String)>,
    Query(query): Query<ListQuery>,
) -> Result<Response<Body>, Refusal> {
    let world = sandbox.world();
    let cluster = world.project(&project)?.cluster(&cluster)?;
    let limit = limit(query.limit.as_deref())?;
    let start = match query.marker.as_deref() {
        None | Some("") => 0,
        Some(marker) => {
            let place = cluster.nodes.iter().position(|node| node.id == marker);
            place.ok_or_else(|| Refusal::invalid("marker is the uid of no node."))? + 1
        }
    };
    let now = SystemTime::now();
    let page: Vec<&Node> = cluster.nodes.iter().skip(start).take(limit).collect();
    let items: Vec<Value> = page.iter().map(|node| view(cluster, node, now)).collect();
    let mut info = json!({ "currentCount": page.len() });
    if let (true, Some(last), Some(info)) =
        (start + page.len() < cluster.nodes.len(), page.last(), info.as_object_mut())
    {
        info.insert("nextMarker".to_owned(), json!(last.id));
    }
    let body = json!({ "kind": "List", "apiVersion": "v3", "items": items, "pageInfo": info });
    Ok(http::json(StatusCode::OK, &body))
}

/// Answers with one node.
pub(super) async fn show(
    State(sandbox): State<Sandbox>,
    Path((project, cluster, node)): Path<(String, String, String)>,
) -> Result<Response<Body>, Refusal> {
    let world = sandbox.world();
    let cluster = world.project(&project)?.cluster(&cluster)?;
    Ok(http::json(StatusCode::OK, &view(cluster, cluster.node(&node)?, SystemTime::now())))
}

/// Returns how one logs in, as the service shows it.
pub(super) fn login(login: &Login) -> Value {
    match login {
        Login::KeyPair(name) => json!({ "sshKey": name }),
        Login::Password(user) => json!({ "userPassword": { "username": user, "password": MASK } }),
    }
}

fn limit(text: Option<&str>) -> Result<usize, Refusal> {
    let Some(text) = text else { return Ok(MAX_NODES) };
    let limit = text.parse().ok().filter(|limit| (1..=MAX_NODES).contains(limit));
    limit.ok_or_else(|| Refusal::invalid(format!("limit must be between 1 and {MAX_NODES}.")))
}

fn view(cluster: &Cluster, node: &Node, now: SystemTime) -> Value {
    let state = cluster.state(node, now);
    let pool = cluster.pools.iter().find(|pool| pool.id == node.pool && !pool.is_default);
    let mut metadata = json!({
        "uid": node.id,
        "name": node.name,
        "creationTimestamp": time::text(node.created),
        // For nodes outside any custom pool the service writes zone, flavor and system.
        "annotations": {
            "kubernetes.io/node-pool.id": pool.map_or_else(|| format!("{}#{}#{OS}", node.zone, node.flavor), |pool| pool.id.clone()),
        },
    });
    let mut status = json!({
        "phase": state.phase.as_str(),
        "lastProbeTime": time::text(now),
        "privateIP": node.address,
        "serverId": node.id,
    });
    if let (Some(pool), Some(metadata), Some(status)) = (pool, metadata.as_object_mut(), status.as_object_mut()) {
        let owner = json!({ "nodepoolID": pool.id, "nodepoolName": pool.name });
        metadata.insert("ownerReferences".to_owned(), owner);
        status.insert("configurationUpToDate".to_owned(), json!(state.up_to_date));
    }
    if let (Some(job), Some(status)) = (&state.resetting, status.as_object_mut()) {
        status.insert("jobID".to_owned(), json!(job));
    }
    json!({
        "kind": "Node",
        "apiVersion": "v3",
        "metadata": metadata,
        "spec": { "flavor": node.flavor, "az": node.zone, "os": OS, "login": login(&state.login) },
        "status": status,
    })
}
