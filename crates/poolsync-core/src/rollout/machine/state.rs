//! How far a rollout is. Plain data with a version, without secrets.

use serde::{Deserialize, Serialize};

use super::log::Entry;
use crate::rollout::{ResolvedRollout, ResolvedTarget};

/// A rollout, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "each holds whatever the others say")]
pub struct RolloutState {
    /// The version of this form.
    pub version: u32,
    /// What is rolled out.
    pub rollout: ResolvedRollout,
    /// Its digest.
    pub digest: String,
    /// The time of the last event, in seconds since 1970; 0 before the first.
    pub now: i64,
    /// The stage that is the turn of, from 0; as many as there are stages when all are over.
    pub stage: usize,
    /// True while the person has paused it.
    pub paused: bool,
    /// True once the person has aborted it.
    pub aborted: bool,
    /// True once a failure has stopped it.
    pub stopped: bool,
    /// True while there is no credential that is taken.
    pub credential_lost: bool,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<End>,
    /// Its stages.
    pub stages: Vec<StageState>,
    /// What happened, in order.
    pub log: Vec<Entry>,
}

/// How a rollout ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum End {
    /// Every node is done.
    Done,
    /// Something failed.
    Failed,
    /// The person aborted it.
    Aborted,
}

/// How far a stage is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StageState {
    /// Where it is.
    pub phase: StagePhase,
    /// When its soak ends, once that has begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub soak_until: Option<i64>,
    /// Its gates.
    pub gates: Vec<GateState>,
    /// Its targets.
    pub targets: Vec<TargetState>,
}

/// Where a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StagePhase {
    /// Its turn has not come.
    Waiting,
    /// It waits for its gates.
    Gated,
    /// Its calls are made and followed.
    Running,
    /// Its nodes are done, and are watched.
    Soaking,
    /// It is over.
    Done,
    /// It is over, and something in it has failed.
    Failed,
    /// It had nothing to do.
    Skipped,
}

/// How a gate is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct GateState {
    /// When it was opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened: Option<i64>,
    /// Who approved, as typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// How far a target is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TargetState {
    /// Where it is.
    pub phase: TargetPhase,
    /// When its call was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<i64>,
    /// When it was over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<i64>,
    /// The job that the answer named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job_id: Option<String>,
    /// The service's ID of the call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Why it failed, or why its answer is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// True once the pool was seen synchronizing after the call.
    pub seen_running: bool,
    /// True once the job said that it is over.
    pub job_over: bool,
    /// Its nodes, in the order of the call.
    pub nodes: Vec<NodeState>,
}

/// Where a target is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TargetPhase {
    /// Its call was not made yet.
    Waiting,
    /// Its call was made; no answer yet.
    Calling,
    /// The answer was lost: nobody knows yet whether the call was carried out.
    Lost,
    /// The call was accepted; its nodes are followed.
    Running,
    /// All its nodes are done.
    Done,
    /// It has failed.
    Failed,
    /// Its call was never made, and will not be.
    NotMade,
}

/// How far a node is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeState {
    /// Where it is.
    pub phase: NodePhase,
    /// Since when; none before anything was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<i64>,
    /// Why it failed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// True once it was seen away.
    pub away: bool,
    /// True if it was out of date when its call was planned, and was seen up to date before the call was made.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub already_up_to_date: bool,
}

/// Where a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NodePhase {
    /// Its batch has not come yet, as far as one can see.
    Waiting,
    /// It is being reset.
    Resetting,
    /// It is back, with the pool's configuration.
    Done,
    /// It has failed.
    Failed,
}

impl RolloutState {
    /// Begins a rollout. Nothing happens before the first event.
    pub fn start(rollout: ResolvedRollout) -> Self {
        let stages = rollout.stages.iter().map(|stage| StageState {
            phase: StagePhase::Waiting,
            soak_until: None,
            gates: vec![GateState::default(); stage.gates.len()],
            targets: stage.targets.iter().map(|target| TargetState::new(target.nodes.len())).collect(),
        });
        Self {
            version: super::saved::VERSION,
            digest: rollout.digest(),
            now: 0,
            stage: 0,
            paused: false,
            aborted: false,
            stopped: false,
            credential_lost: false,
            end: None,
            stages: stages.collect(),
            log: Vec::new(),
            rollout,
        }
    }

    /// Returns the calls of all stages, in their order.
    pub fn targets(&self) -> impl Iterator<Item = &TargetState> {
        self.stages.iter().flat_map(|stage| &stage.targets)
    }

    /// Returns a call, as it is planned and how far it is; none for a place that has none.
    pub(super) fn target_mut(&mut self, stage: usize, target: usize) -> Option<(&ResolvedTarget, &mut TargetState)> {
        let planned = self.rollout.stages.get(stage)?.targets.get(target)?;
        Some((planned, self.stages.get_mut(stage)?.targets.get_mut(target)?))
    }

    /// Returns the nodes that are away or may be: in each cluster, of the calls that are under way.
    pub fn away_now(&self) -> Vec<(String, usize)> {
        let mut away: Vec<(String, usize)> = Vec::new();
        for (stage, planned) in self.stages.iter().zip(&self.rollout.stages) {
            let targets = stage.targets.iter().zip(&planned.targets);
            for (_, target) in targets.filter(|(state, _)| state.is_under_way()) {
                match away.iter_mut().find(|(cluster, _)| cluster.eq_ignore_ascii_case(&target.cluster_id)) {
                    Some((_, sum)) => *sum = sum.saturating_add(target.at_once()),
                    None => away.push((target.cluster_id.clone(), target.at_once())),
                }
            }
        }
        away
    }
}

impl TargetState {
    fn new(nodes: usize) -> Self {
        let node = NodeState {
            phase: NodePhase::Waiting,
            since: None,
            reason: String::new(),
            away: false,
            already_up_to_date: false,
        };
        Self {
            phase: TargetPhase::Waiting,
            called: None,
            ended: None,
            job_id: None,
            request_id: None,
            reason: String::new(),
            seen_running: false,
            job_over: false,
            nodes: vec![node; nodes],
        }
    }

    /// Returns true from the call until its nodes are over, also while its answer is not known.
    pub fn is_under_way(&self) -> bool {
        matches!(self.phase, TargetPhase::Calling | TargetPhase::Lost | TargetPhase::Running)
    }

    /// Returns true once nothing more will happen to it.
    pub fn is_over(&self) -> bool {
        matches!(self.phase, TargetPhase::Done | TargetPhase::Failed | TargetPhase::NotMade)
    }
}

impl NodeState {
    /// Returns true for the two ends.
    pub fn is_over(&self) -> bool {
        matches!(self.phase, NodePhase::Done | NodePhase::Failed)
    }
}
