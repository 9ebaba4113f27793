//! # effect/disks-wiped, effect/many-away, effect/running
//!
//! ## What it checks
//! What the call will do, as far as request and pool tell. Never part of checking: these are no faults.
//!
//! ## Why
//! A synchronization resets nodes. Whoever sends it should have read what that means.
//!
//! ## Wrong
//! Ten nodes, `maxUnavailable: 5`: half of them are away at once.
//!
//! ## Right
//! Ten nodes, `maxUnavailable: 1`.

use std::collections::BTreeSet;

use crate::decode::decode;
use crate::json::{self, Member, Value, Whole};
use crate::model::{SyncRequest, UpgradeNodePool};
use crate::problem::{Problem, Report, codes};

/// What is known of the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PoolState {
    /// Its nodes.
    pub nodes: usize,
    /// True while it synchronizes already.
    pub running: bool,
}

/// Returns what the call will do: that disks are wiped, always; that many nodes are away at once, when `maxUnavailable`
/// is at least half of the nodes concerned (those named, else those of the pool); that a synchronization runs already.
/// `pool`: none where it was not read.
pub fn effects(request: &SyncRequest, pool: Option<PoolState>) -> Report {
    let mut report = Report::new();
    report.add(Problem::new(&codes::EFFECT_DISKS_WIPED, "spec.nodeIDs"));
    let (body, _) = decode(&request.body);
    let spec = body.as_ref().and_then(|body| UpgradeNodePool::new(body).spec().given());
    let named = spec.and_then(|spec| match spec.node_ids() {
        Member::Given(ids) if !ids.is_empty() => Some(distinct(ids)),
        _ => None,
    });
    let nodes = named.or(pool.map(|pool| pool.nodes)).filter(|nodes| *nodes > 0);
    let batch = spec.and_then(|spec| spec.max_unavailable().given()?.whole());
    if let (Some(nodes), Some(Whole::Small(batch))) = (nodes, batch)
        && let Ok(batch) = usize::try_from(batch)
        && batch.saturating_mul(2) >= nodes
        && batch > 0
    {
        let problem = Problem::new(&codes::EFFECT_MANY_AWAY, "spec.maxUnavailable");
        report.add(problem.count("away", batch.min(nodes)).count("nodes", nodes));
    }
    if pool.is_some_and(|pool| pool.running) {
        report.add(Problem::new(&codes::EFFECT_RUNNING, "nodepool_id"));
    }
    report
}

/// How many different nodes are named; case does not matter.
fn distinct(ids: &[Value<'_>]) -> usize {
    ids.iter().map(|id| json::to_text(id).to_ascii_lowercase()).collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spec: &str, pool: impl Into<Option<PoolState>>, expected: &[&str]) {
        let request = SyncRequest::new("", "", "", "", &format!(r#"{{"spec": {spec}}}"#));
        let report = effects(&request, pool.into());
        let codes: Vec<_> = report.problems().iter().map(|problem| problem.code.id).collect();
        assert_eq!(codes, expected, "{spec}");
    }

    fn pool(nodes: usize) -> PoolState {
        PoolState { nodes, running: false }
    }

    #[test]
    fn half_of_the_pool_is_many() {
        check(r#"{"maxUnavailable": 5}"#, pool(10), &["effect/disks-wiped", "effect/many-away"]);
        check(r#"{"maxUnavailable": 4}"#, pool(10), &["effect/disks-wiped"]);
        check(r#"{"maxUnavailable": 5}"#, pool(11), &["effect/disks-wiped"]);
    }

    #[test]
    fn named_nodes_count_before_the_pool() {
        check(
            r#"{"maxUnavailable": 1, "nodeIDs": ["a", "b"]}"#,
            pool(100),
            &["effect/disks-wiped", "effect/many-away"],
        );
    }

    #[test]
    fn a_node_named_twice_is_one_node() {
        let named = r#"{"maxUnavailable": 1, "nodeIDs": ["a", "A", "a", "b"]}"#;
        check(named, pool(100), &["effect/disks-wiped", "effect/many-away"]);
    }

    #[test]
    fn without_a_count_nothing_is_claimed() {
        check(r#"{"maxUnavailable": 20}"#, None, &["effect/disks-wiped"]);
        check(r#"{"maxUnavailable": 20}"#, pool(0), &["effect/disks-wiped"]);
        check(r#"{"maxUnavailable": "x"}"#, pool(3), &["effect/disks-wiped"]);
        check(r#"{"maxUnavailable": 0}"#, pool(0), &["effect/disks-wiped"]);
    }

    #[test]
    fn a_running_synchronization_is_told() {
        let running = PoolState { nodes: 10, running: true };
        check(r#"{"maxUnavailable": 1}"#, running, &["effect/disks-wiped", "effect/running"]);
    }
}
