//! What to ask the cluster itself before its nodes are reset: lines of `kubectl` for exactly these nodes.
//!
//! A reset evicts pods and wipes the disks of the node (Huawei Cloud, `cce_10_0654`: 业务中断, so a `PodDisruptionBudget` and
//! an hour of little use are advised). Fields and columns are those of the Kubernetes API, policy/v1, apps/v1 and v1.

use poolsync_core::Word;
use poolsync_core::cloud::Node;

use crate::words;

/// A question to the cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KubectlLine {
    /// What is asked.
    pub(crate) title: &'static Word,
    /// The command, for a shell such as `bash`.
    pub(crate) command: String,
    /// What its output means.
    pub(crate) meaning: &'static Word,
}

/// Returns the questions about these nodes.
pub(crate) fn kubectl_lines<'n>(nodes: impl Iterator<Item = &'n Node>) -> Vec<KubectlLine> {
    let names: Vec<&str> = nodes.filter_map(kubernetes_name).collect();
    let names = names.join(" ");
    let line = |title, command: String, meaning| KubectlLine { title, command, meaning };
    let columns = |columns: &str| format!("-o custom-columns='{columns}'");
    vec![
        line(&words::BEFORE_NODES, format!("kubectl get nodes -o wide {names}"), &words::BEFORE_NODES_MEANING),
        line(
            &words::BEFORE_BUDGETS,
            format!(
                "kubectl get poddisruptionbudgets --all-namespaces {}",
                columns("NAMESPACE:.metadata.namespace,NAME:.metadata.name,ALLOWED:.status.disruptionsAllowed")
            ),
            &words::BEFORE_BUDGETS_MEANING,
        ),
        line(
            &words::BEFORE_REPLICAS,
            format!(
                "kubectl get deployments,statefulsets --all-namespaces {} | awk 'NR == 1 || $4 == 1'",
                columns("KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name,REPLICAS:.spec.replicas")
            ),
            &words::BEFORE_REPLICAS_MEANING,
        ),
        line(
            &words::BEFORE_PODS,
            format!(
                "for node in {names}; do kubectl get pods --all-namespaces --field-selector \"spec.nodeName=$node\" {}; done",
                columns(
                    "NODE:.spec.nodeName,NAMESPACE:.metadata.namespace,POD:.metadata.name,\
                     OWNER:.metadata.ownerReferences[*].kind,EMPTYDIR:.spec.volumes[*].emptyDir,\
                     HOSTPATH:.spec.volumes[*].hostPath.path"
                )
            ),
            &words::BEFORE_PODS_MEANING,
        ),
        line(
            &words::BEFORE_VOLUMES,
            format!(
                "kubectl get persistentvolumes {}",
                columns(
                    "NAME:.metadata.name,CLAIM:.spec.claimRef.name,LOCAL:.spec.local.path,HOSTPATH:.spec.hostPath.path"
                )
            ),
            &words::BEFORE_VOLUMES_MEANING,
        ),
        line(&words::BEFORE_ROOM, "kubectl top nodes".to_owned(), &words::BEFORE_ROOM_MEANING),
    ]
}

/// What Kubernetes calls a node, as far as CCE shows: its private address, which is its name unless the pool says otherwise.
/// None for what a shell could take for something else.
fn kubernetes_name(node: &Node) -> Option<&str> {
    let name = if node.ip.is_empty() { &node.name } else { &node.ip };
    let is_plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte));
    (is_plain && !name.starts_with('-')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, ip: &str) -> Node {
        Node { name: name.to_owned(), ip: ip.to_owned(), ..Node::default() }
    }

    #[test]
    fn every_line_is_about_these_nodes_or_the_whole_cluster() {
        let nodes = [node("workers-0001", "192.168.0.212"), node("workers-0002", "")];
        let lines = kubectl_lines(nodes.iter());
        assert_eq!(lines[0].command, "kubectl get nodes -o wide 192.168.0.212 workers-0002");
        let pods = lines.iter().find(|line| line.command.contains("get pods")).unwrap();
        assert!(pods.command.starts_with("for node in 192.168.0.212 workers-0002; do "), "{}", pods.command);
        // Between single quotes no shell takes `[*]` for names of files.
        for line in &lines {
            let outside = line.command.split('\'').step_by(2).collect::<String>();
            assert!(!outside.contains(['*', '[']), "{}", line.command);
        }
    }

    #[test]
    fn a_name_cannot_become_another_command() {
        for name in ["a; rm -rf /", "$(id)", "-o", "a b", ""] {
            assert_eq!(kubernetes_name(&node(name, "")), None, "{name}");
        }
    }
}
