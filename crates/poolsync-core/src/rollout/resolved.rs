//! A rollout whose nodes are named: what is approved, digested and carried out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::plan::{Gate, OnFailure};
use super::reading::PoolKey;
use crate::json::{self, Object, Value};

/// The version that is written.
pub(super) const VERSION: u32 = 1;

/// A rollout with every call, its nodes and its bytes. Holds no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
    pub on_failure: OnFailure,
    /// The stages, in order. One without targets is passed over.
    pub stages: Vec<ResolvedStage>,
    /// The most nodes that are away at once, for each cluster.
    pub away: Vec<Away>,
}

/// Calls that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResolvedStage {
    /// What people call it.
    pub name: String,
    /// What must hold before it.
    pub gates: Vec<Gate>,
    /// Seconds to wait and watch after it.
    pub soak_seconds: i64,
    /// Its calls, in order: those of one pool one after another, those of different pools at once.
    pub targets: Vec<ResolvedTarget>,
}

/// One call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResolvedNode {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its availability zone.
    pub zone: String,
    /// Whether it has the pool's configuration already; none if that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to_date: Option<bool>,
}

impl ResolvedNode {
    /// Returns its name; its id while it has none.
    pub fn called(&self) -> &str {
        if self.name.is_empty() { &self.id } else { &self.name }
    }
}

/// How many nodes of a cluster are away at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Away {
    /// The cluster.
    pub cluster_id: String,
    /// The most nodes.
    pub at_once: usize,
}

/// A resolved rollout that no plan can have become. User action: resolve the plan again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidRollout {
    /// Of another version of this module.
    #[error("the rollout is of version {0}, this module knows version 1")]
    Version(u32),
    /// A target without nodes: the service would presumably take all.
    #[error("a target has no nodes")]
    NoNodes,
    /// A node in two calls.
    #[error("a node is in two calls")]
    NodeTwice,
    /// A body that does not say what its target says.
    #[error("a body does not say what its target says")]
    Body,
    /// Another sum than that of the calls.
    #[error("the nodes away at once are not those of the calls")]
    Away,
}

impl ResolvedRollout {
    /// Returns the calls of all stages, in their order.
    pub fn targets(&self) -> impl Iterator<Item = &ResolvedTarget> {
        self.stages.iter().flat_map(|stage| &stage.targets)
    }

    /// Returns how many nodes are reset by all calls; no node is in two of them.
    pub fn nodes(&self) -> usize {
        self.targets().map(|target| target.nodes.len()).sum()
    }

    /// Looks at what every rollout that was resolved here holds to.
    ///
    /// # Errors
    /// [`InvalidRollout`] if it was changed since.
    pub fn validate(&self) -> Result<(), InvalidRollout> {
        if self.version != VERSION {
            return Err(InvalidRollout::Version(self.version));
        }
        let mut seen = BTreeSet::new();
        for target in self.targets() {
            if target.nodes.is_empty() {
                return Err(InvalidRollout::NoNodes);
            }
            for node in &target.nodes {
                let cluster = target.cluster_id.to_ascii_lowercase();
                if !seen.insert((cluster, node.id.to_ascii_lowercase())) {
                    return Err(InvalidRollout::NodeTwice);
                }
            }
            if !target.agrees() {
                return Err(InvalidRollout::Body);
            }
        }
        if self.away == away(&self.stages) { Ok(()) } else { Err(InvalidRollout::Away) }
    }
}

impl ResolvedTarget {
    pub(super) fn pool(&self) -> PoolKey {
        PoolKey::new(&self.cluster_id, &self.nodepool_id)
    }

    /// Returns how many of its nodes are away at once.
    pub fn at_once(&self) -> usize {
        self.max_unavailable.min(self.nodes.len())
    }

    /// Returns the template of its nodes as canonical JSON, without a password; only a call of the default pool has one.
    pub fn node_template(&self) -> Option<String> {
        let body = json::parse(&self.body).0?;
        body.get("spec")?.get("nodeTemplate").map(json::to_text)
    }

    /// Returns true if its body has scripts that run on the nodes; only a call of the default pool can have some.
    pub fn has_scripts(&self) -> bool {
        let body = json::parse(&self.body).0;
        let template = body.as_ref().and_then(|body| body.object("spec").given()?.object("nodeTemplate").given());
        let scripts = template.and_then(|template| template.object("lifeCycle").given());
        scripts.is_some_and(|scripts| ["preInstall", "postInstall"].iter().any(|name| scripts.get(name).is_some()))
    }

    /// True if the body is that of these nodes and no other, and holds no password.
    fn agrees(&self) -> bool {
        let (value, faults) = json::parse(&self.body);
        let Some(value) = value.filter(|_| faults.is_empty()) else { return false };
        let template = value.get("spec").and_then(|spec| spec.get("nodeTemplate"));
        let login = template.and_then(|template| template.get("login"));
        let user = login.and_then(|login| login.get("userPassword"));
        let needs_password = matches!(user, Some(Value::Object(_)));
        let has_password = user.is_some_and(|user| user.get("password").is_some());
        let template = template.map(json::to_text);
        let ids = self.nodes.iter().map(|node| node.id.as_str());
        (1..=20).contains(&self.max_unavailable)
            && !has_password
            && needs_password == self.needs_password
            && self.body == body(self.max_unavailable, ids, &self.nodepool_id, template.as_deref())
    }
}

/// The body of a call: the members in the order in which they are sent. `template`: canonical JSON.
pub(super) fn body<'n>(
    max_unavailable: usize,
    ids: impl Iterator<Item = &'n str>,
    nodepool_id: &str,
    template: Option<&str>,
) -> String {
    let mut spec = Object::default();
    spec.raw("maxUnavailable", &max_unavailable.to_string());
    spec.texts("nodeIDs", ids);
    spec.text("nodePoolID", nodepool_id);
    if let Some(template) = template {
        spec.raw("nodeTemplate", template);
    }
    format!(r#"{{"spec":{}}}"#, spec.end())
}

/// The most nodes away at once: in each stage the sum over the pools of a cluster, whose calls run one after another.
pub(super) fn away(stages: &[ResolvedStage]) -> Vec<Away> {
    let mut away: Vec<Away> = Vec::new();
    for stage in stages {
        for (cluster_id, at_once) in away_in(stage) {
            match away.iter_mut().find(|known| known.cluster_id.eq_ignore_ascii_case(&cluster_id)) {
                Some(known) => known.at_once = known.at_once.max(at_once),
                None => away.push(Away { cluster_id, at_once }),
            }
        }
    }
    away
}

/// The most nodes away at once in a stage, for each of its clusters.
pub(super) fn away_in(stage: &ResolvedStage) -> Vec<(String, usize)> {
    let mut pools: Vec<(PoolKey, &str, usize)> = Vec::new();
    for target in &stage.targets {
        match pools.iter_mut().find(|(key, ..)| *key == target.pool()) {
            Some((_, _, most)) => *most = (*most).max(target.at_once()),
            None => pools.push((target.pool(), &target.cluster_id, target.at_once())),
        }
    }
    let mut clusters: Vec<(String, usize)> = Vec::new();
    for (key, cluster_id, at_once) in pools {
        match clusters.iter_mut().find(|(known, _)| known.to_ascii_lowercase() == key.cluster) {
            Some((_, sum)) => *sum = sum.saturating_add(at_once),
            None => clusters.push((cluster_id.to_owned(), at_once)),
        }
    }
    clusters
}
