//! The button, and the one call that it makes.

use poolsync_core::answer::{Outcome, explain};
use poolsync_core::cloud::Pool;
use poolsync_core::wire::build_request;
use poolsync_core::{Locale, Severity};
use poolsync_form::{Secrets, field_of};
use wasm_bindgen_futures::spawn_local;

use super::reading::{Certainty, certainty};
use super::way::{Way, host, way};
use super::{Ended, Reach, Run, Stopped, answer};
use crate::asking;
use crate::bind;
use crate::browser;
use crate::credential;
use crate::following;
use crate::later::{self, More};
use crate::net::{self, Reply};
use crate::prelude::*;
use crate::store::Store;
use crate::words;

pub(super) fn start(store: Store) {
    let sendable = bind::memo(move || store.checked.with(|checked| checked.report.sendable()));
    let sending = bind::memo(move || store.run.with(|run| *run == Run::Sending));
    ask_before_leaving(sending);
    bind::button("send", move || {
        store.settle();
        match (sending.get_untracked(), sendable.get_untracked()) {
            (true, _) => {}
            (false, true) => later::load(store, More::Ask),
            (false, false) => show_first_error(store),
        }
    });
    bind::watch(move || {
        if sendable.get() {
            later::expect();
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

/// While a call is under way the browser asks before the page is left: the answer would be lost.
fn ask_before_leaving(sending: Memo<bool>) {
    if let Some(window) = browser::window() {
        browser::listen(&window, "beforeunload", move |event| {
            if sending.get_untracked() {
                event.prevent_default();
            }
        });
    }
}

/// Makes the call, unless one is under way. Never called but from the last question.
pub(super) fn make(store: Store) {
    if store.run.with_untracked(|run| *run == Run::Sending) {
        return;
    }
    store.run.set(Run::Sending);
    let asking = store.reach.with_untracked(|reach| *reach == Reach::Asking);
    store.waiting.set_value(asking);
    if !asking {
        go(store);
    }
}

/// Makes the call now that the pool was read, unless it could not be reached or is busy with another one.
pub(super) fn go(store: Store) {
    store.waiting.set_value(false);
    let host = untrack(|| host(store));
    let sent_at = browser::now();
    let end = move |reply, way, stopped| {
        store.run.set(Run::Ended(Ended { reply, stopped, host, way, sent_at }));
        browser::after(0, answer::bring_into_view);
    };
    let way = untrack(|| way(store));
    match store.reach.get_untracked() {
        Reach::Lost(reply, way) => return end(reply, way, Some(Stopped::Unreached)),
        Reach::Known(seen) if seen.pool.as_ref().is_some_and(Pool::is_synchronizing) => {
            return end(Reply::Redirect, way, Some(Stopped::Running));
        }
        _ if following::is_following_this(store) => return end(Reply::Redirect, way, Some(Stopped::Running)),
        _ => {}
    }
    let credential = store.credential();
    let Some(date) = store.signing_date() else { return store.run.set(Run::Idle) };
    let wire = store.checked.with_untracked(|checked| build_request(&checked.request, &credential, date));
    // The button is for requests without errors only.
    let Ok(wire) = wire else { return store.run.set(Run::Idle) };
    let relay = match way {
        Way::Direct => None,
        Way::Relay => store.server.with_value(|server| server.relay.clone()),
    };
    let secrets = store.secrets.with_untracked(Secrets::all);
    spawn_local(async move {
        let reply = net::send(&wire, relay.as_deref(), &secrets).await;
        if let Reply::Answer(answer) = &reply {
            asking::note_clock(store, answer);
            if certainty(&reply) == Certainty::Done
                && let Outcome::Accepted { job_id, .. } = explain(answer, Locale::En)
            {
                following::begin(store, job_id);
            }
        }
        credential::examine(store, &wire, &credential, &reply);
        end(reply, way, None);
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
        store.go_to(field);
    }
}
