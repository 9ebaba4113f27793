//! The world before anything has been done: that of [`poolsync_core::example`], and beside it a large cluster, one
//! that sleeps, one over zones, and one to roll out in stages.
//!
//! ```ignore
//! let projects = beginning::projects();
//! ```
//! The custom pool of the example was changed after five of its six nodes had been made, so there is something to
//! synchronize.

use super::{AVAILABLE, Cluster, Login, Node, Phase, Pool, Project};
use super::{large, rollout, zones};
use crate::sandbox::account::PROJECTS;
use poolsync_core::example::{CLUSTER_ID, DEFAULT_POOL_NODE_IDS, NODE_IDS, NODEPOOL_ID, PROJECT_ID};
use std::time::{Duration, SystemTime};

/// The id of the default pool, which is also its name.
pub(super) const DEFAULT_POOL: &str = "DefaultPool";
/// What nodes have unless something else is said.
pub(in crate::sandbox) const FLAVOR: &str = "c7.large.2";
pub(in crate::sandbox) const ZONE: &str = "cn-north-4a";
/// A cluster that nothing can be done with, without a node.
const ASLEEP_ID: &str = "5a1ecb2c-229a-11e8-9c75-0255ac100cec";
const CUSTOM_POOL_NAME: &str = "workers";
/// 2026-09-01T08:00:11Z.
const CREATED: Duration = Duration::from_secs(1_788_249_611);

/// Returns the projects of the account; only the first has clusters.
pub(super) fn projects() -> Vec<Project> {
    let all = || vec![example(), large::cluster(), asleep(), zones::cluster(SystemTime::now()), rollout::cluster()];
    let clusters = |id: &str| if id == PROJECT_ID { all() } else { Vec::new() };
    PROJECTS.iter().map(|project| Project { id: project.id.into(), clusters: clusters(project.id) }).collect()
}

/// When everything was made.
pub(super) fn created() -> SystemTime {
    SystemTime::UNIX_EPOCH + CREATED
}

/// Returns a pool, the default one by its id.
pub(super) fn pool(id: &str, name: &str) -> Pool {
    Pool { id: id.into(), name: name.into(), is_default: id == DEFAULT_POOL, created: created() }
}

/// Returns a node as most are: active, and not up to date.
pub(super) fn node(id: impl Into<String>, name: impl Into<String>, pool: &Pool, address: String) -> Node {
    Node {
        id: id.into(),
        name: name.into(),
        pool: pool.id.clone(),
        address,
        flavor: FLAVOR,
        zone: ZONE,
        created: pool.created,
        phase: Phase::Active,
        up_to_date: false,
        reset_fails: false,
        login: Login::KeyPair("sandbox-key".into()),
    }
}

fn example() -> Cluster {
    let custom = pool(NODEPOOL_ID, CUSTOM_POOL_NAME);
    let default = pool(DEFAULT_POOL, DEFAULT_POOL);
    let workers = (1..).zip(NODE_IDS).map(|(number, id)| Node {
        up_to_date: number == NODE_IDS.len(),
        ..node(id, format!("{CUSTOM_POOL_NAME}-{number}"), &custom, format!("10.0.0.{}", 10 + number))
    });
    let others = (1..).zip(DEFAULT_POOL_NODE_IDS).map(|(number, id)| Node {
        up_to_date: true,
        ..node(id, format!("single-{number}"), &default, format!("10.0.1.{}", 10 + number))
    });
    let nodes = workers.chain(others).collect();
    Cluster {
        id: CLUSTER_ID.into(),
        name: "sandbox".into(),
        phase: AVAILABLE,
        flavor: "cce.s2.small",
        created: created(),
        pools: vec![default, custom],
        nodes,
        runs: Vec::new(),
    }
}

fn asleep() -> Cluster {
    Cluster {
        id: ASLEEP_ID.into(),
        name: "sandbox-asleep".into(),
        phase: "Hibernation",
        flavor: "cce.s2.small",
        created: created(),
        pools: vec![pool(DEFAULT_POOL, DEFAULT_POOL)],
        nodes: Vec::new(),
        runs: Vec::new(),
    }
}
