//! The name of the pool, to be typed before a call that is about many nodes or about all of them.

use leptos::prelude::*;
use poolsync_core::Arg;
use poolsync_form::Draft;

use crate::components::use_store;
use crate::state::Store;
use crate::words;

/// Up to so many named nodes a press is enough.
const FEW_NODES: usize = 10;

/// The id of the field.
const FIELD: &str = "confirm-name";

/// Returns true if the call is about so much that the pool has to be named; tracked.
pub(super) fn is_name_wanted(store: Store) -> bool {
    let named = store.draft.with(Draft::named_nodes);
    let is_whole_pool = store.picture.with(|picture| picture.of_pool.is_some_and(|all| all > 1 && named >= all));
    named == 0 || named > FEW_NODES || is_whole_pool
}

/// The field, where it is wanted.
#[component]
pub(super) fn PoolNameField(typed: RwSignal<String>) -> impl IntoView {
    let store = use_store();
    let label = move || store.fill(&words::CONFIRM_TYPE_NAME, &[("pool", Arg::Text(store.pool_name()))]);
    view! {
        <Show when=move || is_name_wanted(store)>
            <div class="ps-field">
                <label class="ps-field__label" for=FIELD>{label}</label>
                <input
                    id=FIELD
                    class="ps-field__input"
                    type="text"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </div>
        </Show>
    }
}
