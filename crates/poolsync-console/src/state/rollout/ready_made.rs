//! Ready-made plans: what most people want, as text that they can change.
//!
//! ```ignore
//! let text = Beginning { endpoint, project, per_batch: 1, pools, is_quick: false }.plan(ReadyMade::Canary, Locale::En);
//! assert_eq!(check_rollout(&text).problems(), []);
//! ```

use std::fmt::Write as _;

use poolsync_core::Locale;
use poolsync_core::json::quoted;

use crate::words::rollout as words;

/// A ready-made plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadyMade {
    /// One node of each pool, then the rest.
    Canary,
    /// One availability zone after the other.
    Zones,
    /// One node, a quarter, the rest.
    Steps,
}

/// What plans begin with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Beginning {
    /// Scheme and host of CCE.
    pub(crate) endpoint: String,
    /// The project.
    pub(crate) project: String,
    /// Nodes per batch.
    pub(crate) per_batch: usize,
    /// The node pools, in order.
    pub(crate) pools: Vec<PlannedPool>,
    /// True for a sandbox: nobody wants to watch made-up nodes for half an hour.
    pub(crate) is_quick: bool,
}

/// A node pool of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct PlannedPool {
    /// Its cluster.
    pub(crate) cluster: String,
    /// Its id.
    pub(crate) id: String,
    /// What people call it.
    pub(crate) name: String,
    /// The zones of the nodes that are to be reset, each once; empty while they are not known.
    pub(crate) zones: Vec<String>,
    /// The template of a default pool's nodes as JSON, without a password.
    pub(crate) template: Option<String>,
}

impl Beginning {
    /// Returns a plan as YAML.
    pub(crate) fn plan(&self, kind: ReadyMade, locale: Locale) -> String {
        let mut text = Text { out: self.head(), per_batch: self.per_batch };
        let soak = if self.is_quick { "5s" } else { "30m" };
        let looks_well = words::READY_LOOKS_WELL.get(locale);
        let all = || self.pools.iter();
        match kind {
            ReadyMade::Canary => {
                text.stage("canary", None, all(), "{ count: 1, order: oldest }", Some(soak));
                text.stage("the-rest", Some(looks_well), all(), "rest", None);
            }
            ReadyMade::Zones => {
                let zones = self.zones();
                for (index, zone) in zones.iter().enumerate() {
                    let pools = all().filter(|pool| pool.zones.contains(zone));
                    let soak = (index + 1 < zones.len()).then_some(soak);
                    text.stage(zone, None, pools, &format!("{{ zone: {} }}", plain(zone)), soak);
                }
                if zones.is_empty() {
                    text.stage("all-nodes", None, all(), "rest", None);
                }
            }
            ReadyMade::Steps => {
                text.stage("canary", None, all(), "{ count: 1, order: oldest }", Some(soak));
                text.stage("quarter", Some(looks_well), all(), "{ percent: 25, order: zone }", Some(soak));
                text.stage("the-rest", Some(looks_well), all(), "rest", None);
            }
        }
        text.out
    }

    fn head(&self) -> String {
        let names: Vec<&str> =
            self.pools.iter().map(|pool| pool.name.as_str()).filter(|name| !name.is_empty()).collect();
        let name = if names.is_empty() { "rollout".to_owned() } else { names.join("-") };
        format!(
            "apiVersion: poolsync/v1\nkind: Rollout\nmetadata:\n  name: {}\nspec:\n  endpoint: {}\n  projectId: {}\n  onFailure: stop\n  stages:\n",
            plain(&name),
            plain(&self.endpoint),
            plain(&self.project),
        )
    }

    fn zones(&self) -> Vec<String> {
        let mut zones: Vec<String> = self.pools.iter().flat_map(|pool| pool.zones.iter().cloned()).collect();
        zones.sort();
        zones.dedup();
        zones
    }
}

struct Text {
    out: String,
    per_batch: usize,
}

impl Text {
    fn stage<'p>(
        &mut self,
        name: &str,
        approval: Option<&str>,
        pools: impl Iterator<Item = &'p PlannedPool>,
        nodes: &str,
        soak: Option<&str>,
    ) {
        self.line(&format!("    - name: {}", plain(name)));
        if let Some(approval) = approval {
            self.line(&format!("      gates: [{{ approval: {} }}]", quoted(approval)));
        }
        self.line("      targets:");
        for pool in pools {
            self.line(&format!("        - clusterId: {}", plain(&pool.cluster)));
            self.line(&format!("          nodepoolId: {}", plain(&pool.id)));
            self.line(&format!("          maxUnavailable: {}", self.per_batch.clamp(1, 20)));
            self.line(&format!("          nodes: {nodes}"));
            if let Some(template) = &pool.template {
                // JSON is YAML.
                self.line(&format!("          nodeTemplate: {template}"));
            }
        }
        if let Some(soak) = soak {
            self.line(&format!("      soak: {soak}"));
        }
    }

    fn line(&mut self, line: &str) {
        // Writing to a string never fails.
        let _ = writeln!(self.out, "{line}");
    }
}

