//! Fields that wait while the body is edited as JSON and says what they cannot.

use leptos::prelude::*;
use poolsync_form::field;

use super::{say, use_store};
use crate::platform::document;
use crate::words;

/// Fields that a body in JSON can replace. While it does, they keep what they have, and a notice says so.
#[component]
pub(crate) fn Lockable(children: Children) -> impl IntoView {
    let store = use_store();
    let is_locked = Memo::new(move |_| store.draft.with(|draft| draft.body_text.is_some()));
    let unlock = move |_| {
        store.drop_body_text();
        // After the fields have come back to life.
        request_animation_frame(|| {
            document::focus(field::MAX_UNAVAILABLE.id);
        });
    };
    view! {
        <Show when=move || is_locked.get()>
            <p class="ps-notice">
                {say(&words::BODY_LOCKED)}
                " "
                <button type="button" class="ps-button ps-button--small" on:click=unlock>{say(&words::BODY_UNLOCK)}</button>
            </p>
        </Show>
        <div class="ps-fields" inert=move || is_locked.get()>{children()}</div>
    }
}
