//! A cluster to roll out in stages: three pools over three zones, all of it out of date, in which nothing fails by itself.
//!
//! ```ignore
//! let cluster = rollout::cluster();
//! assert_eq!(cluster.nodes.len(), 6 + 6 + 4);
//! ```
//! Each node was made a minute after the one before it, so that there is an oldest one.

use super::beginning::{DEFAULT_POOL, ZONE, node, pool};
use super::{AVAILABLE, Cluster, Node};
use std::time::Duration;

const ID: &str = "8d4bfe5f-55cd-4a30-9fa8-0255ac100cef";
/// Id, name, and how many nodes.
const POOLS: [(&str, &str, usize); 3] = [
    ("4b2ea033-7d9f-4c58-9e30-0255ac10f021", "front", 6),
    ("4b2ea033-7d9f-4c58-9e30-0255ac10f022", "back", 6),
    ("4b2ea033-7d9f-4c58-9e30-0255ac10f023", "queue", 4),
];
const ZONES: [&str; 3] = [ZONE, "cn-north-4b", "cn-north-4c"];

/// Returns the cluster.
pub(super) fn cluster() -> Cluster {
    let default = pool(DEFAULT_POOL, DEFAULT_POOL);
    let created = default.created;
    let pools = POOLS.map(|(id, name, _)| pool(id, name));
    let named = pools.iter().zip(POOLS).flat_map(|(pool, (_, name, nodes))| {
        let zones = ZONES.into_iter().cycle();
        (1..=nodes).zip(zones).map(move |(number, zone)| (pool, format!("{name}-{number}"), zone))
    });
    let nodes = (1_u32..).zip(named).map(|(place, (pool, name, zone))| Node {
        zone,
        created: created + Duration::from_mins(place.into()),
        ..node(format!("c8a7d9e5-b166-4dca-ac8f-0255ac7{place:05x}"), name, pool, format!("10.5.0.{}", 10 + place))
    });
    let nodes = nodes.collect();
    Cluster {
        id: ID.into(),
        name: "sandbox-rollout".into(),
        phase: AVAILABLE,
        flavor: "cce.s2.small",
        created,
        pools: std::iter::once(default).chain(pools).collect(),
        nodes,
        runs: Vec::new(),
    }
}
