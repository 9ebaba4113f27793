//! Selecting nodes: their ids stand in the field "Node IDs", and nowhere else.

use std::collections::HashSet;

use leptos::prelude::*;
use poolsync_form::read_node_list;

use super::store::Store;

impl Store {
    /// Writes these ids at the end of the field, unless they stand there.
    pub(crate) fn select_nodes(self, ids: &[String]) {
        self.change_node_ids(|field| added(field, ids));
    }

    /// Writes these ids into the field, in place of what stands there.
    pub(crate) fn select_only(self, ids: &[String]) {
        self.change_node_ids(|_| ids.join("\n"));
    }

    /// Takes these ids out of the field.
    pub(crate) fn deselect_nodes(self, ids: &[String]) {
        self.change_node_ids(|field| removed(field, ids));
    }

    fn change_node_ids(self, change: impl FnOnce(&str) -> String) {
        let text = self.draft.with_untracked(|draft| change(&draft.node_ids));
        self.fill_in(|draft| draft.node_ids = text);
    }
}

/// Returns the field with these ids at its end, unless they stand there; what stood there keeps its order.
fn added(field: &str, ids: &[String]) -> String {
    let before = read_node_list(field).ids;
    let known: HashSet<&str> = before.iter().map(|id| &**id).collect();
    let new = ids.iter().map(String::as_str).filter(|id| !known.contains(id));
    before.iter().map(|id| &**id).chain(new).collect::<Vec<_>>().join("\n")
}

/// Returns the field without these ids.
fn removed(field: &str, ids: &[String]) -> String {
    let gone: HashSet<&str> = ids.iter().map(String::as_str).collect();
    let before = read_node_list(field).ids;
    before.iter().map(|id| &**id).filter(|id| !gone.contains(id)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selecting_keeps_what_was_typed() {
        let ids = ["b".to_owned(), "c".to_owned()];
        assert_eq!(added("typed, b", &ids), "typed\nb\nc");
        assert_eq!(removed("typed, b", &ids), "typed");
        let table = "NAME STATUS ROLES AGE VERSION\n10.0.0.1 Ready <none> 39d v1.17.9";
        assert_eq!(added(table, &ids), "b\nc");
    }
}
