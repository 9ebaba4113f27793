//! Which node pool: project, cluster, pool. The section stands in the page before the program comes.

#[cfg(feature = "ssr")]
mod section;

#[cfg(feature = "ssr")]
pub(crate) use section::TargetSection;

use leptos::prelude::*;
use poolsync_form::field;
use web_sys::HtmlInputElement;

use crate::components::Slot;
use crate::components::field::{adopt_checkbox, adopt_text};
use crate::platform::document;
use crate::state::Store;

/// The places below the three ids where their look-ups stand.
pub(crate) const PROJECT_LOOKUP: Slot = Slot("lookup-projects");
pub(crate) const CLUSTER_LOOKUP: Slot = Slot("lookup-clusters");
pub(crate) const POOL_LOOKUP: Slot = Slot("lookup-pools");

/// Takes the section over.
pub(crate) fn adopt(store: Store) {
    for field in [&field::PROJECT_ID, &field::CLUSTER_ID, &field::NODEPOOL_ID] {
        adopt_text(store, field);
    }
    let is_default = Memo::new(move |_| store.draft.with(|draft| draft.default_pool));
    let choose = move |ticked| {
        if ticked != store.draft.with_untracked(|draft| draft.default_pool) {
            // The field of the pool shows the pool that is meant; what was typed comes back.
            store.fill_in(|draft| draft.default_pool = ticked);
        }
    };
    adopt_checkbox(&field::DEFAULT_POOL, move || is_default.get(), choose);
    Effect::new(move |_| {
        if let Some(pool) = document::element::<HtmlInputElement>(field::NODEPOOL_ID.id) {
            pool.set_disabled(is_default.get());
        }
    });
}
