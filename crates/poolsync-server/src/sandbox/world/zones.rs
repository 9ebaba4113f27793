//! A cluster over three zones: a pool in which the last node of each zone fails, and one that somebody else's call holds.
//!
//! ```ignore
//! let cluster = zones::cluster(SystemTime::now());
//! assert_eq!(cluster.runs.len(), 1);
//! ```

use super::beginning::{DEFAULT_POOL, ZONE, created, node, pool};
use super::{AVAILABLE, Cluster, Node, Run};
use std::time::{Duration, SystemTime};

const ID: &str = "7c3aed4e-44bc-4f2a-8e97-0255ac100cee";
const ZONED_ID: &str = "3a1d9f22-6c8e-4b47-8d2f-0255ac10f011";
const HELD_ID: &str = "3a1d9f22-6c8e-4b47-8d2f-0255ac10f012";
const ZONES: [(&str, &str); 3] = [("a", ZONE), ("b", "cn-north-4b"), ("c", "cn-north-4c")];
const NODES_OF_A_ZONE: u32 = 4;
const HELD: u32 = 3;
/// The job of somebody else.
const JOB: &str = "c0ffee00-5a5a-4b4b-8c8c-0255ac10f013";
/// So long somebody else's call takes for each node: as good as for ever.
const HELD_FOR: Duration = Duration::from_hours(24);

/// Returns the cluster; somebody else's call begins at this time.
pub(super) fn cluster(now: SystemTime) -> Cluster {
    let [default, zoned, held] =
        [(DEFAULT_POOL, DEFAULT_POOL), (ZONED_ID, "zoned"), (HELD_ID, "held")].map(|(id, name)| pool(id, name));
    let names = ZONES.into_iter().flat_map(|zone| (1..=NODES_OF_A_ZONE).map(move |number| (zone, number)));
    let zoned_nodes = (1_u32..).zip(names).map(|(place, ((letter, zone), number))| {
        let fails = number == NODES_OF_A_ZONE;
        let name = format!("zoned-{letter}{number}{}", if fails { "-fails" } else { "" });
        Node {
            zone,
            reset_fails: fails,
            ..node(
                format!("a6e5b7c3-9f44-4ba8-8a6d-0255ac5{place:05x}"),
                name,
                &zoned,
                format!("10.4.0.{}", 10 + place),
            )
        }
    });
    let held_nodes = (1..=HELD).map(|number| {
        node(
            format!("b7f6c8d4-a055-4cb9-9b7e-0255ac6{number:05x}"),
            format!("held-{number}"),
            &held,
            format!("10.4.1.{}", 10 + number),
        )
    });
    let nodes: Vec<Node> = zoned_nodes.chain(held_nodes).collect();
    let held_ids = nodes.iter().filter(|node| node.pool == held.id).map(|node| node.id.clone()).collect();
    let run = Run::new(JOB.to_owned(), held.id.clone(), held_ids, now).batches(1, HELD_FOR);
    Cluster {
        id: ID.into(),
        name: "sandbox-zones".into(),
        phase: AVAILABLE,
        flavor: "cce.s2.small",
        created: created(),
        pools: vec![default, zoned, held],
        nodes,
        runs: vec![run],
    }
}
