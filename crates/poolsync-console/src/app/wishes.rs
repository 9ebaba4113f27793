//! What was asked for: each wish is fulfilled by a lazy part, which comes with the first of its kind.

use leptos::prelude::*;
use poolsync_form::field;

use crate::platform::document;

/// Signals of what is wanted. A handle: copies see the same.
#[derive(Clone, Copy)]
pub(super) struct Wishes {
    /// The dialog that reads a pasted request.
    pub(super) importing: RwSignal<bool>,
    /// The body as JSON.
    pub(super) editing: RwSignal<bool>,
    /// The call as code.
    pub(super) sampling: RwSignal<bool>,
    /// What to ask the cluster itself.
    pub(super) asking: RwSignal<bool>,
    /// The presets.
    pub(super) presets: RwSignal<bool>,
    /// The question whether everything is to be forgotten.
    pub(super) forgetting: RwSignal<bool>,
    /// The commands.
    pub(super) commands: RwSignal<bool>,
    /// The list of keys.
    pub(super) keyboard: RwSignal<bool>,
    /// The guide of the first visit.
    pub(super) guiding: RwSignal<bool>,
    /// How often each look-up was pressed: of projects, clusters, pools, nodes.
    pub(super) lookups: [RwSignal<u32>; 4],
}

impl Wishes {
    /// Returns that nothing is wanted yet.
    pub(super) fn new() -> Self {
        let no = || RwSignal::new(false);
        Self {
            importing: no(),
            editing: no(),
            sampling: no(),
            asking: no(),
            presets: no(),
            forgetting: no(),
            commands: no(),
            keyboard: no(),
            guiding: no(),
            lookups: [(); 4].map(|()| RwSignal::new(0)),
        }
    }

    /// Asks for the nodes of the pool, and brings them into sight.
    pub(super) fn find_nodes(self) {
        let [.., nodes] = self.lookups;
        nodes.update(|presses| *presses += 1);
        document::focus(field::NODE_IDS.id);
    }
}
