//! The button that opens the rollouts. It comes with every visit; what it opens does not.

use leptos::prelude::*;

use crate::components::{say, use_store};
use crate::platform::events;
use crate::state::Store;
use crate::state::rollout::{is_in_address, is_noted};
use crate::words::rollout as words;

/// Returns true if an earlier page had rollouts open, or the address brings one along.
pub(crate) fn is_open_at_start() -> bool {
    is_noted()
}

/// Opens the rollouts. Their title has the focus then, now or when their part is there.
pub(crate) fn open(store: Store) {
    store.rolling.set(true);
    request_animation_frame(move || store.focus_soon("rollout-title"));
}

/// The button.
#[component]
pub(crate) fn OpenButton() -> impl IntoView {
    let store = use_store();
    // A link that is pasted into the address of this page loads nothing anew.
    events::on_window("hashchange", move |_| {
        if is_in_address() {
            store.rolling.set(true);
        }
    });
    view! {
        <section class="ps-section ps-opener">
            <button type="button" class="ps-button" aria-expanded=move || store.rolling.get().to_string() on:click=move |_| open(store)>
                {say(&words::OPEN)}
            </button>
            <p class="ps-field__help">{say(&words::OPEN_HELP)}</p>
        </section>
    }
}
