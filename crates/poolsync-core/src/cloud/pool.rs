//! Node pools.

use super::read::{count, flag, items, list, text, uid};
use crate::json::{self, Value};
use crate::model::DEFAULT_POOL;

/// The condition that is True while a synchronization runs.
const SYNCHRONIZING: &str = "ConfigurationSynchronizing";

/// A node pool and how it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pool {
    /// Its id; `DefaultPool` for the default pool.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The flavor of its nodes; empty for the default pool, which has no template.
    pub flavor: String,
    /// Their operating system.
    pub os: String,
    /// Empty is available. `Synchronizing` and `Synchronized` are about scaling, not about configuration.
    pub phase: String,
    /// Nodes, without those being deleted.
    pub nodes: Option<usize>,
    /// Nodes that are ready.
    pub active: Option<usize>,
    /// Nodes that have the pool's configuration.
    pub synced: Option<usize>,
    /// True if the pool scales by itself.
    pub autoscaling: bool,
    /// What is going on.
    pub conditions: Vec<Condition>,
    /// The job under way, where there is one.
    pub job_id: String,
}

/// A condition of a pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Such as `ConfigurationSynchronizing`.
    pub kind: String,
    /// True while it holds.
    pub holds: bool,
    /// Why.
    pub reason: String,
    /// In words.
    pub message: String,
}

impl Pool {
    /// Returns true for the default pool, whose nodes have no configuration to be compared with.
    pub fn is_default(&self) -> bool {
        self.id == DEFAULT_POOL
    }

    /// Returns true while a synchronization of its nodes runs.
    pub fn is_synchronizing(&self) -> bool {
        self.holds(SYNCHRONIZING)
    }

    /// Returns true while a condition of this type holds.
    pub fn holds(&self, kind: &str) -> bool {
        self.conditions.iter().any(|condition| condition.kind == kind && condition.holds)
    }
}

/// Reads a list of pools; none if the body is none.
pub fn read_pools(body: &str) -> Option<Vec<Pool>> {
    list(body, "items", pool)
}

/// Reads one pool; none if the body is none.
pub fn read_pool(body: &str) -> Option<Pool> {
    pool(&json::parse(body).0?)
}

fn pool(value: &Value<'_>) -> Option<Pool> {
    let template = |name: &str| text(value, &["spec", "nodeTemplate", name]);
    let number = |name: &str| count(value, &["status", name]);
    let name = text(value, &["metadata", "name"]);
    // The default pool's own id is not documented; its name is.
    let id = if name == DEFAULT_POOL { name.clone() } else { uid(value)? };
    Some(Pool {
        id,
        name,
        flavor: template("flavor"),
        os: template("os"),
        phase: text(value, &["status", "phase"]),
        nodes: number("currentNode"),
        active: number("activeNode"),
        synced: number("configurationSyncedNodeCount"),
        autoscaling: flag(value, &["spec", "autoscaling", "enable"]) == Some(true),
        conditions: items(value, &["status", "conditions"]).iter().map(condition).collect(),
        job_id: text(value, &["status", "jobId"]),
    })
}

fn condition(value: &Value<'_>) -> Condition {
    Condition {
        kind: text(value, &["type"]),
        holds: text(value, &["status"]).eq_ignore_ascii_case("true") || flag(value, &["status"]) == Some(true),
        reason: text(value, &["reason"]),
        message: text(value, &["message"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Shapes: models `NodePool`, `NodePoolStatus` and `NodePoolCondition` of the Python SDK 3.1.219.
    #[test]
    fn a_pool_tells_how_far_it_is() {
        let body = r#"{"kind":"NodePool","metadata":{"uid":"p1","name":"workers"},
            "spec":{"nodeTemplate":{"flavor":"c7.large.2","os":"HCE OS 2.0"},"autoscaling":{"enable":true}},
            "status":{"currentNode":6,"activeNode":5,"configurationSyncedNodeCount":1,"phase":"","jobId":"j1",
            "conditions":[{"type":"ConfigurationSynchronizing","status":"True"},{"type":"Scalable","status":"False"}]}}"#;
        let pool = read_pool(body).unwrap();
        assert!(pool.is_synchronizing() && !pool.holds("Scalable") && pool.autoscaling && !pool.is_default());
        assert_eq!((pool.nodes, pool.active, pool.synced), (Some(6), Some(5), Some(1)));
        assert_eq!(pool.job_id, "j1");
    }

    #[test]
    fn a_pool_without_a_status_is_a_pool() {
        let pools =
            read_pools(r#"{"items":[{"metadata":{"name":"DefaultPool"}},{"metadata":{"uid":"p1"}},{}]}"#).unwrap();
        assert_eq!(pools.len(), 2);
        assert!(pools[0].is_default() && !pools[1].is_default());
        assert_eq!(pools[1].synced, None);
    }
}
