//! The plan of a rollout: what its file says, and what is wrong with it.
//!
//! ```
//! use poolsync_core::rollout::check_rollout;
//!
//! let report = check_rollout("apiVersion: poolsync/v1\nkind: Rollout\nmetadata: { name: december }\n");
//! let problem = &report.problems()[0];
//! assert_eq!((problem.code.id, problem.path.as_str()), ("rollout/missing", "spec"));
//! ```

mod form;
mod members;
mod read;
mod secret;
mod source;
mod target;
mod tree;
mod yaml;

use serde::{Deserialize, Serialize};

use crate::problem::Report;

pub use read::read_plan;

/// A rollout as it is planned: nodes are described, not yet named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// What people call it.
    pub name: String,
    /// Scheme and host of CCE.
    pub endpoint: String,
    /// The project.
    pub project_id: String,
    /// What follows a failure.
    pub on_failure: OnFailure,
    /// The stages, in order.
    pub stages: Vec<PlanStage>,
}

impl Plan {
    /// Returns the pools that it names, as pairs of the ids of cluster and pool: each once, in their order. The case of ids
    /// does not matter.
    pub fn pools(&self) -> Vec<(String, String)> {
        let mut pools: Vec<(String, String)> = Vec::new();
        for target in self.stages.iter().flat_map(|stage| &stage.targets) {
            let is_known = |(cluster, pool): &(String, String)| {
                cluster.eq_ignore_ascii_case(&target.cluster_id) && pool.eq_ignore_ascii_case(&target.nodepool_id)
            };
            if !pools.iter().any(is_known) {
                pools.push((target.cluster_id.clone(), target.nodepool_id.clone()));
            }
        }
        pools
    }
}

/// Calls that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanStage {
    /// What people call it.
    pub name: String,
    /// What must hold before it.
    pub gates: Vec<Gate>,
    /// Its targets, in order.
    pub targets: Vec<PlanTarget>,
    /// Seconds to wait and watch after it.
    pub soak: i64,
}

/// One call: a node pool, and which of its nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanTarget {
    /// The cluster.
    pub cluster_id: String,
    /// The node pool, or `DefaultPool`.
    pub nodepool_id: String,
    /// Nodes per batch, 1 to 20.
    pub max_unavailable: usize,
    /// Which nodes.
    pub nodes: Select,
    /// True if nodes that have the pool's configuration already are taken too.
    pub include_up_to_date: bool,
    /// The template of a default pool's nodes as JSON text, without a password.
    pub node_template: Option<String>,
}

/// Which nodes of a pool, among those that no earlier target has taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Select {
    /// All that are left.
    Rest,
    /// All that are left and known to be out of date.
    OutOfDate,
    /// These.
    Ids(Vec<String>),
    /// Those of one availability zone.
    Zone(String),
    /// So many.
    Count(usize, Order),
    /// So many in a hundred of the pool's nodes, rounded up.
    Percent(usize, Order),
}

/// Which nodes come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Those that were created first.
    Oldest,
    /// By name.
    Name,
    /// One of each availability zone in turn.
    Zone,
    /// As the service lists them.
    #[default]
    AsListed,
}

/// What must hold before a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Gate {
    /// A person approves of this.
    Approval(String),
    /// This time has come, in seconds since 1970.
    NotBefore(i64),
}

/// What follows a failure: a node that fails, a refusal, a lost answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OnFailure {
    /// No further call.
    #[default]
    Stop,
    /// The next call.
    Continue,
}

/// Checks a plan, given as YAML or JSON text, and returns everything noticed, with line and column where they are known.
pub fn check_rollout(text: &str) -> Report {
    read_plan(text).1
}
