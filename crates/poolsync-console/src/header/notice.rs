//! What a button just did, and a way to take it back.

use leptos::prelude::*;

use super::LOAD_EXAMPLE;
use crate::components::{say, use_store};
use crate::platform::{document, storage};
use crate::state;
use crate::words;

/// The notice below the heading.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    let store = use_store();
    let word = move || match store.notice.get() {
        Some(notice) => Some(notice.word),
        None => (!storage::is_available()).then_some(&words::STORAGE_NONE),
    };
    let can_undo = move || store.notice.with(|notice| notice.as_ref().is_some_and(state::Notice::can_undo));
    let undo = move |_| {
        store.undo();
        // The button that was pressed goes with the notice.
        document::focus(LOAD_EXAMPLE);
    };
    move || {
        word().map(|word| {
            view! {
                <p class="ps-notice">
                    {say(word)} " "
                    <Show when=can_undo>
                        <button type="button" class="ps-button ps-button--small" on:click=undo>
                            {say(&words::EXAMPLE_UNDO)}
                        </button>
                    </Show>
                </p>
            }
        })
    }
}
