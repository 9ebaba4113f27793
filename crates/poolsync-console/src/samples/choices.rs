//! What a language leaves to choose: credential, classes of an SDK, and whether the salted password stands in the code.

#![cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_types_passed_by_value, reason = "a handle of signals: copying it is what it is for")
)]

use leptos::prelude::*;
use poolsync_core::Secret;
use poolsync_core::sample::{self, Auth, Sdk};

use super::Choice;
use crate::components::{Menu, say};
use crate::words;

/// What there is to choose for the chosen language.
#[component]
pub(super) fn Choices(choice: Choice) -> impl IntoView {
    let store = choice.store;
    let has_auth = Memo::new(move |_| sample::auths(choice.language_id()).len() > 1);
    let has_sdk = Memo::new(move |_| sample::has_sdk(choice.language_id()));
    let has_password = Memo::new(move |_| store.secrets.with(|secrets| *secrets.salted() != Secret::default()));
    let auth = Signal::derive(move || match choice.auth_of(choice.language_id()) {
        Some(Auth::AccessKey) => "aksk".to_owned(),
        _ => "token".to_owned(),
    });
    let sdk = Signal::derive(move || match choice.sdk.get() {
        Sdk::Page => "page".to_owned(),
        Sdk::Newest => "newest".to_owned(),
    });
    view! {
        <div class="ps-samples__choices">
            <Show when=move || has_auth.get()>
                <Menu
                    label=&words::SAMPLE_AUTH
                    lines=vec![("token", &words::SAMPLE_AUTH_TOKEN), ("aksk", &words::SAMPLE_AUTH_KEY)]
                    value=auth
                    on_choose=move |id| choice.auth.set(Auth::by_id(&id))
                />
            </Show>
            <Show when=move || has_sdk.get()>
                <Menu
                    label=&words::SAMPLE_SDK
                    lines=vec![("newest", &words::SAMPLE_SDK_NEWEST), ("page", &words::SAMPLE_SDK_PAGE)]
                    value=sdk
                    on_choose=move |id| choice.sdk.set(Sdk::by_id(&id).unwrap_or(Sdk::Newest))
                />
            </Show>
            <Show when=move || has_password.get()>
                <label class="ps-menu">
                    <input
                        type="checkbox"
                        autocomplete="off"
                        prop:checked=choice.with_password
                        on:change=move |event| choice.with_password.set(event_target_checked(&event))
                    />
                    " " {say(&words::SAMPLE_PASSWORD)}
                </label>
            </Show>
        </div>
    }
}
