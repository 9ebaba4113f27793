//! What happens to a rollout.

use serde::{Deserialize, Deserializer, Serialize};

use crate::answer::{Outcome, Refusal, Sent};
use crate::cloud::{Job, JobPhase};
use crate::rollout::PoolReading;

/// Something that happened, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When, in seconds since 1970. An earlier time than that of the event before counts as the same.
    #[serde(deserialize_with = "whole_seconds")]
    pub at: i64,
    /// What happened.
    #[serde(flatten)]
    pub kind: EventKind,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum EventKind {
    /// Time has passed.
    Time,
    /// A call was answered, or its answer was lost.
    Reply {
        /// The stage, from 0.
        stage: usize,
        /// The target in its stage, from 0.
        target: usize,
        /// What became of the call.
        outcome: CallOutcome,
    },
    /// A pool was read.
    Read {
        /// As it was read.
        pool: PoolReading,
    },
    /// A job was read.
    Job {
        /// The stage, from 0.
        stage: usize,
        /// The target in its stage, from 0.
        target: usize,
        /// As it was read.
        job: JobState,
    },
    /// The person says so.
    Command {
        /// What.
        command: Command,
    },
    /// The person approves.
    Approve {
        /// The stage, from 0.
        stage: usize,
        /// The gate of the stage, from 0.
        gate: usize,
        /// Who, as typed.
        by: String,
    },
    /// The person says what became of a call whose answer was lost.
    Decide {
        /// The stage, from 0.
        stage: usize,
        /// The target in its stage, from 0.
        target: usize,
        /// Whether it was carried out.
        carried_out: bool,
    },
    /// The credential is no longer taken: no call until the person resumes with another one.
    CredentialLost,
    /// The program begins anew with a state that was saved. A call whose answer had not come is one whose answer was lost.
    Restarted,
}

/// What the person can say at any time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Command {
    /// No further call until it is resumed.
    Pause,
    /// Go on.
    Resume,
    /// Skip the rest of a soak, or open the gates of the stage that waits.
    Promote,
    /// No further call, ever.
    Abort,
}

/// What became of a call; the shape of the package's `Outcome`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum CallOutcome {
    /// The service took the call.
    Accepted {
        /// The job, where the answer names one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        job_id: Option<String>,
        /// The service's ID of this call.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
    },
    /// The call was refused.
    Refused {
        /// The HTTP status.
        status: u16,
        /// The service's code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<String>,
        /// The service's own text.
        message: String,
        /// The service's ID of this call.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        request_id: Option<String>,
        /// `maybe` where the call may have been carried out all the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sent: Option<MaybeSent>,
    },
    /// The answer was lost.
    Unknown {
        /// Why.
        reason: String,
        /// Whether the call may have reached the service.
        sent: MaybeSent,
    },
}

/// Whether a call may have reached the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MaybeSent {
    /// Nothing left.
    No,
    /// It may have arrived.
    Maybe,
}

/// A job as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobState {
    /// How it is.
    pub phase: PartPhase,
    /// Why it failed.
    #[serde(default)]
    pub reason: String,
    /// Its parts.
    #[serde(default)]
    pub parts: Vec<PartState>,
}

/// A part of a job, often about one node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartState {
    /// The node it is about.
    pub node: String,
    /// How it is.
    pub phase: PartPhase,
    /// Why it failed.
    #[serde(default)]
    pub reason: String,
}

/// How a job or a part of it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartPhase {
    /// Not begun yet.
    Waiting,
    /// Under way.
    Running,
    /// Done.
    Success,
    /// Failed.
    Failed,
}

impl From<Outcome> for CallOutcome {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Accepted { job_id, request_id } => Self::Accepted { job_id, request_id },
            Outcome::Refused(Refusal { status, code, message, request_id, in_doubt, .. }) => {
                let sent = in_doubt.then_some(MaybeSent::Maybe);
                Self::Refused { status, code, message, request_id, sent }
            }
            Outcome::Unknown { reason, sent } => {
                let sent = if sent == Sent::No { MaybeSent::No } else { MaybeSent::Maybe };
                Self::Unknown { reason, sent }
            }
        }
    }
}

impl From<Job> for JobState {
    fn from(job: Job) -> Self {
        let part = |part: crate::cloud::SubJob| PartState {
            node: part.resource,
            phase: part.phase.into(),
            reason: part.reason,
        };
        Self { phase: job.phase.into(), reason: job.reason, parts: job.parts.into_iter().map(part).collect() }
    }
}

impl From<JobPhase> for PartPhase {
    fn from(phase: JobPhase) -> Self {
        match phase {
            JobPhase::Waiting => Self::Waiting,
            JobPhase::Running => Self::Running,
            JobPhase::Success => Self::Success,
            JobPhase::Failed => Self::Failed,
        }
    }
}

/// Seconds; a fraction, as of `Date.now() / 1000`, is dropped.
fn whole_seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    const MOST: f64 = 9_007_199_254_740_991.0;
    let seconds = f64::deserialize(deserializer)?.floor();
    if seconds.abs() <= MOST {
        Ok(truncated(seconds))
    } else {
        Err(serde::de::Error::custom("must be seconds since 1970"))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the number is whole and below 2^53 either way")]
fn truncated(number: f64) -> i64 {
    number as i64
}
