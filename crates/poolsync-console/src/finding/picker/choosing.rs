//! What clicks, keys and buttons choose.

use poolsync_core::cloud::Node;
use poolsync_form::split_node_ids;

use super::{Picker, set};
use crate::prelude::*;

impl Picker {
    /// A click on a row, or Space: turns it over, or with Shift makes all from the anchor to here as the anchor is.
    pub(super) fn press(&self, index: usize, range: bool) {
        let (ids, choose) = {
            let mut state = self.state.borrow_mut();
            let anchor = if range { state.anchor } else { index };
            let (from, to) = (anchor.min(index), anchor.max(index));
            let is_chosen = |at: usize| self.node_at(&state, at).is_some_and(|node| state.chosen.contains(&node.id));
            let choose = if range { is_chosen(anchor) } else { !is_chosen(index) };
            let ids: Vec<String> = (from..=to).filter_map(|at| Some(self.node_at(&state, at)?.id.clone())).collect();
            state.active = index;
            if !range {
                state.anchor = index;
            }
            (ids, choose)
        };
        self.choose(&ids, choose);
    }

    /// True if the key means something here.
    pub(super) fn key(&self, key: &str, shift: bool, control: bool) -> bool {
        let (active, last) = {
            let state = self.state.borrow();
            (state.active, state.shown.len().saturating_sub(1))
        };
        let to = match key {
            "ArrowDown" => (active + 1).min(last),
            "ArrowUp" => active.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            " " => {
                self.press(active, shift);
                return true;
            }
            "a" if control => {
                self.choose_shown(|_| true);
                return true;
            }
            _ => return false,
        };
        self.state.borrow_mut().active = to;
        if shift {
            self.press(to, true);
        }
        true
    }

    /// Chooses those of the shown nodes that fit, beside what is chosen already.
    pub(super) fn choose_shown(&self, fits: impl Fn(&Node) -> bool) {
        let ids: Vec<String> = {
            let state = self.state.borrow();
            let shown = state.shown.iter().filter_map(|index| self.nodes.get(*index));
            shown.filter(|node| fits(node)).map(|node| node.id.clone()).collect()
        };
        self.choose(&ids, true);
    }

    /// Lets go of every node of this list; what else stands in the field stays.
    pub(super) fn choose_none(&self) {
        let ids: Vec<String> = self.nodes.iter().map(|node| node.id.clone()).collect();
        self.choose(&ids, false);
    }

    /// Writes into the field; what stood there keeps its order.
    fn choose(&self, ids: &[String], choose: bool) {
        let text = self.store.draft.with_untracked(|draft| {
            let before: Vec<&str> = split_node_ids(&draft.node_ids).collect();
            if choose {
                let known = set(before.iter().copied());
                let new = ids.iter().map(String::as_str).filter(|id| !known.contains(id));
                before.iter().copied().chain(new).collect::<Vec<_>>().join("\n")
            } else {
                let gone = set(ids.iter().map(String::as_str));
                before.into_iter().filter(|id| !gone.contains(id)).collect::<Vec<_>>().join("\n")
            }
        });
        self.store.fill_in(|draft| draft.node_ids = text);
    }
}
