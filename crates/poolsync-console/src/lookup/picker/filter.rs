//! Which nodes of the list are shown.

use poolsync_core::cloud::Node;

/// The value of the menu's line for nodes that are out of date; no state of a node is called so.
pub(super) const OLD: &str = "out of date";

/// What a node must be to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Filter {
    /// In its name, address or id, in lower case.
    pub(super) search: String,
    /// The zone; empty for all.
    pub(super) zone: String,
    pub(super) state: State,
}

/// The state that is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum State {
    #[default]
    Any,
    /// Known to be out of date.
    Old,
    /// In this phase.
    Phase(String),
}

impl State {
    /// Returns what a line of the menu means.
    pub(super) fn of(value: &str) -> Self {
        match value {
            "" => Self::Any,
            OLD => Self::Old,
            phase => Self::Phase(phase.to_owned()),
        }
    }
}

impl Filter {
    /// Returns true for a node that is shown. `text`: where the search looks.
    pub(super) fn fits(&self, node: &Node, text: &str) -> bool {
        let is_in_state = match &self.state {
            State::Any => true,
            State::Old => node.up_to_date == Some(false),
            State::Phase(phase) => node.phase == *phase,
        };
        is_in_state && (self.zone.is_empty() || node.zone == self.zone) && text.contains(&self.search)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wish_narrows_the_list() {
        let node =
            Node { zone: "a".to_owned(), phase: "Active".to_owned(), up_to_date: Some(false), ..Node::default() };
        let fits = |search: &str, zone: &str, state| {
            Filter { search: search.to_owned(), zone: zone.to_owned(), state: State::of(state) }
                .fits(&node, "workers-1")
        };
        assert!(fits("", "", "") && fits("ers-1", "a", OLD) && fits("", "", "Active"));
        assert!(!fits("x", "", "") && !fits("", "b", "") && !fits("", "", "Error"));
    }
}
