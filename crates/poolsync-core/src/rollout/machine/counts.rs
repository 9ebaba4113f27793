//! How many nodes of a rollout are where.

use super::{NodePhase, RolloutState};

/// How many nodes are where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NodeCounts {
    /// They have the configuration of their pool.
    pub done: usize,
    /// They could not be reset.
    pub failed: usize,
    /// They are being reset.
    pub resetting: usize,
    /// All of the rollout, those that wait as well.
    pub total: usize,
}

impl RolloutState {
    /// Returns how many of its nodes are where.
    pub fn node_counts(&self) -> NodeCounts {
        let nodes = || self.targets().flat_map(|target| &target.nodes);
        let count = |phase| nodes().filter(|node| node.phase == phase).count();
        NodeCounts {
            done: count(NodePhase::Done),
            failed: count(NodePhase::Failed),
            resetting: count(NodePhase::Resetting),
            total: nodes().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rollout::{example_plan, example_pools, read_plan, resolve};

    #[test]
    fn every_node_of_every_stage_is_counted() {
        let rollout = resolve(&read_plan(&example_plan()).0.unwrap(), &example_pools()).0.unwrap();
        let counts = NodeCounts { done: 0, failed: 0, resetting: 0, total: 6 };
        assert_eq!(RolloutState::start(rollout).node_counts(), counts);
    }
}
