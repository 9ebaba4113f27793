//! Where the keyboard is in a list, and what choosing writes into the field.

use std::collections::HashSet;

use poolsync_form::read_node_list;

/// Places in what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Selection {
    /// Where the keyboard is.
    pub(super) active: usize,
    /// Where a range begins.
    pub(super) anchor: usize,
}

impl Selection {
    /// Returns where a key leads; none for a key that leads nowhere. `last`: the last place.
    pub(super) fn moved(self, key: &str, last: usize) -> Option<usize> {
        match key {
            "ArrowDown" => Some((self.active + 1).min(last)),
            "ArrowUp" => Some(self.active.saturating_sub(1)),
            "Home" => Some(0),
            "End" => Some(last),
            _ => None,
        }
    }
}

/// Returns the field with these ids at its end, unless they stand there; what stood there keeps its order.
pub(super) fn added(field: &str, ids: &[String]) -> String {
    let before = read_node_list(field).ids;
    let known: HashSet<&str> = before.iter().map(|id| &**id).collect();
    let new = ids.iter().map(String::as_str).filter(|id| !known.contains(id));
    before.iter().map(|id| &**id).chain(new).collect::<Vec<_>>().join("\n")
}

/// Returns the field without these ids.
pub(super) fn removed(field: &str, ids: &[String]) -> String {
    let gone: HashSet<&str> = ids.iter().map(String::as_str).collect();
    let before = read_node_list(field).ids;
    before.iter().map(|id| &**id).filter(|id| !gone.contains(id)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choosing_keeps_what_was_typed() {
        let ids = ["b".to_owned(), "c".to_owned()];
        assert_eq!(added("typed, b", &ids), "typed\nb\nc");
        assert_eq!(removed("typed, b", &ids), "typed");
        let table = "NAME STATUS ROLES AGE VERSION\n10.0.0.1 Ready <none> 39d v1.17.9";
        assert_eq!(added(table, &ids), "b\nc");
    }

    #[test]
    fn keys_stay_within_the_list() {
        let at = |active| Selection { active, anchor: 0 };
        assert_eq!(at(0).moved("ArrowUp", 9), Some(0));
        assert_eq!(at(9).moved("ArrowDown", 9), Some(9));
        assert_eq!(at(4).moved("End", 9), Some(9));
        assert_eq!(at(4).moved("Home", 9), Some(0));
        assert_eq!(at(4).moved("x", 9), None);
    }
}
