//! A pool and its nodes as they were read.

use serde::{Deserialize, Serialize};

use crate::cloud::{Node, Pool, read_nodes, read_pool};
use crate::time;

/// A node pool and its nodes as they were read.
///
/// ```
/// use poolsync_core::rollout::PoolReading;
///
/// let nodes = r#"{"items":[{"metadata":{"uid":"n1","name":"w-1","ownerReferences":{"nodepoolID":"p1"}},
///     "spec":{"az":"cn-north-4a"},"status":{"phase":"Active","configurationUpToDate":false}}]}"#;
/// let reading = PoolReading::read("c1", "p1", r#"{"metadata":{"uid":"p1"}}"#, &[nodes]).unwrap();
/// assert_eq!(reading.nodes[0].zone, "cn-north-4a");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolReading {
    /// The cluster.
    pub cluster_id: String,
    /// The node pool, or `DefaultPool`.
    pub nodepool_id: String,
    /// Whether a synchronization runs in it; none if that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub synchronizing: Option<bool>,
    /// All its nodes, as the service lists them.
    pub nodes: Vec<NodeReading>,
}

/// A node as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeReading {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its availability zone.
    #[serde(default)]
    pub zone: String,
    /// Such as `Active`; empty if that is not known.
    #[serde(default)]
    pub phase: String,
    /// Whether it has the configuration of its pool; none if that is not known, as in the default pool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to_date: Option<bool>,
    /// When it was created, as the service writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<String>,
}

impl PoolReading {
    /// Reads the answers of the service: one pool, and the nodes of its cluster, page by page. Nodes of other pools are left out.
    /// None if one of the texts is no such answer.
    pub fn read(cluster_id: &str, nodepool_id: &str, pool: &str, pages: &[&str]) -> Option<Self> {
        let pool = read_pool(pool)?;
        let mut nodes = Vec::new();
        for page in pages {
            nodes.extend(read_nodes(page)?.nodes);
        }
        Some(Self::new(cluster_id, nodepool_id, &pool, &nodes))
    }

    /// Returns a pool with its nodes, of all nodes of its cluster.
    pub fn new(cluster_id: &str, nodepool_id: &str, pool: &Pool, nodes: &[Node]) -> Self {
        let of_pool = nodes.iter().filter(|node| node.pool.eq_ignore_ascii_case(nodepool_id));
        Self {
            cluster_id: cluster_id.to_owned(),
            nodepool_id: nodepool_id.to_owned(),
            synchronizing: Some(pool.is_synchronizing()),
            nodes: of_pool.cloned().map(NodeReading::from).collect(),
        }
    }

    /// Returns true if this is about that pool.
    pub(super) fn is_of(&self, pool: &PoolKey) -> bool {
        PoolKey::new(&self.cluster_id, &self.nodepool_id) == *pool
    }
}

impl NodeReading {
    /// Returns when it was created, in seconds since 1970.
    pub(super) fn created_at(&self) -> Option<i64> {
        time::parse(self.created.as_deref()?)
    }

    /// Returns the node as following knows it.
    pub(super) fn as_node(&self) -> Node {
        Node { id: self.id.clone(), phase: self.phase.clone(), up_to_date: self.up_to_date, ..Node::default() }
    }
}

impl From<Node> for NodeReading {
    fn from(node: Node) -> Self {
        Self {
            id: node.id,
            name: node.name,
            zone: node.zone,
            phase: node.phase,
            up_to_date: node.up_to_date,
            created: Some(node.created).filter(|created| !created.is_empty()),
        }
    }
}

/// A pool of a cluster, whatever the case of its ids.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PoolKey {
    pub(super) cluster: String,
    pub(super) pool: String,
}

impl PoolKey {
    pub(super) fn new(cluster_id: &str, nodepool_id: &str) -> Self {
        Self { cluster: cluster_id.to_ascii_lowercase(), pool: nodepool_id.to_ascii_lowercase() }
    }
}
