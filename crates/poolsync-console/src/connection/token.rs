//! Below the token: the token of the sandbox while that is the endpoint, and a warning while the token was entered for
//! another host.

use leptos::prelude::*;
use poolsync_core::Secret;
use poolsync_form::field;

use crate::components::{Slot, say, use_store};
use crate::platform::document;
use crate::words;

/// The place below the token.
pub(crate) const TOKEN_NOTES: Slot = Slot("token-notes");

/// What is to be said about the token.
#[component]
pub(crate) fn TokenNotes() -> impl IntoView {
    let store = use_store();
    let is_sandbox = Memo::new(move |_| {
        store.draft.with(|draft| store.config.with_value(|config| config.is_sandbox(draft.endpoint.trim())))
    });
    let elsewhere = Memo::new(move |_| store.token_goes_elsewhere());
    let set = move |token: Secret| {
        store.set_secret(&field::TOKEN, token);
        document::focus(field::TOKEN.id);
    };
    let fill_in = move |_| {
        let token = store.config.with_value(|config| config.sandbox_token.clone()).unwrap_or_default();
        set(Secret::new(token));
    };
    let warning = move || {
        elsewhere.get().map(|sentence| {
            view! {
                <p class="ps-problem ps-problem--warning">
                    {sentence} " "
                    <button type="button" class="ps-button ps-button--small" on:click=move |_| set(Secret::default())>
                        {say(&words::TOKEN_FORGET)}
                    </button>
                    " "
                    <button type="button" class="ps-button ps-button--small" on:click=move |_| store.allow_here()>
                        {say(&words::TOKEN_USE_HERE)}
                    </button>
                </p>
            }
        })
    };
    let origin = move || store.config.with_value(|config| config.sandbox.clone());
    view! {
        {warning}
        <Show when=move || is_sandbox.get()>
            <button type="button" class="ps-button ps-button--small" on:click=fill_in>{say(&words::SANDBOX_TOKEN)}</button> " "
            <a href=origin() target="_blank" rel="noopener">{say(&words::SANDBOX_LINK)}</a>
        </Show>
    }
}
