//! What the service has shown of pools and nodes, so that the page can speak in names. For as long as the page.

use std::collections::BTreeMap;
use std::sync::Arc;

use poolsync_core::cloud::{Node, Pool};
use poolsync_form::Draft;

/// Pools and nodes that were read, by look-ups, before a call, or while a run was followed.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Seen {
    /// The endpoint that showed them: what another one shows is something else.
    endpoint: String,
    /// By the ids of cluster and pool: the default pool has the same id everywhere.
    pools: BTreeMap<(String, String), Pool>,
    /// All nodes of a cluster, by its id.
    nodes: BTreeMap<String, Arc<[Node]>>,
}

impl Seen {
    /// Takes note of pools of the cluster that the form shows.
    pub(in crate::state) fn note_pools(&mut self, draft: &Draft, pools: &[Pool]) {
        let cluster = self.cluster(draft);
        self.pools.extend(pools.iter().map(|pool| ((cluster.clone(), pool.id.clone()), pool.clone())));
    }

    /// Takes note of all nodes of the cluster that the form shows.
    pub(in crate::state) fn note_nodes(&mut self, draft: &Draft, nodes: &[Node]) {
        let cluster = self.cluster(draft);
        self.nodes.insert(cluster, nodes.into());
    }

    /// Returns the pool that the form shows.
    pub(crate) fn pool(&self, draft: &Draft) -> Option<&Pool> {
        let place = (draft.cluster_id.trim().to_owned(), draft.pool().to_owned());
        self.pools.get(&place).filter(|_| self.is_of(draft))
    }

    /// Returns the nodes of the pool that the form shows, once those of its cluster were read.
    pub(crate) fn nodes_of_pool<'s>(&'s self, draft: &'s Draft) -> Option<impl Iterator<Item = &'s Node>> {
        let nodes = self.nodes.get(draft.cluster_id.trim()).filter(|_| self.is_of(draft))?;
        Some(nodes.iter().filter(|node| node.pool == draft.pool()))
    }

    /// Returns the nodes of a pool that are out of date, once those of its cluster were read.
    pub(crate) fn out_of_date<'s>(&'s self, cluster: &str, pool: &'s str) -> impl Iterator<Item = &'s Node> {
        let nodes = self.nodes.get(cluster).map(|nodes| nodes.iter()).unwrap_or_default();
        nodes.filter(move |node| node.pool == pool && node.up_to_date == Some(false))
    }

    /// Returns the name of the pool that the form shows; its id while no name is known.
    pub(crate) fn pool_name<'s>(&'s self, draft: &'s Draft) -> &'s str {
        self.pool(draft).map(|pool| pool.name.as_str()).filter(|name| !name.is_empty()).unwrap_or(draft.pool())
    }

    fn is_of(&self, draft: &Draft) -> bool {
        self.endpoint == draft.endpoint
    }

    /// The cluster that the form shows. What another endpoint has shown is dropped.
    fn cluster(&mut self, draft: &Draft) -> String {
        if !self.is_of(draft) {
            *self = Self { endpoint: draft.endpoint.clone(), ..Self::default() };
        }
        draft.cluster_id.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, pool: &str) -> Node {
        Node { id: id.to_owned(), pool: pool.to_owned(), ..Node::default() }
    }

    #[test]
    fn names_are_of_the_cluster_and_endpoint_that_showed_them() {
        let draft = Draft::example(None);
        let pool = Pool { id: draft.nodepool_id.clone(), name: "workers".to_owned(), ..Pool::default() };
        let mut seen = Seen::default();
        assert_eq!(seen.pool_name(&draft), draft.nodepool_id);
        seen.note_pools(&draft, &[pool]);
        assert_eq!(seen.pool_name(&draft), "workers");
        let elsewhere = Draft { endpoint: "https://other.example".to_owned(), ..draft.clone() };
        assert_eq!(seen.pool_name(&elsewhere), draft.nodepool_id);
        let other_cluster = Draft { cluster_id: "c".to_owned(), ..draft.clone() };
        assert_eq!(seen.pool_name(&other_cluster), draft.nodepool_id);
        seen.note_nodes(&elsewhere, &[]);
        assert_eq!(seen.pool_name(&draft), draft.nodepool_id);
    }

    #[test]
    fn nodes_of_other_pools_are_not_of_this_one() {
        let draft = Draft::example(None);
        let mut seen = Seen::default();
        assert!(seen.nodes_of_pool(&draft).is_none());
        seen.note_nodes(&draft, &[node("a", &draft.nodepool_id), node("b", "q")]);
        let ids: Vec<_> = seen.nodes_of_pool(&draft).unwrap().map(|node| node.id.as_str()).collect();
        assert_eq!(ids, ["a"]);
    }
}
