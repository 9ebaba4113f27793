//! Options of KooCLI that are misspelt. A list of nodes whose option nobody knows would be lost, and the call be for every node.

use super::found::Part;
use crate::model::schema::{BODY, Kind, MemberSchema};

/// The option as the body has its member, where it is certain: case and signs are left aside, and of what is found in `spec`
/// alone that step may be missing.
pub(super) fn plain(name: &str) -> Option<String> {
    let first = folded(name.split('.').next()?);
    let mut plain = Vec::new();
    let mut kind = Kind::Object(BODY);
    if matches!(first.as_str(), "nodeids" | "nodeid" | "maxunavailable") {
        plain.push("spec");
        kind = member("spec", BODY)?.kind;
    }
    for step in name.split('.') {
        match kind {
            Kind::Object(members) => {
                let known = member(step, members)?;
                plain.push(known.name);
                kind = known.kind;
            }
            Kind::Map => plain.push(step),
            Kind::Ids | Kind::Texts if !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit()) => {
                plain.push(step);
                kind = Kind::Text;
            }
            _ => return None,
        }
    }
    Some(plain.join("."))
}

/// True for an option that may be meant for nodes, of which it is not certain how.
pub(super) fn may_be_nodes(name: &str) -> bool {
    name.split('.').map(folded).any(|step| {
        let rest = step.strip_prefix("node");
        rest.is_some_and(|rest| {
            rest.is_empty() || ["s", "id", "uid", "name", "list"].iter().any(|end| rest.starts_with(end))
        })
    })
}

/// The part of the target that a misspelt option is meant for.
pub(super) fn part(name: &str) -> Option<Part> {
    match folded(name).as_str() {
        "projectid" | "project" => Some(Part::ProjectId),
        "clusterid" | "cluster" => Some(Part::ClusterId),
        "nodepoolid" | "nodepool" => Some(Part::NodepoolId),
        "cliregion" | "region" | "cliendpoint" | "endpoint" => Some(Part::Endpoint),
        _ => None,
    }
}

/// The member that a step names.
fn member(step: &str, members: &'static [MemberSchema]) -> Option<&'static MemberSchema> {
    let folded_step = folded(step);
    members.iter().find(|known| {
        let name = folded(known.name);
        name == folded_step || matches!(known.kind, Kind::Ids) && name.strip_suffix('s') == Some(folded_step.as_str())
    })
}

fn folded(text: &str) -> String {
    /// No member's name is as long.
    const LONGEST: usize = 64;
    let signs = text.chars().take(LONGEST).filter(|c| !matches!(c, '-' | '_'));
    signs.map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::{may_be_nodes, plain};

    #[test]
    fn a_member_is_known_in_every_spelling() {
        for (name, expected) in [
            ("spec.nodeIDs.1", "spec.nodeIDs.1"),
            ("spec.nodeids.1", "spec.nodeIDs.1"),
            ("Spec.node_ids.2", "spec.nodeIDs.2"),
            ("nodeIDs.1", "spec.nodeIDs.1"),
            ("spec.nodeId.1", "spec.nodeIDs.1"),
            ("spec.max-unavailable", "spec.maxUnavailable"),
            ("spec.nodeTemplate.login.sshkey", "spec.nodeTemplate.login.sshKey"),
            ("spec", "spec"),
        ] {
            assert_eq!(plain(name).as_deref(), Some(expected), "{name}");
        }
        for name in ["nodes.1", "spec.nodeIDs[0]", "spec.nodeIDs.a", "nodePoolID", "spec.other", "x", ""] {
            assert_eq!(plain(name), None, "{name}");
        }
    }

    #[test]
    fn what_may_mean_nodes_is_not_passed_over() {
        for name in ["nodes.1", "spec.nodeIDs[0]", "spec.node", "node-names", "spec.nodeUIDs.1"] {
            assert!(may_be_nodes(name), "{name}");
        }
        for name in ["nodepool_id", "spec.nodeTemplate.x", "spec.nodePool", "cli-region"] {
            assert!(!may_be_nodes(name), "{name}");
        }
    }
}
