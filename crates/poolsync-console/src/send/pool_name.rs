//! The field for the name of the pool.

use leptos::prelude::*;
use poolsync_core::Arg;

use crate::components::use_store;
use crate::state::name_check;
use crate::words;

/// The id of the field.
const FIELD: &str = "confirm-name";

/// The field, where it is wanted.
#[component]
pub(super) fn PoolNameField(typed: RwSignal<String>) -> impl IntoView {
    let store = use_store();
    let label = move || store.fill(&words::CONFIRM_TYPE_NAME, &[("pool", Arg::Text(store.pool_name()))]);
    view! {
        <Show when=move || name_check::is_wanted(store)>
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
