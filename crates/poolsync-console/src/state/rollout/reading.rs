//! Clusters, pools and nodes of a plan as they were read: by the route of the calls, with their credential.

use poolsync_core::cloud::{Cluster, Fact, Known, Level, Node, Nodes, Pool, facts, read_cluster, read_pool};
use poolsync_core::rollout::{PoolReading, ResolvedTarget};

use super::names::Names;
use crate::api::ApiError;
use crate::state::service::Service;
use crate::state::store::Store;

/// What was read of the places of a plan.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Places {
    clusters: Vec<ReadCluster>,
    /// True if the relay forwarded the questions.
    pub(crate) by_relay: bool,
}

/// A cluster with those of its pools that the plan is about, and all its nodes.
#[derive(Debug, Clone, PartialEq)]
struct ReadCluster {
    id: String,
    /// None if the credential may not read it.
    cluster: Option<Cluster>,
    pools: Vec<Pool>,
    nodes: Vec<Node>,
}

impl Places {
    /// Reads every pool of these pairs of cluster and pool. `is_wanted` ends it early.
    pub(super) async fn read(
        store: Store,
        project: &str,
        pools: &[(String, String)],
        is_wanted: &dyn Fn() -> bool,
    ) -> Result<Self, ApiError> {
        let mut places = Self::default();
        for (cluster, pool) in pools {
            let read = store.ask(Service::Cce, |caller| caller.pool(project, cluster, pool), read_pool).await?;
            let known = places.clusters.iter_mut().find(|known| known.id.eq_ignore_ascii_case(cluster));
            match known {
                Some(known) => known.pools.push(read),
                None => places.clusters.push(ReadCluster {
                    id: cluster.clone(),
                    cluster: None,
                    pools: vec![read],
                    nodes: Vec::new(),
                }),
            }
        }
        for known in &mut places.clusters {
            let question = |caller: &poolsync_core::cloud::Caller<'_>| caller.cluster(project, &known.id);
            known.cluster = store.ask(Service::Cce, question, read_cluster).await.ok();
            known.nodes = store.all_nodes(project, &known.id, is_wanted).await?;
        }
        places.by_relay = leptos::prelude::untrack(|| store.route()) == crate::api::Route::Relay;
        Ok(places)
    }

    /// Returns the pools as the plan is resolved by them.
    pub(crate) fn pools(&self) -> Vec<PoolReading> {
        let pools = self.clusters.iter().flat_map(|cluster| cluster.pools.iter().map(move |pool| (cluster, pool)));
        pools.map(|(cluster, pool)| PoolReading::new(&cluster.id, &pool.id, pool, &cluster.nodes)).collect()
    }

    /// Returns what people call them.
    pub(crate) fn names(&self) -> Names {
        let mut names = Names::default();
        for known in &self.clusters {
            if let Some(cluster) = &known.cluster {
                names.note_cluster(&known.id, &cluster.name);
            }
            for pool in &known.pools {
                names.note_pool(&known.id, &pool.id, &pool.name);
            }
        }
        names
    }

    /// Returns what follows from what was read for one call.
    pub(crate) fn facts(&self, target: &ResolvedTarget) -> Vec<Fact> {
        let known = self.clusters.iter().find(|known| known.id.eq_ignore_ascii_case(&target.cluster_id));
        let Some(known) = known else { return Vec::new() };
        let pool = known.pools.iter().find(|pool| pool.id.eq_ignore_ascii_case(&target.nodepool_id));
        let named: Vec<String> = target.nodes.iter().map(|node| node.id.clone()).collect();
        let nodes = Some(Nodes { all: &known.nodes, named: &named });
        facts(&Known { cluster: known.cluster.as_ref(), pool, nodes })
    }

    /// Returns the worst of what follows for these calls.
    pub(crate) fn worst<'t>(&self, targets: impl Iterator<Item = &'t ResolvedTarget>) -> Option<Level> {
        targets.flat_map(|target| self.facts(target)).map(|fact| fact.level).max()
    }

    /// Returns true if a pool that was read is being synchronized.
    pub(crate) fn is_busy(&self) -> bool {
        self.clusters.iter().flat_map(|known| &known.pools).any(Pool::is_synchronizing)
    }

    /// Returns the zones of a pool, each with how many of its nodes are there.
    pub(crate) fn zones_of(&self, cluster: &str, pool: &str) -> Vec<(String, usize)> {
        let known = self.clusters.iter().find(|known| known.id.eq_ignore_ascii_case(cluster));
        let nodes = known.into_iter().flat_map(|known| &known.nodes);
        let mut zones = std::collections::BTreeMap::<String, usize>::new();
        for node in nodes.filter(|node| node.pool.eq_ignore_ascii_case(pool)) {
            *zones.entry(node.zone.clone()).or_default() += 1;
        }
        zones.into_iter().collect()
    }
}

/// Reads one pool as it is now.
pub(super) async fn one_pool(store: Store, project: &str, cluster: &str, pool: &str) -> Result<Pool, ApiError> {
    store.ask(Service::Cce, |caller| caller.pool(project, cluster, pool), read_pool).await
}

/// Reads the nodes of pools that were read just now: `pools` are pairs of ids, of cluster and pool, with what was read. `is_wanted`
/// ends it early; `take` gets each pool with its nodes. What a pool says of itself is never newer than its nodes, so none seems to
/// be passed over.
pub(super) async fn with_nodes(
    store: Store,
    project: &str,
    pools: &[(&str, &str, Pool)],
    is_wanted: &dyn Fn() -> bool,
    mut take: impl FnMut(PoolReading),
) -> Result<(), ApiError> {
    let mut read: Vec<(&str, Vec<Node>)> = Vec::new();
    for (cluster, id, pool) in pools {
        if !read.iter().any(|(known, _)| known.eq_ignore_ascii_case(cluster)) {
            read.push((cluster, store.all_nodes(project, cluster, is_wanted).await?));
        }
        let of_cluster = read.iter().find(|(known, _)| known.eq_ignore_ascii_case(cluster));
        let nodes = of_cluster.map(|(_, nodes)| nodes.as_slice()).unwrap_or_default();
        take(PoolReading::new(cluster, id, pool, nodes));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use poolsync_core::cloud::read_nodes;
    use poolsync_core::rollout::{example_plan, read_plan};

    use super::*;

    fn nodes(text: &str) -> Vec<Node> {
        read_nodes(text).map(|page| page.nodes).unwrap_or_default()
    }

    #[test]
    fn every_pool_is_read_once() {
        let plan = read_plan(&example_plan()).0.unwrap();
        assert_eq!(plan.stages.len(), 2);
        assert_eq!(plan.pools().len(), 1);
    }

    #[test]
    fn nodes_of_other_pools_are_no_part_of_a_reading() {
        let text = r#"{"items": [
            {"metadata": {"uid": "a", "ownerReferences": {"nodepoolID": "p"}}, "spec": {"az": "z1"}, "status": {"phase": "Active"}},
            {"metadata": {"uid": "b", "ownerReferences": {"nodepoolID": "q"}}, "spec": {"az": "z2"}, "status": {"phase": "Active"}}]}"#;
        let reading = PoolReading::new("c", "P", &Pool::default(), &nodes(text));
        assert_eq!(reading.nodes.iter().map(|node| node.id.as_str()).collect::<Vec<_>>(), ["a"]);
        let known = ReadCluster { id: "c".to_owned(), cluster: None, pools: vec![], nodes: nodes(text) };
        let places = Places { clusters: vec![known], by_relay: false };
        assert_eq!(places.zones_of("C", "q"), [("z2".to_owned(), 1)]);
    }
}
