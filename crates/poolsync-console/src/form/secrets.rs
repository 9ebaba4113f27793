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
    below_token(store);
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
        store.set_secret(field, typed);
    }
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

/// Below the token: the token of the sandbox while that is the endpoint, and a warning while the token was entered for
/// another host.
fn below_token(store: Store) {
    let at_sandbox = bind::memo(move || {
        store.draft.with(|draft| store.server.with_value(|server| server.is_sandbox(&draft.endpoint)))
    });
    let elsewhere = bind::memo(move || store.goes_elsewhere(false));
    let fill_in = move || {
        let token = store.server.with_value(|server| server.sandbox_token.clone()).unwrap_or_default();
        store.set_secret(&field::TOKEN, Secret::new(token));
        browser::focus(field::TOKEN.id);
    };
    let forget = move || {
        store.set_secret(&field::TOKEN, Secret::default());
        browser::focus(field::TOKEN.id);
    };
    bind::content("token-more", move || {
        let warning = elsewhere.get().map(|sentence| {
            let button = dom::button("ps-button ps-button--small", store.say(&words::TOKEN_FORGET), forget);
            let allow = dom::button("ps-button ps-button--small", store.say(&words::TOKEN_USE_HERE), move || {
                store.allow_here();
            });
            let sentence = dom::element("p", "ps-problem ps-problem--warning").text(&sentence);
            sentence.text(" ").child(button).text(" ").child(allow)
        });
        let offer = || dom::button("ps-button ps-button--small", store.say(&words::SANDBOX_TOKEN), fill_in);
        warning.into_iter().chain(at_sandbox.get().then(offer)).collect()
    });
}
