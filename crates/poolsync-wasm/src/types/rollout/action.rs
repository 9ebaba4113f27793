//! What is to be done.

use tsify::Tsify;

use super::{RolloutEnd, RolloutEntry, RolloutState};

/// A rollout after an event, and what is to be done.
#[derive(Debug, Tsify)]
pub struct RolloutNext {
    /// The state after the event.
    pub state: RolloutState,
    /// What is to be done now, and what is waited for.
    pub actions: Vec<RolloutAction>,
}

/// Something to be done, or that is waited for.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum RolloutAction {
    /// Make this call, once, and say what became of it.
    Call {
        /// The stage, from 0.
        stage: usize,
        /// The target in its stage, from 0.
        target: usize,
        /// The call.
        #[tsify(type = "SyncRequest")]
        request: serde_json::Value,
        /// True if a salted password has to be put into the body first.
        needs_password: bool,
    },
    /// Read this pool and its nodes, and the job where there is one.
    Read {
        /// The cluster.
        cluster_id: String,
        /// The node pool.
        nodepool_id: String,
        /// The stage, from 0.
        stage: usize,
        /// The target in its stage that is followed, from 0.
        target: usize,
        /// The job that the answer named.
        #[tsify(optional)]
        #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
        job_id: Option<String>,
    },
    /// Nothing happens before this.
    Wait {
        /// What is waited for.
        #[serde(rename = "for")]
        what: RolloutWait,
        /// Until when, where that is known, in seconds since 1970.
        #[tsify(optional)]
        #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
        until: Option<i64>,
    },
    /// Ask a person for an approval.
    Approve {
        /// The stage, from 0.
        stage: usize,
        /// The gate of the stage, from 0.
        gate: usize,
        /// What is approved.
        question: String,
    },
    /// Ask a person what became of a call whose answer was lost.
    Decide {
        /// The stage, from 0.
        stage: usize,
        /// The target in its stage, from 0.
        target: usize,
        /// Why the answer is not known.
        reason: String,
    },
    /// Tell what happened.
    Tell {
        /// What.
        entry: RolloutEntry,
    },
    /// It is over.
    Ended {
        /// How.
        end: RolloutEnd,
    },
}

/// What a rollout waits for.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
pub enum RolloutWait {
    /// The answer to a call.
    Reply,
    /// The nodes that are being reset.
    Nodes,
    /// The end of a soak.
    Soak,
    /// The time of a gate.
    NotBefore,
    /// An approval.
    Approval,
    /// A person who says what became of a call, or a reading of the pool that does.
    Decision,
    /// The person to resume.
    Resume,
    /// Another credential.
    Credential,
}