/// A text as a scalar of YAML: as it is where that says the same, else in quotes.
fn plain(text: &str) -> String {
    let is_plain = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_alphanumeric())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._/".contains(&byte))
            && !["null", "true", "false"].contains(&text.to_ascii_lowercase().as_str())
    };
    // A colon without a blank after it is part of the text.
    let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
    let rest = rest.split_once(':').map_or(rest.to_owned(), |(host, port)| format!("{host}{port}"));
    if (scheme.is_empty() || is_plain(scheme)) && is_plain(&rest) { text.to_owned() } else { quoted(text) }
}

#[cfg(test)]
mod tests {
    use poolsync_core::example::{CLUSTER_ID, NODEPOOL_ID, PROJECT_ID};
    use poolsync_core::rollout::{Gate, Plan, Select, read_plan};

    use super::*;

    fn pool(name: &str, zones: &[&str]) -> PlannedPool {
        PlannedPool {
            cluster: CLUSTER_ID.to_owned(),
            id: NODEPOOL_ID.to_owned(),
            name: name.to_owned(),
            zones: zones.iter().map(|zone| (*zone).to_owned()).collect(),
            template: None,
        }
    }

    fn beginning(pools: Vec<PlannedPool>) -> Beginning {
        let endpoint = "https://cce.cn-north-4.myhuaweicloud.com".to_owned();
        Beginning { endpoint, project: PROJECT_ID.to_owned(), per_batch: 2, pools, is_quick: false }
    }

    #[track_caller]
    fn read(text: &str) -> Plan {
        let (plan, report) = read_plan(text);
        assert_eq!(report.problems(), [], "{text}");
        plan.unwrap()
    }

    #[test]
    fn every_ready_made_plan_is_a_plan_without_a_problem() {
        let beginning = beginning(vec![pool("workers", &["cn-north-4a", "cn-north-4b"])]);
        for (kind, stages) in [(ReadyMade::Canary, 2), (ReadyMade::Zones, 2), (ReadyMade::Steps, 3)] {
            for locale in [Locale::En, Locale::Zh] {
                let plan = read(&beginning.plan(kind, locale));
                assert_eq!((plan.stages.len(), plan.name.as_str()), (stages, "workers"), "{kind:?}");
            }
        }
    }

    #[test]
    fn a_canary_is_one_node_of_each_pool_and_asks_before_the_rest() {
        let plan = read(&beginning(vec![pool("a", &[]), pool("b", &[])]).plan(ReadyMade::Canary, Locale::En));
        assert_eq!(plan.stages.iter().map(|stage| stage.targets.len()).collect::<Vec<_>>(), [2, 2]);
        assert!(matches!(plan.stages[0].targets[0].nodes, Select::Count(1, _)));
        assert!(matches!(plan.stages[1].gates[..], [Gate::Approval(_)]));
        assert_eq!((plan.stages[0].soak, plan.stages[1].targets[0].max_unavailable), (1_800, 2));
    }

    #[test]
    fn a_zone_is_a_stage_of_the_pools_that_are_in_it() {
        let pools = vec![pool("a", &["z2", "z1"]), pool("b", &["z2"])];
        let plan = read(&beginning(pools).plan(ReadyMade::Zones, Locale::En));
        let stages: Vec<_> = plan.stages.iter().map(|stage| (stage.name.as_str(), stage.targets.len())).collect();
        assert_eq!(stages, [("z1", 1), ("z2", 2)]);
    }

    #[test]
    fn what_a_scalar_cannot_say_stands_in_quotes() {
        let strange = pool("a: \"b\" #c", &["null", "- x"]);
        let plan = read(&beginning(vec![strange]).plan(ReadyMade::Zones, Locale::En));
        assert_eq!(plan.name, "a: \"b\" #c");
        assert_eq!(plan.stages.iter().map(|stage| stage.name.as_str()).collect::<Vec<_>>(), ["- x", "null"]);
        assert_eq!(plain("http://127.0.0.1:8081"), "http://127.0.0.1:8081");
    }

    #[test]
    fn a_template_comes_along() {
        let template = r#"{"lifeCycle":{"preInstall":""},"login":{"sshKey":"k"}}"#.to_owned();
        let default =
            PlannedPool { id: "DefaultPool".to_owned(), template: Some(template), ..pool("DefaultPool", &[]) };
        let plan = read(&beginning(vec![default]).plan(ReadyMade::Canary, Locale::En));
        assert!(plan.stages[0].targets[0].node_template.as_deref().unwrap().contains("sshKey"));
    }
}
