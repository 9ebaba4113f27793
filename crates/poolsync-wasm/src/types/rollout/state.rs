//! How far a rollout is.

use tsify::Tsify;

use super::ResolvedRollout;

/// A rollout, and how far it has come.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, serde(deny_unknown_fields))]
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
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub end: Option<RolloutEnd>,
    /// Its stages.
    pub stages: Vec<StageState>,
    /// What happened, in order.
    pub log: Vec<RolloutEntry>,
}

/// How a rollout ended.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "lowercase")]
pub enum RolloutEnd {
    /// Every node is done.
    Done,
    /// Something failed.
    Failed,
    /// The person aborted it.
    Aborted,
}

/// How far a stage is.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct StageState {
    /// Where it is.
    pub phase: StagePhase,
    /// When its soak ends, once that has begun.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub soak_until: Option<i64>,
    /// Its gates.
    pub gates: Vec<GateState>,
    /// Its targets.
    pub targets: Vec<TargetState>,
}

/// Where a stage is.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
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
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct GateState {
    /// When it was opened.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub opened: Option<i64>,
    /// Who approved, as typed.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub by: Option<String>,
}

/// How far a target is.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct TargetState {
    /// Where it is.
    pub phase: TargetPhase,
    /// When its call was made.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub called: Option<i64>,
    /// When it was over.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub ended: Option<i64>,
    /// The job that the answer named.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub job_id: Option<String>,
    /// The service's ID of the call.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub request_id: Option<String>,
    /// Why it failed, or why its answer is not known.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "String::is_empty"))]
    pub reason: String,
    /// True once the pool was seen synchronizing after the call.
    pub seen_running: bool,
    /// True once the job said that it is over.
    pub job_over: bool,
    /// Its nodes, in the order of the call.
    pub nodes: Vec<NodeState>,
}

/// Where a target is.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
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
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct NodeState {
    /// Where it is.
    pub phase: NodePhase,
    /// Since when; none before anything was seen.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub since: Option<i64>,
    /// Why it failed.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "String::is_empty"))]
    pub reason: String,
    /// True once it was seen away.
    pub away: bool,
    /// True if it was out of date when its call was planned, and was seen up to date before the call was made.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "std::ops::Not::not"))]
    pub already_up_to_date: bool,
}

/// Where a node is.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
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

/// One thing that happened.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct RolloutEntry {
    /// When, in seconds since 1970.
    pub at: i64,
    /// What.
    pub what: RolloutHappening,
    /// The stage it is about, from 0.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub stage: Option<usize>,
    /// The target in its stage, or the gate, from 0.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub index: Option<usize>,
    /// The node it is about, from 0.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub node: Option<usize>,
    /// In the service's words, or as typed.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "String::is_empty"))]
    pub text: String,
}

/// What happened.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
pub enum RolloutHappening {
    /// The turn of a stage has come.
    StageBegan,
    /// A stage had nothing to do.
    StageSkipped,
    /// A gate was opened.
    GateOpened,
    /// A call is made.
    Called,
    /// It was accepted.
    Accepted,
    /// It was refused.
    Refused,
    /// Its answer was lost.
    AnswerLost,
    /// A call whose answer was lost was carried out.
    CarriedOut,
    /// A call whose answer was lost was not carried out, or nothing was sent.
    NotCarriedOut,
    /// A node that was out of date when the call was planned is up to date before it is made: somebody else has synchronized it.
    NodeAlreadyUpToDate,
    /// A node went away to be reset.
    NodeWentAway,
    /// A node is done.
    NodeDone,
    /// A node has failed.
    NodeFailed,
    /// All nodes of a target are done.
    TargetDone,
    /// A target has failed.
    TargetFailed,
    /// The nodes of a stage are done and are watched.
    SoakBegan,
    /// A stage is over.
    StageDone,
    /// A stage is over with a failure.
    StageFailed,
    /// The person paused.
    Paused,
    /// The person resumed.
    Resumed,
    /// The person promoted.
    Promoted,
    /// The person aborted.
    Aborted,
    /// The credential is no longer taken.
    CredentialLost,
    /// The program began anew.
    Restarted,
    /// The rollout is over.
    Ended,
}
