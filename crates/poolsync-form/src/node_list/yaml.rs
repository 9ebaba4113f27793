//! YAML of nodes: `kubectl get node -o yaml`, which has no ID of CCE in it, and CCE's own nodes (`apiVersion: v3`).
//!
//! Only what tells the two apart and the node's ID are read, line by line: keys, their indentation, no values but text.

use super::words::is_uuid;
use super::{NodeList, Reason};

/// The keys with which the text of a node begins.
const FIRST_KEYS: [&str; 3] = ["apiVersion", "kind", "metadata"];

/// Reads YAML of one or several nodes; none if the text is none.
pub(super) fn read(text: &str) -> Option<NodeList<'_>> {
    let first =
        text.lines().find(|line| !line.trim().is_empty() && !line.starts_with("---") && !line.starts_with('#'))?;
    let is_yaml = Line::read(first).is_some_and(|line| FIRST_KEYS.contains(&line.key) || line.key == "items");
    if !is_yaml {
        return None;
    }
    let mut list = NodeList::default();
    let mut node = Node::default();
    // The nodes of a list begin at one indentation; items further in are something else.
    let mut is_list = Line::read(first).is_some_and(|line| line.is_item);
    let mut nodes_at = None;
    for line in text.lines() {
        if line.starts_with("---") {
            std::mem::take(&mut node).end(&mut list);
        } else if let Some(line) = Line::read(line) {
            is_list |= line.key == "items";
            if is_list
                && line.is_item
                && FIRST_KEYS.contains(&line.key)
                && *nodes_at.get_or_insert(line.indent) == line.indent
            {
                std::mem::take(&mut node).end(&mut list);
            }
            node.read(&line);
        }
    }
    node.end(&mut list);
    Some(list)
}

/// `key: value`, perhaps as the beginning of an item.
struct Line<'t> {
    indent: usize,
    is_item: bool,
    key: &'t str,
    value: &'t str,
}

impl<'t> Line<'t> {
    fn read(line: &'t str) -> Option<Self> {
        let rest = line.trim_start();
        let item = rest.strip_prefix("- ").map(str::trim_start);
        let rest = item.unwrap_or(rest);
        let (key, value) = rest.split_once(':')?;
        let value = value.trim().trim_matches(['"', '\'']);
        Some(Self { indent: line.len() - rest.len(), is_item: item.is_some(), key: key.trim_end(), value })
    }
}

/// What was read of one node.
#[derive(Default)]
struct Node<'t> {
    is_kubernetes: bool,
    name: &'t str,
    uid: &'t str,
    metadata: Option<Metadata>,
}

/// Where the members of `metadata` stand, while they are read.
struct Metadata {
    indent: usize,
    /// The indentation of its members, once there is one.
    members: Option<usize>,
}

impl<'t> Node<'t> {
    fn read(&mut self, line: &Line<'t>) {
        if let Some(metadata) = &mut self.metadata {
            let members = *metadata.members.get_or_insert(line.indent);
            if line.indent <= metadata.indent {
                self.metadata = None;
            } else if line.indent == members {
                match line.key {
                    "uid" => self.uid = line.value,
                    "name" => self.name = line.value,
                    _ => {}
                }
            }
        }
        match (line.key, line.value) {
            ("metadata", "") if self.uid.is_empty() => {
                self.metadata = Some(Metadata { indent: line.indent, members: None });
            }
            ("apiVersion", "v1") | ("providerID" | "podCIDR", _) => self.is_kubernetes = true,
            // A list of CCE's nodes may stand in one of Kubernetes' kind.
            ("apiVersion", "v3") => self.is_kubernetes = false,
            _ => {}
        }
    }

    fn end(self, list: &mut NodeList<'t>) {
        let number = list.ids.len() + list.left_out.len() + 1;
        match self {
            Self { name: "", uid: "", .. } => {}
            Self { is_kubernetes: true, name, .. } => list.leave(number, name, Reason::Kubernetes),
            Self { uid, .. } if is_uuid(uid) => list.take(uid),
            Self { name, .. } => list.leave(number, name, Reason::NoId),
        }
    }
}
