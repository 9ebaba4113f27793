//! Names with their values: `id = "…"` of Terraform, `ProviderID: …`, `node_ids = […]`. Of several IDs the name says whose each is.

use super::words::{is_uuid, words};
use super::{NodeList, Reason};

/// Names of the ID of a node, in lower case and without signs.
const NODE: [&str; 8] = ["id", "nodeid", "nodeids", "nodeuid", "metadatauid", "uid", "nodes", "uids"];
/// Names of other IDs of the same server.
const SERVER: [&str; 5] = ["providerid", "serverid", "systemuuid", "machineid", "instanceid"];

/// Reads a text in which IDs stand behind their names; none if no ID does.
pub(super) fn read(text: &str) -> Option<NodeList<'_>> {
    let names_id =
        |line: &str| key(line).is_some_and(|(key, rest)| is_of_id(key) && (has_id(rest) || rest.trim() == "["));
    if !text.lines().any(names_id) {
        return None;
    }
    let mut list = NodeList::default();
    // The lines of a list belong to the name before it.
    let mut open: Option<&str> = None;
    for (index, line) in text.lines().enumerate() {
        let key = key(line).filter(|(key, _)| is_of_id(key));
        let (name, rest) = key.or_else(|| Some((open?, line))).unwrap_or(("", line));
        open =
            if rest.contains('[') && !rest.contains(']') { Some(name) } else { open.filter(|_| !rest.contains(']')) };
        if !has_id(rest) {
            continue;
        }
        let folded = folded(name);
        if name.is_empty() || NODE.contains(&folded.as_str()) {
            words(rest).filter(|word| is_uuid(word)).for_each(|id| list.take(id));
        } else {
            let reason = if SERVER.contains(&folded.as_str()) { Reason::ProviderId } else { Reason::NoId };
            list.leave(index + 1, name, reason);
        }
    }
    Some(list)
}

/// Name and value of `name = value`, `name: value`.
fn key(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(|sign: char| sign.is_whitespace() || "-+*\"'".contains(sign));
    let (key, rest) = line.split_once(['=', ':'])?;
    let key = key.trim_end_matches(|sign: char| sign.is_whitespace() || "\"'".contains(sign));
    let is_key = key.len() < 60 && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    (is_key && !key.is_empty()).then_some((key, rest))
}

/// True for a name that ends like that of an ID.
fn is_of_id(key: &str) -> bool {
    let last = key.rsplit(['.', '_', '-']).next().unwrap_or(key);
    let lower = last.to_ascii_lowercase();
    matches!(lower.as_str(), "id" | "ids" | "uid" | "uids" | "uuid")
        || last.ends_with("ID")
        || last.ends_with("IDs")
        || last.ends_with("Id")
}

fn has_id(text: &str) -> bool {
    words(text).any(is_uuid)
}

fn folded(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase()).collect()
}
