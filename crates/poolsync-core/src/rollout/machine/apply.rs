//! What an event changes. What follows from that is in `advance`.

use super::event::{CallOutcome, Command, EventKind, MaybeSent};
use super::log::What;
use super::state::{RolloutState, StagePhase, TargetPhase, TargetState};
use crate::answer::may_be_carried_out;
use crate::rollout::{Gate, OnFailure};

impl RolloutState {
    /// Takes note of an event. One that is about nothing that can happen now changes nothing.
    pub(super) fn apply(&mut self, event: &EventKind) {
        match event {
            EventKind::Time => {}
            EventKind::Reply { stage, target, outcome } => self.reply(*stage, *target, outcome),
            EventKind::Read { pool } => self.see_pool(pool),
            EventKind::Job { stage, target, job } => self.see_job(*stage, *target, job),
            EventKind::Command { command } => self.command(*command),
            EventKind::Approve { stage, gate, by } => self.approve(*stage, *gate, by),
            EventKind::Decide { stage, target, carried_out } => self.decide(*stage, *target, *carried_out),
            EventKind::CredentialLost => self.lose_credential(),
            EventKind::Restarted => self.restart(),
        }
    }

    fn phase_of(&self, stage: usize, target: usize) -> Option<TargetPhase> {
        Some(self.stages.get(stage)?.targets.get(target)?.phase)
    }

    fn reply(&mut self, stage: usize, target: usize, outcome: &CallOutcome) {
        let phase = self.phase_of(stage, target);
        if !matches!(phase, Some(TargetPhase::Calling | TargetPhase::Lost)) {
            return;
        }
        let Some(state) = self.stages.get_mut(stage).and_then(|stage| stage.targets.get_mut(target)) else { return };
        match outcome {
            CallOutcome::Accepted { job_id, request_id } => {
                (state.job_id, state.request_id) = (job_id.clone(), request_id.clone());
                state.phase = TargetPhase::Running;
                state.reason.clear();
                self.note_at(What::Accepted, stage, target, "");
            }
            CallOutcome::Refused { status, code, message, request_id, sent } => {
                state.request_id.clone_from(request_id);
                let code = code.as_deref().map(|code| format!("{code}: ")).unwrap_or_default();
                let reason = format!("{status} {code}{message}");
                if *sent == Some(MaybeSent::Maybe) || may_be_carried_out(*status) {
                    self.lose(stage, target, &reason);
                } else {
                    self.note_at(What::Refused, stage, target, &reason);
                    self.fail(stage, target, &reason);
                    if *status == 401 {
                        self.lose_credential();
                    }
                }
            }
            CallOutcome::Unknown { reason, sent: MaybeSent::Maybe } => self.lose(stage, target, reason),
            CallOutcome::Unknown { reason, sent: MaybeSent::No } if phase == Some(TargetPhase::Calling) => {
                self.note_at(What::NotCarriedOut, stage, target, reason);
                self.fail(stage, target, reason);
            }
            CallOutcome::Unknown { .. } => {}
        }
    }

    /// A call under way whose answer was lost.
    fn lose(&mut self, stage: usize, target: usize, reason: &str) {
        let Some(state) = self.stages.get_mut(stage).and_then(|stage| stage.targets.get_mut(target)) else { return };
        if state.phase == TargetPhase::Calling {
            state.phase = TargetPhase::Lost;
            reason.clone_into(&mut state.reason);
            self.note_at(What::AnswerLost, stage, target, reason);
        }
    }

    /// A target that has failed.
    pub(super) fn fail(&mut self, stage: usize, target: usize, reason: &str) {
        let now = self.now;
        let Some(state) = self.stages.get_mut(stage).and_then(|stage| stage.targets.get_mut(target)) else { return };
        state.phase = TargetPhase::Failed;
        state.ended = Some(now);
        reason.clone_into(&mut state.reason);
        self.note_at(What::TargetFailed, stage, target, reason);
        self.stopped |= self.rollout.on_failure == OnFailure::Stop;
    }

    pub(super) fn command(&mut self, command: Command) {
        match command {
            Command::Pause if !self.paused => {
                self.paused = true;
                self.note(What::Paused, "");
            }
            Command::Resume if self.paused || self.credential_lost => {
                (self.paused, self.credential_lost) = (false, false);
                self.note(What::Resumed, "");
            }
            Command::Promote => self.promote(),
            Command::Abort if !self.aborted => {
                self.aborted = true;
                self.note(What::Aborted, "");
            }
            Command::Pause | Command::Resume | Command::Abort => {}
        }
    }

    /// Skips the rest of a soak, or opens the gates of the stage that waits.
    fn promote(&mut self) {
        let (now, index) = (self.now, self.stage);
        let Some(stage) = self.stages.get_mut(index) else { return };
        match stage.phase {
            StagePhase::Soaking => stage.soak_until = Some(now),
            StagePhase::Gated => {
                for gate in stage.gates.iter_mut().filter(|gate| gate.opened.is_none()) {
                    gate.opened = Some(now);
                }
            }
            _ => return,
        }
        self.note_stage(What::Promoted, index);
    }

    /// Only the stage whose turn it is can be approved of: the stages before it are part of what is approved.
    fn approve(&mut self, stage: usize, gate: usize, by: &str) {
        let planned = self.rollout.stages.get(stage).and_then(|planned| planned.gates.get(gate));
        let is_asked = stage == self.stage && matches!(planned, Some(Gate::Approval(_)));
        let now = self.now;
        let Some(state) = self.stages.get_mut(stage).filter(|stage| stage.phase == StagePhase::Gated) else { return };
        let Some(open) = state.gates.get_mut(gate).filter(|gate| is_asked && gate.opened.is_none()) else { return };
        (open.opened, open.by) = (Some(now), Some(by.to_owned()));
        self.note_at(What::GateOpened, stage, gate, by);
    }

    fn decide(&mut self, stage: usize, target: usize, carried_out: bool) {
        if self.phase_of(stage, target) != Some(TargetPhase::Lost) {
            return;
        }
        if carried_out {
            self.find_carried_out(stage, target);
        } else {
            self.note_at(What::NotCarriedOut, stage, target, "");
            self.fail(stage, target, "");
        }
    }

    fn lose_credential(&mut self) {
        if !self.credential_lost {
            self.credential_lost = true;
            self.note(What::CredentialLost, "");
        }
    }

    fn restart(&mut self) {
        self.note(What::Restarted, "");
        let calling = |(index, target): (usize, &TargetState)| (target.phase == TargetPhase::Calling).then_some(index);
        let stage = self.stage;
        let targets = self
            .stages
            .get(stage)
            .map(|stage| stage.targets.iter().enumerate().filter_map(calling).collect::<Vec<_>>());
        for target in targets.unwrap_or_default() {
            self.lose(stage, target, "");
        }
    }
}
