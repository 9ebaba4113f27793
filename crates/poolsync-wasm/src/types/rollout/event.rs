//! What happens to a rollout.

use tsify::Tsify;

/// Something that happened, and when.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum RolloutEvent {
    /// Time has passed.
    Time {
        /// When, in seconds since 1970; a fraction is dropped, and an earlier time than that of the event before counts as the same.
        at: f64,
    },
    /// A call was answered, or its answer was lost.
    Reply {
        /// When, in seconds since 1970; a fraction is dropped, and an earlier time than that of the event before counts as the same.
        at: f64,
        /// The stage, from 0.
        stage: usize,
        /// The target in its stage, from 0.
        target: usize,
        /// What became of the call.
        #[tsify(type = "Outcome")]
        outcome: serde_json::Value,
    },
    /// A pool was read.
    Read {
        /// When, in seconds since 1970; a fraction is dropped, and an earlier time than that of the event before counts as the same.
        at: f64,
        /// As it was read.
        pool: PoolReading,
    },
    /// A job was read.
    Job {
        /// When, in seconds since 1970; a fraction is dropped, and an earlier time than that of the event before counts as the same.
        at: f64,
        /// The stage, from 0.
        stage: usize,
        /// The target in its stage, from 0.
        target: usize,
        /// As it was read.
        job: JobReading,
    },
    /// The person says so.
    Command {
        /// When, in seconds since 1970; a fraction is dropped, and an earlier time than that of the event before counts as the same.
        at: f64,
        /// What.
        command: RolloutCommand,
    },
    /// The person approves.
    Approve {
        /// When, in seconds since 1970; a fraction is dropped, and an earlier time than that of the event before counts as the same.
        at: f64,
        /// The stage, from 0.
        stage: usize,
        /// The gate of the stage, from 0.
        gate: usize,
        /// Who, as typed.
        by: String,
    },
    /// The person says what became of a call whose answer was lost.
    Decide {
        /// When, in seconds since 1970; a fraction is dropped, and an earlier time than that of the event before counts as the same.
        at: f64,
        /// The stage, from 0.
        stage: usize,
        /// The target in its stage, from 0.
        target: usize,
        /// Whether it was carried out.
        carried_out: bool,
    },
    /// The credential is no longer taken: no call until the person resumes with another one.
    CredentialLost {
        /// When, in seconds since 1970; a fraction is dropped, and an earlier time than that of the event before counts as the same.
        at: f64,
    },
    /// The program begins anew with a state that was saved. A call whose answer had not come is one whose answer was lost.
    Restarted {
        /// When, in seconds since 1970; a fraction is dropped, and an earlier time than that of the event before counts as the same.
        at: f64,
    },
}

/// What the person can say at any time.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "lowercase")]
pub enum RolloutCommand {
    /// No further call until it is resumed.
    Pause,
    /// Go on.
    Resume,
    /// Skip the rest of a soak, or open the gates of the stage that waits.
    Promote,
    /// No further call, ever.
    Abort,
}

/// A job as it was read.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct JobReading {
    /// How it is.
    pub phase: JobPhase,
    /// Why it failed.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default))]
    pub reason: String,
    /// Its parts.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default))]
    pub parts: Vec<JobPart>,
}

/// A part of a job, often about one node.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct JobPart {
    /// The node it is about.
    pub node: String,
    /// How it is.
    pub phase: JobPhase,
    /// Why it failed.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default))]
    pub reason: String,
}

/// How a job or a part of it is.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "lowercase")]
pub enum JobPhase {
    /// Not begun yet.
    Waiting,
    /// Under way.
    Running,
    /// Done.
    Success,
    /// Failed.
    Failed,
}

/// A node pool and its nodes as they were read.
///
/// ```
/// use poolsync_core::rollout::PoolReading;
///
/// let nodes = r#"{"items":[{"metadata":{"uid":"n1","name":"w-1","ownerReferences":{"nodepoolID":"p1"}},
///     "spec":{"az":"cn-north-4a"},"status":{"phase":"Active","configurationUpToDate":false}}]}"#;
/// let reading = PoolReading::read("c1", "p1", r#"{"metadata":{"uid":"p1"}}"#, &[nodes]).unwrap();
/// assert_eq!(reading.nodes[0].zone, "cn-north-4a");
/// ```
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct PoolReading {
    /// The cluster.
    pub cluster_id: String,
    /// The node pool, or `DefaultPool`.
    pub nodepool_id: String,
    /// Whether a synchronization runs in it; none if that is not known.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub synchronizing: Option<bool>,
    /// All its nodes, as the service lists them.
    pub nodes: Vec<NodeReading>,
}

/// A node as it was read.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct NodeReading {
    /// Its id.
    pub id: String,
    /// Its name.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default))]
    pub name: String,
    /// Its availability zone.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default))]
    pub zone: String,
    /// Such as `Active`; empty if that is not known.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default))]
    pub phase: String,
    /// Whether it has the configuration of its pool; none if that is not known, as in the default pool.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub up_to_date: Option<bool>,
    /// When it was created, as the service writes it.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub created: Option<String>,
}
