//! Nodes that somebody else has synchronized between the plan and its call.

use super::event::Command;
use super::follow::{at, by_id};
use super::log::What;
use super::state::{NodeState, RolloutState, TargetPhase};
use crate::rollout::reading::PoolReading;
use crate::rollout::resolved::ResolvedNode;

impl RolloutState {
    /// Returns the calls of the present stage that are still to be made and whose nodes somebody else has synchronized meanwhile:
    /// each with the target in its stage, and those nodes, counted from 0. The rollout has paused because of them; who resumes
    /// has them reset again.
    pub fn already_up_to_date(&self) -> Vec<(usize, Vec<usize>)> {
        let targets = self.stages.get(self.stage).map(|stage| stage.targets.as_slice()).unwrap_or_default();
        let to_be_made = targets.iter().enumerate().filter(|(_, target)| target.phase == TargetPhase::Waiting);
        let found = to_be_made.map(|(index, target)| {
            let nodes = target.nodes.iter().enumerate().filter(|(_, node)| node.already_up_to_date);
            (index, nodes.map(|(node, _)| node).collect::<Vec<_>>())
        });
        found.filter(|(_, nodes)| !nodes.is_empty()).collect()
    }

    /// Looks for nodes that somebody else has synchronized since the call was planned, and pauses for each such node once: a call
    /// would wipe their disks again, and only a person can know whether that is wanted.
    pub(super) fn see_before_call(&mut self, stage: usize, target: usize, pool: &PoolReading) {
        let now = self.now;
        let Some((planned, state)) = self.target_mut(stage, target) else { return };
        if state.phase != TargetPhase::Waiting {
            return;
        }
        let by_id = by_id(pool);
        let mut entries = Vec::new();
        for (index, (node, planned)) in state.nodes.iter_mut().zip(&planned.nodes).enumerate() {
            let found = by_id.get(&planned.id.to_ascii_lowercase());
            let is_up_to_date = found.is_some_and(|found| found.up_to_date == Some(true));
            if planned.up_to_date == Some(false) && is_up_to_date && !node.already_up_to_date {
                node.already_up_to_date = true;
                entries.push(at((now, What::NodeAlreadyUpToDate, String::new()), stage, target, index));
            }
        }
        if !entries.is_empty() {
            self.log.extend(entries);
            self.command(Command::Pause);
        }
    }
}

impl NodeState {
    /// Returns true if the node was out of date when its call was made, as far as was seen: up to date, it was reset by that call.
    pub(super) fn was_stale(&self, planned: &ResolvedNode) -> bool {
        planned.up_to_date == Some(false) && !self.already_up_to_date
    }
}
