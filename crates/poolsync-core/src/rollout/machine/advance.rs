//! How a rollout goes on: what follows from its state alone.

use super::TargetState;
use super::action::{Action, Request};
use super::log::What;
use super::state::{End, NodePhase, RolloutState, StagePhase, TargetPhase};
use crate::rollout::{Gate, OnFailure};

impl RolloutState {
    /// Goes on as far as the state allows. Ends: each round ends a stage, or is the last one.
    pub(super) fn advance(&mut self, actions: &mut Vec<Action>) {
        while self.end.is_none() && self.advance_stage(actions) {}
    }

    /// One step of the stage whose turn it is; true if another may follow.
    fn advance_stage(&mut self, actions: &mut Vec<Action>) -> bool {
        let index = self.stage;
        let Some(phase) = self.stages.get(index).map(|stage| stage.phase) else {
            let is_short = self.aborted && self.targets().any(|target| target.phase == TargetPhase::NotMade);
            let failed = self.stages.iter().any(|stage| stage.phase == StagePhase::Failed);
            self.finish(if is_short {
                End::Aborted
            } else if failed {
                End::Failed
            } else {
                End::Done
            });
            return false;
        };
        let is_running = phase == StagePhase::Running;
        if !is_running && (self.aborted || self.stopped) {
            self.finish(if self.aborted { End::Aborted } else { End::Failed });
            return false;
        }
        match phase {
            StagePhase::Waiting if self.stages.get(index).is_some_and(|stage| stage.targets.is_empty()) => {
                self.leave(index, StagePhase::Skipped, What::StageSkipped)
            }
            StagePhase::Waiting => {
                self.set_phase(index, StagePhase::Gated);
                self.note_stage(What::StageBegan, index);
                true
            }
            StagePhase::Gated => self.open_gates(index),
            StagePhase::Running => self.run_stage(index, actions),
            StagePhase::Soaking => {
                let until = self.stages.get(index).and_then(|stage| stage.soak_until).unwrap_or(self.now);
                self.now >= until && self.close(index)
            }
            StagePhase::Done | StagePhase::Failed | StagePhase::Skipped => {
                self.stage = index.saturating_add(1);
                true
            }
        }
    }

    fn open_gates(&mut self, index: usize) -> bool {
        let now = self.now;
        let planned = self.rollout.stages.get(index).map(|stage| stage.gates.clone()).unwrap_or_default();
        for (gate, planned) in planned.iter().enumerate() {
            let state = self.stages.get_mut(index).and_then(|stage| stage.gates.get_mut(gate));
            let Some(state) = state.filter(|state| state.opened.is_none()) else { continue };
            let has_come = match planned {
                Gate::NotBefore(at) => now >= *at,
                // A person opens it.
                Gate::Approval(_) => false,
            };
            if has_come {
                state.opened = Some(now);
                self.note_at(What::GateOpened, index, gate, "");
            }
        }
        let is_open = self.stages.get(index).is_some_and(|stage| stage.gates.iter().all(|gate| gate.opened.is_some()));
        if !is_open || self.paused || self.credential_lost {
            return false;
        }
        self.set_phase(index, StagePhase::Running);
        true
    }

    fn run_stage(&mut self, index: usize, actions: &mut Vec<Action>) -> bool {
        for target in 0..self.stages.get(index).map_or(0, |stage| stage.targets.len()) {
            actions.extend(self.call(index, target));
        }
        let Some(stage) = self.stages.get_mut(index) else { return false };
        if stage.targets.iter().any(TargetState::is_under_way) {
            return false;
        }
        if self.aborted || self.stopped {
            for target in stage.targets.iter_mut().filter(|target| target.phase == TargetPhase::Waiting) {
                target.phase = TargetPhase::NotMade;
            }
        }
        if !stage.targets.iter().all(TargetState::is_over) {
            return false;
        }
        let soak = self.rollout.stages.get(index).map_or(0, |stage| stage.soak_seconds);
        if self.aborted || self.stopped || soak <= 0 {
            return self.close(index);
        }
        stage.soak_until = Some(self.now.saturating_add(soak));
        stage.phase = StagePhase::Soaking;
        self.note_stage(What::SoakBegan, index);
        true
    }

    /// Makes the call of a target if nothing speaks against it.
    fn call(&mut self, index: usize, target: usize) -> Option<Action> {
        let planned = self.rollout.stages.get(index)?.targets.get(target)?;
        let stage = self.stages.get(index)?;
        let is_its_turn = stage.targets.get(target)?.phase == TargetPhase::Waiting;
        let is_held = self.paused || self.credential_lost || self.aborted || self.stopped;
        let is_unknown = stage.targets.iter().any(|target| target.phase == TargetPhase::Lost);
        let has_failed = self.rollout.on_failure == OnFailure::Stop
            && stage.targets.iter().any(|target| target.nodes.iter().any(|node| node.phase == NodePhase::Failed));
        let same_pool = self.rollout.stages.get(index)?.targets.iter().zip(&stage.targets);
        let is_busy = same_pool.clone().any(|(other, state)| other.pool() == planned.pool() && state.is_under_way());
        if !is_its_turn || is_held || is_unknown || has_failed || is_busy {
            return None;
        }
        let request = Request {
            endpoint: self.rollout.endpoint.clone(),
            project_id: self.rollout.project_id.clone(),
            cluster_id: planned.cluster_id.clone(),
            nodepool_id: planned.nodepool_id.clone(),
            body: planned.body.clone(),
        };
        let needs_password = planned.needs_password;
        let now = self.now;
        let state = self.stages.get_mut(index)?.targets.get_mut(target)?;
        state.phase = TargetPhase::Calling;
        state.called = Some(now);
        self.note_at(What::Called, index, target, "");
        Some(Action::Call { stage: index, target, request, needs_password })
    }

    /// Ends a stage.
    fn close(&mut self, index: usize) -> bool {
        let failed = self
            .stages
            .get(index)
            .is_some_and(|stage| stage.targets.iter().any(|target| target.phase != TargetPhase::Done));
        if failed {
            self.leave(index, StagePhase::Failed, What::StageFailed)
        } else {
            self.leave(index, StagePhase::Done, What::StageDone)
        }
    }

    fn leave(&mut self, index: usize, phase: StagePhase, what: What) -> bool {
        self.set_phase(index, phase);
        self.note_stage(what, index);
        self.stage = index.saturating_add(1);
        true
    }

    fn set_phase(&mut self, index: usize, phase: StagePhase) {
        if let Some(stage) = self.stages.get_mut(index) {
            stage.phase = phase;
        }
    }

    /// Ends the rollout: calls that were not made will not be.
    fn finish(&mut self, end: End) {
        for target in self.stages.iter_mut().flat_map(|stage| &mut stage.targets) {
            if target.phase == TargetPhase::Waiting {
                target.phase = TargetPhase::NotMade;
            }
        }
        self.end = Some(end);
        self.note(What::Ended, "");
    }
}
