//! The cluster to roll out in stages.

use super::Imitation;
use poolsync_core::example::PROJECT_ID;
use serde_json::Value;
use std::collections::BTreeMap;

const CLUSTER: &str = "8d4bfe5f-55cd-4a30-9fa8-0255ac100cef";

#[test]
fn three_pools_are_out_of_date_over_three_zones() {
    let sandbox = Imitation::start("8");
    let list = sandbox.read(&format!("/api/v3/projects/{PROJECT_ID}/clusters/{CLUSTER}/nodes?limit=2000"));
    let nodes = list["items"].as_array().unwrap();
    let mut of_pools: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for node in nodes {
        assert_eq!(
            (&node["status"]["phase"], &node["status"]["configurationUpToDate"]),
            (&"Active".into(), &false.into())
        );
        let pool = node["metadata"]["ownerReferences"]["nodepoolID"].as_str().unwrap();
        of_pools.entry(pool).or_default().push(node["spec"]["az"].as_str().unwrap());
    }
    let zones = ["cn-north-4a", "cn-north-4b", "cn-north-4c"];
    let expected: Vec<Vec<&str>> =
        [6, 6, 4].iter().map(|nodes| zones.into_iter().cycle().take(*nodes).collect()).collect();
    assert_eq!(of_pools.into_values().collect::<Vec<_>>(), expected);
    let created: Vec<&str> =
        nodes.iter().map(|node| Value::as_str(&node["metadata"]["creationTimestamp"]).unwrap()).collect();
    assert!(created.is_sorted_by(|a, b| a < b), "{created:?}");
}
