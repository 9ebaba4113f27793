//! Other credentials than a pasted token: signing in, access keys, temporary keys; how long they last; and why a signature is
//! refused.

mod clock;
mod doctor;
mod fetching;
mod validity;

pub(crate) use doctor::SignatureDoctor;

use leptos::prelude::*;
use poolsync_form::{CredentialKind, field};
use web_sys::KeyboardEvent;

use crate::components::field::{SecretField, TextField};
use crate::components::use_store;
use clock::ClockNotice;
use fetching::FetchCredential;
use validity::ValidityNotice;

/// The fields of the chosen kind.
#[component]
pub(crate) fn CredentialFields() -> impl IntoView {
    let store = use_store();
    let kind = Memo::new(move |_| store.draft.with(|draft| draft.credential));
    let wanted = Trigger::new();
    // As in every form with a password, Enter signs in.
    let press = move |event: KeyboardEvent| {
        if event.key() == "Enter" && kind.get_untracked() == CredentialKind::SignIn {
            event.prevent_default();
            wanted.notify();
        }
    };
    view! {
        <Show when=move || kind.get() == CredentialKind::SignIn>
            <div on:keydown=press><SignInFields /></div>
        </Show>
        <Show when=move || kind.get().signs()><KeyFields kind=kind /></Show>
        <Show when=move || matches!(kind.get(), CredentialKind::SignIn | CredentialKind::TemporaryKey)>
            <FetchCredential kind=kind wanted=wanted />
        </Show>
        <ValidityNotice />
        <ClockNotice />
    }
}

#[component]
fn SignInFields() -> impl IntoView {
    let store = use_store();
    // EXPOSE: only its emptiness is looked at.
    let has_passcode = Memo::new(move |_| store.secrets.with(|secrets| !secrets.passcode.expose().is_empty()));
    view! {
        <div class="ps-fields ps-fields--inner">
            <TextField field=&field::ACCOUNT />
            <TextField field=&field::IAM_USER />
            <SecretField field=&field::IAM_PASSWORD />
            <TextField field=&field::IAM_PROJECT />
            <SecretField field=&field::PASSCODE />
            <Show when=move || has_passcode.get()><TextField field=&field::IAM_USER_ID /></Show>
        </div>
    }
}

#[component]
fn KeyFields(kind: Memo<CredentialKind>) -> impl IntoView {
    view! {
        <div class="ps-fields ps-fields--inner">
            <SecretField field=&field::ACCESS_KEY />
            <SecretField field=&field::SECRET_KEY />
            <Show when=move || kind.get() == CredentialKind::TemporaryKey>
                <SecretField field=&field::SECURITY_TOKEN />
            </Show>
        </div>
    }
}
