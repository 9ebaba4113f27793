//! What there is in the sandbox: projects with their clusters, pools and nodes, and what has been done to them.
//!
//! ```ignore
//! let world = World::new();
//! let pool = world.project(example::PROJECT_ID)?.cluster(example::CLUSTER_ID)?.pool("DefaultPool")?;
//! ```
//! Nothing here moves by itself: where a synchronization has got to follows from when it began ([`Run`]).

mod beginning;
mod large;
mod node;
mod rollout;
mod run;
mod zones;

pub(super) use beginning::{FLAVOR, ZONE};
pub(super) use node::{Login, Node, NodeState, Phase};
pub(super) use run::{Run, Stage};

use super::refusal::Refusal;
use std::time::SystemTime;

/// The phase of a cluster that takes calls.
pub(super) const AVAILABLE: &str = "Available";

/// Everything.
#[derive(Debug)]
pub(super) struct World {
    projects: Vec<Project>,
}

/// A project of one region.
#[derive(Debug)]
pub(super) struct Project {
    pub(super) id: String,
    pub(super) clusters: Vec<Cluster>,
}

/// A cluster with what belongs to it.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) phase: &'static str,
    pub(super) flavor: &'static str,
    pub(super) created: SystemTime,
    /// The default pool is one of them.
    pub(super) pools: Vec<Pool>,
    pub(super) nodes: Vec<Node>,
    /// Oldest first.
    pub(super) runs: Vec<Run>,
}

/// A node pool.
#[derive(Debug, Clone)]
pub(super) struct Pool {
    pub(super) id: String,
    pub(super) name: String,
    /// The default pool only groups nodes: it has no template.
    pub(super) is_default: bool,
    pub(super) created: SystemTime,
}

impl World {
    /// Returns the world before anything has been done.
    pub(super) fn new() -> Self {
        Self { projects: beginning::projects() }
    }

    /// Returns all clusters.
    pub(super) fn clusters(&self) -> impl Iterator<Item = &Cluster> {
        self.projects.iter().flat_map(|project| &project.clusters)
    }

    /// Returns the project of this id. Whether the caller may enter it has been looked at before.
    pub(super) fn project(&self, id: &str) -> Result<&Project, Refusal> {
        self.projects.iter().find(|project| project.id == id).ok_or_else(Refusal::forbidden)
    }

    /// Returns the project of this id, to change it.
    pub(super) fn project_mut(&mut self, id: &str) -> Result<&mut Project, Refusal> {
        self.projects.iter_mut().find(|project| project.id == id).ok_or_else(Refusal::forbidden)
    }
}

impl Project {
    /// Returns the cluster of this id.
    pub(super) fn cluster(&self, id: &str) -> Result<&Cluster, Refusal> {
        let cluster = self.clusters.iter().find(|cluster| cluster.id == id);
        cluster.ok_or_else(|| Refusal::not_found("The cluster does not exist."))
    }

    /// Returns the cluster of this id, to change it.
    pub(super) fn cluster_mut(&mut self, id: &str) -> Result<&mut Cluster, Refusal> {
        let cluster = self.clusters.iter_mut().find(|cluster| cluster.id == id);
        cluster.ok_or_else(|| Refusal::not_found("The cluster does not exist."))
    }
}

impl Cluster {
    /// Returns the pool of this id.
    pub(super) fn pool(&self, id: &str) -> Result<&Pool, Refusal> {
        let pool = self.pools.iter().find(|pool| pool.id == id);
        pool.ok_or_else(|| Refusal::not_found("The node pool does not exist."))
    }

    /// Returns the node of this id.
    pub(super) fn node(&self, id: &str) -> Result<&Node, Refusal> {
        let node = self.nodes.iter().find(|node| node.id == id);
        node.ok_or_else(|| Refusal::not_found("The node does not exist."))
    }

    /// Returns the nodes of a pool.
    pub(super) fn nodes_of(&self, pool: &Pool) -> impl Iterator<Item = &Node> {
        let id = pool.id.clone();
        self.nodes.iter().filter(move |node| node.pool == id)
    }

    /// Returns the newest run of a pool.
    pub(super) fn last_run(&self, pool: &Pool) -> Option<&Run> {
        self.runs.iter().rev().find(|run| run.pool == pool.id)
    }

    /// Returns how a node is at this time.
    pub(super) fn state(&self, node: &Node, now: SystemTime) -> NodeState {
        let mut state =
            NodeState { phase: node.phase, resetting: None, up_to_date: node.up_to_date, login: node.login.clone() };
        for run in &self.runs {
            match run.stage(&node.id, now) {
                Some(Stage::Resetting) => {
                    // Which phase a node shows meanwhile is not documented for this call; this one is likely.
                    state.phase = Phase::Installing;
                    state.resetting = Some(run.job.clone());
                    state.up_to_date = false;
                }
                Some(Stage::Done) => {
                    state.phase = Phase::Active;
                    state.up_to_date = true;
                    if let Some(login) = &run.login {
                        state.login = login.clone();
                    }
                }
                Some(Stage::Failed) => {
                    state.phase = Phase::Error;
                    state.up_to_date = false;
                }
                Some(Stage::Waiting) | None => {}
            }
        }
        state
    }
}
