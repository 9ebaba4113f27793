//! Who calls: the kinds of credential, getting a token or a temporary key, how long it lasts, and what is wrong with a
//! signature.

mod clock;
mod doctor;
mod fetching;
mod validity;

pub(crate) use doctor::{Patient, examine};
pub(crate) use validity::{Validity, duration, sentence};

use poolsync_form::{CredentialKind, field};
use web_sys::HtmlSelectElement;

use crate::bind;
use crate::browser;
use crate::prelude::*;
use crate::store::Store;

/// Shows the fields of the chosen kind.
pub(crate) fn adopt(store: Store) {
    choose(store);
    let kind = bind::memo(move || store.draft.with(|draft| draft.credential));
    bind::hidden("by_token", move || kind.get() != CredentialKind::Token);
    bind::hidden("by_sign_in", move || kind.get() != CredentialKind::SignIn);
    bind::hidden("by_key", move || !kind.get().signs());
    bind::hidden("by_temporary_key", move || kind.get() != CredentialKind::TemporaryKey);
    bind::hidden("by_iam", move || !matches!(kind.get(), CredentialKind::SignIn | CredentialKind::TemporaryKey));
    for id in ["get-key", "get-key-about"] {
        bind::hidden(id, move || kind.get() != CredentialKind::TemporaryKey);
    }
    bind::hidden("get-token", move || kind.get() != CredentialKind::SignIn);
    // EXPOSE: only its emptiness is looked at.
    let has_passcode = bind::memo(move || store.secrets.with(|secrets| !secrets.passcode.expose().is_empty()));
    bind::hidden("by_passcode", move || !has_passcode.get());
}

/// Makes the buttons of kinds other than a pasted token work.
pub(crate) fn start(store: Store) {
    fetching::start(store);
    validity::show(store);
    clock::show(store);
    doctor::show(store);
}

/// The menu: chosen by the user, or by a draft that was kept.
fn choose(store: Store) {
    let Some(select) = browser::element::<HtmlSelectElement>(field::CREDENTIAL.id) else { return };
    if select.has_attribute("data-touched")
        && let Some(kind) = CredentialKind::by_id(&select.value())
    {
        store.draft.update(|draft| draft.credential = kind);
    }
    let menu = select.clone();
    browser::listen(&select, "input", move |_| {
        if let Some(kind) = CredentialKind::by_id(&menu.value()) {
            store.draft.update(|draft| draft.credential = kind);
        }
    });
    let kind = bind::memo(move || store.draft.with(|draft| draft.credential));
    bind::watch(move || {
        let id = kind.get().id();
        if select.value() != id {
            select.set_value(id);
        }
    });
}
