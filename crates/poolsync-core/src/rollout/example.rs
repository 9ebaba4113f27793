//! A rollout that passes every rule without a word: what tests and documentation speak of. All of it is made up.

use super::reading::{NodeReading, PoolReading};
use crate::example::{CLUSTER_ID, NODE_IDS, NODEPOOL_ID, PROJECT_ID};

/// Returns a plan for the example's custom pool: the oldest node, half an hour to watch, then the rest after an approval.
pub fn example_plan() -> String {
    format!(
        "apiVersion: poolsync/v1
kind: Rollout
metadata:
  name: os-image-december
spec:
  endpoint: https://cce.cn-north-4.myhuaweicloud.com
  projectId: {PROJECT_ID}
  onFailure: stop
  stages:
    - name: canary
      targets:
        - clusterId: {CLUSTER_ID}
          nodepoolId: {NODEPOOL_ID}
          maxUnavailable: 1
          nodes: {{ count: 1, order: oldest }}
      soak: 30m
    - name: the-rest
      gates: [{{ approval: \"canary looks well\" }}]
      targets:
        - clusterId: {CLUSTER_ID}
          nodepoolId: {NODEPOOL_ID}
          maxUnavailable: 2
          nodes: rest
"
    )
}

/// Returns the example's custom pool as it may be read: six nodes in two zones, all out of date.
pub fn example_pools() -> Vec<PoolReading> {
    let nodes = NODE_IDS.iter().enumerate().map(|(index, id)| NodeReading {
        id: (*id).to_owned(),
        name: format!("worker-{}", index + 1),
        zone: if index % 2 == 0 { "cn-north-4a" } else { "cn-north-4c" }.to_owned(),
        phase: "Active".to_owned(),
        up_to_date: Some(false),
        created: Some(format!("2026-09-0{} 08:00:11.000000000 +0000 UTC", index + 1)),
    });
    vec![PoolReading {
        cluster_id: CLUSTER_ID.to_owned(),
        nodepool_id: NODEPOOL_ID.to_owned(),
        synchronizing: Some(false),
        nodes: nodes.collect(),
    }]
}
