//! Nodes, page by page.

use std::collections::BTreeMap;

use super::read::{flag, items, text, uid};
use crate::json::{self, Value};
use crate::model::DEFAULT_POOL;

/// A node and how it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Node {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its private address, IPv4 if it has one.
    pub ip: String,
    /// Its flavor.
    pub flavor: String,
    /// Its operating system.
    pub os: String,
    /// Its availability zone.
    pub zone: String,
    /// Such as `Active`; empty if the answer does not say.
    pub phase: String,
    /// Whether it has the configuration of its pool; none for nodes of the default pool.
    pub up_to_date: Option<bool>,
    /// The id of its pool; `DefaultPool` for a node outside any custom pool.
    pub pool: String,
    /// When it was created, as the service writes it; empty if the answer does not say.
    pub created: String,
}

/// A page of nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodePage {
    /// Its nodes.
    pub nodes: Vec<Node>,
    /// The marker of the next page; none on the last one.
    pub next: Option<String>,
}

impl Node {
    /// Returns true if it runs, or if the answer does not say how it is.
    pub fn is_active(&self) -> bool {
        self.phase.is_empty() || self.phase == "Active"
    }

    /// Returns true unless the node is just being made, changed or deleted: the service refuses a call that names such a
    /// node.
    pub fn can_be_reset(&self) -> bool {
        !matches!(self.phase.as_str(), "Build" | "Installing" | "Upgrading" | "Deleting")
    }
}

/// Reads a page of nodes; none if the body is none.
pub fn read_nodes(body: &str) -> Option<NodePage> {
    let value = json::parse(body).0?;
    let is_list = matches!(value.get("items")?, Value::Array(_) | Value::Null);
    is_list.then_some(())?;
    let nodes = items(&value, &["items"]).iter().filter_map(node).collect();
    let next = Some(text(&value, &["pageInfo", "nextMarker"])).filter(|marker| !marker.is_empty());
    Some(NodePage { nodes, next })
}

/// The nodes by their ids.
pub(crate) fn by_id(nodes: &[Node]) -> BTreeMap<&str, &Node> {
    nodes.iter().map(|node| (node.id.as_str(), node)).collect()
}

fn node(value: &Value<'_>) -> Option<Node> {
    let status = |name: &str| text(value, &["status", name]);
    let addresses = [status("privateIP"), status("privateIPv6IP")];
    Some(Node {
        id: uid(value)?,
        name: text(value, &["metadata", "name"]),
        ip: addresses.into_iter().find(|address| !address.is_empty()).unwrap_or_default(),
        flavor: text(value, &["spec", "flavor"]),
        os: text(value, &["spec", "os"]),
        zone: text(value, &["spec", "az"]),
        phase: status("phase"),
        up_to_date: flag(value, &["status", "configurationUpToDate"]),
        pool: pool(value),
        created: text(value, &["metadata", "creationTimestamp"]),
    })
}

/// `metadata.ownerReferences.nodepoolID`, else the annotation `kubernetes.io/node-pool.id`. For a node outside any
/// custom pool the annotation is zone, flavor and system, joined by `#`.
fn pool(value: &Value<'_>) -> String {
    let owner = text(value, &["metadata", "ownerReferences", "nodepoolID"]);
    let annotation = text(value, &["metadata", "annotations", "kubernetes.io/node-pool.id"]);
    let named = [owner, annotation].into_iter().find(|id| !id.is_empty() && !id.contains('#'));
    named.unwrap_or_else(|| DEFAULT_POOL.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    // Shapes: the model `Node` of the Python SDK 3.1.219; the annotation of the default pool's nodes: the page on reading a
    // node in the OTC copy of the CCE documentation.
    #[test]
    fn a_page_has_nodes_and_the_way_to_the_next() {
        let body = r#"{"items":[
            {"metadata":{"uid":"n1","name":"w-1","ownerReferences":{"nodepoolID":"p1"}},
             "spec":{"flavor":"c7","az":"cn-north-4a","os":"HCE"},
             "status":{"phase":"Active","privateIP":"10.0.0.1","configurationUpToDate":false}},
            {"metadata":{"uid":"n2","annotations":{"kubernetes.io/node-pool.id":"cn-north-4a#c7#HCE"}},"status":{"privateIPv6IP":"fd00::1"}},
            {"metadata":{"uid":"n3","annotations":{"kubernetes.io/node-pool.id":"p1"}}}],
            "pageInfo":{"currentCount":3,"nextMarker":"n3"}}"#;
        let page = read_nodes(body).unwrap();
        assert_eq!(page.next.as_deref(), Some("n3"));
        let pools: Vec<_> = page.nodes.iter().map(|node| node.pool.as_str()).collect();
        assert_eq!(pools, ["p1", "DefaultPool", "p1"]);
        assert_eq!(page.nodes[0].up_to_date, Some(false));
        assert_eq!((page.nodes[1].up_to_date, page.nodes[1].ip.as_str()), (None, "fd00::1"));
    }

    #[test]
    fn the_last_page_has_no_marker() {
        assert_eq!(read_nodes(r#"{"items":[]}"#).unwrap().next, None);
        assert_eq!(read_nodes(r#"{"items":null,"pageInfo":{}}"#).unwrap().nodes, []);
        assert_eq!(read_nodes(r#"{"items":"x"}"#), None);
    }
}
