//! The button, and the one call that it makes.

use poolsync_core::wire::build_request;
use poolsync_core::{Credential, Severity};
use poolsync_form::field_of;
use wasm_bindgen_futures::spawn_local;

use super::way::{Way, host, way};
use super::{Ended, Run, answer};
use crate::bind;
use crate::browser;
use crate::later;
use crate::net;
use crate::prelude::*;
use crate::store::Store;
use crate::words;

pub(super) fn start(store: Store) {
    let sendable = Memo::new(move |_| store.checked.with(|checked| checked.report.sendable()));
    let sending = Memo::new(move |_| store.run.with(|run| *run == Run::Sending));
    bind::button("send", move || {
        store.settle();
        match (sending.get_untracked(), sendable.get_untracked()) {
            (true, _) => {}
            (false, true) => later::load(store, later::ask),
            (false, false) => show_first_error(store),
        }
    });
    bind::watch(move || {
        if sendable.get() {
            later::expect_sending();
        }
    });
    bind::attribute("send", "aria-disabled", move || Some((sending.get() || !sendable.get()).to_string()));
    bind::text("send-note", move || {
        let note = match (sending.get(), sendable.get()) {
            (true, _) => store.say(&words::SEND_SENDING),
            (false, false) => store.say(&words::SEND_BLOCKED),
            (false, true) => "",
        };
        note.to_owned()
    });
}

/// Makes the call, unless one is under way. Never called but from the last question.
pub(super) fn make(store: Store) {
    if store.run.with_untracked(|run| *run == Run::Sending) {
        return;
    }
    let credential = Credential::Token(store.secrets.with_untracked(|secrets| secrets.token.clone()));
    let wire = store.checked.with_untracked(|checked| build_request(&checked.request, &credential, None));
    // The button is for requests without errors only.
    let Ok(wire) = wire else { return };
    let way = untrack(|| way(store));
    let relay = match way {
        Way::Direct => None,
        Way::Relay => store.server.with_value(|server| server.relay.clone()),
    };
    let host = untrack(|| host(store));
    let sent_at = browser::time_of_day(store.locale.get_untracked());
    store.run.set(Run::Sending);
    spawn_local(async move {
        let reply = net::send(&wire, relay.as_deref()).await;
        store.run.set(Run::Ended(Ended { reply, host, way, sent_at }));
        browser::after(0, answer::bring_into_view);
    });
}

/// Takes the user to the first error, and lets every field say what is wrong.
fn show_first_error(store: Store) {
    store.leave_all();
    let field = store.checked.with_untracked(|checked| {
        let mut errors = checked.report.of(Severity::Error);
        errors.find_map(|problem| field_of(&problem.path))
    });
    if let Some(field) = field {
        browser::focus(field.id);
    }
}
