//! A body from names with dots, as KooCLI has them: `spec.nodeIDs.1`, `spec.nodeTemplate.login.sshKey`.

use std::collections::BTreeMap;

use crate::json::{self, MOST_LEVELS, Value};
use crate::model::schema::{BODY, Kind};

/// A value that grows.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// JSON text, if this is a value without parts.
    leaf: Option<String>,
    /// Its members, each with its place in the order in which they were named.
    members: BTreeMap<String, (usize, Tree)>,
    is_list: bool,
}

impl Tree {
    /// Sets the value at a place; false if the place is none in a body, or taken.
    pub(super) fn set(&mut self, name: &str, value: &str) -> bool {
        if name.split('.').take(MOST_LEVELS + 1).count() > MOST_LEVELS {
            return false;
        }
        let mut tree = self;
        let mut kind = Some(Kind::Object(BODY));
        for step in name.split('.') {
            if step.is_empty() || tree.leaf.is_some() {
                return false;
            }
            tree.is_list |= matches!(kind, Some(Kind::Texts | Kind::Ids));
            kind = inner_kind(kind, step);
            let order = tree.members.len();
            tree = &mut tree.members.entry(step.to_owned()).or_insert_with(|| (order, Self::default())).1;
        }
        if tree.leaf.is_some() || !tree.members.is_empty() {
            return false;
        }
        tree.leaf = Some(leaf(value, kind));
        true
    }

    /// True if nothing was set.
    pub(super) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The JSON text.
    pub(super) fn into_text(self) -> String {
        let mut out = String::new();
        self.push(&mut out);
        out
    }

    fn push(self, out: &mut String) {
        if let Some(leaf) = self.leaf {
            return out.push_str(&leaf);
        }
        // Items count from 1; a list holds nothing but numbers.
        let is_index = |name: &String| name.parse::<u64>().is_ok();
        let is_list = self.is_list && self.members.keys().all(is_index);
        let mut members: Vec<_> = self.members.into_iter().collect();
        members
            .sort_by_key(|(name, (order, _))| if is_list { name.parse().unwrap_or(u64::MAX) } else { *order as u64 });
        out.push(if is_list { '[' } else { '{' });
        for (count, (name, (_, member))) in members.into_iter().enumerate() {
            out.push_str(if count > 0 { "," } else { "" });
            if !is_list {
                json::push_string(out, &name);
                out.push(':');
            }
            member.push(out);
        }
        out.push(if is_list { ']' } else { '}' });
    }
}

/// What may stand under a name, or at an index of a list.
fn inner_kind(kind: Option<Kind>, step: &str) -> Option<Kind> {
    match kind? {
        Kind::Object(members) => members.iter().find(|known| known.name == step).map(|known| known.kind),
        Kind::Texts | Kind::Ids => Some(Kind::Text),
        _ => None,
    }
}

/// The JSON text of a value: by the type that belongs there; a string if it is not of that type.
fn leaf(value: &str, kind: Option<Kind>) -> String {
    let read = || json::parse(value).0;
    let fits = match kind {
        Some(Kind::Count | Kind::Number) => matches!(read(), Some(Value::Number(_))),
        Some(Kind::Bool) => matches!(read(), Some(Value::Bool(_))),
        Some(Kind::Texts | Kind::Ids) => matches!(read(), Some(Value::Array(_))),
        Some(Kind::Map | Kind::Object(_)) => matches!(read(), Some(Value::Object(_))),
        Some(Kind::Text) => false,
        // `[]` and `{}` are how an empty list and an empty object are written.
        None => matches!(value, "[]" | "{}"),
    };
    if fits {
        return value.to_owned();
    }
    if let (Some(Kind::Texts | Kind::Ids), Some(items)) = (kind, plain_list(value)) {
        return items;
    }
    let mut text = String::new();
    json::push_string(&mut text, value);
    text
}

/// The JSON text of a list whose items have no quotation marks: `[a,b]`. One item alone may be the name of a placeholder, unless
/// it has a digit.
fn plain_list(value: &str) -> Option<String> {
    let inner = value.trim().strip_prefix('[')?.strip_suffix(']')?;
    let is_sign = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let items: Vec<_> = inner.split(',').map(|item| item.trim().trim_matches(['"', '\''])).collect();
    let is_list = items.len() > 1 || inner.contains(|c: char| c.is_ascii_digit());
    if !is_list || !items.iter().all(|item| !item.is_empty() && item.chars().all(is_sign)) {
        return None;
    }
    let mut out = String::from("[");
    for (count, item) in items.into_iter().enumerate() {
        out.push_str(if count > 0 { "," } else { "" });
        json::push_string(&mut out, item);
    }
    out.push(']');
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[track_caller]
    fn check(parts: &[(&str, &str)], expected: &str) {
        let mut tree = Tree::default();
        for (name, value) in parts {
            assert!(tree.set(name, value), "{name}");
        }
        assert_eq!(tree.into_text(), expected);
    }

    // The forms of domain knowledge: KooCLI's user guide, "cloud service operation parameters".
    #[test]
    fn lists_count_from_one_and_types_follow_the_name() {
        check(
            &[("spec.maxUnavailable", "1"), ("spec.nodeIDs.2", "b"), ("spec.nodeIDs.1", "1"), ("spec.force", "true")],
            r#"{"spec":{"maxUnavailable":1,"nodeIDs":["1","b"],"force":true}}"#,
        );
    }

    #[test]
    fn empty_lists_and_objects_are_written_as_such() {
        check(&[("spec.nodeIDs", "[]"), ("spec.nodeTemplate", "{}")], r#"{"spec":{"nodeIDs":[],"nodeTemplate":{}}}"#);
    }

    #[test]
    fn a_list_may_stand_without_quotation_marks() {
        check(&[("spec.nodeIDs", "[7c1d-1, 'b']")], r#"{"spec":{"nodeIDs":["7c1d-1","b"]}}"#);
        check(&[("spec.nodeIDs", "[7c1d]")], r#"{"spec":{"nodeIDs":["7c1d"]}}"#);
        for value in ["[node_id]", "[a,,b]", "[a b,c]", "a,b"] {
            check(&[("spec.nodeIDs", value)], &format!(r#"{{"spec":{{"nodeIDs":"{value}"}}}}"#));
        }
    }

    #[test]
    fn a_value_of_another_type_stays_a_text() {
        check(&[("spec.maxUnavailable", "a few")], r#"{"spec":{"maxUnavailable":"a few"}}"#);
    }

    #[test]
    fn a_place_is_taken_once() {
        let mut tree = Tree::default();
        assert!(tree.set("spec.nodePoolID", "a"));
        for name in ["spec.nodePoolID", "spec.nodePoolID.x", "spec", "a..b", ""] {
            assert!(!tree.set(name, "b"), "{name}");
        }
        assert!(!tree.set(&"a.".repeat(100_000), "deep"));
    }
}
