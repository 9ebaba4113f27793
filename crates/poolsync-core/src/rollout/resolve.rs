//! # rollout/not-read, rollout/unknown-node, rollout/node-twice, rollout/nothing-left, rollout/too-many-away, rollout/digest-differs
//!
//! ## What it checks
//! A plan against the pools as they were read: every target finds its pool and its nodes, no node is taken twice, and a stage
//! leaves enough of the pools that it works on.
//!
//! ## Why
//! A call without nodes is presumably one for all nodes of the pool.
//!
//! ## Wrong
//! Two targets that name the same node.
//!
//! ## Right
//! A canary by `count`, then `rest`.

use std::collections::BTreeSet;

use super::plan::{Plan, PlanTarget, Select};
use super::reading::{NodeReading, PoolKey, PoolReading};
use super::resolved::{ResolvedNode, ResolvedRollout, ResolvedStage, ResolvedTarget, VERSION, away, away_in, body};
use super::select::select;
use crate::endpoint::Endpoint;
use crate::json::{self, Place, Value};
use crate::model::format_body;
use crate::problem::{Problem, Report, codes};

/// Names the nodes of a plan. `pools`: each pool of the plan, read just now. Returns the rollout unless there is an error, and
/// everything noticed.
pub fn resolve(plan: &Plan, pools: &[PoolReading]) -> (Option<ResolvedRollout>, Report) {
    let mut resolving = Resolving { pools, taken: BTreeSet::new(), report: Report::new() };
    let root = Place::ROOT.member("spec");
    let place = root.member("stages");
    let stages = plan.stages.iter().enumerate().map(|(index, stage)| {
        let place = place.item(index);
        let targets = place.member("targets");
        let found = stage.targets.iter().enumerate();
        let found = found.filter_map(|(index, target)| resolving.target(target, &targets.item(index))).collect();
        let stage = ResolvedStage {
            name: stage.name.clone(),
            gates: stage.gates.clone(),
            soak_seconds: stage.soak,
            targets: found,
        };
        resolving.many_away(&stage, &place);
        stage
    });
    let stages: Vec<ResolvedStage> = stages.collect();
    let rollout = ResolvedRollout {
        version: VERSION,
        name: plan.name.clone(),
        endpoint: Endpoint::parse(&plan.endpoint)
            .map_or_else(|_| plan.endpoint.clone(), |endpoint| endpoint.origin().clone()),
        project_id: plan.project_id.clone(),
        on_failure: plan.on_failure,
        away: away(&stages),
        stages,
    };
    let report = resolving.report;
    (Some(rollout).filter(|_| report.sendable()), report)
}

/// The same under the digest that was approved: anything that resolves differently is an error.
pub fn resolve_under(plan: &Plan, pools: &[PoolReading], digest: &str) -> (Option<ResolvedRollout>, Report) {
    let (rollout, mut report) = resolve(plan, pools);
    let approved: String =
        digest.chars().filter(char::is_ascii_hexdigit).map(|digit| digit.to_ascii_lowercase()).collect();
    let differs = rollout.as_ref().map(ResolvedRollout::digest).filter(|found| *found != approved);
    if let Some(found) = differs {
        let problem = Problem::new(&codes::ROLLOUT_DIGEST_DIFFERS, "").whole_text("found", found);
        report.add(problem.text("approved", &approved));
        return (None, report);
    }
    (rollout, report)
}

struct Resolving<'r> {
    pools: &'r [PoolReading],
    /// The nodes that were taken, by cluster and id.
    taken: BTreeSet<(String, String)>,
    report: Report,
}

