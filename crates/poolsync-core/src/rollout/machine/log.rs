//! What happened in a rollout.

use serde::{Deserialize, Serialize};

use super::RolloutState;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When, in seconds since 1970.
    pub at: i64,
    /// What.
    pub what: What,
    /// The stage it is about, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<usize>,
    /// The target in its stage, or the gate, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<usize>,
    /// The node it is about, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<usize>,
    /// In the service's words, or as typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum What {
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

impl RolloutState {
    /// Writes down what happened to the whole.
    pub(super) fn note(&mut self, what: What, text: &str) {
        self.log.push(Entry { at: self.now, what, stage: None, index: None, node: None, text: text.to_owned() });
    }

    /// Writes down what happened to a stage.
    pub(super) fn note_stage(&mut self, what: What, stage: usize) {
        self.log.push(Entry { at: self.now, what, stage: Some(stage), index: None, node: None, text: String::new() });
    }

    /// Writes down what happened to a target, or to a gate.
    pub(super) fn note_at(&mut self, what: What, stage: usize, index: usize, text: &str) {
        let entry =
            Entry { at: self.now, what, stage: Some(stage), index: Some(index), node: None, text: text.to_owned() };
        self.log.push(entry);
    }
}
