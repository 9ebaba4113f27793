//! How nodes are followed after a call. A node's end is read as in [`crate::follow`].

use std::collections::BTreeMap;

use super::event::{JobState, PartPhase};
use super::log::{Entry, What};
use super::state::{NodePhase, NodeState, RolloutState, StagePhase, TargetPhase};
use crate::cloud::JobPhase;
use crate::follow::Stage;
use crate::follow::stage::{seen, told};
use crate::rollout::reading::{NodeReading, PoolReading};

/// A condition can take a moment to become True: until so many seconds after the call, False says nothing.
const START_GRACE: i64 = 90;
/// So many seconds after a call whose answer was lost, a pool that does not synchronize and whose nodes are Active and out of date
/// says that it was not carried out.
pub const LOST_GRACE: i64 = 300;

/// Why a node has failed that the service has passed over; in a report there are words for it.
pub(in crate::rollout) const NOT_RESET: &str = "not-reset";
/// Why a node has failed that is no longer in its pool.
pub(in crate::rollout) const GONE: &str = "gone";

impl RolloutState {
    /// Takes note of a pool that was read.
    pub(super) fn see_pool(&mut self, pool: &PoolReading) {
        let stage = self.stage;
        let is_ahead = |phase| matches!(phase, StagePhase::Waiting | StagePhase::Gated | StagePhase::Running);
        if !self.stages.get(stage).is_some_and(|state| is_ahead(state.phase)) {
            return;
        }
        let targets = self.rollout.stages.get(stage).map(|planned| planned.targets.iter().enumerate());
        let of_pool = targets.into_iter().flatten().filter(|(_, target)| pool.is_of(&target.pool()));
        let of_pool: Vec<usize> = of_pool.map(|(index, _)| index).collect();
        for target in of_pool {
            self.see_before_call(stage, target, pool);
            let phase = self.stages.get(stage).and_then(|state| state.targets.get(target)).map(|state| state.phase);
            if phase == Some(TargetPhase::Lost) {
                self.settle(stage, target, pool);
            }
            let phase = self.stages.get(stage).and_then(|state| state.targets.get(target)).map(|state| state.phase);
            if phase == Some(TargetPhase::Running) {
                self.see_nodes(stage, target, pool);
                self.close_target(stage, target, pool);
            }
        }
    }

    /// Takes note of a job that was read.
    pub(super) fn see_job(&mut self, stage: usize, target: usize, job: &JobState) {
        let now = self.now;
        let Some((planned, state)) = self.target_mut(stage, target) else { return };
        if state.phase != TargetPhase::Running {
            return;
        }
        let mut entries = Vec::new();
        for part in &job.parts {
            let nodes = state.nodes.iter_mut().zip(&planned.nodes).enumerate();
            for (index, (node, _)) in nodes.filter(|(_, (_, planned))| planned.id.eq_ignore_ascii_case(&part.node)) {
                let was = node.stage();
                // Of a node that was seen broken, its phase is the reason.
                let seen = if let Stage::Failed(reason) = &was { reason.as_str() } else { "" };
                if let Some(to) = told(&was, seen, phase(part.phase), &part.reason) {
                    entries.extend(node.goes_to(now, to).map(|entry| at(entry, stage, target, index)));
                }
            }
        }
        match job.phase {
            PartPhase::Failed => {
                state.job_over = true;
                if !job.reason.is_empty() {
                    state.reason.clone_from(&job.reason);
                }
            }
            PartPhase::Success => {
                state.job_over = true;
                // The service says that all is done; which nodes are back is seen at the next reading.
                for (index, node) in state.nodes.iter_mut().enumerate().filter(|(_, node)| !node.is_over()) {
                    entries.extend(node.goes_to(now, Stage::Done).map(|entry| at(entry, stage, target, index)));
                }
            }
            PartPhase::Waiting | PartPhase::Running => {}
        }
        self.log.extend(entries);
    }

    /// Finds out what became of a call whose answer was lost.
    fn settle(&mut self, stage: usize, target: usize, pool: &PoolReading) {
        let now = self.now;
        let Some((planned, state)) = self.target_mut(stage, target) else { return };
        let by_id = by_id(pool);
        let nodes = state.nodes.iter().zip(&planned.nodes);
        let nodes: Vec<_> = nodes
            .map(|(node, planned)| (node.was_stale(planned), by_id.get(&planned.id.to_ascii_lowercase())))
            .collect();
        let was_reset = nodes.iter().any(|(was_stale, found)| {
            found.is_some_and(|found| {
                let node = found.as_node();
                let is_away = seen(&Stage::Waiting, false, false, &node) == Stage::Resetting;
                is_away || (*was_stale && node.up_to_date == Some(true))
            })
        });
        let is_untouched = nodes
            .iter()
            .all(|(_, found)| found.is_some_and(|found| found.phase == "Active" && found.up_to_date == Some(false)));
        let is_late = now.saturating_sub(state.called.unwrap_or(now)) > LOST_GRACE;
        if pool.synchronizing == Some(true) || was_reset {
            self.find_carried_out(stage, target);
        } else if pool.synchronizing == Some(false) && is_untouched && is_late {
            self.note_at(What::NotCarriedOut, stage, target, "");
            self.fail(stage, target, "");
        }
    }

