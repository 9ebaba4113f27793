//! Rollouts whose nodes are named.

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use wasm_bindgen::JsValue;

use super::super::Report;
use crate::argument::optional;

/// Under which condition a plan is resolved.
#[derive(Debug, Default, Deserialize, Tsify)]
pub struct RolloutOptions {
    /// The digest that was approved, spaces and capitals as you like: anything that resolves differently is `rollout/digest-differs`.
    #[serde(deserialize_with = "optional")]
    #[tsify(optional, type = "string")]
    pub(crate) digest: Option<String>,
}

/// What a plan has become.
#[derive(Debug, Serialize, Tsify)]
pub struct RolloutResolution {
    /// Absent if there is an error.
    #[serde(skip_serializing_if = "JsValue::is_undefined", with = "serde_wasm_bindgen::preserve")]
    #[tsify(optional, type = "ResolvedRollout")]
    rollout: JsValue,
    /// What was noticed about the plan and the pools.
    report: Report,
}

impl RolloutResolution {
    /// `resolved`: a rollout as JavaScript gets it.
    pub(crate) fn new(resolved: Option<JsValue>, report: &poolsync_core::Report) -> Self {
        Self { rollout: resolved.unwrap_or(JsValue::UNDEFINED), report: Report::from(report) }
    }
}

/// A rollout with every call, its nodes and its bytes. Holds no secret.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct ResolvedRollout {
    /// The version of this form.
    pub version: u32,
    /// What people call it.
    pub name: String,
    /// Scheme and host of CCE.
    pub endpoint: String,
    /// The project.
    pub project_id: String,
    /// What follows a failure.
    pub on_failure: RolloutOnFailure,
    /// The stages, in order. One without targets is passed over.
    pub stages: Vec<ResolvedStage>,
    /// The most nodes that are away at once, for each cluster.
    pub away: Vec<Away>,
}

/// Calls that belong together.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct ResolvedStage {
    /// What people call it.
    pub name: String,
    /// What must hold before it.
    pub gates: Vec<RolloutGate>,
    /// Seconds to wait and watch after it.
    pub soak_seconds: i64,
    /// Its calls, in order: those of one pool one after another, those of different pools at once.
    pub targets: Vec<ResolvedTarget>,
}

/// One call.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct ResolvedTarget {
    /// The cluster.
    pub cluster_id: String,
    /// The node pool, or `DefaultPool`.
    pub nodepool_id: String,
    /// Nodes per batch, 1 to 20.
    pub max_unavailable: usize,
    /// Its nodes, in the order in which the body names them.
    pub nodes: Vec<ResolvedNode>,
    /// The bytes of the body, without the password where one is needed.
    pub body: String,
    /// True if a salted password has to be put into the body before it is sent.
    pub needs_password: bool,
}

/// A node of a call.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct ResolvedNode {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its availability zone.
    pub zone: String,
    /// Whether it has the pool's configuration already; none if that is not known.
    #[tsify(optional)]
    #[cfg_attr(test, serde(default, skip_serializing_if = "Option::is_none"))]
    pub up_to_date: Option<bool>,
}

/// How many nodes of a cluster are away at once.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct Away {
    /// The cluster.
    pub cluster_id: String,
    /// The most nodes.
    pub at_once: usize,
}

/// What must hold before a stage.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "camelCase")]
pub enum RolloutGate {
    /// A person approves of this.
    Approval(String),
    /// This time has come, in seconds since 1970.
    NotBefore(i64),
}

/// What follows a failure: a node that fails, a refusal, a lost answer.
#[derive(Debug, Tsify)]
#[cfg_attr(test, derive(serde::Serialize, serde::Deserialize))]
#[serde(rename_all = "lowercase")]
pub enum RolloutOnFailure {
    /// No further call.
    Stop,
    /// The next call.
    Continue,
}
