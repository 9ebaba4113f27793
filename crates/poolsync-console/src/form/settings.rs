//! How many nodes at once, and which.

use poolsync_core::Arg;
use poolsync_form::{Draft, field};

use crate::components::{Slot, lines_field, number_field};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

const MAX_UNAVAILABLE: Slot = Slot {
    field: &field::MAX_UNAVAILABLE,
    read: |draft| &draft.max_unavailable,
    write: |draft| &mut draft.max_unavailable,
};

const NODE_IDS: Slot =
    Slot { field: &field::NODE_IDS, read: |draft| &draft.node_ids, write: |draft| &mut draft.node_ids };

pub(crate) fn settings(store: Store) -> impl IntoView {
    let named = Memo::new(move |_| store.draft.with(Draft::named_nodes));
    let count = move || match named.get() {
        0 => store.say(&words::NODE_IDS_ALL).to_owned(),
        count => words::NODE_IDS_COUNT.fill(store.locale.get_untracked(), &[("count", Arg::count(count))]),
    };
    view! {
        <section id="settings" class="ps-section" aria-labelledby="settings-title">
            <h2 id="settings-title">{store.say(&words::SETTINGS_TITLE)}</h2>
            <p class="ps-section__about">{store.say(&words::SETTINGS_ABOUT)}</p>
            <div class="ps-fields">
                {number_field(store, MAX_UNAVAILABLE)}
                {lines_field(store, NODE_IDS, view! { <p class="ps-field__count">{count}</p> })}
            </div>
        </section>
    }
}
