//! What differs between a rollout that was approved and the same plan as it resolves now, line by line.

use poolsync_core::rollout::{Gate, OnFailure, ResolvedNode, ResolvedRollout};

/// A line that only one of the two has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Difference {
    /// It was approved, and is not so any more.
    Gone(String),
    /// It was not approved.
    New(String),
}

/// Returns what differs, in the order of what was approved. Empty if and only if nothing that is digested differs.
pub(crate) fn differences(approved: &ResolvedRollout, now: &ResolvedRollout) -> Vec<Difference> {
    let (before, after) = (lines(approved), lines(now));
    let mut differences = Vec::new();
    let (mut old, mut new) = (before.as_slice(), after.as_slice());
    // Both lists go in one direction; where they part, the nearest line that both have is where they meet again.
    while let (Some((one, rest_of_old)), Some((other, rest_of_new))) = (old.split_first(), new.split_first()) {
        if one.is(other) {
            (old, new) = (rest_of_old, rest_of_new);
            continue;
        }
        let lines_gone = old.iter().position(|line| line.is(other)).unwrap_or(usize::MAX);
        let lines_new = new.iter().position(|line| line.is(one)).unwrap_or(usize::MAX);
        if lines_gone <= lines_new {
            differences.push(Difference::Gone(one.shown()));
            old = rest_of_old;
        }
        if lines_new <= lines_gone {
            differences.push(Difference::New(other.shown()));
            new = rest_of_new;
        }
    }
    differences.extend(old.iter().map(|line| Difference::Gone(line.shown())));
    differences.extend(new.iter().map(|line| Difference::New(line.shown())));
    differences
}

/// A line of what is digested.
struct Line {
    text: String,
    /// What is shown beside it, and is not digested.
    name: String,
}

impl Line {
    fn new(text: String) -> Self {
        Self { text, name: String::new() }
    }

    fn is(&self, other: &Self) -> bool {
        self.text == other.text
    }

    fn shown(&self) -> String {
        if self.name.is_empty() { self.text.clone() } else { format!("{} ({})", self.text, self.name) }
    }
}

/// Everything that is digested, a line each, with the place that it has in a plan.
fn lines(rollout: &ResolvedRollout) -> Vec<Line> {
    let on_failure = if rollout.on_failure == OnFailure::Stop { "stop" } else { "continue" };
    let head = [
        format!("metadata.name: {}", rollout.name),
        format!("spec.endpoint: {}", rollout.endpoint),
        format!("spec.projectId: {}", rollout.project_id),
        format!("spec.onFailure: {on_failure}"),
    ];
    let mut lines: Vec<Line> = head.into_iter().map(Line::new).collect();
    for (index, stage) in rollout.stages.iter().enumerate() {
        let place = format!("spec.stages[{index}]");
        lines.push(Line::new(format!("{place}.name: {}", stage.name)));
        lines.push(Line::new(format!("{place}.soakSeconds: {}", stage.soak_seconds)));
        for (index, gate) in stage.gates.iter().enumerate() {
            lines.push(Line::new(match gate {
                Gate::Approval(question) => format!("{place}.gates[{index}].approval: {question}"),
                Gate::NotBefore(at) => format!("{place}.gates[{index}].notBefore: {at}"),
            }));
        }
        for (index, target) in stage.targets.iter().enumerate() {
            let place = format!("{place}.targets[{index}]");
            lines.push(Line::new(format!("{place}.clusterId: {}", target.cluster_id)));
            lines.push(Line::new(format!("{place}.nodepoolId: {}", target.nodepool_id)));
            lines.push(Line::new(format!("{place}.maxUnavailable: {}", target.max_unavailable)));
            let node =
                |node: &ResolvedNode| Line { text: format!("{place}.nodes: {}", node.id), name: node.name.clone() };
            lines.extend(target.nodes.iter().map(node));
            let template = target.node_template();
            lines.extend(template.map(|template| Line::new(format!("{place}.nodeTemplate: {template}"))));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use poolsync_core::rollout::{example_plan, example_pools, read_plan, resolve};

    use super::*;

    fn resolved(plan: &str, change: impl FnOnce(&mut Vec<poolsync_core::rollout::PoolReading>)) -> ResolvedRollout {
        let mut pools = example_pools();
        change(&mut pools);
        resolve(&read_plan(plan).0.unwrap(), &pools).0.unwrap()
    }

    #[test]
    fn the_same_has_no_difference() {
        let one = resolved(&example_plan(), |_| ());
        assert_eq!(differences(&one, &one.clone()), []);
    }

    #[test]
    fn a_node_that_was_replaced_is_one_line_gone_and_one_new() {
        let approved = resolved(&example_plan(), |_| ());
        let now = resolved(&example_plan(), |pools| pools[0].nodes[3].id = "new-node".to_owned());
        assert_ne!(approved.digest(), now.digest());
        let found = differences(&approved, &now);
        let gone = found.iter().filter(|line| matches!(line, Difference::Gone(line) if line.contains("worker-4")));
        let new = found.iter().filter(|line| matches!(line, Difference::New(line) if line.contains("new-node")));
        assert_eq!((found.len(), gone.count(), new.count()), (2, 1, 1), "{found:?}");
    }

    #[test]
    fn a_node_that_is_gone_is_one_line() {
        let approved = resolved(&example_plan(), |_| ());
        let now = resolved(&example_plan(), |pools| drop(pools[0].nodes.remove(4)));
        assert!(matches!(&differences(&approved, &now)[..], [Difference::Gone(line)] if line.contains("worker-5")));
        assert!(matches!(&differences(&now, &approved)[..], [Difference::New(line)] if line.contains("worker-5")));
    }

    #[test]
    fn a_changed_template_is_two_lines() {
        let with = |key: &str| {
            let template = format!("          nodeTemplate: {{ lifeCycle: {{}}, login: {{ sshKey: {key} }} }}\n");
            resolved(&example_plan().replacen("          nodes:", &format!("{template}          nodes:"), 1), |_| ())
        };
        let shown = |key| {
            format!(r#"spec.stages[0].targets[0].nodeTemplate: {{"lifeCycle":{{}},"login":{{"sshKey":"{key}"}}}}"#)
        };
        let expected = [Difference::Gone(shown("old")), Difference::New(shown("new"))];
        assert_eq!(differences(&with("old"), &with("new")), expected);
    }

    #[test]
    fn every_member_that_is_digested_is_compared() {
        let approved = resolved(&example_plan(), |_| ());
        for (from, to) in [
            ("soak: 30m", "soak: 31m"),
            ("onFailure: stop", "onFailure: continue"),
            ("looks well", "looks bad"),
            ("name: canary", "name: first"),
            ("maxUnavailable: 2", "maxUnavailable: 3"),
        ] {
            let now = resolved(&example_plan().replace(from, to), |_| ());
            assert_eq!(differences(&approved, &now).len(), 2, "{to}");
            assert_ne!(approved.digest(), now.digest(), "{to}");
        }
    }
}
