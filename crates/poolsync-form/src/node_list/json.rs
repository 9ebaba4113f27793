//! JSON of nodes: what CCE's list of nodes answers, single nodes, one a line; a body with `nodeIDs`.

use std::borrow::Cow;
use std::net::IpAddr;

use poolsync_core::json::{self, Value};

use super::{NodeList, Reason};

/// Where the nodes of a list stand.
const LISTS: [&str; 3] = ["items", "nodes", "data"];
/// Names of an ID outside `metadata`.
const IDS: [&str; 6] = ["nodeID", "nodeId", "node_id", "uid", "id", "ID"];

/// Reads JSON of objects; none if the text is none. A list of strings is a plain list.
pub(super) fn read(text: &str) -> Option<NodeList<'_>> {
    let mut signs = text.chars().filter(|sign| !sign.is_whitespace() && *sign != '\u{feff}');
    let is_object = match signs.next()? {
        '{' => true,
        '[' => signs.next() == Some('{'),
        _ => false,
    };
    if !is_object {
        return None;
    }
    let text = text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
    let mut list = NodeList::default();
    let values = match json::parse(text).0 {
        Some(value) => vec![value],
        // One object a line, as `jq -c` writes them.
        None => text.lines().filter(|line| !line.trim().is_empty()).filter_map(|line| json::parse(line).0).collect(),
    };
    let mut number = 0;
    for value in values {
        read_value(value, &mut number, &mut list);
    }
    if list == NodeList::default() {
        // Nothing of a cut text is taken: what is missing may say whose ID it is.
        list.leave(1, text.lines().next().unwrap_or_default(), Reason::Unreadable);
    }
    Some(list)
}

fn read_value<'t>(value: Value<'t>, number: &mut usize, list: &mut NodeList<'t>) {
    match value {
        Value::Array(items) => items.into_iter().for_each(|item| read_value(item, number, list)),
        Value::Object(mut members) => {
            if let Some(at) =
                members.iter().position(|(name, value)| name == "nodeIDs" && matches!(value, Value::Array(_)))
            {
                return read_value(members.swap_remove(at).1, number, list);
            }
            let nested = |(name, value): &(Cow<'_, str>, Value<'_>)| match value {
                Value::Array(_) => LISTS.contains(&&**name),
                Value::Object(_) => name == "spec" && value.get("nodeIDs").is_some(),
                _ => false,
            };
            if let Some(at) = members.iter().position(nested) {
                return read_value(members.swap_remove(at).1, number, list);
            }
            *number += 1;
            read_node(&Value::Object(members), *number, list);
        }
        Value::String(id) if !id.is_empty() => {
            *number += 1;
            list.take(id);
        }
        _ => {}
    }
}

fn read_node<'t>(node: &Value<'t>, number: usize, list: &mut NodeList<'t>) {
    let metadata = node.get("metadata").unwrap_or(node);
    let name = text(metadata, &["name"]).or_else(|| text(node, &["name"])).unwrap_or_default();
    let has = |part: &str, member: &str| node.get(part).is_some_and(|part| part.get(member).is_some());
    // Kubernetes names nodes of CCE by their addresses; what CCE answers has its own version.
    let is_address = text(node, &["apiVersion"]).is_none() && name.parse::<IpAddr>().is_ok();
    let is_kubernetes = text(node, &["apiVersion"]).is_some_and(|version| version == "v1")
        || is_address
        || node.get("providerID").is_some()
        || has("spec", "providerID")
        || has("spec", "podCIDR")
        || has("status", "nodeInfo");
    match text(metadata, &["uid"]).or_else(|| text(node, &IDS)) {
        _ if is_kubernetes => list.leave(number, name, Reason::Kubernetes),
        Some(id) => list.take(id),
        None => list.leave(number, name, Reason::NoId),
    }
}

/// The first of these members that is a non-empty string.
fn text<'t>(value: &Value<'t>, names: &[&str]) -> Option<Cow<'t, str>> {
    names.iter().find_map(|name| match value.get(name) {
        Some(Value::String(text)) if !text.is_empty() => Some(text.clone()),
        _ => None,
    })
}
