//! A cluster with a pool of 2,000 nodes, one whose nodes are in all states, one without a node, and a default pool.
//!
//! ```ignore
//! let cluster = large::cluster();
//! assert_eq!(cluster.nodes.len(), 2_000 + 8 + 3);
//! ```
//! Names, addresses and states follow from the number of a node, so that they are the same at every start. Together
//! they are more nodes than one page of the list takes.

use super::beginning::{DEFAULT_POOL, ZONE, created, node, pool};
use super::{AVAILABLE, Cluster, Node, Phase};

const ID: &str = "6b2fdc3d-33ab-4f19-8d86-0255ac100ced";
const FLEET_ID: &str = "2f0c8e11-5b7d-4a36-9c1e-0255ac10f001";
const ODD_ID: &str = "2f0c8e11-5b7d-4a36-9c1e-0255ac10f002";
const EMPTY_ID: &str = "2f0c8e11-5b7d-4a36-9c1e-0255ac10f003";
const FLEET: u32 = 2_000;
const ZONES: [&str; 3] = [ZONE, "cn-north-4b", "cn-north-4c"];
const FLAVORS: [&str; 2] = ["c7.xlarge.2", "c7.2xlarge.2"];
/// The name of the one whose reset fails says so.
const ODD: [(&str, Phase); 8] = [
    ("odd-1", Phase::Active),
    ("odd-2-fails", Phase::Active),
    ("odd-3", Phase::Abnormal),
    ("odd-4", Phase::Error),
    ("odd-5", Phase::Upgrading),
    ("odd-6-installing", Phase::Installing),
    ("odd-7-building", Phase::Build),
    ("odd-8-deleting", Phase::Deleting),
];

/// Returns the cluster.
pub(super) fn cluster() -> Cluster {
    let [default, fleet, odd, empty] =
        [(DEFAULT_POOL, DEFAULT_POOL), (FLEET_ID, "fleet"), (ODD_ID, "odd"), (EMPTY_ID, "empty")]
            .map(|(id, name)| pool(id, name));
    let many = (1..=FLEET).map(|number| Node {
        flavor: turn(&FLAVORS, number),
        zone: turn(&ZONES, number),
        // One in 500 is not ready; one in four was made after the pool had been changed.
        phase: if number % 500 == 0 { Phase::Abnormal } else { Phase::Active },
        up_to_date: number % 4 == 0,
        ..node(
            format!("d3b2e4f0-6c11-4e75-b03a-0255ac2{number:05x}"),
            format!("fleet-{number:04}"),
            &fleet,
            format!("10.1.{}.{}", number / 250, 2 + number % 250),
        )
    });
    let few = (1..).zip(ODD).map(|(number, (name, phase)): (u32, _)| Node {
        phase,
        reset_fails: name.ends_with("-fails"),
        ..node(format!("e4c3f5a1-7d22-4f86-a14b-0255ac3{number:05x}"), name, &odd, format!("10.2.0.{}", 10 + number))
    });
    let singles = (1..=3).map(|number: u32| Node {
        up_to_date: true,
        ..node(
            format!("f5d4a6b2-8e33-4a97-925c-0255ac4{number:05x}"),
            format!("lonely-{number}"),
            &default,
            format!("10.3.0.{}", 10 + number),
        )
    });
    let nodes = many.chain(few).chain(singles).collect();
    Cluster {
        id: ID.into(),
        name: "sandbox-large".into(),
        phase: AVAILABLE,
        flavor: "cce.s2.xlarge",
        created: created(),
        pools: vec![default, fleet, odd, empty],
        nodes,
        runs: Vec::new(),
    }
}

/// Returns one of them by the number of a node: one after the other, over and over.
fn turn(of: &[&'static str], number: u32) -> &'static str {
    of.iter().cycle().nth(usize::try_from(number).unwrap_or_default() % of.len()).copied().unwrap_or(ZONE)
}
