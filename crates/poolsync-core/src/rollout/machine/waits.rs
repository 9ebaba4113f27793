//! What a rollout waits for: as long as it is not over, it says at least one thing.

use super::action::{Action, WaitFor};
use super::state::{RolloutState, StagePhase, TargetPhase};
use crate::rollout::Gate;

impl RolloutState {
    /// Returns what is to be read, asked and waited for; after the end, that.
    pub(super) fn waits(&self) -> Vec<Action> {
        if let Some(end) = self.end {
            return vec![Action::Ended { end }];
        }
        let mut actions = Vec::new();
        let wait = |what| Action::Wait { what, until: None };
        if self.paused {
            actions.push(wait(WaitFor::Resume));
        }
        if self.credential_lost {
            actions.push(wait(WaitFor::Credential));
        }
        let stage = self.stage;
        let Some((state, planned)) = self.stages.get(stage).zip(self.rollout.stages.get(stage)) else { return actions };
        if state.phase == StagePhase::Gated {
            for (gate, (state, planned)) in state.gates.iter().zip(&planned.gates).enumerate() {
                match planned {
                    _ if state.opened.is_some() => {}
                    Gate::Approval(question) => {
                        actions.push(Action::Approve { stage, gate, question: question.clone() });
                        actions.push(wait(WaitFor::Approval));
                    }
                    Gate::NotBefore(at) => actions.push(Action::Wait { what: WaitFor::NotBefore, until: Some(*at) }),
                }
            }
        }
        if state.phase == StagePhase::Soaking {
            actions.push(Action::Wait { what: WaitFor::Soak, until: state.soak_until });
        }
        for (target, (state, planned)) in state.targets.iter().zip(&planned.targets).enumerate() {
            let read = || Action::Read {
                cluster_id: planned.cluster_id.clone(),
                nodepool_id: planned.nodepool_id.clone(),
                stage,
                target,
                job_id: state.job_id.clone(),
            };
            match state.phase {
                TargetPhase::Calling => actions.push(wait(WaitFor::Reply)),
                TargetPhase::Lost => {
                    actions.push(read());
                    actions.push(Action::Decide { stage, target, reason: state.reason.clone() });
                    actions.push(wait(WaitFor::Decision));
                }
                TargetPhase::Running => {
                    actions.push(read());
                    actions.push(wait(WaitFor::Nodes));
                }
                _ => {}
            }
        }
        actions
    }
}
