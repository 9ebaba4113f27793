//! The first visit: one whole synchronization in the sandbox, told step by step.

use leptos::prelude::*;
use poolsync_core::Word;

use super::model::CallState;
use super::progress;
use super::store::Store;
use crate::words;

/// A step of the guide, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// The form is filled in.
    Form,
    /// Nodes are being chosen.
    Nodes,
    /// Everything is ready to be sent.
    Send,
    /// The last question is asked.
    Question,
    /// The call was made, and nodes are reset.
    Run,
    /// All nodes are done.
    End,
}

/// All steps.
pub(crate) const STEPS: [Step; 6] = [Step::Form, Step::Nodes, Step::Send, Step::Question, Step::Run, Step::End];

impl Step {
    /// What happens here, and why. `are_current`: no node of the pool is out of date.
    pub(crate) fn told(self, are_current: bool) -> &'static Word {
        if self == Self::Nodes && are_current { &words::GUIDE_NODES_CURRENT } else { self.word() }
    }

    /// What happens here, and why.
    fn word(self) -> &'static Word {
        match self {
            Self::Form => &words::GUIDE_FORM,
            Self::Nodes => &words::GUIDE_NODES,
            Self::Send => &words::GUIDE_SEND,
            Self::Question => &words::GUIDE_QUESTION,
            Self::Run => &words::GUIDE_RUN,
            Self::End => &words::GUIDE_END,
        }
    }

    /// Returns the number of the step, from 1.
    pub(crate) fn number(self) -> usize {
        STEPS.iter().take_while(|step| **step < self).count() + 1
    }
}

/// Nodes per batch in the guide: so that its run ends while one looks.
const NODES_PER_BATCH: &str = "3";

/// Fills the form in for the guide: the example, of which no node is chosen yet. A call that is over is put away; while one is under
/// way, the guide goes on with it.
pub(crate) fn begin(store: Store) {
    let has_run_under_way =
        store.tracking.with_untracked(|tracking| tracking.as_ref().is_some_and(|tracking| !tracking.run.is_over()));
    if has_run_under_way || store.call.with_untracked(|call| *call == CallState::Sending) {
        return;
    }
    progress::close(store);
    store.call.set(CallState::Idle);
    store.load_example();
    store.draft.update(|draft| {
        draft.node_ids.clear();
        NODES_PER_BATCH.clone_into(&mut draft.max_unavailable);
    });
    store.replaced.notify();
}

/// Returns true once all nodes of the pool are known to be up to date; tracked.
pub(crate) fn are_nodes_current(store: Store) -> bool {
    store.draft.with(|draft| {
        store.seen.with(|seen| {
            let mut nodes = seen.nodes_of_pool(draft).into_iter().flatten().peekable();
            nodes.peek().is_some() && nodes.all(|node| node.up_to_date != Some(false))
        })
    })
}

/// Returns where the guide is, from what the page shows; tracked. `has_looked`: the user went on from the form.
pub(crate) fn step(store: Store, has_looked: bool) -> Step {
    let run_over = store.tracking.with(|tracking| tracking.as_ref().map(|tracking| tracking.run.is_over()));
    let is_called = store.call.with(|call| *call != CallState::Idle);
    let names_nodes = store.checked.with(|checked| checked.named_nodes.unwrap_or_default() > 0);
    let has_seen = store.draft.with(|draft| store.seen.with(|seen| seen.nodes_of_pool(draft).is_some()));
    if is_called && run_over == Some(true) {
        Step::End
    } else if is_called {
        Step::Run
    } else if store.confirming.get() {
        Step::Question
    } else if has_looked && names_nodes && has_seen {
        Step::Send
    } else if has_looked {
        Step::Nodes
    } else {
        Step::Form
    }
}

#[cfg(test)]
mod tests {
    use poolsync_core::Locale;
    use poolsync_form::Draft;

    use super::*;
    use crate::platform::page_config::PageConfig;

    #[test]
    fn the_guide_follows_what_is_done() {
        Owner::new().with(|| {
            let store = Store::new(Draft::example(None), PageConfig::default(), Locale::En);
            assert_eq!(step(store, false), Step::Form);
            assert_eq!(step(store, true), Step::Nodes);
            store.confirming.set(true);
            assert_eq!(step(store, true), Step::Question);
            store.call.set(CallState::Sending);
            assert_eq!(step(store, true), Step::Run);
        });
    }

    #[test]
    fn it_begins_anew_unless_something_is_under_way() {
        Owner::new().with(|| {
            let store = Store::new(Draft::example(None), PageConfig::default(), Locale::En);
            let named = || store.draft.with_untracked(Draft::named_nodes);
            assert_ne!(named(), 0);
            store.call.set(CallState::Sending);
            begin(store);
            assert_ne!(named(), 0);
            store.call.set(CallState::Idle);
            begin(store);
            assert_eq!(named(), 0);
        });
    }

    #[test]
    fn steps_are_counted_from_one() {
        assert_eq!(STEPS.map(Step::number), [1, 2, 3, 4, 5, 6]);
    }
}
