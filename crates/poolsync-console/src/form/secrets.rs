//! Token, keys and passwords: masked fields whose text lives in memory only.

use poolsync_core::Secret;
use poolsync_form::{Field, field};

use super::fields::input;
use crate::bind;
use crate::browser;
use crate::dom;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

pub(super) fn adopt(store: Store) {
    for field in field::SECRETS {
        read(store, field);
        if let Some(input) = input(field) {
            browser::listen(&input, "input", move |_| read(store, field));
        }
        show_on_request(store, field);
    }
    bind::watch(move || {
        store.secrets.with(|secrets| field::SECRETS.iter().for_each(|field| write(field, secrets.typed(field))));
    });
    sandbox_token(store);
}

fn read(store: Store, field: &'static Field) {
    let Some(typed) = input(field).map(|input| Secret::new(input.value())) else { return };
    let known = store.secrets.with_untracked(|secrets| typed == *secrets.typed(field));
    if known {
        return;
    }
    if *field == field::PASSWORD {
        store.set_password(typed);
    } else {
        // What was known of another token or key is not known of this one.
        if store.validity.with_untracked(Option::is_some) && is_of_credential(field) {
            store.validity.set(None);
        }
        store.secrets.update(|secrets| {
            if let Some(slot) = secrets.slot(field) {
                *slot = typed;
            }
        });
    }
}

fn is_of_credential(field: &Field) -> bool {
    [&field::TOKEN, &field::ACCESS_KEY, &field::SECRET_KEY, &field::SECURITY_TOKEN].contains(&field)
}

fn write(field: &Field, secret: &Secret) {
    // EXPOSE: compared with the field, where it stands already, or written there.
    let text = secret.expose();
    if let Some(input) = input(field).filter(|input| input.value() != text) {
        input.set_value(text);
    }
}

/// The button beside the field. Forgetting masks it again.
fn show_on_request(store: Store, field: &'static Field) {
    let id = field.show_id;
    let shown = RwSignal::new(false);
    bind::button(id, move || shown.update(|shown| *shown = !*shown));
    bind::attribute(id, "aria-pressed", move || Some(shown.get().to_string()));
    bind::attribute(field.id, "type", move || Some(if shown.get() { "text" } else { "password" }.to_owned()));
    bind::watch(move || {
        store.forgotten.track();
        shown.set(false);
    });
}

/// Offers the token of the sandbox while that is the endpoint.
fn sandbox_token(store: Store) {
    let at_sandbox = Memo::new(move |_| {
        store.draft.with(|draft| store.server.with_value(|server| server.is_sandbox(&draft.endpoint)))
    });
    let fill_in = move || {
        let token = store.server.with_value(|server| server.sandbox_token.clone()).unwrap_or_default();
        store.secrets.update(|secrets| secrets.token = Secret::new(token));
    };
    bind::content("token-more", move || {
        let offer = || dom::button("ps-button ps-button--small", store.say(&words::SANDBOX_TOKEN), fill_in);
        at_sandbox.get().then(offer).into_iter().collect()
    });
}
