//! The button, and the one call that it makes.

use poolsync_core::answer::{Outcome, explain};
use poolsync_core::cloud::Pool;
use poolsync_core::wire::build_request;
use poolsync_core::{Locale, Severity};
use poolsync_form::{Secrets, field_of};
use wasm_bindgen_futures::spawn_local;

use super::reading::{Certainty, certainty};
use super::way::{host, relay, way};
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

/// Makes the call now that the pool was read, unless one is under way, or the pool could not be read or is busy with another
/// one. Never called but from the last question, which shows the request as it is at this moment.
pub(super) fn make(store: Store) {
    if store.run.with_untracked(|run| *run == Run::Sending) {
        return;
    }
    let host = untrack(|| host(store));
    let sent_at = browser::now();
    let end = move |reply, way, stopped| {
        store.run.set(Run::Ended(Ended { reply, stopped, host, way, sent_at }));
        browser::after(0, answer::bring_into_view);
    };
    let way = untrack(|| way(store));
    match store.reach.get_untracked() {
        Reach::Lost(reply, way) => return end(reply, way, Some(Stopped::Unreached)),
        Reach::Known(seen) if !seen.is_of_service() => return end(Reply::Redirect, way, Some(Stopped::Unread)),
        Reach::Known(seen) if seen.pool.as_ref().is_some_and(Pool::is_synchronizing) => {
            return end(Reply::Redirect, way, Some(Stopped::Running));
        }
        _ if following::is_following_this(store) => return end(Reply::Redirect, way, Some(Stopped::Running)),
        Reach::Known(_) => {}
        // The last question does not take a yes before.
        Reach::Idle | Reach::Asking => return,
    }
    let credential = store.credential();
    let date = store.signing_date();
    let wire = date.and_then(|date| {
        store.checked.with_untracked(|checked| build_request(&checked.request, &credential, date).ok())
    });
    // The button is for requests without errors only.
    let Some(wire) = wire else { return show_first_error(store) };
    store.run.set(Run::Sending);
    let following = following::of_this_call(store);
    let relay = relay(store, way);
    let secrets = store.secrets.with_untracked(Secrets::all);
    spawn_local(async move {
        let reply = net::send(&wire, relay.as_deref(), &secrets).await;
        if let Reply::Answer(answer) = &reply {
            asking::note_clock(store, answer);
            if certainty(&reply) == Certainty::Done
                && let Outcome::Accepted { job_id, .. } = explain(answer, Locale::En)
            {
                following::begin(store, following, job_id);
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