impl<'r> Resolving<'r> {
    fn target(&mut self, target: &PlanTarget, place: &Place<'_>) -> Option<ResolvedTarget> {
        let key = PoolKey::new(&target.cluster_id, &target.nodepool_id);
        let Some(pool) = self.pools.iter().find(|pool| pool.is_of(&key)) else {
            let problem = Problem::new(&codes::ROLLOUT_NOT_READ, place.member("nodepoolId"));
            self.report.add(problem.text("found", &target.nodepool_id));
            return None;
        };
        if pool.synchronizing == Some(true) {
            self.report.add(Problem::new(&codes::EFFECT_RUNNING, place.member("nodepoolId")));
        }
        let place = place.member("nodes");
        let nodes = match &target.nodes {
            Select::Ids(ids) => self.named(ids, pool, &key, &place.member("ids")),
            other => {
                let left = pool.nodes.iter().filter(|node| !self.taken.contains(&entry(&key, node)));
                select(other, target.include_up_to_date, &left.collect::<Vec<_>>(), pool.nodes.len())
            }
        };
        if nodes.is_empty() {
            // What is wrong with each id was told.
            if !matches!(target.nodes, Select::Ids(_)) {
                self.report.add(Problem::new(&codes::ROLLOUT_NOTHING_LEFT, place));
            }
            return None;
        }
        let mut resolved = Vec::new();
        for node in nodes {
            // A list that names a node twice gives it once.
            if self.taken.insert(entry(&key, node)) {
                resolved.push(ResolvedNode {
                    id: node.id.clone(),
                    name: node.name.clone(),
                    zone: node.zone.clone(),
                    up_to_date: node.up_to_date,
                });
            }
        }
        let template = target.node_template.as_deref().map(canonical_template);
        let ids = resolved.iter().map(|node| node.id.as_str());
        let body = body(target.max_unavailable, ids, &target.nodepool_id, template.as_deref());
        Some(ResolvedTarget {
            cluster_id: target.cluster_id.clone(),
            nodepool_id: target.nodepool_id.clone(),
            max_unavailable: target.max_unavailable,
            nodes: resolved,
            body,
            needs_password: target.node_template.as_deref().is_some_and(needs_password),
        })
    }

    /// The nodes of these ids; one that is not in the pool, or taken already, is a problem.
    fn named(
        &mut self,
        ids: &[String],
        pool: &'r PoolReading,
        key: &PoolKey,
        place: &Place<'_>,
    ) -> Vec<&'r NodeReading> {
        let mut nodes = Vec::new();
        for (index, id) in ids.iter().enumerate() {
            let place = place.item(index);
            let Some(node) = pool.nodes.iter().find(|node| node.id.eq_ignore_ascii_case(id)) else {
                self.report.add(Problem::new(&codes::ROLLOUT_UNKNOWN_NODE, place).text("found", id));
                continue;
            };
            if self.taken.contains(&entry(key, node)) {
                self.report.add(Problem::new(&codes::ROLLOUT_NODE_TWICE, place).text("found", id));
            } else {
                nodes.push(node);
            }
        }
        nodes
    }

    /// Warns where a stage takes at least half of the nodes of its pools away at once.
    fn many_away(&mut self, stage: &ResolvedStage, place: &Place<'_>) {
        for (cluster_id, away) in away_in(stage) {
            let is_of = |pool: &&PoolReading| {
                let key = PoolKey::new(&pool.cluster_id, &pool.nodepool_id);
                pool.cluster_id.eq_ignore_ascii_case(&cluster_id)
                    && stage.targets.iter().any(|target| target.pool() == key)
            };
            let nodes: usize = self.pools.iter().filter(is_of).map(|pool| pool.nodes.len()).sum();
            if away.saturating_mul(2) >= nodes && nodes > 1 {
                let problem = Problem::new(&codes::ROLLOUT_TOO_MANY_AWAY, *place).count("away", away);
                self.report.add(problem.count("nodes", nodes).text("cluster", &cluster_id));
            }
        }
    }
}

fn entry(key: &PoolKey, node: &NodeReading) -> (String, String) {
    (key.cluster.clone(), node.id.to_ascii_lowercase())
}

/// A template in the order in which it is sent.
fn canonical_template(template: &str) -> String {
    let body = format!(r#"{{"spec":{{"nodeTemplate":{template}}}}}"#);
    let formatted = json::parse(&body).0.map(|value| format_body(&value)).unwrap_or_default();
    let template = formatted.strip_prefix(r#"{"spec":{"nodeTemplate":"#).and_then(|rest| rest.strip_suffix("}}"));
    template.unwrap_or("{}").to_owned()
}

/// True if the login of a template is by password.
fn needs_password(template: &str) -> bool {
    let value = json::parse(template).0;
    let user = value.as_ref().and_then(|template| template.get("login")?.get("userPassword"));
    matches!(user, Some(Value::Object(_)))
}
