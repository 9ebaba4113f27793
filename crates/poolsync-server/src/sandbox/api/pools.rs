//! Node pools, and how far their synchronization is.
//!
//! ```text
//! GET /api/v3/projects/{project}/clusters/{cluster}/nodepools?showDefaultNodePool=true
//! ```

use super::{nodes, time};
use crate::http;
use crate::sandbox::Sandbox;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::{Cluster, FLAVOR, Login, Phase, Pool, ZONE};
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{Response, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::SystemTime;

/// What a list may be asked.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ListQuery {
    /// The default pool is hidden without it.
    show_default_node_pool: Option<String>,
}

/// Answers with all pools of a cluster.
pub(super) async fn list(
    State(sandbox): State<Sandbox>,
    Path((project, cluster)): Path<(String, String)>,
    Query(query): Query<ListQuery>,
) -> Result<Response<Body>, Refusal> {
    let world = sandbox.world();
    let cluster = world.project(&project)?.cluster(&cluster)?;
    let with_default = query.show_default_node_pool.is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let shown = cluster.pools.iter().filter(|pool| with_default || !pool.is_default);
    let now = SystemTime::now();
    let items: Vec<Value> = shown.map(|pool| view(cluster, pool, now)).collect();
    Ok(http::json(StatusCode::OK, &json!({ "kind": "List", "apiVersion": "v3", "items": items })))
}

/// Answers with one pool.
pub(super) async fn show(
    State(sandbox): State<Sandbox>,
    Path((project, cluster, pool)): Path<(String, String, String)>,
) -> Result<Response<Body>, Refusal> {
    let world = sandbox.world();
    let cluster = world.project(&project)?.cluster(&cluster)?;
    Ok(http::json(StatusCode::OK, &view(cluster, cluster.pool(&pool)?, SystemTime::now())))
}

fn view(cluster: &Cluster, pool: &Pool, now: SystemTime) -> Value {
    let count = cluster.nodes_of(pool).count();
    json!({
        "kind": "NodePool",
        "apiVersion": "v3",
        "metadata": { "uid": pool.id, "name": pool.name, "creationTimestamp": time::text(pool.created) },
        "spec": spec(pool, count),
        "status": status(cluster, pool, count, now),
    })
}

fn spec(pool: &Pool, count: usize) -> Value {
    if pool.is_default {
        return json!({ "type": "vm", "initialNodeCount": count, "autoscaling": { "enable": false } });
    }
    json!({
        "type": "vm",
        "nodeTemplate": {
            "flavor": FLAVOR,
            "az": ZONE,
            "os": nodes::OS,
            "login": nodes::login(&Login::Password("root".to_owned())),
            "rootVolume": { "volumetype": "SSD", "size": 50 },
            "dataVolumes": [{ "volumetype": "SSD", "size": 100 }],
            "runtime": { "name": "containerd" },
            "billingMode": 0,
        },
        "initialNodeCount": count,
        "autoscaling": { "enable": false },
    })
}

fn status(cluster: &Cluster, pool: &Pool, count: usize, now: SystemTime) -> Value {
    let nodes: Vec<_> = cluster.nodes_of(pool).map(|node| cluster.state(node, now)).collect();
    let of = |phase| nodes.iter().filter(|state| state.phase == phase).count();
    let mut status = json!({
        "currentNode": count - of(Phase::Deleting),
        "creatingNode": of(Phase::Build),
        "deletingNode": of(Phase::Deleting),
        "activeNode": of(Phase::Active),
        "phase": "",
        "conditions": [condition(cluster, pool, now)],
    });
    let running = cluster.last_run(pool).filter(|run| !run.is_over(now));
    if let (Some(run), Some(members)) = (running, status.as_object_mut()) {
        members.insert("jobId".to_owned(), json!(run.job));
    }
    // There is no template that nodes of the default pool could be compared with.
    if let (false, Some(members)) = (pool.is_default, status.as_object_mut()) {
        let synced = nodes.iter().filter(|state| state.up_to_date).count();
        members.insert("configurationSyncedNodeCount".to_owned(), json!(synced));
    }
    status
}

fn condition(cluster: &Cluster, pool: &Pool, now: SystemTime) -> Value {
    let run = cluster.last_run(pool);
    let is_running = run.is_some_and(|run| !run.is_over(now));
    let changed = match run {
        None => pool.created,
        Some(run) if is_running => run.started,
        Some(run) => run.end(),
    };
    json!({
        "type": "ConfigurationSynchronizing",
        "status": if is_running { "True" } else { "False" },
        "lastProbeTime": time::text(now),
        "lastTransitTime": time::text(changed),
        "reason": "",
        "message": "",
    })
}
