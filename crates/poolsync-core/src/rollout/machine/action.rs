//! What is to be done.

use serde::ser::Error as _;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;

use super::log::Entry;
use super::state::End;

/// Something to be done, or that is waited for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Action {
    /// Make this call, once, and say what became of it.
    Call {
        /// The stage, from 0.
        stage: usize,
        /// The target in its stage, from 0.
        target: usize,
        /// The call.
        request: Request,
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
        #[serde(skip_serializing_if = "Option::is_none")]
        job_id: Option<String>,
    },
    /// Nothing happens before this.
    Wait {
        /// What is waited for.
        #[serde(rename = "for")]
        what: WaitFor,
        /// Until when, where that is known, in seconds since 1970.
        #[serde(skip_serializing_if = "Option::is_none")]
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
        entry: Entry,
    },
    /// It is over.
    Ended {
        /// How.
        end: End,
    },
}

/// What a rollout waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WaitFor {
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

/// The one call of a target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// Scheme and host of CCE.
    pub endpoint: String,
    /// The project.
    pub project_id: String,
    /// The cluster.
    pub cluster_id: String,
    /// The node pool of the path.
    pub nodepool_id: String,
    /// The bytes of the body; in JSON the object that they spell.
    #[serde(serialize_with = "as_object")]
    pub body: String,
}

fn as_object<S: Serializer>(body: &str, serializer: S) -> Result<S::Ok, S::Error> {
    RawValue::from_string(body.to_owned()).map_err(S::Error::custom)?.serialize(serializer)
}