    /// Goes on with a call of which it is known now that it was carried out.
    pub(super) fn find_carried_out(&mut self, stage: usize, target: usize) {
        if let Some(state) = self.stages.get_mut(stage).and_then(|state| state.targets.get_mut(target)) {
            state.phase = TargetPhase::Running;
            state.reason.clear();
            self.note_at(What::CarriedOut, stage, target, "");
        }
    }

    fn see_nodes(&mut self, stage: usize, target: usize, pool: &PoolReading) {
        let now = self.now;
        let Some((planned, state)) = self.target_mut(stage, target) else { return };
        let by_id = by_id(pool);
        let mut entries = Vec::new();
        state.seen_running |= pool.synchronizing == Some(true);
        let is_late = now.saturating_sub(state.called.unwrap_or(now)) > START_GRACE;
        let has_stopped = state.job_over || (pool.synchronizing == Some(false) && (state.seen_running || is_late));
        for (index, (node, planned)) in state.nodes.iter_mut().zip(&planned.nodes).enumerate() {
            let found = by_id.get(&planned.id.to_ascii_lowercase());
            let mut to = match found {
                Some(found) => seen(&node.stage(), node.away, node.was_stale(planned), &found.as_node()),
                None => node.stage(),
            };
            // Once the service has stopped, a node that waits was passed over, and one that is gone does not come back.
            // What the service says of a node can lag behind, so nothing is concluded at once.
            let is_settled = node.since.is_none_or(|since| now.saturating_sub(since) > START_GRACE);
            if has_stopped && is_settled && to == node.stage() && !node.is_over() {
                to = match found {
                    None => Stage::Failed(GONE.to_owned()),
                    Some(_) if to == Stage::Waiting => Stage::Failed(NOT_RESET.to_owned()),
                    Some(_) => to,
                };
            }
            entries.extend(node.goes_to(now, to).map(|entry| at(entry, stage, target, index)));
        }
        self.log.extend(entries);
    }

    /// Ends a target whose nodes are over, once the pool answers as synchronised and what is done is Active.
    fn close_target(&mut self, stage: usize, target: usize, pool: &PoolReading) {
        let now = self.now;
        let Some(state) = self.stages.get_mut(stage).and_then(|state| state.targets.get_mut(target)) else { return };
        if pool.synchronizing == Some(true) || !state.nodes.iter().all(NodeState::is_over) {
            return;
        }
        if state.nodes.iter().any(|node| node.phase == NodePhase::Failed) {
            let reason = state.reason.clone();
            self.fail(stage, target, &reason);
        } else {
            state.phase = TargetPhase::Done;
            state.ended = Some(now);
            state.reason.clear();
            self.note_at(What::TargetDone, stage, target, "");
        }
    }
}

impl NodeState {
    fn stage(&self) -> Stage {
        match self.phase {
            NodePhase::Waiting => Stage::Waiting,
            NodePhase::Resetting => Stage::Resetting,
            NodePhase::Done => Stage::Done,
            NodePhase::Failed => Stage::Failed(self.reason.clone()),
        }
    }

    /// Goes to a stage, and returns what is to be told of it.
    fn goes_to(&mut self, now: i64, to: Stage) -> Option<(i64, What, String)> {
        self.away |= to == Stage::Resetting;
        if to == self.stage() {
            return None;
        }
        let (phase, what, reason) = match to {
            Stage::Waiting => (NodePhase::Waiting, None, String::new()),
            Stage::Resetting => (NodePhase::Resetting, Some(What::NodeWentAway), String::new()),
            Stage::Done => (NodePhase::Done, Some(What::NodeDone), String::new()),
            Stage::Failed(reason) => (NodePhase::Failed, Some(What::NodeFailed), reason),
        };
        (self.phase, self.since) = (phase, Some(now));
        self.reason.clone_from(&reason);
        what.map(|what| (now, what, reason))
    }
}

pub(super) fn at((at, what, text): (i64, What, String), stage: usize, target: usize, node: usize) -> Entry {
    Entry { at, what, stage: Some(stage), index: Some(target), node: Some(node), text }
}

pub(super) fn by_id(pool: &PoolReading) -> BTreeMap<String, &NodeReading> {
    pool.nodes.iter().map(|node| (node.id.to_ascii_lowercase(), node)).collect()
}

fn phase(phase: PartPhase) -> JobPhase {
    match phase {
        PartPhase::Waiting => JobPhase::Waiting,
        PartPhase::Running => JobPhase::Running,
        PartPhase::Success => JobPhase::Success,
        PartPhase::Failed => JobPhase::Failed,
    }
}
