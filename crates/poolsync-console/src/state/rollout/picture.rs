//! A rollout as a picture: pool by pool and zone by zone, each node where it always is, in the colour of its stage; and what
//! to beware of.

use std::collections::BTreeMap;

use poolsync_core::rollout::{NodePhase, ResolvedRollout, ResolvedStage, RolloutState};

use super::names::Names;
use super::reading::Places;

/// What a cell says of its node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Its stage, from 0: its turn has not come.
    Stage(usize),
    /// It is being reset.
    Resetting,
    /// It is done.
    Done,
    /// It has failed.
    Failed,
    /// It is in no stage.
    Untouched,
}

/// A node pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PoolPicture {
    /// What people call it, and its cluster.
    pub(crate) name: String,
    pub(crate) cluster: String,
    /// Its zones, by name; of nodes without one the name is empty.
    pub(crate) zones: Vec<ZonePicture>,
}

/// The nodes of a pool in a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ZonePicture {
    pub(crate) name: String,
    pub(crate) cells: Vec<Cell>,
}

/// A zone that one batch can take whole. (A stage that takes much of its pools away is told by `rollout/too-many-away`.)
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct WholeZone {
    pub(crate) stage: String,
    pub(crate) pool: String,
    pub(crate) zone: String,
}

/// Returns the pools of a rollout. `state`: how far it is, once it has begun.
pub(crate) fn pools(
    rollout: &ResolvedRollout,
    state: Option<&RolloutState>,
    names: &Names,
    places: Option<&Places>,
) -> Vec<PoolPicture> {
    let mut pools: Vec<(String, String, BTreeMap<String, Vec<Cell>>)> = Vec::new();
    for (index, stage) in rollout.stages.iter().enumerate() {
        for (target_index, target) in stage.targets.iter().enumerate() {
            let is_this = |(cluster, pool, _): &(String, String, _)| {
                cluster.eq_ignore_ascii_case(&target.cluster_id) && pool.eq_ignore_ascii_case(&target.nodepool_id)
            };
            let at = pools.iter().position(is_this).unwrap_or_else(|| {
                pools.push((target.cluster_id.clone(), target.nodepool_id.clone(), BTreeMap::new()));
                pools.len() - 1
            });
            let followed = state.and_then(|state| state.stages.get(index)?.targets.get(target_index));
            let Some((.., zones)) = pools.get_mut(at) else { continue };
            for (node_index, node) in target.nodes.iter().enumerate() {
                let phase = followed.and_then(|target| target.nodes.get(node_index)).map(|node| node.phase);
                let cell = match phase {
                    None | Some(NodePhase::Waiting) => Cell::Stage(index),
                    Some(NodePhase::Resetting) => Cell::Resetting,
                    Some(NodePhase::Done) => Cell::Done,
                    Some(NodePhase::Failed) => Cell::Failed,
                };
                zones.entry(node.zone.clone()).or_default().push(cell);
            }
        }
    }
    let picture = |(cluster, pool, mut zones): (String, String, BTreeMap<String, Vec<Cell>>)| {
        for (zone, nodes) in places.map(|places| places.zones_of(&cluster, &pool)).unwrap_or_default() {
            let cells = zones.entry(zone).or_default();
            cells.resize(nodes.max(cells.len()), Cell::Untouched);
        }
        PoolPicture {
            name: names.pool(&cluster, &pool),
            cluster: names.cluster(&cluster),
            zones: zones.into_iter().map(|(name, cells)| ZonePicture { name, cells }).collect(),
        }
    };
    pools.into_iter().map(picture).collect()
}

/// Returns the zones that one batch can take whole, where their pool has others.
pub(crate) fn whole_zones(rollout: &ResolvedRollout, names: &Names, places: &Places) -> Vec<WholeZone> {
    let mut found = Vec::new();
    for (stage, target) in rollout.stages.iter().flat_map(|stage| stage.targets.iter().map(move |it| (stage, it))) {
        let zones = places.zones_of(&target.cluster_id, &target.nodepool_id);
        for (zone, nodes) in zones.iter().filter(|(zone, _)| !zone.is_empty() && zones.len() > 1) {
            let taken = target.nodes.iter().filter(|node| node.zone == *zone).count();
            if taken == *nodes && *nodes <= target.at_once() {
                let pool = names.pool(&target.cluster_id, &target.nodepool_id);
                found.push(WholeZone { stage: stage.name.clone(), pool, zone: zone.clone() });
            }
        }
    }
    found
}

/// Returns how many batches a stage has at most: calls of one pool run one after another, those of different pools at once.
pub(crate) fn batches(stage: &ResolvedStage) -> usize {
    let mut pools: Vec<(&str, &str, usize)> = Vec::new();
    for target in &stage.targets {
        let batches = target.nodes.len().div_ceil(target.max_unavailable.max(1));
        let of_pool = |(cluster, pool, _): &&mut (&str, &str, usize)| {
            cluster.eq_ignore_ascii_case(&target.cluster_id) && pool.eq_ignore_ascii_case(&target.nodepool_id)
        };
        match pools.iter_mut().find(of_pool) {
            Some((.., known)) => *known += batches,
            None => pools.push((&target.cluster_id, &target.nodepool_id, batches)),
        }
    }
    pools.into_iter().map(|(.., batches)| batches).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use poolsync_core::rollout::{CallOutcome, Event, EventKind, example_plan, example_pools, read_plan, resolve};

    use super::*;

    fn rollout() -> ResolvedRollout {
        resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap()
    }

    fn cells(state: Option<&RolloutState>) -> Vec<(String, Vec<Cell>)> {
        let pools = pools(&rollout(), state, &Names::default(), None);
        pools.into_iter().flat_map(|pool| pool.zones).map(|zone| (zone.name, zone.cells)).collect()
    }

    #[test]
    fn a_node_stands_in_its_zone_in_the_colour_of_its_stage() {
        let [first, second] = [Cell::Stage(0), Cell::Stage(1)];
        let expected = [
            ("cn-north-4a".to_owned(), vec![first, second, second]),
            ("cn-north-4c".to_owned(), vec![second, second, second]),
        ];
        assert_eq!(cells(None), expected);
    }

    #[test]
    fn the_picture_fills_up() {
        let at = |at, kind| Event { at, kind };
        let (state, _) = RolloutState::start(rollout()).next(&at(1, EventKind::Time));
        let outcome = CallOutcome::Accepted { job_id: None, request_id: None };
        let (state, _) = state.next(&at(2, EventKind::Reply { stage: 0, target: 0, outcome }));
        let mut pool = example_pools().remove(0);
        pool.synchronizing = Some(true);
        pool.nodes[0].phase = "Installing".to_owned();
        let (state, _) = state.next(&at(3, EventKind::Read { pool }));
        assert_eq!(cells(Some(&state))[0].1[0], Cell::Resetting);
    }

    #[test]
    fn pools_of_a_stage_go_side_by_side() {
        let mut rollout = rollout();
        assert_eq!(rollout.stages.iter().map(batches).collect::<Vec<_>>(), [1, 3]);
        let mut other = rollout.stages[1].targets[0].clone();
        other.nodepool_id = "another".to_owned();
        rollout.stages[1].targets.push(other.clone());
        assert_eq!(batches(&rollout.stages[1]), 3);
        rollout.stages[1].targets.push(other);
        assert_eq!(batches(&rollout.stages[1]), 6);
    }
}
