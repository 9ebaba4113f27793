//! The world before anything has been done: that of [`poolsync_core::example`].
//!
//! ```ignore
//! let project = beginning::project();
//! ```
//! The custom pool was changed after five of its six nodes had been made, so there is something to synchronize.

use super::{Cluster, Login, Node, Pool, Project};
use poolsync_core::example::{CLUSTER_ID, DEFAULT_POOL_NODE_IDS, NODE_IDS, NODEPOOL_ID, PROJECT_ID};
use std::time::{Duration, SystemTime};

/// The id of the default pool, which is also its name.
const DEFAULT_POOL: &str = "DefaultPool";
const CUSTOM_POOL_NAME: &str = "workers";
/// 2026-09-01T08:00:11Z.
const CREATED: Duration = Duration::from_secs(1_788_249_611);

/// The one project.
pub(super) fn project() -> Project {
    let created = SystemTime::UNIX_EPOCH + CREATED;
    let custom = Pool { id: NODEPOOL_ID.into(), name: CUSTOM_POOL_NAME.into(), is_default: false, created };
    let default = Pool { id: DEFAULT_POOL.into(), name: DEFAULT_POOL.into(), is_default: true, created };
    let workers = NODE_IDS.iter().enumerate().map(|(index, id)| node(id, index, &custom, index + 1 == NODE_IDS.len()));
    let others = DEFAULT_POOL_NODE_IDS.iter().enumerate().map(|(index, id)| node(id, index, &default, true));
    let nodes = workers.chain(others).collect();
    let cluster = Cluster {
        id: CLUSTER_ID.into(),
        name: "sandbox".into(),
        created,
        pools: vec![default, custom],
        nodes,
        runs: Vec::new(),
    };
    Project { id: PROJECT_ID.into(), clusters: vec![cluster] }
}

fn node(id: &str, index: usize, pool: &Pool, up_to_date: bool) -> Node {
    let number = index + 1;
    let (name, network) = if pool.is_default { ("single", 1) } else { (pool.name.as_str(), 0) };
    Node {
        id: id.into(),
        name: format!("{name}-{number}"),
        pool: pool.id.clone(),
        address: format!("10.0.{network}.{}", 10 + number),
        created: pool.created,
        up_to_date,
        login: Login::KeyPair("sandbox-key".into()),
    }
}
